from types import SimpleNamespace
from typing import Any

import pytest

from linli.core.rights import PUBLIC, RIGHTS, SIGNED_IN, Grant, Grants
from linli.core.ui import menu


@pytest.fixture
def items(monkeypatch: pytest.MonkeyPatch) -> list[menu.Item]:
    mine: list[menu.Item] = []
    monkeypatch.setattr(menu, "ITEMS", mine)
    monkeypatch.setattr(menu, "fixed_url", lambda name: f"/{name}/")
    return mine


def request(*rights: str, signed_in: bool = True, path: str = "/") -> Any:
    grants = Grants((Grant("role", frozenset(rights), "platform"),))
    return SimpleNamespace(user=SimpleNamespace(is_authenticated=signed_in), grants=grants, path=path)


def add(url: str, right: Any, group: str = "places", order: int = 50) -> None:
    menu.item(label=url, url=url, icon="home", right=right, group=group, order=order)


def test_people_see_what_they_may_open(items: list[menu.Item]) -> None:
    view = RIGHTS["places.view_places"]
    add("a", PUBLIC)
    add("b", SIGNED_IN)
    add("c", view)
    labels = lambda asked: [entry.label for section in menu.sections_for(asked) for entry in section.entries]  # noqa: E731
    assert labels(request(signed_in=False)) == ["a"]
    assert labels(request()) == ["a", "b"]
    assert labels(request(view.code)) == ["a", "b", "c"]


def test_groups_and_entries_stand_in_their_order_and_empty_groups_are_left_out(items: list[menu.Item]) -> None:
    add("late", PUBLIC, "settings")
    add("second", PUBLIC, "places", 20)
    add("first", PUBLIC, "places", 10)
    sections = menu.sections_for(request())
    assert [section.code for section in sections] == ["places", "settings"]
    assert [entry.label for entry in sections[0].entries] == ["first", "second"]


def test_the_entry_nearest_to_the_page_is_the_current_one(items: list[menu.Item]) -> None:
    add("places", PUBLIC)
    add("places/compounds", PUBLIC)
    (section,) = menu.sections_for(request(path="/places/compounds/7/"))
    assert [entry.label for entry in section.entries if entry.current] == ["places/compounds"]


def test_the_front_page_is_current_only_on_itself(monkeypatch: pytest.MonkeyPatch, items: list[menu.Item]) -> None:
    monkeypatch.setattr(menu, "fixed_url", lambda name: "/" if name == "home" else f"/{name}/")
    add("home", PUBLIC, "residents")
    assert [entry.current for entry in menu.residents_entries(request(path="/other/"))] == [False]
    assert [entry.current for entry in menu.residents_entries(request(path="/"))] == [True]


def test_residents_entries_stand_at_the_front_door_only(items: list[menu.Item]) -> None:
    add("find", PUBLIC, "residents")
    assert menu.sections_for(request()) == []
    assert [entry.label for entry in menu.residents_entries(request())] == ["find"]


def test_a_group_that_nobody_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="no menu group attic"):
        add("x", PUBLIC, "attic")
    with pytest.raises(ValueError, match="declared twice"):
        menu.group("places", "Places", 5)


def test_every_entry_of_the_real_menu_leads_somewhere() -> None:
    from linli.core.ui.checks import every_menu_item_leads_somewhere

    assert every_menu_item_leads_somewhere() == []
