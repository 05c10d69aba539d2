"""A sheet on its way: a company says where it stands, the township sends it back and recommends it, a notice is met."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from linli.evaluation.tests.field import AT, field_round, finish, send
from linli.evaluation.tests.test_rounds import full_marks
from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, follow
from tests.journeys.steps import send as press


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = date(2021, 9, 1)


# Fifty more of the same kind, all at once.
FILL = """answers => Object.entries(answers).forEach(([name, value]) => {
    for (const control of document.querySelectorAll(`[name="item:${name}"]`))
        if (control.type === "radio") control.checked = control.value === value; else control.value = value;
    document.getElementById(`reason-${name}`).value = "佐证见台账";
})"""


def form_to(name: str, sheet: Any) -> str:
    return f"main form[action='{reverse(f'evaluation:{name}', args=[sheet.pk])}']"


def test_a_company_assesses_itself_is_sent_back_and_recommended(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    made = field_round(city, person_with, asked=("SELF", "RECOMMEND"))
    sheet = made.round.sheets.order_by("code").first()
    company = person_with(["evaluation.self_assess", "places.view_places"], f"compound:{sheet.compound_id}", "业承安")
    township = person_with(["evaluation.recommend"], f"division:{city.townships[0].pk}", "柳知远")

    in_hand = page_at(390, as_person=company)
    page = in_hand.go(reverse("evaluation:sheet_course", args=[sheet.pk]))
    in_hand.axe()
    in_hand.fits()
    follow(page, "main a.btn-primary[href$='/self-assessment/']")
    in_hand.fits()
    answers = full_marks(sheet)
    for name, value in list(answers.items())[:4]:
        control = page.locator(f"[name='item:{name}']")
        if control.first.get_attribute("type") == "radio":
            page.locator(f"label:has([name='item:{name}'][value='{value}'])").click()  # nothing may lie over it
        else:
            control.fill(value)
        page.fill(f"#reason-{name}", "佐证见台账")
    page.evaluate(FILL, answers)
    in_hand.axe()
    assert press(page, ".ev-form .ll-form-buttons") == 302
    assert press(page, form_to("pass_on", sheet)) == 302
    sheet.refresh_from_db()
    assert sheet.step == "RECOMMEND"

    at_desk = page_at(1440, as_person=township)
    desk = at_desk.go(reverse("todo:list"))
    follow(desk, f"main a[href*='{sheet.pk}'], main a:has-text('{sheet.name}')")
    desk = at_desk.go(reverse("evaluation:sheet_course", args=[sheet.pk]))
    at_desk.axe()
    desk.click("details.ev-back summary")
    desk.fill("#note-back", "A01 缺会议记录")
    assert press(desk, form_to("send_back", sheet)) == 302
    page = in_hand.go(reverse("evaluation:sheet_course", args=[sheet.pk]))
    assert "A01 缺会议记录" in page.inner_text("main")
    assert press(page, form_to("pass_on", sheet)) == 302
    desk = at_desk.go(reverse("evaluation:sheet_course", args=[sheet.pk]))
    desk.fill("#note-on", "资料齐全，同意推荐")
    assert press(desk, form_to("pass_on", sheet)) == 302
    sheet.refresh_from_db()
    assert (sheet.step, sheet.answers) == ("MARKS", {})


@pytest.mark.long
def test_an_officer_issues_a_notice_and_decides_a_difference(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    from linli.evaluation.models import Adjudication

    made = field_round(city, person_with, asked=("RECTIFY",), people=5)
    sheet = made.round.sheets.order_by("code").first()
    for visit in send(made, [sheet]):
        finish(visit, {"B05": "2"}, reasons={"B05": "两处堆物"})
    for visit in send(made, [sheet], scoring=2):
        finish(visit, {"B05": "5"}, reasons={"B05": "五处堆物"})
    rights = ["evaluation.review_county", "evaluation.view_rounds", "evaluation.see_scorings", "evaluation.adjudicate"]
    officer = page_at(1440, as_person=person_with(rights, f"division:{city.counties[0].pk}", "阮启明"))
    page = officer.go(reverse("evaluation:sheet_course", args=[sheet.pk]))
    page.check("[name='item'][value='B05']")
    page.fill("#notice-note", "限期清理楼道")
    assert press(page, form_to("issue_notice", sheet)) == 302
    assert "限期清理楼道" in page.inner_text("main")
    officer.axe()

    page = officer.go(reverse("evaluation:agreement", args=[made.round.pk]))
    officer.axe()
    officer.fits()
    follow(page, f".ll-actions a[href='{reverse('evaluation:differences', args=[made.round.pk])}']")
    row = Adjudication.objects.get()
    follow(page, f"main a[href='{reverse('evaluation:difference', args=[row.pk])}']")
    assert "五处堆物" in page.inner_text("main")
    officer.axe()
    page.fill("#id_answer", "5")
    page.fill("#id_reason", "照片可见五处")
    assert press(page) == 302
    row.refresh_from_db()
    assert (row.state, row.answer, AT.date()) == ("DECIDED", "5", date(2021, 9, 1))
    sheet.refresh_from_db()
    assert sheet.answers["B05"] == "5"
    phone = page_at(390, as_person=person_with(rights, f"division:{city.counties[0].pk}", "阮小明"))
    for name in ("agreement", "differences", "course"):
        phone.go(reverse(f"evaluation:{name}", args=[made.round.pk]))
        phone.fits()
