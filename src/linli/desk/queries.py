"""What the officers' first page shows of a person."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from linli.accounts.models import Assignment, Person
from linli.accounts.queries import scope_titles
from linli.core.rights import Grants, grants_of
from linli.core.subjects import SUBJECTS, url_of
from linli.places.models import Division, OverlayZone
from linli.places.queries.divisions import Unit, reporting_units


@dataclass(frozen=True)
class RoleHeld:
    """A role that a person holds today, over what, until when."""

    title: str
    scope: str | Promise
    url: str
    until: date | None


def roles_held(person: Person, day: date) -> list[RoleHeld]:
    """Return the roles of a person on a day: one query, and one per kind of scope."""
    held = list(Assignment.objects.filter(person=person).on(day).select_related("role").order_by("role__order", "pk"))
    titles, grants = scope_titles(held), grants_of(person)
    return [
        RoleHeld(
            str(given.role),
            titles.get(given.scope_key, ""),
            _url(given, grants),
            given.valid_to,
        )
        for given in held
    ]


def _url(given: Assignment, grants: Grants) -> str:
    """Return the page of what a role is over, empty if there is none or the person may not open it."""
    declared = SUBJECTS.get(f"places.{given.scope_type}")
    if declared is None or given.scope_id is None or not grants.has(declared.view_right.code):
        return ""
    return url_of(declared.code, given.scope_id)


@dataclass(frozen=True)
class Line:
    """One place below the widest one: what lies in it, where its page is."""

    name: str
    url: str
    communities: int
    compounds: int
    households: int


def lines_below(division: Division) -> list[Line]:
    """Return what lies in each place below a division, the city's zones on lines of their own."""
    return [_line(unit) for unit in reporting_units(division)]


def _line(unit: Unit) -> Line:
    url = "" if isinstance(unit.place, OverlayZone) else url_of("places.division", unit.place.pk)
    return Line(unit.place.name, url, unit.counts.communities, unit.counts.compounds, unit.counts.households)
