"""Marks of invented subjects, from very good to very bad ones, for the benchmark of scoring."""

from datetime import date
from typing import Any

import numpy as np

from linli.grading.marks import mark_of
from linli.grading.schema import Item
from linli.grading.scheme import Compiled
from linli.kernels.record import (
    NA_CONDITION,
    NA_EMPTY,
    UNKNOWN,
    Marks,
)

SEED = 20211015
AS_OF = date(2021, 10, 15)


def draw_marks(compiled: Compiled, n: int) -> Marks:
    """Return int32 marks, (items, n), of invented subjects from very good to very bad ones."""
    chance = np.random.default_rng(SEED)
    quality = chance.normal(0.80, 0.15, n)
    marks = np.empty((len(compiled.items), n), np.int32)
    for row, item in enumerate(compiled.items):
        marks[row] = _draw_item(item, quality, chance)
    # This standard can never be without most of a section; the kernel must cope with one that can.
    starts = compiled.scheme.section_start
    for subject in chance.integers(n, size=1 + n // 2000):
        section = chance.integers(starts.size - 1)
        marks[starts[section] + chance.integers(2) : starts[section + 1], subject] = NA_EMPTY
    return marks


def _draw_item(item: Item, quality: Any, chance: np.random.Generator) -> Any:
    n, measured = quality.size, item.method.measured
    if item.role == "must-have":
        marks = (chance.random(n) >= 0.006).astype(np.int32)
    else:
        table = possible_marks(item)
        place = quality + chance.uniform(-0.2, 0.2, n) - (0.4 if item.role == "bonus" else 0.0)
        marks = table[np.clip((place * table.size).astype(np.int64), 0, table.size - 1)]
    if item.applies:
        marks[chance.random(n) < 0.08] = NA_CONDITION
    if measured and measured.when_empty == "not_applicable":
        marks[chance.random(n) < (0.10 if measured.denominator_at_least else 0.05)] = NA_EMPTY
    marks[chance.random(n) < 0.0003] = UNKNOWN
    return marks


def possible_marks(item: Item) -> Any:
    """Return every mark that plausible answers to an item give, rising."""
    method = item.method
    if method.binary:
        answers = ["no", "yes"]
    elif method.levels:
        answers = [str(level) for level in method.levels]
    elif method.deduct:
        answers = [str(count) for count in range(8)]
    elif method.count:
        answers = [str(count) for count in range(method.count.of + 1)]
    elif method.measured and method.measured.unit == "share":
        answers = [f"{above}/{below}" for below in (20, 37, 41, 90) for above in range(below + 1)]
    else:
        answers = [f"{half / 2}" for half in range(201)]
    return np.array(sorted({mark_of(item, answer, AS_OF) for answer in answers}), np.int32)
