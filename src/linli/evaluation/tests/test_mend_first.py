"""What to mend first: on the page of a sheet, in its report, and on the page that anybody sees."""

import io
from datetime import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from linli.core import clock
from linli.evaluation.models import Edition, Measure, Sheet
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.measures import load_sample_measures, retire_measure
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.queries.mend_first import best_lines, mend_first
from linli.evaluation.queries.sheets import record_of
from linli.evaluation.queries.suggestions import (
    best_measures,
    facts_of_communities,
    facts_of_compounds,
    suggestions,
)
from linli.evaluation.reports.sheet import report_of, sheet_pdf
from linli.evaluation.tests.test_rounds import full_marks, opened_once
from linli.places.models import Compound

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
FACTS = {"elevators": "0", "owners_meeting_due": "yes"}
MOST_QUERIES = 12
stock, city, opened = opened_once("2021 round")


@pytest.fixture(autouse=True)
def _now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def graded(opened):
    """Everything in full, but B05 (two places, 1 point), B10 (nothing) and the must-have B16."""
    load_sample_measures()
    for sheet in opened.sheets.select_related("round__edition"):
        answers = full_marks(sheet) | {"B05": "2", "B10": "0/300", "B16": "no"}
        Sheet.objects.filter(pk=sheet.pk).update(facts=FACTS, answers=answers)
    Compound.objects.update(households=250, entrances=10, step_free_entrances=4, buildings_count=None)
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
    return opened


@pytest.fixture
def reader(city, person_with, client_of):
    return client_of(person_with(["evaluation.view_rounds"], f"division:{city.counties[0].pk}"))


def first_sheet(round_):
    return round_.sheets.select_related("round__edition", "result").order_by("code").first()


def test_an_officer_sees_what_to_mend_first_and_what_does_it(graded, reader, django_assert_max_num_queries):
    sheet = first_sheet(graded)
    address = reverse("evaluation:sheet", args=[sheet.pk])
    reader.get(address)
    with django_assert_max_num_queries(20):
        page = reader.get(address)
    text = page.content.decode()
    rows = page.context["first"].rows
    assert rows[0].id == "B16"
    assert [line.title for line in rows[0].measures] == ["清理并守住消防、疏散和救护通道"]
    sockets = next(row for row in rows if row.id == "B10").measures[0]
    assert (sockets.cost, sockets.each, sockets.gain) == ("27,000 yuan", "9,000 yuan per point", "+3 points")
    assert reverse("evaluation:measure", args=[sockets.pk]) in text
    assert text.count(" yuan") == text.split('id="mend"')[1].count(">Sample<")


def test_two_queries_say_what_to_mend_first(graded, django_assert_num_queries):
    sheet = first_sheet(graded)
    record = record_of(sheet)
    with django_assert_num_queries(2):
        mend_first(record, sheet)


def test_a_page_of_sheets_is_advised_in_three_queries(graded, django_assert_max_num_queries):
    sheets = list(graded.sheets.select_related("round__edition", "result"))
    with django_assert_max_num_queries(3):
        found = suggestions(sheets)
    assert len(found) == len(sheets) == 16
    for advice in found.values():
        assert [fall.item for fall in advice.falls] == ["B16", "B10", "B05"]
        assert [one.measure.code for one in advice.measures["B05"]] == ["XQ-16", "XQ-36"]
        assert not advice.look_first


# In lists ------------------------------------------------------------------------------------------------------------


def results_of(round_):
    return reverse("evaluation:results", args=[round_.pk])


@pytest.fixture
def lifted(graded):
    """Places that a failed must-have, B16, holds down."""
    sheet = first_sheet(graded)
    assert (sheet.result.limited_by, sheet.result.nearest) == ("B16", "")
    return sheet


def test_the_list_of_results_names_the_measure_beside_the_item(graded, lifted, reader, django_assert_max_num_queries):
    reader.get(results_of(graded))
    with django_assert_max_num_queries(MOST_QUERIES):
        page = reader.get(results_of(graded))
    text = page.content.decode()
    (row, *_others) = page.context["listing"].slice.rows
    assert (row.measure.title, row.measure.cost) == ("清理并守住消防、疏散和救护通道", "8,000 yuan")
    assert reverse("evaluation:measure", args=[row.measure.pk]) in text
    assert text.count(" yuan<") == text.count(">Sample<") > 0  # beside every amount


def test_the_list_costs_the_same_whatever_the_page_and_nothing_where_the_column_is_hidden(
    graded, reader, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    reader.get(results_of(graded))
    counts = []
    for query in ("", "?q=", "?columns=name,in_county"):
        with CaptureQueriesContext(connection) as captured:
            reader.get(results_of(graded) + query)
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2] + 2
    Sheet.objects.exclude(pk=first_sheet(graded).pk).update(answers={})
    with transaction.atomic():
        grade_round(round_=graded, at=AT)
    with django_assert_num_queries(counts[0]):
        assert reader.get(results_of(graded)).status_code == 200


def test_without_a_must_have_it_is_the_item_that_alone_would_lift_the_result(graded, reader):
    for sheet in graded.sheets.select_related("round__edition"):
        answers = full_marks(sheet) | {"B05": "2", "B06": "6", "B10": "0/300"}
        Sheet.objects.filter(pk=sheet.pk).update(answers=answers)
    with transaction.atomic():
        grade_round(round_=graded, at=AT)
    nearest = first_sheet(graded).result.nearest
    assert nearest
    (row, *_others) = reader.get(results_of(graded)).context["listing"].slice.rows
    assert row.mend == nearest
    assert nearest in Measure.objects.get(pk=row.measure.pk).effects.values_list("item", flat=True)


def test_a_measure_that_is_no_sample_says_so_nowhere(graded, lifted, reader):
    Measure.objects.update(is_sample=False)
    text = reader.get(results_of(graded)).content.decode()
    assert "8,000 yuan" in text
    assert ">Sample<" not in text


def test_where_no_measure_does_it_the_item_stands_alone(graded, lifted, reader):
    Measure.objects.all().update(retired_at=AT.replace(month=8), retired_reason="整理目录")
    page = reader.get(results_of(graded))
    assert {row.measure for row in page.context["listing"].slice.rows} == {None}
    assert "B16 " in page.content.decode()


def test_the_file_of_the_list_has_the_measure_and_says_sample(graded, lifted, city, person_with, client_of):
    rights = ["evaluation.view_rounds", "places.export"]
    client = client_of(person_with(rights, f"division:{city.counties[0].pk}"))
    text = b"".join(client.get(f"{results_of(graded)}?export=csv").streaming_content).decode("utf-8-sig")
    assert "清理并守住消防、疏散和救护通道 · 8,000 yuan (sample)" in text


def test_the_workbook_with_reasons_has_it_in_a_column_of_its_own(graded, lifted, reader):
    data = b"".join(reader.get(reverse("evaluation:results_workbook", args=[graded.pk])).streaming_content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_name("Subjects").to_python()
    column = next(number for number, title in enumerate(next(row for row in rows if "Code" in row))
                  if title == "By which measure it costs least")  # fmt: skip
    assert "B16 清理并守住消防、疏散和救护通道 · 8,000 yuan (sample)" in [row[column] for row in rows]


def test_the_measure_by_which_a_point_costs_least_is_the_first_of_the_page_of_the_sheet(graded):
    sheets = list(graded.sheets.select_related("round__edition", "result"))
    published = graded.edition.compiled()
    every = suggestions(sheets)
    for item in ("B05", "B10", "B16"):
        best = best_measures(published, {sheet.pk: item for sheet in sheets})
        assert {pk: one.measure.code for pk, one in best.items()} == {
            pk: advice.measures[item][0].measure.code for pk, advice in every.items()
        }
    assert best_measures(published, {sheets[0].pk: "B17"}) == {}  # no measure mends it
    assert best_measures(published, {}) == {}


def test_of_a_checklist_an_item_is_mended_and_no_point_is_priced(city):
    load_sample_measures()
    edition = Edition.objects.get(standard="green-community")
    call = Call(edition, city.city, "checklist", AT.date(), AT.date().replace(month=1), AT.date())
    round_ = open_round(call, by=None, at=AT)
    move_round(round_=round_, to="MARKING", at=AT)
    round_.sheets.update(
        facts={"heritage_count": "0"}, answers={str(n): "no" if n == 8 else "yes" for n in range(1, 16)}
    )
    with transaction.atomic():
        grade_round(round_=round_, at=AT)
    sheet = first_sheet(round_)
    assert sheet.result.nearest == "8"
    (row, *_more) = mend_first(record_of(sheet), sheet).rows
    assert (row.id, row.gain, row.gain_full) == ("8", "", "")
    assert [(line.gain, line.each) for line in row.measures] == [("mends it", "")] * len(row.measures)
    assert best_lines(edition.compiled(), {sheet.pk: "8"})[sheet.pk].title == row.measures[0].title


# One sheet ------------------------------------------------------------------------------------------------------------


def test_an_unknown_number_makes_an_unknown_cost_and_the_measure_stands_last(graded):
    Compound.objects.update(households=None)
    found = suggestions([first_sheet(graded)])
    (advice,) = found.values()
    assert [(one.measure.code, one.cost) for one in advice.measures["B05"]] == [("XQ-36", 65_000), ("XQ-16", None)]
    record = record_of(first_sheet(graded))
    rows = mend_first(record, first_sheet(graded)).rows
    assert "cost unknown" in [line.cost for row in rows for line in row.measures]


def test_for_what_nobody_answered_nothing_is_promised(graded):
    sheet = first_sheet(graded)
    Sheet.objects.filter(pk=sheet.pk).update(answers={"B05": "2"})
    sheet = first_sheet(graded)
    first = mend_first(record_of(sheet), sheet)
    assert [row.id for row in first.rows] == ["B05"]
    assert (len(first.look_first), first.steps) == (6, False)
    assert first.more > 20
    never = Sheet.objects.filter(pk=sheet.pk).select_related("round__edition").get()
    never.result.delete()
    (advice,) = suggestions([Sheet.objects.select_related("round__edition", "result").get(pk=sheet.pk)]).values()
    assert not advice.measures
    assert "B05" in advice.look_first  # without a result nothing is known


def test_a_retired_measure_is_suggested_no_more(graded):
    retire_measure(measure=Measure.objects.get(code="XQ-24"), reason="改由消防部门统一实施", at=AT.replace(month=8))
    sheet = first_sheet(graded)
    rows = mend_first(record_of(sheet), sheet).rows
    assert rows[0].id == "B16"
    assert not rows[0].measures


def test_the_report_names_the_measures_and_that_they_are_samples(graded):
    sheet = first_sheet(graded)
    report = report_of(sheet, record_of(sheet), "")
    told = [line for *_cells, measures in report["mend"] for line in measures]
    assert told
    assert all("(sample)" in line for line in told)
    assert sheet_pdf(sheet, record_of(sheet), "").startswith(b"%PDF")


def test_anybody_sees_it_where_marks_by_item_are_shown(graded, client, django_assert_max_num_queries):
    sheet = first_sheet(graded)
    type(graded).objects.filter(pk=graded.pk).update(state="NOTICE", notice_at=AT)
    address = reverse("evaluation:public_sheet", args=[sheet.pk])
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get(address).content.decode()
    assert "增设电动自行车集中充电接口" in text
    assert text.count(" yuan") == text.split('id="mend"')[1].count(">Sample<")
    assert "/evaluation/measures/" not in text
    type(graded).objects.filter(pk=graded.pk).update(shows_items=False)
    assert 'id="mend"' not in client.get(address).content.decode()


def test_the_facts_of_a_community_are_sums_and_unknown_where_one_compound_is(graded, city):
    community = city.communities[0]
    mine = Compound.objects.filter(community=community).order_by("pk")
    facts = facts_of_communities([community.pk], AT.date())[community.pk]
    assert (facts["compounds"], facts["households"], facts["stepped_entrances"]) == (2, 500, 12)
    assert facts["buildings"] is None
    Compound.objects.filter(pk=mine[0].pk).update(households=None, entrances=None, step_free_entrances=None)
    facts = facts_of_communities([community.pk], AT.date())[community.pk]
    assert (facts["households"], facts["stepped_entrances"]) == (None, None)
    Compound.objects.filter(pk=mine[0].pk).update(retired_on=AT.date())
    facts = facts_of_communities([community.pk], AT.date())[community.pk]
    assert (facts["compounds"], facts["households"]) == (1, 250)
    assert facts_of_compounds([mine[1].pk])[mine[1].pk]["stepped_entrances"] == 6
    assert facts_of_communities([city.townships[0].pk], AT.date()) == {}
