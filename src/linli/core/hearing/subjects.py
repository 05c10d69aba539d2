"""Hearings as something that to-dos, notices and the history are about, and the kinds of these."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.notices import notice_kind
from linli.core.subjects import Subject, subject
from linli.core.todo import todo_kind

from .models import Hearing
from .rights import ANSWER, VIEW_HEARINGS


def _names(pks: Iterable[int]) -> dict[int, str]:
    return {hearing.pk: str(hearing) for hearing in Hearing.objects.filter(pk__in=list(pks)).only("kind")}


HEARING = subject(
    Subject(
        code="hearing.hearing",
        title=_("Objection, defence or appeal"),
        get=lambda pk: Hearing.objects.filter(pk=pk).first(),
        url=lambda pk: reverse("hearing:hearing", args=[pk]),
        names=_names,
        view_right=VIEW_HEARINGS,
    )
)
ANSWER_TODO = todo_kind("hearing.answer", _("Answer a hearing"), _("Answer no. {number} about {name}"), ANSWER)
ANSWERED = notice_kind("hearing.answered", _("Answer"), _("What you filed about {name} was answered."))
LATE = notice_kind("hearing.late", _("Filed too late"), _("What you filed about {name} came after the time limit."))
