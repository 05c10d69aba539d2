"""Campaigns, what they count, and their targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Denominator, Member, Target
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.denominators import counts
from linli.campaign.rules.targets import Contradiction, Goal, contradictions
from linli.campaign.seen import require_seen
from linli.core.composed import fetched
from linli.evaluation.models import Round
from linli.places.models import Division

from .standings import ask_count

CAMPAIGN_TERMS = ("title", "begins", "ends", "document")  # city and standard stay, for counts rest on them


@transaction.atomic
def change_campaign(
    *, campaign: Campaign, title: str, begins: date, ends: date | None, document: str, seen: str
) -> Campaign:  # fmt: skip
    """Change title, days and document of a campaign, and nothing else of it.

    seen: the mark of CAMPAIGN_TERMS as the person saw them (`linli.campaign.seen`).
    Raises UnableToCampaign: changed meanwhile, or it would end before it begins.
    """
    row = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    require_seen(row, CAMPAIGN_TERMS, seen)
    if ends is not None and ends <= begins:
        raise UnableToCampaign(_("It would end on {ends}, not after it begins on {begins}.").format(
            ends=ends.isoformat(), begins=begins.isoformat()
        ))  # fmt: skip
    row.title, row.begins, row.ends, row.document = title.strip(), begins, ends, document.strip()
    row.save(update_fields=CAMPAIGN_TERMS)
    return row


@transaction.atomic
def freeze_denominator(
    *, campaign: Campaign, title: str, rule: str, on: date, note: str, by: Any, at: datetime
) -> Denominator:  # fmt: skip
    """Freeze the communities that a share is counted of, as they were on a day, by a rule. It never changes again.

    The reporting unit of each is the one of that day; a community in an overlay zone reports there and nowhere else.
    Raises UnableToCampaign: the title is taken, or the rule leaves nobody.
    """
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if campaign.denominators.filter(title=title.strip()).exists():
        raise UnableToCampaign(_("“{title}” is frozen already. Give the new one another title.").format(title=title))
    depth = len(campaign.division.ancestors)
    there = Division.objects.on(on).filter(ancestors__contains=[campaign.division_id], level=Division.Level.COMMUNITY)
    chosen = [
        row for row in there.only("pk", "code", "ancestors", "zone_id").order_by("code") if counts(rule, row.code)
    ]
    if not chosen:
        raise UnableToCampaign(
            _("On {day} no community of {place} belongs to it. Choose another day or another rule.").format(
                day=on.isoformat(), place=campaign.division.name
            )
        )
    row = Denominator.objects.create(
        campaign=campaign, title=title.strip(), rule=rule, on=on, note=note.strip(), size=len(chosen), frozen_at=at,
        frozen_by=by,
    )  # fmt: skip
    Member.objects.bulk_create(
        (Member(denominator=row, community=one, county_id=one.ancestors[depth], zone_id=one.zone_id) for one in chosen),
        batch_size=2000,
    )
    ask_count(campaign.pk)
    return row


@dataclass(frozen=True)
class Wish:
    """A target as somebody gives it: the columns of the model."""

    by: date
    percent: Decimal
    counted: str
    reach: str
    stretch: bool
    denominator: Denominator
    sentence: str
    source: str


TARGET_TERMS = tuple(Wish.__dataclass_fields__)


@transaction.atomic
def set_target(*, campaign: Campaign, wish: Wish, target: Target | None = None, seen: str = "") -> Target:
    """Add a target, or change one. Raises UnableToCampaign if it contradicts another, and says which and how.

    seen: of one that is changed, the mark of TARGET_TERMS as the person saw them (`linli.campaign.seen`): what somebody
    else changed or took away meanwhile is refused.
    """
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if target is not None:
        target = campaign.targets.select_for_update(of=("self",)).filter(pk=target.pk).first()
        if target is None:
            raise UnableToCampaign(_("This target is not there any more: somebody has just taken it away."))
        require_seen(target, TARGET_TERMS, seen)
    if wish.denominator.campaign_id != campaign.pk:
        raise UnableToCampaign(_("What it is counted of belongs to another campaign."))
    others = campaign.targets.exclude(pk=target.pk) if target else campaign.targets.all()
    found = contradictions([_goal(0, wish), *(goal_of(row) for row in others.order_by("pk"))])
    if found:
        raise UnableToCampaign(in_words(found[0]))
    row = target or Target(campaign=campaign)
    for name in TARGET_TERMS:
        setattr(row, name, getattr(wish, name))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as exc:
        raise UnableToCampaign(_("There is a target of that day and kind already.")) from exc
    ask_count(campaign.pk)
    return row


@transaction.atomic
def drop_target(*, target: Target) -> None:
    """Take a target away; the history keeps it."""
    campaign = target.campaign_id
    target.delete()
    ask_count(campaign)


@transaction.atomic
def set_baseline(*, campaign: Campaign, round_: Round) -> Campaign:
    """Say which round is the baseline (摸底): of communities or of compounds, by what its edition is about.

    Raises UnableToCampaign: another city's, published, or communities by another standard.
    """
    current = Campaign.objects.select_for_update(of=("self",)).select_related("division").get(pk=campaign.pk)
    if current.division_id not in round_.division.ancestors and round_.division_id not in current.division.ancestors:
        raise UnableToCampaign(_("“{round}” is held elsewhere.").format(round=round_))
    if round_.state in (Round.State.NOTICE, Round.State.SEALED, Round.State.CANCELLED):
        raise UnableToCampaign(
            _("“{round}” is {state}: a baseline is marked and graded, and never published.").format(
                round=round_, state=round_.get_state_display()
            )
        )
    if round_.edition.subject == "compound":
        current.compound_baseline = round_
    elif round_.edition.standard == current.standard:
        current.baseline = round_
    else:
        raise UnableToCampaign(_("Its standard is not the one of the campaign."))
    current.save(update_fields=["baseline", "compound_baseline"])
    ask_count(current.pk)
    return current


def goal_of(target: Target) -> Goal:
    """Return a target as the rules see it."""
    return _goal(target.pk, target)


def _goal(key: int, row: Wish | Target) -> Goal:
    return Goal(key, row.by, row.percent, row.counted, row.reach, row.stretch, row.denominator.pk)


def in_words(found: Contradiction) -> str:
    """Say what contradicts what, and what is allowed."""
    first, second = found.first, found.second
    values = {
        "first": f"{first.percent.normalize():f}%", "first_day": first.by.isoformat(),
        "second": f"{second.percent.normalize():f}%", "second_day": second.by.isoformat(),
    }  # fmt: skip
    if found.kind == "twice":
        text = _("There are two targets of one kind for {first_day}: {first} and {second}. Make one of them a stretch.")
    elif found.kind == "falls":
        text = _(
            "{second} by {second_day} is less than {first} by {first_day}: what is reached stays reached, so a later "
            "target cannot be lower."
        )
    else:
        text = _("The stretch of {second} lies below the binding {first} of the same day, {first_day}.")
    return text.format(**values)


def targets_of(campaign: Campaign) -> Sequence[Target]:
    """Return the targets of a campaign with what they are counted of, by day, the binding one first. One query."""
    return fetched(campaign.targets.select_related("denominator").order_by("by", "stretch", "reach", "pk"))
