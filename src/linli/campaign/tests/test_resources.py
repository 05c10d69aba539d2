"""Water, power and waste come in by workbook, are listed, and stand side by side per household."""

from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from tests.campaigns import AT, make_campaign
from tests.hostile import NASTY

from linli.campaign.models import ResourceUse, Work
from linli.campaign.queries.resources import before_and_after, by_quarter
from linli.campaign.rules.quarters import after
from linli.campaign.rules.resources import compared, first_day, per_household
from linli.core import clock
from linli.core.imports import DOORS
from linli.core.imports.operations import apply_run, check_run, receive, start_applying
from linli.core.imports.tests.files import table

pytestmark = pytest.mark.django_db
RIGHTS = ["campaign.view", "campaign.follow", "imports.import_lists"]
HEAD = ["社区编码", "年份", "季度", "资源", "用量", "户数", "来源"]
MOST_QUERIES = 14


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: make_campaign(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def reporter(made, person_with):
    return person_with(RIGHTS, f"division:{made.city.counties[0].pk}")


def send(person, rows):
    run, _again = receive(door=DOORS["resource-use"], name="表.xlsx", data=table([HEAD, *rows]), by=person,
                          at=timezone.now())  # fmt: skip
    check_run(run.pk)
    run.refresh_from_db()
    return run


def apply(run):
    assert run.state == "READY", run.faults
    start_applying(run)
    apply_run(run.pk)
    run.refresh_from_db()
    assert run.state == "APPLIED"
    return run.new, run.changed, run.unchanged


def use(place, day, quantity, households=100, kind="WATER_M3"):
    return ResourceUse(
        division=place, kind=kind, year=day.year, quarter=(day.month + 2) // 3, quantity=Decimal(quantity),
        households=households, source="抄表",
    )  # fmt: skip


# Rules ----------------------------------------------------------------------------------------------------------------


def test_a_household_uses_sums_over_sums_half_up():
    assert per_household(Decimal("100.25"), 10) == Decimal("10.03")
    assert per_household(Decimal("0.05"), 10) == Decimal("0.01")  # 0.005
    assert per_household(Decimal(0), 3) == Decimal("0.00")
    assert per_household(Decimal(5), 0) is None


def test_four_whole_quarters_stand_beside_four():
    begins = date(2020, 12, 1)
    first = first_day(2019, 4)
    eight = [after(first, number) for number in range(8)]
    before, since = compared(begins, eight)
    assert (before[0], before[-1]) == (date(2019, 10, 1), date(2020, 7, 1))
    assert (since[0], since[-1]) == (date(2020, 10, 1), date(2021, 7, 1))
    assert compared(begins, eight[1:]) is None  # a quarter before is missing
    assert compared(begins, eight[:-1]) is None  # only three since
    assert compared(begins, eight[:4]) is None
    assert compared(begins, []) is None
    with pytest.raises(ValueError, match="from 1 to 4"):
        first_day(2021, 5)


# Workbooks ------------------------------------------------------------------------------------------------------------


def test_quantities_come_in_and_again_replace_themselves(made, reporter):
    code = made.city.communities[0].code
    rows = [[code, 2021, 3, "用水", "1,580.5", "120户", "抄表"], [code, 2021, 3, "POWER_KWH", 62000, 120, "抄表"]]
    assert apply(send(reporter, rows)) == (2, 0, 0)
    again = send(reporter, rows)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    rows[0][4] = 1600
    assert apply(send(reporter, rows)) == (0, 1, 1)
    assert ResourceUse.objects.get(kind="WATER_M3").quantity == 1600
    door = DOORS["resource-use"]
    out = [list(row.values()) for row in door.export_rows(ResourceUse.objects.order_by("pk"))]
    assert (out[0][0], out[0][2:4]) == (code, [2021, 3])


def test_what_cannot_be_is_refused_at_its_cell(made, reporter):
    code, other = made.city.communities[0].code, made.city.communities[-1].code
    run = send(
        reporter,
        [
            [code, 2021, 3, "用水", 100, 0, "抄表"],
            [code, 2021, 3, "用电", 100, -5, "抄表"],
            [code, 2021, 5, "用电", -1, 10, "抄表"],
            [other, 2021, 3, "用水", 1, 10, "抄表"],
            [code, 2021, 2, "煤", 1, 10, ""],
        ],
    )
    found = {fault["cell"] for fault in run.faults}
    assert run.state == "REFUSED"
    assert {"F2", "F3", "C4", "E4", "A5", "D6", "G6"} <= found
    assert not ResourceUse.objects.exists()


def test_a_community_quarter_and_resource_stand_once(made, reporter):
    code = made.city.communities[0].code
    row = [code, 2021, 3, "用水", 100, 10, "抄表"]
    run = send(reporter, [row, [*row[:4], 200, 10, "抄表"]])
    assert [fault["code"] for fault in run.faults] == ["repeated_row"]


# Seeing ---------------------------------------------------------------------------------------------------------------


def test_communities_with_works_done_stand_beside_the_others(made, reporter):
    one, two, three = made.city.communities[:3]
    day = date(2021, 7, 1)
    ResourceUse.objects.bulk_create([use(one, day, 3000), use(two, day, 4000, 300), use(three, day, 1000)])
    Work.objects.create(
        campaign=made.campaign, division=one, measure=made.measures["T-1"], state="DONE", done_on=date(2021, 5, 1),
        changed_at=AT,
    )  # fmt: skip
    found = by_quarter(made.campaign, ResourceUse.objects.all())["WATER_M3"]
    assert found[day, True].each == Decimal("30.00")
    assert (found[day, False].each, found[day, False].places) == (Decimal("12.50"), 2)  # 5000 over 400, no mean


def test_before_and_after_are_those_of_the_same_communities(made):
    one, two = made.city.communities[:2]
    quarters = [after(first_day(2019, 4), number) for number in range(8)]
    rows = [use(one, day, 1000 if number < 4 else 900) for number, day in enumerate(quarters)]
    rows += [use(two, day, 9000) for day in quarters[1:]]  # one quarter is missing: it is left out
    ResourceUse.objects.bulk_create(rows)
    uses = ResourceUse.objects.all()
    (change,) = before_and_after(made.campaign, uses, by_quarter(made.campaign, uses))
    assert (change.before.each, change.after.each, change.before.places) == (Decimal("10.00"), Decimal("9.00"), 1)


def test_the_list_shows_filters_and_exports_what_can_be_imported(
    made, reporter, client_of, django_assert_max_num_queries
):
    one, other = made.city.communities[0], made.city.communities[-1]
    rows = [use(one, date(2021, 7, 1), "1234.5"), use(one, date(2021, 4, 1), 9, kind="WASTE_KG")]
    ResourceUse.objects.bulk_create([*rows, use(other, date(2021, 7, 1), 7)])
    client, address = client_of(reporter), reverse("campaign:resources", args=[made.campaign.pk])
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address)

    def kinds(answer):
        return [row.kind for row in answer.context["listing"].slice.rows]

    assert kinds(page) == ["WATER_M3", "WASTE_KG"]
    assert "12.35" in page.content.decode()  # 12.345, half up
    assert "it says nothing of causes" in page.content.decode()
    assert kinds(client.get(address, {"kind": "WASTE_KG"})) == ["WASTE_KG"]
    assert kinds(client.get(address, {"year": "2021", "in_quarter": "3"})) == ["WATER_M3"]
    for text in NASTY:
        assert client.get(address, {"year": text, "kind": text, "in_quarter": text}).status_code == 200
    file = b"".join(client.get(address, {"export": "xlsx"}).streaming_content)
    run, _again = receive(door=DOORS["resource-use"], name="表.xlsx", data=file, by=reporter, at=timezone.now())
    check_run(run.pk)
    run.refresh_from_db()
    assert (run.new, run.changed, run.unchanged) == (0, 0, 2)
