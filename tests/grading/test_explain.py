"""What would lift a compound, and how firmly its star stands."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from linli.grading.catalogue.labels import WORDS
from linli.grading.compile import Published
from linli.grading.explain import KINDS, losses, reweighted, robustness, steps
from linli.grading.grade import Results, grade
from linli.grading.marks import mark_of
from linli.grading.scheme import most
from linli.grading.workbook import read_workbook
from linli.kernels.record import GRADED, LAST_SENTINEL
from linli.kernels.scoring import score
from tests.conftest import ROOT
from tests.made_up import answers, standard


@pytest.fixture(scope="module")
def results() -> Results:
    from linli.grading.compile import load_standard

    published = load_standard(ROOT / "standards" / "courteous-compound.yaml")
    return grade(published, read_workbook(ROOT / "examples" / "courteous-compounds.xlsx", published).answers)


def test_the_gain_of_a_step_is_what_scoring_the_better_answer_gives(results: Results) -> None:
    ahead = steps(results)
    chance = Random(1)
    assert results.compiled is not None
    for _ in range(60):
        subject, row = chance.randrange(len(results)), chance.randrange(len(results.items))
        marks = results.marks[:, subject : subject + 1].copy()
        if marks[row, 0] <= LAST_SENTINEL or results.scores.state[subject] != GRADED:
            assert ahead.gain_full[row, subject] == 0
            continue
        marks[row, 0] = most(results.items[row])
        better = score(marks, results.compiled.scheme, results.flags[:1])
        assert ahead.gain_full[row, subject] == better.exact[0] - results.scores.exact[subject]
        assert ahead.rung_full[row, subject] == better.rung[0]
        assert 0 <= ahead.gain[row, subject] <= ahead.gain_full[row, subject]


def test_what_would_lift_one_compound_alone_is_what_it_is_among_all(results: Results) -> None:
    together = steps(results)
    for subject in range(0, len(results), 3):
        given = results.answers
        alone = grade(
            results.published,
            replace(
                given, codes=[given.codes[subject]], names=[given.names[subject]], counties=[given.counties[subject]],
                communities=[given.communities[subject]],
                facts={name: [column[subject]] for name, column in given.facts.items()},
                items={name: [column[subject]] for name, column in given.items.items()},
            ),
        )  # fmt: skip
        found = steps(alone)
        for name in ("gain", "gain_full", "rung", "rung_full"):
            assert np.array_equal(getattr(found, name)[:, 0], getattr(together, name)[:, subject])
        for name in ("nearest", "nearest_gain", "nearest_rung"):
            assert getattr(found, name)[0] == getattr(together, name)[subject]


def test_the_nearest_item_lifts_the_star_and_no_cheaper_single_one_does(results: Results) -> None:
    ahead = steps(results)
    lifted = 0
    for subject in range(len(results)):
        now, row = results.scores.rung[subject], ahead.nearest[subject]
        single = [
            gain[r, subject]
            for gain, rung in ((ahead.gain, ahead.rung), (ahead.gain_full, ahead.rung_full))
            for r in range(len(results.items))
            if rung[r, subject] > now and results.items[r].role != "must-have"
        ]
        if row < 0:
            assert not single
        else:
            lifted += 1
            assert ahead.nearest_rung[subject] > now
            assert ahead.nearest_gain[subject] == min(single)
    assert lifted > 5


def test_a_step_down_a_list_of_levels_or_one_place_fewer_is_the_next_step(
    courteous: Published, results: Results
) -> None:
    from linli.grading.explain import next_mark

    a01, b05, a02, a05 = (courteous.standard.item(name) for name in ("A01", "B05", "A02", "A05"))
    assert next_mark(a01, "0", 0, results.answers.as_of) == 20_000
    assert next_mark(b05, "2", 20_000, results.answers.as_of) == 25_000
    assert next_mark(b05, "9", 0, results.answers.as_of) == 0  # three places of nine mended bring nothing yet
    assert next_mark(a02, "1", 7_500, results.answers.as_of) == 15_000
    assert next_mark(a05, "0.5", 0, results.answers.as_of) == 30_000


def test_losses_name_every_item_below_full_once_and_have_words(results: Results) -> None:
    found = losses(results)
    pairs = list(zip(found.subject.tolist(), found.item.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert {KINDS[kind] for kind in found.kind.tolist()} == set(KINDS)
    assert all(code in WORDS for code, _ in found.reasons)
    for (subject, place), kind, lost, why in zip(
        pairs, found.kind.tolist(), found.lost.tolist(), found.why.tolist(), strict=True
    ):
        item = results.published.standard.items[place]
        answer = results.answers.items[item.id][subject]
        if KINDS[kind] == "lost":
            assert lost == most(item) - mark_of(item, answer, results.answers.as_of) > 0
            assert item.role == "ordinary"
        if item.method.deduct and KINDS[kind] == "lost":
            assert found.reasons[why][1]["count"] == answer


def test_robustness_is_repeatable_and_full_for_a_star_far_from_its_bands(results: Results) -> None:
    first, second = robustness(results, 50), robustness(results, 50)
    assert first.tolist() == second.tolist()
    assert first.max() == 50
    assert first.min() < 50
    assert robustness(results, 50, seed=1).tolist() != first.tolist()


def test_a_reweighted_scheme_keeps_its_sum_and_its_must_haves() -> None:
    for seed in range(40):
        chance = Random(seed)
        made = grade(standard(chance), answers(standard(Random(seed)), chance, 1))
        assert made.compiled is not None
        scheme = made.compiled.scheme
        weights = [chance.randint(9000, 11000) for _ in scheme.highest]
        other = reweighted(scheme, weights)
        end = int(scheme.section_start[-1])
        assert other.highest[:end].sum() == scheme.highest[:end].sum()
        assert (other.highest[scheme.bonus_end :] == 1).all()
        same = reweighted(scheme, [10_000] * scheme.highest.size)
        assert np.array_equal(same.highest, scheme.highest)
        assert np.array_equal(same.section_cap, scheme.section_cap)
