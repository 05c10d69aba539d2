"""What every test may use: the shipped standards, an invented round, and the command line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from linli.grading.compile import Published, load_standard

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
os.environ.setdefault("LINLI_ROOT", str(ROOT))


@pytest.fixture(scope="session")
def courteous() -> Published:
    return load_standard(ROOT / "standards" / "courteous-compound.yaml")


@pytest.fixture(scope="session")
def community_points() -> Published:
    return load_standard(ROOT / "standards" / "green-community-points.yaml")


@pytest.fixture(scope="session")
def example() -> Path:
    return ROOT / "examples" / "courteous-compounds.xlsx"


@pytest.fixture
def linli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Type a command; returns exit status, stdout and stderr."""
    monkeypatch.delenv("LINLI_LANG", raising=False)

    def run(*words: object) -> tuple[int, str, str]:
        from linli.grading.commands import main

        try:
            status = main([str(word) for word in words])
        except SystemExit as exc:
            status = int(exc.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run
