"""Who sees and marks what in a round, by the roles that people hold over it; what is seen before the notice."""

import pytest
from django.db import transaction
from django.urls import reverse

from linli.accounts.models import Role
from linli.accounts.operations.roles import rights_of
from linli.core.imports import DOORS
from linli.core.rights import grants_of
from linli.evaluation.models import Round, Sheet
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.places.models import Organisation

from .test_mark_workbooks import checked, filled
from .test_rounds import AT, full_marks, marked
from .test_rounds import opened as opened

pytestmark = pytest.mark.django_db
WORDS = "The fire lane was blocked by a wall"


@pytest.fixture
def assessor_rights():
    return [*rights_of(Role.objects.get(code="assessor")), "imports.import_lists"]


@pytest.fixture
def drafted(opened):
    """A graded round, still being marked, in which the first compound lost a must-have."""
    marked(opened)
    sheet = opened.sheets.select_related("round__edition").order_by("code").first()
    must = next(one for one in opened.edition.compiled().standard.items if one.role == "must-have")
    enter_marks(
        sheet=sheet, entry=Entry(answers={must.id: "no"}, reasons={must.id: (WORDS, "photo 1")}), by=None, at=AT
    )
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
    return opened


def address(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def first(round_):
    return round_.sheets.order_by("code").first()


def codes(sheets):
    return sorted(sheets.values_list("code", flat=True))


def another(opened, city):
    call = Call(opened.edition, city.city, "another", opened.as_of, opened.period_from, opened.period_to)
    return open_round(call, by=None, at=AT)


# An assessor ----------------------------------------------------------------------------------------------------------


def test_an_assessor_of_a_round_sees_and_marks_its_sheets_and_no_other_rounds(
    opened, city, person_with, client_of, assessor_rights
):
    strange = another(opened, city)
    person = person_with(assessor_rights, f"round:{opened.pk}")
    held, client = grants_of(person), client_of(person)
    assert list(Round.objects.visible_to(held)) == [opened]
    assert codes(Sheet.objects.visible_to(held)) == codes(opened.sheets)
    assert client.get(address("mark_sheet", first(opened).pk)).status_code == 200
    for name in ("sheet", "mark_sheet", "sheet_report"):
        assert client.get(address(name, first(strange).pk)).status_code == 404
    for name in ("round", "sheets", "results", "surveys"):
        assert client.get(address(name, strange.pk)).status_code == 404
    assert checked(person, opened, filled(opened)).state == "READY"
    assert DOORS["marks"].target(strange.pk, held) is None


def test_an_assessor_of_one_township_sees_and_marks_its_sheets_only(
    opened, city, person_with, client_of, assessor_rights
):
    own, other = city.townships[0], city.townships[1]
    person = person_with(assessor_rights, f"division:{own.pk}")
    client = client_of(person)
    seen = Sheet.objects.visible_to(grants_of(person))
    assert codes(seen) == codes(opened.sheets.filter(lies_in__contains=[own.pk]))
    assert len(client.get(address("sheets", opened.pk)).context["listing"].slice.rows) == seen.count()
    strange = opened.sheets.filter(lies_in__contains=[other.pk]).first()
    for name in ("sheet", "mark_sheet", "sheet_report"):
        assert client.get(address(name, strange.pk)).status_code == 404
    assert client.post(address("mark_sheet", strange.pk), {"seen": "{}", "item:A01": "0"}).status_code == 404
    run = checked(person, opened, filled(opened))
    assert {fault["code"] for fault in run.faults} == {"outside"}
    strange.refresh_from_db()
    assert strange.answers == {}


def test_an_assessor_leads_nothing(opened, person_with, client_of, assessor_rights):
    client = client_of(person_with(assessor_rights, f"round:{opened.pk}"))
    for name in ("move_round", "grade_round", "freeze_metrics", "seal_round", "amend_round", "go_on", "open_survey"):
        assert client.post(address(name, opened.pk), {"to": "MARKING", "reason": "x"}).status_code == 403
    assert client.post(address("decide_class", first(opened).pk), {"class_id": "floor"}).status_code == 403
    opened.refresh_from_db()
    assert opened.state == "CALLED"


def test_an_assessor_whose_assignment_ended_sees_nothing(opened, person_with, client_of, assessor_rights):
    person = person_with(assessor_rights, f"round:{opened.pk}")
    person.assignments.update(valid_to="2020-01-01")
    client = client_of(person)
    assert client.get(address("mark_sheet", first(opened).pk)).status_code == 403
    assert not Sheet.objects.visible_to(grants_of(person)).exists()


# Which rounds somebody sees -------------------------------------------------------------------------------------------


def test_rounds_are_seen_by_those_who_hold_a_place_in_them_and_by_those_above(opened, city, person_with):
    call = Call(opened.edition, city.counties[0], "county", opened.as_of, opened.period_from, opened.period_to)
    county_round = open_round(call, by=None, at=AT)

    def seen(scope):
        held = grants_of(person_with(["evaluation.view_rounds"], scope))
        return set(Round.objects.visible_to(held))

    assert seen("platform") == seen(f"division:{city.city.pk}") == {opened, county_round}
    assert seen(f"division:{city.communities[0].pk}") == {opened, county_round}
    assert seen(f"division:{city.counties[1].pk}") == {opened}
    assert seen(f"round:{county_round.pk}") == {county_round}
    assert seen("compound:999999") == seen("round:999999") == seen("home:1") == set()
    nobody = grants_of(person_with(["places.view_places"], "platform"))
    assert not Round.objects.visible_to(nobody).exists()


# Before the notice ----------------------------------------------------------------------------------------------------

PAGES = ("round", "results", "sheets", "results_workbook", "results_pdf", "bundle", "surveys")
SHEETS = ("sheet", "sheet_report", "mark_sheet", "previous", "decide_class")


def outsiders(city, person_with, client_of, client):
    judged = ["evaluation.view_rounds", "places.view_places"]
    return {
        "a visitor": client,
        "a resident": client_of(person_with([])),
        "another county": client_of(person_with(judged, f"division:{city.counties[1].pk}")),
        "its owners' committee": client_of(person_with(judged, f"compound:{city.compounds[0].pk}")),
        "its company": client_of(person_with(judged, f"organisation:{city.compounds[0].manager_id}")),
    }


@pytest.fixture
def managed(city):
    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY", division=city.counties[0])
    compound = city.compounds[0]
    compound.manager = company
    compound.save()
    return company


def test_nobody_outside_sees_marks_before_the_notice(managed, drafted, city, person_with, client_of, client):
    sheet = first(drafted)
    assert sheet.company == managed
    for who, browser in outsiders(city, person_with, client_of, client).items():
        pages = [address(name, sheet.pk) for name in (*SHEETS, "public_sheet", "object")]
        pages += [address("public_round", drafted.pk), f"/history/evaluation.sheet/{sheet.pk}/"]
        if who != "another county":  # which takes part in the round, and sees its own
            pages += [address(name, drafted.pk) for name in PAGES]
        for page in pages:
            response = browser.get(page)
            assert response.status_code in (302, 403, 404, 405), f"{page} for {who}"
        for page in (address("public_rounds"), reverse("places:compound", args=[sheet.compound_id]), "/desk/", "/"):
            assert WORDS not in browser.get(page, follow=True).content.decode(), f"{page} for {who}"


def test_who_is_judged_sees_the_own_result_from_the_notice_on(managed, drafted, city, person_with, client_of, client):
    round_ = drafted
    for to in ("MARKING", "REVIEW", "NOTICE"):
        round_ = move_round(round_=round_, to=to, at=AT)
    mine, others = first(round_), round_.sheets.order_by("code").last()
    everybody = outsiders(city, person_with, client_of, client)
    for who in ("its owners' committee", "its company"):
        assert WORDS in everybody[who].get(address("sheet", mine.pk)).content.decode()
        assert everybody[who].get(address("sheet", others.pk)).status_code == 404
        assert everybody[who].get(address("mark_sheet", mine.pk)).status_code == 403


def test_who_marks_for_a_compound_sees_its_sheet_while_it_is_marked(opened, city, person_with, client_of):
    rights = ["evaluation.view_rounds", "evaluation.mark"]
    client = client_of(person_with(rights, f"compound:{city.compounds[0].pk}"))
    assert client.get(address("mark_sheet", first(opened).pk)).status_code == 200


@pytest.mark.parametrize("shows", [True, False])
def test_marks_by_item_are_public_only_if_the_city_says_so(drafted, client, shows):
    round_ = drafted
    for to in ("MARKING", "REVIEW", "NOTICE"):
        round_ = move_round(round_=round_, to=to, at=AT)
    Round.objects.filter(pk=round_.pk).update(shows_items=shows)
    page = client.get(address("public_sheet", first(round_).pk))
    assert page.status_code == 200
    assert (WORDS in page.content.decode()) is shows
    assert any(bar.lines for bar in page.context["sections"]) is shows
    assert full_marks(first(round_))
