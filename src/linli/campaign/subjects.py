"""What shared parts speak about: a campaign, and what each division owes in it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.core.subjects import Subject, subject

from . import deadlines, todos  # noqa: F401 - what listens, and what people are asked
from .models import Campaign, Duty, FollowUpOrder, Plan, Recheck, Work
from .rights import VIEW


def _campaign_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Campaign.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _plan_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Plan.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _duty_names(pks: Iterable[int]) -> dict[int, str]:
    rows = Duty.objects.filter(pk__in=list(pks)).values_list("pk", "division__name", "task__title")
    return {pk: gettext("{name}: {title}").format(name=name, title=title) for pk, name, title in rows}


def _order_names(pks: Iterable[int]) -> dict[int, str]:
    rows = FollowUpOrder.objects.filter(pk__in=list(pks)).values_list("pk", "number", "title")
    return {pk: f"{number} {title}" for pk, number, title in rows}


def _work_names(pks: Iterable[int]) -> dict[int, str]:
    rows = Work.objects.filter(pk__in=list(pks)).values_list("pk", "division__name", "measure__title")
    return {pk: gettext("{name}: {title}").format(name=name, title=title) for pk, name, title in rows}


def _recheck_names(pks: Iterable[int]) -> dict[int, str]:
    rows = Recheck.objects.filter(pk__in=list(pks)).values_list("pk", "division__name", "year")
    return {pk: f"{name} {year}" for pk, name, year in rows}


CAMPAIGN = subject(
    Subject(
        code="campaign.campaign",
        title=_("Campaign"),
        get=lambda pk: Campaign.objects.select_related("division").filter(pk=pk).first(),
        url=lambda pk: reverse("campaign:campaign", args=[pk]),
        names=_campaign_names,
        view_right=VIEW,
    )
)
DUTY = subject(
    Subject(
        code="campaign.duty",
        title=_("Duty in a campaign"),
        get=lambda pk: Duty.objects.select_related("division", "task").filter(pk=pk).first(),
        url=lambda pk: reverse("campaign:duty", args=[pk]),
        names=_duty_names,
        view_right=VIEW,
    )
)
ORDER = subject(
    Subject(
        code="campaign.order",
        title=_("Follow-up order"),
        get=lambda pk: FollowUpOrder.objects.select_related("division", "campaign").filter(pk=pk).first(),
        url=lambda pk: reverse("campaign:order", args=[pk]),
        names=_order_names,
        view_right=VIEW,
    )
)
WORK = subject(
    Subject(
        code="campaign.work",
        title=_("Work of a campaign"),
        get=lambda pk: Work.objects.select_related("division", "measure", "campaign").filter(pk=pk).first(),
        url=lambda pk: reverse("campaign:work", args=[pk]),
        names=_work_names,
        view_right=VIEW,
    )
)
RECHECK = subject(
    Subject(
        code="campaign.recheck",
        title=_("Re-check"),
        get=lambda pk: Recheck.objects.select_related("division").filter(pk=pk).first(),
        url=lambda pk: reverse("campaign:recheck", args=[pk]),
        names=_recheck_names,
        view_right=VIEW,
    )
)
__all__ = ["CAMPAIGN", "DUTY", "ORDER", "RECHECK", "WORK"]
