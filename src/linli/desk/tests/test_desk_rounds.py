"""What those who lead read about rounds on their desk."""

import json
from copy import deepcopy
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from linli.accounts.models import Person
from linli.core.hearing.operations import Terms, file_hearing
from linli.core.todo.operations import NewToDo, open_todo
from linli.core.worktime import Clock, TimeLimit
from linli.core.worktime.operations import load_years
from linli.desk.bulletin import bulletin_data
from linli.desk.results import good_rung, outcome_tone
from linli.evaluation.models import Award, Edition, Measure, Round, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.measures import load_sample_measures
from linli.evaluation.operations.register import award_title, note_award
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sealing import seal_round
from linli.evaluation.queries.desk import board, losses_by_item, standings
from linli.evaluation.queries.mend_first import best_lines
from linli.grading.marks import applies
from linli.kernels.record import UNKNOWN
from linli.places.models import Compound

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
LATER = datetime.fromisoformat("2021-09-20T10:00+08:00")
RIGHTS = ["evaluation.view_rounds", "places.view_places", "hearing.view"]


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TODAY = date(2021, 10, 15)


def answers(standard: Any, lost: int = 0) -> dict[str, str]:
    """Full marks, but for the first items that may lose points."""
    found = {}
    for item in standard.items:
        method = item.method
        worst = lost > 0 and item.role == "ordinary" and bool(method.binary or method.levels)
        lost -= worst
        if method.binary:
            found[item.id] = "no" if worst else "yes"
        elif method.levels:
            found[item.id] = str(method.levels[-1 if worst else 0])
        elif method.deduct:
            found[item.id] = "0"
        elif method.count:
            found[item.id] = str(method.count.of)
        elif method.measured:
            best = max(method.measured.points_at, key=lambda pair: pair[1])[0]
            found[item.id] = f"{int(best * 100)}/100" if method.measured.unit == "share" else str(best)
    return found


def opened(city: Any, title: str, as_of: date, previous: Round | None = None, **more: Any) -> Round:
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, title, as_of, date(2021, 1, 1), date(2021, 12, 31), previous=previous, **more)
    return open_round(call, by=None, at=AT)


def marked(round_: Round, *, step: int, skip: int = 0) -> Round:
    """Mark all but the last few; each compound loses `step` more items than the one before."""
    standard = round_.edition.compiled().standard
    sheets = list(round_.sheets.select_related("round__edition").order_by("code"))
    for number, sheet in enumerate(sheets[: len(sheets) - skip]):
        given = answers(standard, number * step)
        why = {item: ("Not found", "photo 1") for item, answer in given.items() if answer != answers(standard)[item]}
        facts = {"elevators": "2", "owners_meeting_due": "yes"}
        enter_marks(sheet=sheet, entry=Entry(facts=facts, answers=given, reasons=why), by=None, at=AT)
    with transaction.atomic():
        grade_round(round_=round_, at=AT)
    return round_


def noticed(round_: Round) -> Round:
    for to in ("MARKING", "REVIEW", "NOTICE"):
        round_ = move_round(round_=round_, to=to, at=AT)
    return round_


@pytest.fixture(scope="module")
def made(once: Any, make_city: Any) -> tuple[Any, Round, Round]:
    """A city, a sealed round in which all were best, and one on notice in which each did worse than the one before."""
    return once(lambda: two_rounds(make_city()))


@pytest.fixture
def city(db: None, made: Any) -> Any:
    return deepcopy(made[0])


@pytest.fixture
def rounds(db: None, made: Any) -> tuple[Round, ...]:
    """The two rounds, as they are in the database."""
    cache.clear()  # figures of a round that another test changed: its number is the same here
    return tuple(Round.objects.select_related("edition").get(pk=round_.pk) for round_ in made[1:])


def two_rounds(city: Any) -> tuple[Any, Round, Round]:
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    for number, compound in enumerate(city.compounds):
        compound.longitude, compound.latitude = Decimal("118.8"), Decimal("28.9") + Decimal(number) / 100
        compound.save()
    first = noticed(marked(opened(city, "First round", date(2021, 8, 31)), step=0))
    seal_round(round_=first, by=None, at=LATER)
    first.refresh_from_db()
    second = noticed(marked(opened(city, "Second round", date(2021, 9, 10), first), step=1, skip=1))
    return city, first, second


@pytest.fixture
def leader(city: Any, person_with: Any, client_of: Any) -> Any:
    client = client_of(person_with(RIGHTS, f"division:{city.city.pk}"))
    client.get("/desk/")
    return client


PAGES = (
    "/desk/",
    "/desk/city/",
    "/desk/attainment/",
    "/desk/attainment/map.geojson",
    "{0}progress/",
    "{0}leaderboard/",
    "{0}bulletin.pdf",
    "{0}outcomes.geojson",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_whatever_the_city(
    rounds: Any, leader: Any, page: str, django_assert_max_num_queries: Any
) -> None:
    path = page.format(f"/desk/rounds/{rounds[1].pk}/")
    with django_assert_max_num_queries(12):
        assert leader.get(path).status_code == 200


def test_the_city_is_shown_by_unit_with_the_latest_round(rounds: Any, leader: Any, city: Any) -> None:
    answer = leader.get("/desk/city/")
    assert answer.context["round"] == rounds[1]
    rows = answer.context["stars"]["rows"]
    assert [row[0]["text"] for row in rows[:-1]] == [county.name for county in city.counties]
    assert rows[-1][-1]["text"] == len(city.compounds)
    assert [row[-1]["text"] for row in rows[:-1]] == [8, 8]
    assert answer.context["graded"] == len(city.compounds) - 1
    behind = leader.get(answer.context["good_url"]).context["listing"]
    assert (behind.notes, len(behind.slice.rows)) == ([], answer.context["good"])


def test_a_later_round_of_a_part_does_not_stand_for_the_city(rounds: Any, leader: Any, city: Any) -> None:
    part = open_round(
        Call(rounds[1].edition, city.counties[0], "Part", date(2021, 9, 25), date(2021, 1, 1), date(2021, 9, 25)),
        by=None,
        at=LATER,
    )
    noticed(marked(part, step=0))
    assert leader.get("/desk/city/").context["round"] == rounds[1]


def test_a_zone_reports_on_a_line_of_its_own(rounds: Any, leader: Any, city: Any) -> None:
    from linli.places.models import OverlayZone

    zone = OverlayZone.objects.create(name="示例集聚区", code="Z1", city=city.city)
    community = city.communities[0]
    community.zone = zone
    community.save()
    third = noticed(marked(opened(city, "Third", date(2021, 9, 20)), step=0))
    answer = leader.get("/desk/city/")
    assert answer.context["round"] == third
    rows = answer.context["stars"]["rows"]
    assert [(row[0]["text"], row[-1]["text"]) for row in rows[:-1]] == [
        ("东陵区", 6),
        ("西溪县", 8),
        ("示例集聚区", 2),
    ]
    assert rows[2][0]["url"] == f"/places/zones/{zone.pk}/"
    for cell in (cell for row in rows for cell in row[1:] if cell):
        behind = leader.get(cell["url"]).context["listing"]
        assert (behind.notes, len(behind.slice.rows)) == ([], cell["text"]), cell["url"]


def test_an_officer_of_a_county_sees_its_townships_only(
    rounds: Any, city: Any, person_with: Any, client_of: Any
) -> None:
    county = city.counties[0]
    client = client_of(person_with(RIGHTS, f"division:{county.pk}"))
    rows = client.get("/desk/city/").context["stars"]["rows"]
    assert [row[0]["text"] for row in rows[:-1]] == [one.name for one in city.townships[:2]]
    page = client.get(f"/desk/rounds/{rounds[1].pk}/leaderboard/")
    assert {row["county"] for row in page.context["top"]} == {county.name}
    features = client.get(f"/desk/rounds/{rounds[1].pk}/outcomes.geojson").json()["features"]
    assert len(features) == 8


def test_whoever_sees_no_round_gets_none(rounds: Any, person_with: Any, client_of: Any, city: Any) -> None:
    client = client_of(person_with(["places.view_places"], f"division:{city.city.pk}"))
    assert client.get("/desk/").context["attention"] == []
    for page in PAGES[1:]:
        assert client.get(page.format(f"/desk/rounds/{rounds[1].pk}/")).status_code == 403
    outside = client_of(person_with(RIGHTS, "compound:999999"))
    for page in PAGES[4:]:
        assert outside.get(page.format(f"/desk/rounds/{rounds[1].pk}/")).status_code == 404
    assert outside.get("/desk/city/").status_code == 200


def test_the_map_colours_by_outcome_and_is_not_sent_twice(rounds: Any, leader: Any) -> None:
    path = f"/desk/rounds/{rounds[1].pk}/outcomes.geojson"
    answer = leader.get(path)
    features = json.loads(answer.content)["features"]
    assert len(features) == 16
    assert features[0]["properties"]["tone"] == "success"
    assert {feature["properties"]["tone"] for feature in features} >= {"success", "muted"}
    assert leader.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_what_needs_attention_stands_on_the_desk(rounds: Any, leader: Any, city: Any) -> None:
    second = rounds[1]
    terms = Terms(to_answer=TimeLimit(Clock.WORKING_DAYS, 5), noticed_at=AT, to_file=TimeLimit(Clock.WORKING_DAYS, 5))
    sheet = second.sheets.first()
    file_hearing(
        kind="OBJECTION", subject=("evaluation.sheet", sheet.pk), text="Please look again", terms=terms,
        at=AT + timedelta(days=1), paper_number="1",
    )  # fmt: skip
    community, standard = city.communities[0], "green-community-points"
    Award.objects.create(
        kind="MEETING", standard=standard, community=community, valid_from=date(2021, 9, 1), document="x", at=AT
    )
    named = award_title(
        kind="NAMED", community=community, standard=standard, on=date(2021, 9, 2), document="x", by=None, at=AT
    )
    note_award(award=named, kind="WARNED", on=date(2021, 9, 3), reason="x", document="x", by=None, at=AT)
    third = opened(city, "Third", date(2021, 9, 30), marks_due=date(2021, 10, 1))
    matters = leader.get("/desk/").context["attention"]
    urls = {one.url: one for one in matters}
    assert urls[f"/evaluation/rounds/{third.pk}/"].tone == "danger"  # its marks were due
    assert f"/evaluation/rounds/{second.pk}/" in urls
    assert f"/evaluation/rounds/{rounds[0].pk}/" not in urls  # it is sealed
    assert urls[f"/places/divisions/{community.pk}/"].tone == "warning"
    assert any(url.startswith("/hearings/") for url in urls)
    note_award(award=named, kind="SUSPENDED", on=date(2021, 9, 4), reason="x", document="x", by=None, at=AT)
    matters = leader.get("/desk/").context["attention"]
    assert {one.url: one.tone for one in matters}[f"/places/divisions/{community.pk}/"] == "danger"


def test_the_first_page_stays_cheap_on_a_full_day(
    rounds: Any, leader: Any, city: Any, django_assert_max_num_queries: Any
) -> None:
    test_what_needs_attention_stands_on_the_desk(rounds, leader, city)
    load_years(2021, 2022, at=AT)
    sheet = rounds[1].sheets.last()
    terms = Terms(to_answer=TimeLimit(Clock.WORKING_DAYS, 9), noticed_at=AT, to_file=TimeLimit(Clock.WORKING_DAYS, 99))
    file_hearing(
        kind="OBJECTION", subject=("evaluation.sheet", sheet.pk), text="Look", terms=terms,
        at=timezone.make_aware(datetime(2021, 10, 14, 10)), paper_number="2",  # noqa: DTZ001 - made aware here
    )  # fmt: skip
    person = Person.objects.get()
    for subject in ("evaluation.round", "places.division"):
        pk = rounds[1].pk if subject == "evaluation.round" else city.city.pk
        open_todo(NewToDo("hearing.answer", (subject, pk), person=person.pk), at=AT)
    with django_assert_max_num_queries(12):
        page = leader.get("/desk/")
    assert len(page.context["todos"]) == 2
    hearings = [one.tone for one in page.context["attention"] if one.url.startswith("/hearings/")]
    assert sorted(hearings) == ["danger", "info"]  # one is overdue, of the other the working days are counted


def test_the_board_says_who_is_behind(rounds: Any, leader: Any, city: Any) -> None:
    page = leader.get(f"/desk/rounds/{rounds[1].pk}/progress/")
    assert (page.context["done"], page.context["sheets"], page.context["lagging"]) == (15, 16, 1)
    last = page.context["groups"][0]["lines"][0]["board"]
    assert (last.township, last.done, last.sheets) == (city.townships[3].name, 3, 4)


def test_the_board_counts_as_one_would_sheet_by_sheet(rounds: Any, city: Any) -> None:
    round_ = opened(city, "Third", date(2021, 9, 30))
    standard = round_.edition.compiled().standard
    conditional = [item for item in standard.items if item.applies]
    sheets = list(round_.sheets.order_by("code"))
    full = answers(standard)
    known = [{}, {"elevators": "0", "owners_meeting_due": "no"}, {"elevators": "3"}, {"owners_meeting_due": "yes"}]
    for number, sheet in enumerate(sheets):
        sheet.facts = known[number % 4]
        sheet.answers = {key: value for key, value in full.items() if key != conditional[number % len(conditional)].id}
        if number % 5 == 0:
            sheet.answers = full
    Sheet.objects.bulk_update(sheets, ["facts", "answers"])

    def complete(sheet: Sheet, items: Any) -> bool:
        fits = [(item, applies(item, sheet.facts) if item.applies else True) for item in items]
        return all(fit is False or (fit and item.id in sheet.answers) for item, fit in fits)

    lines = board(round_, round_.sheets.all())
    for line in lines:
        here = [sheet for sheet in sheets if line.township_id in sheet.lies_in]
        assert line.sheets == len(here)
        assert line.done == sum(complete(sheet, standard.items) for sheet in here)
        for section in standard.sections:
            assert line.complete[section.id] == sum(complete(sheet, section.items) for sheet in here)


def test_the_leaderboard_has_both_ends_and_who_moved(rounds: Any, leader: Any, city: Any) -> None:
    path = f"/desk/rounds/{rounds[1].pk}/leaderboard/"
    page = leader.get(path)
    totals = [row["total"] for row in page.context["top"]]
    assert totals == sorted(totals, key=Decimal, reverse=True)
    assert len(totals) == 15
    assert page.context["up"] == []
    assert len(page.context["down"]) == 10
    within = leader.get(path, {"county": city.counties[1].pk, "class": "floor"})
    assert {row["county"] for row in within.context["top"]} <= {city.counties[1].name}
    assert leader.get(path, {"county": "0 OR 1", "class": "nothing"}).context["of"] == 15


def test_equal_totals_share_a_rank(rounds: Any) -> None:
    top, bottom = standings(Sheet.objects.filter(round=rounds[0]), 10)
    assert {one.rank for one in [*top, *bottom]} == {1}
    assert (len(top), len(bottom)) == (10, 6)


def test_before_the_notice_there_is_neither_leaderboard_nor_bulletin(rounds: Any, leader: Any, city: Any) -> None:
    third = opened(city, "Third", date(2021, 9, 30))
    assert leader.get(f"/desk/rounds/{third.pk}/leaderboard/").context["top"] == []
    assert leader.get(f"/desk/rounds/{third.pk}/bulletin.pdf").status_code == 404


def test_losses_are_those_of_the_sheets(rounds: Any) -> None:
    second = rounds[1]
    published = second.edition.compiled()
    found = {one.item.id: one for one in losses_by_item(second.sheets.all(), published)}
    full = answers(published.standard)
    for item_id, one in found.items():
        lost = [
            sheet
            for sheet in second.sheets.filter(result__state="graded")
            if sheet.answers.get(item_id) != full[item_id]
        ]
        assert one.places == len(lost), item_id
    assert UNKNOWN < 0
    costly = max(found.values(), key=lambda one: one.lost)
    assert costly.lost == costly.places * int(costly.item.points * 10_000)


@pytest.mark.parametrize("number", [0, 1])
def test_the_bulletin_is_a_pdf(rounds: Any, leader: Any, number: int) -> None:
    answer = leader.get(f"/desk/rounds/{rounds[number].pk}/bulletin.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_bulletin_names_the_measure_and_its_cost_beside_what_to_mend_first(
    rounds: Any, django_assert_max_num_queries: Any
) -> None:
    load_sample_measures()
    Compound.objects.update(households=200, entrances=10, step_free_entrances=2)
    round_ = Round.objects.select_related("edition", "division", "previous").get(pk=rounds[1].pk)
    sheets = Sheet.objects.filter(round=round_)
    with django_assert_max_num_queries(8):
        data = bulletin_data(round_, sheets, today=date(2021, 10, 15), lang="zh")
    told = [line for line in data["next"] if "花费最少" in line]
    assert told
    assert all("元（样例）" in line for line in told)
    Measure.objects.update(is_sample=False)
    data = bulletin_data(round_, sheets, today=date(2021, 10, 15), lang="zh")
    assert not any("样例" in line for line in data["next"])


def test_the_page_of_a_compound_names_the_measure_beside_what_would_lift_it(rounds: Any, leader: Any) -> None:
    load_sample_measures()
    sheet = Sheet.objects.filter(round=rounds[1]).exclude(result__nearest="").select_related("result").first()
    address = f"/places/compounds/{sheet.compound_id}/"
    page = leader.get(address).content.decode()
    measure = best_lines(rounds[1].edition.compiled(), {sheet.pk: sheet.result.nearest})[sheet.pk]
    assert measure.title in page
    assert f"/evaluation/measures/{measure.pk}/" in page
    assert measure.cost in page
    Measure.objects.update(retired_at=AT, retired_reason="整理目录")
    assert measure.title not in leader.get(address).content.decode()


def test_a_county_s_page_shows_what_its_compounds_reached(
    rounds: Any, leader: Any, city: Any, django_assert_max_num_queries: Any
) -> None:
    for place in (city.city, city.counties[0], city.townships[0]):
        page = leader.get(f"/places/divisions/{place.pk}/").content.decode()
        assert "division-stars" in page
        assert "division-trend" in page
    plain = leader.get(f"/evaluation/rounds/{rounds[1].pk}/").content.decode()
    assert f"/desk/rounds/{rounds[1].pk}/leaderboard/" in plain


def test_what_counts_as_good_is_the_upper_half(rounds: Any) -> None:
    stars = rounds[0].edition.compiled()
    passing = Edition.objects.get(standard="green-community-points").compiled()
    assert (good_rung(stars), good_rung(passing)) == (3, 1)
    assert [outcome_tone(rung, 5) for rung in range(6)] == [
        "danger",
        "warning",
        "warning",
        "info",
        "success",
        "success",
    ]
    assert [outcome_tone(rung, 1) for rung in range(2)] == ["danger", "success"]
