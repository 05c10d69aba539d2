"""Who manages a compound from when to when; the compound's own columns follow."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from linli.core.history import because
from linli.core.news import publish
from linli.places.models import Compound, Management, Organisation
from linli.places.news import ManagementEnded, ManagementStarted
from linli.places.rules.managements import Period, wrong_end, wrong_start

from . import rows
from .divisions import refuse


@transaction.atomic
def start_management(
    *, compound: Compound, how: str, organisation: Organisation | None, first_day: date, last_day: date | None = None,
    contract_number: str = "", today: date, reason: str = "",
) -> Management:  # fmt: skip
    """Record who manages a compound from a day on. Raises UnableToChange if somebody does already."""
    rows.locked(compound)  # one at a time: the check below and the write belong together
    new = Period(first_day, last_day + timedelta(days=1) if last_day else None)
    others = [
        (Period(other.period.lower, other.period.upper), str(other.organisation or other.get_how_display()))
        for other in compound.managements.select_related("organisation")
    ]
    refuse(wrong_start(new, organisation is not None, how, others))
    with because(reason):
        management = rows.create(
            Management,
            {
                "compound": compound, "how": how, "organisation": organisation, "contract_number": contract_number,
                "period": DateRange(new.since, new.until),
            },
        )  # fmt: skip
        refresh_managers(today, Compound.objects.filter(pk=compound.pk))
    publish(
        ManagementStarted(
            management=management.pk, compound=compound.pk, organisation=organisation.pk if organisation else None
        )
    )
    return management


@transaction.atomic
def end_management(
    *, management: Management, version: int, last_day: date, today: date, reason: str = ""
) -> Management:
    """End a management with a day, which still counts; it may lie ahead. Raises UnableToChange if it cannot."""
    refuse(wrong_end(Period(management.period.lower, management.period.upper), last_day))
    with because(reason):
        ended = rows.edit(
            management, version, {"period": DateRange(management.period.lower, last_day + timedelta(days=1))}
        )
        refresh_managers(today, Compound.objects.filter(pk=management.compound_id))
    publish(ManagementEnded(management=ended.pk, compound=ended.compound_id, last_day=last_day.isoformat()))
    return ended


def refresh_managers(today: date, compounds: QuerySet[Any] | None = None) -> int:
    """Bring `Compound.manager` and `managed_how` in step with who manages today; returns how many were not.

    One statement over all compounds: periods begin and end with time, so a job calls it every night.
    """
    running = Management.objects.filter(compound=OuterRef("pk"), period__contains=today)
    stale = (Compound.objects.all() if compounds is None else compounds).annotate(
        now_by=Subquery(running.values("organisation")[:1]),
        now_how=Coalesce(Subquery(running.values("how")[:1]), Value("")),
    )
    stale = stale.exclude(
        Q(managed_how=F("now_how")) & (Q(manager=F("now_by")) | Q(manager__isnull=True, now_by__isnull=True))
    )
    changed: int = stale.update(
        manager=Subquery(running.values("organisation")[:1]),
        managed_how=Coalesce(Subquery(running.values("how")[:1]), Value("")),
    )
    return changed
