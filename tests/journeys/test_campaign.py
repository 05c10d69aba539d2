"""A leader sets targets, has a plan searched and adopts it, watches the cockpit; a county approves, and it moves."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.campaigns import AT, STANDARD, TODAY, SmallCampaign
from tests.journeys.conftest import Visit, VisitMaker
from tests.journeys.steps import PersonMaker, errors, follow, rights_of, send

POINT = 10_000  # a mark of one point
# Tables of a page, those of charts apart, that have to be scrolled sideways.
WIDER = """() => [...document.querySelectorAll(".table-responsive:not(.ll-chart *)")]
    .filter(part => part.scrollWidth > part.clientWidth).map(part => part.ariaLabel)"""


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def officer(person_with: PersonMaker, role: str, place: Any, name: str) -> Any:
    return person_with(rights_of(role), f"division:{place.pk}", name)


def counted(campaign: Any) -> None:
    """Do what the job of the night, or of a change, does."""
    from linli.campaign.jobs import count_campaign

    count_campaign(campaign.pk)


def seen(visit: Visit, *, phone: bool = False) -> None:
    """Ask axe, and look whether the page fits, on a desk and on a phone; phone: ask axe there."""
    if not phone:
        visit.axe()
    visit.fits()
    visit.page.set_viewport_size({"width": 390, "height": 844})
    if phone:
        visit.axe()
    visit.fits()
    assert visit.page.evaluate(WIDER) == []
    visit.page.set_viewport_size({"width": 1440, "height": 900})


# Targets --------------------------------------------------------------------------------------------------------------


def fill_target(page: Page, by: str, percent: str, *, stretch: bool = False) -> None:
    page.fill("#id_by", by)
    page.fill("#id_percent", percent)
    page.set_checked("#id_stretch", stretch)
    page.fill("#id_sentence", f"到{by[:4]}年底，{percent}%以上的城市社区达到绿色社区创建要求。")
    page.fill("#id_source", "示例市绿色社区创建行动实施方案")


def test_a_leader_freezes_a_list_sets_targets_and_is_told_which_contradict_each_other(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    from linli.campaign.models import Campaign, Target
    from linli.evaluation.operations.editions import load_shipped

    load_shipped(at=AT)
    leader = officer(person_with, "city_officer", city.city, "祝春晓")
    at_desk = page_at(1440, as_person=leader)
    page = at_desk.go(reverse("campaign:campaigns"))
    at_desk.axe()
    follow(page, f"main .ll-empty a[href='{reverse('campaign:add')}']")
    page.fill("#id_title", "示例市绿色社区创建行动")
    page.select_option("#id_standard", STANDARD)
    page.fill("#id_begins", "2020-12-01")
    page.fill("#id_document", "示建〔2020〕88号")
    seen(at_desk)
    assert send(page) == 302
    campaign = Campaign.objects.get()

    follow(page, f"main .ll-empty a[href='{reverse('campaign:freeze', args=[campaign.pk])}']")
    page.fill("#id_title", "2020年底全部社区")
    page.select_option("#id_rule", "ALL")
    page.fill("#id_on", "2020-12-31")
    page.fill("#id_note", "以2023年代码表代替2020年的名单")
    seen(at_desk)
    assert send(page) == 302
    expect(page.locator("#list tbody tr")).to_have_count(8)  # every community of the small city, and no more
    seen(at_desk)
    follow(page, f"main a[href='{reverse('campaign:campaign', args=[campaign.pk])}']")

    add = f"main .ll-actions a[href='{reverse('campaign:add_target', args=[campaign.pk])}'], main .ll-empty a"
    follow(page, add)
    fill_target(page, "2021-12-31", "40")
    seen(at_desk)
    assert send(page) == 302
    shown = page.locator(".cp-target").inner_text()
    assert "正在统计" in shown  # and no 0 that nobody has counted
    assert "0" not in page.locator(".cp-target .cp-count").inner_text()

    follow(page, f".ll-actions a[href='{reverse('campaign:add_target', args=[campaign.pk])}']")
    fill_target(page, "2022-12-31", "30")
    assert send(page) == 422
    told = errors(page)
    assert "2022-12-31 前的 30% 低于 2021-12-31 前的 40%" in told  # what contradicts what
    assert "后面的目标不能更低" in told  # and what is allowed
    assert page.input_value("#id_sentence").startswith("到2022年底")  # nothing is typed twice
    at_desk.axe()
    fill_target(page, "2022-12-31", "60")
    assert send(page) == 302
    follow(page, f".ll-actions a[href='{reverse('campaign:add_target', args=[campaign.pk])}']")
    fill_target(page, "2022-12-31", "70")
    assert send(page) == 422
    assert "请将其中一个设为力争目标" in errors(page)
    fill_target(page, "2022-12-31", "70", stretch=True)
    assert send(page) == 302
    assert Target.objects.count() == 3

    counted(campaign)
    at_desk.go(reverse("campaign:campaign", args=[campaign.pk]))
    assert "来源对 2022-12-31 写了两个比例：60% 和 70%" in page.inner_text("main .alert-info")
    first, binding, stretch = page.locator(".cp-target").all()
    for card, asked, each in ((first, 4, 4), (binding, 5, 6), (stretch, 6, 6)):
        assert f"0 / {asked}" in card.locator(".cp-count").inner_text()
        card.locator("summary").click()
        explained = card.locator("details").inner_text()
        assert f"向上取整：全市 {asked} 个" in explained
        assert f"合计 {each} 个" in explained
        assert "示例市绿色社区创建行动实施方案" in explained
    assert "约束性" in binding.inner_text()
    assert "力争" in stretch.inner_text()
    seen(at_desk, phone=True)

    assert send(page, ".cp-target.cp-stretch form") == 302
    expect(page.locator(".cp-target")).to_have_count(2)
    expect(page.locator("main .alert-info")).to_have_count(0)
    assert "已撤销" in page.inner_text(".ll-messages")
    at_desk.axe()


# Plan -----------------------------------------------------------------------------------------------------------------


def two_points_short(city: Any) -> SmallCampaign:
    """Make a campaign whose four communities with marks lack two points each.

    Three measures of a quarter raise 1.5 points for 6000 yuan (T-1), 1.5 for 7000, 2 for 10000: whoever takes the
    cheapest per point first takes two of them and pays 13000.
    """
    from decimal import Decimal

    from linli.campaign.tests.world import with_targets
    from linli.evaluation.models import Measure, MeasureEffect
    from linli.grading.scheme import compile_scheme

    made = with_targets(city)
    for code, title, cost, item, points in (
        ("T-5", "改造活动室", 7_000, "G202", Decimal("1.5")),
        ("T-6", "邻里中心共享", 10_000, "G103", Decimal(2)),
    ):
        made.measures[code] = Measure.objects.create(
            code=code, title=title, phase="BUILD", programme="社区经费", unit_cost=cost, per="SUBJECT", quarters=1,
            standard=STANDARD, basis="样例：估算", is_sample=True,
        )  # fmt: skip
        MeasureEffect.objects.create(measure=made.measures[code], item=item, raises=points)
    Measure.objects.filter(code="T-1").update(quarters=1)
    items = compile_scheme(made.rounds[0].edition.compiled().standard).items
    for result in made.rounds[0].results.all():
        cut = sum(mark for mark in result.marks if mark > 0) - 68 * POINT
        for row, one in enumerate(items):
            if one.role == "ordinary" and one.id not in ("G101", "G103", "G202", "G301"):
                less = min(result.marks[row] // 2, cut)
                result.marks[row] -= less
                cut -= less
        assert cut == 0
        result.save()
    counted(made.campaign)
    return made


def test_a_leader_has_a_plan_searched_adopts_it_and_the_forecast_moves_once_a_county_approves(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    from linli.campaign.jobs import search_plan
    from linli.campaign.models import Plan, Work
    from linli.evaluation.models import Result

    made = two_points_short(city)
    campaign = reverse("campaign:campaign", args=[made.campaign.pk])
    marks = list(Result.objects.order_by("pk").values_list("marks", flat=True))
    leader = officer(person_with, "city_officer", city.city, "祝春晓")
    county = officer(person_with, "county_officer", city.counties[0], "阮启明")

    at_desk = page_at(1440, as_person=leader)
    page = at_desk.go(reverse("campaign:plans", args=[made.campaign.pk]))
    at_desk.axe()
    follow(page, f"main .ll-empty a[href='{reverse('campaign:ask_plan', args=[made.campaign.pk])}']")
    page.fill("#id_title", "最省方案")
    page.fill("#id_quarters", "1")
    page.fill("#id_gap_percent", "0")
    seen(at_desk)
    assert send(page) == 302
    plan = Plan.objects.get()
    expect(page.locator("#plan-progress progress")).to_be_visible()
    assert "可以离开" in page.inner_text("#plan-progress")
    at_desk.axe()
    Plan.objects.update(state=Plan.State.RUNNING)
    expect(page.locator("#plan-progress")).to_contain_text("求解中")  # by itself
    follow(page, f"main a[href='{reverse('campaign:plans', args=[made.campaign.pk])}']")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("最省方案")  # the page, not the part of it that it asked for last
    search_plan(plan=plan.pk)
    expect(page.locator("main .ll-stat").first).to_contain_text("40,000元")  # by itself, too
    at_desk.settle()
    plan.refresh_from_db()
    thumb = plan.result["greedy"]["cost"]
    told = page.locator("main .ll-grid").first.inner_text()
    assert "已证明最优" in told
    assert f"{thumb:,}元" in told  # the rule of thumb, and what is saved against it
    assert f"{thumb - 40_000:,}元" in page.locator("main .ll-stat").nth(1).inner_text()
    assert "样例" in page.locator("main .alert-warning").first.inner_text()
    assert "60%" in "".join(page.locator("main .alert-info").all_inner_texts())  # what was not asked is told

    row = page.locator("table:has(.cp-begun) tbody tr")
    expect(row).to_have_count(4)
    expect(row.first).to_contain_text("2021年四季度")
    expect(row.first).to_contain_text("邻里中心共享")
    seen(at_desk, phone=True)  # and nothing is scrolled sideways for its cost
    row.first.locator("a").click()
    expect(page.locator("h1")).to_contain_text("社区")
    page.go_back()

    assert send(page, f"form[action='{reverse('campaign:adopt_plan', args=[plan.pk])}']") == 302
    assert "已生成 4 个建议项目" in page.inner_text(".ll-messages")
    follow(page, "main .ll-actions a.btn-primary")
    expect(page.locator("#list tbody tr")).to_have_count(4)
    expect(page.locator("#list .alert-warning")).to_have_count(0)  # the list is that of the plan
    expect(page.locator("#list tbody tr").first).to_contain_text("待审批")
    seen(at_desk)
    at_desk.go(campaign)
    expected = page.locator(".cp-target").first.locator(".cp-figures div").nth(1)
    expect(expected).to_contain_text("0")  # what is only suggested promises nothing

    at_county = page_at(1440, as_person=county)
    desk = at_county.go(reverse("campaign:works", args=[made.campaign.pk]))
    desk.fill("#list-q", "滨江社区")
    desk.press("#list-q", "Enter")
    expect(desk.locator("#list tbody tr")).to_have_count(2)
    at_county.settle()
    desk.click("#work-sums details.ll-confirm summary")
    expect(desk.locator("#work-sums .ll-confirm-title")).to_contain_text("2")
    assert send(desk, "#work-sums details.ll-confirm form") == 302
    assert sorted(Work.objects.values_list("state", flat=True)) == ["APPROVED"] * 2 + ["SUGGESTED"] * 2
    at_county.axe()
    desk = at_county.go(reverse("campaign:prospects", args=[made.campaign.pk]) + "?state=READY")
    expect(desk.locator("#list tbody tr")).to_have_count(2)  # at once: a forecast of each community
    assert "不是评分" in desk.inner_text("main")
    at_county.axe()

    counted(made.campaign)
    at_desk.go(campaign)
    expect(expected).to_contain_text("2")
    expect(page.locator(".cp-target").first.locator(".cp-count")).to_contain_text("0 / 4")  # counted, not foreseen
    at_desk.axe()
    assert list(Result.objects.order_by("pk").values_list("marks", flat=True)) == marks


# Cockpit --------------------------------------------------------------------------------------------------------------

# What a page does every minute is done at once when asked; the page itself goes on as ever.
EVERY_MINUTE = """() => {
    const every = window.setInterval, minutely = [];
    window.setInterval = (what, pause, ...rest) => {
        if (pause === 60_000) minutely.push(what);
        return every.call(window, what, pause, ...rest);
    };
    window.aMinuteLater = () => minutely.forEach(what => what());
}"""


def a_minute_later(visit: Visit) -> int:
    """Let the page ask for what is new; returns the status of the answer."""
    with visit.page.expect_response(lambda answer: reverse("desk:cockpit") in answer.url) as asked:
        visit.page.evaluate("() => window.aMinuteLater()")
    asked.value.finished()
    visit.settle()
    return asked.value.status


def watching(page_at: VisitMaker, person: Any, path: str) -> Visit:
    visit = page_at(1440, as_person=person)
    visit.page.add_init_script(f"({EVERY_MINUTE})()")
    visit.go(path)
    visit.page.evaluate("() => { window.neverLoadedAgain = true; }")
    return visit


def moving(city: Any) -> SmallCampaign:
    """Make a campaign of which something has been counted: titles, works in all states."""
    from linli.campaign.models import Work
    from linli.campaign.tests.world import meets, with_targets

    made = with_targets(city)
    meets(made, 0, 1, 2, kind="TAKING_PART")
    meets(made, 0, 1, since=date(2021, 10, 12))
    late, later = date(2021, 9, 30), date(2021, 12, 31)
    rows = ((0, "DONE", late), (1, "APPROVED", late), (2, "SUGGESTED", later), (3, "SUGGESTED", later))
    for number, state, due in rows:
        Work.objects.create(
            campaign=made.campaign, division=city.communities[number], measure=made.measures["T-1"], state=state,
            cost=6000, cost_is_sample=True, programme="社区经费", begins_on=date(2021, 7, 1), due_on=due,
            done_on=date(2021, 10, 13) if state == "DONE" else None, changed_at=AT,
        )  # fmt: skip
    counted(made.campaign)
    return made


def decisions(page: Page, url: str) -> Any:
    return page.locator(f".ck-decision[href*='{url}']")


def test_a_leader_reads_the_cockpit_by_keyboard_follows_its_numbers_and_sees_what_a_county_approves(
    page_at: VisitMaker, live_server: Any, city: Any, person_with: PersonMaker
) -> None:
    from linli.campaign.models import Work
    from linli.campaign.operations.works import approve_works
    from linli.core import clock

    made = moving(city)
    leader = officer(person_with, "city_officer", city.city, "祝春晓")
    at_desk = watching(page_at, leader, reverse("desk:cockpit"))
    page = at_desk.page
    seen(at_desk)

    table = page.locator("#ck-units-place .ll-chart-table")
    expect(table).not_to_have_attribute("open", "")
    table.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table.locator("tbody tr")).to_have_count(3)  # two counties and their sum
    expect(table.locator("table")).to_be_visible()
    assert a_minute_later(at_desk) == 200  # the first time it knows of no state
    assert a_minute_later(at_desk) == 304
    expect(table.locator("table")).to_be_visible()  # nothing has changed, nothing is folded in
    expect(table.locator("summary")).to_be_focused()
    page.keyboard.press("Tab")  # the table, which scrolls
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(city.counties[0].name)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("驾驶舱")  # whole, with its menu

    number = page.locator(".ck-target").first.locator(".ck-now a").first
    expect(number).to_have_text("2")
    number.click()
    expect(page.locator("#list tbody tr")).to_have_count(2)
    page.go_back()
    for url, many in (("state=SUGGESTED", 2), ("overdue=", 1)):
        link = decisions(page, url)
        expect(link.locator(".ck-number")).to_have_text(str(many))
        link.click()
        expect(page.locator("#list tbody tr")).to_have_count(many)
        expect(page.locator("#list .alert-warning")).to_have_count(0)  # the list knows what it was asked
        page.go_back()

    follow(page, "main .ll-actions a[href*='wall=1']")
    on_wall = watching(page_at, leader, page.url.removeprefix(at_desk.origin))
    wall = on_wall.page
    expect(wall.locator(".ll-menu")).to_have_count(0)
    expect(wall.locator("h1")).to_contain_text("创建行动")
    on_wall.axe()
    on_wall.fits()
    expect(decisions(wall, "state=SUGGESTED").locator(".ck-number")).to_have_text("2")
    approved = wall.locator("#ck-money-place tbody tr").first.locator("td").nth(1)
    expect(approved).to_have_text("1")
    assert a_minute_later(on_wall) == 200
    assert a_minute_later(on_wall) == 304
    on_wall.quiet()
    wall.route("**/desk/cockpit/**", lambda route: route.abort())
    wall.evaluate("() => window.aMinuteLater()")
    expect(wall.locator(".ck-stale")).to_contain_text("暂时无法更新")  # old numbers say so, once
    expect(wall.locator("#ll-toasts .alert")).to_have_count(0)
    wall.unroute("**/desk/cockpit/**")
    assert a_minute_later(on_wall) == 304
    expect(wall.locator(".ck-stale")).to_have_count(0)
    on_wall.complaints.clear()
    county = officer(person_with, "county_officer", city.counties[0], "阮启明")
    approve_works(works=list(Work.objects.filter(state="SUGGESTED").order_by("pk")[:1]), by=county, at=clock.now())
    assert a_minute_later(on_wall) == 200
    expect(decisions(wall, "state=SUGGESTED").locator(".ck-number")).to_have_text("1")
    expect(approved).to_have_text("2")  # the chart's table, and with it the chart
    assert wall.evaluate("() => window.neverLoadedAgain")
    expect(wall.locator("#ck-money-place canvas")).to_be_visible()
    on_wall.axe()
    follow(wall, ".ck-wall-head a.btn")
    expect(wall.locator(".ll-menu")).to_have_count(1)
    assert made.campaign.title in wall.inner_text("main")
