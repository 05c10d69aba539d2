"""The numbers that places offer, and what lies in what."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from linli.core.metrics import metric, rollup

from .models import Compound, Division, Management, OwnersCommittee
from .models.compounds import CompoundQuerySet

Row = tuple[int, int, int]
LEVELS = ("community", "township", "county", "city")


def _there(keys: Collection[str], as_of: date) -> CompoundQuerySet:
    return Compound.objects.within(keys).filter(Q(retired_on=None) | Q(retired_on__gt=as_of))


@metric(
    "places.managed_household_share", subject="compound", unit="share",
    title=_("Households under professional management"),
)  # fmt: skip
def managed_household_share(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Households under professional management, of all households.

    A compound about which nobody knows who manages it, or how many households it has, is unknown: there is no row.
    Self-management, trusteeship and the floor arrangement count as not professional.
    """
    there = _there(keys, as_of).filter(households__isnull=False)
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


@metric("places.management_present", subject="compound", unit="share", title=_("Somebody answers for the management"))
def management_present(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Whether the register has somebody who manages on the day, in whatever way: 1 or 0 of 1."""
    now = Management.objects.filter(compound=OuterRef("pk"), period__contains=as_of)
    return _yes_or_no(_there(keys, as_of).annotate(holds=Exists(now)))


@metric("places.contract_filed", subject="compound", unit="share", title=_("The management contract is filed"))
def contract_filed(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Whether the management on the day has the number of its contract: 1 or 0 of 1; without management no row."""
    now = Management.objects.filter(compound=OuterRef("pk"), period__contains=as_of)
    there = _there(keys, as_of).filter(Exists(now))
    return _yes_or_no(there.annotate(holds=Exists(now.exclude(contract_number=""))))


@metric("places.committee_in_term", subject="compound", unit="share", title=_("An owners' committee in its term"))
def committee_in_term(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Whether an elected and filed committee is in its term on the day: 1 or 0 of 1."""
    now = OwnersCommittee.objects.filter(
        compound=OuterRef("pk"), period__contains=as_of, kind=OwnersCommittee.Kind.ELECTED
    ).exclude(filed_number="")
    return _yes_or_no(_there(keys, as_of).annotate(holds=Exists(now)))


@metric(
    "places.ebike_sockets_per_100_households", subject="compound", unit="ratio",
    title=_("E-bike sockets per 100 households"),
)  # fmt: skip
def ebike_sockets(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Sockets at shared charging points times 100, over households; where one of the two is not known, no row."""
    known = _there(keys, as_of).filter(ebike_sockets__isnull=False, households__gt=0)
    return known.values_list("pk", F("ebike_sockets") * 100, "households")


@metric("places.step_free_entrance_share", subject="compound", unit="share", title=_("Step-free entrances"))
def step_free_entrances(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Entrances without a step, of all entrances of buildings; where they were not counted, no row."""
    known = _there(keys, as_of).filter(step_free_entrances__isnull=False)
    return known.values_list("pk", "step_free_entrances", "entrances")


@metric(
    "places.charging_household_share", subject="compound", unit="share",
    title=_("Households in compounds with charging facilities"),
)  # fmt: skip
def charging_households(keys: Collection[str], as_of: date) -> Iterable[Row]:
    """Households of compounds with at least one e-bike socket or car charger, of all households.

    Where neither was counted, or only one and none was found, it is unknown: there is no row.
    """
    some = Q(ebike_sockets__gt=0) | Q(car_chargers__gt=0)
    known = _there(keys, as_of).filter(some | Q(ebike_sockets=0, car_chargers=0), households__isnull=False)
    covered = Case(When(some, then=F("households")), default=Value(0), output_field=IntegerField())
    return known.values_list("pk", covered, "households")


def _yes_or_no(there: QuerySet[Any]) -> Iterable[Row]:
    return ((pk, int(holds), 1) for pk, holds in there.values_list("pk", "holds"))


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
