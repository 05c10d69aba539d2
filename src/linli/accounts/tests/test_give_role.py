"""Roles are given and ended, never beyond what one holds."""

import itertools
from datetime import timedelta

import pytest
from django.urls import reverse

from linli.accounts.models import Assignment, Person, Role
from linli.accounts.operations import Refused, change_role, copy_role, deactivate, end_role, give_role
from linli.accounts.role_data import load_roles, shipped_roles
from linli.core import clock
from linli.core.rights import RIGHTS, forget_grants, grants_of
from linli.places.models import Compound


@pytest.fixture
def officer(city, holds):
    return holds("county_officer", f"division:{city.counties[0].pk}")


@pytest.fixture
def colleague(city, holds):
    return holds("community_officer", f"division:{city.communities[0].pk}")


def give(person, code, scope, by, **more):
    options = {"valid_from": clock.today(), "valid_to": None, "reason": "新任"} | more
    return give_role(person=person, role=Role.objects.get(code=code), scope_key=scope, by=by, **options)


def passed(client):
    """Say that the person has a second factor already."""
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def test_an_officer_gives_a_role_on_the_page(city, officer, colleague, client_of):
    client = passed(client_of(officer))
    path = reverse("accounts:give_role", args=[colleague.public_id])
    township = city.townships[0]
    assert client.get(path).status_code == 200
    response = client.post(
        path,
        {
            "role": "township_officer", "place": township.code, "scope": f"division:{township.pk}",
            "valid_from": clock.today().isoformat(), "valid_to": "", "reason": "岗位调整",
        },
    )  # fmt: skip
    assert response.status_code == 302
    assert colleague.assignments.filter(role__code="township_officer", given_by=officer, reason="岗位调整").exists()
    page = client.get(reverse("accounts:person", args=[colleague.public_id])).content.decode()
    assert township.name in page


def test_nobody_gives_a_role_to_themselves(city, officer):
    with pytest.raises(Refused):
        give(officer, "township_officer", f"division:{city.townships[0].pk}", officer)


@pytest.mark.parametrize("code", ["city_officer", "platform_administrator", "auditor"])
def test_nobody_gives_rights_that_they_do_not_hold(city, officer, colleague, code):
    scope = "platform" if code == "platform_administrator" else f"division:{city.counties[0].pk}"
    with pytest.raises(Refused):
        give(colleague, code, scope, officer)


def test_nobody_gives_a_role_outside_their_scope(city, officer, colleague):
    for scope in (f"division:{city.counties[1].pk}", f"division:{city.city.pk}", "platform", f"compound:{10**6}"):
        with pytest.raises(Refused):
            give(colleague, "township_officer", scope, officer)


def test_rights_of_two_roles_over_different_places_do_not_add_up(city, holds, colleague, person_with):
    # The right to give in one county, the rights themselves in the other.
    by = person_with(["accounts.grant"], f"division:{city.counties[0].pk}")
    Assignment.objects.create(
        person=by, role=Role.objects.get(code="county_officer"), scope_type="division", scope_id=city.counties[1].pk,
        valid_from=clock.today(),
    )  # fmt: skip
    with pytest.raises(Refused):
        give(colleague, "township_officer", f"division:{city.townships[0].pk}", by)


def test_a_role_holds_from_its_first_to_its_last_day(city, officer, colleague):
    today = clock.today()
    scope = f"division:{city.townships[0].pk}"
    give(colleague, "township_officer", scope, officer, valid_from=today + timedelta(days=1))
    assert "township_officer" not in grants_of(colleague).roles()
    with pytest.raises(Refused):  # it would be held twice
        give(colleague, "township_officer", scope, officer, valid_from=today + timedelta(days=5))
    with pytest.raises(Refused):
        give(colleague, "verifier", scope, officer, valid_to=today - timedelta(days=1))


def test_a_role_ends_on_a_day_or_at_once(city, officer, colleague, client_of):
    today = clock.today()
    given = colleague.assignments.get()
    client = passed(client_of(officer))
    response = client.post(
        reverse("accounts:end_role", args=[given.pk]),
        {"last_day": (today - timedelta(days=1)).isoformat(), "reason": "离任"},
    )
    assert response.status_code == 302
    forget_grants(colleague)
    assert grants_of(Person.objects.get(pk=colleague.pk)).items == ()


def test_nobody_ends_a_role_that_they_could_not_give(city, officer, holds):
    above = holds("city_officer", f"division:{city.city.pk}")
    for given in (above.assignments.get(), officer.assignments.get()):
        with pytest.raises(Refused):
            end_role(assignment=given, last_day=clock.today(), reason="x", by=officer, today=clock.today())


def test_people_out_of_scope_are_not_found(city, officer, holds, client_of):
    other = holds("community_officer", f"division:{city.communities[-1].pk}")
    client = passed(client_of(officer))
    for name in ("person", "give_role"):
        assert client.get(reverse(f"accounts:{name}", args=[other.public_id])).status_code == 404
    assert client.get(reverse("accounts:end_role", args=[other.assignments.get().pk])).status_code == 404
    page = client.get(reverse("accounts:people")).content.decode()
    assert other.username not in page
    assert officer.username in page


def test_a_person_s_number_is_masked_until_somebody_asks_with_a_reason(city, officer, holds, client_of):
    shown = holds("community_officer", f"division:{city.communities[0].pk}", phone="13800138000")
    client = passed(client_of(officer))
    path = reverse("accounts:person", args=[shown.public_id])
    assert "13800138000" not in client.get(path).content.decode()
    unmask = reverse("accounts:unmask", args=[shown.public_id])
    assert client.post(unmask, {"reason": ""}).status_code == 422
    assert not shown.looked_at.exists()
    assert "13800138000" in client.post(unmask, {"reason": "核实联系方式"}).content.decode()
    assert shown.looked_at.get().by == officer


def test_a_deactivated_person_is_out_at_once(city, officer, colleague, client_of):
    client = passed(client_of(colleague))
    assert client.get(reverse("accounts:me")).status_code == 200
    deactivate(person=colleague, reason="离职", by=officer)
    assert client.get(reverse("accounts:me")).status_code == 302


def test_the_roles_that_ship_name_only_rights_that_exist(db):
    for shipped in shipped_roles():
        assert set(shipped.rights) <= set(RIGHTS) | {"*"}, shipped.code
        assert Role.objects.filter(code=shipped.code).exists()
    assert len(shipped_roles()) == 24


def test_roles_lower_down_can_be_given_by_those_above(db):
    rights = {shipped.code: set(shipped.rights) for shipped in shipped_roles()}
    chain = ["community_officer", "township_officer", "county_officer", "city_officer"]
    for lower, upper in itertools.pairwise(chain):
        assert rights[lower] <= rights[upper]
    for code in ("grid_worker", "micro_grid_worker", "block_leader", "company_manager", "owners_committee", "resident"):
        assert rights[code] <= rights["community_officer"], code
    assert rights["assessor"] <= rights["assessment_organisation"]


def test_a_city_s_edits_of_a_role_survive_the_next_version(db):
    Role.objects.filter(code="dispatcher").update(rights=[], name_zh="调度员")
    Role.objects.filter(code="merchant").delete()
    assert load_roles() == ["merchant: new"]
    dispatcher = Role.objects.get(code="dispatcher")
    assert (dispatcher.rights, dispatcher.name_zh) == ([], "调度员")
    assert any(line.startswith("dispatcher: places.view_places") for line in load_roles(with_new_rights=True))
    assert Role.objects.get(code="dispatcher").name_zh == "调度员"


def test_an_administrator_edits_a_role(city, holds, client_of):
    administrator = holds("platform_administrator")
    client = passed(client_of(administrator))
    role = Role.objects.get(code="dispatcher")
    response = client.post(
        reverse("accounts:role", args=["dispatcher"]),
        {
            "name_zh": "调度员", "name_en": "Dispatcher", "scope_types": ["division"], "second_factor": "on",
            "rights": ["places.view_places", "places.export"], "reason": "本市分工",
        },
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    role.refresh_from_db()
    assert role.rights == ["places.export", "places.view_places"]
    assert client.get(reverse("accounts:role", args=["platform_administrator"])).status_code == 200


def test_nobody_puts_rights_into_a_role_that_they_do_not_hold_everywhere(city, person_with):
    role = Role.objects.get(code="merchant")
    local = person_with(["accounts.change_roles", "places.export"], f"division:{city.city.pk}")
    partly = person_with(["accounts.change_roles"], "platform")
    for by in (local, partly):
        with pytest.raises(Refused):
            change_role(
                role=role, name_zh="x", name_en="x", scope_types=["organisation"], rights=["places.export"],
                second_factor=False, reason="x", by=by,
            )  # fmt: skip
        with pytest.raises(Refused):
            copy_role(code="mine", like=Role.objects.get(code="dispatcher"), by=by)


def test_rights_cost_one_query_whatever_the_number_of_roles(
    city, person_with, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    person = person_with(["accounts.view_people"], f"division:{city.city.pk}")
    for number in range(40):
        role = Role.objects.create(
            code=f"many-{number}", name_zh="多", name_en="many", scope_types=["division"],
            rights=["places.view_places"],
            second_factor=False,
        )  # fmt: skip
        Assignment.objects.create(
            person=person, role=role, scope_type="division", scope_id=city.communities[number % 8].pk,
            valid_from=clock.today(),
        )  # fmt: skip
    forget_grants(person)
    compounds = list(Compound.objects.select_related("community").prefetch_related("grids__micro_grids"))
    with django_assert_num_queries(1):
        grants = grants_of(person)
        assert len(grants.items) == 41
        for compound in compounds:
            assert grants.over("places.view_places", compound)
    client = client_of(person)
    client.get(reverse("accounts:people"))
    with django_assert_max_num_queries(12):
        client.get(reverse("accounts:people"))
