"""Taking a list out as a file."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import ProgrammingError, transaction

from linli.core.imports import DOORS
from linli.core.imports.reading import read_rows
from linli.core.tables import export, slices
from linli.core.tables.export import harmless, in_words
from linli.core.tables.models import ExportLog

from .conftest import URL
from .lists import DOOR, Compound


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def workbook(response):
    return openpyxl.load_workbook(io.BytesIO(body(response)))


def test_a_workbook_has_what_the_list_shows(client, city, officer):
    response = client.get(f"{URL}?q=guihua&sort=-code&export=xlsx")
    book = workbook(response)
    rows = list(book.worksheets[0].values)
    assert rows[0] == ("Compound", "Code", "Community", "Households")
    codes = sorted((compound.code for compound in city.compounds if compound.name == "桂花苑"), reverse=True)
    assert [row[1] for row in rows[1:]] == codes
    assert rows[1][3] == 300
    about = dict(book.worksheets[1].values)
    assert "guihua" in about.values()
    log = ExportLog.objects.get()
    assert (log.person, log.rows, log.format, log.query) == (officer, 8, "xlsx", "q=guihua&sort=-code")


def test_a_text_table_opens_in_excel_and_runs_nothing(client, city):
    Compound.objects.filter(pk=city.compounds[0].pk).update(name='=HYPERLINK("x")')
    data = body(client.get(f"{URL}?export=csv"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 17
    assert any(row[0] == '\'=HYPERLINK("x")' for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_workbook_holds_no_formula(client, city):
    Compound.objects.filter(pk=city.compounds[0].pk).update(name='=HYPERLINK("x")')
    sheet = workbook(client.get(f"{URL}?export=xlsx")).worksheets[0]
    cell = next(row[0] for row in sheet.iter_rows() if str(row[0].value).startswith("=HYPER"))
    assert cell.data_type in ("s", "inlineStr")


def test_without_the_right_there_is_no_export(city, person_with, client_of):
    client = client_of(person_with(["places.view_places"]))
    assert client.get(URL).context["listing"].export_urls == []
    assert client.get(f"{URL}?export=xlsx").status_code == 403
    assert not ExportLog.objects.exists()


def test_an_export_reaches_no_further_than_its_right(city, person_with, client_of):
    from django.apps import apps

    person = person_with(["places.view_places"])
    narrow = person_with(["places.export"], f"division:{city.townships[0].pk}")
    apps.get_model("accounts", "Assignment").objects.filter(person=narrow).update(person=person)
    rows = list(csv.reader(io.StringIO(body(client_of(person).get(f"{URL}?export=csv")).decode("utf-8-sig"))))
    assert len(rows) == 1 + 4


def test_the_file_says_that_it_is_the_demo(client, settings):
    settings.DEMO = True
    response = client.get(f"{URL}?export=xlsx")
    assert "filename" in response["Content-Disposition"]
    book = workbook(response)
    assert book.worksheets[1]["B1"].value
    assert book.worksheets[0].oddHeader.right.text


def test_an_unknown_format_is_said(look):
    listing = look("?export=pdf")
    assert "pdf" in listing.notes[0]


def test_too_many_rows_are_refused_kindly(look, monkeypatch):
    monkeypatch.setattr("linli.core.tables.page.MOST_ROWS", 10)
    assert "10" in look("?export=csv").notes[0]


def test_the_log_is_only_added_to(client):
    body(client.get(f"{URL}?export=csv"))
    with pytest.raises(ProgrammingError), transaction.atomic():
        ExportLog.objects.update(rows=0)
    with pytest.raises(ProgrammingError), transaction.atomic():
        ExportLog.objects.all().delete()


@pytest.mark.long
def test_ten_thousand_rows_are_written_in_chunks(client, city, monkeypatch):
    base = city.compounds[0]
    made = [
        Compound(name=f"新村{n}", name_pinyin="xin cun", code=f"x{n}", community=base.community) for n in range(10_000)
    ]
    Compound.objects.bulk_create(made)
    most = 0

    def watched(sheet, first, columns):
        nonlocal most
        most = max(most, len(columns[0]))
        written(sheet, first, columns)

    written = export.write_columns
    monkeypatch.setattr(export, "write_columns", watched)
    sheet = openpyxl.load_workbook(io.BytesIO(body(client.get(f"{URL}?export=xlsx"))), read_only=True).worksheets[0]
    assert len({row[1] for row in sheet.values}) == 10_017
    assert most == export.ROWS_AT_ONCE


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-12.50", "-12.50"),
        ("-a", "'-a"),
        ("+86", "+86"),
        ("＝1", "'＝1"),
        ("安", "安"),
        ("'=1", "''=1"),
    ],
)
def test_signs_that_begin_a_formula(given, written):
    assert harmless(given) == written


def test_numbers_leave_exactly():
    assert in_words(Decimal("1E+3")) == "1000"
    assert in_words(Decimal("0.10")) == "0.10"


def test_the_grams_of_related_rows_stay_in_the_database(city, db):
    queryset = slices.without_grams(Compound.objects.select_related("community__parent"))
    row = queryset.first()
    assert {"search_grams"} <= row.get_deferred_fields()
    assert "search_grams" in row.community.parent.get_deferred_fields()


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_an_export_is_imported_again_unchanged(client, city, tmp_path, file_format):
    awkward = {
        "name": ["1+1", "'=1", "101-", "1-1号院", "“引号”,逗号", " 阳光\u3000花园"],
        "form": ["COMMERCIAL", "", "MIXED", "SELF_BUILT", "", ""],
        "households": [0, None, 12_345, 1, 2, 3],
        "floor_area_m2": [Decimal("0.10"), Decimal("9999999999.99"), None, Decimal(7), None, None],
        "retired_on": [date(2020, 2, 29), None, date(1999, 12, 31), None, None, None],
    }
    for number, compound in enumerate(city.compounds[:6]):
        Compound.objects.filter(pk=compound.pk).update(**{key: values[number] for key, values in awkward.items()})
    given = {row["code"]: row for row in DOOR.export_rows(Compound.objects.all())}
    path = tmp_path / f"out.{file_format}"
    path.write_bytes(body(client.get(f"/test/out/?export={file_format}")))
    rows = read_rows(path, DOOR)
    assert not rows.faults
    assert not rows.remarks
    read = [dict(zip(rows.values, row, strict=True)) for row in zip(*rows.values.values(), strict=True)]
    assert len(read) == 16
    for row in read:
        known = {key: value if value != "" else None for key, value in given[row["code"]].items()}
        known["name"] = " ".join(known["name"].split())  # a door tidies blanks, whatever file they come in
        assert row == known


def test_a_list_for_a_door_that_is_not_there_does_not_start(monkeypatch):
    from linli.core.tables.checks import every_export_door_is_there

    assert not [error for error in every_export_door_is_there() if "test-out" in error.msg]
    monkeypatch.delitem(DOORS, "test-compounds")
    assert [error.id for error in every_export_door_is_there() if "test-out" in error.msg] == ["tables.E001"]
