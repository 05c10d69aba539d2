"""What two scorings of one round have in common: read into arrays, measured by kernels.agreement, put into words."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import QuerySet
from numpy.typing import NDArray

from linli.evaluation.models import Round, Sheet
from linli.evaluation.rules.scoring import part_of
from linli.grading.marks import mark_of
from linli.grading.schema import Item
from linli.grading.scheme import most
from linli.kernels.agreement import Agreement, Rules, compare
from linli.kernels.record import UNKNOWN

Matrix = NDArray[np.int32]


@dataclass(frozen=True)
class Pairs:
    """Marks of a round's double-scored sheets: items by sheets, who gave them, and whose people they are."""

    items: list[Item]
    sheets: list[int]
    first: Matrix
    second: Matrix
    first_by: NDArray[np.int64]
    second_by: NDArray[np.int64]
    assessors: list[int]  # numbers of Assessor, by their place in the arrays
    organisations: list[int]
    organisation_of: NDArray[np.int64]
    key: str


def pairs_of(round_: Round, sheets_in_sight: QuerySet[Sheet]) -> Pairs:
    """Read what was handed in twice about sheets in sight: one row for each visit, two queries."""
    seen = list(sheets_in_sight.filter(round=round_).values_list("pk", flat=True))
    standard = round_.edition.compiled().standard
    items = [item for item in standard.items if part_of(item)]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT v.sheet_id, v.scoring, v.part, v.assessor_id, c.organisation_id, v.id,
                   (SELECT jsonb_object_agg(i.item, i.answer) FROM evaluation_scoreditem i WHERE i.visit_id = v.id)
            FROM evaluation_visit v
            JOIN evaluation_assessor a ON a.id = v.assessor_id JOIN evaluation_contract c ON c.id = a.contract_id
            WHERE v.sheet_id = ANY(%s) AND v.state = 'DONE' AND EXISTS (
                SELECT 1 FROM evaluation_visit o WHERE o.sheet_id = v.sheet_id AND o.part = v.part
                AND o.scoring = 3 - v.scoring AND o.state = 'DONE')
            ORDER BY v.sheet_id, v.part, v.scoring
            """,
            [seen],
        )
        rows = cursor.fetchall()
    sheets = sorted({row[0] for row in rows})
    assessors = sorted({row[3] for row in rows})
    body_of = {row[3]: row[4] for row in rows}
    organisations = sorted(set(body_of.values()))
    at, who, number = _places(sheets), _places(assessors), _places(organisations)
    shape = (len(items), len(sheets))
    marks = np.full((2, *shape), UNKNOWN, np.int32)
    people = np.full((2, *shape), -1, np.int64)
    parts: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        parts.setdefault(part_of(item), []).append(place)
    known: dict[tuple[int, str], int] = {}
    for sheet, scoring, part, assessor, _body, _visit, answers in rows:
        given = _json(answers)
        for place in parts.get(part, ()):
            answer = given.get(items[place].id, "")
            mark = known.get((place, answer))
            if mark is None:
                mark = known[place, answer] = mark_of(items[place], answer, round_.as_of)
            marks[scoring - 1, place, at[sheet]] = mark
            people[scoring - 1, place, at[sheet]] = who[assessor]
    return Pairs(
        items, sheets, marks[0], marks[1], people[0], people[1], assessors, organisations,
        np.array([number[body_of[one]] for one in assessors], np.int64), ",".join(str(row[5]) for row in rows),
    )  # fmt: skip


def measured(round_: Round, pairs: Pairs) -> Agreement | None:
    """Return the statistics of pairs; None while nothing was scored twice. The seed is the round's number."""
    if not pairs.sheets:
        return None
    full = np.array([max(most(item), 1) for item in pairs.items], np.int32)
    musts = np.array([item.role == "must-have" for item in pairs.items], bool)
    rules = Rules(seed=round_.pk, apart_at_most=round_.differ_percent * 100)
    return compare(
        pairs.first, pairs.second, full, musts, pairs.first_by, pairs.second_by, pairs.organisation_of, rules
    )


def _places(values: list[int]) -> dict[int, int]:
    return {value: place for place, value in enumerate(values)}


def _json(value: Any) -> dict[str, str]:
    import json

    return json.loads(value) if isinstance(value, str) else value or {}
