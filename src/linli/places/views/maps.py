"""The map, and the GeoJSON that it draws: within the person's sight, of bounded size."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from linli.core.rights import needs
from linli.places.models import Boundary, Compound, Division, Management, ProtectedZone, PublicFacility
from linli.places.queries.sight import get_visible
from linli.places.rights import VIEW_PLACES

from .common import grants

MOST_FEATURES = 20_000
TONES = {"PROFESSIONAL": "success", "TRUSTEESHIP": "info", "SELF": "warning", "FLOOR": "danger", "": "muted"}
Level = Division.Level


@needs(VIEW_PLACES)
def page(request: HttpRequest) -> HttpResponse:
    """Show the map, and beside it the way to the lists."""
    wanted = request.GET.get("level", "")
    level = wanted if wanted in Level.values else ""
    tabs: list[dict[str, Any]] = [
        {"label": _("Compounds"), "url": "?", "current": not level},
        *(
            {"label": Level(code).label, "url": f"?level={code}", "current": level == code}
            for code in (Level.COUNTY, Level.TOWNSHIP, Level.COMMUNITY)
        ),
    ]
    source = f"{reverse('places:map_divisions')}?level={level}" if level else reverse("places:map_compounds")
    schematic = not Boundary.objects.filter(standing="APPROVED", replaced_at=None, division__isnull=False).exists()
    return render(request, "places/map.html", {"tabs": tabs, "source": source, "level": level, "schematic": schematic})


@needs(VIEW_PLACES)
def divisions(request: HttpRequest) -> HttpResponseBase:
    """Return divisions of a level, all or within one: shapes where there are any, else points."""
    level = request.GET.get("level", "")
    rows = Division.objects.visible_to(grants(request)).filter(valid_to=None)
    if pk := _number(request.GET.get("within", "")):
        rows = rows.filter(ancestors__contains=[pk])
        rows = rows.filter(level=level) if level in Level.values else rows.filter(parent=pk)
    else:
        rows = rows.filter(level=level if level in Level.values else Level.COUNTY)
    return _answer(request, _division_features(rows))


@needs(VIEW_PLACES)
def division(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return one division's shape, and what lies directly in it: divisions, or compounds."""
    held = grants(request)
    rows = Division.objects.visible_to(held)
    get_visible(rows, pk)
    own = _division_features(rows.filter(pk=pk), tone="muted")
    below = _division_features(rows.filter(parent=pk, valid_to=None))
    compounds = Compound.objects.visible_to(held).filter(community=pk, retired_on=None)
    return _answer(request, [*own, *below, *_compound_features(compounds)])


@needs(VIEW_PLACES)
def compounds(request: HttpRequest) -> HttpResponseBase:
    """Return compounds as points, all or within one division; beneath them the land and their own outlines."""
    held = grants(request)
    rows = Compound.objects.visible_to(held).filter(retired_on=None, longitude__isnull=False)
    land = Division.objects.visible_to(held).filter(valid_to=None)
    if pk := _number(request.GET.get("within", "")):
        rows = rows.filter(community__in=Division.objects.filter(ancestors__contains=[pk]).values("pk"))
        land = land.filter(ancestors__contains=[pk])
    return _answer(request, [*_beneath(land, rows), *_compound_features(rows)])


@needs(VIEW_PLACES)
def compound(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return one compound: its shape or point, and the facilities in it."""
    rows = Compound.objects.visible_to(grants(request)).filter(pk=pk)
    get_visible(rows, pk)
    shapes = _shapes(Boundary.objects.filter(compound__in=rows.values("pk")), "compound")
    facilities = PublicFacility.objects.filter(compound__in=rows.values("pk"), closed_on=None)
    community = _outlines(Boundary.objects.filter(division__in=rows.values("community")))
    return _answer(request, [*community, *_compound_features(rows, shapes), *_facility_features(facilities)])


@needs(VIEW_PLACES)
def facility(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return one facility's point."""
    rows = PublicFacility.objects.visible_to(grants(request)).filter(pk=pk)
    get_visible(rows, pk)
    return _answer(request, _facility_features(rows))


@needs(VIEW_PLACES)
def protected_zone(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return one protected zone's shape."""
    rows = ProtectedZone.objects.visible_to(grants(request)).filter(pk=pk)
    get_visible(rows, pk)
    shapes = _shapes(Boundary.objects.filter(protected_zone__in=rows.values("pk")), "protected_zone")
    return _answer(request, [_feature(shapes[row.pk], row.name, "") for row in rows if row.pk in shapes])


def _division_features(rows: QuerySet[Any], tone: str = "success") -> list[dict[str, Any]]:
    shapes = _shapes(Boundary.objects.filter(division__in=rows.values("pk")), "division")
    before, after = _address("places:division")
    features = []
    for pk, name, x, y in rows.order_by("code").values_list("pk", "name", "longitude", "latitude")[:MOST_FEATURES]:
        geometry = shapes.get(pk) or _point(x, y)
        if geometry:
            features.append(_feature(geometry, name, f"{before}{pk}{after}", tone=tone))
    return features


def _beneath(land: QuerySet[Any], compounds: QuerySet[Any]) -> list[dict[str, Any]]:
    """Return the outlines of the highest level below the city of which there are any, and of the compounds."""
    shapes = Boundary.objects.filter(replaced_at=None)
    drawn = set(shapes.filter(division__in=land.values("pk")).values_list("division__level", flat=True).distinct())
    level = next((level for level in (Level.COUNTY, Level.TOWNSHIP, Level.COMMUNITY) if level in drawn), "")
    divisions = land.filter(level=level)
    return _outlines(shapes.filter(Q(division__in=divisions.values("pk")) | Q(compound__in=compounds.values("pk"))))


def _outlines(shapes: QuerySet[Any]) -> list[dict[str, Any]]:
    """Return what lies beneath: without names, so that the map neither lists nor opens it."""
    current = shapes.filter(replaced_at=None).order_by("pk").values_list("display", flat=True)
    return [_feature(shape, "", "", tone="muted") for shape in current]


def _compound_features(rows: QuerySet[Any], shapes: dict[int, Any] | None = None) -> list[dict[str, Any]]:
    words = {code: str(label) for code, label in Management.How.choices} | {"": _("Unknown")}
    before, after = _address("places:compound")
    features = []
    for pk, name, how, x, y in rows.order_by("pk").values_list("pk", "name", "managed_how", "longitude", "latitude")[
        :MOST_FEATURES
    ]:
        geometry = (shapes or {}).get(pk) or _point(x, y)
        if geometry:
            features.append(
                _feature(geometry, name, f"{before}{pk}{after}", tone=TONES.get(how, "muted"), kind=words.get(how, how))
            )
    return features


def _facility_features(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    words = {code: str(label) for code, label in PublicFacility.Kind.choices}
    before, after = _address("places:facility")
    return [
        _feature(geometry, name, f"{before}{pk}{after}", tone="info", hint=words[kind])
        for pk, name, kind, x, y in rows.values_list("pk", "name", "kind", "longitude", "latitude")[:MOST_FEATURES]
        if (geometry := _point(x, y))
    ]


def _address(name: str) -> tuple[str, str]:
    """Return what stands before and behind the id in an address; asking for each of 10,000 would take longer."""
    before, _zero, after = reverse(name, args=[0]).rpartition("0")
    return before, after


def _shapes(rows: QuerySet[Any], place: str) -> dict[int, Any]:
    return dict(rows.filter(replaced_at=None).values_list(f"{place}_id", "display"))


def _point(x: Any, y: Any) -> dict[str, Any] | None:
    return None if x is None or y is None else {"type": "Point", "coordinates": [float(x), float(y)]}


def _feature(geometry: Any, name: str, url: str, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"name": name, "url": url, **properties}}


def _answer(request: HttpRequest, features: Iterable[dict[str, Any]]) -> HttpResponseBase:
    """Return GeoJSON, or 304 to whoever has it already."""
    body = json.dumps(
        {"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    etag = quote_etag(hashlib.blake2b(body, digest_size=16).hexdigest())
    response = HttpResponse(body, content_type="application/geo+json")
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=etag, response=response) or response


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
