"""Attainment of green communities by reporting unit: page, map, and the list behind each number."""

from collections.abc import Sequence
from typing import Any

import django_filters as filters
from django.db.models import Exists, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import conditional_page, require_safe

from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.desk.areas import Area, widest_area
from linli.desk.charts import attainment_chart, communities_url, share_words
from linli.desk.maps import land_of
from linli.desk.targets import targets_over, ways
from linli.evaluation.models import Award
from linli.evaluation.queries.attainment import Attainment, total
from linli.evaluation.queries.titles import held as held_on
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.register import TITLES, Register, RegisterFilters
from linli.places.filters import places_to_filter, zones_to_filter
from linli.places.models import Division

Kind = Award.Kind
NOT_MEETING = "NOT_MEETING"
NONE = gettext_lazy("Not taking part")
SHOWN_AS = (  # the highest state decides; the legend keeps this order, and a demonstration is a named one
    (Kind.DEMONSTRATION, Kind.NAMED, "success"), (Kind.NAMED, Kind.NAMED, "success"),
    (Kind.MEETING, Kind.MEETING, "info"), (Kind.TAKING_PART, Kind.TAKING_PART, "warning"),
)  # fmt: skip


@needs(VIEW_ROUNDS)
@require_safe
def attainment(request: HttpRequest) -> HttpResponse:
    """Show participation, attainment and naming of the widest area that a person answers for, by reporting unit."""
    today = clock.today()
    area = widest_area(grants_of(request.user), VIEW_ROUNDS, today)
    context: dict[str, Any] = {"area": area}
    if area:
        context |= about(area, area.attainment(today))
    return render(request, "desk/attainment.html", context)


def about(area: Area, lines: list[Attainment]) -> dict[str, Any]:
    """Return what a page says of the attainment of an area: figures, targets, chart, whether a sample decides."""
    today, whole = clock.today(), total(lines)
    targets = targets_over(area.division)
    return {
        "whole": whole,
        "rates": {
            "participation": share_words(whole.participation_rate),
            "attainment": share_words(whole.attainment_rate),
            "naming": share_words(whole.naming_rate),
        },
        "urls": {
            "all": communities_url(area, whole),
            "part": communities_url(area, whole, Kind.TAKING_PART),
            "meeting": communities_url(area, whole, Kind.MEETING),
            "named": communities_url(area, whole, Kind.NAMED),
            "missing": communities_url(area, whole, NOT_MEETING),
        },
        "ways": ways(targets, whole, today),
        "campaign": targets[0].campaign if targets else None,
        "attainment": attainment_chart(area, lines, targets),
        "sample_titles": whole.sampled > 0,
    }


@needs(VIEW_ROUNDS)
@require_safe
@conditional_page
def map_attainment(request: HttpRequest) -> HttpResponse:
    """Return the communities of the widest area as points coloured by the highest state of their title."""
    today = clock.today()
    area = widest_area(grants_of(request.user), VIEW_ROUNDS, today)
    points: list[dict[str, Any]] = []
    if area:
        columns = ("pk", "name", "longitude", "latitude", *(f"has_{kind}" for kind, *_shown in SHOWN_AS))
        rows = area.communities(today).filter(longitude__isnull=False).order_by("pk").values_list(*columns)
        points = [_point(pk, name, x, y, states) for pk, name, x, y, *states in rows]
    order = ["success", "info", "warning", "muted"]
    points.sort(key=lambda one: order.index(one["properties"]["tone"]))
    features = [*(land_of(area) if area else []), *points]
    response = JsonResponse({"type": "FeatureCollection", "features": features})
    response["Content-Type"] = "application/geo+json"
    response["Cache-Control"] = "private, no-cache"
    return response


def _point(pk: int, name: str, x: Any, y: Any, states: Sequence[bool]) -> dict[str, Any]:
    found = next((shown for shown, has in zip(SHOWN_AS, states, strict=True) if has), None)
    hint, kind, tone = (str(found[0].label), str(found[1].label), found[2]) if found else (NONE, NONE, "muted")
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [float(str(x)), float(str(y))]},
        "properties": {
            "name": name, "url": reverse("places:division", args=[pk]), "tone": tone, "kind": str(kind),
            "hint": str(hint),
        },
    }  # fmt: skip


class CommunityFilters(RegisterFilters):
    """Of the communities behind a number of attainment: what is suspended does not count, as in the number."""

    unit = filters.ChoiceFilter(label=gettext_lazy("Reporting unit"), method="in_unit", empty_label=gettext_lazy("All"))
    counts = filters.ChoiceFilter(
        label=gettext_lazy("Counted as"), method="counted", empty_label=gettext_lazy("All"),
        choices=[
            *((kind.value, kind.label) for kind in TITLES), (NOT_MEETING, gettext_lazy("not meeting the standard yet")),
        ],
    )  # fmt: skip
    title_held = None  # type: ignore[assignment]
    county = township = zone = None  # type: ignore[assignment]

    class Meta:
        model = Division
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is None:
            return
        places = places_to_filter(self.request)
        counties = {place.pk: place.name for place in places if place.level == Division.Level.COUNTY}
        apart = _("{name}, without overlay zones")
        groups: list[Any] = [(f"county:{pk}", apart.format(name=name)) for pk, name in counties.items()]
        groups += [(f"zone:{zone.pk}", zone.name) for zone in zones_to_filter(self.request)]
        groups += [(f"division:{pk}", name) for pk, name in counties.items()]
        below: dict[str, list[tuple[str, str]]] = {}
        for place in places:
            if place.level == Division.Level.TOWNSHIP:
                below.setdefault(counties.get(place.parent_id or 0, ""), []).append(
                    (f"division:{place.pk}", place.name)
                )
        self._offer("unit", groups + list(below.items()))

    def in_unit(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of one reporting unit; a county without what the city counts under its overlay zones."""
        kind, _sep, pk = value.partition(":")
        if kind == "zone":
            return rows.filter(zone=int(pk))
        rows = rows.filter(ancestors__contains=[int(pk)])
        return rows.filter(zone=None) if kind == "county" else rows

    def counted(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose title counts today, or those that do not meet the standard yet."""
        kind = Kind.MEETING if value == NOT_MEETING else value
        holds = Q(Exists(held_on(clock.today(), "community", kind).exclude(state="SUSPENDED")))
        return rows.filter(~holds if value == NOT_MEETING else holds)


class Communities(Register):
    """The communities that a number of attainment was counted from."""

    title = gettext_lazy("Communities counted")
    lead = gettext_lazy("What stands behind the rates: each community of a unit, and which of the four states it has.")
    filterset_class = CommunityFilters

    def actions(self, request: HttpRequest) -> Any:
        """Lead back to the rates."""
        return [(reverse("desk:attainment"), _("Attainment"), "target-arrow")]
