"""A party puts photos and papers to a hearing."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.core.files.models import FileUse
from linli.core.files.tests.conftest import picture
from linli.core.hearing.operations import Terms, add_evidence, file_hearing, withdraw_hearing
from linli.core.worktime import Clock, TimeLimit

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def day(settings, tmp_path):
    settings.TODAY = NOON.date()
    settings.FILES = str(tmp_path / "files")


@pytest.fixture
def filer(person_with):
    return person_with()


@pytest.fixture
def hearing(city, filer):
    return file_hearing(
        kind="OBJECTION", subject=("places.compound", city.compounds[0].pk), text="与现场不符", at=NOON, by=filer,
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)),
    )  # fmt: skip


def send(client, hearing, data, name="a.jpg"):
    return client.post(f"/hearings/{hearing.pk}/evidence/", {"file": SimpleUploadedFile(name, data)})


def test_the_filer_adds_a_photo_and_the_officer_opens_it(hearing, filer, city, person_with, client_of):
    mine = client_of(filer)
    assert send(mine, hearing, picture()).status_code == 302
    use = FileUse.objects.get()
    address = f"/hearings/{hearing.pk}/evidence/{use.pk}/"
    assert address.encode() in mine.get(f"/hearings/{hearing.pk}/").content
    viewer = client_of(person_with(["hearing.view"], f"division:{city.counties[0].pk}"))
    for client in (mine, viewer):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"


def test_others_neither_open_nor_add(hearing, filer, city, person_with, client_of, client):
    send(client_of(filer), hearing, picture())
    address = f"/hearings/{hearing.pk}/evidence/{FileUse.objects.get().pk}/"
    elsewhere = client_of(person_with(["hearing.view", "hearing.answer"], f"division:{city.counties[1].pk}"))
    here = client_of(person_with(["places.view_places"], f"division:{city.counties[0].pk}"))
    viewer = client_of(person_with(["hearing.view"], f"division:{city.counties[0].pk}"))
    assert client.get(address).status_code == 302
    assert elsewhere.get(address).status_code == 404
    assert here.get(address).status_code == 403
    stranger = client_of(person_with([], f"division:{city.counties[1].pk}"))
    assert stranger.get(address).status_code == 404
    assert send(elsewhere, hearing, picture(seed=2)).status_code == 404
    assert send(viewer, hearing, picture(seed=2)).status_code == 403
    assert FileUse.objects.count() == 1


def test_a_file_of_another_hearing_is_not_found_through_this_one(hearing, city, filer, client_of):
    send(client_of(filer), hearing, picture())
    other = file_hearing(
        kind="APPEAL", subject=("places.compound", city.compounds[1].pk), text="另一件", at=NOON, by=filer,
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)),
    )  # fmt: skip
    assert client_of(filer).get(f"/hearings/{other.pk}/evidence/{FileUse.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<script>alert(1)</script>",
        b"MZ\x90\x00" + bytes(200),
        b"\xff\xd8\xff" + bytes(200),
        b"%PDF-1.7 cut off",
        b"PK\x03\x04" + bytes(200),
    ],
)
def test_what_is_neither_photo_nor_pdf_is_refused_with_the_reason(hearing, filer, client_of, data):
    answer = send(client_of(filer), hearing, data, "proof.jpg")
    assert answer.status_code == 422
    assert answer.context["evidence_form"].errors["file"]
    assert not FileUse.objects.exists()


def test_the_eleventh_file_is_refused(hearing, filer, client_of, monkeypatch):
    monkeypatch.setattr("linli.core.hearing.operations.MOST_FILES", 2)
    client = client_of(filer)
    assert [send(client, hearing, picture(seed=n)).status_code for n in range(3)] == [302, 302, 422]
    assert FileUse.objects.count() == 2


def test_nothing_is_added_once_it_is_over(hearing, filer, client_of):
    withdraw_hearing(hearing=hearing, by=filer, at=NOON)
    assert send(client_of(filer), hearing, picture()).status_code == 422
    assert b"evidence/" not in client_of(filer).get(f"/hearings/{hearing.pk}/").content


def test_an_officer_adds_the_scan_of_a_paper(city, person_with, client_of):
    paper = file_hearing(
        kind="APPEAL", subject=("places.compound", city.compounds[0].pk), text="书面", at=NOON, paper_number="2021-7",
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)),
    )  # fmt: skip
    officer = person_with(["hearing.view", "hearing.answer"], f"division:{city.counties[0].pk}")
    assert send(client_of(officer), paper, picture()).status_code == 302
    assert add_evidence(hearing=paper, upload=SimpleUploadedFile("b.jpg", picture(seed=9)), by=officer, at=NOON).pk
