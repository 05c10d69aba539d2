"""A child acts for a parent who agrees."""

import pytest
from django.urls import reverse

from linli.accounts.models import ActingFor, Person

from .conftest import code_in


@pytest.fixture
def child(db):
    return Person.objects.create_person(name="安孝云", phone="13700137000")


@pytest.fixture
def asked(child, client_of, messages):
    """The child has asked; returns the client and the message that the parent got."""
    client = client_of(child)
    response = client.post(reverse("accounts:acting"), {"name": "安宜居", "phone": "13800138000"})
    assert response.url == reverse("accounts:acting_code")
    (message,) = messages()
    assert message["phone"] == "13800138000"
    assert "安孝云" in message["text"]
    return client, message


@pytest.fixture
def agreed(asked, child):
    client, message = asked
    client.post(reverse("accounts:acting_code"), {"code": code_in(message)})
    return client, ActingFor.objects.get(person=child)


def test_without_the_parent_s_code_nothing_is_agreed(asked):
    client, message = asked
    wrong = "000000" if code_in(message) != "000000" else "111111"
    assert client.post(reverse("accounts:acting_code"), {"code": wrong}).status_code == 422
    assert not ActingFor.objects.exists()


def test_the_switch_shows_on_every_page_until_it_is_turned_back(agreed):
    client, acting = agreed
    assert acting.principal.name == "安宜居"
    client.post(reverse("accounts:act", args=[acting.pk]))
    response = client.get(reverse("accounts:me"))
    assert response.wsgi_request.acting_for == acting.principal
    assert "You act for 安宜居" in response.content.decode()
    client.post(reverse("accounts:act_for_myself"))
    assert client.get(reverse("accounts:me")).wsgi_request.acting_for is None


def test_what_is_written_meanwhile_says_on_whose_behalf(agreed):
    client, acting = agreed
    client.post(reverse("accounts:act", args=[acting.pk]))
    client.post(reverse("accounts:me"), {"name": "安孝云云"})
    from django.apps import apps

    event = apps.get_model("accounts", "PersonEvent").objects.filter(pgh_obj=acting.person_id).latest("pgh_id")
    assert str(acting.principal_id) in str(getattr(event, "pgh_context", "")) + str(event.__dict__)


def test_the_parent_ends_it_and_the_child_is_itself_again(agreed, client_of):
    client, acting = agreed
    client.post(reverse("accounts:act", args=[acting.pk]))
    parent = client_of(acting.principal)
    assert "安孝云" in parent.get(reverse("accounts:acting")).content.decode()
    parent.post(reverse("accounts:end_acting", args=[acting.pk]))
    assert client.get(reverse("accounts:me")).wsgi_request.acting_for is None
    assert client.post(reverse("accounts:act", args=[acting.pk])).status_code == 404


def test_a_stranger_neither_acts_nor_ends(agreed, client_of):
    _, acting = agreed
    stranger = client_of(Person.objects.create_person(name="路人"))
    for name in ("act", "end_acting"):
        assert stranger.post(reverse(f"accounts:{name}", args=[acting.pk])).status_code == 404


def test_nobody_acts_for_themselves(child, client_of, messages):
    client = client_of(child)
    client.post(reverse("accounts:acting"), {"name": "自己", "phone": "13700137000"})
    response = client.post(reverse("accounts:acting_code"), {"code": code_in(messages()[0])})
    assert response.status_code == 422
