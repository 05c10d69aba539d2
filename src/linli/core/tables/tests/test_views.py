"""Keeping views of a list."""

import pytest
from django.test import Client
from django.urls import reverse

from linli.core.tables.models import VIEWS_PER_PAGE, SavedView

from .conftest import URL


@pytest.fixture
def keep(client):
    def post(**data):
        return client.post(reverse("tables:save"), {"page": "test-compounds", "query": "", "title": "Mine"} | data)

    return post


def test_a_view_is_kept_without_page_and_rubbish(keep, officer, look):
    response = keep(query="form=COMMERCIAL&page=3&rubbish=1&q=&sort=-code")
    assert response["Location"] == f"{URL}?form=COMMERCIAL&sort=-code"
    view = SavedView.objects.get(owner=officer)
    assert view.query == "form=COMMERCIAL&sort=-code"
    listing = look("?sort=-code&form=COMMERCIAL")
    assert listing.saved_as == view


def test_the_default_view_opens_the_list(keep, client, officer):
    keep(query="sort=-code", is_default="on")
    assert client.get(URL)["Location"] == f"{URL}?sort=-code"
    assert client.get(f"{URL}?view=all").status_code == 200
    keep(query="sort=code", title="Another", is_default="on")
    assert SavedView.objects.get(owner=officer, is_default=True).title == "Another"


@pytest.mark.parametrize(
    "data",
    [
        {"title": ""},
        {"title": "x" * 41},
        {"page": "nowhere"},
        {"page": "tables:views"},
        {"page": "a:b:c"},
        {"page": ""},
    ],
)
def test_what_cannot_be_kept_is_answered_with_reasons(keep, data):
    response = keep(**data)
    assert response.status_code == 422
    assert response.context["form"].errors


def test_a_title_once_and_twenty_views_at_most(keep, officer):
    assert keep().status_code == 302
    assert keep().status_code == 422
    for number in range(VIEWS_PER_PAGE - 1):
        keep(title=str(number))
    assert SavedView.objects.filter(owner=officer).count() == VIEWS_PER_PAGE
    assert keep(title="one more").status_code == 422


def test_views_are_listed_renamed_and_deleted(keep, client, officer):
    keep(query="sort=-code")
    view = SavedView.objects.get(owner=officer)
    page = client.get(reverse("tables:views"))
    assert f"{URL}?sort=-code" in page.content.decode()
    changed = client.post(reverse("tables:change", args=[view.pk]), {f"view{view.pk}-title": "Named anew"})
    assert changed.status_code == 302
    view.refresh_from_db()
    assert (view.title, view.query) == ("Named anew", "sort=-code")
    assert client.post(reverse("tables:change", args=[view.pk]), {f"view{view.pk}-title": ""}).status_code == 422
    client.post(reverse("tables:delete", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_nobody_sees_or_changes_the_views_of_another(keep, client_of, person_with, officer):
    keep()
    view = SavedView.objects.get(owner=officer)
    other = client_of(person_with(["places.view_places"]))
    assert other.get(URL).context["listing"].views == []
    assert other.post(reverse("tables:change", args=[view.pk]), {"title": "x"}).status_code == 404
    assert other.post(reverse("tables:delete", args=[view.pk])).status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_who_is_signed_out_keeps_nothing(db):
    assert Client().get(reverse("tables:views")).status_code == 302
    assert Client().post(reverse("tables:save"), {}).status_code == 302


def test_views_are_only_changed_by_sending_a_form(client):
    assert client.get(reverse("tables:save")).status_code == 405
