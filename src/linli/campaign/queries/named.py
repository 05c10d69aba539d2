"""The public list of named communities (命名名单): what the title register says today, and nothing more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from linli.campaign.models import Campaign
from linli.evaluation.models import Award, AwardNote, Edition
from linli.evaluation.queries.titles import in_force
from linli.places.models import Division

TITLES = (Award.Kind.NAMED, Award.Kind.DEMONSTRATION)


@dataclass(frozen=True)
class Named:
    """One title of one community. sample: it was awarded by a sample of a standard."""

    code: str
    name: str
    county: int | None
    county_name: str
    title: str
    since: date
    document: str
    sample: bool


def named(campaign: Campaign, on: date, *, text: str = "", county: int | None = None) -> list[Named]:
    """Return the communities that are named or demonstrations on a day, by county and code: three queries.

    A title that is warned about still holds; one that is suspended, revoked or run out does not.
    """
    there = Q(community__valid_to=None) | Q(community__valid_to__gt=on)
    rows = in_force(on, "community").filter(
        there, kind__in=TITLES, standard=campaign.standard, community__ancestors__contains=[campaign.division_id]
    ).exclude(state=AwardNote.Kind.SUSPENDED)  # fmt: skip
    if county:
        rows = rows.filter(community__ancestors__contains=[county])
    if text:
        rows = rows.filter(community__in=Division.objects.all().found_by(text).values("pk"))
    counties = dict(Division.objects.filter(parent=campaign.division_id).values_list("pk", "name"))
    samples = _samples(campaign.standard)
    found = []
    for code, name, above, kind, since, document, sample in rows.order_by("community__code", "kind").values_list(
        "community__code", "community__name", "community__ancestors", "kind", "valid_from", "document",
        "round__edition__is_sample",
    ):  # fmt: skip
        of = next((pk for pk in above if pk in counties), None)
        by_sample = _by_sample(samples, since) if sample is None else sample
        found.append(Named(
            code, name, of, counties.get(of or 0, ""), str(Award.Kind(kind).label), since, document, by_sample
        ))  # fmt: skip
    return found


def counties_of(rows: Iterable[Named]) -> list[tuple[int, str]]:
    """Return the counties of a list, in its order."""
    return list({row.county: row.county_name for row in rows if row.county}.items())


def _samples(standard: str) -> list[tuple[date, bool]]:
    """Return when editions of a standard were published and whether each is a sample, the latest first."""
    rows = Edition.objects.filter(standard=standard).exclude(state=Edition.State.DRAFT).order_by("-published_at", "-pk")
    return [
        (timezone.localdate(at) if at else date.min, sample)
        for at, sample in rows.values_list("published_at", "is_sample")
    ]


def _by_sample(editions: Sequence[tuple[date, bool]], on: date) -> bool:
    """Tell whether a title that no round gave rests on a sample: the edition that held then, else the first one."""
    return next((sample for at, sample in editions if at <= on), editions[-1][1] if editions else False)
