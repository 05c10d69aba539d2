"""What an officer does with the marking workbook of a round: takes it, fills it in, sends it, applies it."""

import io
import threading
from datetime import date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from django.utils import timezone, translation

from linli.core.imports import DOORS
from linli.core.imports import operations as ops
from linli.core.imports.models import ImportRun
from linli.evaluation.models import Edition, Grading, Round, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sealing import seal_round
from linli.evaluation.tests.test_rounds import full_marks
from linli.evaluation.workbooks import write_marks
from linli.grading.layout import DECISIONS, HEAD_ROWS, INFO, MARKS, REASONS, SUBJECTS

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
FACTS = {"elevators": "2", "owners_meeting_due": "yes"}
RIGHTS = ["imports.import_lists", "evaluation.mark", "evaluation.view_rounds"]


@pytest.fixture
def opened(city):
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, "2021 round", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    return open_round(call, by=None, at=AT)


@pytest.fixture
def officer(city, person_with):
    return person_with(RIGHTS, f"division:{city.counties[0].pk}")


def sheets_of(round_):
    return list(round_.sheets.select_related("round__edition").order_by("code"))


def filled(round_, sheets=None, change=None):
    """The round's workbook with full marks, as an officer sends it; change: what they do to it before."""
    sheets = sheets if sheets is not None else sheets_of(round_)
    for sheet in sheets:
        sheet.facts, sheet.answers = FACTS, full_marks(sheet)
    file = io.BytesIO()
    write_marks(file, round_, sheets)
    if change is None:
        return file.getvalue()
    book = openpyxl.load_workbook(file)
    change(book)
    back = io.BytesIO()
    book.save(back)
    return back.getvalue()


def mine(round_, city):
    return [sheet for sheet in sheets_of(round_) if city.counties[0].pk in sheet.lies_in]


def checked(person, round_, data):
    run, _again = ops.receive(
        door=DOORS["marks"], name="评分.xlsx", data=data, by=person, at=timezone.now(), target=round_.pk
    )
    ops.check_run(run.pk)
    run.refresh_from_db()
    return run


def applied(run):
    ops.start_applying(run)
    ops.apply_run(run.pk)
    run.refresh_from_db()
    return run


def codes(run):
    return {fault["code"] for fault in run.faults}


def test_the_template_holds_what_is_known_of_what_one_may_mark(opened, officer, client_of):
    sheet = sheets_of(opened)[0]
    enter_marks(sheet=sheet, entry=Entry(facts=FACTS, answers=full_marks(sheet)), by=None, at=AT)
    client = client_of(officer)
    answer = client.get(f"/imports/marks/{opened.pk}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = list(book[SUBJECTS].iter_rows(min_row=HEAD_ROWS + 1, values_only=True))
    assert len([line for line in lines if line[0]]) == 8
    assert lines[0][:2] == (sheet.code, sheet.name)
    marks = next(iter(book[MARKS].iter_rows(min_row=HEAD_ROWS + 1, values_only=True)))
    assert None not in marks
    run = checked(officer, opened, answer.content)
    assert (run.state, run.new, run.changed, run.unchanged) == ("READY", 0, 0, 8)


def test_an_officer_sends_the_marks_of_a_county_and_applies_them(opened, city, officer, client_of):
    client = client_of(officer)
    page = client.get(f"/imports/marks/{opened.pk}/")
    assert opened.title in page.content.decode()
    upload = SimpleUploadedFile("评分.xlsx", filled(opened, mine(opened, city)))
    answer = client.post(f"/imports/marks/{opened.pk}/", {"file": upload})
    run = ImportRun.objects.get()
    assert answer["Location"] == f"/imports/runs/{run.pk}/"
    ops.check_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.new) == ("READY", 8), run.faults
    assert not Sheet.objects.exclude(answers={}).exists()
    page = client.get(answer["Location"])
    assert f"/imports/runs/{run.pk}/apply/" in page.content.decode()
    assert applied(run).state == "APPLIED"
    sheet = mine(opened, city)[0]
    assert sheet.answers == full_marks(sheet)
    assert sheet.facts == FACTS
    assert sheet.sources["A01"]["how"] == "workbook"
    assert sheet.sources["A01"]["what"] == "评分.xlsx"
    assert (sheet.changed_by, sheet.version) == (officer, 2)
    assert Sheet.objects.filter(answers={}).count() == 8


def test_sending_it_again_changes_nothing(opened, city, officer):
    data = filled(opened, mine(opened, city))
    applied(checked(officer, opened, data))
    again = checked(officer, opened, data)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 8)
    assert applied(again).state == "APPLIED"
    assert set(Sheet.objects.filter(lies_in__contains=[city.counties[0].pk]).values_list("version", flat=True)) == {2}


def test_an_empty_cell_takes_nothing_away(opened, city, officer):
    applied(checked(officer, opened, filled(opened, mine(opened, city))))

    def empty(book):
        for row in book[MARKS].iter_rows(min_row=HEAD_ROWS + 1, min_col=2):
            for cell in row:
                cell.value = None

    run = checked(officer, opened, filled(opened, mine(opened, city), empty))
    assert (run.state, run.changed) == ("READY", 0), run.faults
    assert sheets_of(opened)[0].answers


def test_what_one_may_not_mark_is_refused_by_its_cell(opened, officer, client_of):
    run = checked(officer, opened, filled(opened))
    assert (run.state, run.fault_count, codes(run)) == ("REFUSED", 8, {"outside"})
    assert {fault["sheet"] for fault in run.faults} == {SUBJECTS}
    back = client_of(officer).get(f"/imports/runs/{run.pk}/refused.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back.content))
    assert book["错误清单 errors"].max_row == 9


def test_wrong_cells_come_back_marked_and_nothing_is_kept(opened, city, officer, client_of):
    def spoil(book):
        book[MARKS]["B4"] = "很多"
        book[SUBJECTS]["A5"] = "nobody"

    run = checked(officer, opened, filled(opened, mine(opened, city), spoil))
    assert run.state == "REFUSED"
    assert not Sheet.objects.exclude(answers={}).exists()
    client = client_of(officer)
    back = client.get(f"/imports/runs/{run.pk}/refused.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back.content))
    assert book[MARKS]["B4"].comment is not None
    assert client.get(f"/imports/runs/{run.pk}/").status_code == 200


def test_points_lost_without_a_reason_are_refused(opened, city, officer):
    def lose(book):
        book[MARKS]["B4"] = 0

    run = checked(officer, opened, filled(opened, mine(opened, city), lose))
    assert codes(run) == {"reason_missing"}

    def explain(book):
        lose(book)
        book[REASONS].append([book[MARKS]["A4"].value, book[MARKS]["B1"].value, "走廊堆物", "照片1"])

    run = applied(checked(officer, opened, filled(opened, mine(opened, city), explain)))
    assert run.state == "APPLIED"
    assert list(mine(opened, city)[0].reasons.values()) == [[["走廊堆物", "照片1"]]]


def test_a_workbook_of_another_day_or_standard_is_refused(opened, city, officer):
    def another_day(book):
        for row in book[INFO].iter_rows():
            if row[0].value == "as_of":
                row[2].value = "2021-06-30"

    assert codes(checked(officer, opened, filled(opened, mine(opened, city), another_day))) == {"other_as_of"}

    def another_edition(book):
        for row in book[INFO].iter_rows():
            if row[0].value == "edition":
                row[2].value = "2030"

    assert codes(checked(officer, opened, filled(opened, mine(opened, city), another_edition))) == {"other_edition"}


def test_decisions_and_another_title_are_remarked(opened, city, officer):
    def add(book):
        for row in book[INFO].iter_rows():
            if row[0].value == "round_title":
                row[2].value = "2019 round"
        book[DECISIONS].append([book[MARKS]["A4"].value, "托底维持", "原因", "文件1号"])
        book[SUBJECTS]["B4"] = "另一个名字"

    run = checked(officer, opened, filled(opened, mine(opened, city), add))
    assert run.state == "READY", run.faults
    assert {remark["code"] for remark in run.remarks} == {"other_title", "decisions_left_out", "other_name"}
    with translation.override("en"):
        assert DOORS["marks"].word(ops.fault_of(run.remarks[0]))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rubbish", b"a,b\n1,2\n", b"%PDF-1.4", b"\xd0\xcf\x11\xe0" + b"x" * 600]
)
def test_hostile_files_are_refused_in_words(opened, officer, client_of, data):
    run = checked(officer, opened, data or b"\x00")
    assert run.state == "REFUSED"
    page = client_of(officer).get(f"/imports/runs/{run.pk}/")
    assert page.status_code == 200


def test_the_door_of_a_round_opens_to_those_who_mark_in_it(opened, city, person_with, client_of):
    elsewhere = client_of(person_with([*RIGHTS[:1]], "platform"))
    assert elsewhere.get(f"/imports/marks/{opened.pk}/").status_code == 403
    marker = client_of(person_with(RIGHTS, f"compound:{city.compounds[0].pk}"))
    assert marker.get(f"/imports/marks/{opened.pk}/").status_code == 200
    for path in ("999999/", "99999999999999999999/", f"{opened.pk + 1}/template.xlsx", ""):
        assert marker.get(f"/imports/marks/{path}").status_code == 404
    assert marker.get(f"/imports/homes/{opened.pk}/").status_code == 404
    assert "imports/marks" not in marker.get("/imports/").content.decode()


def test_who_lost_the_right_meanwhile_applies_nothing(opened, city, officer):
    run = checked(officer, opened, filled(opened, mine(opened, city)))
    officer.assignments.update(valid_to=date(2020, 1, 1))
    assert applied(run).state == "REFUSED"
    assert "target_gone" in codes(run)
    assert not Sheet.objects.exclude(answers={}).exists()


def test_marks_of_a_round_that_went_on_are_refused_whole(opened, city, person_with):
    officer = person_with(RIGHTS)
    applied(checked(officer, opened, filled(opened)))
    with transaction.atomic():
        grade_round(round_=opened, at=AT)

    def other(book):
        book[MARKS]["B4"] = 2
        book[REASONS].append([book[MARKS]["A4"].value, book[MARKS]["B1"].value, "缺一季度", "台账"])

    run = checked(officer, opened, filled(opened, change=other))
    assert (run.state, run.changed) == ("READY", 1), run.faults
    round_ = opened
    for to in ("MARKING", "REVIEW", "NOTICE"):
        round_ = move_round(round_=round_, to=to, at=AT)
    assert applied(run).state == "REFUSED"
    assert "marks_closed" in codes(run)
    assert not Sheet.objects.filter(version__gt=2).exists()
    assert codes(checked(officer, opened, filled(opened))) == {"marks_closed"}


def test_a_graded_round_is_graded_again_after_an_import(opened, city, person_with):
    officer = person_with(RIGHTS)
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
    run = applied(checked(officer, opened, filled(opened)))
    assert run.state == "APPLIED"
    assert Grading.objects.get(round=opened).asked_by == officer


@pytest.mark.django_db(transaction=True)
def test_an_import_while_a_seal_is_running_waits_and_then_says_that_it_is_sealed(city, person_with):
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(
        edition, city.city, "2021 round", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31), review=False,
        notice=False,
    )  # fmt: skip
    round_ = open_round(call, by=None, at=AT)
    officer = person_with(RIGHTS)
    run = checked(officer, round_, filled(round_))
    assert run.state == "READY", run.faults
    first = round_.sheets.select_related("round__edition").order_by("code").first()
    known = {"elevators": "2", "owners_meeting_due": "yes"}
    enter_marks(sheet=first, entry=Entry(facts=known, answers=full_marks(first)), by=None, at=AT)
    with transaction.atomic():
        grade_round(round_=round_, at=AT)
    round_ = move_round(round_=round_, to="MARKING", at=AT)
    ops.start_applying(run)
    with transaction.atomic():
        seal_round(round_=round_, by=None, at=AT)
        import_ = threading.Thread(target=_apply_aside, args=[run.pk])
        import_.start()
        _wait_until_somebody_waits()
    import_.join(timeout=30)
    run.refresh_from_db()
    assert (run.state, "marks_closed" in codes(run)) == ("REFUSED", True)
    assert Round.objects.get(pk=round_.pk).state == "SEALED"
    assert Sheet.objects.exclude(answers={}).get() == first


def _apply_aside(pk):
    try:
        ops.apply_run(pk)
    finally:
        connections.close_all()


def _wait_until_somebody_waits():
    done = threading.Event()
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        done.wait(0.05)
    raise AssertionError("nobody waits")
