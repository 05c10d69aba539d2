"""The tables of events: what every one of them has, and the triggers that fill and keep them."""

from typing import Any

import pghistory
import pgtrigger
from django.db import models
from pghistory.models import Event as PghistoryEvent

from .tracking import FOLLOWS

# TRUNCATE reaches no row trigger. Between tests tables are emptied by it, on connections that say so.
_REFUSE_TRUNCATE = """
    IF COALESCE(current_setting('linli.testing', true), '') <> 'on' THEN
        RAISE EXCEPTION 'the table % keeps history and is not emptied', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
"""


class Event(PghistoryEvent):
    """One version of a row: what it became, or what it was when it was deleted."""

    pgh_id = models.BigAutoField(primary_key=True)
    pgh_created_at = models.DateTimeField()  # when its statement began

    class Meta:
        abstract = True


def no_truncate() -> pgtrigger.Trigger:
    """Refuse to empty a table."""
    return pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=_REFUSE_TRUNCATE,
    )


def append_only() -> list[pgtrigger.Trigger]:
    """Refuse everything but adding rows."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        no_truncate(),
    ]


def make_event_model(model: type[models.Model], exclude: tuple[str, ...], part_of: str) -> type[models.Model]:
    """Make the table of a model's events and the triggers that fill it."""
    left_out = [field.name for field in _columns(model) if _follows(field) or field.name in exclude]
    if unknown := set(exclude) - set(left_out):
        raise ValueError(f"{model._meta.label} has no columns {', '.join(sorted(unknown))} to leave out")
    indexes = [models.Index(fields=["pgh_obj", "-pgh_id"])]
    if part_of:
        indexes.append(models.Index(fields=[part_of, "-pgh_id"]))
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=left_out,
        base_model=Event,
        level=pghistory.Statement,
        append_only=True,
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=False),
        # Beside the row, not in pghistory's table of contexts: there a later change of the same request overwrites the
        # reason of an earlier one, and who and why would stand outside the chain.
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,
        attrs=_foreign_keys(model, left_out),
        meta={"indexes": indexes, "triggers": [no_truncate()], "default_permissions": ()},
    )(model)
    # The triggers match old and new rows by their key: a changed key would pass by them.
    key = model._meta.pk.column
    pgtrigger.register(
        pgtrigger.Trigger(
            name="key_never_changes",
            when=pgtrigger.Before,
            operation=pgtrigger.UpdateOf(key),
            condition=pgtrigger.Condition(f'OLD."{key}" IS DISTINCT FROM NEW."{key}"'),
            func="RAISE EXCEPTION 'the key of a row of % never changes', TG_TABLE_NAME;",
        ),
        no_truncate(),
    )(model)
    events: type[models.Model] = model.pgh_event_models["update"]  # type: ignore[attr-defined]
    return events


def _follows(field: Any) -> bool:
    return field.name in FOLLOWS or (field.name == "version" and not field.editable)  # Versioned counts the changes


def _columns(model: type[models.Model]) -> list[Any]:
    return list((model._meta.concrete_model or model)._meta.local_fields)


def _foreign_keys(model: type[models.Model], left_out: list[str]) -> dict[str, Any]:
    """Return a model's foreign keys for its events: no constraint, for what they name may be gone, and no index."""
    return {
        field.name: models.ForeignKey(
            field.remote_field.model,
            models.DO_NOTHING,
            db_constraint=False,
            db_index=False,
            null=field.null,
            db_column=field.db_column,
            related_name="+",
            related_query_name="+",
            to_field=getattr(field, "to_fields", [None])[0],
        )
        for field in _columns(model)
        if isinstance(field, models.ForeignKey) and field.name not in left_out
    }
