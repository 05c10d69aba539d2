"""The round of `bench field`: assessors with phones, their visits, and what each phone will hand in."""

import io
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

AT = datetime.fromisoformat("2021-10-15T10:00+08:00")


@dataclass
class Task:
    """What one phone hands in at one visit: answers by item, photos by item; who signs."""

    visit: int
    edition: str
    part: str
    answers: dict[str, str]
    photos: dict[str, bytes]


@dataclass
class Phone:
    """One assessor's phone."""

    number: int
    person: str
    session: str
    tasks: list[Task]
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    sent: dict[str, Any] = field(default_factory=dict)  # bodies of its records, by their numbers


def prepared(count: int, photos: int, kilobytes: int) -> list[Phone]:
    """Make tables, city, round, assessors, visits and sessions; return the phones with what they will hand in."""
    from _rounds_city import _places
    from django.core.management import call_command
    from django.db import connection

    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "postgres"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    from linli.core.worktime.operations import load_years
    from linli.evaluation.models import Round
    from linli.evaluation.operations.editions import load_shipped
    from linli.evaluation.operations.rounds import move_round
    from linli.places.models import Compound

    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    city = _places(count)
    Compound.objects.update(elevators=6)  # all 54 items apply
    round_ = called(city)
    round_ = move_round(round_=round_, to=Round.State.MARKING, at=AT)
    return with_phones(round_, city, count, photos, kilobytes)


def called(city: Any) -> Any:
    """Return a round over the city whose marks come from visits."""
    from datetime import date

    from linli.evaluation.models import Edition
    from linli.evaluation.operations.rounds import Call, open_round

    days = (date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    call = Call(Edition.objects.get(standard="courteous-compound"), city, "2021年度评价", *days, by_visits=True)
    return open_round(call, by=None, at=AT)


def with_phones(round_: Any, city: Any, count: int, photos: int, kilobytes: int) -> list[Phone]:
    """Give every assessor the site of one compound and the documents of the next one."""
    from datetime import date

    from django.test import Client

    from linli.accounts.models import Assignment, Person, Role
    from linli.evaluation.models import Assessor, Contract, Visit
    from linli.evaluation.rules.scoring import items_of_part
    from linli.places.models import Organisation

    body = Organisation.objects.create(name="公衡评估", kind="ASSESSMENT_BODY", division=city)
    contract = Contract.objects.create(
        organisation=body,
        division=city,
        title="2021",
        number="1",
        valid_from=date(2021, 1, 1),
        valid_to=date(2021, 12, 31),
    )
    role = Role.objects.create(
        code="bench", name_zh="角色", name_en="Role", scope_types=["organisation"], rights=["evaluation.score"],
        second_factor=False,
    )  # fmt: skip
    sheets = list(round_.sheets.order_by("code"))
    edition = round_.edition.content_hash
    standard = round_.edition.compiled().standard
    answers = {part: {item.id: best(item) for item in items_of_part(standard, part)} for part in ("SITE", "DOCUMENTS")}
    phones, noise = [], secrets.token_bytes(3 * 1000 * 1000)
    for number in range(count):
        person = Person.objects.create_person(name=f"评价员{number}", username=f"assessor{number}")
        Assignment.objects.create(
            person=person, role=role, scope_type="organisation", scope_id=body.pk, valid_from=date(2000, 1, 1)
        )
        assessor = Assessor.objects.create(contract=contract, person=person)
        tasks = []
        for turn, part in enumerate(("SITE", "DOCUMENTS")):
            visit = Visit.objects.create(
                round=round_, sheet=sheets[(number + turn) % count], part=part, assessor=assessor, state="ACCEPTED",
                position=turn, assigned_at=AT, declared_at=AT,
            )  # fmt: skip
            share = photos // 2 + (photos % 2 if turn == 0 else 0)
            pictures = {
                item: picture(noise, number * 64 + turn * 32 + place, kilobytes)
                for place, item in enumerate(list(answers[part])[:share])
            }
            tasks.append(Task(visit.pk, edition, part, answers[part], pictures))
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        phones.append(Phone(number, str(person.public_id), client.cookies["sessionid"].value, tasks))
    return phones


def best(item: Any) -> str:
    """Return the best answer to an item."""
    method = item.method
    if method.binary:
        return "yes"
    if method.levels:
        return str(method.levels[0])
    if method.deduct:
        return "0"
    if method.count:
        return str(method.count.of)
    value = max(method.measured.points_at, key=lambda pair: pair[1])[0]
    return f"{int(value * 100)}/100" if method.measured.unit == "share" else str(value)


def picture(noise: bytes, seed: int, kilobytes: int) -> bytes:
    """Return a JPEG of about a size, unlike every other: noise, from another place of it."""
    from PIL import Image

    edge = max(64, min(980, int((kilobytes * 1000 / 0.8) ** 0.5)))
    start = seed * 7919 % (len(noise) - 3 * edge * edge)
    image = Image.frombytes("RGB", (edge, edge), noise[start : start + 3 * edge * edge])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, comment=str(seed).encode())
    return out.getvalue()
