"""The front door: what anybody may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import PUBLIC, needs
from linli.places.models import Compound, Management

from .queries import committee_of, compound_at, find_compounds


@needs(PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what LinLi is, the ways in, and the search for a compound."""
    grants = request.grants  # type: ignore[attr-defined]
    return render(request, "portal/home.html", {"has_desk": any(grant.rights for grant in grants.items)})


@needs(PUBLIC)
@require_safe
def compounds(request: HttpRequest) -> HttpResponse:
    """Find a compound by its name, in characters, pinyin or initials."""
    asked = request.GET.get("q", "").strip()
    return render(request, "portal/compounds.html", {"asked": asked, "found": find_compounds(asked)})


@needs(PUBLIC)
@require_safe
def compound(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what anybody may know of a compound."""
    found = compound_at(pk)
    return render(request, "portal/compound.html", {"compound": found, "facts": _facts(found)})


def _facts(compound: Compound) -> list[dict[str, Any]]:
    committee = committee_of(compound, clock.today())
    township, manager, households = compound.community.parent, compound.manager, compound.households
    term = _("term {number}").format(number=committee.term) if committee else _("none at present")
    rows = (
        (_("Community"), compound.community.name, township.name if township else ""),
        (_("Address"), compound.address, ""),
        (_("Households"), None if households is None else f"{households:,}", ""),
        (_("Built in"), compound.built_year, ""),
        (_("Managed by"), manager.name if manager else None, _how(compound.managed_how)),
        (_("Office telephone"), manager.phone if manager else None, ""),
        (_("Owners' committee"), committee.get_kind_display() if committee else None, term),
    )
    return [{"label": label, "value": value, "hint": hint} for label, value, hint in rows]


def _how(code: str) -> str:
    return str(Management.How(code).label) if code in Management.How.values else ""
