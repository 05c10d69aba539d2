"""A follow-up order (督办单) in print: to whom, what is ordered, until when, and what was answered since."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.campaign.models import FollowUpOrder
from linli.grading.commands import font_folder
from linli.grading.typesetting import typeset

_LAYOUT = Path(__file__).with_name("order.typ")


def order_pdf(order: FollowUpOrder) -> bytes:
    """Return an order as a PDF; the same data gives the same bytes. Raises as `typeset`."""
    return typeset(_LAYOUT, order_data(order), font_folder())


def order_data(order: FollowUpOrder) -> dict[str, Any]:
    """Return everything that the layout shows, as texts. Ask for `division` and `campaign__division`."""
    lang = "en" if (get_language() or "").startswith("en") else "zh"
    labels = [_("Demo data")] if settings.DEMO else []
    if order.state == FollowUpOrder.State.WITHDRAWN:
        labels.append(_("Withdrawn"))
    return {
        "lang": lang,
        "title": _("Follow-up order"),
        "number": order.number,
        "running": f"{order.campaign.title} · {order.division.name}",
        "labels": labels,
        "demo_note": _("Demo data: no real document; it orders nobody to do anything.") if settings.DEMO else "",
        "to": _("{name}:").format(name=order.division.name),
        "subject": order.title,
        "text": order.text,
        "due": _due(order),
        "told": _told(order),
        "from": order.campaign.division.name,
        "day": _day(order.issued_at),
        "words": {"made_by": _("Printed from LinLi 邻礼")},
    }  # fmt: skip


def _due(order: FollowUpOrder) -> str:
    if order.due_at is None:
        return _("Answer within {days} working days; the day follows once the work calendar reaches that far.").format(
            days=order.days
        )
    return _("Answer within {days} working days, by {due}, on the platform with proofs.").format(
        days=order.days, due=f"{timezone.localtime(order.due_at):%Y-%m-%d %H:%M}"
    )


def _told(order: FollowUpOrder) -> list[list[str]]:
    told = []
    if order.reply and order.replied_at:
        told.append([_("Answer of {day}").format(day=_day(order.replied_at)), order.reply])
    State = FollowUpOrder.State  # noqa: N806 - a class
    if order.ended_at:
        words = _("Withdrawn on {day}") if order.state == State.WITHDRAWN else _("Closed on {day}")
        told.append([words.format(day=_day(order.ended_at)), order.remark or "—"])
    elif order.remark:
        told.append([_("Sent back"), order.remark])
    return told


def _day(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d}"
