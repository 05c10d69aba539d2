"""A million compounds graded from their answers: by the code of the platform, by Polars, and one at a time."""

import gc
import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from _report import forget_peak, peak_memory
from _rounds_marks import answers_by_columns
from _scoring_engines import PARTS, _polars_query, _python_subject
from _scoring_marks import AS_OF
from _scoring_rules import rules_of

from linli.grading.answers import Answers
from linli.grading.compile import Published, load_standard
from linli.grading.grade import STATES, grade
from linli.grading.marks import applies, mark_of
from linli.grading.schema import Item
from linli.grading.scheme import compile_scheme
from linli.kernels.record import GRADED, NA_CONDITION, UNKNOWN

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = 20_000  # of the plain Python
OURS, POLARS, PLAIN = "linli.grading.grade", "Polars, streaming", "plain Python, a compound at a time"
Run = Callable[[], Any]


def published() -> Published:
    """Return the standard that comes with the program."""
    return load_standard(ROOT / "standards" / "courteous-compound.yaml")


def serve(name: str, folder: Path, count: int) -> None:
    """Prepare an engine, then run it for each line of stdin; at the end leave what it found in the folder."""
    standard = published()
    run = ENGINES[name](standard, answers_by_columns(standard, count))
    gc.collect()
    before = forget_peak()
    print(json.dumps(before), flush=True)
    result: Any = None
    for _ in iter(sys.stdin.readline, "end\n"):
        result = None  # what the run before held is no part of this one's peak
        start = time.perf_counter()
        result = run()
        print(time.perf_counter() - start, flush=True)
    peak = peak_memory()
    np.save(folder / f"{name}.npy", np.array([np.asarray(result[part], np.int64) for part in PARTS]))
    print(json.dumps(peak), flush=True)


def _ours(standard: Published, answers: Answers) -> Run:
    grade(standard, answers_by_columns(standard, 100))  # compiled, or brought from the cache

    def run() -> dict[str, Any]:
        scores = grade(standard, answers).scores
        return {"state": scores.state, "total": scores.total, "rung": scores.rung, "class": scores.class_by_rule}

    return run


def _polars(standard: Published, answers: Answers) -> Run:
    """One lazy query over columns of text: every distinct answer of a column is looked up, then the rule."""
    import polars as pl

    compiled = compile_scheme(standard.standard)
    frame = pl.DataFrame(answers.items | {f"fact {name}": column for name, column in answers.facts.items()})
    rules = rules_of(compiled.scheme)

    def mark(number: int, item: Item) -> Any:
        distinct = frame[item.id].unique().to_list()
        worth = pl.col(item.id).replace_strict(
            distinct, [mark_of(item, answer, AS_OF) for answer in distinct], return_dtype=pl.Int32
        )
        for fact in item.applies:
            known = frame[f"fact {fact}"].unique().to_list()
            holds = pl.col(f"fact {fact}").replace_strict(
                known, [applies(item, {fact: one}) for one in known], return_dtype=pl.Boolean
            )
            worth = (
                pl.when(holds.not_()).then(pl.lit(NA_CONDITION, pl.Int32))
                .when(holds.is_null() | (worth == NA_CONDITION)).then(pl.lit(UNKNOWN, pl.Int32)).otherwise(worth)
            )  # fmt: skip
        return worth.alias(f"m{number}")

    def run() -> Any:
        marks = frame.lazy().select([mark(number, item) for number, item in enumerate(compiled.items)])
        return _polars_query(pl, marks, rules).collect(engine="streaming")

    return run


def _plain(standard: Published, answers: Answers) -> Run:
    """A sample only: marks and rule for one compound, then for the next."""
    rule = by_one(standard, answers.as_of)
    rows = [(answers.facts_of(n), answers.answers_of(n)) for n in range(min(SAMPLE, len(answers.codes)))]
    codes = {name: code for code, name in STATES.items()}

    def run() -> dict[str, Any]:
        found = [rule(facts, given) for facts, given in rows]
        return dict(zip(PARTS, zip(*((codes[s], *rest) for s, *rest in found), strict=True), strict=True))

    return run


def by_one(standard: Published, as_of: date) -> Callable[[Mapping[str, str], Mapping[str, str]], Any]:
    """Return the rule in plain Python: from facts and answers of a compound to state, total, rung, class."""
    compiled = compile_scheme(standard.standard)
    rules, items = rules_of(compiled.scheme), list(compiled.items)

    @cache
    def worth(number: int, answer: str) -> int:
        return mark_of(items[number], answer, as_of)

    def mark(number: int, item: Item, facts: Mapping[str, str], answer: str) -> int:
        found = worth(number, answer)
        if item.applies:
            holds = applies(item, {name: facts.get(name, "") for name in item.applies})
            if holds is False:
                return NA_CONDITION
            if holds is None or found == NA_CONDITION:
                return UNKNOWN
        return found

    def rule(facts: Mapping[str, str], given: Mapping[str, str]) -> tuple[str, int, int, int]:
        marks = [mark(number, item, facts, given.get(item.id, "")) for number, item in enumerate(items)]
        state, total, rung, klass = _python_subject(marks, rules)
        return STATES[state], total, rung, klass

    return rule


ENGINES: dict[str, Callable[[Published, Answers], Run]] = {OURS: _ours, POLARS: _polars, PLAIN: _plain}


def compare(folder: Path) -> dict[str, int]:
    """Make sure that all engines found the same; returns how many stand where."""
    ours = np.load(folder / f"{OURS}.npy")
    for name in ENGINES:
        found = np.load(folder / f"{name}.npy")
        if differs := int((found != ours[:, : found.shape[1]]).any(axis=0).sum()):
            raise SystemExit(f"{name} and {OURS} disagree about {differs:,} of {found.shape[1]:,} compounds")
    state, rung = ours[PARTS.index("state")], ours[PARTS.index("rung")]
    stars = {f"{star} stars": int(((state == GRADED) & (rung == star)).sum()) for star in range(6)}
    return stars | {"not graded": int((state != GRADED).sum())}
