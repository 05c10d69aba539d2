"""An officer takes reports and task lists as Word, PDF and workbook: what they say is what the page says."""

import io
from datetime import timedelta

import docx
import pytest
from python_calamine import CalamineWorkbook
from tests.campaigns import AT, TODAY
from tests.hostile import NASTY

from linli.campaign.models import (
    Prospect,
    ReportTemplate,
    Work,
)
from linli.campaign.reports.built_in import path_of
from linli.campaign.reports.docx import fill_report
from linli.campaign.reports.words import context
from linli.core.documents.models import Document
from linli.core.documents.operations import make_document
from linli.core.files.content import content
from linli.core.tables.models import ExportLog

from .reported import edited, monthly, place, taken, words

pytestmark = pytest.mark.django_db


def test_an_officer_takes_the_bulletin_in_word_and_its_numbers_are_those_of_the_page(made, leads, settings):
    settings.DEMO = True
    page = leads.get(place(made), {"of": "2021-09", "area": ""})
    report = page.context["report"]
    assert report.lead in page.content.decode()
    row, data = taken(leads, made, "docx")
    text = words(data)
    assert row.name == "Demo data-示例市_ green communities, monthly bulletin 2021_9-2021-10-15.docx"
    assert report.lead in text
    for line in (*report.targets, *report.units):
        for value in (line.wanted, line.missing):
            assert str(value) in text
    assert [cell.text for cell in docx.Document(io.BytesIO(data)).tables[1].rows[1].cells] == [
        str(getattr(report.units[0], name)) for name in (
            "name", "members", "taking_part", "meeting", "before", "named", "demonstration", "wanted", "missing",
            "forecast", "behind",
        )
    ]  # fmt: skip
    assert ExportLog.objects.get().format == "docx"
    head = docx.Document(io.BytesIO(data)).sections[0].header
    assert "Demo data" in head.paragraphs[0].text


def test_the_same_report_in_print_and_as_a_workbook(made, leads, leader, settings):
    settings.DEMO = True
    row, data = taken(leads, made, "pdf")
    assert data.startswith(b"%PDF")
    assert row.name.startswith("Demo data-")
    row, data = taken(leads, made, "xlsx", of="2021")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    units = next(name for name in book.sheet_names if "Reporting units" in name)
    rows = book.get_sheet_by_name(units).to_python()
    assert rows[1][:2] == ["东陵区", 4.0]
    assert book.get_sheet_by_name("About").to_python()[0][0] == "Demo data"
    logged = ExportLog.objects.filter(person=leader, page=place(made)).order_by("pk")
    assert [log.format for log in logged] == ["pdf", "xlsx"]
    assert all(log.rows > 0 for log in logged)


def test_values_are_text_whatever_they_look_like(made):
    report = monthly(made).plain() | {"lead": "<w:p/>{{ title }} & '\"", "sample": ""}
    text = words(fill_report(path_of("MONTHLY", "en").read_bytes(), "MONTHLY", report))
    assert "<w:p/>{{ title }} & '\"" in text
    assert context("MONTHLY", report)["概述"] == report["lead"]


def test_a_word_report_writes_amounts_with_their_thousands_apart(made):
    report = monthly(made).plain()
    report["money"] = [{"programme": "海绵城市", "works": 1200, "known": 151027500, "unknown": 0, "sample": ""}]
    text = words(fill_report(path_of("MONTHLY", "en").read_bytes(), "MONTHLY", report))
    assert "151,027,500" in text
    assert "151027500" not in text


def test_the_label_stands_on_first_and_even_pages_too(made, settings):
    settings.DEMO = True

    def change(document):
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "首页"
        document.settings.odd_and_even_pages_header_footer = True
        document.add_section()

    filled = docx.Document(io.BytesIO(fill_report(edited(change), "MONTHLY", monthly(made).plain())))
    for section in filled.sections:
        heads = [section.header, section.even_page_header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        for head in heads:
            assert "Demo data" in "".join(one.text for one in head.paragraphs)


def test_rights_are_those_of_the_moment_when_it_is_made(made, leads, leader):
    leads.post(place(made, "ask_report"), {"of": "2021-09", "area": "", "format": "pdf"})
    leader.assignments.update(valid_to=TODAY - timedelta(days=1))
    row = Document.objects.get()
    make_document(row.pk)
    row.refresh_from_db()
    assert row.state == Document.State.FAILED
    assert row.file is None


def test_a_county_s_task_list_in_print_and_as_a_workbook(made, leads):
    county = made.city.counties[0]
    Prospect.objects.create(
        campaign=made.campaign, division=made.city.communities[0], state="NOT_ENOUGH", short=150, missing=["G101"],
        counted_at=AT,
    )  # fmt: skip
    Work.objects.create(
        campaign=made.campaign, division=made.city.communities[0], measure=made.measures["T-3"], changed_at=AT
    )
    key = f"county:{county.pk}"
    page = leads.get(place(made, "task_list"), {"area": key}).content.decode()
    assert "T-3 建设邻里中心" in page
    for file_format in ("pdf", "xlsx"):
        leads.post(place(made, "ask_task_list"), {"area": key, "format": file_format})
        row = Document.objects.order_by("-pk")[0]
        make_document(row.pk)
        row.refresh_from_db()
        assert row.state == Document.State.DONE
        assert ExportLog.objects.get(format=file_format).page == place(made, "task_list")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(content().chunks(row.file.key))))
    lacking = rows.get_sheet_by_index(4).to_python()
    assert lacking[1][0] == made.city.communities[0].name
    assert lacking[1][2] == "1.5"
    assert lacking[1][3].startswith("G101 ")


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_forms_are_answered(made, leads, nasty):
    for name in ("ask_report", "ask_task_list"):
        assert leads.post(place(made, name), {"of": nasty, "area": nasty, "format": nasty}).status_code == 302
    assert leads.get(place(made), {"of": nasty, "area": nasty}).status_code == 200
    assert leads.get(place(made, "task_list"), {"area": nasty}).status_code in (200, 404)
    assert leads.post(place(made, "report_templates", kind="monthly"), {"file": nasty}).status_code == 422
    assert not ReportTemplate.objects.exists()
