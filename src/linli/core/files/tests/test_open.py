"""Who may open a file, and how it is sent."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from linli.core.files import Purpose
from linli.core.files.operations import attach, release, store
from linli.core.files.purposes import KINDS, PURPOSES
from linli.core.rights import RIGHTS

from .conftest import picture, upload
from .test_store import PDF

AT = datetime(2026, 11, 1, tzinfo=UTC)
VIEW = ["places.view_places"]


@pytest.fixture
def photo(city, photos):
    """A photo of the first compound."""
    file = store(upload(picture()), purpose=photos, at=AT)
    file.use = attach(file, subject=("places.compound", city.compounds[0].pk), purpose=photos, by=None, at=AT)
    return file


def url(file):
    return reverse("files:file", args=[file.public_id])


def status(browser, file, **more):
    """Open a file to its end; return how it was answered."""
    response = browser.get(url(file), **more)
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def test_whoever_sees_the_compound_opens_its_photo(photo, city, person_with, client_of, client):
    inside = client_of(person_with(VIEW, f"compound:{city.compounds[0].pk}"))
    response = inside.get(url(photo))
    assert response.status_code == 200
    assert len(b"".join(response.streaming_content)) == photo.size == int(response["Content-Length"])
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == "private, no-cache"  # the right to see it may end
    assert "sandbox" in response["Content-Security-Policy"]
    assert status(inside, photo, headers={"If-None-Match": response["ETag"]}) == 304
    assert inside.head(url(photo)).status_code == 200

    assert status(client_of(person_with(VIEW, f"compound:{city.compounds[1].pk}")), photo) == 404
    assert status(client_of(person_with(["places.export"], "platform")), photo) == 403
    assert status(client, photo) == 302
    # What a browser has seen does not open it for the next who uses it: the right is asked before the 304.
    outside = client_of(person_with(VIEW, f"compound:{city.compounds[1].pk}"))
    assert status(outside, photo, headers={"If-None-Match": response["ETag"]}) == 404


def test_a_published_photo_is_anybodys_and_an_ended_use_nobodys(photo, photos, city, client, person_with, client_of):
    use = attach(
        photo, subject=("places.compound", city.compounds[0].pk), purpose=photos, by=None, at=AT, published=True
    )
    assert use.pk == photo.use.pk
    assert status(client, photo) == 200
    release(use, at=AT)
    assert status(client, photo) == 404
    assert status(client_of(person_with(VIEW)), photo) == 404


def test_a_purpose_may_ask_for_a_right_of_its_own(city, person_with, client_of, monkeypatch):
    strict = Purpose("test.strict", "S", KINDS, 9_000_000, 99, RIGHTS["places.export"], 0)
    monkeypatch.setitem(PURPOSES, strict.code, strict)
    file = store(upload(picture(seed=3)), purpose=strict, at=AT)
    attach(file, subject=("places.compound", city.compounds[0].pk), purpose=strict, by=None, at=AT)
    assert status(client_of(person_with(VIEW)), file) == 403
    assert status(client_of(person_with(["places.export"])), file) == 200


def test_a_document_is_saved_and_never_shown(city, photos, person_with, client_of):
    file = store(upload(PDF, "x.html"), purpose=photos, at=AT)
    attach(file, subject=("places.compound", city.compounds[0].pk), purpose=photos, by=None, at=AT)
    response = client_of(person_with(VIEW)).get(url(file))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == f'attachment; filename="{str(file.public_id)[:8]}.pdf"'


def test_a_file_of_two_things_opens_by_either(photo, photos, city, person_with, client_of):
    attach(photo, subject=("places.compound", city.compounds[5].pk), purpose=photos, by=None, at=AT)
    for compound in (city.compounds[0], city.compounds[5]):
        assert status(client_of(person_with(VIEW, f"compound:{compound.pk}")), photo) == 200


@pytest.mark.parametrize(
    "path", ["6d53c452-47b9-464f-a85d-d0108a2e98e5", "../../etc/passwd", "%2e%2e%2fsecret-key", "x" * 500, "00"]
)
def test_what_is_not_there_is_not_found(path, db, person_with, client_of):
    assert client_of(person_with(VIEW)).get(f"/files/{path}/").status_code == 404


def test_a_file_that_nothing_uses_or_whose_content_is_lost_is_not_found(photo, photos, folder, person_with, client_of):
    browser = client_of(person_with(VIEW))
    unused = store(upload(picture(seed=9)), purpose=photos, at=AT)
    assert status(browser, unused) == 404
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
    assert status(browser, photo) == 404
    store(upload(picture()), purpose=photos, at=AT)  # sent again, it is there again
    assert status(browser, photo) == 200


def test_opening_costs_few_queries(photo, person_with, client_of, django_assert_max_num_queries):
    browser = client_of(person_with(VIEW))
    with django_assert_max_num_queries(10):
        assert status(browser, photo) == 200
