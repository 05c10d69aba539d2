"""A draw by a seed: nobody can steer it, anybody can repeat it."""

import hashlib
from collections import Counter
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.grading.faults import Refused
from linli.grading.sampling import Unit, digest, draw, drawn_text, frame_text, read_frame

WORKED = [Unit("330802008001", ("A",)), Unit("330802008002", ("A",)), Unit("330802008003", ("B",))]
rows = st.tuples(st.text("0123456789", min_size=1), st.sampled_from(["", "东", "西"]), st.sampled_from(["1", "2"]))
frames = st.lists(rows, unique_by=lambda row: row[0], max_size=60).map(
    lambda drawn: [Unit(code, (county, star)) for code, county, star in drawn]
)
percents = st.integers(1, 100)


def slow(units: list[Unit], seed: str, percent: int) -> set[str]:
    """Rank each stratum by hand."""
    found = set()
    for stratum in {unit.strata for unit in units}:
        codes = [unit.code for unit in units if unit.strata == stratum]
        ranked = sorted(codes, key=lambda code: hashlib.sha256((seed + ":" + code).encode()).hexdigest())
        found |= set(ranked[: ceil(len(codes) * percent / 100)])
    return found


def test_the_worked_example_of_the_page():
    first = hashlib.sha256(b"2021-10-15:330802008001").hexdigest()
    second = hashlib.sha256(b"2021-10-15:330802008002").hexdigest()
    assert [one.code for one in draw(WORKED, "2021-10-15", 40)] == [
        "330802008001" if first < second else "330802008002", "330802008003"
    ]  # fmt: skip


@given(frames, st.text(min_size=1).filter(str.strip), percents)
def test_it_agrees_with_ranking_by_hand(units, seed, percent):
    assert {unit.code for unit in draw(units, seed, percent)} == slow(units, seed, percent)


@given(frames, percents, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(units, percent, chance):
    turned = list(units)
    chance.shuffle(turned)
    assert draw(units, "7", percent) == draw(turned, "7", percent)


@given(frames, percents)
def test_every_stratum_has_its_share_rounded_up(units, percent):
    there, drawn = Counter(unit.strata for unit in units), Counter(unit.strata for unit in draw(units, "7", percent))
    assert {stratum: -(-count * percent // 100) for stratum, count in there.items()} == dict(drawn)


@given(frames, st.integers(1, 99))
def test_a_larger_share_keeps_what_a_smaller_one_drew(units, percent):
    assert set(draw(units, "7", percent)) <= set(draw(units, "7", percent + 1))


@given(frames)
def test_a_frame_is_read_back_as_it_was_written(units):
    columns, again = read_frame(frame_text(["county", "star"], units))
    assert columns == ["county", "star"]
    assert again == sorted(units, key=lambda unit: unit.code)


@pytest.mark.parametrize(
    ("units", "seed", "percent", "code"),
    [
        (WORKED, "7", 0, "percent_out_of_range"), (WORKED, "7", 101, "percent_out_of_range"),
        (WORKED, " ", 10, "no_seed"),
        ([*WORKED, WORKED[0]], "7", 10, "code_twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(units, seed, percent, code):
    with pytest.raises(Refused) as refused:
        draw(units, seed, percent)
    assert refused.value.faults[0].code == code


@pytest.mark.parametrize("text", ["", "name,county\n1,a\n", "code,county\n1\n", "code,county\n,a\n"])
def test_what_is_no_frame_is_refused(text):
    with pytest.raises(Refused):
        read_frame(text)


def test_anybody_repeats_it_on_their_own_machine(linli, tmp_path):
    path = tmp_path / "frame.csv"
    text = frame_text(["county"], WORKED)
    path.write_text(text, encoding="utf-8")
    status, out, err = linli("draw", path, "--seed", "2021-10-15", "--percent", "40")
    assert (status, out) == (0, drawn_text(draw(WORKED, "2021-10-15", 40)))
    assert digest(text) in err
    path.write_bytes("code\n社区".encode("gbk"))
    status, _out, err = linli("draw", path, "--seed", "1", "--percent", "40")
    assert status != 0
    assert "UTF-8" in err
