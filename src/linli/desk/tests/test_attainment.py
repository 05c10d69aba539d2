import re
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone

from linli.campaign.models import Campaign, Denominator, Target
from linli.desk.targets import targets_over, ways
from linli.evaluation.models import Award
from linli.evaluation.operations.register import award_title, note_award
from linli.evaluation.queries.attainment import Attainment
from linli.places.models import OverlayZone

from .test_desk_rounds import RIGHTS

STANDARD = "green-community-points"
AT = timezone.make_aware(datetime(2021, 9, 1, 9))  # noqa: DTZ001 - made aware in the city's zone


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TODAY = date(2021, 10, 15)


@pytest.fixture
def titles(city: Any) -> Any:
    """Eight communities: 0 in a zone; 0, 1, 2 and 5 take part, 0, 1 and 2 meet (2 suspended), 0 is named."""
    zone = OverlayZone.objects.create(name="示例集聚区", code="Z1", city=city.city)
    city.communities[0].zone = zone
    city.communities[0].save()
    given: dict[str, Any] = {"standard": STANDARD, "document": "x", "at": AT}
    for number in (0, 1, 2, 5):
        Award.objects.create(
            kind="TAKING_PART", community=city.communities[number], valid_from=date(2021, 9, 1), **given
        )
    met = [
        Award.objects.create(kind="MEETING", community=city.communities[number], valid_from=date(2021, 9, 1), **given)
        for number in (0, 1, 2)
    ]
    note_award(award=met[2], kind="SUSPENDED", on=date(2021, 9, 9), reason="x", document="x", by=None, at=AT)
    award_title(kind="NAMED", community=city.communities[0], on=date(2021, 9, 8), by=None, **given)
    return zone


@pytest.fixture
def leader(city: Any, person_with: Any, client_of: Any) -> Any:
    client = client_of(person_with(RIGHTS, f"division:{city.city.pk}"))
    client.get("/desk/")
    return client


def numbers(rows: list[Any]) -> list[tuple[str, list[int]]]:
    def number(cell: Any) -> int:
        found = re.match(r"\d+", str(cell["text"]))
        assert found
        return int(found.group())

    return [(row[0]["text"], [number(cell) for cell in row[1:]]) for row in rows]


def test_the_rates_stand_by_county_and_zone(titles: Any, leader: Any, city: Any) -> None:
    page = leader.get("/desk/attainment/")
    found = numbers(page.context["attainment"]["rows"])
    east, west = (county.name for county in city.counties)
    assert found[:3] == [(east, [3, 2, 1, 0, 0]), (west, [4, 1, 0, 0, 0]), (titles.name, [1, 1, 1, 1, 0])]
    assert found[3][1] == [8, 4, 2, 1, 0]
    assert page.context["rates"] == {"participation": "50.0%", "attainment": "25.0%", "naming": "12.5%"}


@pytest.mark.parametrize("over", ["city", "county", "zone"])
def test_each_number_opens_the_list_it_was_counted_from(
    titles: Any, city: Any, person_with: Any, client_of: Any, over: str
) -> None:
    key = {"city": city.city.scope_keys, "county": city.counties[0].scope_keys}.get(over)
    scope = f"zone:{titles.pk}" if key is None else f"division:{(city.city if over == 'city' else city.counties[0]).pk}"
    client = client_of(person_with(RIGHTS, scope))
    page = client.get("/desk/attainment/")
    cells = [cell for row in page.context["attainment"]["rows"] for cell in row[1:]]
    assert len(cells) >= 5
    for cell in cells:
        wanted = int(str(cell["text"]).partition("（")[0])
        listing = client.get(cell["url"]).context["listing"]
        assert len(listing.table.rows) == wanted, cell["url"]
    missing = client.get(page.context["urls"]["missing"]).context["listing"]
    whole = page.context["whole"]
    assert len(missing.table.rows) == whole.communities - whole.meeting


def test_the_list_takes_no_other_unit_and_says_so(titles: Any, leader: Any) -> None:
    answer = leader.get("/desk/attainment/communities/?unit=county:0&counts=NOTHING")
    assert answer.status_code == 200
    assert len(answer.context["listing"].table.rows) == 8
    assert leader.get("/desk/attainment/communities/?unit=county:1%20OR%201").status_code == 200


def test_the_map_shows_the_highest_state_of_each_community(titles: Any, leader: Any, city: Any) -> None:
    for number, community in enumerate(city.communities):
        community.longitude, community.latitude = "118.8", f"28.{number}"
        community.save()
    answer = leader.get("/desk/attainment/map.geojson")
    tones = [one["properties"]["tone"] for one in answer.json()["features"]]
    assert tones == ["success", "info", "warning", "warning", "muted", "muted", "muted", "muted"]
    assert (
        leader.get("/desk/attainment/map.geojson", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    )


def set_targets(city: Any) -> None:
    """Give the city a campaign whose source names 60 and 70 % for one day."""
    campaign = Campaign.objects.create(
        title="创建行动", division=city.city, standard=STANDARD, begins=date(2020, 12, 1), document="x"
    )
    counted = Denominator.objects.create(
        campaign=campaign, title="全部", rule="ALL", on=date(2020, 12, 31), size=8, frozen_at=AT
    )
    for year, percent, stretch in ((2022, 70, True), (2021, 40, False), (2022, 60, False)):
        Target.objects.create(
            campaign=campaign, by=date(year, 12, 31), percent=percent, stretch=stretch, denominator=counted,
            sentence="x", source="x",
        )  # fmt: skip


def test_targets_say_how_many_communities_are_missing(city: Any) -> None:
    set_targets(city)
    whole, today = Attainment(0, "", False, communities=183, meeting=84), date(2021, 10, 15)
    targets = targets_over(city.counties[0])
    found = ways(targets, whole, today)
    assert [(way.target.percent, way.wanted, way.missing) for way in found] == [
        (40, 74, 0), (60, 110, 26), (70, 129, 45),
    ]  # fmt: skip
    assert [way.days for way in found][:2] == [77, 442]
    assert all(Fraction(way.wanted, 183) >= Fraction(way.target.percent) / 100 for way in found)
    assert ways(targets, Attainment(0, "", False), today) == []
    assert [target.stretch for target in targets] == [False, False, True]


def test_the_page_shows_binding_and_stretch_and_leads_to_the_campaign(titles: Any, leader: Any, city: Any) -> None:
    assert "还没有目标" in leader.get("/desk/attainment/").content.decode()
    set_targets(city)
    page = leader.get("/desk/attainment/")
    assert [(way.wanted, way.missing) for way in page.context["ways"]] == [(4, 2), (5, 3), (6, 4)]
    assert f"/campaign/{page.context['campaign'].pk}/" in page.content.decode()


def test_without_an_area_the_page_says_where_to_look(person_with: Any, client_of: Any, city: Any) -> None:
    client = client_of(person_with(RIGHTS, f"compound:{city.compounds[0].pk}"))
    answer = client.get("/desk/attainment/")
    assert answer.status_code == 200
    assert answer.context["area"] is None
    assert client.get("/desk/attainment/map.geojson").json()["features"] == []


def test_the_list_costs_the_same_whatever_the_city(
    titles: Any, leader: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        leader.get("/desk/attainment/communities/?counts=MEETING")
