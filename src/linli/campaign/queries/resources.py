"""What communities use per household: by quarter beside those without works done, before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from linli.campaign.models import Campaign, ResourceUse, Work
from linli.campaign.rules.resources import compared, first_day, per_household
from linli.campaign.rules.works import State
from linli.core.rights import Grants
from linli.places.models import Division


@dataclass(frozen=True)
class Used:
    """How much was used over places and quarters. households: of the same rows; places: how many communities."""

    quantity: Decimal
    households: int
    places: int

    @property
    def each(self) -> Decimal | None:
        """Per household and quarter, two places."""
        return per_household(self.quantity, self.households)


def uses_to_see(campaign: Campaign, grants: Grants, right: str) -> QuerySet[ResourceUse]:
    """Return what communities of the campaign's city used, as far as somebody sees it."""
    rows: QuerySet[ResourceUse] = ResourceUse.objects.visible_to(grants, right)
    inside = Division.objects.filter(ancestors__contains=[campaign.division_id])
    return rows.filter(division__in=inside.values("pk"))


def by_quarter(campaign: Campaign, uses: QuerySet[ResourceUse]) -> dict[str, dict[tuple[date, bool], Used]]:
    """Return by kind what was used in each quarter, of communities with a work done by now (True) and without.

    The two groups are the same in all quarters, so that a line does not move because a community changes sides; which
    communities reported may differ, and the numbers say how many. One query.
    """
    done = Work.objects.filter(campaign=campaign, state=State.DONE, division=OuterRef("division"))
    rows = uses.order_by("year", "quarter").annotate(helped=Exists(done)).values("kind", "year", "quarter", "helped")
    found: dict[str, dict[tuple[date, bool], Used]] = {}
    for row in rows.annotate(
        quantity_sum=Sum("quantity"), households_sum=Sum("households"), places=Count("division", distinct=True)
    ):
        key = first_day(row["year"], row["quarter"]), row["helped"]
        found.setdefault(row["kind"], {})[key] = Used(row["quantity_sum"], row["households_sum"], row["places"])
    return found


@dataclass(frozen=True)
class Change:
    """What the same communities used in four quarters before the campaign began and in the last four."""

    kind: str
    before: Used
    after: Used
    first: Sequence[date]
    last: Sequence[date]


def before_and_after(
    campaign: Campaign, uses: QuerySet[ResourceUse], known: Mapping[str, Mapping[tuple[date, bool], Any]]
) -> list[Change]:
    """Return for each kind the change of those that reported all eight quarters: sums over sums. A query for each kind.

    known: what `by_quarter` returned; kinds without eight comparable quarters are left out
    """
    found = []
    for kind in ResourceUse.Kind.values:
        spans = compared(campaign.begins, {day for day, _helped in known.get(kind, {})})
        if spans is None:
            continue
        before, after = ([(day.year, (day.month + 2) // 3) for day in days] for days in spans)
        rows = uses.filter(_in(before) | _in(after), kind=kind).order_by().values("division").annotate(
            number=Count("pk"),
            quantity_before=Sum("quantity", filter=_in(before)), quantity_after=Sum("quantity", filter=_in(after)),
            households_before=Sum("households", filter=_in(before)),
            households_after=Sum("households", filter=_in(after)),
        ).filter(number=len(before) + len(after))  # fmt: skip
        sql, params = rows.query.sql_with_params()
        names = ("quantity_before", "households_before", "quantity_after", "households_after")
        sums = ", ".join(f"sum({name})" for name in names)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), {sums} FROM ({sql}) AS each_of_them", params)
            places, quantity, households, quantity_after, households_after = cursor.fetchone()
        if places:
            found.append(
                Change(
                    kind, Used(quantity, int(households), places),
                    Used(quantity_after, int(households_after), places), *spans,
                )
            )  # fmt: skip
    return found


def _in(quarters: Sequence[tuple[int, int]]) -> Q:
    found = Q(pk__in=[])
    for year, quarter in quarters:
        found |= Q(year=year, quarter=quarter)
    return found
