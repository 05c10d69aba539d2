"""From a standard and answers to the record that every page, workbook and bundle shows."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np

from linli.kernels.record import GRADED, INCOMPLETE, NA_CONDITION, NOT_ASSESSABLE, UNKNOWN, Ints, Marks, Scores

from .answers import Answers
from .compile import Published
from .faults import Fault, Place
from .index import index_of, round_half_up
from .layout import DECISIONS
from .marks import applies, entries_in_force, mark_of
from .schema import GradeBand, Item, StarBand
from .scheme import NO_BAD_ENTRY, Compiled, compile_scheme

STATES = {GRADED: "graded", INCOMPLETE: "incomplete", NOT_ASSESSABLE: "not_assessable"}
INDEX_DIGITS = 6  # decimals of an index below the total, for display


@dataclass(frozen=True)
class Results:
    """The record of a round. n subjects, m items in the order of `items`.

    marks, scores.points: (m, n); whole numbers of 10**-mark_digits point (or index)
    scores.total: whole numbers of 10**-total_digits
    final_class: int64, (n,); place in the standard's list of classes after decisions by hand, -1 if none
    """

    published: Published
    answers: Answers
    items: tuple[Item, ...]
    marks: Marks
    scores: Scores
    final_class: Ints
    mark_digits: int
    total_digits: int
    compiled: Compiled | None  # None in index mode
    flags: Ints

    def __len__(self) -> int:
        return len(self.answers.codes)

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of each item id in marks and points."""
        return {item.id: row for row, item in enumerate(self.items)}

    @cached_property
    def rung_names(self) -> tuple[str, ...]:
        """What each rung is called in files: the number of stars, the grade, or `passed`; rung 0 first."""
        outcome = self.published.standard.outcome
        if self.published.standard.mode == "checklist" or outcome.pass_:
            return ("not_passed", "passed")
        names = [
            str(b.star) if isinstance(b, StarBand) else b.grade
            for b in outcome.bands
            if isinstance(b, StarBand | GradeBand)
        ]
        return ("0" if outcome.stars else "", *names)

    def state(self, subject: int) -> str:
        """graded, incomplete or not_assessable."""
        return STATES[int(self.scores.state[subject])]

    def outcome(self, subject: int) -> str:
        """The name of the subject's rung; empty unless graded."""
        graded = self.scores.state[subject] == GRADED
        return self.rung_names[int(self.scores.rung[subject])] if graded else ""

    def class_id(self, subject: int) -> str:
        """The id of the subject's class after decisions by hand; empty if it has none."""
        place = int(self.final_class[subject])
        return self.published.standard.outcome.class_[place].id if place >= 0 else ""


def grade(published: Published, answers: Answers) -> Results:
    """Return the record of a round."""
    if published.standard.mode == "index":
        return _grade_index(published, answers)
    from linli.kernels.scoring import score  # its compiler takes 0.4 s to import: only who grades pays

    compiled = compile_scheme(published.standard)
    marks = marks_matrix(compiled, answers)
    flags = entry_flags(compiled, answers)
    scores = score(marks, compiled.scheme, flags, keep_points=True)
    return Results(
        published,
        answers,
        compiled.items,
        marks,
        scores,
        _final_class(published, answers, scores),
        4,
        2,
        compiled,
        flags,
    )


def marks_matrix(compiled: Compiled, answers: Answers) -> Marks:
    """Return int32 marks, (items, subjects): each distinct answer of a column is worked out once."""
    n = len(answers.codes)
    marks = np.empty((len(compiled.items), n), np.int32)
    for row, item in enumerate(compiled.items):
        column = answers.items[item.id]
        worth = {answer: mark_of(item, answer, answers.as_of) for answer in set(column)}
        marks[row] = np.fromiter(map(worth.__getitem__, column), np.int32, n)
        if item.applies:
            marks[row] = _apply(item, answers, marks[row])
    return marks


def _apply(item: Item, answers: Answers, marks: Marks) -> Marks:
    facts = [answers.facts[name] for name in item.applies]
    holds: dict[tuple[str, ...], bool | None] = {}
    kept = marks.copy()
    for subject, values in enumerate(zip(*facts, strict=True)):
        if values not in holds:
            holds[values] = applies(item, dict(zip(item.applies, values, strict=True)))
        if holds[values] is False:
            kept[subject] = NA_CONDITION
        elif holds[values] is None or marks[subject] == NA_CONDITION:
            kept[subject] = UNKNOWN
    return kept


def entry_flags(compiled: Compiled, answers: Answers) -> Ints:
    """Return int64 bits per subject: NO_BAD_ENTRY where no entry with minus points is in force."""
    flags = np.full(len(answers.codes), NO_BAD_ENTRY, np.int64)
    for item in compiled.items:
        if item.method.events:
            for subject, answer in enumerate(answers.items[item.id]):
                if any(kind.points < 0 for kind in entries_in_force(item, answer, answers.as_of)):
                    flags[subject] = 0
    return flags


def idle_decisions(results: Results) -> list[Fault]:
    """Return a remark for each class decided by hand for a subject that is not graded, and so has no class."""
    return [
        Fault("decision_idle", {"code": code, "state": results.state(subject)}, Place(sheet=DECISIONS))
        for subject, code in enumerate(results.answers.codes)
        if code in results.answers.decisions and results.scores.state[subject] != GRADED
    ]


def _final_class(published: Published, answers: Answers, scores: Scores) -> Ints:
    final = scores.class_by_rule.astype(np.int64)
    if answers.decisions:
        places = {rule.id: place for place, rule in enumerate(published.standard.outcome.class_)}
        for subject, code in enumerate(answers.codes):
            decision = answers.decisions.get(code)
            if decision and scores.state[subject] == GRADED:
                final[subject] = places[decision.class_id]
    return final


def _grade_index(published: Published, answers: Answers) -> Results:
    standard = published.standard
    rule = standard.outcome.index
    assert rule is not None
    n, items, sections = len(answers.codes), standard.items, standard.sections
    scale = 10**INDEX_DIGITS
    points = np.full((len(items), n), UNKNOWN, np.int32)
    section_points = np.zeros((len(sections), n), np.int32)
    total = np.zeros(n, np.int32)
    state = np.full(n, INCOMPLETE, np.int8)
    unknown = np.zeros(n, np.int32)
    rung = np.zeros(n, np.int8)
    bands = standard.outcome.bands
    for subject in range(n):
        result = index_of(standard, answers.answers_of(subject), answers.facts_of(subject))
        for row, item in enumerate(items):
            if item.id not in result.items:
                points[row, subject] = NA_CONDITION
                continue
            value = result.items[item.id]
            if value is None:
                unknown[subject] += 1
            else:
                points[row, subject] = int(round_half_up(value, INDEX_DIGITS) * scale)
        for s, section in enumerate(sections):
            section_points[s, subject] = int(
                round_half_up(result.sections[section.id] or Decimal(0), INDEX_DIGITS) * scale
            )
        if result.total is not None:
            state[subject] = GRADED
            total[subject] = int(result.total.scaleb(rule.digits))
            rung[subject] = max(
                (r for r, b in enumerate(bands, 1) if b.min is None or result.total >= b.min), default=0
            )
        if any(not any(item.id in result.items for item in section.items) for section in sections):
            state[subject] = NOT_ASSESSABLE  # every item of a section fell away
    open_points = np.full((len(sections), n), scale, np.int32)
    nothing = np.zeros(n, np.int32)
    none = np.full(n, -1, np.int32)
    scores = Scores(
        state, total, total, section_points, section_points, open_points, nothing, unknown,
        rung, rung, none, none.astype(np.int8), points,
    )  # fmt: skip
    final = np.full(n, -1, np.int64)
    return Results(
        published, answers, items, points, scores, final, INDEX_DIGITS, rule.digits, None, np.zeros(n, np.int64)
    )
