"""Somebody asks for a document that takes long, leaves, and finds it."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from linli.core.documents import KINDS, Kind, Made
from linli.core.documents.jobs import make
from linli.core.documents.kinds import UnableToMake
from linli.core.documents.models import Document
from linli.core.documents.operations import ask_document, forget, make_document

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def kind(monkeypatch):
    """A kind of document whose making a test decides: a text, or an error."""
    outcome = {"text": "正文", "raises": None}

    def write(*, subject, person, path, told):
        told(1, 2)
        if outcome["raises"]:
            raise outcome["raises"]
        path.write_text(f"{outcome['text']} {subject}", encoding="utf-8")
        return Made("通报.txt", "text/plain", 1)

    monkeypatch.setitem(KINDS, "test.text", Kind("test.text", "Test", write, lambda pk: f"/back/{pk}/"))
    return outcome


@pytest.fixture
def person(person_with):
    return person_with([])


def asked(person, subject=7):
    return ask_document("test.text", subject, person=person, at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_document_is_made_by_the_job_and_sent_to_who_asked(kind, person, client_of, person_with):
    row = asked(person)
    mine, other = client_of(person), client_of(person_with([]))
    page = reverse("documents:document", args=[row.pk])
    assert "documents/" in mine.get(page).content.decode()
    assert mine.get(reverse("documents:progress", args=[row.pk])).status_code == 200
    assert mine.get(reverse("documents:content", args=[row.pk])).status_code == 404
    make(document=row.pk)
    assert "HX-Redirect" in mine.get(reverse("documents:progress", args=[row.pk])).headers
    assert "通报.txt" in mine.get(page).content.decode()
    sent = mine.get(reverse("documents:content", args=[row.pk]))
    assert b"".join(sent.streaming_content).decode() == "正文 7"
    assert "attachment" in sent["Content-Disposition"]
    for name in ("document", "progress", "content"):
        assert other.get(reverse(f"documents:{name}", args=[row.pk])).status_code == 404
    make_document(row.pk)  # a second run of the job
    assert Document.objects.get().state == "DONE"


def test_the_same_document_is_asked_for_once_while_it_is_under_way(kind, person):
    assert asked(person).pk == asked(person).pk
    assert asked(person, 8).pk != asked(person).pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("error", "said"), [(UnableToMake("名单为空。"), "名单为空"), (Http404(), "outside your area")]
)
def test_what_cannot_be_made_says_why(kind, person, client_of, error, said):
    kind["raises"] = error
    row = asked(person)
    make(document=row.pk)
    row.refresh_from_db()
    assert row.state == "FAILED"
    assert said in row.problem
    assert row.problem in client_of(person).get(reverse("documents:document", args=[row.pk])).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_fault_is_told_and_not_swallowed(kind, person):
    kind["raises"] = ValueError("x")
    row = asked(person)
    with pytest.raises(ValueError, match="x"):
        make(document=row.pk)
    row.refresh_from_db()
    assert (row.state, "could not be made" in row.problem) == ("FAILED", True)


def test_what_was_asked_for_long_ago_is_forgotten(kind, person):
    asked(person)
    assert forget(AT + timedelta(days=29)) == 0
    assert forget(AT + timedelta(days=31)) == 1
