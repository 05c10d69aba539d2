"""A sheet goes through its round's course: everybody leaves behind what they must, and may send it back."""

import pytest

from linli.core.todo.models import ToDo
from linli.evaluation.models import Adjudication, Sheet, SheetMove
from linli.evaluation.operations import course
from linli.evaluation.operations.course import pass_on, send_back
from linli.evaluation.operations.marks import Entry, FaultyMarks, enter_marks
from linli.evaluation.operations.rectification import issue_notice, report_done, score_again
from linli.evaluation.operations.rounds import move_round
from linli.evaluation.operations.self_assessment import SelfEntry, assess_self
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.steps import DONE, next_step, sheet_steps, steps_before, steps_of
from linli.evaluation.tests.field import AT, field_round, finish, send
from linli.evaluation.tests.test_rounds import full_marks

pytestmark = pytest.mark.django_db
LATER = AT.replace(month=11)


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_a_course_is_what_the_call_asks_for():
    assert sheet_steps(steps_of(review=True, notice=True)) == []
    assert sheet_steps(steps_of(review=True, notice=True), by_visits=True) == ["MARKS", "REVIEW"]
    whole = sheet_steps(steps_of(review=True, notice=True, asked=("SELF", "RECOMMEND", "COUNTY", "RECTIFY")))
    assert whole == ["SELF", "RECOMMEND", "COUNTY", "MARKS", "RECTIFY", "REVIEW"]
    assert (next_step(whole, "COUNTY"), next_step(whole, "REVIEW")) == ("MARKS", DONE)
    assert steps_before(whole, "COUNTY") == ["RECOMMEND", "SELF"]
    assert steps_before(whole, DONE)[0] == "REVIEW"
    assert steps_before(whole, "SELF") == []


@pytest.fixture
def whole(city, person_with):
    return field_round(city, person_with, asked=("SELF", "RECOMMEND", "COUNTY", "RECTIFY"))


def first_sheet(made):
    return made.round.sheets.select_related("round__edition", "compound", "place").order_by("code").first()


def test_a_self_assessment_leaves_answers_and_says_why_there_is_no_proof(whole):
    sheet = first_sheet(whole)
    assert sheet.step == "SELF"
    with pytest.raises(UnableToEvaluate, match="not answered"):
        pass_on(sheet=sheet, note="", by=None, at=AT)
    answers = full_marks(sheet)
    assess_self(sheet=sheet, entry=SelfEntry(answers), by=None, at=AT)
    with pytest.raises(UnableToEvaluate, match="no valid proof"):
        pass_on(sheet=sheet, note="", by=None, at=AT)
    assess_self(sheet=sheet, entry=SelfEntry(notes=dict.fromkeys(answers, "附后")), by=None, at=AT)
    assert pass_on(sheet=sheet, note="", by=None, at=AT).step == "RECOMMEND"
    assert Sheet.objects.get(pk=sheet.pk).answers == {}, "what one says of oneself is no mark"
    with pytest.raises(UnableToEvaluate, match="is over"):
        assess_self(sheet=sheet, entry=SelfEntry({"A01": "3"}), by=None, at=AT)


def test_a_wrong_answer_is_told_beside_its_field_and_nothing_is_kept(whole):
    sheet = first_sheet(whole)
    with pytest.raises(FaultyMarks) as refused:
        assess_self(sheet=sheet, entry=SelfEntry({"A01": "9", "A02": "4"}), by=None, at=AT)
    assert set(refused.value.fields) == {"item:A01"}
    assert not hasattr(Sheet.objects.get(pk=sheet.pk), "self_assessment")


def test_two_who_assess_one_sheet_are_merged_item_by_item(whole):
    sheet = first_sheet(whole)
    assess_self(sheet=sheet, entry=SelfEntry({"A01": "3"}, seen={"item:A01": "", "item:A02": ""}), by=None, at=AT)
    assess_self(sheet=sheet, entry=SelfEntry({"A02": "4"}, seen={"item:A01": "", "item:A02": ""}), by=None, at=AT)
    with pytest.raises(FaultyMarks) as refused:
        assess_self(sheet=sheet, entry=SelfEntry({"A01": "2"}, seen={"item:A01": ""}), by=None, at=AT)
    assert "3" in refused.value.fields["item:A01"]
    assert Sheet.objects.get(pk=sheet.pk).self_assessment.answers == {"A01": "3", "A02": "4"}


def to_step(sheet, step):
    """Bring a sheet to a step as the people before it would."""
    sheet.refresh_from_db()
    if sheet.step == "SELF":
        answers = full_marks(sheet)
        assess_self(sheet=sheet, entry=SelfEntry(answers, dict.fromkeys(answers, "附后")), by=None, at=AT)
    while sheet.step not in (step, "MARKS", DONE):
        sheet.step = pass_on(sheet=sheet, note="同意", by=None, at=AT).step
    return sheet


def test_a_township_says_why_it_recommends_and_may_send_back(whole):
    sheet = to_step(first_sheet(whole), "RECOMMEND")
    with pytest.raises(UnableToEvaluate, match="opinion"):
        pass_on(sheet=sheet, note=" ", by=None, at=AT)
    with pytest.raises(UnableToEvaluate, match="reason"):
        send_back(sheet=sheet, to="SELF", reason="", by=None, at=AT)
    with pytest.raises(UnableToEvaluate, match="Allowed: Self-assessment"):
        send_back(sheet=sheet, to="MARKS", reason="x", by=None, at=AT)
    assert send_back(sheet=sheet, to="SELF", reason="缺照片", by=None, at=AT).step == "SELF"
    last = SheetMove.objects.filter(sheet=sheet).order_by("-pk").first()
    assert (last.back, last.note, last.from_step, last.to_step) == (True, "缺照片", "RECOMMEND", "SELF")


def test_to_dos_follow_the_step(whole):
    sheet = first_sheet(whole)
    of_sheet = ToDo.objects.filter(subject_type="evaluation.sheet", subject_id=sheet.pk)
    assert [row.kind for row in of_sheet.open()] == ["evaluation.self_assess"]
    own = {f"compound:{sheet.compound_id}", f"division:{sheet.place_id}", "platform"}
    assert {holder.split("@")[1] for row in of_sheet for holder in row.holders} == own, (
        "no work of whoever stands above"
    )
    to_step(sheet, "RECOMMEND")
    assert [row.kind for row in of_sheet.open()] == ["evaluation.recommend"]
    send_back(sheet=sheet, to="SELF", reason="缺照片", by=None, at=AT)
    assert [row.kind for row in of_sheet.open()] == ["evaluation.self_assess"]


def test_a_round_goes_on_notice_only_when_every_sheet_has_passed(city, person_with):
    made = field_round(city, person_with, review=False)
    for visit in send(made):
        finish(visit)
    assert set(made.round.sheets.values_list("step", flat=True)) == {DONE}
    last = made.round.sheets.last()
    send_back(sheet=last, to="MARKS", reason="漏项", by=None, at=AT)
    from linli.evaluation.operations.grading import grade_round

    grade_round(round_=made.round, at=AT)
    with pytest.raises(UnableToEvaluate, match="1 sheet has not passed"):
        move_round(round_=made.round, to="NOTICE", at=AT)


def test_marks_by_hand_wait_until_the_assessors_are_through(city, person_with):
    made = field_round(city, person_with)
    sheet = first_sheet(made)
    with pytest.raises(UnableToEvaluate, match="come from assessors"):
        enter_marks(sheet=sheet, entry=Entry(answers={"A01": "3"}), by=None, at=AT)
    for visit in send(made, [sheet]):
        finish(visit)
    enter_marks(sheet=sheet, entry=Entry(facts={"elevators": "3"}), by=None, at=AT)
    assert Sheet.objects.get(pk=sheet.pk).facts["elevators"] == "3"


@pytest.fixture
def lost(city, person_with):
    """A sheet at the step of rectification that lost points on B05, and somebody of its company."""
    made = field_round(city, person_with, asked=("RECTIFY",))
    sheet = first_sheet(made)
    for visit in send(made, [sheet]):
        finish(visit, {"B05": "2"}, reasons={"B05": "两处堆物"})
    sheet.refresh_from_db()
    assert (sheet.step, sheet.answers["B05"]) == ("RECTIFY", "2")
    return sheet


def test_only_what_lost_points_is_to_be_put_right(lost):
    with pytest.raises(UnableToEvaluate, match="A01 lost no points"):
        issue_notice(sheet=lost, items=["B05", "A01"], note="", by=None, at=AT)
    with pytest.raises(UnableToEvaluate, match="at least one"):
        issue_notice(sheet=lost, items=[], note="", by=None, at=AT)
    notice = issue_notice(sheet=lost, items=["B05"], note="限期清理", by=None, at=AT)
    assert (notice.state, notice.due_at.date().isoformat()) == ("ISSUED", "2021-09-23")  # 15 working days, 中秋 between
    with pytest.raises(UnableToEvaluate, match="already"):
        issue_notice(sheet=lost, items=["B05"], note="", by=None, at=AT)


def test_what_was_put_right_is_scored_again_by_somebody_else(lost, person_with):
    from linli.core.files.models import StoredFile
    from linli.evaluation.models import Evidence

    notice = issue_notice(sheet=lost, items=["B05"], note="", by=None, at=AT)
    manager = person_with(["evaluation.self_assess"], f"compound:{lost.compound_id}")
    with pytest.raises(UnableToEvaluate, match="not reported yet"):
        score_again(rectification=notice, answers={"B05": "0"}, remarks={}, by=None, at=AT)
    with pytest.raises(FaultyMarks) as refused:
        report_done(rectification=notice, done={}, proofs={}, by=manager, at=AT)
    assert set(refused.value.fields) == {"done:B05"}
    file = StoredFile.objects.create(sha256=b"1" * 32, size=1, media_type="image/jpeg", extension="jpg", stored_at=AT)
    proof = Evidence.objects.create(
        compound_id=lost.compound_id, title="清理后", kind="PHOTO", file=file, sha256=b"1" * 32, issued_on=AT.date(),
        added_at=AT,
    )  # fmt: skip
    report_done(rectification=notice, done={"B05": "已清理"}, proofs={"B05": proof}, by=manager, at=AT)
    with pytest.raises(UnableToEvaluate, match="reported this yourself"):
        score_again(rectification=notice, answers={"B05": "0"}, remarks={}, by=manager, at=AT)
    with pytest.raises(FaultyMarks) as refused:
        score_again(rectification=notice, answers={"B05": "1"}, remarks={}, by=None, at=AT)
    assert set(refused.value.fields) == {"remark:B05"}
    score_again(rectification=notice, answers={"B05": "0"}, remarks={}, by=None, at=AT)
    lost.refresh_from_db()
    assert (lost.answers["B05"], lost.sources["B05"]["how"], lost.step) == ("0", "rescored", "REVIEW")
    assert "B05" not in lost.reasons
    with pytest.raises(UnableToEvaluate, match="already"):
        score_again(rectification=notice, answers={"B05": "2"}, remarks={}, by=None, at=AT)


def test_what_is_never_reported_is_scored_as_it_stands_once_the_time_is_over(lost):
    notice = issue_notice(sheet=lost, items=["B05"], note="", by=None, at=AT)
    score_again(rectification=notice, answers={"B05": "2"}, remarks={"B05": "仍未清理"}, by=None, at=LATER)
    lost.refresh_from_db()
    assert (lost.answers["B05"], lost.step) == ("2", "REVIEW")


def test_an_open_difference_keeps_a_sheet_from_passing_its_review(city, person_with):
    made = field_round(city, person_with, people=4)
    sheet = first_sheet(made)
    for visit in send(made, [sheet]):
        finish(visit)
    for visit in send(made, [sheet], scoring=2):
        finish(visit, {"B05": "3"}, reasons={"B05": "三处"})
    sheet.refresh_from_db()
    with pytest.raises(UnableToEvaluate, match="1 difference"):
        pass_on(sheet=sheet, note="同意", by=None, at=AT)
    assert Adjudication.objects.get(sheet=sheet).item == "B05"


def test_every_step_names_the_right_that_passes_it_on():
    assert set(course.STEP_RIGHTS) == {"SELF", "RECOMMEND", "COUNTY", "MARKS", "RECTIFY", "REVIEW", DONE}
