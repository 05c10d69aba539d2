"""What is there after the first start: the real register with its plan, or nothing; and once only."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from linli.campaign.models import Campaign, Target
from linli.core.todo.models import ToDo
from linli.evaluation.models import Edition, Round
from linli.places.models import Compound, Division

pytestmark = pytest.mark.django_db


def set_up(shape: str) -> None:
    call_command("set_up_city", shape=shape, stderr=StringIO())


def test_the_real_city_begins_with_its_plan_and_no_marks(
    person_with: Any, client_of: Any, settings: Any, tmp_path: Any, django_assert_max_num_queries: Any
) -> None:
    settings.DATA = tmp_path
    set_up("quzhou")
    campaign = Campaign.objects.get()
    city = Division.objects.get(level="CITY")
    assert (campaign.division, campaign.title) == (city, "衢州市绿色社区创建行动")
    assert Edition.objects.filter(standard=campaign.standard).exists()
    assert not Round.objects.exists()
    assert not Compound.objects.exists()
    assert not ToDo.objects.open().exists()  # its days lie years back: nobody finds a pile that is overdue
    rights = ["campaign.view", "campaign.lead", "evaluation.view_rounds", "places.view_places"]
    leader = client_of(person_with(rights, f"division:{city.pk}"))
    address = reverse("campaign:campaign", args=[campaign.pk])
    leader.get(address)
    with django_assert_max_num_queries(18):
        page = leader.get(address)
    ways = [way for way in page.context["ways"] if way.target.counted == Target.Counted.MEETING]
    assert [(way.wanted, way.sum_wanted, way.members) for way in ways] == [
        (74, 75, 183),
        (110, 111, 183),
        (129, 130, 183),
    ]
    assert [one["wanted"] for one in page.context["compared"]] == [[74, 110, 129], [73, 109, 127], [56, 83, 97]]
    text = page.content.decode()
    assert "向上取整" in text or "取整" in text
    assert "4项任务没有布置" in text
    assert leader.get(reverse("campaign:stages", args=[campaign.pk])).status_code == 200
    assert leader.get("/campaign/")["Location"] == address


def test_a_second_start_begins_nothing_again(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    set_up("quzhou")
    before = Division.objects.count()
    Campaign.objects.update(title="改过的名称", document="改过的文号")
    set_up("quzhou")
    assert (Campaign.objects.count(), Division.objects.count()) == (1, before)


def test_an_empty_platform_has_standards_and_nothing_else(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    set_up("empty")
    assert Edition.objects.exists()
    assert not Division.objects.exists()
    assert not Campaign.objects.exists()
