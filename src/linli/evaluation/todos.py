"""What evaluation asks of people, and tells them: the steps that wait for somebody, the sheets they are sent to."""

from django.utils.translation import gettext_lazy as _

from linli.core.notices import notice_kind
from linli.core.todo import todo_kind

from .rights import RECOMMEND, SELF_ASSESS

SELF_TODO = todo_kind(
    "evaluation.self_assess", _("Self-assessment"), _("Assess {name} for “{round}” and add the proofs"), SELF_ASSESS
)
RECOMMEND_TODO = todo_kind(
    "evaluation.recommend",
    _("Township recommendation"),
    _("Recommend {name} for “{round}”, or send it back"),
    RECOMMEND,
)
RECTIFY_TODO = todo_kind(
    "evaluation.rectify", _("Rectification"), _("Put {count} items of {name} right and report it"), SELF_ASSESS
)

# The same words for either scoring: who goes there a second time is not told so.
SENT = notice_kind(
    "evaluation.sent",
    _("Sheets to score"),
    _("You are sent to {count} sheets of “{round}”. Take them along before you go."),
)
SENT_BACK = notice_kind(
    "evaluation.sent_back", _("Sheet sent back"), _("{name} of “{round}” is sent back to you: {reason}")
)
