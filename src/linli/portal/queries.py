"""What anybody may know of a compound: what hangs at its gate, and nothing of the people in it."""

from datetime import date

from django.http import Http404

from linli.places.models import Compound, OwnersCommittee
from linli.places.models.compounds import CompoundQuerySet
from linli.places.queries.search import answering

FOUND_AT_MOST = 20


def find_compounds(text: str) -> list[Compound]:
    """Return compounds that answer a text, by name, pinyin, initials or code: one query, none for an empty text."""
    return answering(_standing(), text, FOUND_AT_MOST)


def compound_at(pk: int) -> Compound:
    """Return a compound; raises Http404 if there is none any more."""
    compound: Compound | None = _standing().filter(pk=pk).first()
    if compound is None:
        raise Http404
    return compound


def committee_of(compound: Compound, day: date) -> OwnersCommittee | None:
    """Return the owners' committee whose term runs on a day."""
    return compound.owners_committees.filter(period__contains=day).order_by("kind", "-term").first()


def _standing() -> CompoundQuerySet:
    return Compound.objects.filter(retired_on=None).select_related("community__parent", "manager")
