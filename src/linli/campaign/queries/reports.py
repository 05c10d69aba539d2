"""What a report says, built once as plain texts and numbers: the page, Word, PDF and workbook all show it.

Counts of past days are those that were kept then, never counted anew. Dates of works, orders, duties and titles are
facts of their rows; what they cost is as it is known on the day of making, and the report says so.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.campaign.charts import foremost, percent_words, share_words
from linli.campaign.models import (
    Campaign,
    Duty,
    FollowUpOrder,
    Prospect,
    Recheck,
    ReportKind,
    ResourceUse,
    Stage,
    StageClosing,
    Target,
    Work,
)
from linli.campaign.rules.forecast import LEAST_PERIODS
from linli.campaign.rules.periods import Period
from linli.campaign.rules.quarters import in_words as quarter_words
from linli.campaign.rules.works import State
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.queries.titles import in_force

from .areas import Area
from .duties import late
from .outlook import Outlook, UnitWay, Way, outlook
from .resources import before_and_after, by_quarter
from .standings import KINDS, Line, kept, together
from .summary import Spent, summary_of

UNKNOWN = "—"
Cell = str | int
Note = AwardNote.Kind
_CHANGES = (Note.WARNED, Note.SUSPENDED, Note.RESTORED, Note.REVOKED)


@dataclass(frozen=True)
class TargetRow:
    """A target, for the area: what is wanted, what there was and is, what is expected. Dashes where nobody knows."""

    by: str
    share: str
    kind: str
    counted: str
    of: str
    members: Cell
    wanted: Cell
    sum_wanted: Cell
    before: Cell
    count: Cell
    missing: Cell
    now: str
    forecast: Cell
    band: str
    note: str


@dataclass(frozen=True)
class UnitRow:
    """A reporting unit on the way to the next target."""

    name: str
    members: int
    taking_part: int
    meeting: int
    before: Cell
    named: int
    demonstration: int
    wanted: int
    missing: int
    forecast: Cell
    behind: Cell


@dataclass(frozen=True)
class MoveRow:
    """What moved in the period, counted."""

    what: str
    number: int


@dataclass(frozen=True)
class TitleRow:
    """A title that was warned about, suspended, restored or revoked."""

    name: str
    county: str
    title: str
    what: str
    on: str
    reason: str
    document: str


@dataclass(frozen=True)
class NewRow:
    """A community that meets the standard and did not before the period."""

    name: str
    county: str
    since: str
    document: str
    sample: str


@dataclass(frozen=True)
class MoneyRow:
    """Works that are not given up by who pays: what they cost as far as it is known. Whole yuan."""

    programme: str
    works: int
    known: int
    unknown: int
    sample: str


@dataclass(frozen=True)
class StageRow:
    """A stage, and what the area owes and has done of it."""

    title: str
    begins: str
    ends: str
    duties: int
    done: int
    late: int
    closed: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure that was done, and what rose where it was. Whole yuan."""

    title: str
    communities: int
    works: int
    amount: int
    unknown: int
    sample: str
    rose: str


@dataclass(frozen=True)
class ResourceRow:
    """What the same households used before the campaign and of late."""

    title: str
    earlier: str
    before: str
    later: str
    after: str
    communities: int


@dataclass(frozen=True)
class RecheckRow:
    """Re-checks of the year, by what came of them."""

    outcome: str
    number: int


@dataclass(frozen=True)
class Report:
    """A report as everything shows it: texts and numbers. `reports.words` says what each is called."""

    title: str
    city: str
    campaign: str
    campaign_document: str
    area: str
    period: str
    first: str
    last: str
    counted_on: str
    made_on: str
    lead: str
    demo: str
    sample: str
    targets: tuple[TargetRow, ...]
    units: tuple[UnitRow, ...]
    units_of: str
    moves: tuple[MoveRow, ...]
    titles: tuple[TitleRow, ...]
    newly: tuple[NewRow, ...]
    money: tuple[MoneyRow, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    stages: tuple[StageRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    resources: tuple[ResourceRow, ...] = ()
    rechecks: tuple[RecheckRow, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return it as dictionaries, lists, texts and numbers."""
        found = asdict(self)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


@dataclass(frozen=True)
class _Asked:
    """What a report is about. begins, until: the moments of the period, until not included."""

    campaign: Campaign
    kind: str
    period: Period
    area: Area
    today: date
    upto: date
    begins: datetime
    until: datetime

    @property
    def is_now(self) -> bool:
        return self.upto == self.today


@dataclass
class _Moves:
    """Counts of what moved, by name."""

    numbers: dict[str, int] = field(default_factory=dict)

    def rows(self) -> tuple[MoveRow, ...]:
        words = {
            "given": _("Titles given"), "warned": _("Titles warned about"), "suspended": _("Titles suspended"),
            "restored": _("Titles restored"), "revoked": _("Titles revoked"), "works_begun": _("Works begun"),
            "works_done": _("Works done"), "works_late": _("Works overdue at the end"),
            "orders_issued": _("Follow-up orders issued"), "orders_answered": _("Follow-up orders answered"),
            "orders_late": _("Follow-up orders overdue at the end"), "duties_done": _("Duties done"),
            "duties_open": _("Duties open at the end"), "duties_late": _("Duties overdue at the end"),
        }  # fmt: skip
        return tuple(MoveRow(text, self.numbers[name]) for name, text in words.items())


def report_of(campaign: Campaign, kind: str, period: Period, area: Area, today: date) -> Report:
    """Return a report of an area; the caller has seen to it that the person may look there.

    At most 25 queries, 35 of a November report, whatever the city's size. Ask for `division` of the campaign in the
    query. Raises ValueError if the period has not begun.
    """
    upto = period.upto(today)
    asked = _Asked(campaign, kind, period, area, today, upto, _moment(period.first), _moment(upto + timedelta(days=1)))
    found = outlook(campaign, upto)
    before = _before(found, asked)
    moves = _Moves()
    titles, newly = _titles(asked, moves), _newly(asked)
    works = Work.objects.filter(area.holds("division"), campaign=campaign)
    _count_works(works, asked, moves)
    _count_orders(asked, moves)
    _count_duties(asked, moves)
    money = _money(works)
    head = _head(found)
    targets = tuple(_target_row(way, found, before, asked) for way in found.ways)
    units = _units(head, before, asked) if head else ()
    rest = _of_the_year(asked, works) if kind == ReportKind.YEARLY else {}
    sampled = any(one.sample for one in (*newly, *money, *rest.get("measures", ()))) or _sampled(found, asked)
    return Report(
        title=_title(asked), city=campaign.division.name, campaign=campaign.title,
        campaign_document=campaign.document, area=area.name, period=period_words(period),
        first=period.first.isoformat(), last=upto.isoformat(),
        counted_on=found.counted_on.isoformat() if found.counted_on else "", made_on=today.isoformat(),
        lead=_lead(found, head, before, asked),
        demo=_("Demo data: everything in this document is made up.") if settings.DEMO else "",
        sample=_("Sample: some figures rest on a sample of a standard, or on sample unit costs.") if sampled else "",
        targets=targets, units=units, units_of=_target_words(head.target) if head else "", moves=moves.rows(),
        titles=titles, newly=newly, money=money, steps=_steps(head, moves, money, asked), notes=_notes(found, asked),
        **rest,
    )  # fmt: skip


# What it is about -----------------------------------------------------------------------------------------------------


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware in the city's zone


def period_words(period: Period) -> str:
    """Return a period as people write it."""
    if period.month:
        return _("{year}/{month}").format(year=period.year, month=period.month)
    return _("the year to November {year}").format(year=period.year)


def _title(asked: _Asked) -> str:
    text = _("{area}: green communities, monthly bulletin {period}") if asked.kind == ReportKind.MONTHLY else _(
        "{area}: green communities, November report {year}"
    )  # fmt: skip
    return text.format(area=asked.area.name, period=period_words(asked.period), year=asked.period.year)


def _target_words(target: Target) -> str:
    return _("{percent} by {day}").format(percent=percent_words(target), day=target.by.isoformat())


# Targets and units ----------------------------------------------------------------------------------------------------


def _head(found: Outlook) -> Way | None:
    """Return the target that units are measured by: the next binding one, or the last."""
    binding = foremost([way for way in found.ways if not way.target.stretch] or found.ways)
    return next((way for way in binding if way.days >= 0), binding[-1] if binding else None)


Before = dict[int, tuple[date | None, dict[str, Line]]]


def _before(found: Outlook, asked: _Asked) -> Before:
    """Return the last count before the period, by denominator and unit ("" for all). A query for each denominator."""
    answer: Before = {}
    for way in found.ways:
        if way.target.denominator_id not in answer:
            day, lines = kept(way.target.denominator, asked.period.before)
            answer[way.target.denominator_id] = day, {**{one.key: one for one in lines}, "": together(lines)}
    return answer


def _unit(way: Way, asked: _Asked) -> UnitWay | None:
    return next((one for one in way.units if one.line.key == asked.area.key), None)


def _target_row(way: Way, found: Outlook, before: Before, asked: _Asked) -> TargetRow:
    target, unit = way.target, _unit(way, asked)
    day, lines = before[target.denominator_id]
    old = lines.get(asked.area.key)
    was: Cell = old.count(target.counted) if day and old else UNKNOWN
    known = way.counted_on is not None
    members = wanted = count = missing = UNKNOWN  # type: Cell
    forecast, sums, now, band = None, UNKNOWN, UNKNOWN, UNKNOWN  # type: int | None, Cell, str, str
    if known and not asked.area.key:
        members, wanted, sums, count, missing = way.members, way.wanted, way.sum_wanted, way.count, way.missing
        forecast, now = way.forecast, share_words(way.share)
        band = f"{way.band.low}–{way.band.high}" if way.band else UNKNOWN
    elif known and unit:
        members, wanted, count, missing = unit.line.members, unit.wanted, unit.count, unit.missing
        forecast = unit.forecast
        now = share_words(_share(unit.count, unit.line.members))
    return TargetRow(
        target.by.isoformat(), percent_words(target), _("stretch") if target.stretch else _("binding"),
        str(target.get_counted_display()), target.denominator.title, members, wanted, sums, was, count, missing, now,
        UNKNOWN if forecast is None else forecast, band, _forecast_note(way, found, forecast, known, asked),
    )  # fmt: skip


def _share(count: int, members: int) -> Any:
    from fractions import Fraction

    return Fraction(count, members) if members else None


def _forecast_note(way: Way, found: Outlook, forecast: int | None, known: bool, asked: _Asked) -> str:
    """Say why there is no forecast, or no band around it."""
    if not known:
        return _("Nothing had been counted by then.")
    if way.target.counted != Target.Counted.MEETING:
        return _("Only meeting the standard is forecast: taking part and names are decisions.")
    if forecast is None:
        return _("The day is past.") if way.days < 0 else _("Nothing had been forecast for that day by then.")
    if asked.area.key:
        return _("A band is worked out for the city only.")
    if way.band is None:
        return _("No band: {number} past periods can be compared with their forecast, {least} are needed.").format(
            number=found.periods, least=LEAST_PERIODS
        )
    return ""


def _units(way: Way, before: Before, asked: _Asked) -> tuple[UnitRow, ...]:
    _day, lines = before[way.target.denominator_id]
    return tuple(
        UnitRow(
            one.line.name, one.line.members, one.line.taking_part, one.line.meeting,
            lines[one.line.key].meeting if one.line.key in lines else UNKNOWN, one.line.named,
            one.line.demonstration, one.wanted, one.missing, UNKNOWN if one.forecast is None else one.forecast,
            UNKNOWN if one.forecast is None else one.behind,
        )
        for one in way.units
        if asked.area.key in ("", one.line.key)
    )  # fmt: skip


def _sampled(found: Outlook, asked: _Asked) -> bool:
    return any(one.line.sampled for way in found.ways for one in way.units if asked.area.key in ("", one.line.key))


# What moved -----------------------------------------------------------------------------------------------------------


def _titles(asked: _Asked, moves: _Moves) -> tuple[TitleRow, ...]:
    """Count the titles given, and return what happened to titles. Two queries."""
    of = {"standard": asked.campaign.standard, "kind__in": KINDS}
    given = Award.objects.filter(asked.area.holds("community"), **of, inherited_from=None)
    moves.numbers["given"] = (
        given.filter(valid_from__range=(asked.period.first, asked.upto)).exclude(notes__kind=Note.REPLACED).count()
    )
    notes = AwardNote.objects.filter(
        asked.area.holds("award__community"), award__standard=asked.campaign.standard, award__kind__in=KINDS,
        kind__in=_CHANGES, on__range=(asked.period.first, asked.upto),
    ).select_related("award__community").order_by("on", "award__community__code", "pk")  # fmt: skip
    rows = []
    for kind in _CHANGES:
        moves.numbers[kind.value.lower()] = 0
    names = _county_names(asked)
    for note in notes:
        moves.numbers[note.kind.lower()] += 1
        award: Any = note.award
        rows.append(TitleRow(
            award.community.name, _county_of(award.community.ancestors, names), str(award.get_kind_display()),
            str(note.get_kind_display()), note.on.isoformat(), note.reason, note.document,
        ))  # fmt: skip
    return tuple(rows)


def _newly(asked: _Asked) -> tuple[NewRow, ...]:
    """Return the communities that meet the standard at the end of the period and did not before it. Three queries."""
    of = {"standard": asked.campaign.standard, "kind": Award.Kind.MEETING}
    then = in_force(asked.period.before, "community").exclude(state=Note.SUSPENDED)
    had = set(then.filter(asked.area.holds("community"), **of).values_list("community_id", flat=True))
    now = in_force(asked.upto, "community").exclude(state=Note.SUSPENDED).filter(
        asked.area.holds("community"), **of, valid_from__gte=asked.period.first
    )  # fmt: skip
    names = _county_names(asked)
    rows = now.order_by("community__code").values_list(
        "community_id", "community__name", "community__ancestors", "valid_from", "document",
        "round__edition__is_sample",
    )  # fmt: skip
    return tuple(
        NewRow(name, _county_of(above, names), since.isoformat(), document, _("sample") if sample else "")
        for pk, name, above, since, document, sample in rows
        if pk not in had
    )


def _county_names(asked: _Asked) -> Mapping[int, str]:
    from linli.places.models import Division

    return dict(Division.objects.filter(parent=asked.campaign.division_id).values_list("pk", "name"))


def _county_of(above: list[int], names: Mapping[int, str]) -> str:
    return next((names[pk] for pk in above if pk in names), "")


def _count_works(works: QuerySet[Work], asked: _Asked, moves: _Moves) -> None:
    within = (asked.period.first, asked.upto)
    unfinished = Q(done_on=None) | Q(done_on__gt=asked.upto)
    counts = works.exclude(state=State.DROPPED).aggregate(
        works_begun=Count("pk", filter=Q(begun_on__range=within)),
        works_done=Count("pk", filter=Q(done_on__range=within)),
        works_late=Count("pk", filter=unfinished & Q(due_on__lt=asked.upto) & ~Q(state=State.SUGGESTED)),
    )
    moves.numbers |= counts


def _count_orders(asked: _Asked, moves: _Moves) -> None:
    waiting = Q(replied_at=None) | Q(replied_at__gte=asked.until) | Q(replied_at__lt=F("asked_at"))
    going_on = Q(ended_at=None) | Q(ended_at__gte=asked.until)
    end = min(asked.until, _now(asked))
    moves.numbers |= FollowUpOrder.objects.filter(asked.area.owes("division"), campaign=asked.campaign).aggregate(
        orders_issued=Count("pk", filter=Q(issued_at__gte=asked.begins, issued_at__lt=asked.until)),
        orders_answered=Count("pk", filter=Q(replied_at__gte=asked.begins, replied_at__lt=asked.until)),
        orders_late=Count("pk", filter=waiting & going_on & Q(issued_at__lt=asked.until, due_at__lt=end)),
    )


def _now(asked: _Asked) -> datetime:
    """Return the moment up to which something can be late: of today its beginning, so that a day has one report."""
    return _moment(asked.today) if asked.is_now else asked.until


def _count_duties(asked: _Asked, moves: _Moves) -> None:
    there = Q(opened_at__lt=asked.until)
    undone = there & (Q(accepted_at=None) | Q(accepted_at__gte=asked.until))
    moves.numbers |= Duty.objects.filter(asked.area.owes("division"), task__campaign=asked.campaign).aggregate(
        duties_done=Count("pk", filter=Q(accepted_at__gte=asked.begins, accepted_at__lt=asked.until)),
        duties_open=Count("pk", filter=undone),
        duties_late=Count("pk", filter=there & late(asked.upto, asked.until)),
    )


def _money(works: QuerySet[Work]) -> tuple[MoneyRow, ...]:
    rows = works.exclude(state=State.DROPPED).order_by().values("programme").annotate(
        works=Count("pk"), known=Sum(Coalesce("spent", "cost"), default=0),
        unknown=Count("pk", filter=Q(spent=None, cost=None)),
        samples=Count("pk", filter=Q(spent=None, cost_is_sample=True, cost__isnull=False)),
    )  # fmt: skip
    found = [
        MoneyRow(
            row["programme"] or _("no programme named"), row["works"], int(row["known"]), row["unknown"],
            _("sample") if row["samples"] else "",
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (-row.known, row.programme)))


# The year -------------------------------------------------------------------------------------------------------------


def _of_the_year(asked: _Asked, works: QuerySet[Work]) -> dict[str, Any]:
    return {
        "stages": _stages(asked), "measures": _measures(asked, works), "resources": _resources(asked),
        "rechecks": _rechecks(asked),
    }  # fmt: skip


def _stages(asked: _Asked) -> tuple[StageRow, ...]:
    mine = asked.area.owes("tasks__duties__division")
    there = mine & Q(tasks__duties__opened_at__lt=asked.until)
    done = there & Q(tasks__duties__accepted_at__lt=asked.until)
    rows = Stage.objects.filter(campaign=asked.campaign).order_by("number").annotate(
        owed=Count("tasks__duties", filter=there), done=Count("tasks__duties", filter=done),
        late=Count("tasks__duties", filter=there & late(asked.upto, asked.until, "tasks__duties__")),
    )  # fmt: skip
    closings = StageClosing.objects.standing(asked.until).filter(
        asked.area.owes("division"), stage__campaign=asked.campaign
    ).select_related("division").order_by("division__code")  # fmt: skip
    closed: dict[int, list[str]] = {}
    for one in closings:
        closed.setdefault(one.stage_id, []).append(one.division.name)
    return tuple(
        StageRow(
            row.title, row.begins.isoformat(), row.ends.isoformat() if row.ends else _("the source gives no end"),
            row.owed, row.done, row.late, _(", ").join(closed.get(row.pk, [])) or UNKNOWN,
        )
        for row in rows
    )  # fmt: skip


def _measures(asked: _Asked, works: QuerySet[Work]) -> tuple[MeasureRow, ...]:
    within = works.filter(done_on__range=(asked.period.first, asked.upto))
    found = []
    for line in summary_of(asked.campaign, within).measures:
        rose = [f"{one.item} {one.title} +{one.rose}" for one in line.items if one.rose]
        spent: Spent = line.spent
        found.append(MeasureRow(
            f"{line.code} {line.title}", spent.communities, spent.works, spent.amount, spent.unknown,
            _("sample") if spent.sample else "", _("; ").join(rose) or UNKNOWN,
        ))  # fmt: skip
    return tuple(found)


def _resources(asked: _Asked) -> tuple[ResourceRow, ...]:
    uses = ResourceUse.objects.filter(asked.area.holds("division")).filter(
        Q(year__lt=asked.upto.year) | Q(year=asked.upto.year, quarter__lte=(asked.upto.month - 1) // 3)
    )  # quarters that were over by then
    changes = before_and_after(asked.campaign, uses, by_quarter(asked.campaign, uses))
    return tuple(
        ResourceRow(
            str(ResourceUse.Kind(one.kind).label), f"{quarter_words(one.first[0])}–{quarter_words(one.first[-1])}",
            str(one.before.each), f"{quarter_words(one.last[0])}–{quarter_words(one.last[-1])}", str(one.after.each),
            one.before.places,
        )
        for one in changes
    )  # fmt: skip


def _rechecks(asked: _Asked) -> tuple[RecheckRow, ...]:
    rows = Recheck.objects.filter(asked.area.holds("division"), campaign=asked.campaign, year=asked.period.year)
    counts: dict[str, int] = {}
    for outcome, done_on, number in rows.order_by().values_list("outcome", "done_on").annotate(number=Count("pk")):
        key = outcome if done_on and done_on <= asked.upto else ""
        counts[key] = counts.get(key, 0) + number
    words = {**{str(one.value): str(one.label) for one in Recheck.Outcome}, "": _("Not looked at yet")}
    return tuple(RecheckRow(text, counts[key]) for key, text in words.items() if key in counts)


# Words ----------------------------------------------------------------------------------------------------------------


def _lead(found: Outlook, head: Way | None, before: Before, asked: _Asked) -> str:
    """Return the report in a paragraph: where it stands, what it had, what it lacks."""
    if head is None:
        return _("The campaign has no targets yet.")
    if head.counted_on is None:
        return _("Nothing had been counted by {day}.").format(day=asked.upto.isoformat())
    unit = _unit(head, asked)
    if asked.area.key and unit is None:
        return _("{area} has no community that counts for the target.").format(area=asked.area.name)
    line = unit.line if unit else together([one.line for one in head.units])
    day, lines = before[head.target.denominator_id]
    old = lines.get(asked.area.key)
    text = _(
        "As counted on {day}, of {members} communities {taking_part} take part, {meeting} meet the standard ({share}), "
        "{named} are named and {demonstration} are demonstrations."
    ).format(
        day=head.counted_on.isoformat(), members=line.members, taking_part=line.taking_part, meeting=line.meeting,
        share=share_words(_share(line.meeting, line.members)), named=line.named, demonstration=line.demonstration,
    )  # fmt: skip
    if day is None or old is None:
        more = _("Before {day} nothing had been counted.").format(day=asked.period.first.isoformat())
        return _("{first} {second}").format(first=text, second=more)
    more = _("That is {changed} against {before} as counted on {day}.").format(
        changed=f"{line.meeting - old.meeting:+}", before=old.meeting, day=day.isoformat()
    )
    return _("{first} {second}").format(first=text, second=more)


def _steps(head: Way | None, moves: _Moves, money: tuple[MoneyRow, ...], asked: _Asked) -> tuple[str, ...]:
    """Return what follows from the figures, and nothing else."""
    steps = []
    for one in head.units if head else []:
        if asked.area.key not in ("", one.line.key) or head is None:
            continue
        of = {"unit": one.line.name, "target": _target_words(head.target)}
        if one.behind:
            steps.append(_(
                "{unit}: by what is expected, {number} communities will be missing for {target}; plan further works, "
                "or bring forward those under way."
            ).format(number=one.behind, **of))  # fmt: skip
        elif one.forecast is None and one.missing and head.days >= 0:
            steps.append(
                _("{unit}: {number} more communities are needed for {target}.").format(number=one.missing, **of)
            )
    steps += _states(asked)
    unknown = sum(row.unknown for row in money)
    for number, text in (
        (moves.numbers["works_late"], _("{number} works are overdue: finish them, or give a new day.")),
        (moves.numbers["orders_late"], _("{number} follow-up orders are overdue: answer them.")),
        (moves.numbers["duties_late"], _("{number} duties are overdue: do and report them.")),
        (unknown, _("Of {number} works nobody knows the cost: find out the quantity.")),
    ):
        if number:
            steps.append(text.format(number=number))
    if steps:
        return tuple(steps)
    if head is None or head.counted_on is None:
        return (_("Without a count no steps follow from figures."),)
    return (_("Nothing is behind or overdue by the figures of this report."),)


def _states(asked: _Asked) -> list[str]:
    """Return what is to be done for communities that do not meet the standard: only of today, for it is not kept."""
    if not asked.is_now:
        return []
    rows = Prospect.objects.filter(asked.area.holds("division"), campaign=asked.campaign).order_by()
    counts = dict(rows.values_list("state").annotate(number=Count("pk")))
    found = []
    for state, text in (
        (Prospect.State.NO_WORKS, _("{number} communities that do not meet the standard have no works: plan them.")),
        (Prospect.State.NOT_ENOUGH, _("Of {number} communities the works do not suffice: add to them.")),
        (Prospect.State.UNKNOWN, _("Of {number} communities not enough is known: complete their survey.")),
    ):
        if number := counts.get(state):
            found.append(text.format(number=number))
    return found


def _notes(found: Outlook, asked: _Asked) -> tuple[str, ...]:
    notes = [
        _("Counts are those that were kept on the day named, not counted anew."),
        _("Costs and works are as they are known on {day}, the day of making.").format(day=asked.today.isoformat()),
    ]
    if asked.area.county:
        notes.append(_("Communities in an overlay zone report there, and are not in the figures of their county."))
    if asked.area.zone:
        notes.append(_("Tasks and orders go to counties and townships; here are those to townships in the zone."))
    if asked.period.last > asked.upto:
        notes.append(_("The period is not over: figures up to {day}.").format(day=asked.upto.isoformat()))
    for way in found.ways:
        if way.target.denominator.note and way.target.denominator.note not in notes:
            notes.append(f"{way.target.denominator.title}: {way.target.denominator.note}")
    return tuple(dict.fromkeys(notes))


__all__ = ["UNKNOWN", "Report", "period_words", "report_of"]
