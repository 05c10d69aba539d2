from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from django.views import defaults
from django.views.csrf import csrf_failure

from linli.core.ui.views import LARGE_COOKIE, THEME_COOKIE


def drawn(source: str, **context: Any) -> str:
    from django_cotton.compiler_regex import CottonCompiler

    with translation.override("en"):
        return engines["django"].from_string(CottonCompiler().process(source)).render(context)


def test_what_people_typed_is_never_markup() -> None:
    name = "<b>&\"'"
    for source in (
        '<c-card title="{{ name }}">{{ name }}</c-card>',
        '<c-card :title="name" />',
        '<c-empty title="{{ name }}" hint="{{ name }}" />',
        "<c-badge>{{ name }}</c-badge>",
        '<c-stat label="{{ name }}" value="{{ name }}" />',
        '<c-chart :option="option" :columns="columns" :rows="rows" title="{{ name }}" />',
        '<c-facts :items="facts" />',
    ):
        facts = [{"label": name, "value": name}]
        html = drawn(source, name=name, option={"title": name}, columns=[name], rows=[[name]], facts=facts)
        assert "<b>" not in html, source
        assert "&amp;lt;" not in html, f"escaped twice: {source}"


def test_a_fact_that_is_nought_is_shown_and_one_unknown_is_not() -> None:
    html = drawn('<c-facts :items="facts" />', facts=[{"label": "a", "value": 0}, {"label": "b", "value": None}])
    assert "<dd>0</dd>" in html
    assert "—" in html


def test_work_that_is_done_asks_no_more() -> None:
    source = '<c-progress url="/p/" :done="3" :total="3" state="{{ state }}" />'
    assert 'hx-get="/p/"' in drawn(source, state="doing")
    assert "hx-get" not in drawn(source, state="succeeded")
    assert "hx-get" not in drawn(source, state="failed")


@pytest.mark.django_db
def test_a_reader_keeps_what_they_chose(client: Client) -> None:
    answer = client.post("/ui/preferences/", {"theme": "dark", "large": "1", "language": "en", "next": "/ui/gallery/"})
    assert answer.headers["Location"] == "/ui/gallery/"
    page = client.get("/ui/gallery/?layout=public").content.decode()
    assert 'data-bs-theme="dark"' in page
    assert "ll-large" in page
    assert 'lang="en"' in page
    client.post("/ui/preferences/", {"theme": "auto", "large": "0"})
    assert not client.cookies[THEME_COOKIE].value
    assert client.cookies[LARGE_COOKIE].value == "0"


@pytest.mark.django_db
@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(client: Client, next_page: str) -> None:
    answer = client.post("/ui/preferences/", {"theme": "light", "next": next_page})
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_nonsense_changes_nothing(client: Client) -> None:
    answer = client.post("/ui/preferences/", {"theme": "pink", "large": "yes", "language": "xx"})
    assert answer.status_code == 302
    assert not answer.cookies
    assert client.get("/ui/preferences/").status_code == 405


def test_large_type_goes_with_the_person(person_with: Any, client_of: Any) -> None:
    person = person_with()
    client_of(person).post("/ui/preferences/", {"large": "1", "language": "en"})
    person.refresh_from_db()
    assert person.older_mode
    assert person.language == "en"
    assert b"ll-large" in client_of(person).get("/ui/gallery/?layout=public").content  # on another device


def test_a_stranger_s_page_asks_the_database_nothing(client: Client, django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        assert client.get("/ui/gallery/?layout=public").status_code == 200


def test_a_layout_costs_a_signed_in_person_little(
    person_with: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(person_with(["places.view_places"]))
    client.get("/ui/gallery/")
    with django_assert_max_num_queries(6):  # session, person, their key, roles, and what signing in checks
        assert client.get("/ui/gallery/").status_code == 200


def test_the_gallery_is_no_page_of_a_real_city(client: Client, settings: Any, db: None) -> None:
    settings.DEMO = settings.TESTING = False
    assert client.get("/ui/gallery/").status_code == 404


def test_an_error_in_a_form_answers_422_whole_and_in_part(client: Client, db: None) -> None:
    whole = client.post("/ui/gallery/form/", {})
    part = client.post("/ui/gallery/form/", {}, headers={"HX-Request": "true"})
    assert (whole.status_code, part.status_code) == (422, 422)
    assert b"<html" in whole.content
    assert b"<html" not in part.content


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_error_says_what_to_do_next(language: str, rf: RequestFactory) -> None:
    request = rf.get("/")
    with translation.override(language):
        pages = [
            defaults.bad_request(request, SuspiciousOperation()),
            defaults.permission_denied(request, PermissionDenied()),
            defaults.page_not_found(request, Exception()),
            defaults.server_error(request),
            csrf_failure(request),
        ]
    for page in pages:
        text = page.content.decode()
        assert 'href="/"' in text
        assert "style=" not in text


def test_no_page_has_what_the_policy_forbids(client: Client, db: None) -> None:
    for path in ("/ui/gallery/", "/ui/gallery/?layout=public", "/"):
        text = client.get(path).content.decode()
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<script>" not in text


def test_signed_out_people_see_no_officers_menu(client: Client, db: None) -> None:
    assert b"ll-menu-title" not in client.get("/ui/gallery/").content


def test_the_cookies_of_the_choices_are_closed_to_scripts(client: Client, db: None) -> None:
    client.post("/ui/preferences/", {"theme": "dark"})
    assert client.cookies[THEME_COOKIE]["httponly"]
    assert client.cookies[THEME_COOKIE]["secure"] == (settings.HTTPS or "")
