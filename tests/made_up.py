"""Random standards and answers: valid ones, of every method, from a seed."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from linli.grading.answers import Answers
from linli.grading.compile import Published, content_hash
from linli.grading.schema import Item, Standard

AS_OF = date(2021, 10, 15)


def words(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def points(chance: Random, most: int = 40) -> Decimal:
    return Decimal(chance.randint(1, most * 4)) / chance.choice((1, 2, 4, 10))


def fine(number: object) -> bool:
    """Whether a number of points is a whole number of units."""
    return isinstance(number, Decimal) and number == round(number, 4)


def method(chance: Random, value: Decimal) -> dict[str, Any]:
    name = chance.choice(("binary", "levels", "deduct", "count", "measured", "measured", "events"))
    if name == "events":
        kinds = [
            {
                "id": f"kind-{n}",
                "title": words("录"),
                "points": value * chance.choice((-1, 1)) / n,
                "valid_months": 4 * n * n,
            }
            for n in (1, 2, 4)
        ]
        lowest = -value / 2 if chance.random() < 0.5 else Decimal(0)
        return {"events": {"lowest": lowest, "kinds": tuple(kind for kind in kinds if fine(kind["points"]))}}
    if name == "binary":
        return {"binary": {}}
    if name == "levels":
        inner = sorted({value * chance.randint(1, 3) / 4 for _ in range(chance.randint(1, 2))}, reverse=True)
        return {"levels": (value, *(x for x in inner if x == round(x, 4)), Decimal(0))}
    if name == "deduct":
        return {"deduct": {"per": value / chance.choice((1, 2, 4, 5)), "unit": words("处")}}
    if name == "count":
        return {"count": {"of": chance.choice((1, 2, 3, 4, 6, 7, 8, 12)), "unit": words("次")}}
    xs = sorted(chance.sample(range(101), chance.randint(2, 4)))
    ys = [Decimal(chance.randint(0, 100)) / 100 for _ in xs]
    ys[-1] = Decimal(1) if ys[0] != 1 else Decimal(0)
    line = tuple((Decimal(x) / 100, y) for x, y in zip(xs, ys, strict=True))
    empty = chance.choice(("not_applicable", "award", "unknown"))
    rule: dict[str, Any] = {"points_at": line, "when_empty": empty}
    if chance.random() < 0.3:
        rule["denominator_at_least"] = chance.randint(2, 6)
    return {"measured": rule}


def standard(chance: Random) -> Published:
    """A random standard in points or checklist mode, at most 6 sections of at most 8 items."""
    mode = "checklist" if chance.random() < 0.15 else "points"
    ladder = chance.choice(("stars", "stars", "grades", "pass"))
    sections, bonus_sum = [], Decimal(0)
    classes = ("exemplar", "sound", "floor")
    number = 0
    for letter in "ABCDEF"[: chance.randint(1, 6)]:
        items, total = [], Decimal(0)
        for _ in range(chance.randint(1, 8)):
            number += 1
            item: dict[str, Any] = {"id": f"{letter}{chance.randint(0, 9)}{number:02d}", "title": words("x")}
            role = chance.choices(("ordinary", "must-have", "bonus"), (8, 1, 1))[0] if mode == "points" else "ordinary"
            if role == "must-have":
                fail: dict[str, Any] = {"star_at_most": chance.randint(0, 2)}
                if ladder == "grades":
                    fail = {"grade_at_most": chance.choice("BC")}
                elif ladder == "pass":
                    fail = {"not_passed": True}
                if chance.random() < 0.5:
                    fail["class"] = chance.choice(classes[1:])
                item |= {"role": role, "method": {"binary": {}}, "on_fail": fail}
            elif mode == "checklist":
                item["method"] = {"binary": {}}
            else:
                value = points(chance)
                item |= {"role": role, "points": value, "method": method(chance, value)}
                total += value if role == "ordinary" else 0
                bonus_sum += value if role == "bonus" else 0
            if chance.random() < 0.25:
                item["applies"] = chance.choice(
                    (
                        {"lifts": {"at_least": 1}},
                        {"due": {"is": True}},
                        {"lifts": {"at_most": 3}, "due": {"is": False}},
                        {"form": {"one_of": ("高层", "别墅")}},
                    )
                )
            items.append(item)
        section: dict[str, Any] = {"id": letter, "title": words(letter), "items": tuple(items)}
        if mode == "points" and total:
            section["cap"] = total
            if any("events" in item["method"] for item in items if item.get("role", "ordinary") == "ordinary"):
                section["cap"] = chance.choice((total, round(total / 2, 4)))
        sections.append(section)
    data: dict[str, Any] = {
        "standard": "made-up", "edition": "1", "status": "sample", "title": words("made up"), "source": words("test"),
        "subject": "compound", "mode": mode, "sections": tuple(sections),
        "facts": (
            {"id": "lifts", "title": words("lifts"), "kind": "whole"},
            {"id": "due", "title": words("due"), "kind": "yes_no"},
            {"id": "form", "title": words("form"), "kind": "choice", "choices": ("高层", "多层", "别墅")},
        ),
    }  # fmt: skip
    if bonus_sum:
        data["bonus"] = {"cap": bonus_sum if chance.random() < 0.5 else round(bonus_sum / 2, 4)}
    if mode == "points":
        top = sum((s.get("cap", Decimal(0)) for s in sections), Decimal(0))
        stars = []
        for star, share in ((3, Decimal("0.8")), (2, Decimal("0.6")), (1, Decimal("0.3"))):
            band: dict[str, Any] = {"star": star, "min": round(top * share, 2)}
            if star > 1 and chance.random() < 0.6:
                band["every_section"] = Decimal(chance.randint(0, 80)) / 100
            stars.append(band)
        entries = any("events" in item["method"] for section in sections for item in section["items"])
        clean = {"when": {"no_bad_entry": True}} if entries else {"every_section": Decimal("0.1")}
        bands = {
            "stars": tuple(stars),
            "grades": (
                {"grade": "A", "min": round(top * Decimal("0.7"), 2)},
                {"grade": "B", "min": round(top * Decimal("0.4"), 2)},
                {"grade": "B"} | clean,
                {"grade": "C"},
            ),
            "pass": {"min": round(top * Decimal("0.5"), 2), "section": {"A": Decimal("0.25")}},
        }
        star = ladder == "stars"
        data["outcome"] = {
            ladder: bands[ladder],
            "class": (
                {
                    "id": "exemplar",
                    "title": words("a"),
                    "when": ({"star": {"at_least": 3}} if star else {}) | {"section": {"A": Decimal("0.5")}},
                },
                {
                    "id": "sound",
                    "title": words("b"),
                    "when": {"star": {"at_least": 1}} if star else {"section": {"A": Decimal("0.2")}},
                },
                {"id": "floor", "title": words("c")},
            ),
        }
    return Published(Standard.model_validate(data), b"", content_hash(data))


def answer(item: Item, chance: Random, unknown: float) -> str:
    if chance.random() < unknown:
        return ""
    rule = item.method
    if rule.binary:
        return chance.choice(("yes", "yes", "yes", "no"))
    if rule.levels:
        return f"{chance.choice(rule.levels).normalize():f}"
    if rule.deduct:
        return str(chance.choice((0, 0, 1, 2, 5)))
    if rule.count:
        return str(chance.randint(0, rule.count.of + 1))
    if rule.events:
        days = [(AS_OF - timedelta(days=chance.randint(0, 900)), chance.choice(rule.events.kinds).id) for _ in range(3)]
        return "; ".join(sorted(f"{day} {kind}" for day, kind in days[: chance.randint(0, 3)]))
    below = chance.randint(0, 9)
    if rule.measured and not rule.measured.denominator_at_least and chance.random() < 0.5:
        return f"{Decimal(chance.randint(0, 1000)) / 1000:f}".rstrip("0").rstrip(".") or "0"
    return f"{chance.randint(0, below)}/{below}"


def answers(published: Published, chance: Random, count: int, unknown: float = 0.01) -> Answers:
    """Random canonical answers of some subjects."""
    made = published.standard
    return Answers(
        title="made up",
        as_of=AS_OF,
        codes=[f"{number:05d}" for number in range(count)],
        names=["x"] * count,
        counties=[""] * count,
        communities=[""] * count,
        facts={
            "lifts": [chance.choice(("", "0", "1", "5")) if unknown else chance.choice("015") for _ in range(count)],
            "due": [chance.choice(("yes", "no")) for _ in range(count)],
            "form": [chance.choice(("高层", "多层", "别墅")) for _ in range(count)],
        },
        items={item.id: [answer(item, chance, unknown) for _ in range(count)] for item in made.items},
    )
