"""Say which templates djade would write differently."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    names = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "src").rglob("templates/**/*.html"))]
    command = [str(Path(sys.executable).parent / "djade"), "--check", "--target-version", "5.2", *names]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
