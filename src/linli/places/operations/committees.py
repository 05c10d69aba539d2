"""Owners' committees and what stands in for them, term by term."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Compound, OwnersCommittee
from linli.places.refusals import UnableToChange

from . import rows


@transaction.atomic
def record_committee(
    *, compound: Compound, kind: str, term: int, first_day: date, last_day: date | None, filed_number: str = "",
    members_count: int | None = None, reason: str = "",
) -> OwnersCommittee:  # fmt: skip
    """Record a committee's term. Raises UnableToChange if the term is recorded or two committees would meet."""
    rows.locked(compound)
    if last_day is not None and last_day < first_day:
        raise UnableToChange(_("The last day lies before the first, {since}.").format(since=first_day))
    period = DateRange(first_day, last_day + timedelta(days=1) if last_day else None)
    if other := compound.owners_committees.filter(period__overlap=period).first():
        raise UnableToChange(
            _("Term {term} of the {kind} covers these days. End it first.").format(
                term=other.term, kind=other.get_kind_display()
            )
        )
    with because(reason):
        return rows.create(
            OwnersCommittee,
            {
                "compound": compound, "kind": kind, "term": term, "period": period, "filed_number": filed_number,
                "members_count": members_count,
            },
        )  # fmt: skip


@transaction.atomic
def end_committee(*, committee: OwnersCommittee, version: int, last_day: date, reason: str = "") -> OwnersCommittee:
    """End a committee's term with a day, which still counts."""
    if last_day < committee.period.lower:
        raise UnableToChange(
            _("{last} lies before the first day, {since}.").format(last=last_day, since=committee.period.lower)
        )
    with because(reason):
        return rows.edit(
            committee, version, {"period": DateRange(committee.period.lower, last_day + timedelta(days=1))}
        )
