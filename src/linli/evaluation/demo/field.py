"""The demo's round in the field: one county, every step of the course, visits by two bodies, a blind second scoring.

What people declared, handed in, decided and put right goes through the operations; what they typed before (hundreds of
self-assessments, thousands of answers) is written at once, as each operation would have left it.
"""

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image, ImageDraw

from linli.accounts.models import Person, Role
from linli.accounts.operations import give_role
from linli.core.files.models import FileUse
from linli.core.files.operations import store
from linli.core.todo.models import ToDo
from linli.evaluation.models import (
    Adjudication,
    Assessor,
    Confirmation,
    Contract,
    Edition,
    Evidence,
    Rectification,
    Round,
    ScoredItem,
    SelfAssessment,
    Sheet,
    SheetMove,
    Visit,
)
from linli.evaluation.operations.adjudications import decide_difference
from linli.evaluation.operations.assessors import (
    NewContract,
    add_assessor,
    assign_visits,
    record_training,
    refuse_visit,
    replace_visit,
    sign_contract,
)
from linli.evaluation.operations.course import SUBJECT, TODO_OF, pass_on, tell_step
from linli.evaluation.operations.evidence import add_proofs
from linli.evaluation.operations.marks import needs_reason
from linli.evaluation.operations.rectification import issue_notice, lost_items, report_done, score_again
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sampling import draw_sample
from linli.evaluation.operations.scorings import (
    FACT,
    PHOTO,
    SIGNATURE,
    Scored,
    Taken,
    hand_in,
    take_items,
)
from linli.evaluation.queries.evidence import asked_of, offered
from linli.evaluation.rules.scoring import items_of_part
from linli.evaluation.rules.steps import ASKED, Step
from linli.grading.marks import applies, read_answer
from linli.grading.schema import Item
from linli.places.models import Compound, Division, Organisation

from .dates import at
from .evidence import Made, drawn
from .marks import mark
from .phones import send_late
from .quality import of_compounds
from .words import proof, reason

TITLE = "2021年有礼小区现场评分（一县）"
STANDARD = "courteous-compound"
SEED = "2021-09-28 示例市公证处现场抽取 417 093 628"
OWN, OTHERS = ("秦若衡", "唐明尺", "蒋砚平", "舒正则", "姚知微"), ("卫明鉴", "孔如镜", "韩公允")
# How much more (or less) of what is lost an assessor sees than others do.
SEVERITY = (-0.45, 0.0, 0.2, 0.55, -0.15, 0.1), (0.35, 0.7, -0.1)
FIRST, LATER, HANDED_IN, TWICE = 14, 24, 42, 32  # sheets beside the sample; of the second lot; done once; done twice
SHARES = ((Step.SELF, 0.24), (Step.RECOMMEND, 0.16), (Step.COUNTY, 0.12))  # the rest stands at the marks
OPINION = "自评材料与现场情况基本一致，同意推荐。", "资料齐全，同意进入现场评分。"
DECISIONS = "调阅现场照片和资料后认定，以照片所示为准。", "复核两份记录，按评分标准说明认定。"


@dataclass
class Cast:
    """Who acts in the demo's round."""

    leader: Any  # of the city
    officer: Any  # of the county
    assessor: Any  # who can be signed in as
    county: Division
    bodies: Sequence[Organisation]


@transaction.atomic
def make(cast: Cast, previous: Round | None) -> Round:
    """Make the round with everything in it."""
    rng = random.Random(20211008)
    round_ = _called(cast, previous)
    sheets = list(round_.sheets.select_related("round__edition", "compound").order_by("code"))
    first, second, people = _contracts(cast, round_)
    sample = draw_sample(
        round_=round_, purpose="SECOND", seed=SEED, percent=6, strata=("county", "management"), by=cast.leader,
        at=at(2021, 9, 28, 15),
    )  # fmt: skip
    twice = set(sample.sheets.values_list("sheet", flat=True))
    lots = _visited(sheets, twice, rng)
    visited = [*lots[0], *lots[1]]
    _course(round_, sheets, visited, cast, rng)
    truth = _truth(round_, visited, rng, 0.01, at(2021, 10, 9))
    twice_sheets = [sheet for sheet in lots[0] if sheet.pk in twice]
    by = cast.officer
    _assign(round_, first, lots[0][::2], 1, by, at(2021, 10, 8, 10), date(2021, 10, 12))
    _assign(round_, first, lots[0][1::2], 1, by, at(2021, 10, 8, 10), date(2021, 10, 20))
    _assign(round_, second, twice_sheets, 2, by, at(2021, 10, 8, 11), date(2021, 10, 20))
    # Who can be signed in as came later, so that their list is one that a person can look through.
    me = add_assessor(contract=first, person=cast.assessor)
    _trained(me, date(2021, 10, 9))
    people[me.pk] = SEVERITY[0][len(OWN)]
    _assign(round_, first, lots[1], 1, by, at(2021, 10, 11, 9), date(2021, 10, 20))
    _score(round_, lots, twice, truth, people, me, rng)
    _given_back(round_, me, cast.officer)
    _decide(round_, cast, rng)
    _put_right(round_, cast, rng)
    send_late(round_)
    return round_


# The round, its contracts, who goes ----------------------------------------------------------------------------------


def _called(cast: Cast, previous: Round | None) -> Round:
    call = Call(
        Edition.objects.get(standard=STANDARD), cast.county, TITLE, date(2021, 9, 30), date(2021, 1, 1),
        date(2021, 9, 30), marks_due=date(2021, 10, 29), asked=ASKED, by_visits=True, previous=previous,
        due={Step.SELF: date(2021, 10, 18), Step.RECOMMEND: date(2021, 10, 20), Step.COUNTY: date(2021, 10, 22)},
    )  # fmt: skip
    round_ = open_round(call, by=cast.officer, at=at(2021, 9, 22))
    return move_round(round_=round_, to=Round.State.MARKING, at=at(2021, 9, 28))


def _contracts(cast: Cast, round_: Round) -> tuple[Contract, Contract, dict[int, float]]:
    """Enter both contracts with their people; return them, and how severe each assessor is."""
    role = Role.objects.get(code="assessor")
    found, severity = [], {}
    titles = ("2021年有礼小区现场评价服务", "2021年有礼小区盲评复核服务")
    for place, (body, title, names) in enumerate(zip(cast.bodies, titles, (OWN, OTHERS), strict=True)):
        contract = sign_contract(
            NewContract(
                body, cast.county, title, f"示住建采〔2021〕{31 + place}号", date(2021, 9, 1), date(2022, 3, 31)
            )
        )
        for number, name in enumerate(names):
            person = Person.objects.create_person(name=name, username=f"assessor-{place + 1}{number + 1}")
            give_role(
                person=person, role=role, scope_key=f"organisation:{body.pk}", valid_from=date(2021, 9, 1),
                valid_to=date(2022, 3, 31), reason=title, by=cast.leader,
            )  # fmt: skip
            assessor = add_assessor(contract=contract, person=person)
            _trained(assessor, date(2021, 9, 16 + place))
            severity[assessor.pk] = SEVERITY[place][number]
        found.append(contract)
    return found[0], found[1], severity


def _trained(assessor: Assessor, day: date) -> None:
    record_training(
        assessor=assessor, standard=STANDARD, held_on=day, valid_until=date(2022, 9, 15),
        document=f"评价员培训签到表 {day:%m%d}",
    )  # fmt: skip


def _visited(sheets: Sequence[Sheet], twice: set[int], rng: random.Random) -> tuple[list[Sheet], list[Sheet]]:
    """Return the two lots that are visited: the sample and those of the demo's company in the first, one area after."""
    company = Organisation.objects.filter(pk__in=_scope("company_manager", "organisation")).first()
    home = set(_scope("community_officer", "division"))
    wanted = [sheet for sheet in sheets if company and sheet.company_id == company.pk][:6]
    taken = {sheet.pk for sheet in wanted} | twice
    rest = [sheet for sheet in sheets if sheet.pk not in taken and not home.intersection(sheet.lies_in)]
    lot = [sheet for sheet in sheets if sheet.pk in taken] + rng.sample(rest, min(len(rest), FIRST))
    gone = {sheet.pk for sheet in lot}
    later = [sheet for sheet in rest if sheet.pk not in gone]
    start = rng.randrange(max(1, len(later) - LATER))
    return sorted(lot, key=lambda sheet: sheet.code), later[start : start + LATER]


def _scope(role: str, kind: str) -> list[int]:
    held = Person.objects.filter(username=f"demo-{role}", assignments__scope_type=kind)
    return [pk for pk in held.values_list("assignments__scope_id", flat=True) if pk]


def _assign(
    round_: Round, contract: Contract, sheets: Sequence[Sheet], scoring: int, by: Any, when: datetime, due: date
) -> None:
    assign_visits(round_=round_, contract=contract, scoring=scoring, sheets=sheets, by=by, at=when, due_on=due)


# Self-assessment, recommendation, review -----------------------------------------------------------------------------


def _course(round_: Round, sheets: Sequence[Sheet], visited: Sequence[Sheet], cast: Cast, rng: random.Random) -> None:
    """Bring each sheet to the step where it stands today, as assessing, recommending and reviewing would have."""
    there = {sheet.pk for sheet in visited}
    others = [sheet for sheet in sheets if sheet.pk not in there]
    home = set(_scope("community_officer", "division"))
    rng.shuffle(others)
    others.sort(key=lambda sheet: not home.intersection(sheet.lies_in))  # at home there is something to do
    steps: dict[int, str] = dict.fromkeys(there, Step.MARKS)
    begin = 0
    for step, share in SHARES:
        count = round(share * len(sheets))
        steps |= {sheet.pk: step for sheet in others[begin : begin + count]}
        begin += count
    steps |= {sheet.pk: Step.MARKS for sheet in others[begin:]}
    gone = [sheet for sheet in sheets if steps[sheet.pk] != Step.SELF]
    said = _truth(round_, gone, rng, 0.06, at(2021, 9, 26))
    SelfAssessment.objects.bulk_create(
        (
            SelfAssessment(
                round=round_, sheet=sheet, answers=said[sheet.pk].answers, version=rng.randint(1, 3),
                notes=dict.fromkeys(rng.sample(sorted(said[sheet.pk].answers), 3), "材料随后补齐"),
                changed_at=at(2021, 9, 26) + timedelta(minutes=rng.randrange(1500)),
            )
            for sheet in gone
        ),
        batch_size=500,
    )  # fmt: skip
    path = [Step.SELF, Step.RECOMMEND, Step.COUNTY, Step.MARKS]
    days = at(2021, 9, 28), at(2021, 9, 30), at(2021, 10, 8, 8)
    moves = []
    for sheet in gone:
        for number, step in enumerate(path[: path.index(Step(steps[sheet.pk]))]):
            note = "" if number == 0 else OPINION[number - 1]
            moves.append(
                SheetMove(
                    round=round_, sheet=sheet, from_step=step, to_step=path[number + 1], note=note,
                    by=cast.officer if step == Step.COUNTY else None,
                    at=days[number] + timedelta(minutes=rng.randrange(50)),
                )
            )  # fmt: skip
    SheetMove.objects.bulk_create(moves, batch_size=1000)
    waiting = ToDo.objects.filter(kind=TODO_OF[Step.SELF], subject_type=SUBJECT)
    waiting.filter(subject_id__in=[sheet.pk for sheet in gone]).update(state=ToDo.State.DONE, done_at=days[0])
    for step in path[1:]:
        here = [sheet for sheet in gone if steps[sheet.pk] == step]
        Sheet.objects.filter(pk__in=[sheet.pk for sheet in here]).update(step=step)
        for sheet in here:
            sheet.step = step
        if here:
            tell_step(here, at=days[0])


def _truth(round_: Round, sheets: Iterable[Sheet], rng: random.Random, gain: float, when: datetime) -> dict[int, Sheet]:
    """Return by sheet how it is there: copies with facts, answers and reasons that are not saved."""
    copies = []
    for sheet in sheets:
        one = copy(sheet)
        one.answers, one.sources, one.reasons = {}, {}, {}
        copies.append(one)
    mark(round_, copies, of_compounds(round_.as_of), rng, gain, when)
    return {one.pk: one for one in copies}


# Scoring --------------------------------------------------------------------------------------------------------------


def seen(item: Item, truth: str, severity: float, rng: random.Random) -> str:
    """Return what an assessor enters about an item: how it is, seen more or less severely."""
    method, lean = item.method, severity + rng.gauss(0, 0.45)
    if item.role == "must-have":
        return "no" if truth == "yes" and rng.random() < 0.002 else truth
    if method.deduct:
        return str(max(0, int(truth) + (1 if lean > 0.75 else -1 if lean < -0.75 else 0)))
    if method.levels:
        levels = [read_answer(item, str(level)) for level in method.levels]
        place = levels.index(truth) + (1 if lean > 1.25 else -1 if lean < -1.25 else 0)
        return levels[min(len(levels) - 1, max(0, place))]
    if method.count:
        return str(max(0, int(truth) - (1 if lean > 0.9 else -1 if lean < -0.9 else 0)))
    if method.binary and abs(lean) > 1.4:
        return "no" if lean > 0 else "yes"
    return truth


def _score(
    round_: Round, lots: tuple[Sequence[Sheet], Sequence[Sheet]], twice: set[int], truth: dict[int, Sheet],
    people: dict[int, float], me: Assessor, rng: random.Random,
) -> None:  # fmt: skip
    """Enter what was found, have it confirmed, hand it in: most of the first lot, a little of the second."""
    parts = {part: items_of_part(round_.edition.compiled().standard, part) for part in Visit.Part.values}
    whole = [sheet.pk for sheet in lots[0] if _is_whole(truth[sheet.pk], parts)]
    once = set(sorted(whole, key=lambda pk: (pk not in twice, rng.random()))[:HANDED_IN])
    both = set(sorted(once & twice)[:TWICE])
    visits = list(
        Visit.objects.filter(round=round_).select_related("assessor__person", "sheet").order_by("scoring", "pk")
    )
    mine = [visit for visit in visits if visit.assessor_id == me.pk and _is_whole(truth[visit.sheet_id], parts)]
    mine.sort(key=lambda visit: (visit.part != Visit.Part.SITE, visit.pk))
    if len(mine) > 4:
        mine = [mine[0], mine[-1], mine[1], mine[-2], *mine[2:-2]]  # a site and a file by turns
    done = [visit for visit in visits if visit.sheet_id in (once if visit.scoring == 1 else both)] + mine[:2]
    begun = mine[2:4]
    taken = {visit.pk for visit in [*done, *begun]}
    accepted = taken | {visit.pk for visit in visits if visit.assessor_id != me.pk and rng.random() < 0.6}
    moments = {visit.pk: visit.assigned_at + timedelta(hours=5) for visit in visits}
    for moment in set(moments.values()):
        pks = [pk for pk, when in moments.items() if when == moment and pk in accepted]
        Visit.objects.filter(pk__in=pks).update(state=Visit.State.ACCEPTED, declared_at=moment)
    rows: list[ScoredItem] = []
    ends = {}
    for number, visit in enumerate([*done, *begun]):
        first_day = 9 if visit.assessor_id != me.pk else 13
        ends[visit.pk] = at(2021, 10, first_day) + timedelta(days=number % (5 if first_day == 9 else 2), hours=2)
        items = parts[visit.part] if visit in done else parts[visit.part][:8]
        rows += _entered(visit, truth[visit.sheet_id], items, people[visit.assessor_id], ends[visit.pk], rng)
    ScoredItem.objects.bulk_create(rows, batch_size=2000)
    _confirm(done, ends, rng)
    _photograph([visit for visit in mine[:4] if visit.part == Visit.Part.SITE], truth, ends)
    _hand_in(done, ends)


def _hand_in(done: Sequence[Visit], ends: dict[int, datetime]) -> None:
    """Hand visits in. While the other part of a sheet is open nothing else happens: those are written at once."""
    last: dict[tuple[int, int], Visit] = {}
    for visit in sorted(done, key=lambda one: (ends[one.pk], one.pk)):
        last[visit.sheet_id, visit.scoring] = visit
    closing = {visit.pk for visit in last.values()}
    early = [visit for visit in done if visit.pk not in closing]
    for visit in early:
        visit.state, visit.handed_in_at = Visit.State.DONE, ends[visit.pk] + timedelta(minutes=50)
    Visit.objects.bulk_update(early, ["state", "handed_in_at"])
    for visit in last.values():
        hand_in(visit=visit, person=visit.assessor.person, at=ends[visit.pk] + timedelta(minutes=50))


def _is_whole(sheet: Sheet, parts: dict[str, list[Item]]) -> bool:
    wanted = (item for items in parts.values() for item in items)
    return all(sheet.answers.get(item.id) or applies(item, sheet.facts) is False for item in wanted)


def _entered(
    visit: Visit, truth: Sheet, items: Iterable[Item], severity: float, when: datetime, rng: random.Random
) -> Iterator[ScoredItem]:
    as_of = date(2021, 9, 30)
    given: list[tuple[str, str, list[list[str]]]] = [
        (f"{FACT}{name}", value, []) for name, value in sorted(truth.facts.items()) if value
    ]
    for item in items:
        if not (how := truth.answers.get(item.id)):
            continue
        answer = read_answer(item, seen(item, how, severity, rng))
        lost = needs_reason(item, answer, as_of)
        given.append((item.id, answer, [[reason(item, answer, rng), proof(item, rng, when)]] if lost else []))
    for number, (name, answer, reasons) in enumerate(given):
        moment = when + timedelta(seconds=70 * number)
        yield ScoredItem(
            round_id=visit.round_id, visit=visit, item=name, answer=answer, reasons=reasons, entered_at=moment,
            received_at=moment + timedelta(seconds=4), record=UUID(int=rng.getrandbits(128), version=4),
        )  # fmt: skip


def _confirm(done: Iterable[Visit], ends: dict[int, datetime], rng: random.Random) -> None:
    """Let both sides sign, or refuse to."""
    names = (Confirmation.Party.MANAGER, Confirmation.Party.COMMUNITY)
    files = {party: _signature(party.value) for party in names}
    rows, uses = [], []
    for visit in done:
        if visit.part != Visit.Part.SITE or visit.scoring != 1:
            continue
        for party in names:
            when = ends[visit.pk] + timedelta(minutes=45)
            refuses = party == Confirmation.Party.MANAGER and rng.random() < 0.08
            text = "对消防通道扣分有异议，拒绝签字，已当场说明申诉途径" if refuses else ""
            row = Confirmation(
                round_id=visit.round_id, visit=visit, party=party, signature=None if refuses else files[party],
                refused_because=text, signed_at=when, received_at=when,
            )  # fmt: skip
            rows.append(row)
            if row.signature is not None:
                uses.append(
                    FileUse(
                        file=row.signature, subject_type=SUBJECT, subject_id=visit.sheet_id, purpose=SIGNATURE.code,
                        by=visit.assessor.person, used_at=when,
                    )
                )  # fmt: skip
    Confirmation.objects.bulk_create(rows)
    FileUse.objects.bulk_create(uses)


def _signature(seed: str) -> Any:
    """Return a stored picture of a line that might be somebody's name, and is nobody's."""
    image, rng = Image.new("RGB", (360, 140), "white"), random.Random(seed)
    points = [(20 + 12 * step, 70 + rng.randint(-42, 42)) for step in range(27)]
    ImageDraw.Draw(image).line(points, fill=(20, 30, 90), width=4, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return store(SimpleUploadedFile("s.png", out.getvalue(), "image/png"), purpose=SIGNATURE, at=at(2021, 10, 9))


def _photograph(visits: Iterable[Visit], truth: dict[int, Sheet], ends: dict[int, datetime]) -> None:
    """Take some photos on visits of the person who can be signed in as."""
    for place, visit in enumerate(visits):
        standard = visit.sheet.round.edition.compiled().standard
        wanted = [row for row in visit.items.order_by("item") if row.reasons][:3]
        subject = truth[visit.sheet_id].compound
        for number, row in enumerate(wanted):
            when = row.entered_at
            title = standard.item(row.item).title.zh[:12]
            made = Made(
                subject, title, Evidence.Kind.PHOTO, [], when.date(), 9000 + 10 * place + number, 18.0 + 21 * number
            )
            file = store(SimpleUploadedFile("p.jpg", drawn(made)), purpose=PHOTO, at=when)
            photo = Taken(file, bytes(file.sha256), when, file.taken.longitude, file.taken.latitude)
            pairs = tuple((text, shown) for text, shown in row.reasons)
            scored = Scored(row.item, row.answer, when, base=row.answer, reasons=pairs, photos=(photo,))
            take_items(visit=visit, person=visit.assessor.person, scored=[scored], record=row.record, at=when)


# What came of it ------------------------------------------------------------------------------------------------------


def _given_back(round_: Round, me: Assessor, officer: Any) -> None:
    """Three visits are given back; one of them has somebody else already."""
    open_ = Visit.objects.filter(round=round_, scoring=1, state__in=(Visit.State.ASSIGNED, Visit.State.ACCEPTED))
    some = list(open_.exclude(assessor=me).select_related("assessor__contract").order_by("pk")[:3])
    reasons = (
        ("直系亲属任该小区业委会委员", True),
        ("急性阑尾炎住院，本周不能到场", False),
        ("车辆故障，当日未能到场", False),
    )
    for visit, (text, conflict) in zip(some, reasons, strict=False):
        refuse_visit(visit=visit, reason=text, has_conflict=conflict, at=at(2021, 10, 12, 16))
    if some:
        _replace(some[0], officer)


def _replace(visit: Visit, officer: Any) -> None:
    there = set(Visit.objects.filter(sheet=visit.sheet_id).values_list("assessor", flat=True))
    others = visit.assessor.contract.assessors.exclude(pk__in=there).order_by("pk")
    if other := others.select_related("contract", "person").first():
        replace_visit(visit=visit, assessor=other, by=officer, at=at(2021, 10, 13, 9))


def _decide(round_: Round, cast: Cast, rng: random.Random) -> None:
    """Decide most differences, now for the one, now for the other; the last ones wait."""
    rows = list(Adjudication.objects.filter(round=round_, state="OPEN").order_by("pk"))
    for row in rows[: max(0, len(rows) - 7)]:
        answer = row.first if rng.random() < 0.6 else row.second
        if answer:
            decide_difference(
                adjudication=row, answer=answer, reason=rng.choice(DECISIONS), by=cast.leader, at=at(2021, 10, 14, 10)
            )


def _put_right(round_: Round, cast: Cast, rng: random.Random) -> None:
    """Send notices to some; one is reported, one scored again; others have nothing to put right and go on."""
    rows = round_.sheets.filter(step=Step.RECTIFY).select_related("round__edition", "compound")
    company = _scope("company_manager", "organisation")
    here = sorted(rows.order_by("code"), key=lambda sheet: sheet.company_id not in company)
    worst = [(sheet, lost_items(sheet)) for sheet in here[:8]]
    notices = []
    for number, (sheet, lost) in enumerate(one for one in worst if one[1]):
        when = at(2021, 10, 13 if number > 1 else 11, 15)
        notices.append(
            issue_notice(
                sheet=sheet, items=lost[:4], note="请对照扣分说明逐项整改，并上传整改后照片。", by=cast.officer, at=when
            )
        )
    for number, notice in enumerate(notices[1:3]):
        _report(notice, number, cast)
    for sheet in here[8:40]:
        passed = pass_on(sheet=sheet, note="扣分项已当场整改或不具备整改条件", by=cast.officer, at=at(2021, 10, 14, 11))
        if rng.random() < 0.5 and not passed.adjudications.filter(state="OPEN").exists():
            pass_on(sheet=passed, note="复核无异议", by=cast.officer, at=at(2021, 10, 15, 8))


def _report(notice: Rectification, number: int, cast: Cast) -> None:
    sheet = Sheet.objects.select_related("compound__community", "round__edition").get(pk=notice.sheet_id)
    subject: Compound | None = sheet.compound
    assert subject is not None
    asked = asked_of(offered(subject))
    items = list(notice.items.values_list("item", flat=True))
    pairs = [(STANDARD, name) for name in items if (STANDARD, name) in asked]
    made = Made(subject, "整改后照片", Evidence.Kind.PHOTO, pairs, date(2021, 10, 13), 9500 + number, 24.0)
    (row,) = add_proofs(
        subject=subject, uploads=[SimpleUploadedFile("a.jpg", drawn(made))], title=made.title, kind=made.kind,
        issued_on=made.issued_on, valid_until=None, items=pairs, asked=asked, by=cast.officer, at=at(2021, 10, 13, 17),
    )  # fmt: skip
    done = dict.fromkeys(items, "已清理到位，拍照存档，并安排专人每日巡查")
    report_done(rectification=notice, done=done, proofs=dict.fromkeys(items, row), by=None, at=at(2021, 10, 13, 18))
    if number == 0:
        before = dict(notice.items.values_list("item", "before"))
        remarks = dict.fromkeys(items, "现场复核，以整改后情况计分")
        best = {name: _better(sheet, name, answer) for name, answer in before.items()}
        score_again(rectification=notice, answers=best, remarks=remarks, by=cast.leader, at=at(2021, 10, 14, 15))


def _better(sheet: Sheet, name: str, answer: str) -> str:
    method = sheet.round.edition.compiled().standard.item(name).method
    if method.deduct:
        return "0"
    if method.binary:
        return "yes"
    return str(max(method.levels)) if method.levels else answer
