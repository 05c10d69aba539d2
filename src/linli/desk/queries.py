"""What the officers' first page shows of a person."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from linli.accounts.models import Assignment, Person
from linli.accounts.queries import scope_titles
from linli.core.rights import PLATFORM, Grants, ids
from linli.core.subjects import url_of
from linli.places.models import Division, OverlayZone
from linli.places.queries.divisions import Unit, reporting_units
from linli.places.rights import VIEW_PLACES


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
    titles = scope_titles(held)
    return [
        RoleHeld(
            str(given.role),
            titles.get(given.scope_key, ""),
            url_of(f"places.{given.scope_type}", given.scope_id) if given.scope_id else "",
            given.valid_to,
        )
        for given in held
    ]


def widest_division(grants: Grants, day: date) -> Division | None:
    """Return the division nearest to the city over which a person sees places, None if they see none as a whole."""
    keys = grants.keys(VIEW_PLACES.code)
    divisions = Division.objects.on(day)
    if PLATFORM in keys:
        return divisions.filter(level=Division.Level.CITY).order_by("code").first()
    if not (own := ids(keys, "division")):
        return None
    return min(divisions.filter(pk__in=own), key=lambda division: len(division.ancestors), default=None)


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
