"""What the campaign asks of people, and tells them: duties, follow-up orders, re-checks."""

from django.utils.translation import gettext_lazy as _

from linli.core.notices import notice_kind
from linli.core.todo import todo_kind

from .rights import FOLLOW, LEAD

DO_DUTY = todo_kind("campaign.do_duty", _("Task of a stage"), _("{name}: do “{title}” and report it"), FOLLOW)
LOOK_AT_DUTY = todo_kind(
    "campaign.look_at_duty", _("Reported task"), _("{name} reported “{title}”: accept it or send it back"), LEAD
)
ANSWER_ORDER = todo_kind(
    "campaign.answer_order", _("Follow-up order"), _("{name}: answer order {number} “{title}”"), FOLLOW
)
LOOK_AT_ANSWER = todo_kind(
    "campaign.look_at_answer", _("Answer to an order"),
    _("{name} answered order {number} “{title}”: close it or send it back"), LEAD,
)  # fmt: skip
DO_RECHECK = todo_kind("campaign.do_recheck", _("Re-check"), _("Look again at {name}"), LEAD)

DUTY_SENT_BACK = notice_kind(
    "campaign.duty_sent_back", _("Task sent back"), _("“{title}” of {name} is sent back to you: {reason}")
)
DUTY_ACCEPTED = notice_kind("campaign.duty_accepted", _("Task accepted"), _("“{title}” of {name} is accepted."))
TASK_REMOVED = notice_kind("campaign.task_removed", _("Task taken away"), _("“{title}” is taken away: {reason}"))
STAGE_REOPENED = notice_kind(
    "campaign.stage_reopened", _("Stage reopened"),
    _("“{title}” is reopened for {name}: {reason} Close it again once that is put right."),
)  # fmt: skip
ORDER_ISSUED = notice_kind(
    "campaign.order_issued", _("Follow-up order"), _("Order {number} “{title}” to {name}, to be answered by {due}.")
)
ORDER_SENT_BACK = notice_kind(
    "campaign.order_sent_back", _("Answer sent back"),
    _("The answer of {name} to order {number} is sent back: {reason} Answer again by {due}."),
)  # fmt: skip
ORDER_CLOSED = notice_kind(
    "campaign.order_closed", _("Order closed"), _("Order {number} “{title}” to {name} is closed.")
)
ORDER_WITHDRAWN = notice_kind(
    "campaign.order_withdrawn", _("Order withdrawn"), _("Order {number} to {name} is withdrawn: {reason}")
)
