"""Whatever is sent to the forms of a hearing: a page with reasons, never a 500, and no word on another's hearing."""

import random
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.hostile import NASTY

from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import Terms, file_hearing
from linli.core.worktime import Clock, TimeLimit

pytestmark = [pytest.mark.django_db, pytest.mark.long]
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())
SENT = 90
FORMS = {"accept/": ("reason",), "answer/": ("outcome", "answer"), "evidence/": ("file",), "withdraw/": ("reason",)}
GOOD = {"reason": "资料齐全", "outcome": "UPHELD", "answer": "改为满分。"}
FILES = [
    b"",
    b"\x00",
    b"%PDF-1.7\n%%EOF",
    b"\xff\xd8\xff\xe0" + b"\x00" * 50,
    b"\x89PNG\r\n\x1a\n" + b"9" * 99,
    b"GIF89a",
]


@pytest.fixture
def hearings(city: Any, person_with: Any, settings: Any) -> list[Hearing]:
    """One in the first county, one in the other."""
    settings.TODAY = NOON.date()
    terms, filer = Terms(TimeLimit(Clock.WORKING_DAYS, 5)), person_with()
    return [
        file_hearing(kind="OBJECTION", subject=("places.compound", one.pk), text="不符", at=NOON, by=filer, terms=terms)
        for one in (city.compounds[0], city.compounds[-1])
    ]


@pytest.fixture
def officer(city: Any, person_with: Any, client_of: Any) -> Any:
    client = client_of(person_with(["hearing.view", "hearing.answer"], f"division:{city.counties[0].pk}"))
    client.raise_request_exception = False
    return client


def test_the_forms_of_a_hearing_take_anything_and_reach_no_other(hearings: list[Hearing], officer: Any) -> None:
    here, elsewhere = hearings
    before = Hearing.objects.filter(pk=elsewhere.pk).values().get()
    tries = [(step, field, nasty) for step, fields in FORMS.items() for field in fields for nasty in NASTY]
    statuses = set()
    for number, (step, field, nasty) in enumerate(random.Random(20211015).sample(tries, SENT)):
        file = SimpleUploadedFile((nasty.replace("\x00", "") or "x")[:200], FILES[number % len(FILES)])
        sent = {**GOOD, field: file if step == "evidence/" else nasty}
        assert officer.post(f"/hearings/{elsewhere.pk}/{step}", sent).status_code == 404, (step, field, nasty)
        status = officer.post(f"/hearings/{here.pk}/{step}", sent).status_code
        assert status in (302, 422), (step, field, nasty, status)
        statuses.add(status)
    assert statuses == {302, 422}
    assert officer.get(f"/hearings/{here.pk}/").status_code == 200
    assert Hearing.objects.filter(pk=elsewhere.pk).values().get() == before
