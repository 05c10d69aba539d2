"""Sending assessors, the list of visits, what one body's desk may not find out, and who goes instead."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image
from tests.hostile import NASTY

from linli.core import clock
from linli.core.files.operations import store
from linli.evaluation.models import Visit
from linli.evaluation.operations.assessors import NewContract, assign_visits, refuse_visit, sign_contract
from linli.evaluation.operations.sampling import draw_sample
from linli.evaluation.operations.scorings import SIGNATURE, confirm_visit
from linli.evaluation.tests.field import AT, field_round, send, trained
from linli.evaluation.tests.test_bad_input import AtOnce
from linli.places.models import Organisation

pytestmark = pytest.mark.django_db
SEES, MANAGES, VIEWS = "evaluation.see_scorings", "evaluation.manage_assessors", "evaluation.view_rounds"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def made(city, person_with):
    return field_round(city, person_with, people=6)


@pytest.fixture
def officer(made, city, person_with, client_of):
    return client_of(person_with([SEES, MANAGES, VIEWS], f"division:{city.city.pk}"))


@pytest.fixture
def desk(made, person_with, client_of):
    body = made.contract.organisation
    return client_of(person_with([MANAGES, VIEWS, "evaluation.mark"], f"organisation:{body.pk}"))


def url(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def asked(made, **changed):
    return {"contract": made.contract.pk, "scoring": "1", "which": "free", "due_on": "2021-09-10"} | changed


def sampled(made, purpose="SECOND", percent=50):
    sample = draw_sample(round_=made.round, purpose=purpose, seed=purpose, percent=percent, strata=(), by=None, at=AT)
    return set(sample.sheets.values_list("sheet", flat=True))


def another_body(made, city, person_with, *, people=2, name="明鉴评估"):
    body = Organisation.objects.create(name=name, kind="ASSESSMENT_BODY", division=city.city)
    contract = sign_contract(NewContract(body, city.city, "另一份", "1", date(2021, 1, 1), date(2021, 12, 31)))
    for number in range(people):
        trained(contract, person_with(["evaluation.score"], f"organisation:{body.pk}", name=f"外聘{number}"))
    return contract


def exported(client, address):
    return b"".join(client.get(f"{address}?export=csv").streaming_content).decode("utf-8-sig")


# Sending


def test_all_that_nobody_has_go_to_the_people_of_a_contract(made, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        assert "评价员1" in officer.get(url("assign_visits", made.round.pk)).content.decode()
    page = officer.post(url("assign_visits", made.round.pk), asked(made), follow=True)
    assert "32 visits were made" in page.content.decode()
    assert set(Visit.objects.values_list("due_on", "scoring")) == {(date(2021, 9, 10), 1)}
    again = officer.post(url("assign_visits", made.round.pk), asked(made))
    assert again.status_code == 422
    assert "already" in again.content.decode()


def test_a_county_and_the_two_samples_can_be_chosen(made, city, officer):
    county = city.counties[1]
    officer.post(url("assign_visits", made.round.pk), asked(made, which=f"county:{county.pk}"))
    assert set(Visit.objects.values_list("sheet__county", flat=True)) == {county.pk}
    first, second = sampled(made, "VISITS"), sampled(made, "SECOND")
    officer.post(url("assign_visits", made.round.pk), asked(made, which="VISITS"))
    assert first <= set(Visit.objects.filter(scoring=1).values_list("sheet", flat=True))
    officer.post(url("assign_visits", made.round.pk), asked(made, scoring="2", which="SECOND"))
    assert set(Visit.objects.filter(scoring=2).values_list("sheet", flat=True)) == second


@pytest.mark.parametrize(
    "wrong",
    [
        {"contract": "0"}, {"contract": "x"}, {"contract": ""}, {"scoring": "3"}, {"scoring": "2"}, {"which": "all"},
        {"which": "county:0"}, {"which": "SECOND"}, {"due_on": "2021-08-31"}, {"due_on": "2021-02-30"},
        {"scoring": "2", "which": "VISITS"}, {"which": "county:" + "9" * 40},
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_refused_with_the_reason(made, officer, wrong):
    page = officer.post(url("assign_visits", made.round.pk), asked(made, **wrong))
    assert page.status_code == 422
    assert page.context["form"].errors
    assert not Visit.objects.exists()


def test_only_contracts_in_sight_that_hold_today_are_offered(made, city, officer, person_with, client_of):
    body = made.contract.organisation
    over = sign_contract(NewContract(body, city.city, "过期", "9", date(2020, 1, 1), date(2020, 12, 31)))
    assert officer.post(url("assign_visits", made.round.pk), asked(made, contract=over.pk)).status_code == 422
    county = client_of(person_with([SEES, MANAGES, VIEWS], f"division:{city.counties[0].pk}"))
    assert county.get(url("assign_visits", made.round.pk)).status_code == 403


def test_where_nobody_may_go_stands_with_why(made, city, officer, person_with, django_assert_max_num_queries):
    drawn = sampled(made)
    contract = another_body(made, city, person_with)
    seeing = contract.assessors.first().person
    seeing.assignments.get().role.rights.append(VIEWS)
    role = seeing.assignments.get().role
    role.rights = [*role.rights, VIEWS]
    role.save()
    seeing.assignments.update(scope_type="division", scope_id=city.city.pk)
    page = officer.post(
        url("assign_visits", made.round.pk), asked(made, contract=contract.pk, scoring="2", which="SECOND"), follow=True
    )
    assert "nobody of this contract is left" in page.content.decode()
    assert "can see the marks of the first scoring (1)" in page.content.decode()
    assert len(page.context["stuck"]) == len(drawn)
    with django_assert_max_num_queries(MOST_QUERIES):
        officer.get(page.redirect_chain[-1][0])
    for wrong in ("", "x", "0", "9" * 40):
        assert officer.get(url("uncovered_sheets", made.round.pk), {"contract": wrong}).status_code == 404


@pytest.mark.long
def test_nobody_is_sent_by_who_must_not_and_nonsense_breaks_nothing(made, officer, desk, person_with, client_of):
    assert desk.get(url("assign_visits", made.round.pk)).status_code == 404
    assert client_of(person_with([VIEWS])).get(url("assign_visits", made.round.pk)).status_code == 403
    for text in NASTY:
        for name in asked(made):
            sent = asked(made, contract="") | {name: text}
            assert officer.post(url("assign_visits", made.round.pk), sent).status_code == 422
        assert officer.get(url("uncovered_sheets", made.round.pk), {"contract": text}).status_code == 404
    assert not Visit.objects.exists()


def test_a_round_without_visits_says_so(made, officer):
    type(made.round).objects.filter(pk=made.round.pk).update(by_visits=False)
    assert "do not come from visits" in officer.get(url("visits", made.round.pk)).content.decode()
    assert officer.post(url("assign_visits", made.round.pk), asked(made)).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_people_at_once_the_second_finds_the_sheets_taken(city, person_with):
    made = field_round(city, person_with, people=3)
    sheets = list(made.round.sheets.all())

    def assign():
        assign_visits(round_=made.round, contract=made.contract, scoring=1, sheets=sheets, by=None, at=AT)

    assert AtOnce(assign, assign).end() == []
    assert Visit.objects.count() == 2 * len(sheets)


# The list


def test_the_list_filters_by_place_part_scoring_state_person_and_delay(
    made, city, officer, django_assert_max_num_queries
):
    drawn = sampled(made)
    send(made)
    send(made, made.round.sheets.filter(pk__in=drawn), scoring=2, accept=False)
    Visit.objects.filter(scoring=2).update(due_on=AT.date() - timedelta(days=1))
    address = url("visits", made.round.pk)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = officer.get(address)
    assert len(page.context["listing"].slice.rows) == 32 + 2 * len(drawn)

    def found(**query):
        return list(officer.get(address, query).context["listing"].slice.rows)

    assert {one.scoring for one in found(scoring="2")} == {2}
    assert {one.part for one in found(part="SITE")} == {"SITE"}
    assert {one.state for one in found(state="ASSIGNED")} == {"ASSIGNED"}
    assert {one.scoring for one in found(overdue="yes")} == {2}
    person = made.assessors[0]
    assert {one.assessor_id for one in found(assessor=str(person.pk))} == {person.pk}
    assert {one.sheet.county_name for one in found(county=str(city.counties[0].pk))} <= {city.counties[0].name}
    sheet = made.round.sheets.first()
    assert {one.sheet_id for one in found(q=sheet.code)} == {sheet.pk}
    assert "Blind second scoring" in exported(officer, address)
    for text in NASTY:
        query = dict.fromkeys(("q", "county", "part", "scoring", "state", "assessor", "overdue"), text)
        assert officer.get(address, query).status_code == 200


def test_who_sees_scorings_of_a_county_sees_its_visits(made, city, person_with, client_of):
    send(made)
    county = client_of(person_with([SEES, VIEWS], f"division:{city.counties[0].pk}"))
    rows = county.get(url("visits", made.round.pk)).context["listing"].slice.rows
    assert {one.sheet.county_name for one in rows} == {city.counties[0].name}
    outside = next(one for one in Visit.objects.all() if one.sheet.county != city.counties[0])
    assert county.get(url("visit", outside.pk)).status_code == 404
    assert client_of(person_with([VIEWS])).get(url("visits", made.round.pk)).status_code == 403
    assert client_of(person_with([VIEWS], "compound:999999")).get(url("visits", made.round.pk)).status_code == 404
    assert county.get(url("visits", 10**30)).status_code == 404


# Blind, for the desk too


def test_the_desk_sees_its_own_people_without_the_scoring(made, city, desk, person_with):
    other = another_body(made, city, person_with)
    sheets = list(made.round.sheets.order_by("code"))
    send(made, sheets[:8])
    assign_visits(round_=made.round, contract=other, scoring=2, sheets=sheets[:3], by=None, at=AT)
    page = desk.get(url("visits", made.round.pk))
    text = page.content.decode()
    assert sheets[0].name in text
    assert len(page.context["listing"].slice.rows) == 16
    assert "外聘" not in text
    assert not re.search("first scoring|second scoring", text.replace("scored a second time", ""), re.IGNORECASE)
    assert "scoring" not in {column.name for column in page.context["listing"].columns}
    assert "Scoring" not in exported(desk, url("visits", made.round.pk)).splitlines()[0]
    mine = Visit.objects.filter(scoring=1).first()
    assert sheets[0].name in desk.get(url("visit", mine.pk)).content.decode() or mine.sheet_id != sheets[0].pk
    assert desk.get(url("visit", Visit.objects.filter(scoring=2).first().pk)).status_code == 404


def test_once_the_desk_has_both_scorings_of_a_place_no_place_is_shown_at_all(made, city, desk):
    """Neither by the list, its filters, search, columns and file, nor by the log or the page of a visit."""
    drawn = sampled(made)
    send(made)
    names = {sheet.name for sheet in made.round.sheets.all()} | set(made.round.sheets.values_list("code", flat=True))
    address = url("visits", made.round.pk)
    before = desk.get(address).content.decode()
    assert any(name in before for name in names)
    second = send(made, made.round.sheets.filter(pk__in=drawn), scoring=2, accept=False)
    refuse_visit(visit=second[0], reason="病假", has_conflict=False, at=AT)
    texts = [
        desk.get(address).content.decode(),
        desk.get(address, {"columns": "place,code,county,part,scoring"}).content.decode(),
        desk.get(address, {"county": str(city.counties[0].pk), "part": "SITE", "q": "阳光"}).content.decode(),
        exported(desk, address), exported(desk, url("visit_log", made.round.pk)),
        desk.get(url("visit_log", made.round.pk)).content.decode(),
        *(desk.get(url("visit", one.pk)).content.decode() for one in Visit.objects.order_by("pk")[::9]),
        desk.get(url("visit", second[0].pk)).content.decode(),
        desk.get(url("contract", made.contract.pk)).content.decode(),
    ]  # fmt: skip
    for text in texts:
        assert not [name for name in names if name in text.replace('value="阳光"', "")]
        assert "Blind second scoring" not in text
    assert "no place" in texts[0]
    rows = desk.get(address, {"county": str(city.counties[0].pk)}).context["listing"].slice.rows
    assert len(rows) == 32 + 2 * len(drawn)  # a filter by place tells nothing


def test_the_page_of_a_visit_is_the_same_for_the_desk_whichever_scoring(made, desk):
    """Confirmations are of the first scoring only, so the desk sees none of them."""
    sampled(made)
    first = next(one for one in send(made) if one.part == "SITE")
    second = next(
        one for one in send(made, made.round.sheets.filter(sampled__isnull=False), scoring=2) if one.part == "SITE"
    )
    Visit.objects.update(due_on=None)
    pages = []
    for one in (first, second):
        text = desk.get(url("visit", one.pk)).content.decode()
        for word in (f"/{one.pk}/", str(one.assessor.person)):
            text = text.replace(word, "…")
        pages.append(re.sub(r"[A-Za-z0-9]{64}", "", text))
    assert pages[0] == pages[1]


# One visit


def picture():
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "white").save(out, "PNG")
    return SimpleUploadedFile("s.png", out.getvalue(), "image/png")


def test_a_visit_shows_what_was_declared_and_who_confirmed(made, officer, django_assert_max_num_queries):
    visit = next(one for one in send(made, made.round.sheets.all()[:1]) if one.part == "SITE")
    file = store(picture(), purpose=SIGNATURE, at=AT)
    person = visit.assessor.person
    confirm_visit(visit=visit, person=person, party="MANAGER", at=AT, signed_at=AT, signature=file)
    confirm_visit(visit=visit, person=person, party="COMMUNITY", at=AT, signed_at=AT, refused="不认可扣分")
    with django_assert_max_num_queries(MOST_QUERIES):
        text = officer.get(url("visit", visit.pk)).content.decode()
    assert reverse("files:file", args=[file.public_id]) in text
    assert "不认可扣分" in text
    assert "no conflict of interest" in text


def test_a_visit_is_given_back_and_somebody_else_goes(made, officer, desk, django_assert_max_num_queries):
    visit = next(one for one in send(made, made.round.sheets.all()[:1]) if one.part == "SITE")
    for wrong in ({"reason": ""}, {"reason": "=1"}, {"reason": "x" * 301}):
        assert officer.post(url("refuse_visit", visit.pk), wrong).status_code == 422
    desk.post(url("refuse_visit", visit.pk), {"reason": "亲属在该物业任职", "has_conflict": "on"})
    visit.refresh_from_db()
    assert (visit.state, visit.has_conflict) == ("REFUSED", True)
    log = officer.get(url("visit_log", made.round.pk)).content.decode()
    assert "亲属在该物业任职" in log
    assert "nobody yet" in log
    with django_assert_max_num_queries(MOST_QUERIES):
        page = officer.get(url("visit", visit.pk)).content.decode()
    assert "Who goes instead" in page
    taken = set(Visit.objects.values_list("assessor", flat=True))
    free = next(one for one in made.assessors if one.pk not in taken)
    for wrong in (visit.assessor_id, 0, "", "x", "9" * 40):
        assert officer.post(url("replace_visit", visit.pk), {"assessor": wrong}).status_code == 422
    desk.post(url("replace_visit", visit.pk), {"assessor": free.pk})
    other = Visit.objects.get(replaces=visit)
    assert other.assessor == free
    assert officer.post(url("replace_visit", visit.pk), {"assessor": free.pk}).status_code == 422
    assert officer.post(url("refuse_visit", visit.pk), {"reason": "again"}).status_code == 422
    with django_assert_max_num_queries(MOST_QUERIES):
        assert str(free.person) in officer.get(url("visit_log", made.round.pk)).content.decode()


def test_nobody_else_gives_a_visit_back_or_replaces_it(made, city, person_with, client_of):
    visit = send(made, made.round.sheets.all()[:1])[0]
    sees = client_of(person_with([SEES, VIEWS], f"division:{city.city.pk}"))
    assert sees.get(url("visit", visit.pk)).status_code == 200
    other = client_of(person_with([MANAGES, VIEWS], f"division:{city.counties[1].pk}"))
    stranger = client_of(person_with([MANAGES, VIEWS], "organisation:999999"))
    for name in ("refuse_visit", "replace_visit"):
        assert sees.post(url(name, visit.pk), {"reason": "x"}).status_code == 403
        assert other.post(url(name, visit.pk), {"reason": "x"}).status_code == 404
        assert stranger.post(url(name, visit.pk), {"reason": "x"}).status_code == 404
        assert other.post(url(name, 10**30)).status_code == 404


def test_the_page_of_a_round_leads_to_its_visits_and_samples(made, officer):
    send(made, made.round.sheets.all()[:2])
    text = officer.get(url("round", made.round.pk)).content.decode()
    assert url("visits", made.round.pk) in text
    assert url("samples", made.round.pk) in text
    assert "4 are to do" in text
