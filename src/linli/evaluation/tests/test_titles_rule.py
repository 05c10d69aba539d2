"""The title register's rule against a slow reference and against the query that pages use."""

from datetime import date, datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.evaluation.models import Award, AwardNote
from linli.evaluation.operations.register import current_awards
from linli.evaluation.queries import titles as queries
from linli.evaluation.rules.titles import NOTE_AFTER, Held, expiry, in_force, inherited

DAY0 = date(2021, 1, 1)
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")


def reference(awards, day):
    """Go through the register day by day, as a clerk with one line per kind and standard would."""
    line = {}
    for number in range((day - DAY0).days + 1):
        today = DAY0 + timedelta(days=number)
        for award in sorted(awards, key=lambda one: one.number):
            if award.valid_from == today:
                line.setdefault((award.kind, award.standard), []).append(award)
    found = {}
    for key, entered in line.items():
        said = {}
        for award in entered:
            state = ""
            for on, _number, kind in sorted(award.notes):
                if on <= day:
                    state = "" if kind == "RESTORED" else kind
            said[award.number] = state
        standing = [award for award in entered if said[award.number] != "REPLACED"]
        if not standing:
            continue
        last = standing[-1]
        gone = last.valid_to is not None and last.valid_to <= day
        if said[last.number] != "REVOKED" and not gone:
            found[key] = (last.number, said[last.number])
    return found


days = st.integers(0, 40).map(lambda number: DAY0 + timedelta(days=number))


@st.composite
def registers(draw):
    """A holder's awards with notes that may follow each other."""
    awards, numbers = [], count(1)
    for number in range(1, draw(st.integers(0, 6)) + 1):
        since = draw(days)
        until = draw(st.none() | st.integers(1, 30).map(lambda n, since=since: since + timedelta(days=n)))
        notes, state, on = [], "", since
        for _ in range(draw(st.integers(0, 3))):
            following = sorted(NOTE_AFTER[state] | ({"REPLACED"} if state not in ("REVOKED", "REPLACED") else set()))
            if not following:
                break
            state = draw(st.sampled_from(following))
            on += timedelta(days=draw(st.integers(0, 10)))
            notes.append((on, next(numbers), state))
        kind = draw(st.sampled_from(["STARS", "CLASS"]))
        standard = draw(st.sampled_from(["a", "b"]))
        awards.append(Held(number, kind, standard, since, until, tuple(notes)))
    return awards


@settings(deadline=None, max_examples=300)
@given(registers(), days)
def test_the_rule_says_what_a_clerk_would(awards, day):
    assert in_force(awards, day) == reference(awards, day)


@settings(deadline=None, max_examples=100)
@given(registers(), days, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(awards, day, rng):
    mixed = list(awards)
    rng.shuffle(mixed)
    assert in_force(mixed, day) == in_force(awards, day)


@settings(deadline=None, max_examples=100)
@given(registers(), days)
def test_what_happens_later_changes_nothing_today(awards, day):
    known = [
        Held(
            one.number, one.kind, one.standard, one.valid_from, one.valid_to, tuple(n for n in one.notes if n[0] <= day)
        )
        for one in awards
        if one.valid_from <= day
    ]
    assert in_force(known, day) == in_force(awards, day)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=registers(), day=days)
@pytest.mark.django_db
def test_the_query_of_the_lists_says_what_the_rule_says(city, register, day):
    compound = city.compounds[0]
    made = {}
    with transaction.atomic():  # awards are never taken back: each example ends with none
        for award in register:
            row = Award.objects.create(
                kind=award.kind, standard=award.standard, value="4", compound=compound, valid_from=award.valid_from,
                valid_to=award.valid_to, document="x", at=AT,
            )  # fmt: skip
            made[row.pk] = award.number
            for on, _number, kind in award.notes:
                AwardNote.objects.create(award=row, kind=kind, on=on, reason="x", document="x", at=AT)
        rows = queries.in_force(day, "compound").filter(compound=compound)
        asked = {(row.kind, row.standard): (made[row.pk], row.state) for row in rows}
        held = current_awards(Award.objects.filter(compound=compound), day)
        transaction.set_rollback(True)
    assert asked == {(row.kind, row.standard): (made[row.pk], state) for row, state in held}
    assert asked == in_force(register, day)


def test_the_worked_example_of_the_page():
    first = Held(1, "STARS", "s", date(2020, 12, 31))
    second = Held(2, "STARS", "s", date(2021, 9, 30), None, ((date(2021, 11, 8), 1, "REVOKED"),))
    key = ("STARS", "s")
    assert in_force([first, second], date(2021, 9, 29)) == {key: (1, "")}
    assert in_force([first, second], date(2021, 10, 15)) == {key: (2, "")}
    assert in_force([first, second], date(2021, 11, 8)) == {}  # and no way back to the first
    amended = Held(3, "STARS", "s", date(2021, 9, 30))
    replaced = Held(2, "STARS", "s", date(2021, 9, 30), None, ((date(2021, 9, 30), 2, "REPLACED"),))
    assert in_force([first, replaced, amended], date(2021, 10, 15)) == {key: (3, "")}
    assert in_force([first, replaced], date(2021, 10, 15)) == {key: (1, "")}


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        ("2021-09-30", 12, "2022-09-30"),
        ("2020-12-31", 2, "2021-02-28"),
        ("2019-12-31", 2, "2020-02-29"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2021-12-01", 1, "2022-01-01"),
    ],
)
def test_validity_ends_as_many_months_later(since, months, until):
    assert expiry(date.fromisoformat(since), months) == date.fromisoformat(until)
    assert expiry(date.fromisoformat(since), None) is None


def test_what_is_inherited_is_what_all_of_them_held():
    assert inherited([{("MEETING", "s"), ("NAMED", "s")}, {("MEETING", "s")}]) == [("MEETING", "s")]
    assert inherited([{("MEETING", "s")}, set()]) == []
    assert inherited([]) == []
