"""Beginning a campaign from the file of a plan: what it counts, its targets, stages and tasks, all at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Task
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.source_plans import COUNTED, OWNERS, REACH, RULES, Owed, SourcePlan
from linli.places.models import Division

from .actions import Wish, freeze_denominator, set_target
from .stages import add_stage, add_task
from .standings import keep_standing


@transaction.atomic
def begin_from_plan(
    *, plan: SourcePlan, division: Division, standard: str, by: Any, at: datetime, with_past_tasks: bool = False
) -> Campaign:
    """Begin a campaign as the file of a plan says, and count where its communities are today.

    A task whose day has passed is left out unless with_past_tasks: on its first day a county would owe nothing but what
    is overdue. `set_tasks` sets what was left out. Raises UnableToCampaign: the plan is another city's, has begun here
    already, or something in it cannot be (the register has no such communities, targets contradict each other).
    """
    held = Division.objects.select_for_update().defer("search_grams").get(pk=division.pk)  # the second of two waits
    if plan.division != held.code:
        raise UnableToCampaign(
            _("“{title}” is the plan of the city with the code {code}.").format(title=plan.title, code=plan.division)
        )
    if campaigns_of(plan, held):
        raise UnableToCampaign(_("“{title}” has begun here already.").format(title=plan.title))
    campaign = Campaign.objects.create(
        title=plan.title, division=held, standard=standard, begins=plan.begins, ends=plan.ends, document=plan.document
    )
    frozen = {
        one.id: freeze_denominator(
            campaign=campaign, title=one.title, rule=RULES[one.rule], on=one.on, note=one.note, by=by, at=at
        )
        for one in plan.denominators
    }
    for share in plan.targets:
        wish = Wish(
            share.by, share.exact, COUNTED[share.counted], REACH[share.reach], share.stretch,
            frozen[share.denominator], share.sentence, share.source,
        )  # fmt: skip
        set_target(campaign=campaign, wish=wish)
    for stage in plan.stages:
        add_stage(campaign=campaign, title=stage.title, begins=stage.begins, ends=stage.ends, source=stage.source)
    today = timezone.localtime(at).date()
    left = tasks_left(plan, campaign)
    set_tasks(campaign=campaign, tasks=[one for one in left if with_past_tasks or one[1].due_on >= today], at=at)
    for denominator in frozen.values():
        keep_standing(denominator, today, at, {})
    return campaign


@transaction.atomic
def set_tasks(*, campaign: Campaign, tasks: Collection[tuple[str, Owed]], at: datetime) -> list[Task]:
    """Set tasks of a plan in the stages of a campaign by the stages' titles; who owes them gets duties and to-dos.

    Raises UnableToCampaign if a stage is no more, a task stands there already, or nobody would owe it.
    """
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    stages = {stage.title: stage for stage in campaign.stages.all()}
    there = {(task.stage_id, task.title) for task in Task.objects.filter(campaign=campaign)}
    made = []
    for title, task in tasks:
        stage = stages.get(title)
        if stage is None:
            raise UnableToCampaign(_("The campaign has no stage “{title}”.").format(title=title))
        if (stage.pk, task.title) in there:
            raise UnableToCampaign(_("“{title}” is set already.").format(title=task.title))
        there.add((stage.pk, task.title))
        made.append(
            add_task(
                stage=stage, title=task.title, due_on=task.due_on, owner=OWNERS[task.owner], text=task.text,
                proof=task.proof, at=at,
            )
        )  # fmt: skip
    return made


def tasks_left(plan: SourcePlan, campaign: Campaign) -> list[tuple[str, Owed]]:
    """Return the tasks of a plan that a campaign has not set, each with its stage's title. Two queries."""
    stages = set(campaign.stages.values_list("title", flat=True))
    there = set(Task.objects.filter(campaign=campaign).values_list("stage__title", "title"))
    return [
        (stage.title, task)
        for stage in plan.stages
        for task in stage.tasks
        if stage.title in stages and (stage.title, task.title) not in there
    ]


def campaigns_of(plan: SourcePlan, division: Division) -> list[Campaign]:
    """Return the campaigns of a city that began from a plan: they carry its title or its document. One query."""
    rows = Campaign.objects.filter(division=division)
    return [row for row in rows if row.title == plan.title or row.document == plan.document]
