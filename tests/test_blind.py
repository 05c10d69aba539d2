"""Blind means blind: whoever scores a second time learns nothing of the first marks, wherever they ask.

All addresses are asked twice as the second assessor, with the first scoring as it was and with another in its place:
every answer must be the same, and none may hold a word, a photo or a hash of it.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from linli.core.files.models import StoredFile
from linli.core.files.operations import attach
from linli.core.rights import addresses
from linli.evaluation.models import Adjudication, Sheet, Visit
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.sampling import draw_sample
from linli.evaluation.operations.scorings import PHOTO, Scored, Taken, confirm_visit, hand_in, take_items
from linli.evaluation.rules.scoring import items_of_part
from linli.evaluation.tests.field import AT, field_round, send
from linli.evaluation.tests.test_rounds import full_marks

pytestmark = [pytest.mark.django_db, pytest.mark.long]
WORDS = ("甲评独有之词", "乙处堆物两桩")  # reasons of the first scoring, as it was and as it is put in its place
STILL = re.compile(rb"[A-Za-z0-9_-]{64}|nonce-[\w+/=-]+|\d{2}:\d{2}(:\d{2}(\.\d+)?)?")  # tokens and the time of day
PAGES = ("?export=csv", "?export=xlsx", "")


class Blind:
    """A sheet that one scored and another is to score."""

    def __init__(self, city: Any, person_with: Any) -> None:
        self.made = field_round(city, person_with, people=5, asked=("RECTIFY",))
        self.sheet = self.made.round.sheets.select_related("round__edition").order_by("code").first()
        self.photo = StoredFile.objects.create(
            sha256=b"\xab" * 32, size=9, media_type="image/jpeg", extension="jpg", stored_at=AT
        )
        for number, visit in enumerate(send(self.made, [self.sheet])):
            self.score_first(visit, WORDS[0], "1")
            self.first = visit if number == 0 else self.first
            hand_in(visit=visit, person=visit.assessor.person, at=AT)
        draw_sample(round_=self.made.round, purpose="SECOND", seed="七", percent=100, strata=["county"], by=None, at=AT)
        self.second = next(v for v in send(self.made, [self.sheet], scoring=2) if v.part == "SITE")
        self.person = self.second.assessor.person
        with transaction.atomic():
            grade_round(round_=self.made.round, at=AT)

    def score_first(self, visit: Visit, words: str, count: str) -> None:
        """Enter full marks but for what is counted on site, with words that stand nowhere else."""
        best = full_marks(self.sheet)
        scored = []
        for item in items_of_part(self.made.round.edition.compiled().standard, visit.part):
            lost = bool(item.method.deduct)
            photos = [Taken(self.photo, b"\xab" * 32, AT)] if lost else []
            answer = count if lost else best[item.id]
            scored.append(Scored(item.id, answer, AT, reasons=((words, "照片"),) if lost else (), photos=photos))
        person = visit.assessor.person
        take_items(visit=visit, person=person, scored=scored, record=uuid4(), at=AT)
        if visit.part == "SITE":
            for party in ("MANAGER", "COMMUNITY"):
                confirm_visit(visit=visit, person=person, party=party, at=AT, signed_at=AT, refused=words)

    def put_other_marks(self) -> None:
        """Put another first scoring in its place, as if it had been so from the beginning."""
        for visit in Visit.objects.filter(sheet=self.sheet, scoring=1):
            for row in visit.items.all():
                if row.reasons:
                    row.reasons, row.answer = [[WORDS[1], ""]], "2"
                    row.save()
        sheet = Sheet.objects.get(pk=self.sheet.pk)
        sheet.answers = {name: "2" if sheet.reasons.get(name) else value for name, value in sheet.answers.items()}
        sheet.reasons = {name: [[WORDS[1], ""]] for name in sheet.reasons}
        sheet.version += 1
        sheet.save()
        with transaction.atomic():
            grade_round(round_=self.made.round, at=AT)


def asked(blind: Blind) -> Iterator[str]:
    """Yield every address with every number that belongs to the sheet, its round, its visits and its photo."""
    sheet, made = blind.sheet, blind.made
    numbers = {sheet.pk, made.round.pk, made.contract.pk, sheet.compound_id, sheet.place_id}
    numbers |= set(Visit.objects.filter(sheet=sheet).values_list("pk", flat=True))
    numbers |= set(Adjudication.objects.filter(sheet=sheet).values_list("pk", flat=True))
    numbers |= {one.pk for one in made.assessors} | {made.round.samples.get().pk, made.round.edition_id}
    subjects = ("evaluation.sheet", "evaluation.round", "evaluation.contract", "places.compound")
    for _path, name, _view in addresses():
        if not name or name.startswith("mfa_"):  # each time another secret for the authenticator
            continue
        tries: list[dict[str, Any]] = [{}]
        tries += [{"pk": number} for number in sorted(numbers)]
        tries += [{"pk": number, "subject": subject} for number in sorted(numbers) for subject in subjects]
        tries += [{"public_id": blind.photo.public_id}, {"code": "marks", "target": made.round.pk}]
        for arguments in tries:
            try:
                address = reverse(name, kwargs=arguments)
            except NoReverseMatch:
                continue
            for query in (
                PAGES if name.partition(":")[0] in ("evaluation", "desk", "hearing", "todo", "notices") else ("",)
            ):
                yield address + query
    for part in ("compounds", "divisions"):
        yield f"/api/v1/{part}"


def answers(client: Client, addresses_: list[str]) -> dict[str, tuple[int, bytes]]:
    """Return status and body of each, without what differs from one minute to the next."""
    found = {}
    for address in addresses_:
        with transaction.atomic():
            response = client.get(address)
            transaction.set_rollback(True)
        streaming = getattr(response, "streaming", False)
        body = b"".join(response.streaming_content) if streaming else response.content
        found[address] = (response.status_code, STILL.sub(b"", body) if not body.startswith(b"PK") else b"")
        if streaming and address.endswith("xlsx"):
            found[address] = (response.status_code, b"")
    return found


def test_the_second_assessor_learns_nothing_of_the_first_marks(city, person_with, client_of, monkeypatch):
    from linli.core import clock

    moment = datetime.fromisoformat("2021-09-02T10:00+08:00")
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(clock, "today", lambda: moment.date())
    blind = Blind(city, person_with)
    attach(blind.photo, subject=("evaluation.sheet", blind.sheet.pk), purpose=PHOTO, by=None, at=AT)
    client = client_of(blind.person)
    session = client.session
    session["second_factor"] = True
    session.save()
    addresses_ = list(dict.fromkeys(asked(blind)))
    assert len(addresses_) > 400
    before = answers(client, addresses_)
    blind.put_other_marks()
    after = answers(client, addresses_)
    assert {address: before[address][0] for address in before} == {address: after[address][0] for address in after}
    told = [address for address in before if before[address][1] != after[address][1]]
    assert told == [], "they differ with the first marks"
    heard = [
        address
        for address, (_status, body) in before.items()
        for secret in (WORDS[0].encode(), b"ab" * 32)
        if secret in body
    ]
    assert heard == []
    assert before[reverse("files:file", kwargs={"public_id": blind.photo.public_id})][0] in (403, 404)
    own = [address for address, (status, _body) in before.items() if status == 200]
    assert len(own) > 20, "it did see pages"


def test_who_leads_the_round_does_see_them(city, person_with, client_of):
    blind = Blind(city, person_with)
    leader = client_of(person_with(["evaluation.view_rounds", "evaluation.see_scorings"], f"division:{city.city.pk}"))
    assert WORDS[0] in leader.get(reverse("evaluation:sheet", args=[blind.sheet.pk])).content.decode()
