"""Somebody is invited and comes in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.models import Assignment, Invitation, Person, Role
from linli.accounts.operations import Refused, invite, invite_again
from linli.core import clock

from .conftest import PASSWORD, code_in


@pytest.fixture
def county_officer(city, holds):
    return holds("county_officer", f"division:{city.counties[0].pk}")


def made(by, role, scope, **more):
    return invite(
        name="赵小川", role=Role.objects.get(code=role), scope_key=scope, valid_from=clock.today(),
        valid_to=None, by=by,
        at=timezone.now(), **more,
    )  # fmt: skip


def test_an_officer_invites_a_colleague_who_chooses_name_and_password(city, county_officer, client_of):
    client = client_of(county_officer)
    session = client.session
    session["second_factor"] = True
    session.save()
    township = city.townships[0]
    found = client.post(reverse("accounts:invite"), {"role": "township_officer", "place": township.name, "find": "1"})
    assert f"division:{township.pk}" in found.content.decode()
    response = client.post(
        reverse("accounts:invite"),
        {
            "name": "赵小川", "role": "township_officer", "place": township.name, "scope": f"division:{township.pk}",
            "valid_from": clock.today().isoformat(),
        },
    )  # fmt: skip
    assert response.status_code == 200, response.content.decode()
    url = response.context["url"]
    assert Assignment.objects.filter(role__code="township_officer").count() == 0
    new = Client()
    path = url.removeprefix("http://testserver")
    assert "赵小川" in new.get(path).content.decode()
    response = new.post(path, {"username": "zhao.xc", "password": PASSWORD, "again": PASSWORD, "agreed": "on"})
    assert response.status_code == 302
    person = Person.objects.get(username="zhao.xc")
    given = person.assignments.get()
    assert (given.role.code, given.scope_key, given.given_by) == (
        "township_officer", f"division:{township.pk}", county_officer,
    )  # fmt: skip
    assert int(new.session["_auth_user_id"]) == person.pk
    assert new.get("/desk/").url == reverse("mfa_index")  # the role asks for a second factor first
    assert Client().get(path).status_code == 404  # the link works once


def test_the_table_does_not_hold_what_the_link_holds(city, county_officer):
    invited = made(county_officer, "township_officer", f"division:{city.townships[0].pk}")
    assert invited.token.encode() not in bytes(Invitation.objects.get().token_hash)


def test_an_old_withdrawn_or_false_link_opens_nothing(city, county_officer, client):
    scope = f"division:{city.townships[0].pk}"
    old, withdrawn = made(county_officer, "township_officer", scope), made(county_officer, "township_officer", scope)
    Invitation.objects.filter(pk=old.invitation.pk).update(
        made_at=timezone.now() - timedelta(days=8), expires_at=timezone.now() - timedelta(days=1)
    )
    Invitation.objects.filter(pk=withdrawn.invitation.pk).update(withdrawn_at=timezone.now())
    for token in (old.token, withdrawn.token, "nothing"):
        assert client.get(reverse("accounts:accept", args=[token])).status_code == 404


def test_nobody_is_invited_outside_the_scope_or_above(city, county_officer):
    for role, scope in (
        ("township_officer", f"division:{city.townships[2].pk}"),  # the other county
        ("city_officer", f"division:{city.counties[0].pk}"),  # more rights than one's own
        ("platform_administrator", "platform"),
        ("township_officer", "division:999999"),
        ("township_officer", "nonsense"),
        ("grid_worker", f"division:{city.townships[0].pk}"),  # not held over a division
    ):
        with pytest.raises(Refused):
            made(county_officer, role, scope)
    assert not Invitation.objects.exists()


def test_an_invitation_is_void_when_its_maker_may_no_longer_make_it(city, county_officer, client):
    invited = made(county_officer, "township_officer", f"division:{city.townships[0].pk}")
    county_officer.assignments.update(valid_to=clock.today() - timedelta(days=1))
    response = client.post(
        reverse("accounts:accept", args=[invited.token]),
        {"username": "zhao", "password": PASSWORD, "again": PASSWORD, "agreed": "on"},
    )
    assert response.status_code == 422
    assert not Person.objects.filter(username="zhao").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"username": "Z"}, {"username": "王"}, {"password": "short", "again": "short"},
        {"again": "another one"}, {"agreed": ""},
        {"password": "1234567890", "again": "1234567890"}, {"username": "county-officer-1"},
    ],
)  # fmt: skip
def test_bad_names_and_passwords_are_explained(city, county_officer, client, change):
    invited = made(county_officer, "township_officer", f"division:{city.townships[0].pk}")
    given = {"username": "zhao", "password": PASSWORD, "again": PASSWORD, "agreed": "on"} | change
    assert client.post(reverse("accounts:accept", args=[invited.token]), given).status_code == 422
    assert Invitation.objects.get().used_at is None


def test_a_resident_is_invited_to_a_home_and_proves_the_phone(city, homes, holds, client, messages):
    officer = holds("community_officer", f"division:{city.communities[0].pk}")
    invited = made(officer, "resident", f"home:{homes[0].pk}", relation="OWNER")
    path = reverse("accounts:accept", args=[invited.token])
    assert client.get(path).status_code == 200
    assert client.post(path).url == reverse("accounts:phone")
    client.post(reverse("accounts:phone"), {"phone": "13800138000", "agreed": "on"})
    client.post(reverse("accounts:phone_code"), {"code": code_in(messages()[0])})
    person = Person.objects.by_phone("13800138000")
    assert person.name == "赵小川"
    assert person.homes.get().home == homes[0]
    assert person.assignments.get().scope_key == f"home:{homes[0].pk}"
    assert Person.objects.count() == 2  # the invited name and the phone are one person


def test_a_lost_password_is_replaced_by_a_link_from_somebody_above(city, county_officer, holds, client):
    below = holds("township_officer", f"division:{city.townships[0].pk}", username="below", password=PASSWORD)
    invited = invite_again(person=below, by=county_officer, at=timezone.now())
    new = "quite another password"
    client.post(reverse("accounts:accept", args=[invited.token]), {"password": new, "again": new})
    below.refresh_from_db()
    assert below.check_password(new)
    assert below.username == "below"


def test_nobody_takes_over_an_account_above_or_beside_theirs(city, county_officer, holds):
    above = holds("city_officer", f"division:{city.city.pk}")
    beside = holds("county_officer", f"division:{city.counties[1].pk}")
    wider = holds("township_officer", f"division:{city.townships[0].pk}")
    Assignment.objects.create(
        person=wider, role=Role.objects.get(code="auditor"), scope_type="platform", valid_from=clock.today()
    )
    for person in (above, beside, wider, county_officer):
        with pytest.raises(Refused):
            invite_again(person=person, by=county_officer, at=timezone.now())
