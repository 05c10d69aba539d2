"""A round whose marks come from assessors who go there, for tests."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import override_settings

from linli.core.worktime.operations import load_years
from linli.evaluation.models import Assessor, Contract, Edition, Round, Sheet, Visit
from linli.evaluation.operations.assessors import (
    NewContract,
    accept_visit,
    add_assessor,
    assign_visits,
    record_training,
    sign_contract,
)
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.scorings import Scored, confirm_visit, hand_in, take_items
from linli.evaluation.rules.scoring import items_of_part
from linli.evaluation.tests.test_rounds import full_marks
from linli.places.models import Organisation

AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
STANDARD = "courteous-compound"


@dataclass
class Field:
    """A round by visits, a contract, and the people under it."""

    round: Round
    contract: Contract
    people: list[Any]
    assessors: list[Assessor] = field(default_factory=list)


def field_round(city: Any, person_with: Any, *, people: int = 3, state: str = "MARKING", **call: Any) -> Field:
    """Open a round over the small city with a contract and trained assessors; no visit is assigned yet."""
    load_years(2020, 2022, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard=STANDARD)
    options = {"by_visits": True, **call}
    round_ = open_round(
        Call(edition, city.city, "2021", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31), **options),
        by=None,
        at=AT,
    )
    if state != "CALLED":
        round_ = move_round(round_=round_, to="MARKING", at=AT)
    body = Organisation.objects.create(name="公衡评估", kind="ASSESSMENT_BODY", division=city.city)
    contract = sign_contract(
        NewContract(body, city.city, "2021 年评估服务", "2021-01", date(2021, 1, 1), date(2021, 12, 31))
    )
    made = Field(round_, contract, [])
    for number in range(people):
        person = person_with(["evaluation.score"], f"organisation:{body.pk}", name=f"评价员{number + 1}")
        made.people.append(person)
        made.assessors.append(trained(contract, person))
    return made


def made_once(people: int) -> tuple[Any, Any, Any]:
    """Return the fixtures `stock`, `city` and `made` of a module whose tests all begin with the same field round.

    It is made once; every test reads it anew and finds it as it was made. Not for a module with tests that commit.
    """

    @pytest.fixture(scope="module")
    def stock(once: Any, make_city: Any, make_person: Any) -> Any:
        def make() -> Any:
            city = make_city()
            return city, field_round(city, make_person, people=people)

        with override_settings(TODAY=AT.date()):
            return once(make)

    @pytest.fixture
    def city(db: None, stock: Any) -> Any:
        return deepcopy(stock[0])

    @pytest.fixture
    def made(db: None, stock: Any) -> Field:
        first: Field = stock[1]
        assessors = {row.pk: row for row in Assessor.objects.select_related("person")}
        mine = [assessors[row.pk] for row in first.assessors]
        round_ = Round.objects.select_related("edition", "division").get(pk=first.round.pk)
        return Field(round_, Contract.objects.get(pk=first.contract.pk), [one.person for one in mine], mine)

    return stock, city, made


def trained(contract: Contract, person: Any, standard: str = STANDARD) -> Assessor:
    """Enter a person under a contract, with a training that counts."""
    assessor = add_assessor(contract=contract, person=person)
    record_training(
        assessor=assessor,
        standard=standard,
        held_on=date(2021, 3, 1),
        valid_until=date(2022, 2, 28),
        document="培训 1 号",
    )
    return assessor


def send(made: Field, sheets: Iterable[Sheet] | None = None, *, scoring: int = 1, accept: bool = True) -> list[Visit]:
    """Share out sheets, all of the round if none are named; the visits are accepted unless told otherwise."""
    wanted = list(sheets if sheets is not None else made.round.sheets.order_by("code"))
    assign_visits(round_=made.round, contract=made.contract, scoring=scoring, sheets=wanted, by=None, at=AT)
    visits = Visit.objects.filter(round=made.round, scoring=scoring).exclude(state="REFUSED").order_by("sheet", "part")
    if accept:
        for visit in visits.filter(state="ASSIGNED"):
            accept_visit(visit=visit, at=AT)
    return list(visits.select_related("assessor__person", "sheet__round__edition"))


def score(visit: Visit, answers: dict[str, str] | None = None, *, reasons: dict[str, str] | None = None) -> None:
    """Enter full marks for a visit, but for what is given; every answer with its reason, if there is one."""
    standard = visit.sheet.round.edition.compiled().standard
    best, given = full_marks(visit.sheet), answers or {}
    scored = [Scored("fact:elevators", "2", AT), Scored("fact:owners_meeting_due", "yes", AT)]
    for item in items_of_part(standard, visit.part):
        text = (reasons or {}).get(item.id, "")
        pairs = ((text, "照片"),) if text else ()
        scored.append(Scored(item.id, given.get(item.id, best[item.id]), AT, reasons=pairs))
    take_items(visit=visit, person=visit.assessor.person, scored=scored, record=uuid4(), at=AT)


def finish(visit: Visit, answers: dict[str, str] | None = None, *, reasons: dict[str, str] | None = None) -> Visit:
    """Score a visit, have it confirmed, and hand it in."""
    person = visit.assessor.person
    score(visit, answers, reasons=reasons)
    if visit.part == "SITE" and visit.scoring == 1:
        for party in ("MANAGER", "COMMUNITY"):
            confirm_visit(visit=visit, person=person, party=party, at=AT, signed_at=AT, refused="不在现场")
    return hand_in(visit=visit, person=person, at=AT)
