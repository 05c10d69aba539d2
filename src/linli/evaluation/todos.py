"""What evaluation asks of people: the steps that wait for somebody."""

from django.utils.translation import gettext_lazy as _

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
