"""What an officer does with rounds on the pages."""

import io
from datetime import date, datetime

import pytest
from django.db import transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from linli.core import clock
from linli.core.tables.models import ExportLog
from linli.core.worktime.operations import load_years
from linli.evaluation.jobs import run
from linli.evaluation.models import Edition, Grading, Round, Seal, Sheet
from linli.evaluation.operations.editions import load_shipped, withdraw_edition
from linli.evaluation.operations.grading import decide_class, grade_round, grade_sheet
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.rules.steps import steps_of
from linli.evaluation.tests.test_rounds import full_marks
from linli.evaluation.views.rounds.figures import comparison, days_left, totals

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
LATER = datetime.fromisoformat("2021-09-20T10:00+08:00")
MUCH_LATER = datetime.fromisoformat("2021-10-20T10:00+08:00")
LEADS = ["evaluation.view_rounds", "evaluation.lead_rounds", "places.view_places", "places.export"]
MOST_QUERIES = 12


@pytest.fixture
def at(monkeypatch):
    """Set the time that the pages see."""

    def stand(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    stand(AT)
    return stand


@pytest.fixture
def opened(city, at):
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, "2021 demo round", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    return open_round(call, by=None, at=AT)


@pytest.fixture
def leader(person_with, client_of, city):
    return client_of(person_with(LEADS, f"division:{city.city.pk}"))


def graded(round_, lost=()):
    """Give full marks, but let some sheets (by place) lose the item with a count; grade."""
    items = round_.edition.compiled().standard.items
    weak = next(item for item in items if item.method.count and item.role == "ordinary")
    for number, sheet in enumerate(round_.sheets.select_related("round__edition").order_by("code")):
        answers = full_marks(sheet) | ({weak.id: "0"} if number in lost else {})
        entry = Entry(facts={"elevators": "2", "owners_meeting_due": "yes"}, answers=answers)
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    with transaction.atomic():
        grade_round(round_=round_, at=AT)
    return round_


def on_notice(round_):
    for to in ("MARKING", "REVIEW", "NOTICE"):
        round_ = move_round(round_=round_, to=to, at=AT)
    return round_


def address(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def test_an_officer_opens_a_round(city, leader, at):
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    page = leader.get(address("open_round"))
    assert page.status_code == 200
    given = {
        "edition": edition.pk, "division": city.city.pk, "title": "2021 round", "as_of": "2021-08-31",
        "period_from": "2021-01-01", "period_to": "2021-08-31", "review": "on", "notice_days": "5", "answer_days": "5",
        "previous": "last",
    }  # fmt: skip
    made = leader.post(address("open_round"), given)
    round_ = Round.objects.get()
    assert made["Location"] == address("round", round_.pk)
    assert (round_.steps, round_.shows_items) == (["CALL", "MARKS", "REVIEW", "SEAL"], False)
    assert round_.sheets.count() == len(city.compounds)


def test_a_call_that_contradicts_itself_is_refused_beside_the_fields(city, leader, at):
    load_shipped(at=AT)
    given = {"title": "x", "as_of": "2021-01-01", "period_from": "2021-02-01", "period_to": "2021-01-01"}
    page = leader.post(address("open_round"), given)
    assert page.status_code == 422
    assert {"edition", "division", "period_to", "notice_days"} <= set(page.context["form"].errors)


def seal_by_page(leader, round_):
    """Press the button, and let the job do its work."""
    assert leader.post(address("seal_round", round_.pk)).status_code == 302
    run(grading=Grading.objects.get(round=round_, seals=True).pk)


def test_a_round_is_opened_only_over_what_one_leads(city, person_with, client_of, at):
    load_shipped(at=AT)
    county = client_of(person_with(LEADS, f"division:{city.counties[0].pk}"))
    edition = Edition.objects.get(standard="courteous-compound")
    given = {
        "edition": edition.pk, "division": city.counties[1].pk, "title": "x", "as_of": "2021-08-31",
        "period_from": "2021-01-01", "period_to": "2021-08-31", "notice_days": "5", "answer_days": "5",
        "previous": "none",
    }  # fmt: skip
    assert county.post(address("open_round"), given).status_code == 422
    assert county.post(address("open_round"), {**given, "division": city.counties[0].pk}).status_code == 302


def test_a_new_round_is_compared_with_the_last_sealed_one(opened, leader, at):
    graded(opened)
    on_notice(opened)
    at(LATER)
    seal_by_page(leader, opened)
    given = {
        "edition": opened.edition_id, "division": opened.division_id, "title": "next", "as_of": "2021-09-20",
        "period_from": "2021-01-01", "period_to": "2021-09-20", "notice_days": "5", "answer_days": "5",
        "previous": "last",
    }  # fmt: skip
    leader.post(address("open_round"), given)
    assert Round.objects.get(title="next").previous == opened
    # A county's own round is compared with the city's, which graded the same places.
    county = opened.division.children.first()
    leader.post(address("open_round"), {**given, "title": "the county's", "division": county.pk})
    assert Round.objects.get(title="the county's").previous == opened


def test_graded_results_are_found_by_pinyin_in_capitals_and_by_part_of_a_name(opened, leader):
    graded(opened)
    for typed in ("YANGGUANG", "yang guang", "阳光", "99010200"):
        found = leader.get(address("results", opened.pk), {"q": typed}).content.decode()
        assert "阳光花园" in found, typed
        assert ("桂花苑" in found) == (typed == "99010200"), typed


def test_the_list_shows_the_rounds_in_sight(opened, leader, person_with, client_of, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        page = leader.get(address("rounds"))
    assert "2021 demo round" in page.content.decode()
    stranger = client_of(person_with(["evaluation.view_rounds"], "compound:999999"))
    assert "2021 demo round" not in stranger.get(address("rounds")).content.decode()
    assert stranger.get(address("round", opened.pk)).status_code == 404


@pytest.mark.parametrize("stage", ["called", "graded", "review", "notice", "sealed"])
def test_the_page_of_a_round_asks_few_questions(opened, leader, at, stage, django_assert_max_num_queries):
    if stage != "called":
        graded(opened, lost=[0, 3])
    if stage in ("review", "notice"):
        for to in ("MARKING", "REVIEW", "NOTICE")[: 2 if stage == "review" else 3]:
            move_round(round_=opened, to=to, at=AT)
    if stage == "sealed":
        on_notice(opened)
        at(LATER)
        seal_by_page(leader, opened)
    leader.get(address("rounds"))
    with django_assert_max_num_queries(MOST_QUERIES):
        page = leader.get(address("round", opened.pk))
    assert page.status_code == 200
    assert ("round-outcomes" in page.content.decode()) is (stage != "called")


def test_progress_counts_what_is_wanted_and_what_is_there(opened, leader):
    sheet = opened.sheets.select_related("round__edition").order_by("code").first()
    items = opened.edition.compiled().standard.items
    lifts = [item for item in items if "elevators" in item.applies]
    assert lifts
    progress = leader.get(address("round", opened.pk)).context["progress"]
    assert (progress["done"], progress["wanted"]) == (0, len(items) * opened.sheets.count())
    enter_marks(sheet=sheet, entry=Entry(facts={"elevators": "0"}, answers={"A01": ""}), by=None, at=AT)
    progress = leader.get(address("round", opened.pk)).context["progress"]
    assert progress["wanted"] == len(items) * opened.sheets.count() - len(lifts)


def test_a_round_is_moved_on_and_back_with_a_reason(opened, leader):
    graded(opened)
    move = address("move_round", opened.pk)
    assert leader.post(move, {"to": "NOTICE"}).status_code == 422
    assert leader.post(move, {"to": "nonsense"}).status_code == 422
    for to in ("MARKING", "REVIEW"):
        assert leader.post(move, {"to": to}).status_code == 302
    assert leader.post(move, {"to": "MARKING"}).status_code == 422
    assert leader.post(move, {"to": "MARKING", "reason": "a township was late"}).status_code == 302
    opened.refresh_from_db()
    assert opened.state == "MARKING"


def test_grading_is_a_job_whose_progress_is_shown(opened, leader):
    leader.post(address("grade_round", opened.pk))
    grading = Grading.objects.get()
    page = leader.get(address("round", opened.pk)).content.decode()
    assert address("grading", opened.pk) in page
    first = leader.get(address("grading", opened.pk))
    assert leader.get(address("grading", opened.pk), headers={"If-None-Match": first["ETag"]}).status_code == 304
    Grading.objects.filter(pk=grading.pk).update(state="DONE", finished_at=AT)
    done = leader.get(address("grading", opened.pk), headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == address("round", opened.pk)


def test_freezing_says_how_many_answers_it_gave(opened, leader):
    assert leader.post(address("freeze_metrics", opened.pk)).status_code == 302
    opened.refresh_from_db()
    assert opened.metrics_frozen_at is not None


def test_who_only_sees_may_not_lead(opened, person_with, client_of, city):
    reader = client_of(person_with(["evaluation.view_rounds"], f"division:{city.counties[0].pk}"))
    assert reader.get(address("round", opened.pk)).status_code == 200
    for name in ("move_round", "grade_round", "freeze_metrics", "seal_round", "amend_round", "go_on"):
        assert reader.post(address(name, opened.pk)).status_code == 403
    county = client_of(person_with(LEADS, f"division:{city.counties[0].pk}"))
    assert county.post(address("grade_round", opened.pk)).status_code == 403  # the city holds it


def test_a_county_sees_its_own_figures_only(opened, person_with, client_of, city):
    graded(opened)
    county = client_of(person_with(LEADS, f"division:{city.counties[0].pk}"))
    page = county.get(address("round", opened.pk))
    assert list(page.context["spread"].counties) == [city.counties[0].name]
    rows = county.get(address("results", opened.pk)).context["listing"].slice.rows
    assert {row.county_name for row in rows} == {city.counties[0].name}


def test_sealing_asks_first_and_says_what_is_in_the_way(opened, leader, at):
    graded(opened)
    on_notice(opened)
    page = leader.get(address("seal_round", opened.pk))
    assert page.status_code == 200
    assert "2021-09-08" in " ".join(page.context["obstacles"])
    assert leader.post(address("seal_round", opened.pk)).status_code == 422
    at(LATER)
    assert leader.get(address("seal_round", opened.pk)).context["obstacles"] == []
    seal_by_page(leader, opened)
    assert leader.post(address("seal_round", opened.pk)).status_code == 422
    assert Seal.objects.count() == 1


def test_sealing_is_a_job_and_pressed_twice_it_is_one(opened, leader, at):
    graded(opened)
    on_notice(opened)
    at(LATER)
    for _press in range(2):
        assert leader.post(address("seal_round", opened.pk)).status_code == 302
    asked = Grading.objects.get(seals=True)
    page = leader.get(address("round", opened.pk))
    assert page.context["at_work"]
    assert address("seal_round", opened.pk) not in page.content.decode()
    run(grading=asked.pk)
    run(grading=asked.pk)
    assert Seal.objects.get().by == asked.asked_by
    assert leader.get(address("round", opened.pk)).context["round"].state == "SEALED"


def test_what_changes_before_the_job_runs_keeps_the_round_open_and_is_named(opened, leader, at):
    graded(opened)
    on_notice(opened)
    at(LATER)
    leader.post(address("seal_round", opened.pk))
    Round.objects.filter(pk=opened.pk).update(notice_until=MUCH_LATER)  # as when the calendar was mended
    run(grading=Grading.objects.get(seals=True).pk)
    page = leader.get(address("round", opened.pk))
    assert page.context["round"].state == "NOTICE"
    assert "2021-10-20" in page.context["grading"].problem
    assert page.context["grading"].problem in page.content.decode()
    assert not Seal.objects.exists()


def test_a_round_that_is_being_graded_is_not_sealed_meanwhile(opened, leader):
    graded(opened)
    Round.objects.filter(pk=opened.pk).update(steps=steps_of(review=True, notice=False), state="REVIEW")
    leader.post(address("grade_round", opened.pk))
    assert leader.post(address("seal_round", opened.pk)).status_code == 422
    assert not Grading.objects.filter(seals=True).exists()


def test_a_sealed_round_is_amended_with_a_reason(opened, leader, at):
    graded(opened)
    on_notice(opened)
    at(LATER)
    seal_by_page(leader, opened)
    assert leader.post(address("amend_round", opened.pk)).status_code == 422
    made = leader.post(address("amend_round", opened.pk), {"reason": "appeal 3 upheld"})
    later = Round.objects.get(replaces=opened)
    assert made["Location"] == address("round", later.pk)
    assert leader.get(address("round", opened.pk)).context["later"] == later


def test_a_round_goes_on_though_its_edition_was_withdrawn(opened, leader):
    withdraw_edition(edition=opened.edition, reason="C04 was wrong", at=AT)
    assert leader.get(address("round", opened.pk)).context["must_explain"]
    assert leader.post(address("go_on", opened.pk)).status_code == 422
    assert leader.post(address("go_on", opened.pk), {"reason": "C04 is marked by hand"}).status_code == 302
    assert not leader.get(address("round", opened.pk)).context["must_explain"]


def test_results_are_ranked_within_county_and_class(opened, leader, django_assert_max_num_queries):
    graded(opened, lost=[0, 1])
    leader.get(address("rounds"))
    with django_assert_max_num_queries(MOST_QUERIES):
        page = leader.get(address("results", opened.pk))
    assert page.status_code == 200
    standing = totals(opened)
    first, second, third, *_ = opened.sheets.order_by("code")
    assert standing.rank(third.result)[:2] == (1, 8)
    assert standing.rank(first.result)[:2] == standing.rank(second.result)[:2] == (7, 8)
    assert standing.rank(third.result).of_class == opened.results.filter(class_id=third.result.class_id).count()
    rows = page.context["listing"].slice.rows
    assert [row.result.total for row in rows] == sorted((row.result.total for row in rows), reverse=True)


@pytest.mark.parametrize(
    "query", ["outcome=5", "at_least=3", "class_id=exemplar", "state=graded", "limited_by=", "q=yangguang"]
)
def test_results_are_filtered(opened, leader, query):
    graded(opened)
    page = leader.get(f"{address('results', opened.pk)}?{query}")
    assert page.context["listing"].notes == []
    assert page.context["listing"].slice.rows
    assert not leader.get(f"{address('results', opened.pk)}?state=none").context["listing"].slice.rows


@pytest.mark.parametrize(
    "query", ["outcome=9", "at_least=9", "county=x", "state=x", "class_id=x", "limited_by=x", "sort=x"]
)
def test_a_filter_that_cannot_be_had_is_left_out(opened, leader, query):
    page = leader.get(f"{address('results', opened.pk)}?{query}")
    assert (page.status_code, len(page.context["listing"].notes)) == (200, 1)


def test_what_was_decided_by_hand_is_marked_in_the_list(opened, leader):
    graded(opened)
    sheet = opened.sheets.order_by("code").first()
    sheet.round = opened
    decide_class(sheet=sheet, class_id="sound", reason="new company", document="Minutes 8", by=None, at=AT)
    page = leader.get(f"{address('results', opened.pk)}?class_id=sound")
    assert [row.pk for row in page.context["listing"].slice.rows] == [sheet.pk]


def test_results_leave_the_house_as_list_workbook_and_print(opened, leader):
    graded(opened, lost=[2])
    sheet = opened.sheets.select_related("round__edition").order_by("code").first()
    item = next(one for one in opened.edition.compiled().standard.items if one.method.levels)
    lowest = str(item.method.levels[-1])
    entry = Entry(answers={item.id: lowest}, reasons={item.id: ("The plan hangs nowhere", "photo 12")})
    grade_sheet(sheet=enter_marks(sheet=sheet, entry=entry, by=None, at=AT), at=AT)
    exported = leader.get(f"{address('results', opened.pk)}?export=csv")
    assert exported.status_code == 200
    assert "1 / 8" in b"".join(exported.streaming_content).decode("utf-8-sig")
    workbook = b"".join(leader.get(address("results_workbook", opened.pk)).streaming_content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert {sheet.code, "The plan hangs nowhere"} <= cells
    pdf = leader.get(address("results_pdf", opened.pk))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    assert list(ExportLog.objects.order_by("pk").values_list("format", flat=True)) == ["csv", "xlsx", "pdf"]


def test_results_have_columns_of_classes_where_the_standard_has_classes(opened, leader):
    communities = Edition.objects.get(standard="green-community-points")
    call = Call(communities, opened.division, "communities", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    green = open_round(call, by=None, at=AT)
    classes = {"class_id", "in_class"}
    for round_, wanted in ((opened, classes), (green, set())):
        page = leader.get(address("results", round_.pk))
        assert classes & {column.name for column in page.context["listing"].columns} == wanted
        assert page.context["listing"].notes == []


def test_the_round_before_stands_beside_the_new_one(opened, leader):
    graded(opened, lost=[0])
    call = Call(
        opened.edition, opened.division, "next", date(2021, 9, 1), date(2021, 1, 1), date(2021, 9, 1), previous=opened
    )
    later = graded(open_round(call, by=None, at=AT))
    rows = comparison(later, Sheet.objects.filter(round=later))
    assert sum(row.both for row in rows) == later.sheets.count()
    assert sum(row.rose + row.same + row.fell + row.new for row in rows) == later.sheets.count()
    assert rows[0].total_now > rows[0].total_then
    assert "round-comparison" in leader.get(address("round", later.pk)).content.decode()


def test_working_days_left_know_holidays(db):
    load_years(2021, 2021, at=AT)
    assert days_left(date(2021, 9, 30), date(2021, 10, 8)) == 1  # National Day lies between
    assert days_left(date(2021, 10, 8), date(2021, 10, 9)) == 1  # a Saturday worked in exchange
    assert days_left(date(2021, 10, 8), date(2021, 10, 8)) == 0


def test_a_round_without_a_mark_is_not_sealed(opened, leader, at):
    for to in ("MARKING", "REVIEW"):
        if to == "REVIEW":
            grade_round(round_=opened, at=AT)
        move_round(round_=opened, to=to, at=AT)
    move_round(round_=opened, to="NOTICE", at=AT)
    at(LATER)
    page = leader.get(address("seal_round", opened.pk)).content.decode()
    assert "nothing to seal" in page or "无可封存" in page
    assert leader.post(address("seal_round", opened.pk)).status_code == 422
    assert not Seal.objects.exists()
