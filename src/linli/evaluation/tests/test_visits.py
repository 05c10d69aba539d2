"""Who is sent where: two people for a sheet, nobody twice, nobody who could see the other's marks."""

from datetime import date

import pytest

from linli.evaluation.models import Visit
from linli.evaluation.operations.assessors import (
    accept_visit,
    assign_visits,
    let_assessor_go,
    record_training,
    refuse_visit,
    replace_visit,
)
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.tests.field import AT, field_round, send, trained

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_documents_and_site_are_two_people_and_lists_lie_together(city, person_with):
    made = field_round(city, person_with, people=4)
    visits = send(made)
    assert len(visits) == 2 * len(city.compounds)
    for sheet in made.round.sheets.all():
        both = list(sheet.visits.values_list("part", "assessor"))
        assert {part for part, _ in both} == {"DOCUMENTS", "SITE"}
        assert len({assessor for _, assessor in both}) == 2
    for assessor in made.assessors:
        codes = [v.sheet.code for v in assessor.visits.filter(part="SITE").select_related("sheet").order_by("position")]
        assert codes == sorted(codes)
        assert len(codes) == len(city.compounds) / 4


def test_one_trained_person_is_not_enough(city, person_with):
    made = field_round(city, person_with, people=1)
    with pytest.raises(UnableToEvaluate, match="two are needed"):
        send(made)


def test_training_that_ran_out_does_not_count(city, person_with):
    made = field_round(city, person_with, people=2)
    made.assessors[0].trainings.all().delete()
    record_training(
        assessor=made.assessors[0], standard="courteous-compound", held_on=date(2020, 1, 1),
        valid_until=date(2021, 8, 31), document="x",
    )  # fmt: skip
    with pytest.raises(UnableToEvaluate, match="1 assessors ready"):
        send(made)


def test_a_second_scoring_goes_to_others(city, person_with):
    made = field_round(city, person_with, people=5)
    sheets = list(made.round.sheets.order_by("code")[:4])
    first = {(v.sheet_id, v.assessor_id) for v in send(made, sheets)}
    second = {(v.sheet_id, v.assessor_id) for v in send(made, sheets, scoring=2)}
    assert len(second) == 8
    assert not first & second


def test_whoever_could_see_marks_scores_nothing_a_second_time(city, person_with):
    made = field_round(city, person_with, people=4)
    seeing = person_with(["evaluation.score", "evaluation.view_rounds"], f"division:{city.counties[0].pk}")
    trained(made.contract, seeing)
    inside = made.round.sheets.filter(lies_in__contains=[city.counties[0].pk])
    send(made, inside)
    visits = send(made, inside, scoring=2)
    assert visits
    assert seeing.pk not in {visit.assessor.person_id for visit in visits}
    outside = made.round.sheets.exclude(pk__in=inside)
    send(made, outside)
    assert seeing.pk in {visit.assessor.person_id for visit in send(made, outside, scoring=2)}


def test_who_scored_a_place_last_time_is_not_sent_there_again(city, person_with):
    made = field_round(city, person_with, people=4)
    before = {(v.sheet.compound_id, v.assessor.person_id) for v in send(made)}
    later = open_round(
        Call(
            made.round.edition, city.city, "next", date(2021, 9, 30), date(2021, 1, 1), date(2021, 9, 30),
            by_visits=True, previous=made.round,
        ), by=None, at=AT,
    )  # fmt: skip
    made.round = move_round(round_=later, to="MARKING", at=AT)
    now = {(v.sheet.compound_id, v.assessor.person_id) for v in send(made)}
    assert len(now) == 2 * len(city.compounds)
    assert not before & now


def test_a_refusal_has_a_reason_and_is_replaced_once(city, person_with):
    made = field_round(city, person_with, people=3)
    visit = send(made, made.round.sheets.all()[:1], accept=False)[0]
    with pytest.raises(UnableToEvaluate, match="reason"):
        refuse_visit(visit=visit, reason=" ", has_conflict=True, at=AT)
    refuse_visit(visit=visit, reason="亲属在该物业任职", has_conflict=True, at=AT)
    with pytest.raises(UnableToEvaluate, match="already"):
        accept_visit(visit=visit, at=AT)
    taken = set(Visit.objects.filter(sheet=visit.sheet).values_list("assessor", flat=True))
    free = next(one for one in made.assessors if one.pk not in taken)
    for one in made.assessors:
        if one != free:
            with pytest.raises(UnableToEvaluate, match="may not go there"):
                replace_visit(visit=visit, assessor=one, by=None, at=AT)
    other = replace_visit(visit=visit, assessor=free, by=None, at=AT)
    assert (other.replaces_id, other.part, other.scoring) == (visit.pk, visit.part, visit.scoring)
    with pytest.raises(UnableToEvaluate, match="only once"):
        replace_visit(visit=visit, assessor=free, by=None, at=AT)


def test_a_conflict_of_interest_does_not_end_with_the_round(city, person_with):
    made = field_round(city, person_with, people=4)
    sheet = made.round.sheets.order_by("code").first()
    visit = next(v for v in send(made, [sheet], accept=False) if v.part == "SITE")
    refuse_visit(visit=visit, reason="曾任项目经理", has_conflict=True, at=AT)
    other = open_round(
        Call(
            made.round.edition, city.city, "other", date(2021, 9, 30), date(2021, 1, 1), date(2021, 9, 30),
            by_visits=True,
        ), by=None, at=AT,
    )  # fmt: skip
    made.round = move_round(round_=other, to="MARKING", at=AT)
    again = send(made, made.round.sheets.filter(compound=sheet.compound_id))
    assert visit.assessor.person_id not in {one.assessor.person_id for one in again}


def test_who_leaves_gives_back_what_is_not_handed_in(city, person_with):
    made = field_round(city, person_with, people=3)
    send(made)
    leaves = made.assessors[0]
    assert leaves.visits.exists()
    let_assessor_go(assessor=leaves, on=date(2021, 9, 1), reason="离职")
    assert set(leaves.visits.values_list("state", flat=True)) == {"REFUSED"}
    sheets = made.round.sheets.all()
    left = assign_visits(round_=made.round, contract=made.contract, scoring=1, sheets=list(sheets), by=None, at=AT)
    assert leaves.pk not in set(Visit.objects.exclude(state="REFUSED").values_list("assessor", flat=True))
    assert left.made > 0


def test_who_is_sent_is_told_in_the_same_words_for_either_scoring(city, person_with):
    from linli.core.notices.models import Notice

    made = field_round(city, person_with, people=5)
    sheets = list(made.round.sheets.order_by("code")[:2])
    send(made, sheets)
    send(made, sheets, scoring=2)
    told = Notice.objects.filter(kind="evaluation.sent")
    assert sum(notice.fields["count"] for notice in told) == 8
    assert {(frozenset(notice.fields), notice.url) for notice in told} == {
        (frozenset({"count", "round"}), "/evaluation/field/")
    }
