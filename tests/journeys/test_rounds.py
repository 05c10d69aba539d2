"""A round from the call to the seal: officers and an assessor at their desks, the public on its phones."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, download, follow, pick, rights_of, send

CALLED, AFTER_THE_NOTICE = date(2021, 9, 1), date(2021, 9, 20)
AT = datetime(2021, 9, 1, 10, tzinfo=timezone.get_default_timezone())
FACTS = {"elevators": "2", "owners_meeting_due": "yes"}
REASON, ANSWER = "支部活动记录缺两个季度", "经复核，现场照片为整改前所摄，维持原评分。"


@pytest.fixture(autouse=True)
def standard(settings: Any, live_server: Any) -> Any:
    """Stand on the day of the call, with the standards that every installation has; returns that of compounds."""
    from linli.core.worktime.operations import load_years
    from linli.evaluation.models import Edition
    from linli.evaluation.operations.editions import load_shipped

    settings.TODAY = CALLED
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    return Edition.objects.get(standard="courteous-compound")


def test_marks_come_by_form_and_by_workbook_and_are_graded(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, standard: Any, tmp_path: Path
) -> None:
    from linli.core.imports.models import ImportRun
    from linli.core.imports.operations import apply_run, check_run
    from linli.evaluation.jobs import run
    from linli.evaluation.models import Grading, Round

    officer = person_with(rights_of("city_officer"), f"division:{city.city.pk}")
    desk = page_at(1440, as_person=officer)
    page = desk.go(reverse("evaluation:rounds"))
    follow(page, f"main a[href='{reverse('evaluation:open_round')}']")
    page.select_option("#id_edition", str(standard.pk))
    pick(page, "division", city.communities[0].code)
    page.fill("#id_title", "2021年度有礼小区星级评价")
    assert send(page) == 302
    round_ = Round.objects.get()
    move(page, "MARKING")

    weak = next(one for one in standard.compiled().standard.items if one.method.levels and one.role == "ordinary")
    in_hand = page_at(390, as_person=person_with(rights_of("assessor"), f"round:{round_.pk}", "易公衡"))
    hand = in_hand.go(reverse("evaluation:round", args=[round_.pk]))
    follow(hand, f"main a.btn-primary[href='{reverse('evaluation:sheets', args=[round_.pk])}']")
    sheet = round_.sheets.order_by("code").first()
    follow(hand, f"main a[href='{reverse('evaluation:sheet', args=[sheet.pk])}']")
    follow(hand, f"main a.btn-primary[href='{reverse('evaluation:mark_sheet', args=[sheet.pk])}']")
    hand.fill("[name='fact:elevators']", FACTS["elevators"])
    hand.check("[name='fact:owners_meeting_due'][value='yes']")
    hand.check(f"[name='item:{weak.id}'][value='{weak.method.levels[-1]}']")
    save = ".ev-form .ll-form-buttons"
    assert send(hand, save) == 422  # a lost point has its reason
    in_hand.fits()
    assert hand.locator(f"#item-{weak.id} details[open]").count() >= 1
    hand.fill(f"#reason-{weak.id}", REASON)
    hand.fill(f"#proof-{weak.id}", "照片0901-12")
    assert send(hand, save) == 302
    assert REASON in hand.locator(f"#line-{weak.id}").inner_text()
    in_hand.fits()

    follow(page, f"main a.btn-primary[href='{reverse('evaluation:sheets', args=[round_.pk])}']")
    follow(page, f"main a[href='{reverse('imports:door_for', args=['marks', round_.pk])}']")
    template = download(page, "main a[href$='template.xlsx']", tmp_path)
    page.set_input_files("input[type=file]", filled(template, round_, tmp_path))
    page.click("main form.ll-form button[type=submit]")
    page.wait_for_url("**/imports/runs/*/")
    brought = ImportRun.objects.get()
    check_run(brought.pk)
    page.reload()
    expect(page.locator("#counts")).to_be_visible()
    assert send(page, f"form[action='{reverse('imports:apply', args=[brought.pk])}']") == 302
    apply_run(brought.pk)
    page.reload()
    expect(page.locator(".alert-success")).to_be_visible()

    desk.go(reverse("evaluation:round", args=[round_.pk]))
    page.click(f"form[action='{reverse('evaluation:grade_round', args=[round_.pk])}'] button")
    expect(page.locator("#grading-progress")).to_be_visible()
    run(grading=Grading.objects.get().pk)
    expect(page.locator("#round-outcomes-title")).to_be_visible()  # by itself
    follow(page, f"main a[href='{reverse('evaluation:results', args=[round_.pk])}']")
    expect(page.locator("#list tbody tr")).to_have_count(2)
    follow(page, f"#list a[href='{reverse('evaluation:sheet', args=[sheet.pk])}']")
    expect(page.locator(f"#line-{weak.id}")).to_contain_text(REASON)
    assert page.locator("#mend tbody tr").first.inner_text().startswith(weak.id)
    desk.fits()


@pytest.mark.long
def test_an_objection_is_answered_and_what_is_sealed_can_be_recomputed_by_anybody(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, standard: Any, settings: Any, tmp_path: Path
) -> None:
    from linli.evaluation.jobs import run
    from linli.evaluation.models import Grading
    from linli.grading.commands import main as linli

    round_, sheet = in_review(city, standard)
    officer = person_with(rights_of("city_officer"), f"division:{city.city.pk}")
    desk = page_at(1440, as_person=officer)
    desk.go(reverse("evaluation:round", args=[round_.pk]))
    move(desk.page, "NOTICE")

    visit = page_at(390)
    visitor = visit.go(reverse("evaluation:public_rounds"))
    follow(visitor, f"main a[href='{reverse('evaluation:public_round', args=[round_.pk])}']")
    visitor.fill("#find", "yangguang")
    visitor.press("#find", "Enter")
    follow(visitor, f"main a[href='{reverse('evaluation:public_sheet', args=[sheet.pk])}']")
    visitor.locator("details summary").first.click()
    assert REASON in visitor.locator("main").inner_text()
    visit.fits()
    visitor.click(f"main a[href='{reverse('evaluation:object', args=[sheet.pk])}']")
    visitor.wait_for_url("**/sign-in/**")  # who objects is answered, so we have to know whom
    resident = page_at(390, as_person=person_with([], f"compound:{city.compounds[0].pk}", "安宜居"))
    page = resident.go(reverse("evaluation:object", args=[sheet.pk]))
    page.fill("main textarea", "照片为整改前拍摄，请求复核。")
    assert send(page) == 302
    resident.fits()
    filed = page.url.removeprefix(resident.origin)

    county = page_at(1440, as_person=person_with(rights_of("county_officer"), f"division:{city.counties[0].pk}"))
    page = county.go(filed)
    page.select_option("#answer select", "DISMISSED")
    page.fill("#answer textarea", ANSWER)
    assert send(page, "#answer form") == 302
    assert ANSWER in resident.go(filed).locator("main").inner_text()

    seal = reverse("evaluation:seal_round", args=[round_.pk])
    page = desk.go(seal)
    assert page.locator("details.ll-confirm").count() == 0  # the notice runs still, and the page says so
    settings.TODAY = AFTER_THE_NOTICE
    desk.go(seal)
    page.click("details.ll-confirm button[type=submit]")
    expect(page.locator("#grading-progress")).to_be_visible()
    run(grading=Grading.objects.get().pk)
    link = f"main a[href='{reverse('evaluation:bundle', args=[round_.pk])}']"
    expect(page.locator(link)).to_be_visible()  # by itself
    desk.fits()

    visit.go(reverse("evaluation:public_round", args=[round_.pk]))
    bundle = download(visitor, link, tmp_path)
    visit.fits()
    assert linli(["verify", str(bundle)]) == 0


def test_a_filtered_list_begins_with_its_rows_on_a_phone(
    page_at: VisitMaker, city: Any, person_with: PersonMaker
) -> None:
    officer = person_with(rights_of("city_officer"), f"division:{city.city.pk}")
    for width, open_ in ((390, False), (1440, True)):
        page = page_at(width, as_person=officer).go(f"{reverse('evaluation:rounds')}?subject=compound")
        expect(page.locator(".list-chip")).to_have_count(1)
        assert page.locator(".list-filter-fields").is_visible() is open_
        page.click(".list-filters > summary")
        assert page.locator(".list-filter-fields").is_visible() is not open_


def move(page: Page, to: str) -> None:
    """Let a round be what may follow, on its page."""
    form = f"details.ll-confirm:has(input[name=to][value={to}])"
    page.click(f"{form} > summary")
    assert send(page, form) == 302


def filled(template: Path, round_: Any, folder: Path) -> Path:
    """Fill in a round's workbook as whoever gives full marks would; what is answered already stays."""
    from linli.evaluation.tests.test_rounds import full_marks
    from linli.grading.layout import HEAD_ROWS, MARKS, SUBJECTS

    book = openpyxl.load_workbook(template)
    marks = full_marks(round_.sheets.select_related("round__edition").first())
    for table, answers in ((SUBJECTS, FACTS | {"owners_meeting_due": "是"}), (MARKS, marks)):
        sheet = book[table]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for line in range(HEAD_ROWS + 1, HEAD_ROWS + 1 + round_.sheets.count()):
            for name, answer in answers.items():
                cell = sheet.cell(line, heads[name])
                cell.value = answer if cell.value is None else cell.value
    book.save(folder / "评分.xlsx")
    return folder / "评分.xlsx"


def in_review(city: Any, standard: Any) -> tuple[Any, Any]:
    """A round of one community whose first compound lost points; marked and graded."""
    from linli.evaluation.operations.grading import grade_sheet
    from linli.evaluation.operations.marks import Entry, enter_marks
    from linli.evaluation.operations.rounds import Call, move_round, open_round
    from linli.evaluation.tests.test_round_pages import graded

    days = (CALLED, date(2021, 1, 1), CALLED)
    round_ = graded(open_round(Call(standard, city.communities[0], "2021年度评价", *days), by=None, at=AT))
    sheet = round_.sheets.select_related("round__edition").order_by("code").first()
    weak = next(one for one in standard.compiled().standard.items if one.method.levels and one.role == "ordinary")
    entry = Entry(answers={weak.id: str(weak.method.levels[-1])}, reasons={weak.id: (REASON, "照片0901-12")})
    grade_sheet(sheet=enter_marks(sheet=sheet, entry=entry, by=None, at=AT), at=AT)
    for to in ("MARKING", "REVIEW"):
        round_ = move_round(round_=round_, to=to, at=AT)
    return round_, sheet
