"""Say whether the JSON Schema that editors use is still the one that the compiler checks by."""

import json
import sys
from pathlib import Path

from linli.grading.schema import json_schema

PATH = Path(__file__).resolve().parents[1] / "standards" / "standard.schema.json"

if __name__ == "__main__":
    if json.loads(PATH.read_text(encoding="utf-8")) != json_schema():
        sys.exit(f"{PATH.name} is stale; run ./linli standard schema -o standards/{PATH.name}")
