"""What an assessor's phone takes along: the person's own visits, and what the standard asks there.

Blind: nothing that anybody else entered, no mark of an earlier round, not which scoring it is or who else goes there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from django.core.cache import cache
from django.db import connection

from linli.evaluation.deduction_points import deduction_points
from linli.evaluation.models import Confirmation, Edition, Round, ScoredItem, ScoredPhoto, Sheet, Visit
from linli.evaluation.operations.scorings import FACT
from linli.evaluation.rules.scoring import part_of
from linli.grading.cells import plain
from linli.grading.schema import Condition, Item, Method, Standard, Text
from linli.grading.scheme import most

OPEN = (Round.State.CALLED, Round.State.MARKING)  # while marks are taken
_SHOWN = (Visit.State.ASSIGNED, Visit.State.ACCEPTED, Visit.State.DONE)
# Texts that assessors wrote are offered to others if that many sheets hold them: nobody is told by such a text.
_AT_LEAST, _EACH, _ROUNDS, _SHEETS, _DAY = 5, 4, 3, 20_000, 86_400


def field_list(person: Any) -> dict[str, Any]:
    """Return a person's own visits of open rounds, with the standards that they need. A handful of queries."""
    visits = list(
        Visit.objects.filter(assessor__person=person, state__in=_SHOWN)
        .exclude(round__state__in=(Round.State.SEALED, Round.State.CANCELLED))
        .select_related("round__edition", "sheet__compound")
        .order_by("position", "pk")
    )
    items: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in ScoredItem.objects.filter(visit__in=visits).order_by("item"):
        items[row.visit_id][row.item] = {"answer": row.answer, "reasons": row.reasons}
    photos: dict[int, Counter[str]] = defaultdict(Counter)
    for pk, item in ScoredPhoto.objects.filter(visit__in=visits).order_by("item").values_list("visit", "item"):
        photos[pk][item] += 1
    confirmed: dict[int, list[str]] = defaultdict(list)
    for pk, party in Confirmation.objects.filter(visit__in=visits).order_by("party").values_list("visit", "party"):
        confirmed[pk].append(party)
    hidden = _found_by_others(visits)
    editions = {one.round.edition.content_hash: one.round.edition for one in visits}
    return {
        "person": str(getattr(person, "public_id", person.pk)),
        "visits": [
            _visit(one, hidden[one.sheet_id])
            | {"items": items[one.pk], "photos": photos[one.pk], "confirmed": confirmed[one.pk]}
            for one in visits
        ],
        "editions": {
            content_hash: drawn_edition(edition, used_texts(edition.standard))
            for content_hash, edition in editions.items()
        },
    }


def _visit(visit: Visit, hidden: Iterable[str]) -> dict[str, Any]:
    sheet, round_, compound = visit.sheet, visit.round, visit.sheet.compound
    point = None
    if compound is not None and compound.longitude is not None and compound.latitude is not None:
        point = [float(compound.longitude), float(compound.latitude)]
    return {
        "id": visit.pk,
        "name": sheet.name,
        "code": sheet.code,
        "address": compound.address if compound else "",
        "community": sheet.community_name,
        "county": sheet.county_name,
        "point": point,
        "part": visit.part,
        "state": visit.state,
        "due": visit.due_on.isoformat() if visit.due_on else None,
        "round": round_.title,
        "open": round_.state in OPEN,
        "edition": round_.edition.content_hash,
        "as_of": round_.as_of.isoformat(),
        "facts": {name: value for name, value in sorted(sheet.facts.items()) if name not in hidden},
    }


def _found_by_others(visits: Sequence[Visit]) -> dict[int, set[str]]:
    """Return by sheet the facts that another visit found on site: a sheet may have taken them over already."""
    rows = ScoredItem.objects.filter(visit__sheet__in={one.sheet_id for one in visits}, item__startswith=FACT)
    found: dict[int, set[str]] = defaultdict(set)
    for sheet, item in rows.exclude(visit__in=visits).values_list("visit__sheet", "item"):
        found[sheet].add(item.removeprefix(FACT))
    return found


# A standard as a phone draws it --------------------------------------------------------------------------------------


def drawn_edition(edition: Edition, used: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return an edition as a phone draws it. used: texts that assessors wrote before, by item."""
    drawn = _drawn(edition.content_hash, edition.standard, edition.compiled().standard)
    sections = [
        {**section, "items": [{**item, "used": list(used.get(item["id"], ()))} for item in section["items"]]}
        for section in drawn["sections"]
    ]
    return {**drawn, "edition": edition.edition, "sample": edition.is_sample, "sections": sections}


class _ByHash:
    """A standard told apart by its hash, so that what is drawn of it can be kept."""

    def __init__(self, content_hash: str, name: str, standard: Standard) -> None:
        self.content_hash, self.name, self.standard = content_hash, name, standard

    def __hash__(self) -> int:
        return hash(self.content_hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHash) and other.content_hash == self.content_hash


def _drawn(content_hash: str, name: str, standard: Standard) -> dict[str, Any]:
    return _drawn_once(_ByHash(content_hash, name, standard))


@lru_cache(maxsize=16)
def _drawn_once(named: _ByHash) -> dict[str, Any]:
    standard, library = named.standard, deduction_points().get(named.name, {})
    return {
        "standard": named.name,
        "title": _text(standard.title),
        "facts": [
            {"id": fact.id, "title": _text(fact.title), "kind": fact.kind, "choices": list(fact.choices)}
            for fact in standard.facts
        ],
        "sections": [
            {
                "id": section.id,
                "title": _text(section.title),
                "items": [
                    _item(item) | {"library": [point._asdict() for point in library.get(item.id, ())]}
                    for item in section.items
                    if part_of(item)
                ],
            }
            for section in standard.sections
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "part": part_of(item),
        "title": _text(item.title),
        "role": item.role,
        "points": plain(item.points) if item.points is not None else None,
        "most": most(item),  # units of 0.0001 point
        "method": _method(item.method),
        "means": [_text(one) for one in item.means],
        "how": _text(item.how),
        "applies": {fact: _condition(one) for fact, one in item.applies.items()},
        "evidence": {"documents": item.evidence.documents, "kinds": _text(item.evidence.kinds)},
    }


def _method(method: Method) -> dict[str, Any]:
    drawn: dict[str, Any] = {"name": method.name}
    if method.levels:
        drawn["levels"] = [plain(level) for level in method.levels]
    if method.deduct:
        drawn |= {"per": plain(method.deduct.per), "unit": _text(method.deduct.unit)}
    if method.count:
        drawn |= {"of": method.count.of, "unit": _text(method.count.unit)}
    if method.measured:
        drawn |= {
            "unit": method.measured.unit,
            "points_at": [[plain(value), plain(share)] for value, share in method.measured.points_at],
            "when_empty": method.measured.when_empty,
            "denominator_at_least": method.measured.denominator_at_least,
        }
    if method.index:
        drawn["scale"] = method.index.scale
    return drawn


def _condition(condition: Condition) -> dict[str, Any]:
    drawn = {
        "at_least": None if condition.at_least is None else plain(condition.at_least),
        "at_most": None if condition.at_most is None else plain(condition.at_most),
        "is": condition.is_,
        "one_of": None if condition.one_of is None else list(condition.one_of),
    }
    return {name: value for name, value in drawn.items() if value is not None}


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


# What assessors wrote before ------------------------------------------------------------------------------------------


def used_texts(standard: str) -> dict[str, list[str]]:
    """Return by item the reasons that stand most often in the last sealed rounds of a standard; one query a day.

    Only texts that stand on several sheets: they tell of no single place. Personal numbers were refused at entry.
    """
    rounds = list(
        Round.objects.filter(state=Round.State.SEALED, edition__standard=standard)
        .order_by("-sealed_at", "-pk")
        .values_list("pk", flat=True)[:_ROUNDS]
    )
    if not rounds:
        return {}
    key = f"field:texts:{'-'.join(map(str, rounds))}"
    return cast("dict[str, list[str]]", cache.get_or_set(key, lambda: _used_texts(rounds), _DAY))


def _used_texts(rounds: Sequence[int]) -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT item, text FROM (
                SELECT entry.key AS item, reason.value ->> 0 AS text, count(DISTINCT sheet.id) AS often,
                       row_number() OVER (
                           PARTITION BY entry.key ORDER BY count(DISTINCT sheet.id) DESC, reason.value ->> 0
                       ) AS place
                FROM (
                    SELECT id, reasons FROM {Sheet._meta.db_table}
                    WHERE round_id = ANY(%s) AND reasons <> '{{}}' ORDER BY id DESC LIMIT %s
                ) AS sheet, jsonb_each(sheet.reasons) AS entry, jsonb_array_elements(entry.value) AS reason
                WHERE length(reason.value ->> 0) BETWEEN 2 AND 60
                GROUP BY 1, 2 HAVING count(DISTINCT sheet.id) >= %s
            ) AS texts WHERE place <= %s ORDER BY item, place
            """,
            [list(rounds), _SHEETS, _AT_LEAST, _EACH],
        )
        found: dict[str, list[str]] = defaultdict(list)
        for item, text in cursor.fetchall():
            found[item].append(text)
    return dict(found)
