"""The baseline: chosen, read by county and item, the unknown as unknown; a county brings only its own workbook."""

import io
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from linli.campaign.operations.actions import set_baseline
from linli.campaign.queries.baseline import counties, gaps_by_item
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.evaluation.models import Round, Sheet
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_SENTINEL, UNKNOWN

from .world import AT, LEAD, TODAY, with_targets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: with_targets(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with, client_of):
    return client_of(person_with(LEAD, f"division:{made.city.city.pk}"))


def test_gaps_agree_with_counting_by_hand(made):
    round_ = made.rounds[0]
    published = round_.edition.compiled()
    found = {gap.item.id: gap for gap in gaps_by_item(Sheet.objects.filter(round=round_), published)}
    for row, item in enumerate(compile_scheme(published.standard).items):
        if item.role == "bonus":
            assert item.id not in found
            continue
        marks = [result.marks[row] for result in round_.results.all()]
        gap = found[item.id]
        assert gap.unknown == marks.count(UNKNOWN)
        assert gap.short == sum(LAST_SENTINEL < mark < most(item) for mark in marks)
        assert gap.full == sum(mark >= most(item) for mark in marks)
    assert found["G301"].unknown == 4
    line = counties(Sheet.objects.filter(round=round_), published)[0]
    assert (line.places, line.complete, line.unknown) == (4, 0, 4)


def test_what_was_never_graded_is_unknown_and_not_nothing(made, leader):
    round_ = made.rounds[0]
    published, place = round_.edition.compiled(), made.city.communities[7]
    items = published.standard.items
    answered = next(item.id for item in items if item.method.binary and not item.applies)
    for community, answers in ((place, {}), (made.city.communities[6], {answered: "yes"})):
        Sheet.objects.create(
            round=round_, code=community.code, name=community.name, county_name=made.city.counties[1].name,
            community_name=community.name, place=community, county=made.city.counties[1],
            lies_in=community.ancestors, answers=answers,
        )  # fmt: skip
    sheets = Sheet.objects.filter(round=round_)
    first, second = counties(sheets, published)
    asked = sum(not item.method.events for item in items)
    assert (first.unknown, second.places, second.untouched) == (4, 2, 1)
    assert second.unknown == 2 * asked - 1
    found = {gap.item.id: gap for gap in gaps_by_item(sheets, published)}
    assert (found["G301"].unknown, found["G101"].unknown) == (4 + 2, 2)
    assert found["G101"].short == 4
    assert found[answered].unknown == 1
    page = leader.get(reverse("campaign:baseline", args=[made.campaign.pk]))
    assert page.context["parts"][0]["whole"].unknown == 4 + second.unknown


def test_a_round_that_nobody_has_graded_has_every_item_unknown(made):
    round_ = made.rounds[0]
    round_.results.all().delete()
    published = round_.edition.compiled()
    found = gaps_by_item(Sheet.objects.filter(round=round_), published)
    asked = [item for item in published.standard.items if item.role != "bonus" and not item.method.events]
    assert {gap.item.id for gap in found} == {item.id for item in asked}
    assert {(gap.unknown, gap.short, gap.full, gap.lost) for gap in found} == {(4, 0, 0, 0)}


def test_an_item_that_nobody_answered_loses_an_unknown_number_of_points(made, leader):
    page = leader.get(reverse("campaign:baseline", args=[made.campaign.pk]))
    rows = {row[0].split()[0]: row for row in page.context["parts"][0]["gaps"]["rows"]}
    assert rows["G301"][1] == "未知"
    assert rows["G101"][1] == "4.00"
    assert rows["G301"][3] == 4


def test_the_page_lists_the_unknown_as_unknown_and_names_measures(made, leader):
    page = leader.get(reverse("campaign:baseline", args=[made.campaign.pk]))
    text = page.content.decode()
    assert "尚无人掌握的情况" in text
    assert "G301" in text
    assert "组建网格支部" in text
    assert reverse("imports:door_for", args=["marks", made.rounds[0].pk]) not in text  # the round is in review


def test_a_leader_chooses_the_baseline(made, leader):
    made.campaign.baseline = None
    made.campaign.save()
    page = leader.get(reverse("campaign:baseline", args=[made.campaign.pk]))
    assert "还没有摸底" in page.content.decode()
    choose = reverse("campaign:set_baseline", args=[made.campaign.pk])
    assert leader.post(choose, {"round": "999999"}).status_code == 422
    assert leader.post(choose, {"round": made.rounds[0].pk}).status_code == 302
    made.campaign.refresh_from_db()
    assert made.campaign.baseline_id == made.rounds[0].pk


def test_a_published_round_or_another_standard_is_no_baseline(made):
    round_ = Round.objects.select_related("edition", "division").get(pk=made.rounds[0].pk)
    round_.state = "NOTICE"
    with pytest.raises(UnableToCampaign, match="不公示"):
        set_baseline(campaign=made.campaign, round_=round_)
    round_.state, made.campaign.standard = "REVIEW", "another"
    made.campaign.save()
    with pytest.raises(UnableToCampaign, match="标准不一致"):
        set_baseline(campaign=made.campaign, round_=round_)


def test_a_county_cannot_bring_a_community_of_another_county(made, person_with, client_of):
    """The round's own door, which the baseline uses: what lies outside is refused at its cell."""
    from linli.core.imports import Context
    from linli.core.rights import grants_of
    from linli.evaluation.doors import MarksDoor
    from linli.evaluation.workbooks import write_marks

    Round.objects.filter(pk=made.rounds[0].pk).update(state="MARKING")
    round_ = Round.objects.select_related("edition", "division").get(pk=made.rounds[0].pk)
    place = made.city.communities[7]
    Sheet.objects.create(
        round=round_, code=place.code, name=place.name, county_name=made.city.counties[1].name,
        community_name=place.name, place=place, county=made.city.counties[1], lies_in=place.ancestors,
    )  # fmt: skip
    file = io.BytesIO()
    write_marks(file, round_, list(round_.sheets.order_by("code")))
    officer = person_with(LEAD, f"division:{made.city.counties[0].pk}")
    grants = grants_of(officer)
    door = MarksDoor()
    target = door.target(round_.pk, grants)
    content = read(door, file, target)
    door.check(content, Context(person=officer, grants=grants, at=AT, target=target))
    assert [(fault.code, fault.fields["value"]) for fault in content.faults] == [("outside", place.code)]


def test_a_workbook_of_an_older_template_is_refused_and_says_which_it_wants(made, person_with):
    from linli.core.imports import Context
    from linli.core.rights import grants_of
    from linli.evaluation.doors import MarksDoor
    from linli.evaluation.workbooks import write_marks

    Round.objects.filter(pk=made.rounds[0].pk).update(state="MARKING")
    round_ = Round.objects.select_related("edition", "division").get(pk=made.rounds[0].pk)
    file = io.BytesIO()
    write_marks(file, round_, list(round_.sheets.order_by("code")))
    officer = person_with(LEAD, f"division:{made.city.city.pk}")
    grants = grants_of(officer)
    door = MarksDoor()
    Round.objects.filter(pk=round_.pk).update(as_of=date(2021, 1, 31))
    target = door.target(round_.pk, grants)
    content = read(door, file, target)
    door.check(content, Context(person=officer, grants=grants, at=AT, target=target))
    faults = {fault.code: fault.fields for fault in content.faults}
    assert faults["other_as_of"] == {"found": "2020-12-31", "wanted": "2021-01-31"}


def read(door, file, target):
    import tempfile
    from pathlib import Path

    with tempfile.NamedTemporaryFile(suffix=".xlsx") as kept:
        kept.write(file.getvalue())
        kept.flush()
        return door.read(Path(kept.name), target)
