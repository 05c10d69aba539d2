"""docs/rights.md is what people agreed on; every address is walked by every role and compared with it.

Personas: nobody signed in; somebody without a role; each shipped role over places of the first county; somebody with
every right over the other county; the platform's administrator. An address that is missing from the page, or whose
arguments are missing from SAMPLES, fails.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from linli.core.rights import RIGHTS, addresses, right_of

PAGE = Path(__file__).parents[1] / "docs" / "rights.md"
NOBODY = "00000000-0000-4000-8000-000000000000"
Sample = Callable[[Any], dict[str, Any]]


# What the page says ---------------------------------------------------------------------------------------------------


def table(heading: str) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows of the first table under a heading."""
    part = PAGE.read_text("utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return cells[0], cells[2:]


@dataclass(frozen=True)
class Row:
    """What is agreed on an address: its right; what may come of it inside, and what outside one's scope."""

    right: str
    inside: tuple[str, ...]
    outside: str


ADDRESSES = {cells[0]: Row(cells[1], tuple(cells[2].split(" or ")), cells[3]) for cells in table("Addresses")[1]}
OPERATIONS = {cells[0]: cells[1] for cells in table("Operations of the API")[1]}


# What the program has -------------------------------------------------------------------------------------------------


def known() -> dict[str, tuple[str, Any]]:
    """Return every address by its name, or by its path where it has none: path and view."""
    return {name or path: (path, view) for path, name, view in addresses()}


def patterns(resolver: Any = None, spaces: str = "") -> Iterator[tuple[str, set[str]]]:
    """Return the names of all addresses with the names of their arguments."""
    for part in (resolver or get_resolver()).url_patterns:
        if isinstance(part, URLPattern):
            if part.name:
                yield f"{spaces}{part.name}", set(part.pattern.converters) | set(part.pattern.regex.groupindex)
        else:
            more = set(part.pattern.converters) | set(part.pattern.regex.groupindex)
            space = f"{spaces}{part.namespace}:" if part.namespace else spaces
            yield from ((name, own | more) for name, own in patterns(part, space))


@dataclass
class World:
    """The small city with one thing of each kind, all in the first compound of the first county."""

    city: Any
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.__dict__["things"][name]


@pytest.fixture
def world(city: Any, settings: Any) -> World:
    from psycopg.types.range import DateRange

    from linli.accounts.models import Person
    from linli.accounts.operations import invite
    from linli.places import models as places

    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # two queries less, thousands of times
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    compound = city.compounds[0]
    made = World(city)
    things = made.things
    things["compound"] = compound
    things["community"], things["township"], things["county"] = city.communities[0], city.townships[0], city.counties[0]
    things["organisation"] = places.Organisation.objects.create(
        name="示例物业", kind="PROPERTY_COMPANY", division=city.counties[0]
    )
    compound.manager = things["organisation"]
    compound.save()
    since = DateRange(date(2020, 1, 1), None)
    places.Management.objects.create(
        compound=compound, organisation=things["organisation"], how="PROFESSIONAL", period=since
    )
    places.OwnersCommittee.objects.create(compound=compound, term=1, period=since)
    things["zone"] = places.OverlayZone.objects.create(name="示例集聚区", code="Z1", city=city.counties[0])
    things["facility"] = places.PublicFacility.objects.create(
        name="卫生站", kind="HEALTH", community=things["community"]
    )
    things["grid"] = places.Grid.objects.create(name="一网格", code="G1", community=things["community"])
    things["grid"].compounds.add(compound)
    things["micro_grid"] = places.MicroGrid.objects.create(grid=things["grid"], number="1")
    building = places.Building.objects.create(compound=compound, number="1", order="1")
    stairwell = places.Stairwell.objects.create(
        building=building, number="1", order="1", micro_grid=things["micro_grid"]
    )
    things["home"] = places.Home.objects.create(compound=compound, stairwell=stairwell, number="101", order="1")
    things["protected_zone"] = places.ProtectedZone.objects.create(
        name="古树", kind="OLD_TREE", division=things["community"]
    )
    holder = things["person"] = Person.objects.create_person(name="祝春晓", username="someone")
    things["assignment"] = hold(holder, "community_officer", f"division:{things['community'].pk}")
    things["verified_home"] = holder.homes.create(home=things["home"], relation="OWNER", valid_from=date(2020, 1, 1))
    things["token"] = invite(
        name="新人", role=things["assignment"].role, scope_key="platform", valid_from=date(2020, 1, 1), valid_to=None,
        by=None, at=timezone.now() - timedelta(minutes=1),
    ).token  # fmt: skip
    things["round"], things["sheet"] = a_round(things["community"], compound)
    things["survey"] = a_survey(things["round"])
    things["proof"] = a_proof(compound)
    things["contract"], things["assessor"] = a_contract(things["organisation"], city.counties[0], holder)
    things["visit"], things["sample"] = a_visit(things["sheet"], things["assessor"])
    things["measure"] = a_measure()
    things |= a_campaign(things["community"])
    things |= some_works(things["campaign"], things["community"], things["measure"], things["round"])
    things |= some_files(things)
    return made


def a_campaign(community: Any) -> dict[str, Any]:
    """Make a campaign of the community, with a task that it owes, an order to it, and its title in a plan."""
    from linli.campaign import models as campaign
    from linli.evaluation.models import Award

    at, day = timezone.now(), date(2021, 6, 30)
    row = campaign.Campaign.objects.create(
        title="示例行动", division=community, standard="green-community-points", begins=day, document="1"
    )
    stage = campaign.Stage.objects.create(campaign=row, number=1, title="一", begins=day)
    task = campaign.Task.objects.create(campaign=row, stage=stage, title="示例任务", due_on=day)
    award = Award.objects.create(
        kind="MEETING", standard=row.standard, community=community, valid_from=day, document="1", at=at
    )
    counted = campaign.Denominator.objects.create(campaign=row, title="一", rule="ALL", on=day, size=1, frozen_at=at)
    return {
        "campaign": row, "stage": stage, "task": task, "denominator": counted,
        "target": campaign.Target.objects.create(
            campaign=row, by=day, percent=60, denominator=counted, sentence="一", source="一"
        ),
        "closing": campaign.StageClosing.objects.create(stage=stage, division=community, summary="一", at=at),
        "duty": campaign.Duty.objects.create(task=task, division=community, opened_at=at),
        "order": campaign.FollowUpOrder.objects.create(
            campaign=row, number="1号", division=community, title="一", text="一", days=3, issued_at=at, asked_at=at
        ),
        "recheck_plan": campaign.RecheckPlan.objects.create(
            campaign=row, year=2022, years=3, seed="1", on=day, frame="code,last,troubled,again\n",
            frame_sha256="0" * 64, at=at,
        ),
        "recheck": campaign.Recheck.objects.create(
            campaign=row, year=2022, division=community, award=award, why="DRAWN", due_on=date(2022, 3, 31)
        ),
    }  # fmt: skip


def some_works(campaign: Any, community: Any, measure: Any, round_: Any) -> dict[str, Any]:
    """Plan a work in the community, and one that it shares; ask for a plan that is still searched."""
    from linli.campaign.models import Plan, SharedWork, Work

    return {
        "plan": Plan.objects.create(
            campaign=campaign, title="一", round=round_, begins=date(2021, 7, 1), quarters=4, asked_at=timezone.now()
        ),
        "work": Work.objects.create(
            campaign=campaign, division=community, measure=measure, changed_at=timezone.now()
        ),
        "shared": SharedWork.objects.create(campaign=campaign, measure=measure, title="一", cost=1, basis="一"),
    }  # fmt: skip


def some_files(things: dict[str, Any]) -> dict[str, Any]:
    """Let a duty, an order and a work of the campaign have a file."""
    from linli.campaign.operations.works import PROOF
    from linli.campaign.proofs import DUTY_PROOF, ORDER_PROOF
    from linli.core.files.models import FileUse, StoredFile

    at = timezone.now()
    file = StoredFile.objects.create(
        sha256=b"1" * 32, size=1, media_type="application/pdf", extension="pdf", stored_at=at
    )
    return {
        f"{name}_proof": FileUse.objects.create(
            file=file, subject_type=f"campaign.{name}", subject_id=things[name].pk, purpose=kept_for.code, used_at=at
        )
        for name, kept_for in (("duty", DUTY_PROOF), ("order", ORDER_PROOF), ("work", PROOF))
    }


def a_proof(compound: Any) -> Any:
    """Keep a picture as a proof."""
    from linli.evaluation.tests.evidence import add_picture

    return add_picture(compound)


def a_contract(body: Any, county: Any, person: Any) -> tuple[Any, Any]:
    """Enter a contract of a body, commissioned by the community's county, with one assessor."""
    from linli.evaluation.operations.assessors import NewContract, add_assessor, sign_contract

    days = date(2020, 1, 1), date(2090, 12, 31)
    contract = sign_contract(NewContract(body, county, "示例合同", "1", *days))
    return contract, add_assessor(contract=contract, person=person)


def a_measure() -> Any:
    """Put a measure into the catalogue."""
    from linli.evaluation.models import Measure

    return Measure.objects.create(
        code="M-1", title="示例措施", standard="courteous-compound", phase="BUILD", programme="社区经费", unit_cost=1,
        quarters=1, basis="示例",
    )  # fmt: skip


def a_visit(sheet: Any, assessor: Any) -> tuple[Any, Any]:
    """Send the assessor to a sheet, and keep a sample."""
    from linli.evaluation.models import Sample, Visit

    at = timezone.now()
    visit = Visit.objects.create(round=sheet.round, sheet=sheet, part="SITE", assessor=assessor, assigned_at=at)
    sample = Sample.objects.create(
        round=sheet.round, purpose="SECOND", seed="1", percent=10, strata=[], frame=f"code\n{sheet.code}\n",
        frame_sha256="0" * 64, drawn_at=at,
    )  # fmt: skip
    return visit, sample


def a_round(community: Any, compound: Any) -> tuple[Any, Any]:
    """Make a round on public notice, held by the community, with one sheet."""
    from linli.evaluation.models import Edition, Round, Sheet
    from linli.evaluation.operations.editions import load_shipped

    day, at = date(2021, 6, 30), timezone.now()
    load_shipped(at=at)
    row = Round.objects.create(
        edition=Edition.objects.get(standard="courteous-compound"), title="示例批次", division=community, as_of=day,
        period_from=day, period_to=day, steps=["CALL", "MARKS", "NOTICE", "OBJECTIONS", "SEAL"], state="NOTICE",
        called_at=at, notice_at=at, notice_until=at + timedelta(days=7),
    )  # fmt: skip
    sheet = Sheet.objects.create(
        round=row, code=compound.code, name=compound.name, compound=compound, place=community,
        lies_in=community.ancestors, company=compound.manager,
    )  # fmt: skip
    return row, sheet


def a_survey(round_: Any) -> Any:
    """Open a survey of a round."""
    from linli.evaluation.operations.surveys import open_survey

    at = timezone.now()
    last = (at + timedelta(days=7)).date()
    state = round_.state
    round_.state = "REVIEW"  # one on notice takes none
    round_.save()
    survey = open_survey(round_=round_, title="示例问卷", per_compound=10, closes_on=last, seed="1", by=None, at=at)
    round_.state = state
    round_.save()
    return survey


def hold(person: Any, code: str, scope: str) -> Any:
    """Let a person hold a shipped role."""
    from linli.accounts.models import Assignment, Role

    kind, _, pk = scope.partition(":")
    return Assignment.objects.create(
        person=person, role=Role.objects.get(code=code), scope_type=kind, scope_id=int(pk) if pk else None,
        valid_from=date(2000, 1, 1),
    )  # fmt: skip


# Arguments of addresses. What is only one's own is somebody else's here: not found ----------------------------------


def of(name: str, argument: str = "pk", attribute: str = "pk", **more: Any) -> Sample:
    return lambda world: {argument: getattr(getattr(world, name), attribute), **more}


def fixed(**values: Any) -> Sample:
    return lambda world: values


SAMPLES: dict[str, Sample] = {
    "accounts:accept": lambda world: {"token": world.token},
    "accounts:act": fixed(pk=999_999),
    "accounts:end_acting": fixed(pk=999_999),
    "accounts:end_home": of("verified_home"),
    "accounts:end_role": of("assignment"),
    "accounts:give_role": of("person", "public_id", "public_id"),
    "accounts:manage": of("person", "public_id", "public_id", what="link"),
    "accounts:person": of("person", "public_id", "public_id"),
    "accounts:privacy_delete": of("person", "public_id", "public_id"),
    "accounts:privacy_export": of("person", "public_id", "public_id"),
    "accounts:role": fixed(code="dispatcher"),
    "accounts:unmask": of("person", "public_id", "public_id"),
    "accounts:withdraw": fixed(pk=999_999),
    "campaign:accept_duty": of("duty"),
    "campaign:add_shared_work": of("campaign"),
    "campaign:add_stage": of("campaign"),
    "campaign:add_target": of("campaign"),
    "campaign:add_task": of("stage"),
    "campaign:add_work_proofs": of("work"),
    "campaign:adopt_plan": of("plan"),
    "campaign:answer_order": of("order"),
    "campaign:approve_work": of("work"),
    "campaign:ask_plan": of("campaign"),
    "campaign:ask_report": of("campaign"),
    "campaign:ask_summary": of("campaign"),
    "campaign:ask_task_list": of("campaign"),
    "campaign:baseline": of("campaign"),
    "campaign:begin": fixed(plan="quzhou-2020"),  # of another city than the walk's: its own tests ask for it
    "campaign:begin_work": of("work"),
    "campaign:campaign": of("campaign"),
    "campaign:close_order": of("order"),
    "campaign:close_stage": of("stage"),
    "campaign:duties": of("campaign"),
    "campaign:duty": of("duty"),
    "campaign:edit": of("campaign"),
    "campaign:edit_stage": of("stage"),
    "campaign:edit_target": of("target"),
    "campaign:edit_task": of("task"),
    "campaign:edit_work": of("work"),
    "campaign:end_shared_work": of("shared"),
    "campaign:enter_recheck": of("recheck"),
    "campaign:finish_work": of("work"),
    "campaign:freeze": of("campaign"),
    "campaign:give_up_work": of("work"),
    "campaign:issue_orders": of("campaign"),
    "campaign:members": of("denominator"),
    "campaign:order": of("order"),
    "campaign:order_in_print": fixed(pk=999_999),  # a second each: its own tests ask for it
    "campaign:orders": of("campaign"),
    "campaign:plan": of("plan"),
    "campaign:plan_rechecks": of("campaign"),
    "campaign:plan_tasks": of("campaign"),
    "campaign:plans": of("campaign"),
    "campaign:prospects": of("campaign"),
    "campaign:public_named": of("campaign"),
    "campaign:recheck": of("recheck"),
    "campaign:recheck_frame": of("recheck_plan"),
    "campaign:rechecks": of("campaign"),
    "campaign:recount": of("campaign"),
    "campaign:remove_stage": lambda world: {"pk": world.campaign.pk, "stage": world.stage.pk},
    "campaign:remove_target": of("target"),
    "campaign:remove_task": lambda world: {"pk": world.campaign.pk, "task": world.task.pk},
    "campaign:reopen_stage": of("closing"),
    "campaign:report_duty": of("duty"),
    "campaign:report_template_file": of("campaign", kind="monthly"),
    "campaign:report_templates": of("campaign", kind="monthly"),
    "campaign:reports": of("campaign"),
    "campaign:resources": of("campaign"),
    "campaign:send_duty_back": of("duty"),
    "campaign:send_order_back": of("order"),
    "campaign:set_baseline": of("campaign"),
    "campaign:shared_works": of("campaign"),
    "campaign:stages": of("campaign"),
    "campaign:strike_recheck": of("recheck"),
    "campaign:suggest_for": lambda world: {"pk": world.campaign.pk, "division": world.community.pk},
    "campaign:suggest_for_compound": lambda world: {"pk": world.campaign.pk, "compound": world.compound.pk},
    "campaign:suggest_works": of("campaign"),
    "campaign:summary": of("campaign"),
    "campaign:summary_workbook": fixed(pk=999_999),  # a file: its own tests ask for it
    "campaign:task_list": of("campaign"),
    "campaign:way": of("sheet"),
    "campaign:withdraw_duty_proof": lambda world: {"pk": world.duty.pk, "proof": world.duty_proof.pk},
    "campaign:withdraw_order": of("order"),
    "campaign:withdraw_order_proof": lambda world: {"pk": world.order.pk, "proof": world.order_proof.pk},
    "campaign:withdraw_work_proof": lambda world: {"pk": world.work.pk, "proof": world.work_proof.pk},
    "campaign:work": of("work"),
    "campaign:works": of("campaign"),
    "desk:bulletin": of("round"),
    "desk:leaderboard": of("round"),
    "desk:map_outcomes": of("round"),
    "desk:progress": of("round"),
    "evaluation:add_assessor": of("contract"),
    "evaluation:add_training": of("contract"),
    "evaluation:assign_visits": of("round"),
    "evaluation:contract": of("contract"),
    "evaluation:draw_sample": of("round"),
    "evaluation:edit_contract": of("contract"),
    "evaluation:edit_measure": of("measure"),
    "evaluation:let_assessor_go": of("assessor"),
    "evaluation:measure": of("measure"),
    "evaluation:restore_measure": of("measure"),
    "evaluation:retire_measure": of("measure"),
    "evaluation:refuse_visit": of("visit"),
    "evaluation:replace_visit": of("visit"),
    "evaluation:sample": of("sample"),
    "evaluation:sample_drawn": of("sample"),
    "evaluation:sample_frame": of("sample"),
    "evaluation:samples": of("round"),
    "evaluation:uncovered_sheets": of("round"),
    "evaluation:visit": of("visit"),
    "evaluation:visit_log": of("round"),
    "evaluation:visits": of("round"),
    "evaluation:award_title": of("community"),
    "evaluation:edit_edition": fixed(pk=999_999),
    "evaluation:edition": fixed(pk=999_999),
    "evaluation:edition_document": fixed(pk=999_999),
    "evaluation:next_edition": fixed(pk=999_999),
    "evaluation:note_award": fixed(pk=999_999),
    "evaluation:public_edition": fixed(standard="not-there", edition="1"),
    "evaluation:publish_edition": fixed(pk=999_999),
    "evaluation:withdraw_edition": fixed(pk=999_999),
    "evaluation:add_proof": of("compound", kind="compounds"),
    "evaluation:change_proof": of("proof"),
    "evaluation:evidence_ledger": of("compound", kind="compounds"),
    "evaluation:evidence_pdf": fixed(kind="compounds", pk=999_999),  # a second each: its own tests ask for it
    "evaluation:evidence_zip": fixed(kind="compounds", pk=999_999),  # a second each: its own tests ask for it
    "evaluation:proof": of("proof"),
    "evaluation:proof_thumbnail": of("proof"),
    "evaluation:tie_proof": of("proof"),
    "evaluation:erase_proof": of("proof"),
    "evaluation:withdraw_proof": of("proof"),
    "evaluation:amend_round": of("round"),
    "evaluation:bundle": of("round"),
    "evaluation:freeze_metrics": of("round"),
    "evaluation:go_on": of("round"),
    "evaluation:grade_round": of("round"),
    "evaluation:grading": of("round"),
    "evaluation:move_round": of("round"),
    "evaluation:object": of("sheet"),
    "evaluation:public_round": of("round"),
    "evaluation:public_sheet": of("sheet"),
    "evaluation:results": of("round"),
    "evaluation:results_pdf": fixed(pk=999_999),  # a second each: its own tests ask for it
    "evaluation:results_workbook": fixed(pk=999_999),  # a second each: its own tests ask for it
    "evaluation:round": of("round"),
    "evaluation:close_survey": of("survey"),
    "evaluation:enter_survey_answer": of("survey"),
    "evaluation:open_survey": of("round"),
    "documents:content": fixed(pk=999_999),
    "documents:document": fixed(pk=999_999),
    "documents:progress": fixed(pk=999_999),
    "evaluation:agreement": of("round"),
    "evaluation:course": of("round"),
    "evaluation:pass_many": of("round"),
    "evaluation:differences": of("round"),
    "evaluation:difference": fixed(pk=999_999),
    "evaluation:issue_notice": of("sheet"),
    "evaluation:pass_on": of("sheet"),
    "evaluation:notice_in_print": of("sheet"),
    "evaluation:rectification": of("sheet"),
    "evaluation:report_done": of("sheet"),
    "evaluation:score_again": of("sheet"),
    "evaluation:self_assess": of("sheet"),
    "evaluation:send_back": of("sheet"),
    "evaluation:sheet_course": of("sheet"),
    "evaluation:seal_round": of("round"),
    "evaluation:sheet": of("sheet"),
    "evaluation:mark_sheet": of("sheet"),
    "evaluation:previous": of("sheet"),
    "evaluation:decide_class": of("sheet"),
    "evaluation:sheet_report": fixed(pk=999_999),  # a second each: its own tests ask for it
    "evaluation:sheets": of("round"),
    "evaluation:survey": of("survey"),
    "evaluation:survey_letters": of("survey"),
    "evaluation:surveys": of("round"),
    "files:file": fixed(public_id=NOBODY),
    "hearing:accept": fixed(pk=999_999),
    "hearing:add_evidence": fixed(pk=999_999),
    "hearing:answer": fixed(pk=999_999),
    "hearing:evidence": fixed(pk=999_999, number=999_999),
    "hearing:hearing": fixed(pk=999_999),
    "hearing:withdraw": fixed(pk=999_999),
    "history:thing": of("compound", subject="places.compound"),
    "imports:apply": fixed(pk=999_999),
    "imports:door": fixed(code="homes"),
    "imports:door_for": fixed(code="marks", target=999_999),
    "imports:progress": fixed(pk=999_999),
    "imports:refused": fixed(pk=999_999),
    "imports:run": fixed(pk=999_999),
    "imports:template": fixed(code="homes"),
    "imports:template_for": fixed(code="marks", target=999_999),
    "mfa_edit_webauthn": fixed(pk=999_999),
    "mfa_remove_webauthn": fixed(pk=999_999),
    "notices:open": fixed(pk=999_999),
    "outbox:again": fixed(pk=NOBODY),
    "outbox:aside": fixed(pk=NOBODY),
    "outbox:photo": fixed(pk=NOBODY, key=NOBODY),
    "outbox:piece": fixed(key=NOBODY, number=0),
    "outbox:record": fixed(pk=NOBODY),
    "outbox:upload": fixed(key=NOBODY),
    "openid_connect_callback": fixed(provider_id="office"),
    "openid_connect_login": fixed(provider_id="office"),
    "places:add_committee": of("compound"),
    "places:apply_boundaries": fixed(pk=999_999),
    "places:boundary_import": fixed(pk=999_999),
    "places:close_facility": of("facility"),
    "places:close_organisation": of("organisation"),
    "places:compound": of("compound"),
    "places:division": of("community"),
    "places:edit_compound": of("compound"),
    "places:edit_facility": of("facility"),
    "places:edit_grid": of("grid"),
    "places:edit_organisation": of("organisation"),
    "places:edit_protected_zone": of("protected_zone"),
    "places:edit_zone": of("zone"),
    "places:end_committee": lambda world: {
        "pk": world.compound.pk,
        "number": world.compound.owners_committees.get().pk,
    },
    "places:end_division": of("community"),
    "places:end_management": lambda world: {"pk": world.compound.pk, "number": world.compound.managements.get().pk},
    "places:facility": of("facility"),
    "places:grid": of("grid"),
    "places:home": of("home"),
    "places:homes": of("compound"),
    "places:map_compound": of("compound"),
    "places:map_division": of("community"),
    "places:map_facility": of("facility"),
    "places:map_protected_zone": of("protected_zone"),
    "places:merge_division": of("community"),
    "places:move_division": of("community"),
    "places:organisation": of("organisation"),
    "places:pick": fixed(code="compounds"),
    "places:position_division": of("community"),
    "places:protected_zone": of("protected_zone"),
    "places:recent": of("compound", subject="places.compound"),
    "places:rename_division": of("community"),
    "places:retire_compound": of("compound"),
    "places:set_micro_grid": of("grid"),
    "places:split_division": of("community"),
    "places:start_management": of("compound"),
    "places:zone": of("zone"),
    "places:zone_members": of("zone"),
    "portal:compound": of("compound"),
    "tables:change": fixed(pk=999_999),
    "tables:delete": fixed(pk=999_999),
    "ui:sample-progress": fixed(done=1),
    "worktime:remove_day": fixed(pk=999_999),
}

# Asked by programs: a visitor is told in JSON, not sent to the sign-in page (docs/rights.md says so).
FOR_PROGRAMS = {"outbox:hello", "outbox:piece", "outbox:records", "outbox:settled", "outbox:upload", "outbox:uploads"}

# Over what each role is held on the walk: all of these reach the first compound or something in it.
SCOPES: dict[str, str] = {
    "platform": "platform", "division": "community", "zone": "zone", "compound": "compound", "home": "home",
    "organisation": "organisation", "grid": "grid", "micro_grid": "micro_grid",
}  # fmt: skip


# The walk -------------------------------------------------------------------------------------------------------------


class Walker:
    """Asks for addresses as one person, and says what came of it."""

    def __init__(self, person: Any = None) -> None:
        self.client = Client(raise_request_exception=False)
        if person is not None:
            self.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
            session = self.client.session
            session["second_factor"] = True  # has one; who has none is sent to set it up, which is tested elsewhere
            session.save()
        self.cookies = dict(self.client.cookies)

    def outcome(self, path: str) -> str:
        """Ask, with an empty form where only a form is taken; nothing that it does lasts."""
        with transaction.atomic():
            response = self.client.get(path)
            if response.status_code == 405:
                response = self.client.post(path)
            transaction.set_rollback(True)
        if getattr(response, "streaming", False):
            response.close()
        self.client.cookies.clear()
        self.client.cookies.update(self.cookies)
        if response.status_code in (301, 302) and response["Location"].startswith("/sign-in/?next="):
            return "sign in"
        if response.status_code in (401, 403, 404):
            return str(response.status_code)
        return "ok" if response.status_code < 500 else f"{response.status_code}!"


def paths(world: World) -> dict[str, str]:
    """Return the address to ask for, for every name of the page."""
    from django.urls import reverse

    named = {name for _path, name, _view in addresses()}
    return {
        name: reverse(name, kwargs=SAMPLES[name](world) if name in SAMPLES else None) if name in named else f"/{name}"
        for name in ADDRESSES
    }


def test_the_page_names_every_address_with_its_right_and_no_other():
    operations = {f"api:{name}" for name in api_names()}
    there = {name: view for name, view in known().items() if name not in operations}
    assert set(ADDRESSES) == set(there), "docs/rights.md, Addresses: each address once"
    wrong = {
        name: (ADDRESSES[name].right, declared and declared.code)
        for name, (path, view) in there.items()
        if (declared := right_of(path, name, view)) is None or declared.code != ADDRESSES[name].right
    }
    assert wrong == {}


def api_names() -> set[str]:
    from linli.api.checks import operations

    return {name.removeprefix("api:") for _called, name, _auth in operations()}


def test_every_argument_has_a_sample():
    missing = {name for name, arguments in patterns() if arguments and name in ADDRESSES} - set(SAMPLES)
    assert missing == set(), "tests/test_rights_matrix.py, SAMPLES"
    assert set(SAMPLES) <= set(ADDRESSES)


def test_the_page_says_what_each_shipped_role_allows(db: None):
    from linli.accounts.models import Role
    from linli.accounts.operations.roles import rights_of

    head, rows = table("Rights and roles")
    codes = dict(cells[:2] for cells in table("Roles")[1])
    agreed = {
        codes[short]: {row[0] for row in rows if row[number] == "x"} for number, short in enumerate(head) if number
    }
    assert {row[0] for row in rows} == set(RIGHTS)
    assert agreed == {role.code: set(rights_of(role)) for role in Role.objects.all()}
    for short, code, scopes, second, *_ in table("Roles")[1]:
        role = Role.objects.get(code=code)
        assert (scopes.split(", "), second) == (role.scope_types, "yes" if role.second_factor else "no"), short


@pytest.mark.long
def test_every_address_answers_every_role_as_the_page_says(world: World, monkeypatch: pytest.MonkeyPatch):
    from linli.accounts.models import Person, Role
    from linli.accounts.operations.roles import rights_of
    from linli.accounts.role_data import shipped_roles

    asked = paths(world)
    wrong: list[str] = []

    def compare(who: str, name: str, got: str, *allowed: str) -> None:
        if got not in allowed:
            wrong.append(f"{name} for {who}: {got} instead of {' or '.join(allowed)}")

    nobody = Walker()
    for name, path in asked.items():
        row = ADDRESSES[name]
        expected = row.inside[0] if row.right == "public" else "401" if name in FOR_PROGRAMS else "sign in"
        compare("a visitor", name, nobody.outcome(path), expected)

    administrator = Person.objects.create_person(name="丁", username="administrator")
    hold(administrator, "platform_administrator", "platform")
    inside = Walker(administrator)
    for name, path in asked.items():
        compare("the administrator", name, inside.outcome(path), ADDRESSES[name].inside[0])

    # For those two all pages are drawn; who may open a page does not depend on that, and takes minutes with it.
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_args, **_options: "")
    elsewhere = Person.objects.create_person(name="乙", username="elsewhere")
    every = Role.objects.create(
        code="every-right", name_zh="全部", name_en="every", scope_types=["division"], rights=sorted(RIGHTS)
    )
    hold(elsewhere, every.code, f"division:{world.city.counties[1].pk}")
    outside = Walker(elsewhere)
    without = Walker(Person.objects.create_person(name="丙", username="without"))
    for name, path in asked.items():
        row = ADDRESSES[name]
        compare("somebody outside", name, outside.outcome(path), row.outside)
        own = row.right in ("public", "signed_in")
        compare("somebody without a role", name, without.outcome(path), *(row.inside if own else ("403",)))
    walked = set()
    for role in Role.objects.filter(code__in=[shipped.code for shipped in shipped_roles()]):
        kind = next(kind for kind in role.scope_types if kind in SCOPES)
        scope = "platform" if kind == "platform" else f"{kind}:{getattr(world, SCOPES[kind]).pk}"
        if (case := (frozenset(role.rights), scope if role.rights else "")) in walked:
            continue  # the same rights over the same scope: rights know no role's name
        walked.add(case)
        person = Person.objects.create_person(name="甲", username=f"walk-{role.code}")
        hold(person, role.code, scope)
        walker, rights = Walker(person), set(rights_of(role))
        for name, path in asked.items():
            row = ADDRESSES[name]
            if row.right in rights or row.right in ("public", "signed_in"):
                # Held over a part only: what lies above the part is not found; a thing may ask for a right of its own.
                part = () if scope == "platform" else ("404", *(("403",) if "403" in row.outside else ()))
                compare(role.code, name, walker.outcome(path), *row.inside, *part)
            else:
                compare(role.code, name, walker.outcome(path), "403")

    assert wrong == []


def test_every_operation_of_the_api_answers_every_role_as_the_page_says(world: World):
    from linli.accounts.models import Person, Role
    from linli.accounts.operations.roles import rights_of
    from linli.api.checks import operations

    there = {called: auth.right.code for called, _name, auth in operations()}
    assert there == OPERATIONS, "docs/rights.md, Operations of the API"
    samples = {"divisions": world.community.pk, "compounds": world.compound.pk}
    calls = []
    for called in there:
        method, path = called.split(" ", 1)
        part = re.search(r"/(\w+)/\{pk\}", path)
        calls.append((called, method, path.replace("{pk}", str(samples[part.group(1)])) if part else path))

    def status(client: Client, method: str, path: str) -> int:
        with transaction.atomic():
            answer = client.generic(method, path, "{}" if method != "GET" else "", content_type="application/json")
            transaction.set_rollback(True)
        return answer.status_code

    visitor = Client()
    assert {status(visitor, method, path) for _, method, path in calls} == {401}
    for role in Role.objects.all():
        kind = next(kind for kind in role.scope_types if kind in SCOPES)
        scope = "platform" if kind == "platform" else f"{kind}:{getattr(world, SCOPES[kind]).pk}"
        person = Person.objects.create_person(name="甲", username=f"walk-{role.code}")
        hold(person, role.code, scope)
        client = Walker(person).client
        for called, method, path in calls:
            expected = (
                {403} if OPERATIONS[called] not in rights_of(role) else {200, 422} | ({404} if pk_in(called) else set())
            )
            assert status(client, method, path) in expected, (role.code, called)
    elsewhere = Person.objects.create_person(name="乙", username="elsewhere")
    every = Role.objects.create(
        code="every-right", name_zh="全部", name_en="every", scope_types=["division"], rights=sorted(RIGHTS)
    )
    hold(elsewhere, every.code, f"division:{world.city.counties[1].pk}")
    client = Walker(elsewhere).client
    assert {status(client, method, path) for called, method, path in calls if pk_in(called)} == {404}


def pk_in(called: str) -> bool:
    return "{" in called
