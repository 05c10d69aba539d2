"""Places by the API: read within one's own scope, paged by cursor."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from linli.core.rights import grants_of
from linli.core.rights.api import Holds

from .models import Compound, Division, Management, Organisation, PublicFacility
from .rights import VIEW_PLACES

M = TypeVar("M", bound=Model)

router = Router(auth=Holds(VIEW_PLACES))
BIGGEST = 2**63 - 1
Key = Annotated[int, Field(ge=1, le=BIGGEST)]
Text = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")]


class Page(Schema):
    """How a list is asked for: what to look for, where to go on, how much at once."""

    q: Text = ""
    cursor: Annotated[int, Field(ge=0, le=BIGGEST)] = 0
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Problem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int


class DivisionOut(Schema):
    """A division."""

    id: int
    code: str
    name: str
    level: str
    parent_id: int | None
    zone_id: int | None
    valid_from: date | None
    valid_to: date | None
    longitude: Decimal | None
    latitude: Decimal | None


class CompoundOut(Schema):
    """A compound. Areas in square metres, as declared; null is unknown."""

    id: int
    code: str
    name: str
    community_id: int
    address: str
    form: str
    built_year: int | None
    households: int | None
    elevators: int | None
    floor_area_m2: Decimal | None
    longitude: Decimal | None
    latitude: Decimal | None
    manager_id: int | None
    managed_how: str
    retired_on: date | None


class OrganisationOut(Schema):
    """An organisation."""

    id: int
    credit_code: str | None
    name: str
    short_name: str
    kind: str
    division_id: int | None
    closed_on: date | None


class FacilityOut(Schema):
    """A public facility."""

    id: int
    name: str
    kind: str
    community_id: int
    compound_id: int | None
    capacity: int | None
    capacity_unit: str
    longitude: Decimal | None
    latitude: Decimal | None


class ManagementOut(Schema):
    """Who managed a compound, from the first day to the day after the last."""

    id: int
    organisation_id: int | None
    how: str
    from_date: date | None
    to_date: date | None

    @staticmethod
    def resolve_from_date(row: Management) -> date | None:
        """Return the first day."""
        return row.period.lower  # type: ignore[no-any-return]

    @staticmethod
    def resolve_to_date(row: Management) -> date | None:
        """Return the day after the last, null while it lasts."""
        return row.period.upper  # type: ignore[no-any-return]


class DivisionPage(Schema):
    """One page of divisions; `next` is the cursor of the page after it, null on the last."""

    items: list[DivisionOut]
    next: int | None


class CompoundPage(Schema):
    """One page of compounds."""

    items: list[CompoundOut]
    next: int | None


class OrganisationPage(Schema):
    """One page of organisations."""

    items: list[OrganisationOut]
    next: int | None


class FacilityPage(Schema):
    """One page of facilities."""

    items: list[FacilityOut]
    next: int | None


REFUSED = {401: Problem, 403: Problem, 422: Problem}
REFUSED_ONE = REFUSED | {404: Problem}


@router.get("/divisions", response={200: DivisionPage, **REFUSED})
def list_divisions(request: HttpRequest, page: Query[Page], level: Division.Level | None = None) -> dict[str, Any]:
    """List the divisions within your scope."""
    rows = Division.objects.visible_to(grants_of(request.user))
    return _page(rows.filter(level=level) if level else rows, page)


@router.get("/divisions/{pk}", response={200: DivisionOut, **REFUSED_ONE})
def get_division(request: HttpRequest, pk: Key) -> Division:
    """Return one division."""
    return _one(Division.objects.visible_to(grants_of(request.user)), Division, pk)


@router.get("/compounds", response={200: CompoundPage, **REFUSED})
def list_compounds(request: HttpRequest, page: Query[Page], community: Key | None = None) -> dict[str, Any]:
    """List the compounds within your scope."""
    rows = Compound.objects.visible_to(grants_of(request.user))
    return _page(rows.filter(community=community) if community else rows, page)


@router.get("/compounds/{pk}", response={200: CompoundOut, **REFUSED_ONE})
def get_compound(request: HttpRequest, pk: Key) -> Compound:
    """Return one compound."""
    return _one(Compound.objects.visible_to(grants_of(request.user)), Compound, pk)


@router.get("/compounds/{pk}/managements", response={200: list[ManagementOut], **REFUSED_ONE})
def list_managements(request: HttpRequest, pk: Key) -> QuerySet[Management]:
    """Return who managed a compound, the latest first."""
    compound = _one(Compound.objects.visible_to(grants_of(request.user)), Compound, pk)
    return Management.objects.filter(compound=compound).order_by("-period")


@router.get("/organisations", response={200: OrganisationPage, **REFUSED})
def list_organisations(
    request: HttpRequest, page: Query[Page], kind: Organisation.Kind | None = None
) -> dict[str, Any]:
    """List the organisations: whoever sees places sees all of them, for companies work across divisions."""
    rows = Organisation.objects.all()
    return _page(rows.filter(kind=kind) if kind else rows, page)


@router.get("/facilities", response={200: FacilityPage, **REFUSED})
def list_facilities(request: HttpRequest, page: Query[Page], kind: PublicFacility.Kind | None = None) -> dict[str, Any]:
    """List the public facilities within your scope."""
    rows = PublicFacility.objects.visible_to(grants_of(request.user))
    return _page(rows.filter(kind=kind) if kind else rows, page)


def _page(rows: Any, page: Page) -> dict[str, Any]:
    """Return one page by key: the cursor is the last id seen, so a page never shifts and never counts."""
    found = list(rows.found_by(page.q).filter(pk__gt=page.cursor).order_by("pk")[: page.limit + 1])
    items = found[: page.limit]
    return {"items": items, "next": items[-1].pk if len(found) > page.limit else None}


def _one(rows: Any, model: type[M], pk: int) -> M:
    """Return one row; raises Http404, which says nothing of whether it is there."""
    found = rows.filter(pk=pk).first()
    if not isinstance(found, model):
        raise Http404
    return found
