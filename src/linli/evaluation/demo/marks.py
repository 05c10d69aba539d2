"""Answers and reasons of the demo's sheets: drawn by how well a place does; what the demo's rows say is never drawn."""

import json
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from linli.evaluation.models import Round, Sheet
from linli.evaluation.operations.marks import needs_reason
from linli.grading.marks import applies, read_answer
from linli.grading.schema import Item

from .quality import Quality
from .words import proof, reason

VERIFIED = ("C13", "G301")  # shares of verified households: most were verified before this platform came
FAILS = {  # how often the worst fail a must-have; the best do so a tenth as often
    "A10": 0.06, "B16": 0.035, "B17": 0.002, "C11": 0.006, "C12": 0.01, "G211": 0.12, "G212": 0.08, "G507": 0.02,
}  # fmt: skip


def mark(
    round_: Round, sheets: Iterable[Sheet], quality: dict[int, Quality], rng: random.Random, gain: float, at: datetime
) -> None:
    """Answer every item of some sheets that the platform has not answered itself. Nothing is saved."""
    items = round_.edition.compiled().standard.items
    source = {"how": Sheet.How.WORKBOOK.value, "by": None, "at": at.isoformat(), "what": f"{round_.title}评分表.xlsx"}
    before = {"how": Sheet.How.ENTERED.value, "by": None, "at": at.isoformat(), "what": "邻礼通1.0后台导出"}
    for sheet in sheets:
        known = quality[sheet.compound_id or sheet.place_id]
        level = min(0.99, max(0.25, known.level + gain + rng.gauss(0, 0.018)))
        sheet.facts = _facts(sheet, rng)
        for item in items:
            if item.id in VERIFIED:
                sheet.answers[item.id], sheet.sources[item.id] = _verified(item, level, rng), before
                continue
            drawn = _told(item, known) or _drawn(item, level, rng)  # the same ones, whatever the platform knows
            if sheet.sources.get(item.id, {}).get("how") == Sheet.How.LIVE:
                continue
            if item.applies and applies(item, sheet.facts) is False:
                continue
            answer = read_answer(item, drawn)
            sheet.answers[item.id], sheet.sources[item.id] = answer, source
            if needs_reason(item, answer, round_.as_of):
                sheet.reasons[item.id] = [[reason(item, answer, rng), proof(item, rng, at)]]
        for item in rng.sample(items, 2) if rng.random() < 0.012 else ():  # not everything is in on time
            for column in (sheet.answers, sheet.sources, sheet.reasons):
                column.pop(item.id, None)
        # Sheets come in over two weeks, on working days.
        day = at + timedelta(days=rng.choice((0, 1, 2, 5, 6, 7, 8, 9, 12, 13)), minutes=rng.randint(-20, 480))
        sheet.changed_at = day - timedelta(days=max(0, day.weekday() - 4))


def save(sheets: Sequence[Sheet]) -> None:
    """Write what sheets hold in one statement: `bulk_update` takes half a minute for as many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE marked (id bigint, facts jsonb, answers jsonb, sources jsonb, reasons jsonb,"
            " at timestamptz) ON COMMIT DROP"
        )
        with cursor.copy("COPY marked FROM STDIN") as copy:
            for sheet in sheets:
                held = (sheet.facts, sheet.answers, sheet.sources, sheet.reasons)
                texts = [json.dumps(one, ensure_ascii=False) for one in held]
                copy.write_row((sheet.pk, *texts, sheet.changed_at))
        cursor.execute(
            f"UPDATE {Sheet._meta.db_table} s SET facts = m.facts, answers = m.answers, sources = m.sources,"
            " reasons = m.reasons, changed_at = m.at, version = s.version + 1 FROM marked m WHERE s.id = m.id"
        )
        cursor.execute("DROP TABLE marked")


def _verified(item: Item, level: float, rng: random.Random) -> str:
    """Return how many households were verified in the system before, which the demo's rows were not moved from."""
    households = rng.randint(120, 900)
    share = min(0.85, max(0.08, rng.gauss(0.46 + 0.5 * (level - 0.7), 0.12)))
    return read_answer(item, f"{round(share * households)}/{households}")


def _facts(sheet: Sheet, rng: random.Random) -> dict[str, str]:
    if sheet.compound_id:
        return {**sheet.facts, "owners_meeting_due": "no" if rng.random() < 0.04 else "yes"}
    return {
        "works_in_3_years": str(rng.choice((0, 1, 1, 2, 3))), "lift_requests": str(rng.choice((0, 0, 2, 5, 9))),
        "schools": str(rng.choice((0, 1, 1, 2))), "heritage_count": str(rng.choice((0, 0, 0, 1, 4))),
    }  # fmt: skip


def _told(item: Item, known: Quality) -> str:
    """What the demo's own rows say about an item; empty where they say nothing."""
    if item.id == "B18":
        return "yes" if known.managed else "no"
    if item.id == "B01":
        return "yes" if known.contract or known.managed in ("SELF", "FLOOR", "TRUSTEESHIP") else "no"
    if item.id == "C01" and known.committee:
        return ("", "1", "3")[known.committee]  # after its term a new one is being prepared
    if item.id == "G406":
        return "yes" if known.covered else "no"
    return ""


def _drawn(item: Item, level: float, rng: random.Random) -> str:
    method = item.method
    luck = min(1.0, max(0.0, level + rng.uniform(-0.2, 0.18)))
    if item.role == "must-have":
        return "no" if rng.random() < FAILS.get(item.id, 0.03) * max(0.1, min(1.0, (1 - level) * 2.2)) else "yes"
    if item.role == "bonus":
        luck = max(0.0, (luck - 0.62) * 1.9)
    if method.binary:
        return "yes" if rng.random() < luck + 0.1 else "no"
    if item.id == "C01":  # no owners' committee: a management committee, one being prepared, nothing
        return "2" if luck > 0.8 else "1" if luck > 0.68 else "0"
    if method.levels:
        place = min(len(method.levels) - 1, int((1 - luck) * 2.0 * (len(method.levels) - 1)))
        return str(method.levels[place])
    if method.deduct:
        return str(int((1 - luck) * float((item.points or 0) / method.deduct.per) * rng.uniform(0.2, 1.2)))
    if method.count:
        return str(round(min(1.2, luck * rng.uniform(0.95, 1.3)) * method.count.of))
    assert method.measured is not None
    return _measured(method.measured, luck, rng)


def _measured(method: Any, luck: float, rng: random.Random) -> str:
    best = max(method.points_at, key=lambda pair: pair[1])[0]
    worst = min(method.points_at, key=lambda pair: pair[1])[0]
    reached = min(Decimal(1), Decimal(round(luck * 112)) / 100)
    value = worst + (best - worst) * reached
    if method.unit == "number":
        return f"{value.quantize(Decimal('0.1')):f}"
    below = rng.randint(24, 160)
    return f"{min(below, round(value * below))}/{below}"
