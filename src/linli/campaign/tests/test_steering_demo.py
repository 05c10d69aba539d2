"""The demo's stages, orders and re-checks, on the small city."""

from datetime import date

import pytest

from linli.campaign.demo.steering import make
from linli.campaign.models import Duty, FollowUpOrder, Recheck, RecheckPlan, Stage, StageClosing, Task
from linli.core.worktime.models import WorkingCalendar
from linli.evaluation.models import Award

from .steering import AT, STANDARD, make_steered

pytestmark = pytest.mark.django_db
State = FollowUpOrder.State


@pytest.fixture
def made(city, person_with):
    WorkingCalendar.objects.update_or_create(defaults={"last_day": date(2022, 12, 31)})
    made = make_steered(city, person_with)
    for community in city.communities:
        Award.objects.create(
            kind="MEETING", standard=STANDARD, community=community, valid_from=date(2021, 6, 30), document="示例", at=AT
        )
    make(made.campaign, {"city_officer": made.leader, "county_officer": made.officers[0]})
    return made


def test_the_stages_have_the_days_of_the_plan_and_say_where_it_contradicts_itself(made):
    stages = Stage.objects.order_by("number").values_list("begins", "ends")
    assert list(stages) == [
        (date(2020, 12, 1), date(2021, 6, 30)), (date(2021, 7, 1), date(2022, 11, 30)), (date(2022, 12, 1), None),
    ]  # fmt: skip
    assert "2020年底前" in Stage.objects.get(number=1).source
    assert Task.objects.filter(stage__number=1, owner="COUNTIES", due_on=date(2020, 12, 31)).count() == 3
    assert Task.objects.count() == 12


def test_nobody_has_closed_a_stage_with_something_open(made):
    for closing in StageClosing.objects.all():
        owed = Duty.objects.filter(task__stage=closing.stage_id, division=closing.division_id)
        assert set(owed.values_list("state", flat=True)) == {"DONE"}
    assert StageClosing.objects.exists()


def test_orders_are_in_all_states_and_the_plans_are_drawn(made):
    orders = list(FollowUpOrder.objects.order_by("pk"))
    assert [order.number for order in orders] == [f"示创建督〔2021〕{number}号" for number in range(1, 7)]
    assert {order.state for order in orders} == set(State)
    assert sum(order.state == State.ISSUED and order.due_at < AT for order in orders) == 1
    assert list(RecheckPlan.objects.order_by("year").values_list("year", flat=True)) == [2021, 2022]
    assert Recheck.objects.filter(year=2021).exclude(outcome="").count() == 1  # nobody was warned before
    assert Recheck.objects.filter(year=2022, outcome="").exists()
