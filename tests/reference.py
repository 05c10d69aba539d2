"""The rules again, slowly: one subject at a time, in fractions, straight from docs/algorithms/scoring.md.

Nothing here is shared with the program but the typed standard, so that both can only agree by being right.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from linli.grading.schema import Condition, Item, Standard

ABSENT, MISSING = "absent", "missing"  # not applicable, unknown
Mark = Fraction | str


@dataclass
class Outcome:
    state: str
    total: Fraction
    sections: list[Fraction]
    rung: int
    by_total: int
    class_id: str
    marks: dict[str, Mark]


def half_up(value: Fraction, digits: int) -> Fraction:
    return Fraction(floor(value * 10**digits + Fraction(1, 2)), 10**digits)


def number(text: str) -> Fraction | None:
    """A canonical answer as a fraction; None for an empty denominator."""
    if "/" in text:
        above, below = map(int, text.split("/"))
        return Fraction(above, below) if below else None
    return Fraction(text)


def holds(condition: Condition, value: str) -> bool:
    if condition.is_ is not None:
        return (value == "yes") == condition.is_
    if condition.one_of is not None:
        return value in condition.one_of
    amount = Fraction(value)
    least, most = condition.at_least, condition.at_most
    return (least is None or amount >= Fraction(least)) and (most is None or amount <= Fraction(most))


def applicability(item: Item, facts: dict[str, str]) -> str:
    values = [(facts.get(name, ""), condition) for name, condition in item.applies.items()]
    if any(value != "" and not holds(condition, value) for value, condition in values):
        return "no"
    return "open" if any(value == "" for value, _ in values) else "yes"


def mark(item: Item, answer: str, facts: dict[str, str], as_of: date) -> Mark:
    verdict = applicability(item, facts)
    if verdict == "no":
        return ABSENT
    if verdict == "open" or (answer == "" and not item.method.events):
        return MISSING
    points = Fraction(item.points) if item.points is not None else Fraction(1)
    method = item.method
    if method.binary:
        return points if answer == "yes" else Fraction(0)
    if method.levels:
        return Fraction(answer)
    if method.deduct:
        return max(Fraction(0), points - Fraction(method.deduct.per) * int(answer))
    if method.count:
        return half_up(points * min(Fraction(int(answer), method.count.of), Fraction(1)), 4)
    if method.measured:
        rule = method.measured
        value = number(answer)
        too_few = rule.denominator_at_least and "/" in answer and int(answer.split("/")[1]) < rule.denominator_at_least
        if value is None or too_few:
            return {"not_applicable": ABSENT, "unknown": MISSING, "award": points}[rule.when_empty]
        line = [(Fraction(x), Fraction(y)) for x, y in rule.points_at]
        below = [pair for pair in line if pair[0] <= value]
        above = [pair for pair in line if pair[0] >= value]
        if not below:
            share = line[0][1]
        elif not above:
            share = line[-1][1]
        elif below[-1][0] == above[0][0]:
            share = below[-1][1]
        else:
            (x0, y0), (x1, y1) = below[-1], above[0]
            share = y0 + (y1 - y0) * (value - x0) / (x1 - x0)
        return half_up(points * share, 4)
    assert method.events is not None
    total = Fraction(0)
    for entry in filter(None, answer.split("; ")):
        day, kind_id = entry.split(" ")
        kind = next(kind for kind in method.events.kinds if kind.id == kind_id)
        start = date.fromisoformat(day)
        months = (as_of.year - start.year) * 12 + as_of.month - start.month
        if start <= as_of and (months < kind.valid_months or (months == kind.valid_months and as_of.day < start.day)):
            total += Fraction(kind.points)
    return min(max(total, Fraction(method.events.lowest)), points)


def evaluate(standard: Standard, answers: dict[str, str], facts: dict[str, str], as_of: date) -> Outcome:
    marks = {item.id: mark(item, answers.get(item.id, ""), facts, as_of) for item in standard.items}
    sections, got, open_points = [], [], []
    assessable = True
    for section in standard.sections:
        ordinary = [item for item in section.items if item.role == "ordinary"]
        full = sum(
            (Fraction(item.points) if item.points is not None else Fraction(1) for item in ordinary), Fraction(0)
        )
        there = [item for item in ordinary if marks[item.id] != ABSENT]
        left = sum((Fraction(item.points) if item.points is not None else Fraction(1) for item in there), Fraction(0))
        raw = sum((m for item in there if isinstance(m := marks[item.id], Fraction)), Fraction(0))
        got.append(raw)
        open_points.append(left)
        value = raw
        if standard.mode == "points" and left < full:
            assessable &= 2 * (full - left) <= full
            value = half_up(raw * full / left, 4) if left else raw
        cap = Fraction(section.cap) if section.cap is not None else full
        sections.append(min(value, cap))
    bonus = sum(
        (m for item in standard.items if item.role == "bonus" and isinstance(m := marks[item.id], Fraction)),
        Fraction(0),
    )
    if standard.bonus:
        bonus = min(bonus, Fraction(standard.bonus.cap))
    total = half_up(sum(sections, Fraction(0)) + bonus, 2)
    missing = any(value == MISSING for value in marks.values())
    state = "not_assessable" if not assessable else "incomplete" if missing else "graded"
    names = [section.id for section in standard.sections]

    def gate(section: str, share: Fraction) -> bool:
        place = names.index(section)
        return got[place] >= share * open_points[place]

    bad_entry = any(
        kind.points < 0
        for item in standard.items
        if item.method.events
        for kind in item.method.events.kinds
        if any(_in_force(entry, kind.id, kind.valid_months, as_of) for entry in answers.get(item.id, "").split("; "))
    )
    by_total = rung = 0
    if standard.mode == "checklist":
        by_total = 1
        rung = int(all(gate(name, Fraction(1)) for name in names))
    for place, band in enumerate(standard.outcome.bands, 1):
        if band.min is not None and total < Fraction(band.min):
            continue
        by_total = place
        gates = dict.fromkeys(names, band.every_section) if band.every_section is not None else band.section
        clean = not (band.when and bad_entry)
        if clean and all(gate(name, Fraction(share or 0)) for name, share in gates.items()):
            rung = place
    classes = [rule.id for rule in standard.outcome.class_]
    floor_class = -1
    for item in standard.items:
        if item.role == "must-have" and marks[item.id] == 0 and item.on_fail:
            stars = [band.star for band in standard.outcome.stars or ()][::-1]
            if item.on_fail.star_at_most is not None:
                rung = min(rung, sum(star <= item.on_fail.star_at_most for star in stars))
            if item.on_fail.grade_at_most:
                grades = [band.grade for band in standard.outcome.grades or ()][::-1]
                rung = min(rung, len(grades) - grades[::-1].index(item.on_fail.grade_at_most))
            if item.on_fail.not_passed:
                rung = 0
            if item.on_fail.class_:
                floor_class = max(floor_class, classes.index(item.on_fail.class_))
    class_id = ""
    if state == "graded" and classes:
        stars = [0, *(band.star for band in (standard.outcome.stars or ())[::-1])]
        for place, rule in enumerate(standard.outcome.class_):
            star = rule.when.star.at_least if rule.when and rule.when.star else 0
            gates = rule.when.section if rule.when else {}
            held = stars[rung] if standard.outcome.stars else 0
            if held >= star and all(gate(name, Fraction(share)) for name, share in gates.items()):
                class_id = classes[max(place, floor_class)]
                break
    if standard.mode == "checklist" and not any(open_points):
        state, class_id = "not_assessable", ""
    return Outcome(state, total, sections, rung, by_total, class_id, marks)


def _in_force(entry: str, kind_id: str, months: int, as_of: date) -> bool:
    if not entry or entry.split(" ")[1] != kind_id:
        return False
    start = date.fromisoformat(entry.split(" ")[0])
    passed = (as_of.year - start.year) * 12 + as_of.month - start.month
    return start <= as_of and (passed < months or (passed == months and as_of.day < start.day))
