"""The work calendar as something that a to-do is about, and that to-do."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import SIGNED_IN
from linli.core.subjects import Subject, subject
from linli.core.todo import todo_kind

from .models import WorkingCalendar
from .rights import CHANGE_CALENDAR


def _names(pks: Iterable[int]) -> dict[int, str]:
    return {pk: _("Work calendar") for pk in pks if pk == 1}


CALENDAR = subject(
    Subject(
        code="worktime.calendar",
        title=gettext_lazy("Work calendar"),
        get=lambda pk: WorkingCalendar.objects.filter(pk=pk).first(),
        url=lambda pk: reverse("worktime:calendar"),
        names=_names,
        view_right=SIGNED_IN,
    )
)
EXTEND = todo_kind(
    "worktime.extend",
    gettext_lazy("Work calendar"),
    gettext_lazy("The work calendar ends on {last_day}. Load or enter the next year, or deadlines stay pending."),
    CHANGE_CALENDAR,
)
