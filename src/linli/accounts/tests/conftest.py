"""What the tests of this package share."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from linli.accounts.models import Assignment, Person, Role

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    """Tests read English words."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture(autouse=True)
def forget_limits() -> None:
    """Allauth counts in memory: no test may stop the next."""
    cache.clear()


@pytest.fixture
def messages(settings: Any, tmp_path: Path) -> Any:
    """Text messages go to a file of the test; returns a function that reads them."""
    settings.DATA = tmp_path

    def read() -> list[dict[str, str]]:
        path = tmp_path / "sms.txt"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    return read


@pytest.fixture
def holds(db: None) -> Any:
    """Make a person who holds a shipped role over a scope."""
    made = 0

    def make(code: str, scope: str = "platform", **fields: Any) -> Person:
        nonlocal made
        made += 1
        fields.setdefault("username", f"{code.replace('_', '-')}-{made}")
        fields.setdefault("name", "李云清")
        person = Person.objects.create_person(**fields)
        kind, _, pk = scope.partition(":")
        Assignment.objects.create(
            person=person, role=Role.objects.get(code=code), scope_type=kind, scope_id=int(pk) if pk else None,
            valid_from=date(2000, 1, 1),
        )  # fmt: skip
        return person

    return make


@pytest.fixture
def homes(city: Any) -> list[Any]:
    """Two homes in the first compound."""
    from linli.places.models import Building, Home, Stairwell

    building = Building.objects.create(compound=city.compounds[0], number="1", order="001")
    stairwell = Stairwell.objects.create(building=building, number="1", order="001")
    return [
        Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number=number, order=f"001 001 {number}")
        for number in ("101", "102")
    ]


def code_in(message: dict[str, str]) -> str:
    """Return the six digits of a message."""
    import re

    return re.search(r"[0-9]{6}", message["text"]).group()  # type: ignore[union-attr]
