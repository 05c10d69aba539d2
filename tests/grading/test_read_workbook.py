"""A workbook comes back from an assessor's office: accepted whole, or refused with every bad cell named."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from linli.grading.compile import Published, load_standard
from linli.grading.container import LARGEST_UNPACKED
from linli.grading.faults import Fault, Refused
from linli.grading.layout import (
    DECISIONS,
    ENTRIES,
    ERRORS,
    EVIDENCE,
    INFO,
    MARKS,
    REASONS,
    SUBJECTS,
    cell_name,
    cell_position,
)
from linli.grading.template import write_refilled, write_template
from linli.grading.words import describe
from linli.grading.workbook import Book, RefusedBook, read_workbook
from tests.conftest import ROOT
from tests.grading.books import Info, Tables, add, make, put

Change = Callable[[Info, Tables], object]


def read(tmp_path: Path, published: Published, change: Change | None = None) -> Book:
    return read_workbook(make(tmp_path / "book.xlsx", published, change), published)  # type: ignore[arg-type]


def faults(tmp_path: Path, published: Published, change: Change) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        read(tmp_path, published, change)
    return list(refused.value.faults)


def test_a_filled_template_is_read_whole(tmp_path: Path, courteous: Published) -> None:
    book = read(tmp_path, courteous)
    assert book.answers.as_of == date(2021, 10, 15)
    assert len(book.answers.codes) == 20
    assert book.answers.codes == sorted(book.answers.codes)
    assert book.answers.items["D03"][10] == ""
    assert book.answers.decisions["DEMO000018"].class_id == "sound"
    assert book.reasons["DEMO000004", "B16"][0].text == "消防车通道被固定停车占用，现场无法通行"


# One bad cell each: (sheet, column, value, code); the cell that is named must be the cell that was changed.
CELLS = [
    (MARKS, "A01", 4.0, "mark_above_maximum"),
    (MARKS, "A01", "２．５", "not_a_level"),
    (MARKS, "A08", "1", "not_yes_no"),
    (MARKS, "A05", "83", "above_maximum"),
    (MARKS, "A05", date(2021, 3, 4), "cell_is_date"),
    (MARKS, "B05", -1, "below_minimum"),
    (MARKS, "B05", 1.5, "not_whole"),
    (MARKS, "B05", "不适用", "not_applicable_not_allowed"),
    (MARKS, "A02", "三次", "not_a_number"),
    (MARKS, "C05", "0.9", "fraction_needed"),
    (MARKS, "B16", "", None),  # unknown is a state, not a fault
    (MARKS, "code", "DEMO999999", "unknown_subject"),
    (MARKS, "code", "DEMO000002", "repeated_code"),
    (SUBJECTS, "code", "DEMO000002", "repeated_code"),
    (SUBJECTS, "code", "", "code_missing"),
    (SUBJECTS, "code", 123456789012345678.0, "code_lost_digits"),
    (SUBJECTS, "name", "", "name_missing"),
    (SUBJECTS, "name", "=1+1", "formula_like"),
    (SUBJECTS, "name", "长" * 501, "text_too_long"),
    (SUBJECTS, "elevators", "两台", "not_a_number"),
    (SUBJECTS, "elevators", 1.5, "not_whole"),
    (SUBJECTS, "owners_meeting_due", "也许", "not_yes_no"),
    (REASONS, "code", "DEMO999999", "unknown_subject"),
    (REASONS, "item", "Z99", "unknown_item"),
    (REASONS, "reason", "", "reason_empty"),
    (REASONS, "proof", " ", "proof_empty"),
    (DECISIONS, "class", "优秀", "not_one_of_cell"),
    (DECISIONS, "reason", "", "decision_without_reason"),
    (DECISIONS, "document", "", "decision_without_document"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "column", "value", "code"), CELLS)
def test_a_bad_cell_is_named(
    tmp_path: Path, courteous: Published, sheet: str, column: str, value: object, code: str | None
) -> None:
    cell = ""

    def change(info: Info, tables: Tables) -> None:
        nonlocal cell
        cell = put(tables, sheet, column, 0, value)

    if code is None:
        assert read(tmp_path, courteous, change)
        return
    found = [fault for fault in faults(tmp_path, courteous, change) if fault.code == code]
    assert [(fault.place.sheet, fault.place.cell) for fault in found][:1] == [(sheet, cell)] or code == "repeated_code"
    assert found
    assert cell in describe(found[0], "zh") or code == "repeated_code"


@pytest.mark.parametrize("text", ["书记张某 330802199001011234", "联系 13812345678"])
def test_numbers_that_identify_a_person_are_kept_out_of_reasons(
    tmp_path: Path, courteous: Published, text: str
) -> None:
    found = faults(tmp_path, courteous, lambda info, tables: put(tables, REASONS, "reason", 0, text))
    assert "personal_number" in {fault.code for fault in found}


FORMULAS = [
    '<c r="B4"><f>1+1</f><v>2</v></c>',
    '<c t="n" r="B4"><v>2</v><f>1+1</f></c>',
    "<c r='B4'><f ca='1'>1+1</f><v>2</v></c>",
    '<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="B4"><x:f>1+1</x:f></x:c>',
    '<c  r="B4"><!-- x --><f t="shared" si="0"/><v>2</v></c>',
]


@pytest.mark.parametrize(
    ("cell", "code"), [*((cell, "formula") for cell in FORMULAS), ('<c r="B4" t="e"><v>#DIV/0!</v></c>', "error_value")]
)
def test_a_formula_or_an_error_value_is_found_however_it_is_written(
    tmp_path: Path, courteous: Published, cell: str, code: str
) -> None:
    from linli.grading.container import formulas_and_errors

    good, path = make(tmp_path / "book.xlsx", courteous), tmp_path / "formula.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            raw = source.read(info)
            if info.filename == "xl/worksheets/sheet3.xml":
                raw = raw.replace(b"<sheetData>", f'<sheetData><row r="4">{cell}</row>'.encode())
            target.writestr(info.filename, raw)
    assert (code, MARKS, "B4") in [
        (fault.code, fault.place.sheet, fault.place.cell) for fault in formulas_and_errors(path)
    ]


def test_a_mark_for_an_item_that_does_not_apply_contradicts_the_facts(tmp_path: Path, courteous: Published) -> None:
    def change(info: Info, tables: Tables) -> None:
        put(tables, SUBJECTS, "elevators", 0, 0)
        put(tables, MARKS, "B12", 0, 2)
        put(tables, SUBJECTS, "elevators", 1, 3)
        put(tables, MARKS, "B12", 1, "不适用")

    codes = {fault.code: fault for fault in faults(tmp_path, courteous, change)}
    assert "elevators=0" in describe(codes["does_not_apply"], "zh")
    assert "elevators=3" in describe(codes["applies_after_all"], "en")


def test_a_lost_mark_without_a_reason_is_refused_and_a_reason_without_loss_is_remarked(
    tmp_path: Path, courteous: Published
) -> None:
    def lose(info: Info, tables: Tables) -> None:
        put(tables, MARKS, "B05", 5, 3)
        table = tables[REASONS]
        keep = [
            n
            for n in range(len(table.rows))
            if (table.columns["code"][n], table.columns["item"][n]) != ("DEMO000006", "B05")
        ]
        for column in table.columns:
            table.columns[column] = [table.columns[column][n] for n in keep]
        table.rows = table.rows[: len(keep)]

    (fault,) = faults(tmp_path, courteous, lose)
    assert (fault.code, fault.place.item, fault.fields["code"]) == ("reason_missing", "B05", "DEMO000006")
    book = read(tmp_path, courteous, lambda info, tables: add(tables, REASONS, "DEMO000001", "A02", "无", "照片1"))
    assert [remark.code for remark in book.remarks] == ["reason_without_loss"] or book.answers.items["A02"][0] != "4"


def test_old_evidence_is_remarked_and_evidence_of_tomorrow_refused(tmp_path: Path, courteous: Published) -> None:
    book = read(tmp_path, courteous, lambda i, t: add(t, EVIDENCE, "DEMO000001", "A01", "支部台账", date(2020, 1, 1)))
    assert [remark.code for remark in book.remarks] == ["evidence_expired"]
    late = faults(
        tmp_path, courteous, lambda i, t: add(t, EVIDENCE, "DEMO000001", "A01", "支部台账", date(2021, 12, 1))
    )
    assert [fault.code for fault in late] == ["date_after_as_of"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("as_of", "", "as_of_missing"),
        ("as_of", "2021年13月1日", "as_of_missing"),
        ("round_title", "=HYPERLINK(1)", "formula_like"),
    ],
)
def test_the_first_sheet_is_checked_too(tmp_path: Path, courteous: Published, key: str, value: str, code: str) -> None:
    found = faults(tmp_path, courteous, lambda info, tables: info.update({key: value}))
    assert [(fault.code, fault.place.sheet) for fault in found] == [(code, INFO)]


def test_a_workbook_of_another_standard_or_edition_says_only_that(
    tmp_path: Path, courteous: Published, community_points: Published
) -> None:
    path = make(tmp_path / "book.xlsx", courteous)
    with pytest.raises(Refused) as refused:
        read_workbook(path, community_points)
    assert [fault.code for fault in refused.value.faults] == ["other_standard"]
    raw = courteous.raw.decode()
    from linli.grading.compile import compile_standard

    for text, code in (
        (raw.replace("edition: sample-2021.1", "edition: sample-2022.1"), "other_edition"),
        (raw.replace("min: 95", "min: 94"), "other_content_hash"),
    ):
        with pytest.raises(Refused) as refused:
            read_workbook(path, compile_standard(text.encode(), "other.yaml"))
        assert [fault.code for fault in refused.value.faults] == [code]


def rewrite(source: Path, target: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    """Let another program change a workbook, as an office would."""
    book = openpyxl.load_workbook(source)
    change(book)
    book.save(target)
    return target


OFFICE = [
    (lambda book: book[MARKS].__setitem__("B5", "=1+1"), "formula", (MARKS, "B5")),
    (lambda book: book[SUBJECTS].merge_cells("C4:C6"), "merged_cells", (SUBJECTS, "C4")),
    (lambda book: book.remove(book[REASONS]), "sheet_missing", (REASONS, "")),
    (lambda book: book[MARKS].delete_cols(5), "column_missing", (MARKS, "A1")),
    (lambda book: book[MARKS].__setitem__("BZ1", "E99"), "unknown_column", (MARKS, "BZ1")),
    (lambda book: book[MARKS].__setitem__("C1", "A01"), "repeated_column", (MARKS, "C1")),
    (lambda book: book[SUBJECTS].delete_rows(4, 40), "no_subjects", (SUBJECTS, "A4")),
]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize(("change", "code", "place"), OFFICE)
def test_what_an_office_does_to_a_workbook_is_named(
    tmp_path: Path,
    courteous: Published,
    change: Callable[[openpyxl.Workbook], object],
    code: str,
    place: tuple[str, str],
) -> None:
    path = rewrite(make(tmp_path / "book.xlsx", courteous), tmp_path / "changed.xlsx", change)
    with pytest.raises(Refused) as refused:
        read_workbook(path, courteous)
    assert (code, *place) in [(fault.code, fault.place.sheet, fault.place.cell) for fault in refused.value.faults]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_moved_columns_blank_rows_and_blanks_around_words_do_no_harm(tmp_path: Path, courteous: Published) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[MARKS]
        sheet.move_range("C1:C40", cols=80)  # A02 to the far right
        sheet.insert_rows(8)
        sheet["A4"] = f"  {sheet['A4'].value}\u3000"
        for row in range(200, 260):
            sheet.cell(row, 1).number_format = "0.00"  # formatted, but empty

    path = rewrite(make(tmp_path / "book.xlsx", courteous), tmp_path / "changed.xlsx", change)
    before = read(tmp_path, courteous).answers
    assert read_workbook(path, courteous).answers == before


def test_files_that_are_no_workbook_are_refused(tmp_path: Path, courteous: Published) -> None:
    made = {
        "text.xlsx": "编码,名称\n1,甲\n".encode("gb18030"),
        "empty.xlsx": b"",
        "word.xlsx": b"PK\x03\x04 nonsense",
        "old.xls": b"\xd0\xcf\x11\xe0 nonsense",
        "picture.xlsx": b"\x89PNG\r\n\x1a\n",
    }
    for name, raw in made.items():
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(Refused) as refused:
            read_workbook(tmp_path / name, courteous)
        assert [fault.code for fault in refused.value.faults] == ["not_a_workbook"], name
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(Refused):
        read_workbook(tmp_path / "zip.xlsx", courteous)
    with pytest.raises(OSError, match=r"none\.xlsx"):
        read_workbook(tmp_path / "none.xlsx", courteous)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, courteous: Published) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            block = b" " * 50_000_000
            for _ in range(4):
                member.write(block)
    with pytest.raises(Refused) as refused:
        read_workbook(path, courteous)
    assert refused.value.faults[0].code == "unpacks_too_large"
    assert path.stat().st_size < 1_000_000 < LARGEST_UNPACKED


@pytest.mark.parametrize(
    "cell", ['<c r="XFD1048576">', "<c s='1' r='AAA200000'>", '<c r="ZZ900000">', '<x:c\n r = "XFD1048576">']
)
def test_one_cell_at_the_end_of_the_sheet_does_not_take_the_machine(
    tmp_path: Path, courteous: Published, cell: str
) -> None:
    good, path = make(tmp_path / "book.xlsx", courteous), tmp_path / "far.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            raw = source.read(info)
            if info.filename == "xl/worksheets/sheet3.xml":
                end = f'<row r="1048576">{cell}<v>1</v></c></row></sheetData>'
                raw = raw.replace(b"</sheetData>", end.encode())
            target.writestr(info.filename, raw)
    with pytest.raises(Refused) as refused:
        read_workbook(path, courteous)
    assert refused.value.faults[0].code in ("workbook_unreadable", "too_many_columns")


@pytest.mark.long
def test_a_million_rows_are_refused_with_the_limit(tmp_path: Path, courteous: Published) -> None:
    path = tmp_path / "million.xlsx"
    good = make(tmp_path / "book.xlsx", courteous)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>X{n}</t></is></c></row>' for n in range(100, 1_000_100)
    ).encode()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for info in source.infolist():
            raw = source.read(info)
            if info.filename == "xl/worksheets/sheet3.xml":
                raw = raw.replace(b"</sheetData>", rows + b"</sheetData>")
            target.writestr(info.filename, raw)
    with pytest.raises(Refused) as refused:
        read_workbook(path, courteous)
    (fault,) = [fault for fault in refused.value.faults if fault.code == "too_many_rows"]
    assert fault.fields["most"] == 100_000


def test_the_refused_workbook_comes_back_with_its_bad_cells_marked(tmp_path: Path, courteous: Published) -> None:
    cell = ""

    def change(info: Info, tables: Tables) -> None:
        nonlocal cell
        cell = put(tables, MARKS, "A01", 3, 9)
        put(tables, SUBJECTS, "name", 2, "")

    path = make(tmp_path / "book.xlsx", courteous, change)
    with pytest.raises(RefusedBook) as refused:
        read_workbook(path, courteous)
    back = tmp_path / "back.xlsx"
    write_refilled(back, courteous, "zh", refused.value.info, refused.value.tables, refused.value.faults)
    book = openpyxl.load_workbook(back)
    assert book.sheetnames[0] == ERRORS
    listed = list(book[ERRORS].iter_rows(min_row=2, values_only=True))
    assert any(f"{MARKS}!{cell}" in row and "9 分高于满分 3。" in row for row in listed)
    marked = book[MARKS][cell]
    assert marked.value == 9
    assert marked.fill.fgColor.rgb == "FFFAD4D4"
    assert "高于满分" in marked.comment.text
    assert book[ERRORS]["B2"].hyperlink is not None
    # What was right is still there: mend the two cells, and it is accepted.
    marked.value = 3
    book[SUBJECTS]["B6"] = "补上的名称"
    book.save(back)
    accepted = read_workbook(back, courteous)
    assert accepted.answers.names[2] == "补上的名称"


def test_a_class_decided_for_a_compound_that_is_not_graded_is_remarked(tmp_path: Path, courteous: Published) -> None:
    from linli.grading.grade import grade, idle_decisions

    book = read(tmp_path, courteous, lambda i, t: put(t, MARKS, "D02", 17, ""))
    (remark,) = idle_decisions(grade(courteous, book.answers))
    assert "DEMO000018 没有评定（信息不全）" in describe(remark, "zh")


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_a_column_of_the_offices_own_comes_back_with_the_refused_copy(tmp_path: Path, courteous: Published) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SUBJECTS]["J1"], book[SUBJECTS]["J4"] = "电话", "办公室填写"

    path = rewrite(make(tmp_path / "book.xlsx", courteous), tmp_path / "changed.xlsx", change)
    with pytest.raises(RefusedBook) as refused:
        read_workbook(path, courteous)
    back = tmp_path / "back.xlsx"
    write_refilled(back, courteous, "zh", refused.value.info, refused.value.tables, refused.value.faults)
    sheet = openpyxl.load_workbook(back)[SUBJECTS]
    column = next(cell.column for cell in sheet[1] if cell.value == "电话")
    assert sheet.cell(4, column).value == "办公室填写"


def test_an_empty_template_says_what_to_fill_in(tmp_path: Path, courteous: Published) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, courteous)
    with pytest.raises(Refused) as refused:
        read_workbook(path, courteous)
    assert {fault.code for fault in refused.value.faults} == {"round_title_missing", "as_of_missing", "no_subjects"}


def test_the_template_has_drop_downs_limits_and_the_sample_mark(tmp_path: Path, courteous: Published) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_template(first, courteous)
    write_template(second, courteous)
    assert first.read_bytes() == second.read_bytes()
    book = openpyxl.load_workbook(first)
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book[MARKS].data_validations.dataValidation}
    head = {cell.value: cell.column_letter for cell in book[MARKS][1]}
    assert rules[f"{head['A01']}4"].formula1 == '"3,2,0"'
    assert rules[f"{head['B05']}4"].type == "whole"
    assert rules[f"{head['B16']}4"].formula1 == '"是,否"'
    assert book[MARKS][f"{head['A05']}5"].number_format == "@" or book[MARKS].column_dimensions[head["A05"]].width
    assert "样例" in {cell.value for row in book[INFO].iter_rows(max_row=3) for cell in row}
    for name in (INFO, SUBJECTS, MARKS, REASONS, EVIDENCE, DECISIONS):
        assert name in book.sheetnames


CREDIT = """
standard: credit
edition: "1"
status: sample
title: {zh: 信用, en: Credit}
source: {zh: 测试, en: test}
subject: company
mode: points
sections:
  - id: G
    title: {zh: 记分, en: Entries}
    cap: 100
    items:
      - id: G1
        title: {zh: 记录, en: Entries}
        points: 100
        method:
          events:
            lowest: -50
            kinds:
              - {id: base, title: {zh: 基础, en: Base}, points: 55, valid_months: 120}
              - {id: award, title: {zh: 表彰, en: Award}, points: 25, valid_months: 24}
              - {id: fine, title: {zh: 处罚, en: Fine}, points: -20, valid_months: 60}
outcome:
  grades:
    - {grade: A, min: 80}
    - {grade: B, min: 60}
    - {grade: B, when: {no_bad_entry: true}}
    - {grade: C}
"""


def test_dated_entries_make_a_credit_grade_and_a_clean_record_keeps_it_from_the_last(tmp_path: Path) -> None:
    from linli.grading.compile import compile_standard
    from linli.grading.grade import grade

    published = compile_standard(CREDIT.encode(), "credit.yaml")
    path = tmp_path / "book.xlsx"
    write_template(path, published)
    book = openpyxl.load_workbook(path)
    book[INFO]["C7"], book[INFO]["C8"] = "演示", "2021-10-15"
    entries = [
        ("c1", "base", "2021-01-01"), ("c1", "award", "2021-01-01"),
        ("c2", "base", "2021-01-01"),
        ("c3", "base", "2021-01-01"), ("c3", "fine", "2021-01-01"),
        ("c4", "base", "2021-01-01"), ("c4", "fine", "2016-10-15"),
    ]  # fmt: skip
    for row, code in enumerate(("c1", "c2", "c3", "c4"), 4):
        book[SUBJECTS].cell(row, 1, code)
        book[SUBJECTS].cell(row, 2, f"企业{code}")
    for row, (code, kind, day) in enumerate(entries, 4):
        for column, value in enumerate((code, "G1", kind, day, "文件"), 1):
            book[ENTRIES].cell(row, column, value)
    book.save(path)
    results = grade(published, read_workbook(path, published).answers)
    assert [results.outcome(subject) for subject in range(4)] == ["A", "B", "C", "B"]
    book[ENTRIES]["C4"] = "gift"
    book.save(path)
    with pytest.raises(Refused) as refused:
        read_workbook(path, published)
    assert refused.value.faults[0].place.cell == "C4"


def test_a_number_typed_as_a_code_is_read_as_its_digits(tmp_path: Path, courteous: Published) -> None:
    def change(info: Info, tables: Tables) -> None:
        put(tables, SUBJECTS, "code", 0, 330802008001.0)
        put(tables, MARKS, "code", 0, "３３０８０２００８００１")
        table = tables[REASONS]
        table.columns["code"] = ["330802008001" if code == "DEMO000001" else code for code in table.columns["code"]]

    assert "330802008001" in read(tmp_path, courteous, change).answers.codes


@pytest.mark.long
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_rubbish_in_any_cell_is_refused_or_read_but_never_crashes(tmp_path: Path, data: st.DataObject) -> None:
    published = load_standard(ROOT / "standards" / "courteous-compound.yaml")
    rubbish = st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.dates(date(1950, 1, 1), date(2100, 1, 1)),
        st.sampled_from(
            ["=A1", "1/0", "0/0", "９９９９", "不适用", "是", "9" * 400, "1e999", "-0", "+1", "@x", "\u200b"]
        ),
    )

    def change(info: Info, tables: Tables) -> None:
        for _ in range(data.draw(st.integers(1, 4))):
            table = tables[data.draw(st.sampled_from([SUBJECTS, MARKS, REASONS]))]
            column = data.draw(st.sampled_from(sorted(table.columns)))
            put(tables, table.sheet, column, data.draw(st.integers(0, len(table.rows) - 1)), data.draw(rubbish))

    path = make(tmp_path / "rubbish.xlsx", published, change)
    try:
        book = read_workbook(path, published)
    except RefusedBook as refused:
        write_refilled(tmp_path / "back.xlsx", published, "zh", refused.info, refused.tables, refused.faults)
        assert ERRORS in CalamineWorkbook.from_path(str(tmp_path / "back.xlsx")).sheet_names
    else:
        assert len(book.answers.codes) == 20


@given(st.integers(0, 10**6), st.integers(0, 16_383))
def test_cell_names_and_positions_are_each_others_inverse(row: int, column: int) -> None:
    assert cell_position(cell_name(row, column)) == (row, column)
    assert cell_name(row, column) == xlsxwriter.utility.xl_rowcol_to_cell(row, column)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_damaged_old_workbook_ends_in_a_reason(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    raw = bytearray((Path(__file__).with_name("data") / "checklist.xls").read_bytes())
    for _ in range(data.draw(st.integers(1, 40))):
        raw[data.draw(st.integers(8, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "damaged.xls"
    path.write_bytes(raw)
    try:
        read_workbook(path, load_standard(ROOT / "standards" / "green-community.yaml"))
    except Refused as refused:
        for fault in refused.faults:
            assert describe(fault, "zh")


def test_a_workbook_saved_in_the_old_format_is_read_too() -> None:
    published = load_standard(ROOT / "standards" / "green-community.yaml")
    book = read_workbook(Path(__file__).with_name("data") / "checklist.xls", published)
    assert book.answers.codes == ["330899001001", "330899001002"]
    assert book.answers.items["8"] == ["yes", "no"]
    assert book.reasons["330899001002", "8"][0].text == "消防车通道有固定停车"
