"""What happened to a thing and its parts, in words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.rights import Grants
from linli.core.subjects import SUBJECTS

from .tracking import TRACKED, Tracked
from .words import label_of, name_of, value_in_words

PAGE = 50


@dataclass
class Change:
    """One value: what it is called, what it was, what it became; None where there is none."""

    label: str
    old: str | None
    new: str | None


@dataclass
class Happening:
    """One event: when, what happened, by whom, on whose behalf, why, and what changed."""

    at: datetime
    what: str
    by: str
    on_behalf_of: str
    reason: str
    changes: list[Change] = field(default_factory=list)


@dataclass
class _Read:
    """One event as the database gave it."""

    source: Tracked
    own: bool
    label: str
    at: datetime
    context: dict[str, Any]
    new: dict[str, Any]
    old: dict[str, Any] | None


def recent_events(
    thing: models.Model, limit: int = 5, *, offset: int = 0, whole: bool = False, grants: Grants | None = None
) -> list[Happening]:
    """Return the last events of a thing and of its parts, the newest first; none if its model is not tracked.

    whole: what was written when a row was made or deleted as well, not only what changed.
    grants: of who reads: of the parts, those events that the thing's subject shows to them; None: all.
    One query, and one for each kind of thing that the changes name. Whoever calls asks for the rights.
    """
    read = _read(thing, limit, offset, grants)
    names = _names(read)
    return [_in_words(one, names, whole) for one in read]


def _sources(thing: models.Model) -> list[tuple[Tracked, str]]:
    """Return what is shown on a thing's page: the tracked model and the column that names the thing."""
    model = thing._meta.concrete_model
    found = []
    for one in TRACKED.values():
        if one.model is model:
            found.append((one, "pgh_obj_id"))
        elif one.part_of:
            key: Any = one.events._meta.get_field(one.part_of)
            if key.remote_field.model is model:
                found.append((one, key.column))
    return found


def _seen(thing: models.Model, source: Tracked, column: str, grants: Grants | None) -> tuple[str, list[Any]] | None:
    """Return the condition under which events of a source are shown, with its parameters; None if none is."""
    declared = SUBJECTS.get(thing._meta.label_lower)
    if grants is None or column == "pgh_obj_id" or declared is None or declared.parts_seen is None:
        return "", []
    rows: Any = source.events
    try:
        sql, params = declared.parts_seen(grants, rows._base_manager.all()).values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None
    return f" AND pgh_id IN ({sql})", list(params)


def _read(thing: models.Model, limit: int, offset: int, grants: Grants | None) -> list[_Read]:
    sources = [
        (source, column, seen)
        for source, column in _sources(thing)
        if (seen := _seen(thing, source, column, grants)) is not None
    ]
    if not sources:
        return []
    branches, params = [], []
    for number, (source, column, (condition, values)) in enumerate(sources):
        table = connection.ops.quote_name(source.events._meta.db_table)
        branches.append(
            f"""
            (SELECT {number} AS source, e.pgh_id, e.pgh_label, e.pgh_created_at, e.pgh_context::text,
                    (to_jsonb(e) - 'pgh_context')::text AS new, (to_jsonb(p) - 'pgh_context')::text AS old
             FROM (SELECT * FROM {table} WHERE "{column}" = %s{condition} ORDER BY pgh_id DESC LIMIT %s) AS e
             LEFT JOIN LATERAL (
                SELECT * FROM {table} AS before WHERE before.pgh_obj_id = e.pgh_obj_id AND before.pgh_id < e.pgh_id
                ORDER BY before.pgh_id DESC LIMIT 1) AS p ON true)
            """
        )
        params += [thing.pk, *values, offset + limit]
    sql = " UNION ALL ".join(branches) + " ORDER BY 4 DESC, 1, 2 DESC LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, limit, offset])
        return [
            _Read(
                source=sources[number][0],
                own=sources[number][1] == "pgh_obj_id",
                label=label,
                at=at,
                context=json.loads(context) if context else {},
                new=json.loads(new, parse_float=Decimal),
                old=json.loads(old, parse_float=Decimal) if old else None,
            )
            for number, _id, label, at, context, new, old in cursor.fetchall()
        ]


def _fields(source: Tracked) -> list[Any]:
    own = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_context", "pgh_obj", source.model._meta.pk.name}
    return [f for f in source.events._meta.concrete_fields if f.name not in own and f.name != source.part_of]


def _changed(one: _Read) -> list[tuple[Any, Any, Any]]:
    """Return the fields that an event changed, with the old and the new value as JSON has them."""
    fields = _fields(one.source)
    if one.label == "delete":
        return [(f, one.new[f.column], None) for f in fields if one.new[f.column] not in (None, "")]
    if one.label == "insert" or one.old is None:
        return [(f, None, one.new[f.column]) for f in fields if one.new[f.column] not in (None, "")]
    return [(f, one.old[f.column], one.new[f.column]) for f in fields if one.old.get(f.column) != one.new.get(f.column)]


Names = dict[tuple[type[models.Model], Any], str]


def _names(read: Iterable[_Read]) -> Names:
    """Return what people call everything that the events name: a query for each kind of thing."""
    wanted: dict[type[models.Model], set[Any]] = {}
    person = get_user_model()
    for one in read:
        for word in ("person", "on_behalf_of"):
            if isinstance(one.context.get(word), int):
                wanted.setdefault(person, set()).add(one.context[word])
        for key, old, new in _changed(one):
            if key.is_relation:
                wanted.setdefault(key.remote_field.model, set()).update({old, new} - {None})
    return {(model, pk): name for model, pks in wanted.items() for pk, name in _names_of(model, pks).items()}


def _names_of(model: type[models.Model], pks: set[Any]) -> dict[Any, str]:
    if declared := SUBJECTS.get(model._meta.label_lower):
        return declared.names(pks)
    keys = [f.name for f in model._meta.concrete_fields if f.is_relation]
    return {row.pk: str(row) for row in model._base_manager.filter(pk__in=pks).select_related(*keys)}


def _in_words(one: _Read, names: Names, whole: bool) -> Happening:
    person = get_user_model()
    context = one.context
    happened = {"insert": _("Recorded"), "update": _("Changed"), "delete": _("Deleted")}.get(one.label, one.label)
    if not one.own:
        happened = _("{thing}: {happened}").format(thing=name_of(one.source.model), happened=happened)
    if (pk := context.get("person")) is not None:
        by = names.get((person, pk)) or _("Person {number}").format(number=pk)
    elif "job" in context:
        by = _("Program: {name}").format(name=context["job"])
    else:
        by = _("A visitor") if "url" in context else _("Directly in the database")
    at = one.at
    if "at" in context:
        at = datetime.fromisoformat(context["at"])
    behalf = context.get("on_behalf_of")
    changes = []
    if whole or (one.label == "update" and one.old is not None):
        for key, old, new in _changed(one):
            changes.append(Change(label_of(key), *value_in_words(key, old, new, names)))
    return Happening(
        at=timezone.localtime(at),
        what=happened,
        by=by,
        on_behalf_of=""
        if behalf is None
        else names.get((person, behalf)) or _("Person {number}").format(number=behalf),
        reason=str(context.get("reason", "")),
        changes=changes,
    )
