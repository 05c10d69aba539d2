"""Drawing samples on the pages, and repeating a draw from what they offer."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation
from tests.hostile import NASTY

from linli.core import clock
from linli.evaluation.models import Sample
from linli.evaluation.operations.sampling import draw_sample
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.tests.field import AT, field_round
from linli.evaluation.tests.test_bad_input import AtOnce
from linli.grading.sampling import draw, read_frame
from linli.places.models import Compound

pytestmark = pytest.mark.django_db
LEADS = ["evaluation.view_rounds", "evaluation.lead_rounds", "evaluation.see_scorings"]
MOST_QUERIES = 12
ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def round_(city, person_with):
    for number, compound in enumerate(city.compounds):
        Compound.objects.filter(pk=compound.pk).update(managed_how=("PROFESSIONAL", "SELF", "")[number % 3])
    return field_round(city, person_with, people=2).round


@pytest.fixture
def leader(city, person_with, client_of):
    return client_of(person_with(LEADS, f"division:{city.city.pk}"))


def url(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def given(**changed):
    return {
        "purpose": "SECOND",
        "seed": "2021-10-15 双色球 07",
        "percent": "20",
        "strata": ["county", "management"],
    } | changed


def drawn(client, round_, **changed):
    answer = client.post(url("draw_sample", round_.pk), given(**changed))
    sample = Sample.objects.get(purpose=changed.get("purpose", "SECOND"))
    assert answer["Location"] == url("sample", sample.pk)
    return sample


def test_what_is_drawn_can_be_repeated_from_the_downloads_elsewhere(round_, leader, tmp_path):
    sample = drawn(leader, round_)
    frame = leader.get(url("sample_frame", sample.pk)).content
    assert hashlib.sha256(frame).hexdigest() == sample.frame_sha256
    page = leader.get(url("sample", sample.pk)).content.decode()
    assert sample.frame_sha256 in page
    assert "./linli draw frame.csv --seed &#x27;2021-10-15 双色球 07&#x27; --percent 20" in page
    _columns, units = read_frame(frame.decode())
    again = {unit.code for unit in draw(units, sample.seed, sample.percent)}
    assert again == set(sample.sheets.values_list("sheet__code", flat=True))
    (tmp_path / "frame.csv").write_bytes(frame)
    program = [sys.executable, "-m", "linli", "draw", str(tmp_path / "frame.csv"), "--seed", sample.seed]
    ran = subprocess.run(
        [*program, "--percent", "20"], capture_output=True, check=True, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PATH": ""},
    )  # fmt: skip
    assert ran.stdout == leader.get(url("sample_drawn", sample.pk)).content
    assert sample.frame_sha256 in ran.stderr.decode()


def test_the_page_says_how_many_of_each_stratum(round_, leader, django_assert_max_num_queries):
    sample = drawn(leader, round_)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = leader.get(url("sample", sample.pk))
    lines = page.context["strata"]
    assert sum(line["there"] for line in lines) == round_.sheets.count()
    assert sum(line["drawn"] for line in lines) == sample.sheets.count()
    assert all(line["drawn"] == -(-line["there"] * 20 // 100) for line in lines)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert sample.seed in leader.get(url("samples", round_.pk)).content.decode()
    with django_assert_max_num_queries(MOST_QUERIES):
        leader.get(url("draw_sample", round_.pk))


def test_a_second_draw_for_the_same_purpose_is_refused_with_why(round_, leader):
    drawn(leader, round_)
    page = leader.post(url("draw_sample", round_.pk), given(seed="another"))
    assert page.status_code == 422
    assert "would be no draw" in page.content.decode()
    assert Sample.objects.count() == 1


def test_both_samples_of_a_round_need_seeds_of_their_own(round_, leader):
    drawn(leader, round_, purpose="VISITS")
    page = leader.post(url("draw_sample", round_.pk), given())
    assert page.status_code == 422
    assert "could compute the other" in page.content.decode()
    drawn(leader, round_, seed="another")
    assert "Draw a sample" not in leader.get(url("samples", round_.pk)).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"purpose": "THIRD"}, {"seed": ""}, {"seed": "  "}, {"seed": "x" * 41}, {"seed": "a\x00b"}, {"seed": "=1"},
        {"seed": "a\u200bb"}, {"percent": "0"}, {"percent": "101"}, {"percent": "many"}, {"percent": "9" * 400},
        {"percent": ""}, {"strata": ["moon"]},
    ],
)  # fmt: skip
def test_a_draw_that_cannot_be_is_refused_with_the_reason(round_, leader, wrong):
    page = leader.post(url("draw_sample", round_.pk), given(**wrong))
    assert page.status_code == 422
    assert page.context["form"].errors
    assert not Sample.objects.exists()


@pytest.mark.long
def test_nonsense_never_breaks_the_form(round_, leader):
    for text in NASTY:
        for name in ("purpose", "percent", "strata"):
            assert leader.post(url("draw_sample", round_.pk), given(**{name: text}, seed="")).status_code == 422
    sample = drawn(leader, round_, strata=[])
    assert leader.get(url("sample", sample.pk), {"page": "x" * 400}).status_code == 200
    for name in ("sample", "sample_frame", "sample_drawn"):
        assert leader.get(url(name, 10**30)).status_code == 404


def test_nothing_is_drawn_once_marks_are_in(round_, leader):
    type(round_).objects.filter(pk=round_.pk).update(state="REVIEW")
    assert leader.post(url("draw_sample", round_.pk), given()).status_code == 422


def test_only_who_sees_scorings_sees_samples_and_only_who_leads_draws(round_, leader, city, person_with, client_of):
    sample = drawn(leader, round_)
    everywhere = f"division:{city.city.pk}"
    sees = client_of(person_with(["evaluation.see_scorings"], everywhere))
    views = client_of(person_with(["evaluation.view_rounds", "evaluation.lead_rounds"], everywhere))
    assert sees.get(url("sample", sample.pk)).status_code == 200
    assert sees.get(url("draw_sample", round_.pk)).status_code == 403
    for name in ("sample", "sample_frame", "sample_drawn"):
        assert views.get(url(name, sample.pk)).status_code == 403
    assert views.get(url("samples", round_.pk)).status_code == 403
    assert views.post(url("draw_sample", round_.pk), given(purpose="VISITS")).status_code == 403
    assert not views.get(reverse("evaluation:round", args=[round_.pk])).content.decode().count(sample.seed)


def test_who_sees_a_part_of_the_round_sees_of_the_list_that_part(round_, leader, city, person_with, client_of):
    sample = drawn(leader, round_)
    county = city.counties[0]
    part = client_of(person_with(["evaluation.see_scorings"], f"division:{county.pk}"))
    page = part.get(url("sample", sample.pk))
    assert {one["county_name"] for one in page.context["sheets"]} == {county.name}
    assert part.get(url("sample_frame", sample.pk)).status_code == 403
    other = client_of(person_with(["evaluation.see_scorings"], "organisation:999999"))
    assert other.get(url("sample", sample.pk)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_who_draw_at_once_the_second_is_told(round_):
    problems = AtOnce(*[
        lambda seed=seed: draw_sample(round_=round_, purpose="SECOND", seed=seed, percent=10, strata=(), by=None, at=AT)
        for seed in "ab"
    ]).end()  # fmt: skip
    assert [type(one) for one in problems] == [UnableToEvaluate]
    assert Sample.objects.count() == 1
