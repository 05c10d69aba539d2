"""The officers' first page."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.accounts.models import Person
from linli.core import clock
from linli.core.rights import SIGNED_IN, grants_of, needs
from linli.core.todo import queries as todos
from linli.desk.areas import widest_division
from linli.desk.attention import attention
from linli.desk.queries import Line, lines_below, roles_held
from linli.evaluation.rights import VIEW_ROUNDS
from linli.places.rights import VIEW_PLACES

SHOWN = 6  # to-dos; the list has them all


@needs(SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person and what needs attention; parts that count a city load by themselves.

    Whose roles carry no right at all, a resident, is led to the front page: everything of theirs is there.
    """
    at = clock.now()
    person = cast(Person, request.user)  # signed in: the decorator has seen to it
    held = grants_of(person)
    if held.items and not any(grant.rights for grant in held.items):
        return redirect("portal:home")
    waiting = todos.open_todos_of(person, held)
    shown, _more = todos.lines(waiting[:SHOWN], at, 1)
    context = {
        "greeting": _greeting(at.hour).format(name=person),
        "todos": shown,
        "attention": attention(held, at),
        "sees_rounds": held.has(VIEW_ROUNDS.code),
        "has_role": bool(held.items),
    }
    return render(request, "desk/home.html", context)


@needs(SIGNED_IN)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show what lies in the places of a person, and their roles; a page, or the part that the first page loads.

    Apart, because it counts a whole city and the first page must not wait for that.
    """
    today, person = clock.today(), cast(Person, request.user)
    division = widest_division(grants_of(person), VIEW_PLACES, today)
    lines = lines_below(division) if division else []
    template = "desk/_places.html" if request.headers.get("HX-Request") else "desk/places.html"
    return render(request, template, {"division": division, "roles": roles_held(person, today), **_figures(lines)})


def _figures(lines: list[Line]) -> dict[str, Any]:
    lines = [line for line in lines if line.communities or line.compounds]
    return {
        "lines": lines,
        "communities": _grouped(sum(line.communities for line in lines)),
        "compounds": _grouped(sum(line.compounds for line in lines)),
        "households": _grouped(sum(line.households for line in lines)),
        "columns": [_("Place"), _("Communities"), _("Compounds"), _("Households")],
        "rows": [
            [{"text": line.name, "url": line.url}, line.communities, line.compounds, _grouped(line.households)]
            for line in lines
        ],
        "option": {  # across, so that names of places have room on a phone
            "grid": {"top": 4},
            "xAxis": {"type": "value", "minInterval": 1},
            "yAxis": {"type": "category", "inverse": True, "data": [line.name for line in lines]},
            "series": [
                {
                    "type": "bar",
                    "name": _("Compounds"),
                    "barMaxWidth": 22,
                    "data": [{"value": line.compounds, "url": line.url} for line in lines],
                }
            ],
        },
    }


def _grouped(number: int) -> str:
    return f"{number:,}"


def _greeting(hour: int) -> str:
    if hour < 12:
        return _("Good morning, {name}")
    return _("Good afternoon, {name}") if hour < 18 else _("Good evening, {name}")
