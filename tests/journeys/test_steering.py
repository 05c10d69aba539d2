"""The city orders, a county answers, the city closes; a county tries to close a stage with an open duty."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from linli.campaign.models import FollowUpOrder, StageClosing
from linli.campaign.operations import stages
from linli.campaign.tests.steering import make_steered
from linli.core.worktime.models import WorkingCalendar
from linli.evaluation.tests.evidence import picture
from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, errors, follow, send


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = date(2021, 10, 15)


def form_to(name: str, pk: int) -> str:
    return f"main form[action='{reverse(f'campaign:{name}', args=[pk])}']"


def add_picture(page: Page, form: str) -> None:
    page.set_input_files(f"{form} [name=files]", {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": picture()})


def test_an_order_goes_to_two_counties_is_answered_sent_back_and_closed(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    WorkingCalendar.objects.update_or_create(defaults={"last_day": date(2022, 12, 31)})
    made = make_steered(city, person_with)
    at_city = page_at(1440, as_person=made.leader)
    page = at_city.go(reverse("campaign:orders", args=[made.campaign.pk]))
    follow(page, ".ll-actions a.btn-primary, .btn-primary:has-text('下发督办单')")
    at_city.axe()
    at_city.fits()
    page.fill("#id_title", "摸底底数逾期未报齐")
    page.fill("#id_text", "请逐个社区补报底数和问题清单。")
    assert send(page) == 422
    assert "请至少选择一个督办对象" in errors(page)
    for county in city.counties:
        page.check(f"[name=to][value='{county.pk}']")
    assert send(page) == 302
    first, second = FollowUpOrder.objects.order_by("pk")
    assert (first.number, second.number) == ("示创建督〔2021〕1号", "示创建督〔2021〕2号")
    assert second.number in page.inner_text("main")

    in_hand = page_at(390, as_person=made.officers[0])
    phone = in_hand.go(reverse("todo:list"))
    follow(phone, f"main a[href*='{reverse('campaign:order', args=[first.pk])}'], main a:has-text('{first.number}')")
    in_hand.go(reverse("campaign:order", args=[first.pk]))
    in_hand.axe()
    in_hand.fits()
    phone.fill("#id_reply", "已补报")
    add_picture(phone, form_to("answer_order", first.pk))
    assert send(phone, form_to("answer_order", first.pk)) == 302
    assert "已答复" in phone.inner_text("main")

    page = at_city.go(reverse("campaign:order", args=[first.pk]))
    at_city.axe()
    page.fill("#id_back_reason", "没有列出社区，请逐个说明")
    assert send(page, form_to("send_order_back", first.pk)) == 302
    phone = in_hand.go(reverse("campaign:order", args=[first.pk]))
    assert "没有列出社区，请逐个说明" in phone.inner_text("main")
    phone.fill("#id_reply", "四个社区均已补报，清单见附件")
    assert send(phone, form_to("answer_order", first.pk)) == 302
    page = at_city.go(reverse("campaign:order", args=[first.pk]))
    page.fill("#id_close_remark", "同意办结")
    assert send(page, form_to("close_order", first.pk)) == 302
    first.refresh_from_db()
    assert (first.state, first.remark) == ("CLOSED", "同意办结")
    assert "已办结" in page.inner_text("h1")


@pytest.mark.long
def test_a_county_is_told_which_duty_keeps_a_stage_open_and_closes_it_later(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    made = make_steered(city, person_with)
    stage = stages.add_stage(
        campaign=made.campaign, title="摸底调查阶段", begins=date(2020, 12, 1), ends=date(2021, 6, 30)
    )
    at = datetime.fromisoformat("2020-12-02T09:00+08:00")
    given = {"due_on": date(2020, 12, 31), "owner": "COUNTIES", "at": at}
    task = stages.add_task(stage=stage, title="摸清家底、查找不足", proof="底数清单", **given)
    duty = task.duties.get(division=city.counties[0])

    in_hand = page_at(390, as_person=made.officers[0])
    phone = in_hand.go(reverse("campaign:stages", args=[made.campaign.pk]))
    in_hand.axe()
    in_hand.fits()
    assert "逾期" in phone.inner_text("main")
    follow(phone, f"a[href='{reverse('campaign:close_stage', args=[stage.pk])}']")
    in_hand.axe()
    in_hand.fits()
    phone.fill("#id_summary", "已完成")
    assert send(phone) == 422
    assert "摸清家底、查找不足" in errors(phone)
    follow(phone, f"main a[href='{reverse('campaign:duty', args=[duty.pk])}']")
    in_hand.settle()
    in_hand.axe()
    phone.fill("#id_report", "四个社区全部摸底")
    assert send(phone, form_to("report_duty", duty.pk)) == 422
    assert "底数清单" in errors(phone)
    add_picture(phone, form_to("report_duty", duty.pk))
    assert send(phone, form_to("report_duty", duty.pk)) == 302

    at_city = page_at(1440, as_person=made.leader)
    page = at_city.go(reverse("campaign:stages", args=[made.campaign.pk]))
    at_city.axe()
    at_city.fits()
    follow(page, f"main table a[href='{reverse('campaign:duty', args=[duty.pk])}']")
    assert send(page, form_to("accept_duty", duty.pk)) == 302
    phone = in_hand.go(reverse("campaign:close_stage", args=[stage.pk]))
    phone.fill("#id_summary", "四个社区摸底完成，问题清单已上报。")
    assert send(phone) == 302
    assert StageClosing.objects.get().division_id == city.counties[0].pk
    assert "四个社区摸底完成" in phone.inner_text("main")
