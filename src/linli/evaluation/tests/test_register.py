"""What people do with the title register, and what rounds enter there."""

from datetime import date

import pytest
from django.urls import reverse

from linli.core.metrics import values
from linli.core.worktime.operations import load_years
from linli.evaluation.models import Award, AwardNote, Edition, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.register import award_title, current_awards, note_award
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sealing import seal_round
from linli.evaluation.refusals import UnableToEvaluate

from .register import AT, DAY, LATER, METRIC, STANDARD, award, sealed
from .test_rounds import full_marks

pytestmark = pytest.mark.django_db
RIGHTS = ["evaluation.change_register", "evaluation.view_rounds", "places.view_places"]


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = date(2021, 10, 15)


@pytest.fixture
def officer(person_with, client_of, city):
    return client_of(person_with(RIGHTS, f"division:{city.city.pk}"))


def page(name, *args):
    return reverse(f"evaluation:{name}", args=args)


# Pages ----------------------------------------------------------------------------------------------------------------


def test_an_officer_sees_the_four_states_side_by_side(city, officer, django_assert_max_num_queries):
    first, second = city.communities[:2]
    award("MEETING", first)
    suspended = award("NAMED", first)
    note_award(award=suspended, kind="SUSPENDED", on=DAY, reason="r", document="d", by=None, at=AT)
    award("TAKING_PART", second)
    with django_assert_max_num_queries(12):
        answer = officer.get(page("register"))
    rows = {row.pk: row for row in answer.context["listing"].slice.rows}
    assert len(rows) == len(city.communities)
    assert rows[first.pk].has_MEETING["since"] == "2021-08-31"
    assert rows[first.pk].has_NAMED["state"] == "SUSPENDED"
    assert rows[first.pk].has_TAKING_PART is None

    def found(query):
        return {row.pk for row in officer.get(page("register") + query).context["listing"].slice.rows}

    assert found("?title_held=MEETING") == {first.pk}
    assert found("?title_held=NONE") == {one.pk for one in city.communities[2:]}
    assert found("?state=SUSPENDED") == {first.pk}
    assert found(f"?county={city.counties[1].pk}&title_held=NONE") <= {one.pk for one in city.communities[4:]}
    for query in ("?title_held=X&state=%00", "?q=%00", "?sort=meeting", "?county=9999999999999999999999"):
        assert officer.get(page("register") + query).status_code == 200
    for form in ("csv", "xlsx"):
        assert b"".join(officer.get(page("register") + f"?export={form}").streaming_content)


def test_an_officer_sees_stars_and_classes(city, officer, django_assert_max_num_queries):
    round_ = sealed(city, lower=city.compounds[:1])
    with django_assert_max_num_queries(12):
        answer = officer.get(page("stars"))
    rows = {row.pk: row for row in answer.context["listing"].slice.rows}
    assert rows[city.compounds[0].pk].has_stars["value"] == "0"
    assert rows[city.compounds[1].pk].has_stars["value"] == "5"

    def found(query):
        return {row.pk for row in officer.get(page("stars") + query).context["listing"].slice.rows}

    assert found("?stars=0") == {city.compounds[0].pk}
    assert len(found("?stars=5")) == len(city.compounds) - 1
    assert found("?stars=NONE") == set()
    assert found("?class_now=exemplar") == found("?stars=5")
    assert found("?state=WARNED") == set()
    assert "★★★★★" in b"".join(officer.get(page("stars") + "?export=csv").streaming_content).decode("utf-8-sig")
    sheet = round_.sheets.get(compound=city.compounds[1])
    compound_page = officer.get(reverse("places:compound", args=[city.compounds[1].pk])).content.decode()
    assert "★★★★★" in compound_page
    assert Sheet.objects.filter(pk=sheet.pk).exists()


def test_the_panel_tells_the_story_within_few_queries(city, officer, django_assert_max_num_queries):
    community = city.communities[0]
    first = award("NAMED", community, date(2020, 1, 1))
    note_award(
        award=first, kind="REVOKED", on=date(2020, 6, 1), reason="违建", document="撤〔2020〕1号", by=None, at=AT
    )
    award("NAMED", community, date(2021, 1, 1))
    with django_assert_max_num_queries(30):
        text = officer.get(reverse("places:division", args=[community.pk])).content.decode()
    assert "撤〔2020〕1号" in text
    assert page("award_title", community.pk) in text


def test_somebody_elsewhere_sees_nothing_of_it(city, person_with, client_of):
    made = award("MEETING", city.communities[0])
    other = client_of(person_with(RIGHTS, f"division:{city.counties[1].pk}"))
    assert city.communities[0].pk not in {row.pk for row in other.get(page("register")).context["listing"].slice.rows}
    assert other.get(page("award_title", city.communities[0].pk)).status_code == 404
    assert other.get(page("note_award", made.pk)).status_code == 404
    looker = client_of(person_with(["evaluation.view_rounds"]))
    assert looker.get(page("award_title", city.communities[0].pk)).status_code == 403
    assert looker.post(page("note_award", made.pk), {"kind": "REVOKED"}).status_code == 403
    assert client_of(person_with()).get(page("register")).status_code == 403
    assert AwardNote.objects.count() == 0


# Awarding and noting --------------------------------------------------------------------------------------------------


def title(**changed):
    return {
        "kind": "TAKING_PART",
        "standard": STANDARD,
        "on": "2021-09-01",
        "valid_to": "",
        "document": "文〔2021〕1号",
    } | changed


def test_an_officer_awards_titles_in_their_order(city, officer):
    load_shipped(at=AT)
    community = city.communities[0]
    address = page("award_title", community.pk)
    assert officer.get(address).status_code == 200
    assert officer.post(address, title()).status_code == 302
    assert officer.post(address, title()).status_code == 422  # has it already
    assert officer.post(address, title(kind="NAMED")).status_code == 422  # does not meet the standard
    award("MEETING", community)
    assert officer.post(address, title(kind="NAMED")).status_code == 302
    assert officer.post(address, title(kind="DEMONSTRATION", valid_to="2024-09-01")).status_code == 302
    assert Award.objects.filter(community=community).count() == 4


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "MEETING"}, {"kind": "STARS"}, {"kind": ""}, {"kind": "\0"}, {"standard": "courteous-compound"},
        {"standard": "none"}, {"on": "2021-10-16"}, {"on": "1899-12-31"}, {"on": "2021-02-30"}, {"on": "99999-01-01"},
        {"on": ""}, {"valid_to": "2021-09-01"}, {"valid_to": "2020-01-01"}, {"valid_to": "x"}, {"document": " "},
        {"document": "x" * 201}, {"document": "=1+1"}, {"document": "a\0"},
    ],
)  # fmt: skip
def test_hostile_titles_are_refused(city, officer, changed):
    load_shipped(at=AT)
    assert officer.post(page("award_title", city.communities[0].pk), title(**changed)).status_code == 422
    assert not Award.objects.exists()


def test_titles_are_for_communities_only(city, officer):
    assert officer.get(page("award_title", city.townships[0].pk)).status_code == 404
    assert officer.get(page("award_title", 10**30)).status_code == 404
    assert officer.get(page("note_award", 10**30)).status_code == 404


def told(**changed):
    return {"kind": "WARNED", "on": "2021-10-01", "reason": "复查不合格", "document": "警〔2021〕2号"} | changed


def test_an_officer_warns_suspends_restores_and_revokes(city, officer):
    made = award("MEETING", city.communities[0])
    address = page("note_award", made.pk)
    assert officer.get(address).status_code == 200
    for kind in ("WARNED", "SUSPENDED", "RESTORED", "REVOKED"):
        assert officer.post(address, told(kind=kind)).status_code == 302
    assert officer.post(address, told(kind="RESTORED")).status_code == 422  # revoked is the end
    assert officer.get(address).status_code == 200
    assert [one.kind for one in made.notes.order_by("pk")] == ["WARNED", "SUSPENDED", "RESTORED", "REVOKED"]


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "REPLACED"}, {"kind": "RESTORED"}, {"kind": ""}, {"kind": "x" * 5000}, {"on": "2021-10-16"},
        {"on": "2021-08-30"}, {"on": "0001-01-01"}, {"on": "\0"}, {"reason": " "}, {"reason": "x" * 501},
        {"reason": "@SUM(1)"}, {"document": ""}, {"document": "x" * 201}, {"reason": "a\0"},
    ],
)  # fmt: skip
def test_hostile_notes_are_refused(city, officer, changed):
    made = award("MEETING", city.communities[0])
    assert officer.post(page("note_award", made.pk), told(**changed)).status_code == 422
    assert not AwardNote.objects.exists()


def test_an_older_pass_does_not_carry_a_name_once_the_last_is_revoked(city):
    community = city.communities[0]
    award("MEETING", community, date(2020, 1, 1))
    last = award("MEETING", community, date(2021, 1, 1))
    note_award(award=last, kind="REVOKED", on=DAY, reason="r", document="d", by=None, at=AT)
    with pytest.raises(UnableToEvaluate):
        award_title(kind="NAMED", community=community, standard=STANDARD, on=DAY, document="d", by=None, at=AT)


def test_stars_end_with_the_validity_of_their_standard(city):
    load_shipped(at=AT)
    shipped = Edition.objects.get(standard="courteous-compound")
    Edition.objects.create(
        standard=shipped.standard, edition="short", state="PUBLISHED", is_sample=True, subject="compound",
        mode="points", title_zh="短", title_en="short", document=shipped.document, content_hash="0" * 64,
        valid_months=12, created_at=AT, published_at=AT,
    )  # fmt: skip
    load_years(2021, 2021, at=AT)
    edition = Edition.objects.get(edition="short")
    call = Call(edition, city.city, "short", DAY, date(2021, 1, 1), DAY, review=False, notice=False)
    round_ = open_round(call, by=None, at=AT)
    for sheet in round_.sheets.select_related("round__edition"):
        entry = Entry(facts={"elevators": "2", "owners_meeting_due": "yes"}, answers=full_marks(sheet))
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    grade_round(round_=round_, at=AT)
    seal_round(round_=move_round(round_=round_, to="MARKING", at=AT), by=None, at=LATER)
    assert set(Award.objects.values_list("valid_to", flat=True)) == {date(2022, 8, 31)}
    assert values(METRIC, ["platform"], date(2022, 8, 31))[city.compounds[0].pk].exact == 1
    assert values(METRIC, ["platform"], date(2022, 9, 1))[city.compounds[0].pk].exact == 0


def test_stars_and_class_of_a_later_round_take_the_place_of_those_before(city):
    sealed(city, date(2021, 6, 30))
    weak, good = city.compounds[:2]
    before = {(one.kind, one.value) for one, _state in current_awards(weak.awards.all(), date(2021, 8, 1))}
    assert {kind for kind, _value in before} == {"STARS", "CLASS"}
    sealed(city, DAY, lower=[weak])
    now = {(one.kind, one.value) for one, _state in current_awards(weak.awards.all(), DAY)}
    assert now == {("STARS", "0"), ("CLASS", "floor")}
    assert {one.kind for one, _state in current_awards(good.awards.all(), DAY)} == {"STARS", "CLASS"}
    assert not AwardNote.objects.exists()


def passes(city, day, failing=(), live=None):
    """Seal a round over communities in which all pass but some.

    live: by community, how many answers somebody gave; the others are the platform's own
    """
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="green-community")
    call = Call(edition, city.city, f"green {day}", day, date(2021, 1, 1), day, review=False, notice=False)
    round_ = open_round(call, by=None, at=AT)
    items = edition.compiled().standard.items
    for sheet in round_.sheets.select_related("round__edition"):
        entry = Entry(facts={"heritage_count": "1"}, answers=full_marks(sheet))
        if sheet.place_id in {one.pk for one in failing}:
            lost = {item.id: answer for item in items for answer in ["no"] if item.method.binary}
            entry = Entry(entry.facts, entry.answers | lost, dict.fromkeys(lost, ("missing", "photo 1")))
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    for sheet in round_.sheets.filter(place__in=live or {}):
        for item in list(sheet.sources)[live[sheet.place_id] :]:
            sheet.sources[item]["how"] = Sheet.How.LIVE
        sheet.save()
    grade_round(round_=round_, at=AT)
    assert set(round_.results.values_list("state", flat=True)) == {"graded"}
    seal_round(round_=move_round(round_=round_, to="MARKING", at=AT), by=None, at=LATER)
    return round_


def test_a_community_that_fails_a_later_round_does_not_meet_the_standard_any_more(city):
    weak, good = city.communities[:2]
    passes(city, date(2021, 6, 30))
    note_award(
        award=weak.awards.get(kind="MEETING"), kind="WARNED", on=date(2021, 10, 1), reason="litter", document="d",
        by=None, at=AT,
    )  # fmt: skip
    assert "MEETING" in {one.kind for one, _state in current_awards(weak.awards.all(), date(2021, 8, 1))}
    passes(city, DAY, failing=[weak])
    assert "MEETING" in {one.kind for one, _state in current_awards(good.awards.all(), date(2021, 10, 2))}
    assert {one.kind for one, _state in current_awards(weak.awards.all(), date(2021, 10, 2))} == {"TAKING_PART"}


def test_only_communities_for_which_somebody_has_answered_take_part(city):
    told, asked = city.communities[:2]
    round_ = passes(city, DAY, live={told.pk: 0, asked.pk: 1})
    parts = Award.objects.filter(kind="TAKING_PART", round=round_).values_list("community_id", flat=True)
    assert set(parts) == {one.pk for one in city.communities} - {told.pk}
    assert Award.objects.filter(kind="MEETING", round=round_, community=told).exists()
