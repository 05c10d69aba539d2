"""What is held on a day, set-based: the rule of rules.titles as a query, and the words of classes."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Literal

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from linli.evaluation.models import Award, AwardNote, Edition
from linli.evaluation.models.editions import compiled

Holder = Literal["community", "compound"]
Note = AwardNote.Kind


def in_force(on: date, holder: Holder | None = None) -> QuerySet[Any]:
    """Return the awards of communities, of compounds or of both that hold on a day, each with `state`: "", WARNED, …

    docs/algorithms/titles.md: of each holder, kind and standard at most one, the one that began last.
    """
    holders: tuple[Holder, ...] = (holder,) if holder else ("community", "compound")
    of_the_same = reduce(or_, (Q(**{name: OuterRef(name)}) for name in holders))
    later = Award.objects.filter(
        of_the_same,
        Q(valid_from__gt=OuterRef("valid_from")) | Q(valid_from=OuterRef("valid_from"), pk__gt=OuterRef("pk")),
        kind=OuterRef("kind"), standard=OuterRef("standard"), valid_from__lte=on,
    )  # fmt: skip
    rows = Award.objects.filter(valid_from__lte=on)
    if holder:
        rows = rows.filter(**{f"{holder}__isnull": False})
    found: QuerySet[Any] = (
        rows.filter(Q(valid_to=None) | Q(valid_to__gt=on))
        .annotate(state=_state(on))
        .exclude(state__in=(Note.REVOKED, Note.REPLACED))
        .exclude(Exists(later.annotate(state=_state(on)).exclude(state=Note.REPLACED)))
    )
    return found


def held(on: date, holder: Holder, *kinds: str) -> QuerySet[Any]:
    """Return what the row at hand of a query over communities or compounds holds on a day, the latest first."""
    rows = in_force(on, holder).filter(**{holder: OuterRef("pk")}, kind__in=kinds)
    return rows.order_by("-valid_from", "-pk")


def held_by(on: date, holder: Holder, pks: Iterable[int], *kinds: str) -> dict[tuple[int, str], dict[str, Any]]:
    """Return what a list shows of the awards that these hold on a day, by holder and kind, the latest of each.

    One query for a page of a list: asked for every row of a city, it took as long as all else on the page.
    """
    holders = list(dict.fromkeys(pks))
    if not holders:
        return {}
    sql, parameters = _composed(holder, kinds, len(holders))
    now: dict[Any, Any] = {_DAY: on, **{-number: pk for number, pk in enumerate(holders, 1)}}
    with connection.cursor() as cursor:
        cursor.execute(sql, [now.get(one, one) for one in parameters])
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    return {
        (row["holder"], row["kind"]): {
            **{name: row[name] for name in ("pk", "value", "standard", "document", "state", "sample")},
            "since": row["valid_from"].isoformat(), "until": row["valid_to"] and row["valid_to"].isoformat(),
        }
        for row in rows
    }  # fmt: skip


_DAY = date.min
_COLUMNS = ("holder", "pk", "kind", "value", "standard", "document", "state", "valid_from", "valid_to", "sample")


@lru_cache(maxsize=200)
def _composed(holder: Holder, kinds: tuple[str, ...], count: int) -> tuple[str, tuple[Any, ...]]:
    """Return the SQL of `held_by` with parameters: _DAY stands for the day, -1, -2, … for so many holders.

    Composing it takes three times as long as answering it, and a list asks it for each page.
    """
    rows = in_force(_DAY, holder).filter(**{f"{holder}__in": range(-1, -count - 1, -1)}, kind__in=kinds)
    asked = rows.order_by("valid_from", "pk").values_list(holder, *_COLUMNS[1:-1], "round__edition__is_sample")
    sql, parameters = asked.query.sql_with_params()
    return sql, tuple(parameters)


def _state(on: date) -> Coalesce:
    last = AwardNote.objects.filter(award=OuterRef("pk"), on__lte=on).order_by("-on", "-pk").values("kind")[:1]
    return Coalesce(NullIf(Subquery(last), Value(Note.RESTORED.value)), Value(""))


_TITLES: dict[str, dict[str, tuple[str, str]]] = {}  # by content hash: class id -> title in Chinese and English


def class_titles(language: str) -> dict[tuple[str, str], str]:
    """Return the words of classes by (standard, class id), as the last edition that has them says. One query or two."""
    editions = Edition.objects.exclude(state=Edition.State.DRAFT).filter(subject="compound").order_by("published_at")
    known = list(editions.values_list("standard", "content_hash"))
    missing = {content for _standard, content in known} - set(_TITLES)
    if missing:
        for content, document, name in editions.filter(content_hash__in=missing).values_list(
            "content_hash", "document", "standard"
        ):
            rules = compiled(document, name).standard.outcome.class_
            _TITLES[content] = {rule.id: (rule.title.zh, rule.title.en) for rule in rules}
    number = 1 if language == "en" else 0
    return {(standard, name): words[number] for standard, content in known for name, words in _TITLES[content].items()}
