"""The numbers that places offer, and what lies in what."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from linli.core.metrics import metric, rollup

from .models import Compound, Division, Management

LEVELS = ("community", "township", "county", "city")


@metric(
    "places.management_coverage", subject="compound", unit="share", title=_("Households under professional management")
)
def management_coverage(keys: Collection[str], as_of: date) -> Iterable[tuple[int, int, int]]:
    """Households under professional management, of all households.

    A compound about which nobody knows who manages it, or how many households it has, is unknown: there is no row.
    Self-management, trusteeship and the floor arrangement count as not professional.
    """
    there = Compound.objects.within(keys).filter(Q(retired_on=None) | Q(retired_on__gt=as_of), households__isnull=False)
    rows = (
        Management.objects.filter(period__contains=as_of, compound__in=there.values("pk"))
        .annotate(
            managed=Case(
                When(how=Management.How.PROFESSIONAL, then=F("compound__households")),
                default=Value(0),
                output_field=IntegerField(),
            )
        )
        .values_list("compound_id", "managed", "compound__households")
    )
    return ((pk, managed, households) for pk, managed, households in rows if households is not None)


def _compounds_in(level: str, keys: Collection[str], as_of: date) -> Iterable[tuple[int, int]]:
    rows = Compound.objects.within(keys).values_list("pk", "community_id", "community__ancestors")
    return _under(level, rows)


def _communities_in(level: str, keys: Collection[str], as_of: date) -> Iterable[tuple[int, int]]:
    rows = Division.objects.within(keys).filter(level__in=["COMMUNITY", "VILLAGE"]).values_list("pk", "pk", "ancestors")
    return _under(level, rows)


def _under(level: str, rows: Iterable[tuple[int, int, list[int]]]) -> Iterable[tuple[int, int]]:
    """Yield (row, the division of a level above it): a handful of divisions have that level, read once."""
    if level == "community":
        yield from ((pk, community) for pk, community, _above in rows)
        return
    of_level = set(Division.objects.filter(level=level.upper()).values_list("pk", flat=True))
    for pk, _community, above in rows:
        if parent := next((one for one in above if one in of_level), None):
            yield pk, parent


for _level in LEVELS:
    rollup("compound", _level, partial(_compounds_in, _level))
    if _level != "community":
        rollup("community", _level, partial(_communities_in, _level))
