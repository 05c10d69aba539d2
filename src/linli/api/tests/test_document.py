"""The document of the API is committed, so that a change of it is seen by whoever reads the change."""

import json
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).resolve().parents[4] / "tests" / "openapi.json"


def test_the_committed_document_is_what_is_served(client: Any) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert served == json.loads(DOCUMENT.read_text(encoding="utf-8")), f"write what is served into {DOCUMENT.name}"
    assert served["openapi"].startswith("3.1")
