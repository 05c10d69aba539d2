"""What officers and others send that is no proper list."""

import io
import zipfile
from datetime import date

import pytest
from django.utils import timezone

from linli.core.imports import DOORS, Column, Kind, Rows
from linli.core.imports.models import ImportContent
from linli.core.imports.operations import check_run, receive
from linli.core.imports.reading import OWN_SHEETS, read_rows
from linli.core.imports.tests.files import table, workbook
from linli.grading.cells import CellFault

pytestmark = pytest.mark.django_db
HEAD = ["小区名称", "幢号", "单元", "室号", "楼层", "建筑面积", "用途"]
ROW = ["阳光花园", "1", "1", "101", 1, 89.5, "自住"]


@pytest.fixture
def send(city, person_with):
    officer = person_with(["imports.import_lists", "places.change_homes"], f"division:{city.communities[0].pk}")

    def received(data, name="台账.xlsx"):
        run, _again = receive(door=DOORS["homes"], name=name, data=data, by=officer, at=timezone.now())
        check_run(run.pk)
        run.refresh_from_db()
        return run

    return received


def codes(run):
    return sorted({fault["code"] for fault in run.faults})


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 150_000_000)
    return file.getvalue()


def packed(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


NO_LISTS = {
    "pdf": b"%PDF-1.7\n%...",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "web page that calls itself .xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "zip of something": packed("hello.txt", b"x"),
    "broken workbook": table([HEAD, ROW])[:900],
    "broken old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "nothing readable": bytes(range(128, 256)) * 20,
    "zeros": bytes(5000),
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_what_is_no_list_is_refused_with_a_reason(send, name):
    run = send(NO_LISTS[name])
    assert run.state == "REFUSED"
    assert codes(run)[0] in ("not_a_workbook", "workbook_unreadable")


def test_a_zip_bomb_is_not_unpacked(send):
    assert codes(send(bomb())) == ["unpacks_too_large"]


def test_a_workbook_without_a_head_is_refused(send):
    assert codes(send(table([["甲", "乙"], [1, 2]]))) == ["head_not_found"]
    assert codes(send(table([[]]))) == ["head_not_found"]


def test_a_missing_required_column_is_named(send):
    run = send(table([["小区名称", "单元"], ["阳光花园", "1"]]))
    assert codes(run) == ["column_missing"]
    assert [fault["fields"]["title_of"] for fault in run.faults] == ["building", "number"]


def test_a_column_that_stands_twice_is_refused(send):
    assert codes(send(table([[*HEAD, "楼栋"], [*ROW, "2"]]))) == ["repeated_column"]


def test_a_head_without_rows_is_refused(send):
    assert codes(send(table([HEAD]))) == ["no_rows"]
    assert codes(send(table([HEAD, ["  ", "　", None, " ", "", "", ""]]))) == ["no_rows"]


def test_formulas_errors_and_merged_cells_are_named_by_cell(send):
    assert [(f["code"], f["cell"]) for f in send(table([HEAD, ROW], formula="F2")).faults] == [("formula", "F2")]
    merged = send(table([HEAD, ROW, ROW], merged="B2:B3"))
    assert [(f["code"], f["cell"]) for f in merged.faults] == [("merged_cells", "B2")]
    assert codes(send(table([HEAD, [*ROW[:5], "#DIV/0!", ""]]))) == ["error_value"]


def test_a_formula_in_a_column_that_is_not_taken_does_no_harm(send):
    assert send(table([[*HEAD, "合计"], [*ROW, 1]], formula="H2")).state == "READY"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_csv_as_programs_write_it(send, encoding):
    text = "\r\n".join(",".join(map(str, row)) for row in ([*HEAD, "备注"], [*ROW, "　"]))
    run = send(text.encode(encoding), "台账.csv")
    assert (run.state, run.new) == ("READY", 1)


def test_csv_with_other_delimiters_and_apostrophes(send):
    for delimiter in ("\t", ";"):
        rows = (HEAD, ["阳光花园", "1", "1", "'-101", "", "", ""])
        run = send("\n".join(delimiter.join(row) for row in rows).encode())
        assert (run.state, run.new) == ("READY", 1)
        assert run.samples[0]["what"] == "阳光花园 1幢1单元-101室"


def test_csv_that_ends_within_quotes_is_refused(send):
    assert codes(send(b'a,"b\n' * 3)) == ["not_a_table"]


def test_blanks_widths_and_invisible_signs_are_read_away(send):
    run = send(
        table([HEAD, ["\u200b阳光花园\xa0 ", "１", "　１　", "１０１\u3000", "３", " ８９．５０ ", "自住\u200e"]])
    )
    assert (run.state, run.new) == ("READY", 1)
    assert run.samples[0]["what"] == "阳光花园 1幢1单元101室"


def test_texts_that_a_spreadsheet_would_run_are_refused(send):
    assert codes(send(table([HEAD, ["阳光花园", "=1+1", "1", "@SUM(1)", "", "", ""]]))) == ["formula_like"]


def test_an_identity_number_in_a_text_is_refused(send):
    run = send(table([HEAD, ["阳光花园", "1", "1", "330802199001011234", "", "", ""]]))
    assert codes(run) == ["personal_number"]
    assert "330802199001011234" not in str(run.faults)


def test_more_rows_than_fit_are_refused(send, monkeypatch):
    monkeypatch.setattr("linli.core.imports.reading.MOST_ROWS", 20)
    assert codes(send(table([HEAD, *([ROW] * 40)]))) == ["too_many_rows"]
    assert codes(send(("\n".join([",".join(HEAD), *(["a,1,1,1,,,"] * 40)])).encode())) == ["too_many_rows"]


def test_a_sheet_as_wide_as_a_spreadsheet_is_refused(send):
    assert codes(send(table([[*HEAD, *["x"] * 400], ROW]))) == ["too_many_columns"]


def test_no_more_faults_are_kept_than_anybody_mends(send):
    run = send(table([HEAD, *([["没有", "", "", "", "", "", ""]] * 1500)]))
    assert run.fault_count == 4500
    assert len(run.faults) == 200
    assert ImportContent.objects.get(run=run).kind == "REFUSED"


def test_a_refused_file_comes_back_with_its_faults_marked(send, tmp_path):
    import openpyxl

    run = send(
        workbook(
            ("一", [["台账"], [*HEAD, "业主"], [*ROW, "张三"]]),
            ("二", [HEAD, ["阳光花园", "", "1", "102", 1.5, date(2021, 3, 4), "x"]]),
        )
    )
    held = ImportContent.objects.get(run=run)
    file = tmp_path / "back.xlsx"
    file.write_bytes(bytes(held.data))
    book = openpyxl.load_workbook(file)
    errors = book["错误清单 errors"]
    assert book.active == errors
    listed = {row[1].value: row[2].value for row in errors.iter_rows(min_row=2) if row[1].value}
    assert listed == {"D3": "二!B2", "G3": "二!E2", "H3": "二!F2", "I3": "二!G2"}
    links = [row[1].hyperlink.location.rpartition("!")[2] for row in errors.iter_rows(min_row=2)]
    assert set(links) == set(listed)
    (name,) = set(book.sheetnames) - set(OWN_SHEETS)
    sheet = book[name]
    assert sheet["B2"].value == "阳光花园"
    assert sheet["H2"].value == 89.5
    assert sheet["G3"].fill.bgColor.rgb != sheet["G2"].fill.bgColor.rgb or sheet["G3"].fill.fgColor.rgb == "FFFAD4D4"
    assert sheet["G3"].comment
    assert "张三" not in str([[cell.value for cell in row] for row in sheet.iter_rows()])
    # corrected and sent again as it is, it is taken
    sheet["D3"], sheet["G3"], sheet["H3"], sheet["I3"] = "2", 1, 60, "LET"
    file2 = tmp_path / "again.xlsx"
    book.save(file2)
    again = send(file2.read_bytes())
    assert (again.state, again.new) == ("READY", 2)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (date(2021, 3, 4), date(2021, 3, 4)), ("2021-03-04", date(2021, 3, 4)), ("2021年3月4日", date(2021, 3, 4)),
        ("2021.3.4", date(2021, 3, 4)), (20210304.0, date(2021, 3, 4)), (44259.0, date(2021, 3, 4)),
        ("2021-03-04 00:00:00", date(2021, 3, 4)), ("", None), ("/", None),
    ],
)  # fmt: skip
def test_dates_as_they_are_written(raw, value):
    assert Column("d", "day", Kind.DATE).parser(set())(raw) == value


@pytest.mark.parametrize("raw", ["2021-13-01", "1899-01-01", "3/4", "gestern", 12.5, "99999999", "2021"])
def test_what_is_no_date(raw):
    with pytest.raises(CellFault) as caught:
        Column("d", "day", Kind.DATE).parser(set())(raw)
    assert caught.value.code == "not_a_date"


@pytest.mark.parametrize(
    ("raw", "code"),
    [(9.90102001001e17, "code_lost_digits"), ("3.30802E+11", "code_lost_digits"), (True, "cell_is_true_or_false")],
)
def test_codes_that_a_spreadsheet_has_spoilt(raw, code):
    with pytest.raises(CellFault) as caught:
        Column("c", "code", Kind.CODE).parser(set())(raw)
    assert caught.value.code == code


def test_a_code_that_became_a_number_is_read_back():
    assert Column("c", "code", Kind.CODE).parser(set())(990102001001.0) == "990102001001"
    assert Column("c", "code", Kind.CODE).parser(set())(" 9901 0200\xa01001 ") == "990102001001"


def test_rows_keep_their_places_when_packed(tmp_path):
    from linli.core.imports.rows import kept_rows

    file = tmp_path / "x.xlsx"
    file.write_bytes(workbook(("一", [HEAD, ROW, [], ROW]), ("二", [["t"], HEAD, ROW])))
    rows = read_rows(file, DOORS["homes"])
    again = kept_rows(DOORS["homes"].columns, rows.kept())
    assert isinstance(again, Rows)
    assert again.values == rows.values
    assert [again.place(n, "floor").cell for n in range(3)] == ["E2", "E4", "E3"]
    assert again.place(2).sheet == "二"
