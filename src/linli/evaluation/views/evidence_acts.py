"""What is done with proofs: added, corrected, tied to more items, withdrawn, erased."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.evaluation.forms.evidence import DAY, NEVER, RULE, AddForm, ProofForm, ReasonForm
from linli.evaluation.models import Evidence
from linli.evaluation.operations.evidence import add_proofs, by_rule, change_proof, erase_proof, withdraw_proof
from linli.evaluation.operations.evidence import tie as tie_proof
from linli.evaluation.queries.evidence import asked_of, likes, offered
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import ADD_EVIDENCE
from linli.evaluation.rules.evidence import is_far
from linli.places.queries.sight import can_change

from .evidence import lead_of, ledger_url, place_for, proof_for, subject_of, why_valid


@needs(ADD_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Add proofs to the ledger of a place; items named in the address are ticked already."""
    subject = place_for(request, kind, pk)
    can_change(grants_of(request.user), ADD_EVIDENCE, subject)
    standards = offered(subject)
    known = asked_of(standards)
    named = [(request.GET.get("standard", ""), item) for item in request.GET.getlist("item")[:100]]
    form = AddForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()), standards=standards, today=clock.today(),
        ticked=[pair for pair in named if pair in known],
    )  # fmt: skip
    back = ledger_url(subject) + (f"?standard={named[0][0]}" if named and named[0] in known else "")
    if form.is_bound and form.is_valid():
        try:
            if form.too_much:
                raise UnableToEvaluate(_("The files are larger than 95 MB together. Send them in several goes."))
            made = add_proofs(
                subject=subject, uploads=form.cleaned_data["files"], by=request.user, at=clock.now(), **form.taken()
            )
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            return _after(request, made, back)
    context = {
        "form": form, "subject": subject, "title": _("Add a proof: {place}").format(place=subject),
        "lead": lead_of(subject), "submit": _("Add"), "cancel": back, "standards": standards,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "evaluation/evidence_form.html", context, status=status)


def _after(request: HttpRequest, made: list[Evidence], back: str) -> HttpResponse:
    said = ngettext("{count} proof was added.", "{count} proofs were added.", len(made)).format(count=len(made))
    messages.success(request, said)
    found = likes(made)
    worth = [row for row in made if is_far(row.distance_m) or found.get(row.pk)]
    if worth:
        names = ", ".join(row.title for row in worth[:5]) + (" …" if len(worth) > 5 else "")
        messages.warning(request, _("Worth a look, for the page of each says why: {names}.").format(names=names))
    return redirect("evaluation:proof", pk=made[0].pk) if len(made) == 1 else redirect(back)


@needs(ADD_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of a proof, and for which items it is."""
    row = proof_for(request, pk)
    subject = subject_of(row)
    can_change(grants_of(request.user), ADD_EVIDENCE, row)
    standards = offered(subject)
    pairs = [(one.standard, one.item) for one in row.items.order_by("standard", "item")]
    follows = by_rule(row.issued_on, pairs, asked_of(standards)) == row.valid_until
    form = ProofForm(
        request.POST if request.method == "POST" else None, standards=standards, today=clock.today(), ticked=pairs,
        initial={
            "title": row.title, "kind": row.kind, "issued_on": row.issued_on, "valid_until": row.valid_until,
            "validity": RULE if follows else NEVER if row.valid_until is None else DAY,
        },
    )  # fmt: skip
    form.fields["valid_until"].help_text = why_valid(row, pairs, standards)
    if form.is_bound and form.is_valid():
        try:
            change_proof(evidence=row, at=clock.now(), **form.taken())
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Saved."))
            return redirect("evaluation:proof", pk=pk)
    context = {
        "form": form, "subject": subject, "title": _("Correct {title}").format(title=row.title), "lead": subject,
        "submit": _("Save"), "cancel": reverse("evaluation:proof", args=[pk]), "standards": standards,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "evaluation/evidence_form.html", context, status=status)


@needs(ADD_EVIDENCE)
@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a proof is for more items of a standard, by their numbers."""
    row = proof_for(request, pk)
    subject = subject_of(row)
    can_change(grants_of(request.user), ADD_EVIDENCE, row)
    standards = offered(subject)
    offer = next((one for one in standards if one.id == request.POST.get("standard")), None)
    typed = [name for name in re.split(r"[\s,;，、；。]+", request.POST.get("items", "")[:2000]) if name][:100]
    by_number = {item.id.casefold(): item.id for item in offer.items} if offer else {}
    unknown = next((name for name in typed if name.casefold() not in by_number), None)
    first = ""
    if offer is None or not typed:
        messages.error(request, _("Name the items by their numbers, for example B06."))
    elif unknown is not None:
        messages.error(request, _("“{item}” is no item of this standard.").format(item=unknown[:40]))
    else:
        first = by_number[typed[0].casefold()]
        _tie(request, row, [(offer.id, by_number[name.casefold()]) for name in typed], asked_of(standards))
    query = f"?standard={offer.id}" if offer else ""
    return redirect(f"{ledger_url(subject)}{query}{f'#item-{first}' if first else ''}")


def _tie(request: HttpRequest, row: Evidence, items: list[tuple[str, str]], asked: Any) -> None:
    try:
        count = tie_proof(evidence=row, items=items, asked=asked)
    except UnableToEvaluate as exc:
        messages.error(request, str(exc))
        return
    if not count:
        messages.info(request, _("“{title}” is for that already.").format(title=row.title))
        return
    names = ", ".join(item for _standard, item in items)
    messages.success(request, _("“{title}” is now also for {items}.").format(title=row.title, items=names))


@needs(ADD_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a proof, with the reason."""
    return _with_reason(
        request, pk, withdraw_proof, title=_("Withdraw {title}"), submit=_("Withdraw"),
        lead=_("It stays to be seen with your reason, and counts for no item any more."),
        done=_("The proof was withdrawn: it counts no more."),
    )  # fmt: skip


@needs(ADD_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the file of a withdrawn proof, with the reason."""
    return _with_reason(
        request, pk, erase_proof, title=_("Erase the file of {title}"), submit=_("Erase"),
        lead=_("The file, and where and when it was taken, go for good. What it was called and for stays."),
        done=_("The file was erased; its content is deleted in the coming night."),
    )  # fmt: skip


def _with_reason(
    request: HttpRequest, pk: int, act: Callable[..., Evidence], *, title: str, lead: str, submit: str, done: str
) -> HttpResponse:
    row = proof_for(request, pk)
    can_change(grants_of(request.user), ADD_EVIDENCE, row)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            act(evidence=row, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, done)
            return redirect("evaluation:proof", pk=pk)
    context = {
        "form": form, "title": title.format(title=row.title), "lead": lead, "submit": submit, "tone": "danger",
        "cancel": reverse("evaluation:proof", args=[pk]),
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "evaluation/edition_form.html", context, status=status)
