"""Sharing out sheets: equal shares, neighbours together, nobody where they may not go."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from linli.evaluation.rules.assignment import allot

cases = st.tuples(st.integers(0, 40), st.integers(0, 6)).flatmap(
    lambda size: st.tuples(
        st.just(list(range(size[0]))), st.just([f"a{n}" for n in range(size[1])]),
        st.dictionaries(st.integers(0, 40), st.sets(st.sampled_from([f"a{n}" for n in range(6)])), max_size=20),
    )
)  # fmt: skip


def test_the_worked_example_of_the_page():
    found, left = allot(["s1", "s2", "s3", "s4", "s5"], ["甲", "乙"], {"s2": {"甲"}, "s5": {"甲", "乙"}})
    assert found == {"s1": "甲", "s2": "乙", "s3": "甲", "s4": "甲"}
    assert left == ["s5"]


@given(cases)
def test_everything_goes_to_somebody_who_may_or_is_left(case):
    sheets, assessors, barred = case
    found, left = allot(sheets, assessors, barred)
    assert set(found) | set(left) == set(sheets)
    assert not set(found) & set(left)
    assert all(assessor not in barred.get(sheet, ()) for sheet, assessor in found.items())
    assert all(set(assessors) <= barred.get(sheet, set()) for sheet in left)


@given(cases)
def test_without_bars_shares_are_equal_and_lie_together(case):
    sheets, assessors, _barred = case
    found, left = allot(sheets, assessors, {})
    if not assessors:
        assert left == sheets
        return
    counts = Counter(found.values())
    assert max(counts.values(), default=0) <= -(-len(sheets) // len(assessors))
    turns = [one for one, before in zip(found.values(), [None, *found.values()], strict=False) if one != before]
    assert len(turns) == len(counts), "each assessor's sheets are neighbours"
