"""The pages of a sheet's course: assess oneself, recommend, review, put right, decide; few queries, no look outside."""

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.core import clock
from linli.evaluation.models import Adjudication, Rectification, Sheet
from linli.evaluation.reports.notice import notice_data
from linli.evaluation.tests.field import AT, field_round, finish, send
from linli.evaluation.tests.test_course import first_sheet, to_step
from linli.evaluation.tests.test_rounds import full_marks

pytestmark = pytest.mark.django_db
ASKED = ("SELF", "RECOMMEND", "COUNTY", "RECTIFY")
MOST_QUERIES = 12


def at_sheet(name, sheet):
    return reverse(f"evaluation:{name}", args=[sheet.pk])


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: AT.date())


@pytest.fixture
def whole(city, person_with):
    return field_round(city, person_with, asked=ASKED, people=4)


@pytest.fixture
def sheet(whole):
    return first_sheet(whole)


@pytest.fixture
def somebody(person_with, client_of, city):
    """Sign somebody in with rights over a place."""
    return lambda *rights, over=None: client_of(person_with(rights, over or f"division:{city.city.pk}"))


def test_a_call_says_which_steps_it_uses(city, somebody):
    from linli.evaluation.models import Edition, Round
    from linli.evaluation.operations.editions import load_shipped

    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    given = {
        "edition": edition.pk, "division": city.city.pk, "title": "现场评分", "as_of": "2021-08-31",
        "period_from": "2021-01-01", "period_to": "2021-08-31", "notice_days": "5", "answer_days": "5",
        "previous": "none", "review": "on", "by_visits": "on", "asked": ["SELF", "RECTIFY"], "self_due": "2021-09-10",
        "rectify_days": "10",
        "differ_percent": "0", "marks_due": "2021-10-01",
    }  # fmt: skip
    client = somebody("evaluation.view_rounds", "evaluation.lead_rounds")
    late = client.post(reverse("evaluation:open_round"), {**given, "self_due": "2021-10-02"})
    assert late.status_code == 422
    assert "marks_due" in late.context["form"].errors
    assert client.post(reverse("evaluation:open_round"), given).status_code == 302
    row = Round.objects.get()
    assert row.course == ["SELF", "MARKS", "RECTIFY", "REVIEW"]
    assert (row.rectify_days, row.differ_percent, row.by_visits) == (10, 0, True)
    assert {sheet.step for sheet in row.sheets.all()} == {"SELF"}
    assert row.step_dates.get().due_on.isoformat() == "2021-09-10"
    page = client.get(reverse("evaluation:round", args=[row.pk])).content.decode()
    assert reverse("evaluation:course", args=[row.pk]) in page


def test_a_company_assesses_itself_and_hands_on(sheet, somebody):
    company = somebody("evaluation.self_assess", over=f"compound:{sheet.compound_id}")
    page = company.get(at_sheet("self_assess", sheet))
    assert page.status_code == 200
    seen = page.context["form"].seen
    answers = full_marks(sheet)
    given = {f"item:{name}": value for name, value in answers.items()} | {f"reason:{n}": "附后" for n in answers}
    assert company.post(at_sheet("self_assess", sheet), {**given, "item:A01": "99", "seen": seen}).status_code == 422
    saved = company.post(at_sheet("self_assess", sheet), {**given, "seen": seen})
    assert saved["Location"] == at_sheet("sheet_course", sheet)
    assert Sheet.objects.get(pk=sheet.pk).self_assessment.answers["A01"] == "3"
    assert company.post(at_sheet("pass_on", sheet), {"note": ""}).status_code == 302
    sheet.refresh_from_db()
    assert (sheet.step, sheet.answers) == ("RECOMMEND", {})
    again = company.get(at_sheet("self_assess", sheet), follow=True)
    assert "is over" in again.content.decode() or "已结束" in again.content.decode()


def test_two_on_one_self_assessment_see_what_the_other_wrote(sheet, somebody):
    client = somebody("evaluation.self_assess", over=f"compound:{sheet.compound_id}")
    seen = client.get(at_sheet("self_assess", sheet)).context["form"].seen
    client.post(at_sheet("self_assess", sheet), {"item:A01": "3", "seen": seen})
    page = client.post(at_sheet("self_assess", sheet), {"item:A01": "2", "item:A02": "4", "seen": seen})
    assert page.status_code == 422
    assert "“3”" in page.context["form"].errors["item:A01"] or "3" in page.context["form"].errors["item:A01"]


def test_who_has_no_step_there_finds_nothing(sheet, somebody, city):
    for client in (
        somebody("places.view_places"),
        somebody("evaluation.recommend", over=f"division:{city.counties[1].pk}"),
    ):
        for name in ("sheet_course", "rectification"):
            assert client.get(at_sheet(name, sheet)).status_code == 404
        assert client.post(at_sheet("pass_on", sheet), {"note": "x"}).status_code == 404
        assert client.get(reverse("evaluation:course", args=[sheet.round_id])).status_code in (404, 200)
    company = somebody("evaluation.self_assess", over=f"compound:{sheet.compound_id}")
    to_step(sheet, "RECOMMEND")
    assert company.get(at_sheet("sheet_course", sheet)).status_code == 200, "it sees where it stands"
    assert company.post(at_sheet("pass_on", sheet), {"note": "x"}).status_code == 403, "and cannot recommend itself"


def test_a_township_recommends_or_sends_back(sheet, somebody):
    to_step(sheet, "RECOMMEND")
    client = somebody("evaluation.recommend")
    assert client.post(at_sheet("pass_on", sheet), {"note": ""}).status_code == 422
    client.post(at_sheet("send_back", sheet), {"to": "SELF", "note": "缺照片"})
    sheet.refresh_from_db()
    assert sheet.step == "SELF"
    assert "缺照片" in client.get(at_sheet("sheet_course", sheet)).content.decode()


def test_a_county_passes_many_on_with_one_opinion(whole, somebody, city):
    for row in whole.round.sheets.select_related("round__edition", "compound", "place").order_by("code")[:3]:
        to_step(row, "COUNTY")
    inside = somebody("evaluation.review_county", over=f"division:{city.counties[0].pk}")
    address = reverse("evaluation:pass_many", args=[whole.round.pk])
    assert inside.post(address, {"step": "NOTHING", "note": "x"}).status_code == 404
    inside.post(address, {"step": "COUNTY", "note": ""})
    assert whole.round.sheets.filter(step="COUNTY").count() == 3
    inside.post(address, {"step": "COUNTY", "note": "资料齐全"})
    assert whole.round.sheets.filter(step="MARKS").count() == 3
    assert somebody("evaluation.recommend").post(address, {"step": "COUNTY", "note": "x"}).status_code == 403


def test_the_list_shows_who_stands_where(whole, somebody, django_assert_max_num_queries):
    to_step(first_sheet(whole), "COUNTY")
    client = somebody("evaluation.view_rounds", "evaluation.review_county")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("evaluation:course", args=[whole.round.pk]))
    assert page.status_code == 200
    only = client.get(reverse("evaluation:course", args=[whole.round.pk]), {"step": "COUNTY"})
    assert only.content.decode().count("<tr") < page.content.decode().count("<tr")


def test_one_sheet_asks_few_questions(whole, sheet, somebody, django_assert_max_num_queries):
    to_step(sheet, "COUNTY")
    client = somebody(
        "evaluation.view_rounds", "evaluation.review_county", "evaluation.see_scorings", "history.view_history"
    )
    with django_assert_max_num_queries(MOST_QUERIES + 1):
        assert client.get(at_sheet("sheet_course", sheet)).status_code == 200


@pytest.fixture
def lost(city, person_with):
    made = field_round(city, person_with, asked=("RECTIFY",))
    row = first_sheet(made)
    for visit in send(made, [row]):
        finish(visit, {"B05": "2", "B16": "no"}, reasons={"B05": "两处堆物", "B16": "通道被占"})
    row.refresh_from_db()
    return row


def test_a_notice_is_issued_reported_and_scored_again(lost, somebody, person_with, client_of):
    from linli.core.files.models import StoredFile
    from linli.evaluation.models import Evidence

    county = somebody("evaluation.review_county")
    page = county.get(at_sheet("sheet_course", lost)).content.decode()
    assert "两处堆物" in page
    assert county.post(at_sheet("issue_notice", lost), {"item": ["A01"]}).status_code == 302
    assert not Rectification.objects.exists()
    county.post(at_sheet("issue_notice", lost), {"item": ["B05", "B16"], "note": "限期整改"})
    company = client_of(person_with(["evaluation.self_assess"], f"compound:{lost.compound_id}"))
    assert company.get(at_sheet("rectification", lost)).status_code == 200
    file = StoredFile.objects.create(sha256=b"1" * 32, size=1, media_type="image/jpeg", extension="jpg", stored_at=AT)
    proof = Evidence.objects.create(
        compound_id=lost.compound_id, title="清理后", kind="PHOTO", file=file, sha256=b"1" * 32, issued_on=AT.date(),
        added_at=AT,
    )  # fmt: skip
    other = Evidence.objects.create(
        compound=lost.round.sheets.exclude(pk=lost.pk).first().compound, title="别处", kind="PHOTO", file=file,
        sha256=b"1" * 32, issued_on=AT.date(), added_at=AT,
    )  # fmt: skip
    given = {"done:B05": "已清理", "proof:B05": proof.pk, "done:B16": "已疏通", "proof:B16": other.pk}
    assert company.post(at_sheet("report_done", lost), given).status_code == 422, "a proof of another compound is none"
    assert company.post(at_sheet("report_done", lost), {**given, "proof:B16": proof.pk}).status_code == 302
    assert county.post(at_sheet("score_again", lost), {"item:B05": "x", "item:B16": "yes"}).status_code == 422
    assert county.post(at_sheet("score_again", lost), {"item:B05": "0", "item:B16": "yes"}).status_code == 302
    lost.refresh_from_db()
    assert (lost.answers["B05"], lost.answers["B16"], lost.step) == ("0", "yes", "REVIEW")


def test_a_notice_is_given_on_paper_to_those_who_see_it_and_says_what_was_done(lost, somebody, person_with, client_of):
    county = somebody("evaluation.review_county")
    assert county.get(at_sheet("notice_in_print", lost)).status_code == 404, "there is none yet"
    county.post(at_sheet("issue_notice", lost), {"item": ["B05", "B16"], "note": "限期整改"})
    company = client_of(person_with(["evaluation.self_assess"], f"compound:{lost.compound_id}"))
    paper = company.get(at_sheet("notice_in_print", lost))
    assert (paper.status_code, paper["Content-Type"], paper.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert paper.content == company.get(at_sheet("notice_in_print", lost)).content
    notice = Rectification.objects.get()
    said = notice_data(lost, notice)
    assert "两处堆物" in said["rows"][0][2]
    assert (said["note"], said["told"], said["rows"][0][3]) == ("限期整改", [], "—")
    assert f"{notice.days}" in said["body"]
    notice.items.update(done="已清理")
    notice.state, notice.reported_at = notice.State.REPORTED, AT
    assert notice_data(lost, notice)["told"]
    assert notice_data(lost, notice)["rows"][0][3] == "已清理"
    elsewhere = lost.round.sheets.exclude(compound=lost.compound_id).first()
    stranger = client_of(person_with(["evaluation.self_assess"], f"compound:{elsewhere.compound_id}"))
    assert stranger.get(at_sheet("notice_in_print", lost)).status_code == 404


@pytest.mark.long
def test_agreement_and_differences_are_shown_and_decided(city, person_with, somebody, django_assert_max_num_queries):
    made = field_round(city, person_with, people=5)
    for visit in send(made):
        finish(visit)
    for visit in send(made, scoring=2):
        finish(visit, {"B05": "3"}, reasons={"B05": "三处"})
    client = somebody("evaluation.view_rounds", "evaluation.see_scorings", "evaluation.adjudicate")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("evaluation:agreement", args=[made.round.pk]))
    assert page.status_code == 200
    assert page.context["sheets"] == 16
    assert page.context["open"] == 16
    with django_assert_max_num_queries(MOST_QUERIES):
        listed = client.get(reverse("evaluation:differences", args=[made.round.pk]))
    assert "B05" in listed.content.decode()
    row = Adjudication.objects.order_by("pk").first()
    address = reverse("evaluation:difference", args=[row.pk])
    with django_assert_max_num_queries(MOST_QUERIES + 2):
        shown = client.get(address).content.decode()
    assert "三处" in shown
    assert client.post(address, {"answer": "9x", "reason": "y"}).status_code == 422
    assert client.post(address, {"answer": "3", "reason": "照片可见"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.answer) == ("DECIDED", "3")
    seeing = somebody("evaluation.view_rounds", "evaluation.see_scorings")
    assert "form" not in seeing.get(address).context or seeing.get(address).context["form"] is None


def test_an_empty_agreement_says_what_to_do_next(whole, somebody):
    page = somebody("evaluation.view_rounds", "evaluation.see_scorings").get(
        reverse("evaluation:agreement", args=[whole.round.pk])
    )
    assert page.context["sheets"] == 0
    assert "ll-empty" in page.content.decode()


@pytest.mark.long
@pytest.mark.parametrize("name", ["pass_on", "send_back", "self_assess", "issue_notice", "report_done", "score_again"])
def test_forms_of_the_course_take_anything(sheet, lost, somebody, name):
    client = somebody(
        "evaluation.view_rounds", "evaluation.self_assess", "evaluation.recommend", "evaluation.review_county",
        "evaluation.lead_rounds",
    )  # fmt: skip
    for row in (sheet, lost):
        for nasty in NASTY[::3]:
            answer = client.post(
                at_sheet(name, row),
                {"note": nasty, "to": nasty, "item": nasty, "item:B05": nasty, "reason:A01": nasty, "seen": nasty,
                 "done:B05": nasty, "proof:B05": nasty, "remark:B05": nasty},
            )  # fmt: skip
            assert answer.status_code in (200, 302, 403, 404, 422), nasty
    assert client.get(reverse(f"evaluation:{name}", args=[10**30])).status_code in (404, 405)
