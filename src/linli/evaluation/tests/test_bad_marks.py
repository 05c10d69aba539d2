"""Marks that are none, reasons that are missing, workbooks that are sent again."""

import io
from datetime import date

import pytest
from django.db import transaction

from linli.evaluation.models import Sheet
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, FaultyMarks, confirm_last, enter_marks
from linli.evaluation.operations.rounds import Call, open_round
from linli.evaluation.workbooks import write_marks
from linli.grading.layout import HEAD_ROWS, MARKS, REASONS

from .test_mark_workbooks import RIGHTS, applied, checked, filled, sheets_of
from .test_rounds import AT, marked, opened_once

pytestmark = pytest.mark.django_db
stock, city, opened = opened_once()


def first(round_):
    return round_.sheets.select_related("round__edition").order_by("code").first()


def item_with(round_, method, role="ordinary"):
    items = round_.edition.compiled().standard.items
    return next(one for one in items if getattr(one.method, method) and one.role == role and not one.applies)


BAD = {
    "levels": ["99", "-1", "1e999", "1e3", "NaN", "inf", "=1+1", "+1", "1,5", "0x1", "1 2", "yes", "2.00001"],
    "deduct": ["-1", "1e999", "NaN", "inf", "=1+1", "1.5", "10000000", "x", "--1"],
    "count": ["-1", "1e999", "NaN", "=A1", "1.5", "10000000", "½"],
    "binary": ["maybe", "2", "=TRUE()", "NaN", "是否"],
    "measured": ["-1/2", "2/1", "5/0", "1e999", "NaN", "=1/2", "1/2/3", "x/y", "120%", "1e999/1e999"],
}


@pytest.mark.parametrize(("method", "text"), [(method, text) for method, given in BAD.items() for text in given])
def test_a_mark_that_is_none_is_refused_with_what_is_allowed(opened, method, text):
    sheet, item = first(opened), item_with(opened, method)
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=sheet, entry=Entry(answers={item.id: text}), by=None, at=AT)
    assert len(told.value.fields[f"item:{item.id}"]) > 5
    assert first(opened).answers == {}


@pytest.mark.parametrize("turn", [0, 8])
def test_a_workbook_of_marks_that_are_none_is_refused_cell_by_cell(opened, person_with, turn):
    """Every line of the workbook has another one of each kind."""
    spoilt = set()

    def spoil(book):
        columns = {cell.value: cell.column for cell in book[MARKS][1]}
        for method, given in BAD.items():
            item = item_with(opened, method)
            for line, text in enumerate(given[turn : turn + 8], start=HEAD_ROWS + 1):
                book[MARKS].cell(line, columns[item.id]).value = text
                spoilt.add(book[MARKS].cell(line, columns[item.id]).coordinate)

    run = checked(person_with(RIGHTS), opened, filled(opened, change=spoil))
    assert run.state == "REFUSED", (run.new, run.samples[:1])
    assert {fault["cell"] for fault in run.faults} == spoilt
    assert not Sheet.objects.exclude(answers={}).exists()


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u200b"])
def test_an_empty_mark_is_unknown_and_not_zero(opened, text):
    item = item_with(opened, "count")
    enter_marks(sheet=first(opened), entry=Entry(answers={item.id: "1"}), by=None, at=AT)
    enter_marks(sheet=first(opened), entry=Entry(answers={item.id: text}), by=None, at=AT)
    assert item.id not in first(opened).answers


@pytest.mark.parametrize("given", [("", ""), ("", "photo 1"), (" ", "photo 1"), ("Gate blocked", ""), ("Gate", " ")])
def test_points_are_not_lost_without_words_and_proof(opened, given):
    """By form as by workbook: or the round's own workbook, sent back as it is, would be refused."""
    item = item_with(opened, "binary")
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=first(opened), entry=Entry(answers={item.id: "no"}, reasons={item.id: given}), by=None, at=AT)
    assert list(told.value.fields) == [f"reason:{item.id}"]


@pytest.mark.parametrize("given", ["ask 13800000000", "=HYPERLINK(1)", "x" * 5000])
def test_a_reason_that_cannot_be_shown_is_refused(opened, given):
    item = item_with(opened, "binary")
    entry = Entry(answers={item.id: "no"}, reasons={item.id: (given, "photo 1")})
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=first(opened), entry=entry, by=None, at=AT)
    assert f"reason:{item.id}" in told.value.fields


def test_a_reason_alone_is_not_taken_away_from_a_lost_point(opened):
    item = item_with(opened, "binary")
    entry = Entry(answers={item.id: "no"}, reasons={item.id: ("Gate blocked", "photo 1")})
    enter_marks(sheet=first(opened), entry=entry, by=None, at=AT)
    for given in (("", ""), ("Gate blocked", "")):
        with pytest.raises(FaultyMarks):
            enter_marks(sheet=first(opened), entry=Entry(reasons={item.id: given}), by=None, at=AT)
    better = Entry(answers={item.id: "yes"}, reasons={item.id: ("", "")})
    assert enter_marks(sheet=first(opened), entry=better, by=None, at=AT).reasons == {}


# Last time's answers --------------------------------------------------------------------------------------------------


def test_last_times_answer_that_loses_points_without_a_reason_is_not_confirmed(opened, city):
    """As where the next edition gives more points for the same: last time nothing was lost, so nobody said why."""
    lost, other = item_with(opened, "binary"), item_with(opened, "count")
    Sheet.objects.filter(pk=first(opened).pk).update(answers={lost.id: "no", other.id: "1"})
    call = Call(opened.edition, city.city, "next", date(2021, 9, 30), date(2021, 1, 1), date(2021, 9, 30),
                previous=opened)  # fmt: skip
    later = open_round(call, by=None, at=AT)
    sheet = confirm_last(sheet=first(later), items=[lost.id, other.id], by=None, at=AT)
    assert sheet.answers == {other.id: "1"}


# Sending it again -----------------------------------------------------------------------------------------------------


def test_a_round_that_was_marked_by_form_goes_out_and_in_again_unchanged(opened, person_with):
    marked(opened)
    sheet = first(opened)
    lost, raised = item_with(opened, "binary"), item_with(opened, "levels")
    low, best = f"{raised.method.levels[-1]}", f"{raised.method.levels[0]}"
    said = dict.fromkeys((lost.id, raised.id), ("走廊堆物", "照片1"))
    enter_marks(sheet=sheet, entry=Entry(answers={lost.id: "no", raised.id: low}, reasons=said), by=None, at=AT)
    enter_marks(sheet=first(opened), entry=Entry(answers={raised.id: best}), by=None, at=AT)  # its reason stays
    before = list(opened.sheets.order_by("code").values("answers", "facts", "sources", "reasons", "version"))
    file = io.BytesIO()
    write_marks(file, opened, sheets_of(opened))
    run = checked(person_with(RIGHTS), opened, file.getvalue())
    assert (run.state, run.new, run.changed, run.unchanged) == ("READY", 0, 0, 16), run.faults
    assert applied(run).state == "APPLIED"
    after = list(opened.sheets.order_by("code").values("answers", "facts", "sources", "reasons", "version"))
    assert after == before


def test_a_workbook_that_is_applied_twice_by_two_officers_changes_once(opened, person_with):
    def lower(book):
        item = item_with(opened, "levels")
        column = next(cell.column for cell in book[MARKS][1] if cell.value == item.id)
        book[MARKS].cell(HEAD_ROWS + 1, column).value = float(item.method.levels[-1])
        book[REASONS].append([book[MARKS].cell(HEAD_ROWS + 1, 1).value, item.id, "缺一季度", "台账"])

    data = filled(opened, change=lower)
    runs = [checked(person_with(RIGHTS), opened, data) for _officer in range(2)]
    assert [applied(run).state for run in runs] == ["APPLIED", "APPLIED"]
    assert [(run.new, run.unchanged) for run in runs] == [(16, 0), (0, 16)]
    assert set(opened.sheets.values_list("version", flat=True)) == {2}
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
