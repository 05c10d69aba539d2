"""No page does anything for a method that it does not serve."""

import re
from typing import Any

import pytest
from django.test import Client

from linli.api.checks import operations
from linli.core.rights import addresses

NOBODY = "00000000-0000-4000-8000-000000000000"
ARGUMENTS = {"int": "999999", "uuid": NOBODY, "slug": "x", "str": "x", "path": "x"}
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE")


def somewhere(path: str) -> str:
    """Return an address of a pattern."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: ARGUMENTS[part[1] or "str"], path)


@pytest.fixture
def administrator(person_with: Any, client_of: Any) -> Client:
    from linli.accounts.models.people import EVERY_RIGHT

    client: Client = client_of(person_with([EVERY_RIGHT]))
    client.raise_request_exception = False
    return client


@pytest.mark.long
def test_an_administrator_who_puts_patches_or_deletes_a_page_is_refused(administrator: Client) -> None:
    api = {name for _called, name, _auth in operations()}
    pages = [path for path, name, _view in addresses() if name not in api and not name.startswith("api:")]
    assert len(pages) > 150
    wrong = {
        (method, path): answer.status_code
        for path in pages
        for method in OTHER_METHODS
        if (answer := administrator.generic(method, somewhere(path))).status_code
        not in ((404, 405) if "(?P<" in path else (405,))  # of a regular expression no address is made up here
    }
    assert wrong == {}


def test_the_api_takes_the_methods_that_it_declares_and_no_other(administrator: Client) -> None:
    there = {called for called, _name, _auth in operations()}
    paths = {called.split(" ", 1)[1] for called in there}
    for path in paths:
        for method in ("PUT", "PATCH", "DELETE"):
            if f"{method} {path}" not in there:
                asked = re.sub(r"{\w+}", "999999", path)
                assert administrator.generic(method, asked).status_code in (403, 404, 405), (method, path)


def test_a_visitor_who_puts_a_form_is_refused_and_not_sent_to_sign_in(client: Client, db: None) -> None:
    for path in ("/accounts/people/", "/places/compounds/add/", "/sign-in/"):
        answer = client.put(path)
        assert answer.status_code == 405
        assert answer["Allow"] == "GET, HEAD, POST"


def test_looking_and_sending_still_work(administrator: Client) -> None:
    assert administrator.get("/places/compounds/").status_code == 200
    assert administrator.head("/places/compounds/").status_code == 200
    assert administrator.post("/places/compounds/add/").status_code == 422
