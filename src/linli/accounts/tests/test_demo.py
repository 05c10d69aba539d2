"""The demo's sign-ins, by a click; nowhere else."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from linli.accounts.models import Invitation, Person, Role
from linli.accounts.operations import Refused, make_demo_people

DEMO = reverse("accounts:demo")


@pytest.fixture
def scopes(city, homes):
    community = f"division:{city.communities[0].pk}"
    return {
        "platform_administrator": "platform",
        "community_officer": community,
        "resident": f"home:{homes[0].pk}",
        "acting_child": f"home:{homes[0].pk}",
    }


@pytest.fixture
def demo(settings, scopes):
    settings.DEMO = True
    return make_demo_people(scopes)


def test_a_visitor_signs_in_by_one_press(demo, client):
    page = client.get(DEMO).content.decode()
    assert page.count('name="role"') == 4
    response = client.post(DEMO, {"role": "community_officer"})
    assert response.url == "/desk/"
    assert client.get(reverse("accounts:people")).status_code == 200  # no second factor is asked for in the demo
    assert client.post(DEMO, {"role": "resident"}).url == "/"


def test_making_them_again_changes_nothing(demo, scopes):
    make_demo_people(scopes)
    assert Person.objects.filter(is_demo=True).count() == 4
    assert Person.objects.get(username="demo-resident").homes.count() == 1
    assert Person.objects.get(username="demo-acting_child").acting_for.count() == 1


def test_outside_the_demo_there_is_no_such_page_and_no_such_person(demo, settings, scopes):
    client = Client()
    client.post(DEMO, {"role": "platform_administrator"})
    assert client.get(reverse("accounts:me")).status_code == 200
    settings.DEMO = False
    assert client.get(reverse("accounts:me")).status_code == 302  # who was signed in is out
    assert client.get(DEMO).status_code == 404
    assert client.post(DEMO, {"role": "platform_administrator"}).status_code == 404
    with pytest.raises(Refused):
        make_demo_people(scopes)
    with pytest.raises(CommandError):
        call_command("demo_sign_ins")


def test_the_command_lists_them(demo):
    out = io.StringIO()
    call_command("demo_sign_ins", stdout=out)
    assert "社区工作人员\t祝春晓\thttp://localhost:8000/accounts/demo/#community_officer" in out.getvalue()


def test_the_first_administrator_comes_by_a_printed_link(db, client):
    out, err = io.StringIO(), io.StringIO()
    call_command("create_administrator", "陈主任", url="https://linli.example/", stdout=out, stderr=err)
    path = re.fullmatch(r"https://linli\.example(/accounts/invitation/\S+/)\n", out.getvalue()).group(1)
    assert "陈主任" in client.get(path).content.decode()
    assert Invitation.objects.get().role == Role.objects.get(code="platform_administrator")
