"""Index mode: goalposts, means and logarithms in decimal arithmetic, so that every machine rounds alike.

Formula, rounding and a worked example: docs/algorithms/index.md.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from .marks import applies
from .schema import Index, Item, Section, Standard

_PRECISION = Context(prec=50, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class IndexResult:
    """One subject's index. `total` is rounded; sections and items are full decimals between 0 and 1.

    None: unknown (incomplete). An item that does not apply is absent from `items`.
    """

    total: Decimal | None
    sections: dict[str, Decimal | None]
    items: dict[str, Decimal | None]


def index_of(standard: Standard, answers: dict[str, str], facts: dict[str, str]) -> IndexResult:
    """Return the index of one subject from canonical answers by item id; an empty answer is unknown."""
    assert standard.outcome.index is not None
    with localcontext(_PRECISION):
        items: dict[str, Decimal | None] = {}
        sections: dict[str, Decimal | None] = {}
        for section in standard.sections:
            for item in section.items:
                holds = applies(item, facts)
                if holds is False:
                    continue
                answer = answers.get(item.id, "")
                known = holds and answer not in ("", "n/a")
                items[item.id] = goalposts(item, Decimal(answer)) if known else None
            sections[section.id] = _section(section, items)
        parts = [(sections[section.id], section.weight) for section in standard.sections]
        rule = standard.outcome.index
        mean = _mean(parts, rule.mean)
        total = None if mean is None else round_half_up(mean * rule.scale, rule.digits)
    return IndexResult(total, sections, items)


def goalposts(item: Item, value: Decimal) -> Decimal:
    """Return where a value stands between the goalposts, from 0 to 1 and never beyond."""
    rule: Index | None = item.method.index
    assert rule is not None
    if value <= rule.low:
        return Decimal(0)
    if value >= rule.high:
        return Decimal(1)
    if rule.scale == "log":
        return (value.ln() - rule.low.ln()) / (rule.high.ln() - rule.low.ln())
    return (value - rule.low) / (rule.high - rule.low)


def round_half_up(number: Decimal, digits: int) -> Decimal:
    """Return a number rounded to some decimals, a half away from zero (indices are never negative)."""
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _section(section: Section, items: dict[str, Decimal | None]) -> Decimal | None:
    parts = [(items[item.id], item.weight) for item in section.items if item.id in items]
    return _mean(parts, section.mean or "arithmetic")


def _mean(parts: list[tuple[Decimal | None, Decimal]], kind: str) -> Decimal | None:
    """The weighted mean; None if a part is unknown or there is none. A geometric mean with a 0 is 0."""
    if not parts or any(value is None for value, _ in parts):
        return None
    known = [(value, weight) for value, weight in parts if value is not None]
    weights = sum((weight for _, weight in known), Decimal(0))
    if kind == "arithmetic":
        return sum((value * weight for value, weight in known), Decimal(0)) / weights
    if any(value == 0 for value, _ in known):
        return Decimal(0)
    return (sum((value.ln() * weight for value, weight in known), Decimal(0)) / weights).exp()
