"""What anybody sees of a round, and how they object."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.core.files.models import FileUse
from linli.core.files.tests.conftest import picture
from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import UnableToHear, answer_hearing
from linli.evaluation.models import Round, Seal, Sheet
from linli.evaluation.operations.grading import decide_class, grade_sheet
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.sealing import amend_round, seal_round
from linli.evaluation.tests.test_round_pages import AT, LATER, LEADS, graded, on_notice
from linli.evaluation.tests.test_round_pages import at as at
from linli.evaluation.tests.test_rounds import opened_once
from linli.grading.verify import verify

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
TEXT = "The sockets were switched on before the visit."


stock, city, called = opened_once()


@pytest.fixture
def opened(at, called):
    return called


@pytest.fixture
def noticed(opened):
    graded(opened, lost=[0])
    sheet = opened.sheets.select_related("round__edition").order_by("code").first()
    item = next(one for one in opened.edition.compiled().standard.items if one.method.levels)
    lowest = str(item.method.levels[-1])
    entry = Entry(answers={item.id: lowest}, reasons={item.id: ("The plan hangs nowhere", "photo 12")})
    grade_sheet(sheet=enter_marks(sheet=sheet, entry=entry, by=None, at=AT), at=AT)
    return on_notice(opened)


@pytest.fixture
def resident(person_with, client_of):
    return client_of(person_with([], "platform", "周晓"))


def address(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def first_sheet(round_):
    return round_.sheets.order_by("code").first()


def test_before_the_notice_nobody_sees_anything(opened, client):
    graded(opened)
    assert opened.title not in client.get(address("public_rounds")).content.decode()
    for name, pk in (("public_round", opened.pk), ("public_sheet", first_sheet(opened).pk), ("bundle", opened.pk)):
        assert client.get(address(name, pk)).status_code == 404


def test_a_visitor_finds_a_result_without_signing_in(noticed, client, django_assert_max_num_queries):
    assert noticed.title in client.get(address("public_rounds")).content.decode()
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address("public_round", noticed.pk))
    assert page.status_code == 200
    assert len(page.context["lines"]) == noticed.sheets.count()
    assert "2021-09-08" in page.context["until"]
    found = client.get(f"{address('public_round', noticed.pk)}?q=guihua&outcome=5")
    assert {line["sheet"].name for line in found.context["lines"]} == {"桂花苑"}


@pytest.mark.parametrize("query", ["county=x", "county=99999999999999", "outcome=%00", "page=x", "q=%00", "page=9999"])
def test_a_strange_address_is_no_fault(noticed, client, query):
    assert client.get(f"{address('public_round', noticed.pk)}?{query}").status_code == 200


def test_a_result_is_explained_item_by_item(noticed, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address("public_sheet", first_sheet(noticed).pk))
    text = page.content.decode()
    assert "The plan hangs nowhere" in text
    assert "photo 12" in text
    measured = next(line for bar in page.context["sections"] for line in bar.lines if line.item == "A05")
    assert "95/100 (95.0%)" in measured.why
    assert "95%" in measured.why
    assert len(page.context["words"]) == 4
    assert [bar.percent for bar in page.context["sections"]]


def test_marks_by_item_stay_inside_if_the_city_says_so(noticed, client):
    Round.objects.filter(pk=noticed.pk).update(shows_items=False)
    page = client.get(address("public_sheet", first_sheet(noticed).pk))
    assert "The plan hangs nowhere" not in page.content.decode()
    assert page.context["sections"]
    assert all(not bar.lines for bar in page.context["sections"])


def test_what_is_missing_is_named(opened, client):
    graded(opened)
    sheet = opened.sheets.select_related("round__edition").order_by("code").first()
    item = next(one for one in opened.edition.compiled().standard.items if one.method.count)
    grade_sheet(sheet=enter_marks(sheet=sheet, entry=Entry(answers={item.id: ""}), by=None, at=AT), at=AT)
    noticed = on_notice(opened)
    page = client.get(address("public_sheet", sheet.pk))
    assert [name.split()[0] for name in page.context["missing"]] == [item.id]
    assert not page.context["graded"]
    assert client.get(f"{address('public_round', noticed.pk)}").status_code == 200


def test_a_reason_with_a_persons_number_is_not_shown(noticed, client):
    sheet = first_sheet(noticed)
    item = next(iter(sheet.reasons))
    sheet.reasons[item] = [["ask 13800000000", ""]]
    sheet.save()
    assert "13800000000" not in client.get(address("public_sheet", sheet.pk)).content.decode()


def test_objecting_asks_to_sign_in(noticed, client):
    assert "/sign-in/" in client.get(address("object", first_sheet(noticed).pk))["Location"]


def test_a_resident_objects_in_time(noticed, resident):
    sheet = first_sheet(noticed)
    assert resident.get(address("object", sheet.pk)).status_code == 200
    assert resident.post(address("object", sheet.pk), {"text": ""}).status_code == 422
    filed = resident.post(address("object", sheet.pk), {"text": TEXT})
    hearing = Hearing.objects.get()
    assert filed["Location"] == reverse("hearing:hearing", args=[hearing.pk])
    assert (hearing.kind, hearing.state, hearing.subject) == ("OBJECTION", "FILED", ("evaluation.sheet", sheet.pk))
    assert resident.post(address("object", sheet.pk), {"text": TEXT}).status_code == 422  # one is open


def test_a_photo_comes_with_the_objection_and_with_a_wrong_file_nothing_is_filed(noticed, resident, settings, tmp_path):
    settings.FILES = str(tmp_path / "files")
    address, text = reverse("evaluation:object", args=[Sheet.objects.order_by("pk").first().pk]), "与现场不符"
    refused = resident.post(address, {"text": text, "evidence": SimpleUploadedFile("a.jpg", b"no picture")})
    assert refused.status_code == 422
    assert text in refused.content.decode()
    assert not Hearing.objects.exists()
    filed = resident.post(address, {"text": text, "evidence": SimpleUploadedFile("a.jpg", picture())})
    assert filed.status_code == 302
    assert FileUse.objects.get().subject_id == Hearing.objects.get().pk


@pytest.mark.parametrize(("minutes", "state"), [(0, "FILED"), (1, "LATE")])
def test_the_last_minute_of_the_last_working_day_counts(noticed, resident, at, minutes, state):
    last = noticed.notice_until
    assert last == datetime.fromisoformat("2021-09-08T17:30+08:00")
    at(last + timedelta(minutes=minutes))
    resident.post(address("object", first_sheet(noticed).pk), {"text": TEXT})
    assert Hearing.objects.get().state == state


def test_whoever_marked_a_sheet_does_not_answer_about_it(noticed, resident, person_with):
    officer = person_with(["hearing.answer"])
    sheet = first_sheet(noticed)
    sheet.sources["A01"] = {"how": "entered", "by": officer.pk, "at": AT.isoformat()}
    sheet.save()
    resident.post(address("object", sheet.pk), {"text": TEXT})
    assert Hearing.objects.get().decided_by == officer
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=Hearing.objects.get(), outcome="DISMISSED", answer="No.", by=officer, at=AT)


def test_whoever_only_sent_the_workbook_may_answer(noticed, resident, person_with):
    officer = person_with(["hearing.answer"])
    sheet = first_sheet(noticed)
    sheet.sources = {name: {"how": "workbook", "by": officer.pk, "at": AT.isoformat()} for name in sheet.answers}
    sheet.changed_by = officer
    sheet.save()
    resident.post(address("object", sheet.pk), {"text": TEXT})
    assert Hearing.objects.get().decided_by is None
    answer_hearing(hearing=Hearing.objects.get(), outcome="DISMISSED", answer="It was not.", by=officer, at=AT)


def test_whoever_decided_the_class_does_not_answer_about_it(opened, resident, person_with):
    graded(opened)
    officer = person_with(["hearing.answer"])
    sheet = first_sheet(opened)
    decide_class(sheet=sheet, class_id="floor", reason="Hidden faults", document="Minutes 3", by=officer, at=AT)
    on_notice(opened)
    resident.post(address("object", sheet.pk), {"text": TEXT})
    assert Hearing.objects.get().decided_by == officer


def test_an_upheld_objection_is_shown_until_the_sheet_is_marked_anew(noticed, resident, person_with, client_of, city):
    sheet = first_sheet(noticed)
    resident.post(address("object", sheet.pk), {"text": TEXT})
    officer = person_with([*LEADS, "hearing.answer"], f"division:{city.city.pk}")
    soon = AT + timedelta(minutes=30)
    answer_hearing(hearing=Hearing.objects.get(), outcome="UPHELD", answer="It was on.", by=officer, at=soon)
    page = client_of(officer).get(address("round", noticed.pk))
    assert [one.sheet for one in page.context["upheld"]] == [sheet.pk]
    sheet.changed_at = AT + timedelta(hours=1)
    sheet.save()
    assert client_of(officer).get(address("round", noticed.pk)).context["upheld"] == []


def test_a_sealed_round_is_downloaded_and_recomputed(noticed, client, resident, at, tmp_path):
    kept = seal_round(round_=noticed, by=None, at=LATER)
    page = client.get(address("public_round", noticed.pk))
    assert kept.seal in page.content.decode()
    response = client.get(address("bundle", noticed.pk))
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"".join(response.streaming_content))
    assert not verify(path).faults
    again = client.get(address("bundle", noticed.pk), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    at(LATER)
    resident.post(address("object", first_sheet(noticed).pk), {"text": TEXT})
    assert (Hearing.objects.get().kind, Hearing.objects.get().state) == ("APPEAL", "FILED")


def test_an_upheld_appeal_waits_in_the_next_edition(noticed, resident, person_with, client_of, city, at):
    seal_round(round_=noticed, by=None, at=LATER)
    at(LATER)
    resident.post(address("object", first_sheet(noticed).pk), {"text": TEXT})
    officer = person_with([*LEADS, "hearing.answer"], f"division:{city.city.pk}")
    answer_hearing(hearing=Hearing.objects.get(), outcome="PARTLY", answer="It was on.", by=officer, at=LATER)
    leader = client_of(officer)
    assert leader.get(address("round", noticed.pk)).context["upheld"]
    leader.post(address("amend_round", noticed.pk), {"reason": "appeal upheld"})
    later = Round.objects.get(replaces=noticed)
    leader.post(address("grade_round", later.pk))
    graded_again = later.sheets.select_related("round__edition").first()
    grade_sheet(sheet=graded_again, at=LATER)
    assert [one.sheet for one in leader.get(address("round", later.pk)).context["upheld"]] == [first_sheet(later).pk]
    assert leader.get(address("round", noticed.pk)).context["upheld"] == []


def test_replaced_results_lead_to_the_later_edition(noticed, client, resident, at):
    seal_round(round_=noticed, by=None, at=LATER)
    at(LATER)
    later = amend_round(round_=Round.objects.get(pk=noticed.pk), reason="appeal upheld", by=None, at=LATER)
    sheet = first_sheet(noticed)
    assert client.get(address("public_sheet", sheet.pk)).context["later"] == later
    assert resident.post(address("object", sheet.pk), {"text": TEXT}).status_code == 422
    assert client.get(address("public_round", later.pk)).status_code == 404  # in review
    assert Seal.objects.count() == 1


def test_the_front_page_leads_to_the_published_results(client, db):
    assert address("public_rounds") in client.get("/").content.decode()
