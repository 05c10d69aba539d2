"""The page of the work calendar."""

from calendar import Calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from linli.core import clock
from linli.core.history.reading import recent_events
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import SIGNED_IN, grants_of, needs
from linli.core.subjects import require
from linli.core.wording import layout_for

from . import operations
from .forms import EARLIEST, LATEST, DayForm, EndForm, HoursForm, YearsForm
from .models import WorkDay, WorkingCalendar
from .queries import BEFORE_EVERYTHING, last_day, office_hours
from .rights import CHANGE_CALENDAR
from .rules import WorkCalendar

WHOLE = WorkingCalendar(id=1)  # there is one, under the platform: who keeps it holds the right over the platform


@dataclass
class Day:
    """One field of a month's table; number 0: of another month."""

    number: int
    css: str = ""
    hint: str = ""


@dataclass
class Month:
    """One month: its first day, its weeks, how many of its days are worked."""

    first: date
    weeks: list[list[Day]]
    worked: int


@needs(SIGNED_IN)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a year."""
    return _page(request, _year_of(request))


@needs(CHANGE_CALENDAR)
@require_POST
def set_day(request: HttpRequest) -> HttpResponse:
    """Add a holiday or a make-up workday, or change one."""
    require(grants_of(request.user), CHANGE_CALENDAR, WHOLE)
    form = DayForm(request.POST, auto_id="id_day_%s")
    return _apply(request, "day", form, lambda: operations.set_day(
        form.cleaned_data["date"], form.cleaned_data["kind"], form.cleaned_data["name"], form.cleaned_data["source"]
    ), lambda: form.cleaned_data["date"].year)  # fmt: skip


@needs(CHANGE_CALENDAR)
@require_POST
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a day be as its weekday is."""
    require(grants_of(request.user), CHANGE_CALENDAR, WHOLE)
    day = WorkDay.objects.filter(pk=pk).first()
    if day is None:
        raise Http404
    day.delete()
    return redirect(f"{reverse('worktime:calendar')}?year={day.date.year}")


@needs(CHANGE_CALENDAR)
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Declare the calendar complete up to a day."""
    require(grants_of(request.user), CHANGE_CALENDAR, WHOLE)
    form = EndForm(request.POST, auto_id="id_end_%s")
    return _apply(request, "end", form, lambda: operations.extend(form.cleaned_data["until"], at=clock.now()),
                  lambda: form.cleaned_data["until"].year)  # fmt: skip


@needs(CHANGE_CALENDAR)
@require_POST
def load(request: HttpRequest) -> HttpResponse:
    """Load years that come with the program."""
    require(grants_of(request.user), CHANGE_CALENDAR, WHOLE)
    form = YearsForm(request.POST, auto_id="id_years_%s")
    return _apply(request, "years", form, lambda: operations.load_years(
        form.cleaned_data["first"], form.cleaned_data["last"], at=clock.now()
    ), lambda: form.cleaned_data["last"])  # fmt: skip


@needs(CHANGE_CALENDAR)
@require_POST
def set_hours(request: HttpRequest) -> HttpResponse:
    """Set the office hours."""
    require(grants_of(request.user), CHANGE_CALENDAR, WHOLE)
    form = HoursForm(request.POST, auto_id="id_hours_%s")
    return _apply(request, "hours", form, lambda: operations.set_hours(form.stretches()), lambda: clock.today().year)


def _apply(
    request: HttpRequest, name: str, form: forms.Form, apply: Callable[[], object], year: Callable[[], int]
) -> HttpResponse:
    if form.is_valid():
        try:
            apply()
        except operations.UnableToChangeCalendar as exc:
            form.add_error(None, str(exc))
        else:
            return redirect(f"{reverse('worktime:calendar')}?year={year()}")
    return _page(request, _year_of(request), status=422, **{f"{name}_form": form})


def _year_of(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return min(max(year, EARLIEST.year), LATEST.year)


def _page(request: HttpRequest, year: int, status: int = 200, **forms_given: forms.Form) -> HttpResponse:
    end, today, hours = last_day(), clock.today(), office_hours()
    days = list(WorkDay.objects.filter(date__year=year))
    context: dict[str, Any] = {
        "layout": layout_for(request),
        "year": year,
        "earlier": year - 1 if year > EARLIEST.year else 0,
        "later": year + 1 if year < LATEST.year else 0,
        "months": _months(year, days, end, today),
        "days": days,
        "end": None if end == BEFORE_EVERYTHING else end,
        "ends_soon": end - today <= operations.WARN_BEFORE,
        "hours": hours,
        "may_change": grants_of(request.user).over(CHANGE_CALENDAR.code, WHOLE),
    }
    if grants_of(request.user).over(VIEW_HISTORY.code, WHOLE):
        context |= {
            "events": recent_events(WHOLE),
            "history_url": reverse("history:thing", args=["worktime.calendar", 1]),
        }
    if context["may_change"]:
        known = operations.years_that_come_with_the_program()
        times = dict(
            zip(("opens", "closes", "opens_again", "closes_again"), [t for s in hours for t in s], strict=False)
        )
        start = known[0] if end == BEFORE_EVERYTHING else min(max(end.year + 1, known[0]), known[1])
        context |= {
            "known_years": known,
            "day_form": DayForm(auto_id="id_day_%s"),
            "end_form": EndForm(auto_id="id_end_%s"),
            "years_form": YearsForm(initial={"first": start, "last": known[1]}, auto_id="id_years_%s"),
            "hours_form": HoursForm(initial=times, auto_id="id_hours_%s"),
            **forms_given,
        }
    return render(request, "worktime/calendar.html", context, status=status)


def _months(year: int, days: list[WorkDay], end: date, today: date) -> list[Month]:
    by_date = {day.date: day for day in days}
    rules = WorkCalendar(
        last_day=end,
        holidays=frozenset(d.date for d in days if d.kind == WorkDay.Kind.HOLIDAY),
        make_up=frozenset(d.date for d in days if d.kind == WorkDay.Kind.MAKE_UP),
    )
    months = []
    for number in range(1, 13):
        weeks = Calendar().monthdatescalendar(year, number)
        of_month = {day for week in weeks for day in week if day.month == number}
        months.append(
            Month(
                first=date(year, number, 1),
                weeks=[[_day(d, by_date, rules, today) if d in of_month else Day(0) for d in w] for w in weeks],
                worked=sum(rules.is_working_day(day) for day in of_month),
            )
        )
    return months


def _day(day: date, by_date: dict[date, WorkDay], rules: WorkCalendar, today: date) -> Day:
    special = by_date.get(day)
    if day > rules.last_day:
        css = "text-secondary"
    elif special and special.kind == WorkDay.Kind.MAKE_UP:
        css = "bg-yellow-lt text-body"
    elif special:
        css = "bg-red-lt text-body"
    else:
        css = "" if rules.is_working_day(day) else "text-secondary"
    if day == today:
        css += " fw-bold"
    return Day(day.day, css, f"{special.get_kind_display()}: {special.name}" if special else "")
