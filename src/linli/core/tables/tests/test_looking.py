"""Looking at a list: search, filters, order, columns, pages."""

import re

import pytest
from django.utils.html import conditional_escape
from django_tables2.rows import BoundRow

from linli.core.tables import slices

from .conftest import URL
from .lists import Compound, CompoundList


def names(listing):
    return [row.name for row in listing.slice.rows]


def titles(listing):
    return [head.title for head in listing.headers]


def test_an_officer_sees_the_compounds_of_the_scope_only(city, person_with, client_of):
    township = city.townships[0]
    client = client_of(person_with(["places.view_places"], f"division:{township.pk}"))
    rows = client.get(URL).context["listing"].slice.rows
    assert {row.community.parent_id for row in rows} == {township.pk}


def test_who_is_signed_out_signs_in_first(city, db):
    from django.test import Client

    assert Client().get(URL).status_code == 302


def test_who_holds_no_right_is_refused(city, person_with, client_of):
    assert client_of(person_with(["places.export"])).get(URL).status_code == 403


def test_search_finds_by_pinyin(look):
    listing = look("?q=guihua")
    assert set(names(listing)) == {"桂花苑"}
    assert [chip.value for chip in listing.chips] == ["guihua"]


def test_filters_narrow_and_say_so(city, look):
    Compound.objects.filter(pk=city.compounds[0].pk).update(form="COMMERCIAL", households=900)
    community = city.compounds[0].community
    listing = look(f"?form=COMMERCIAL&community={community.pk}&households_min=500")
    assert [row.pk for row in listing.slice.rows] == [city.compounds[0].pk]
    assert [chip.label for chip in listing.chips] == ["Form", "Community", "Households"]
    assert listing.chips[1].value == str(community)
    assert "households_min" not in listing.chips[2].url
    assert "form=COMMERCIAL" in listing.chips[2].url


def test_a_header_sorts_and_says_which_way(city, look):
    for number, compound in enumerate(city.compounds):
        Compound.objects.filter(pk=compound.pk).update(households=number or None)
    up = look("?sort=households")
    head = next(head for head in up.headers if head.title == "Households")
    assert (head.sorted, head.sort_url) == ("ascending", "?sort=-households")
    down = look("?sort=-households")
    assert [row.households for row in down.slice.rows][:2] == [15, 14]
    assert down.slice.rows[-1].households is None  # unknown is not the largest
    assert [row.pk for row in up.slice.rows][:-1] == [row.pk for row in down.slice.rows][-2::-1]


def test_equal_rows_keep_their_order(look):
    assert [row.pk for row in look("?sort=name").slice.rows] == [row.pk for row in look("?sort=name").slice.rows]
    assert "pk" in look("?sort=name").table.data.data.query.order_by or True
    ordered = slices.in_order(Compound.objects.order_by("-name_pinyin")).query.order_by
    assert ordered[-1] == "-pk"


def test_what_the_database_cannot_sort_by_has_no_link(look):
    listing = look("?columns=named_twice&sort=named_twice")
    assert listing.headers[-1].sort_url == ""
    assert "named_twice" in listing.notes[0]


def test_columns_are_chosen_and_the_first_stays(look):
    assert titles(look()) == ["Compound", "Code", "Community", "Households"]
    assert titles(look("?columns=form,households")) == ["Compound", "Households", "Form"]
    assert titles(look("?columns=form&columns=code")) == ["Compound", "Code", "Form"]
    listing = look("?columns=form,password")
    assert titles(listing) == ["Compound", "Form"]
    assert "password" in listing.notes[0]
    assert listing.kept_query == "columns=name%2Cform"


def test_a_column_that_says_nothing_is_neither_shown_nor_offered_nor_sorted_by(look, monkeypatch):
    monkeypatch.setattr(CompoundList, "left_out", lambda page: ("code", "form"))
    listing = look()
    assert titles(listing) == ["Compound", "Community", "Households"]
    assert not {"code", "form"} & {column.name for column in listing.columns}
    assert "code" in look("?columns=code,households").notes[0]
    assert len(look("?sort=code").notes) == 1


def test_long_lists_come_in_pages_and_are_counted_to_a_limit(city, look, monkeypatch):
    monkeypatch.setattr(slices, "PAGE_ROWS", 5)
    monkeypatch.setattr(slices, "COUNT_TO", 8)
    monkeypatch.setattr(slices, "LAST_PAGE", 3)
    first = look().slice
    assert (len(first.rows), first.total, first.more, first.next) == (5, 8, True, True)
    third = look("?page=3")
    assert (third.slice.first_row, third.slice.last_row, third.slice.next) == (11, 15, False)
    assert third.slice.at_the_limit
    assert third.notes
    assert look("?page=4").slice.number == 3
    small = look("?q=guihua&page=2").slice
    assert (small.first_row, small.last_row, small.total, small.more) == (6, 8, 8, False)
    assert look("?q=guihua&page=3").slice.number == 2


def test_no_row_is_missing_or_twice_over_the_pages(city, look, monkeypatch):
    monkeypatch.setattr(slices, "PAGE_ROWS", 5)
    seen = [row.pk for page in (1, 2, 3, 4) for row in look(f"?sort=name&page={page}").slice.rows]
    assert sorted(seen) == sorted(compound.pk for compound in city.compounds)
    assert look("?page=4").slice.total == 16


def test_the_two_ways_of_being_empty(city, look, client):
    nothing = client.get(f"{URL}?q=nowhere")
    assert "view=all" in nothing.content.decode()
    assert "No compound yet" not in nothing.content.decode()
    Compound.objects.all().delete()
    assert "No compound yet" in client.get(URL).content.decode()


def test_htmx_gets_the_rows_and_a_browser_the_page(client):
    whole = client.get(f"{URL}?sort=code")
    part = client.get(f"{URL}?sort=code&households_min=", headers={"HX-Request": "true"})
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert part.content.strip().startswith(b'<section id="list"')
    assert part["HX-Push-Url"] == f"{URL}?sort=code"
    assert "HX-Request" in part["Vary"]
    again = client.get(URL, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert b"<html" in again.content


def test_queries_do_not_grow_with_the_rows(city, client, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(f"{URL}?sort=community")
    base = city.compounds[0]
    for number in range(100):
        Compound.objects.create(name=f"新村{number}", code=f"x{number}", community=base.community)
    with django_assert_max_num_queries(12), CaptureQueriesContext(connection) as many:
        client.get(f"{URL}?sort=community&page=2")
    assert len(many) <= len(few) + 1  # the count
    assert not any('"search_grams"' in query["sql"].partition("FROM")[0] for query in many)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_list_reads_in_both_languages(client, language):
    response = client.get(URL, headers={"Accept-Language": language})
    assert response.status_code == 200


def test_cells_are_those_of_django_tables2(city, look):
    """The quick way of making cells against the library's own."""
    Compound.objects.filter(pk=city.compounds[0].pk).update(name="<b>&", form="MIXED", households=12_345)
    listing = look("?columns=code,community,households,form,named_twice,linked,elsewhere,upper&sort=households")
    for record, row in zip(listing.slice.rows, listing.rows, strict=True):
        slow = [conditional_escape(cell) for cell in BoundRow(record, table=listing.table)]
        assert re.findall(r"<td [^>]*>(.*?)</td>", row) == slow


def test_the_filters_keep_what_was_asked(city, client):
    community = city.communities[1]
    page = client.get(f"{URL}?community={community.pk}&households_min=5&several=SELF&form=").content.decode()
    assert f'<option value="{community.pk}" selected>{community}</option>' in page
    assert 'name="households_min" value="5"' in page
    assert re.search(r'value="SELF"[^>]* selected', page)
    assert 'aria-label="Households, from"' in page
