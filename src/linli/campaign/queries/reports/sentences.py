"""The sentences of a report: where it stands, what follows from the figures, what to know of them."""

from django.db.models import Count
from django.utils.translation import gettext as _

from linli.campaign.charts import share_words
from linli.campaign.models import Prospect
from linli.campaign.queries.outlook import Outlook, Way
from linli.campaign.queries.standings import together

from .asked import Asked, share_of, target_words
from .moves import Moves
from .said import MoneyRow
from .targets import Before, unit_of


def lead_of(found: Outlook, head: Way | None, before: Before, asked: Asked) -> str:
    """Return the report in a paragraph: where it stands, what it had, what it lacks."""
    if head is None:
        return _("The campaign has no targets yet.")
    if head.counted_on is None:
        return _("Nothing had been counted by {day}.").format(day=asked.upto.isoformat())
    unit = unit_of(head, asked)
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
        share=share_words(share_of(line.meeting, line.members)), named=line.named, demonstration=line.demonstration,
    )  # fmt: skip
    if day is None or old is None:
        more = _("Before {day} nothing had been counted.").format(day=asked.period.first.isoformat())
        return _("{first} {second}").format(first=text, second=more)
    more = _("That is as many as the {before} counted on {day}.")
    if line.meeting != old.meeting:
        more = _("That is {changed} against {before} as counted on {day}.")
    more = more.format(changed=f"{line.meeting - old.meeting:+}", before=old.meeting, day=day.isoformat())
    return _("{first} {second}").format(first=text, second=more)


def next_steps(head: Way | None, moves: Moves, money: tuple[MoneyRow, ...], asked: Asked) -> tuple[str, ...]:
    """Return what follows from the figures, and nothing else."""
    steps = []
    for one in head.units if head else []:
        if asked.area.key not in ("", one.line.key) or head is None:
            continue
        of = {"unit": one.line.name, "target": target_words(head.target)}
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


def _states(asked: Asked) -> list[str]:
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


def notes_on(found: Outlook, asked: Asked) -> tuple[str, ...]:
    """Return what one must know to read the figures."""
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
            told = _("{name}: {title}").format(name=way.target.denominator.title, title=way.target.denominator.note)
            notes.append(told)
    return tuple(dict.fromkeys(notes))
