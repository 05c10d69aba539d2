"""A community officer brings in the house ledger, faults first."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.conftest import IN_HAND_FIRST, VisitMaker
from tests.journeys.steps import PersonMaker, download, follow, rights_of, send


def test_a_community_officer_fills_in_the_template_corrects_what_is_refused_and_sees_the_homes(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, tmp_path: Path
) -> None:
    from linli.core.imports import DOORS
    from linli.core.imports.models import ImportProgress, ImportRun
    from linli.core.imports.operations import apply_run, check_run
    from linli.places.models import Home

    officer = person_with(rights_of("community_officer"), f"division:{city.communities[0].pk}")
    compound = city.compounds[0]
    visit = page_at(1440, as_person=officer)
    page = visit.go(reverse("places:compound", args=[compound.pk]))
    follow(page, f"main .ll-empty a[href='{reverse('imports:door', args=['homes'])}']")  # the ledger is empty
    template = download(page, f"a[href='{reverse('imports:template', args=['homes'])}']", tmp_path)

    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows(max_row=10) if sum(cell.value is not None for cell in row) > 4)
    titles = {column.key: str(column.title) for column in DOORS["homes"].columns}
    places = {str(cell.value).strip(" *"): cell.column for cell in heads}
    for line, (number, floor) in enumerate((("101", 1), ("102", "不详")), start=heads[0].row + 1):
        home = {"compound": compound.name, "building": "1", "stairwell": "1", "number": number, "floor": floor}
        for key, value in home.items():
            sheet.cell(line, places[titles[key]], value)
    faulty = tmp_path / "台账.xlsx"
    book.save(faulty)

    def upload(path: Path) -> ImportRun:
        page.set_input_files("input[type=file]", path)
        page.click("main form.ll-form button[type=submit]")
        page.wait_for_url("**/imports/runs/*/")
        return ImportRun.objects.latest("pk")

    run = upload(faulty)
    expect(page.locator("#import-progress progress")).to_be_visible()
    ImportProgress.objects.filter(run=run).update(done=1, total=2)
    expect(page.locator(".ll-progress-count")).to_have_text("1 / 2")  # by itself
    visit.fits()
    check_run(run.pk)
    expect(page.locator("#refused")).to_be_visible()  # by itself, too
    assert "不详" in page.locator("main table").first.inner_text()
    assert not Home.objects.exists()

    refused = download(page, f"a[href='{reverse('imports:refused', args=[run.pk])}']", tmp_path)
    book = openpyxl.load_workbook(refused)
    (wrong,) = (cell for row in book[sheet.title].iter_rows() for cell in row if cell.value == "不详")
    wrong.value = 11
    book.save(refused)
    follow(page, f"#refused a[href='{reverse('imports:door', args=['homes'])}']")
    run = upload(refused)
    check_run(run.pk)
    expect(page.locator("#counts")).to_be_visible()
    assert page.locator("#samples tbody tr").count() == 2
    visit.fits()
    assert send(page, f"form[action='{reverse('imports:apply', args=[run.pk])}']") == 302
    apply_run(run.pk)
    expect(page.locator(".alert-success")).to_be_visible()
    visit.go(reverse("places:homes", args=[compound.pk]))
    assert page.locator("tbody tr").count() == 2


@pytest.mark.parametrize("width", IN_HAND_FIRST)
def test_a_file_that_is_no_workbook_is_refused_with_what_is_taken(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, tmp_path: Path, width: int
) -> None:
    from linli.core.imports.models import ImportRun
    from linli.core.imports.operations import check_run

    officer = person_with(rights_of("community_officer"), f"division:{city.communities[0].pk}")
    visit = page_at(width, as_person=officer)
    page = visit.go(reverse("imports:door", args=["homes"]))
    visit.fits()
    picture = tmp_path / "台账.jpg"
    picture.write_bytes(b"\xff\xd8\xff" * 100)
    page.set_input_files("input[type=file]", picture)
    page.click("main form.ll-form button[type=submit]")
    page.wait_for_url("**/imports/runs/*/")
    check_run(ImportRun.objects.latest("pk").pk)
    visit.go(page.url.removeprefix(visit.origin))
    assert page.locator("#refused").is_visible()
    assert "xlsx" in page.locator("main").inner_text()
    visit.fits()
