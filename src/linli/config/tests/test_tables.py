"""A new database is laid from the drawing; that the drawing is what the migrations make, `./linli check` looks at."""

import pytest
from django.core.management import call_command

from linli.config import tables


@pytest.mark.django_db
def test_what_is_there_already_is_left_alone() -> None:
    assert tables.lay() is False
    call_command("migrate", "--check", verbosity=0)


def test_a_changed_migration_makes_the_drawing_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not tables.is_stale()
    monkeypatch.setattr(tables, "migrations", lambda: [*real(), "places.9999_later"])
    assert tables.is_stale()


real = tables.migrations
