"""Officers keep the register of places; whoever may not is told so."""

from typing import Any

import pytest
from django.urls import reverse

from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, errors, follow, pick, rights_of, send


@pytest.fixture
def officer(city: Any, person_with: PersonMaker) -> Any:
    """A county officer."""
    return person_with(rights_of("county_officer"), f"division:{city.counties[0].pk}")


@pytest.fixture
def company(city: Any) -> Any:
    from linli.places.models import Organisation
    from linli.places.rules.credit_code import complete

    code = complete("91990102MA0000001")
    return Organisation.objects.create(name="示例市晴川物业服务有限公司", short_name="晴川物业", credit_code=code)


def test_a_county_officer_adds_a_compound_edits_it_and_names_who_manages_it(
    page_at: VisitMaker, city: Any, officer: Any, company: Any
) -> None:
    from linli.places.models import Compound

    community = city.communities[0]
    visit = page_at(1440, as_person=officer)
    page = visit.go(reverse("places:compounds"))
    follow(page, f"main a[href='{reverse('places:add_compound')}']")
    pick(page, "community", community.code)
    page.fill("#id_name", "晴川里")
    page.fill("#id_longitude", "1180.86")
    assert send(page) == 422
    assert "180" in errors(page)  # what is allowed
    assert page.input_value("#id_name") == "晴川里"  # nothing has to be typed again
    page.fill("#id_longitude", "118.86")
    page.fill("#id_latitude", "28.97")
    assert send(page) == 302
    compound = Compound.objects.get(name="晴川里")
    assert compound.code == f"{community.code}0003"  # the next free one
    address = reverse("places:compound", args=[compound.pk])
    assert page.url.endswith(address)
    assert page.locator("#compound-map").count() == 1

    follow(page, f"a[href='{reverse('places:edit_compound', args=[compound.pk])}']")
    page.fill("#id_households", "412")
    page.fill("#id_reason", "按竣工验收资料更正")
    assert send(page) == 302

    follow(page, f"a[href='{reverse('places:start_management', args=[compound.pk])}']")
    pick(page, "organisation", "晴川")
    page.fill("#id_first_day", "2021-09-01")
    assert send(page) == 302
    assert page.locator(f"main table a[href='{reverse('places:organisation', args=[company.pk])}']").is_visible()

    visit.go(reverse("history:thing", args=["places.compound", compound.pk]))
    events = page.locator(".ll-history > li").all_inner_texts()
    assert len(events) == 3  # newest first: managed, edited, registered
    assert "晴川物业" in events[0]
    assert "412" in events[1]
    assert "按竣工验收资料更正" in events[1]
    assert str(officer) in events[1]
    visit.fits()


def test_an_officer_merges_two_communities_and_sees_where_one_went(
    page_at: VisitMaker, city: Any, officer: Any
) -> None:
    from linli.places.models import Compound

    old, into = city.communities[:2]
    address = reverse("places:division", args=[old.pk])
    visit = page_at(1440, as_person=officer)
    page = visit.go(address)
    follow(page, f"a[href='{reverse('places:merge_division', args=[old.pk])}']")
    page.fill("#id_on", "2021-10-01")
    page.fill("#id_document", "东政发〔2021〕8号")
    pick(page, "into", old.code)
    assert send(page) == 422  # into itself
    assert old.name in errors(page)
    pick(page, "into", into.code)
    assert send(page) == 302
    assert page.url.endswith(reverse("places:division", args=[into.pk]))
    assert page.locator(f"a[href='{address}']").count() >= 1  # came from
    assert Compound.objects.filter(community=into).count() == 4
    visit.go(address)
    assert page.locator(f".alert a[href='{reverse('places:division', args=[into.pk])}']").is_visible()
    visit.fits()


@pytest.mark.long
def test_an_officer_splits_a_community_and_shares_out_what_hangs_on_it(
    page_at: VisitMaker, city: Any, officer: Any
) -> None:
    from linli.places.models import Division

    old = city.communities[0]
    visit = page_at(1440, as_person=officer)
    page = visit.go(reverse("places:split_division", args=[old.pk]))
    page.fill("#id_parts", f"{old.code[:9]}011 东园社区\n{old.code[:9]}012 西园社区")
    page.fill("#id_on", "2021-10-01")
    page.fill("#id_document", "东政发〔2021〕9号")
    assert send(page) == 200
    first, second = (f"#id_compounds-{one.pk}" for one in city.compounds[:2])
    page.select_option(first, "0")
    assert send(page) == 422  # the second would be left without a place
    assert city.compounds[1].name in errors(page)
    page.select_option(second, "1")
    assert send(page) == 302
    successors = page.locator(".alert-warning a")
    assert successors.all_inner_texts() == ["东园社区", "西园社区"]
    visit.fits()
    parts = {one.name: one for one in Division.objects.filter(name__in=["东园社区", "西园社区"])}
    city.compounds[1].refresh_from_db()
    assert city.compounds[1].community == parts["西园社区"]


@pytest.mark.long
def test_what_would_leave_homes_without_a_place_is_refused(page_at: VisitMaker, city: Any, officer: Any) -> None:
    from linli.places.models import Building, Home, Stairwell

    community, township = city.communities[0], city.townships[0]
    stairwell = Stairwell.objects.create(
        building=Building.objects.create(compound=city.compounds[0], number="1"), number="1"
    )
    for number in ("101", "102"):
        Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number=number)
    visit = page_at(1440, as_person=officer)
    page = visit.page

    visit.go(reverse("places:end_division", args=[community.pk]))
    page.fill("#id_on", "2021-10-01")
    page.fill("#id_document", "东政发〔2021〕10号")
    assert send(page) == 422
    said = errors(page)
    assert city.compounds[0].name in said
    assert "2" in said  # homes

    visit.go(reverse("places:merge_division", args=[community.pk]))  # into a township, which holds no compounds
    page.fill("#id_on", "2021-10-01")
    page.fill("#id_document", "东政发〔2021〕10号")
    pick(page, "into", city.townships[1].code)
    assert send(page) == 422
    assert city.compounds[0].name in errors(page)

    visit.go(reverse("places:move_division", args=[township.pk]))  # its own parent
    page.fill("#id_on", "2021-10-01")
    page.fill("#id_document", "东政发〔2021〕10号")
    pick(page, "parent", township.code)
    assert send(page) == 422
    assert township.name in errors(page)
    for one in (community, township):
        one.refresh_from_db()
        assert one.valid_to is None


def test_a_grid_worker_sees_the_compounds_of_the_grid_on_the_phone(
    page_at: VisitMaker, city: Any, person_with: PersonMaker
) -> None:
    from linli.places.models import Grid

    grid = Grid.objects.create(code="G1", name="书院第一网格", community=city.communities[0])
    grid.compounds.add(city.compounds[0])
    visit = page_at(390, as_person=person_with(rights_of("grid_worker"), f"grid:{grid.pk}"))
    page = visit.go(reverse("desk:home"))
    visit.fits()
    follow(page, f".ll-roles a[href='{reverse('places:grid', args=[grid.pk])}']")
    follow(page, f"a[href='{reverse('places:compound', args=[city.compounds[0].pk])}']")
    assert city.compounds[0].name in page.locator("h1").inner_text()
    assert page.locator(f"a[href='{reverse('places:edit_compound', args=[city.compounds[0].pk])}']").count() == 0
    visit.fits()
    page.click(".ll-burger")
    follow(page, f"#ll-menu a[href='{reverse('places:compounds')}']")
    assert page.locator("#list tbody tr, table tbody tr").count() == 1
    refused(visit, reverse("places:compound", args=[city.compounds[1].pk]), 404)
    for name in ("places:add_compound", "imports:list", "hearing:list"):
        refused(visit, reverse(name), 403)


def test_a_resident_finds_answers_and_notices_on_the_phone(
    page_at: VisitMaker, city: Any, person_with: PersonMaker
) -> None:
    from linli.places.models import Building, Home, Stairwell

    building = Building.objects.create(compound=city.compounds[0], number="1")
    stairwell = Stairwell.objects.create(building=building, number="1")
    home = Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number="101")
    visit = page_at(390, as_person=person_with(rights_of("resident"), f"home:{home.pk}"))
    page = visit.go("/")
    visit.fits()
    for name in ("notices:list", "hearing:mine"):
        follow(page, f"a[href='{reverse(name)}']")
        visit.settle()
        assert page.locator(".ll-empty .empty-subtitle").is_visible()  # what will stand here, and from where
        visit.fits()
    visit.go(reverse("desk:home"))
    assert page.url == f"{visit.origin}/", "a resident has no desk"
    assert page.locator(".ll-roles a").count() == 0  # no way to a page that would refuse
    visit.fits()
    for name in ("places:compounds", "imports:list", "history:chain", "accounts:people"):
        refused(visit, reverse(name), 403)


@pytest.mark.long
@pytest.mark.parametrize("role", ["company_manager", "assessor", "owners_committee", "verifier", "dispatcher"])
def test_an_empty_desk_says_what_comes_and_the_menu_leads_only_where_one_may_go(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, company: Any, role: str, client_of: Any
) -> None:
    scope = {
        "company_manager": f"organisation:{company.pk}", "owners_committee": f"compound:{city.compounds[0].pk}",
    }.get(role, f"division:{city.counties[0].pk}")  # fmt: skip
    person = person_with(rights_of(role), scope)
    visit = page_at(390 if role == "owners_committee" else 1440, as_person=person)
    page = visit.go(reverse("desk:home"))
    assert page.locator(".ll-empty .empty-subtitle").first.is_visible()
    visit.fits()
    client = client_of(person)
    ways = page.locator("#ll-menu a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(ways) > 5
    for way in ways:
        answer = client.get(way)
        assert answer.status_code == 200, way
        body = answer.content.decode()
        assert "ll-empty" not in body or "empty-subtitle" in body, way


def refused(visit: Any, path: str, status: int) -> None:
    """Fail unless a page refuses, on a page that says why and leads back."""
    answer = visit.page.goto(visit.origin + path)
    assert answer.status == status
    assert visit.page.locator("h1").is_visible()
    assert visit.page.locator("main a.btn").first.is_visible()
    visit.fits()


def test_a_point_is_picked_on_the_map_and_the_mark_follows_what_is_typed(
    page_at: VisitMaker, city: Any, officer: Any
) -> None:
    from linli.places.models import Compound

    compound, neighbour = city.compounds[:2]
    Compound.objects.filter(pk=neighbour.pk).update(longitude="118.860000", latitude="28.970000")
    address = reverse("places:edit_compound", args=[compound.pk])
    visit = page_at(1440, as_person=officer)
    page = visit.go(address)
    page.wait_for_selector("#point[data-drawn]")
    canvas = page.locator("#point canvas")
    canvas.scroll_into_view_if_needed()
    mark = page.locator("#point .maplibregl-marker")
    assert mark.count() == 0
    canvas.click(position={"x": 100, "y": 100})
    assert mark.count() == 1
    picked = [page.input_value(f"#id_{name}") for name in ("longitude", "latitude")]
    assert all(len(value.partition(".")[2]) == 6 for value in picked)

    place = mark.bounding_box()
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.mouse.move(place["x"] + 150, place["y"] + 60, steps=4)
    page.mouse.up()
    dragged = [page.input_value(f"#id_{name}") for name in ("longitude", "latitude")]
    assert float(dragged[0]) > float(picked[0])
    assert float(dragged[1]) < float(picked[1])

    page.fill("#id_longitude", "")
    assert mark.count() == 0, "half a position has no mark"
    page.fill("#id_longitude", dragged[0])
    assert mark.count() == 1
    visit.axe()
    assert send(page) == 302
    compound.refresh_from_db()
    assert [f"{compound.longitude:.6f}", f"{compound.latitude:.6f}"] == dragged


def test_without_scripts_the_position_is_typed(page_at: VisitMaker, city: Any, officer: Any) -> None:
    visit = page_at(390, as_person=officer, scripts=False)
    page = visit.go(reverse("places:edit_compound", args=[city.compounds[0].pk]))
    assert not page.locator(".ll-point").is_visible()
    page.fill("#id_longitude", "118.86")
    page.fill("#id_latitude", "28.97")
    assert send(page) == 302
    visit.fits()


def test_a_long_form_stands_in_two_columns_where_there_is_room(page_at: VisitMaker, city: Any, officer: Any) -> None:
    visit = page_at(390, as_person=officer)
    page = visit.go(reverse("places:add_compound"))
    for width, columns in ((390, 1), (991, 1), (1440, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        lefts = {round(one.bounding_box()["x"]) for one in page.locator(".ll-fields input[type=number]").all()}
        assert len(lefts) == columns, width
        visit.fits()
