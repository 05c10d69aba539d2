"""Say whether a lock no longer holds what pyproject.toml asks for; works without a network."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def faults() -> list[str]:
    """Return one line for every requirement of a group that its lock does not pin as asked, and every address."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    found = []
    for group in groups:
        text = (ROOT / "locks" / f"{group}.txt").read_text(encoding="utf-8")
        pins = {canonicalize_name(name): version for name, version in _PIN.findall(text)}
        for requirement in _requirements(groups, group):
            pinned = pins.get(canonicalize_name(requirement.name))
            if pinned is None or Version(pinned) not in requirement.specifier:
                found.append(f"locks/{group}.txt: {requirement} is pinned to {pinned}; run ./linli lock")
        if "://" in text:
            found.append(f"locks/{group}.txt holds an address")
    return found


def _requirements(groups: dict[str, list[str | dict[str, str]]], group: str) -> list[Requirement]:
    found: list[Requirement] = []
    for entry in groups[group]:
        if isinstance(entry, dict):
            found += _requirements(groups, entry["include-group"])
        else:
            found.append(Requirement(entry))
    return found


if __name__ == "__main__":
    for line in faults():
        print(line, file=sys.stderr)
    sys.exit(1 if faults() else 0)
