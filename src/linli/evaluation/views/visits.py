"""Sending people to a round's sheets, and one visit: what was brought back, giving it back, who goes instead.

Blind, as the lists are: `visit_lists`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.evaluation.forms.visits import AssignForm, RefuseForm, ReplaceForm
from linli.evaluation.models import Contract, Round, Sheet, Visit
from linli.evaluation.operations import assessors as operations
from linli.evaluation.queries import visits as queries
from linli.evaluation.queries.visits import OPEN, Sight, is_late, sight_of, visit_in_sight
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import MANAGE_ASSESSORS, SEE_SCORINGS, VIEW_ROUNDS
from linli.places.queries.sight import can_change
from linli.places.views.common import Fact, data_of, grants

from .visit_lists import TONES, WORDS, State, scoring_words, takes_visits

STUCK, PHOTOS = 50, 60  # lines and pictures that a page shows


# Sending --------------------------------------------------------------------------------------------------------------


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def assign_visits(request: HttpRequest, pk: int) -> HttpResponse:
    """Share out sheets among the people of a contract; where nobody of them may go, `uncovered_sheets` says why."""
    sight = sight_of(grants(request), pk)
    round_, today = sight.round, clock.today()
    can_change(grants(request), MANAGE_ASSESSORS, round_)
    second = grants(request).over(SEE_SCORINGS.code, round_)
    contracts = queries.contracts_for(grants(request), today)
    initial = {"scoring": 1, "which": "free", "due_on": round_.marks_due if _ahead(round_, today) else None}
    form = AssignForm(data_of(request), round_=round_, contracts=contracts, second=second, today=today, initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        sheets = form.sheets()
        try:
            if not sheets:
                raise UnableToEvaluate(_("Somebody is sent to all of these sheets already."))
            done = operations.assign_visits(
                round_=round_, contract=given["contract"], scoring=given["scoring"], sheets=sheets, by=request.user,
                at=clock.now(), due_on=given["due_on"],
            )  # fmt: skip
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            return redirect(_told(request, round_, given["contract"], given["scoring"], done))
    context = {
        "form": form, "round": round_, "takes": takes_visits(round_), "free": queries.free_sheets(round_, 1).count(),
        "people": queries.candidates(grants(request), round_, today), "cancel": reverse("evaluation:visits", args=[pk]),
    }  # fmt: skip
    return render(request, "evaluation/visits_assign.html", context, status=422 if form.errors else 200)


def _ahead(round_: Round, today: date) -> bool:
    return round_.marks_due is not None and round_.marks_due >= today


def _told(request: HttpRequest, round_: Round, contract: Contract, scoring: int, done: operations.Allotted) -> str:
    """Say what was made; return where to go on: to the visits, or to why some were not made."""
    said = ngettext("{count} visit was made and assigned.", "{count} visits were made and assigned.", done.made)
    messages.success(request, said.format(count=done.made))
    left = sum(map(len, done.left.values()))
    if not left:
        return reverse("evaluation:visits", args=[round_.pk])
    said = ngettext(
        "For {count} part of a sheet nobody of this contract is left.",
        "For {count} parts of sheets nobody of this contract is left.", left,
    )  # fmt: skip
    messages.warning(request, said.format(count=left))
    here = reverse("evaluation:uncovered_sheets", args=[round_.pk])
    return f"{here}?contract={contract.pk}&scoring={scoring}"


@needs(MANAGE_ASSESSORS)
@require_safe
def uncovered_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """Say to which sheets that nobody has yet nobody of a contract may go, and why."""
    sight = sight_of(grants(request), pk)
    round_, today = sight.round, clock.today()
    can_change(grants(request), MANAGE_ASSESSORS, round_)
    second = grants(request).over(SEE_SCORINGS.code, round_)
    scoring = 2 if second and request.GET.get("scoring") == "2" else 1
    contract = _asked_contract(request, today)
    sheets = queries.free_sheets(round_, scoring).only(
        "pk", "code", "name", "county_name", "community_name", "round", "compound", "place"
    )
    if scoring == 2:
        sheets = sheets.filter(queries.drawn_sheets(round_, "SECOND"))
    free = list(sheets)
    found = queries.uncovered(round_, contract, scoring, free, today, STUCK + 1)
    context = {
        "round": round_, "contract": contract, "scoring": scoring_words(scoring) if second else "",
        "free": len(free), "stuck": [_stuck(one) for one in found[:STUCK]], "more": len(found) > STUCK, "most": STUCK,
    }  # fmt: skip
    return render(request, "evaluation/visits_uncovered.html", context)


def _asked_contract(request: HttpRequest, today: date) -> Contract:
    asked = request.GET.get("contract", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 19
    contract = queries.contracts_for(grants(request), today).filter(pk=int(asked)).first() if known else None
    if contract is None:
        raise Http404
    return contract


def _stuck(one: queries.Uncovered) -> dict[str, Any]:
    words = [f"{operations.WHY_NOT[why]} ({count})" for why, count in one.why.most_common()]
    return {"sheet": one.sheet, "part": Visit.Part(one.part).label, "why": "；".join(words)}


# One visit ------------------------------------------------------------------------------------------------------------


@needs(VIEW_ROUNDS)
@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one visit: who, when, what was declared, who confirmed, the photos; and who may go instead."""
    return _show(request, *visit_in_sight(grants(request), pk))


@needs(MANAGE_ASSESSORS)
@require_POST
def refuse_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a visit back for an assessor who told the desk."""
    row, sight = _to_change(request, pk)
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            operations.refuse_visit(visit=row, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("It is given back. Choose who goes instead."))
            return redirect("evaluation:visit", pk=pk)
    return _show(request, row, sight, refuse=form)


@needs(MANAGE_ASSESSORS)
@require_POST
def replace_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody else in place of one who gave the visit back."""
    row, sight = _to_change(request, pk)
    form = ReplaceForm(request.POST, people=queries.candidates(grants(request), sight.round, clock.today()))
    if form.is_valid():
        try:
            other = operations.replace_visit(
                visit=row, assessor=form.cleaned_data["assessor"], by=request.user, at=clock.now()
            )
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("{name} goes there now.").format(name=other.assessor.person))
            return redirect("evaluation:visit", pk=other.pk)
    return _show(request, row, sight, replace=form)


def _to_change(request: HttpRequest, pk: int) -> tuple[Visit, Sight]:
    row, sight = visit_in_sight(grants(request), pk)
    if not _looks_after(request, row, sight):
        raise PermissionDenied(MANAGE_ASSESSORS.code)
    return row, sight


def _looks_after(request: HttpRequest, row: Visit, sight: Sight) -> bool:
    held = grants(request)
    return held.over(MANAGE_ASSESSORS.code, sight.round) or held.over(MANAGE_ASSESSORS.code, row.assessor.contract)


def _show(request: HttpRequest, row: Visit, sight: Sight, *, refuse: Any = None, replace: Any = None) -> HttpResponse:
    """Show one visit; with a form that was not valid, as 422."""
    may = _looks_after(request, row, sight) and takes_visits(sight.round)
    open_, refused = row.state in OPEN, row.state == State.REFUSED
    same = Visit.objects.filter(sheet=row.sheet_id, part=row.part, scoring=row.scoring).exclude(pk=row.pk)
    others = list(same.select_related("assessor__person__key").order_by("-pk")) if refused else []
    other = next((one for one in others if one.state != State.REFUSED), None)
    taken = bool(other) or any(one.replaces_id == row.pk for one in others)
    if may and refused and not taken and replace is None:
        replace = ReplaceForm(people=queries.candidates(grants(request), sight.round, clock.today()))
    context: dict[str, Any] = {
        "visit": row, "round": sight.round, "sight": sight, "facts": _facts(row, sight),
        "tone": TONES[row.state], "state": WORDS[State(row.state)],
        "late": is_late(row, clock.today()), "refused": refused, "other": other, "taken": taken,
        "refuse": (refuse or RefuseForm()) if may and open_ else None,
        "replace": replace if may and refused and not taken else None,
        "problem": "" if (open_ and may) or refuse is None else " ".join(refuse.non_field_errors()),
        "title": row.sheet.name if sight.places else _("A visit of {name}").format(name=row.assessor.person),
    }  # fmt: skip
    if context["replace"] is None and replace is not None:
        context["problem"] = " ".join(replace.non_field_errors()) or _("Somebody else goes there already.")
    if sight.full:
        context |= _seen_there(row)
    failed = (refuse is not None and refuse.errors) or (replace is not None and replace.is_bound and replace.errors)
    return render(request, "evaluation/visit.html", context, status=422 if failed else 200)


def _seen_there(row: Visit) -> dict[str, Any]:
    """Return what was brought back: confirmations, photos, how many answers."""
    photos = list(row.photos.select_related("file").order_by("item", "taken_at", "pk")[: PHOTOS + 1])
    return {
        "confirmations": list(row.confirmations.select_related("signature").order_by("party")),
        "expects": row.part == Visit.Part.SITE and row.scoring == 1,
        "photos": photos[:PHOTOS], "more_photos": len(photos) > PHOTOS,
        "answers": row.items.exclude(item__startswith="fact:").exclude(answer="").count(),
    }  # fmt: skip


def _facts(row: Visit, sight: Sight) -> Sequence[Fact]:
    sheet: Sheet = row.sheet
    facts = [Fact(_("Round"), str(sight.round), reverse("evaluation:visits", args=[sight.round.pk]))]
    if sight.places:
        url = reverse("evaluation:sheet", args=[sheet.pk]) if sight.full else ""
        facts += [
            Fact(_("Where"), sheet.name, url, sheet.code),
            Fact(_("Lies in"), " · ".join(filter(None, (sheet.county_name, sheet.community_name)))),
            Fact(_("Part"), Visit.Part(row.part).label),
        ]
    if sight.full:
        facts.append(Fact(_("Scoring"), scoring_words(row.scoring)))
    contract = row.assessor.contract
    facts += [
        Fact(_("Assessor"), str(row.assessor.person), reverse("evaluation:contract", args=[contract.pk]),
             str(contract.organisation)),
        Fact(_("Due on"), f"{row.due_on:%Y-%m-%d}" if row.due_on else None),
    ]  # fmt: skip
    if sight.places:
        by = str(row.assigned_by) if row.assigned_by else ""
        facts.append(Fact(_("Assigned at"), _moment(row.assigned_at), hint=by))
    if row.declared_at and row.state != State.REFUSED:
        facts.append(Fact(_("Declared"), _moment(row.declared_at), hint=_("no conflict of interest")))
    if row.handed_in_at:
        facts.append(Fact(_("Handed in"), _moment(row.handed_in_at)))
    if row.replaces and sight.places:
        facts.append(Fact(_("Instead of"), str(row.replaces.assessor.person),
                          reverse("evaluation:visit", args=[row.replaces_id])))  # fmt: skip
    return facts


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
