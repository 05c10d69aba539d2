"""A page of a sorted list holds the very rows that sorting all of them would give."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.core.rights import grants_of
from linli.core.tables import slices
from linli.places.models import Compound
from linli.places.rights import VIEW_PLACES


@pytest.fixture
def rows(city, person_with, monkeypatch):
    """What an officer of one county sees, three rows to a page, with and without households and company."""
    monkeypatch.setattr(slices, "PAGE_ROWS", 3)
    for number, compound in enumerate(city.compounds):
        compound.households = None if number % 5 == 0 else 100 * (number % 3)
        compound.save()
    officer = person_with([VIEW_PLACES.code], f"division:{city.counties[0].pk}")
    visible = Compound.objects.visible_to(grants_of(officer), VIEW_PLACES.code)
    return visible.select_related("community__parent__parent", "manager")


@pytest.mark.parametrize("order", ["households", "-households", "name_pinyin", "-community__code"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_page_is_the_same_as_of_the_list_sorted_as_a_whole(rows, order, number):
    ordered = slices.in_order(rows.order_by(order))
    wanted = list(ordered)
    assert 0 < len(wanted) < Compound.objects.count()
    assert slices._page(ordered, number) == (wanted[(number - 1) * 3 : number * 3 + 1], len(wanted))


def test_a_page_behind_what_is_counted_is_the_same_too(rows, monkeypatch):
    monkeypatch.setattr(slices, "COUNT_TO", 3)
    ordered = slices.in_order(rows.order_by("-households"))
    wanted = list(ordered)
    assert slices._page(ordered, 1) == (wanted[:4], 4)
    assert slices._page(ordered, 2) == (wanted[3:7], None)
    assert slices._page(ordered, 9) == ([], None)


def test_a_search_keeps_its_order_and_is_looked_for_once(rows, django_assert_num_queries):
    ordered = slices.in_order(rows.found_by("阳光").order_by("-households"))
    wanted = list(ordered)
    with django_assert_num_queries(2):
        found, counted = slices._page(ordered, 1)
        assert [row.community.parent.parent.name for row in found]
    assert (found, counted) == (wanted[:4], len(wanted))


def test_only_the_rows_of_the_page_are_joined(rows):
    with CaptureQueriesContext(connection) as captured:
        slices._page(slices.in_order(rows.order_by("-households")), 1)
    keys, page = (query["sql"] for query in captured.captured_queries)
    assert "LEFT OUTER JOIN" not in keys
    assert "LIMIT" in keys
    assert "LEFT OUTER JOIN" in page
    assert page.count("SELECT") == 1
