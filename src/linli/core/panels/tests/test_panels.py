"""A page about a thing shows what other modules offer about it."""

import logging
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from linli.core.panels import PANELS, panel
from linli.core.rights import NONE, PUBLIC, SIGNED_IN, Grant, Grants, Right

SEE = Right("test.see", "see")


class Thing:
    pk = 3

    def scope_keys(self) -> frozenset[str]:
        return frozenset({"division:1"})


@pytest.fixture(autouse=True)
def own_panels(monkeypatch):
    monkeypatch.setattr("linli.core.panels.registry.PANELS", {})


def page(grants: Grants = NONE, signed_in: bool = False) -> str:
    request: HttpRequest = RequestFactory().get("/")
    request.grants = grants
    request.user = SimpleNamespace(is_authenticated=signed_in)
    template = Template('{% load panels %}{% panels "test.thing" thing %}')
    return template.render(Context({"request": request, "thing": Thing()}))


def draw(request, thing):
    return "todo/_count.html", {"many": 7, "late": 0, "most": 99}


def test_an_officer_sees_the_panels_of_the_rights_held_here():
    panel(subject="test.thing", order=1, right=SEE)(draw)
    assert ">7<" in page(Grants((Grant("officer", frozenset({"test.see"}), "division:1"),)))
    assert page(Grants((Grant("officer", frozenset({"test.see"}), "division:2"),))) == ""
    assert page() == ""


def test_a_visitor_sees_public_panels_and_a_signed_in_person_their_own():
    panel(subject="test.thing", order=1, right=PUBLIC)(draw)
    panel(subject="test.thing", order=2, right=SIGNED_IN)(draw)
    assert page().count(">7<") == 1
    assert page(signed_in=True).count(">7<") == 2


def test_panels_stand_in_their_order_and_one_with_nothing_to_say_is_left_out():
    panel(subject="test.thing", order=2, right=PUBLIC)(lambda r, t: ("todo/_count.html", {"many": 2, "most": 9}))
    panel(subject="test.thing", order=3, right=PUBLIC)(lambda r, t: None)
    panel(subject="test.thing", order=1, right=PUBLIC)(lambda r, t: ("todo/_count.html", {"many": 1, "most": 9}))
    shown = page()
    assert shown.index(">1<") < shown.index(">2<")
    assert shown.count("badge ") == 2


@pytest.mark.parametrize("broken", [lambda r, t: 1 / 0, lambda r, t: ("no/such.html", {}), lambda r, t: "nonsense"])
def test_a_panel_that_fails_says_so_and_leaves_the_page_whole(broken, caplog):
    panel(subject="test.thing", order=1, right=PUBLIC)(broken)
    panel(subject="test.thing", order=2, right=PUBLIC)(draw)
    with caplog.at_level(logging.ERROR):
        shown = page()
    assert "card" in shown
    assert ">7<" in shown
    assert "test.thing 3" in caplog.text


def test_the_real_panels_are_not_touched_by_these_tests():
    assert "test.thing" not in PANELS
