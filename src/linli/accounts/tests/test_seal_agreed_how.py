"""An installation from before 2026-11-23 wrote openly how parents agreed: its upgrade seals that, and loses nothing.

In a database of its own, for the upgrade's transaction meets rows that older ones wrote.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django.plugin import DjangoDbBlocker
from tools.test_database import TEMPLATE, start_once

from linli.accounts.models import ActingFor, Person
from linli.core.history import chain

AT = datetime(2021, 10, 15, 4, tzinfo=UTC)
OLD, NEW = [("accounts", "0001_initial")], [("accounts", "0002_seal_agreed_how")]


@pytest.fixture
def apart(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Django's connection leads to a database of its own, and back afterwards."""
    start_once()
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        to("postgres")
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE sealing TEMPLATE {TEMPLATE}")
        to("sealing")
        yield
        to("postgres")
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE sealing")
        to(name)


def to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def migrate(target: list[tuple[str, str]]) -> Any:
    """Go to a state of the tables; returns its models."""
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps


def person(name: str, *, erased: bool = False) -> Person:
    made = Person.objects.create_person(name=name)
    if erased:
        Person.objects.filter(pk=made.pk).update(key=None)
    return made


@pytest.mark.usefixtures("apart")
def test_what_was_written_openly_is_sealed_and_the_erased_lose_it(monkeypatch: pytest.MonkeyPatch) -> None:
    old = migrate(OLD)
    child, parent, gone = person("安孝云"), person("安宜居"), person("安故去", erased=True)
    given = old.get_model("accounts", "ActingFor").objects
    given.create(person_id=child.pk, principal_id=parent.pk, agreed_at=AT, agreed_how="纸质委托书 7 号, 由王秀英送来")
    given.create(person_id=parent.pk, principal_id=gone.pk, agreed_at=AT, agreed_how="电话口头同意")
    events = old.get_model("accounts", "ActingForEvent")
    columns = sorted(field.column for field in events._meta.concrete_fields if field.column != "pgh_id")
    with monkeypatch.context() as then:
        then.setattr(chain, "event_tables", lambda: {events._meta.db_table: ["pgh_id", *columns]})
        assert chain.seal(AT) == 2
        assert not chain.check().fault

    migrate(NEW)

    kept = ActingFor.objects.get(principal=parent)
    assert kept.agreed_how == "纸质委托书 7 号, 由王秀英送来"
    assert "王秀英".encode() not in bytes(kept.agreed_how_sealed)
    assert ActingFor.objects.get(principal=gone).agreed_how == ""
    with connection.cursor() as cursor:
        for table in ("accounts_actingfor", "accounts_actingforevent"):
            cursor.execute(f"SELECT string_agg({table}::text, '') FROM {table}")
            assert "王秀英" not in cursor.fetchone()[0], f"{table} holds no open text any more"
    found = chain.check()
    assert (found.fault, found.dropped) == ("", ["accounts_actingforevent.agreed_how"]), "the chain says what went"
    ActingFor.objects.filter(pk=kept.pk).update(ended_at=AT)
    updates: Any = ActingFor.pgh_event_models["update"]  # type: ignore[attr-defined]
    assert updates.objects.filter(pgh_obj=kept, pgh_label="update").count() == 1, "the triggers are in place again"
