"""Answers of invented compounds, by columns of canonical text, from very good to very bad ones."""

from typing import Any, NamedTuple

import numpy as np
from _scoring_marks import AS_OF, SEED

from linli.grading.answers import Answers
from linli.grading.compile import Published
from linli.grading.marks import applies, mark_of
from linli.grading.schema import Item

FACTS = {"elevators": ("0", "2", "14"), "owners_meeting_due": ("yes", "yes", "yes", "yes", "no")}
MISSING = 0.0002  # of the answers: of a hundred compounds one lacks something


class Drawn(NamedTuple):
    """Facts and answers by their ids, each a list over the compounds."""

    facts: dict[str, list[str]]
    items: dict[str, list[str]]


def draw(published: Published, n: int, *, better: float = 0.0) -> Drawn:
    """Draw n compounds, the same ones for the same n. better: how much more they reach than usual, of 1."""
    chance, standard = np.random.default_rng(SEED), published.standard
    quality = chance.normal(0.80, 0.15, n) + better
    facts = {fact.id: _texts(FACTS[fact.id], chance.integers(len(FACTS[fact.id]), size=n)) for fact in standard.facts}
    return Drawn(facts, {item.id: _answers(item, quality, facts, chance) for item in standard.items})


def answers_by_columns(published: Published, n: int) -> Answers:
    """Return what grading asks for of n compounds."""
    drawn = draw(published, n)
    codes = [f"99{number:016}" for number in range(n)]
    counties = [f"第{number % 6 + 1}区" for number in range(6)] * (n // 6 + 1)
    return Answers("示例", AS_OF, codes, codes, counties[:n], counties[:n], drawn.facts, drawn.items)


def _answers(item: Item, quality: Any, facts: dict[str, list[str]], chance: np.random.Generator) -> list[str]:
    n = quality.size
    if item.role == "must-have":
        possible, places = ("no", "yes"), (chance.random(n) >= 0.006).astype(np.int64)
    else:
        possible = possible_answers(item)
        place = quality + chance.uniform(-0.2, 0.2, n) - (0.4 if item.role == "bonus" else 0.0)
        places = np.clip((place * len(possible)).astype(np.int64), 0, len(possible) - 1)
    texts = np.array((*possible, ""), dtype=object)
    places[chance.random(n) < MISSING] = len(possible)
    for fact in item.applies:
        value = np.array(facts[fact], dtype=object)
        for one in set(facts[fact]):
            if applies(item, {fact: one}) is False:
                places[value == one] = len(possible)  # a workbook leaves what does not apply empty
    return texts[places].tolist()  # type: ignore[no-any-return]  # the texts themselves: a million lists no new ones


def _texts(possible: tuple[str, ...], places: Any) -> list[str]:
    return np.array(possible, dtype=object)[places].tolist()  # type: ignore[no-any-return]


def possible_answers(item: Item) -> tuple[str, ...]:
    """Return plausible answers to an item, the worst first."""
    method = item.method
    if method.binary:
        answers = ["no", "yes"]
    elif method.levels:
        answers = [f"{level.normalize():f}" for level in method.levels]
    elif method.deduct:
        answers = [str(count) for count in range(8)]
    elif method.count:
        answers = [str(count) for count in range(method.count.of + 1)]
    elif method.measured and method.measured.unit == "share":
        answers = [f"{above}/{below}" for below in (20, 37, 41, 90) for above in range(below + 1)]
        answers += ["0/0"] if method.measured.when_empty == "not_applicable" else []
    else:
        answers = [f"{half // 2}.5" if half % 2 else f"{half // 2}" for half in range(201)]
    return tuple(sorted(answers, key=lambda answer: (mark_of(item, answer, AS_OF), answer)))
