"""A module declares rights; an address without one does not start; grants say what they reach."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path

from linli.core.rights import PUBLIC, SIGNED_IN, Grant, Grants, Right, declare, key, needs, right, scope_of, split
from linli.core.rights.checks import every_address_declares_its_right
from linli.core.rights.registry import RIGHTS
from linli.core.rights.views import DECLARED, addresses, right_of


def page(request):
    return HttpResponse("page")


class Place:
    """A thing in a county of a city."""

    def scope_keys(self):
        return frozenset({"division:1", "division:2"})


class Resolver:
    url_patterns = [path("open/", page, name="open"), path("closed/", needs(PUBLIC)(page), name="closed")]


@pytest.fixture
def declared():
    kept_rights, kept_names = dict(RIGHTS), dict(DECLARED)
    yield
    RIGHTS.clear()
    RIGHTS.update(kept_rights)
    DECLARED.clear()
    DECLARED.update(kept_names)


def test_every_address_of_the_program_declares_its_right():
    assert every_address_declares_its_right() == []


def test_an_address_without_a_right_is_an_error(declared, monkeypatch):
    monkeypatch.setattr("linli.core.rights.checks.addresses", lambda: addresses(Resolver()))
    (fault,) = every_address_declares_its_right()
    assert (fault.id, fault.msg) == ("rights.E001", "open declares no right")
    declare("open", PUBLIC)
    assert every_address_declares_its_right() == []


def test_a_right_that_no_module_declares_is_none(declared):
    assert right_of("x/", "x", needs(Right("made.up", "made up"))(page)) is None


def test_a_right_is_declared_once(declared):
    right("test.once", "once")
    with pytest.raises(ValueError, match="declared twice"):
        right("test.once", "once")


def test_a_role_reaches_what_lies_in_its_scope():
    grants = Grants((Grant("a", frozenset({"x.see"}), "division:1"), Grant("b", frozenset({"x.do"}), "division:9")))
    assert grants.has("x.do")
    assert grants.over("x.see", Place())
    assert not grants.over("x.do", Place())
    assert Grants((Grant("c", frozenset({"x.do"}), "platform"),)).over("x.do", Place())
    assert not grants.need_second_factor
    assert Grants((Grant("c", frozenset(), "platform", second_factor=True),)).need_second_factor


@pytest.mark.parametrize(
    "text", ["", "division", "division:", "division:x", "division:-1", "nothing:1", "division:１", "a:b:c"]
)
def test_what_is_no_key_names_nothing(text):
    with pytest.raises(ValueError, match=r"^"):
        split(text)
    assert scope_of(text) is None
    assert key("platform") == "platform"


def test_signed_out_visitors_are_sent_to_sign_in_and_back(rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/thing/?a=1")
    request.user = AnonymousUser()
    assert needs(SIGNED_IN)(page)(request).url == "/sign-in/?next=/thing/%3Fa%3D1"


def test_a_part_of_a_page_takes_the_whole_page_to_sign_in(client):
    response = client.get("/accounts/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/places/"})
    assert response["HX-Redirect"] == "/sign-in/?next=/places/"


def test_who_lacks_the_right_is_refused(rf, person_with, declared):
    seen = right("test.see", "see")
    request = rf.get("/")
    request.user = person_with(["test.see"])
    assert needs(seen)(page)(request).content == b"page"
    request.user = person_with([])
    with pytest.raises(PermissionDenied):
        needs(seen)(page)(request)
