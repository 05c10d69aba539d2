"""The evidence ledger: the list of all proofs, the ledger of one place, one proof, the files made of a ledger."""

import io
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_vary_headers
from django.utils.formats import number_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from PIL import Image

from linli.core import clock
from linli.core.files.content import content
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import Grants, grants_of, needs
from linli.evaluation.forms.evidence import asks_for
from linli.evaluation.models import Evidence
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.evidence import by_rule
from linli.evaluation.queries.evidence import (
    KINDS,
    LAPSED,
    MISSING,
    NOT_ASKED,
    PROVED,
    Ledger,
    LedgerItem,
    Like,
    Offered,
    Place,
    asked_of,
    ledger_of,
    likes,
    offered,
    period_for,
    periods_of,
)
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.reports.evidence import bundle_name, write_directory, write_zip
from linli.evaluation.rights import ADD_EVIDENCE, VIEW_EVIDENCE
from linli.evaluation.rules.evidence import EXPIRED, FAR_M, SOON, VALID, WITHDRAWN, is_far, standing, validity
from linli.places.models import Compound, Division
from linli.places.queries.sight import get_visible

COMPOUNDS, COMMUNITIES = "compounds", "communities"
THUMBNAIL = 360
_GRIDS = "compound__grids__micro_grids"  # which its scopes are made of, asked for several rights
STANDING_TONES = {VALID: "success", SOON: "warning", EXPIRED: "danger", WITHDRAWN: "muted"}
STATE_TONES = {PROVED: "success", LAPSED: "danger", MISSING: "warning", NOT_ASKED: "muted"}


def standing_words(state: str) -> str:
    """Return what a proof is worth, in words."""
    return {
        VALID: _("in force"), SOON: _("expires soon"), EXPIRED: _("expired"), WITHDRAWN: _("withdrawn")
    }[state]  # fmt: skip


def state_words(line: LedgerItem) -> str:
    """Return how an item is proved, in words."""
    if line.state == MISSING:
        return _("{count} missing").format(count=line.lacking)
    return {PROVED: _("proved"), LAPSED: _("expired"), NOT_ASKED: _("no proof asked")}[line.state]


# Where it lies --------------------------------------------------------------------------------------------------------


def kind_of(subject: Place) -> str:
    """Return how addresses call the kind of a place."""
    return COMPOUNDS if isinstance(subject, Compound) else COMMUNITIES


def ledger_url(subject: Place, what: str = "evidence_ledger") -> str:
    """Return the address of a place's ledger, or of something beside it."""
    return reverse(f"evaluation:{what}", args=[kind_of(subject), subject.pk])


def place_url(subject: Place) -> str:
    """Return the address of a place's own page."""
    return reverse("places:compound" if isinstance(subject, Compound) else "places:division", args=[subject.pk])


def place_for(request: HttpRequest, kind: str, pk: int) -> Place:
    """Return a compound or a community whose evidence the person may see. Raises Http404."""
    found: Place | None = None
    if kind == COMPOUNDS:
        rows = Compound.objects.select_related("community__parent__parent").defer("search_grams")
        rows = rows.prefetch_related("grids__micro_grids")
        found = rows.filter(pk=pk).first()
    elif kind == COMMUNITIES:
        communities = Division.objects.filter(level=Division.Level.COMMUNITY).defer("search_grams")
        found = communities.select_related("parent__parent").filter(pk=pk).first()
    if found is None or not grants_of(request.user).over(VIEW_EVIDENCE.code, found):
        raise Http404
    return found


def chosen(request: HttpRequest, standards: list[Offered]) -> Offered | None:
    """Return the standard that the address asks for, the first if it asks for none; None if there is none."""
    asked = request.GET.get("standard", "")
    if not asked:
        return standards[0] if standards else None
    found = next((one for one in standards if one.id == asked), None)
    if found is None:
        raise Http404
    return found


def proof_for(request: HttpRequest, pk: int) -> Evidence:
    """Return a proof that the person may see. Raises Http404."""
    rows = Evidence.objects.visible_to(grants_of(request.user), VIEW_EVIDENCE.code)
    rows = rows.select_related("file", "compound__community", "community", "added_by__key")
    return get_visible(rows.prefetch_related(_GRIDS), pk)


def subject_of(evidence: Evidence) -> Place:
    """Return the place whose proof it is."""
    subject = evidence.compound or evidence.community
    assert subject is not None
    return subject


# The ledger of one place ---------------------------------------------------------------------------------------------


@needs(VIEW_EVIDENCE)
@require_safe
def ledger(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show what a place has to prove by one standard, what proves it, and what is missing."""
    subject = place_for(request, kind, pk)
    standards = offered(subject)
    offer = chosen(request, standards)
    shown = ledger_of(offer, subject, clock.today()) if offer else None
    may = grants_of(request.user).over(ADD_EVIDENCE.code, subject)
    address = ledger_url(subject)
    lacking = request.GET.get("show") == "lacking"  # only what is missing or expired
    context = {
        "subject": subject, "place_url": place_url(subject), "kind": kind, "offer": offer, "ledger": shown,
        "lead": lead_of(subject), "may": may, "sections": sections_of(shown, lacking) if shown else [],
        "edition": offer.edition if offer else None,
        "tabs": [
            {"label": one.edition.title, "url": f"{address}?standard={one.id}", "current": one is offer}
            for one in standards
        ],
        "lacking": lacking, "short": shown.asked - shown.proved if shown else 0,
        "lapsed": sum(line.state == LAPSED for line in shown.items) if shown else 0,
        "empty": not any(line.counting or line.past for line in shown.items) if shown else True,
        "list_url": f"{reverse('evaluation:evidence')}?code={subject.code}",
    }  # fmt: skip
    return render(request, "evaluation/evidence_ledger.html", context)


def lead_of(subject: Place) -> str:
    """Return where a place lies, from the county down."""
    if isinstance(subject, Compound):
        community = subject.community
        return " › ".join(
            part.name for part in (community.parent and community.parent.parent, community.parent, community) if part
        )
    return " › ".join(part.name for part in (subject.parent and subject.parent.parent, subject.parent) if part)


def sections_of(shown: Ledger, lacking: bool = False) -> list[dict[str, Any]]:
    """Return the sections as the page draws them."""
    lang = language()
    return [
        {
            "id": section.section.id, "title": in_words(section.section.title, lang), "proved": section.proved,
            "asked": section.asked,
            "lines": [_line(line, lang) for line in section.items if line.lacking or not lacking],
        }
        for section in shown.sections
        if not lacking or section.proved < section.asked
    ]  # fmt: skip


def _line(line: LedgerItem, lang: str) -> dict[str, Any]:
    return {
        "id": line.item.id, "title": in_words(line.item.title, lang), "asks": asks_for(line.item, lang),
        "state": line.state, "words": state_words(line), "tone": STATE_TONES[line.state],
        "counting": [_shown(proof) for proof in line.counting], "past": [_shown(proof) for proof in line.past],
        "open": bool(line.lacking),
    }  # fmt: skip


def _shown(proof: Any) -> dict[str, Any]:
    row = proof.evidence
    return {
        "row": row, "words": standing_words(proof.standing), "tone": STANDING_TONES[proof.standing],
        "also": ", ".join(proof.also), "says": proof.standing != VALID, "far": is_far(row.distance_m),
        "kind": KINDS[Evidence.Kind(row.kind)],
        "icon": _icon(row),
    }  # fmt: skip


def _icon(row: Evidence) -> str:
    if row.file is None:
        return "file-off"
    return "file-type-pdf" if row.file.extension == "pdf" else "file-spreadsheet"


# One proof -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Remark:
    """Something about a proof that is worth a look; it refuses nothing. seen: those alike that the person may see."""

    code: str
    tone: str
    icon: str
    text: str
    seen: tuple[tuple[str, str], ...] = ()


@needs(VIEW_EVIDENCE)
@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one proof: the file, what it is for, what is known of it, what is worth a look."""
    row = proof_for(request, pk)
    subject, held = subject_of(row), grants_of(request.user)
    standards = offered(subject)
    pairs = [(one.standard, one.item) for one in row.items.order_by("standard", "item")]
    state = standing(row.valid_until, withdrawn=row.withdrawn_at is not None, on=clock.today())
    context = {
        "proof": row, "subject": subject, "place_url": place_url(subject), "ledger_url": ledger_url(subject),
        "standing": standing_words(state), "tone": STANDING_TONES[state],
        "remarks": remarks_of(row, pairs, standards, held), "items": _items(pairs, standards),
        "why": why_valid(row, pairs, standards),
        "may": {
            "change": row.withdrawn_at is None and held.over(ADD_EVIDENCE.code, row),
            "erase": row.withdrawn_at is not None and row.file is not None and held.over(ADD_EVIDENCE.code, row),
            "history": held.over(VIEW_HISTORY.code, row),
        },
        "kind": KINDS[Evidence.Kind(row.kind)], "place": _place(row),
        "distance": number_format(row.distance_m or 0, force_grouping=True), "sha256": bytes(row.sha256).hex(),
    }  # fmt: skip
    return render(request, "evaluation/evidence_proof.html", context)


def _place(row: Evidence) -> str:
    return "" if row.longitude is None else f"{row.longitude}, {row.latitude}"


def _items(pairs: list[tuple[str, str]], standards: list[Offered]) -> list[dict[str, str]]:
    lang = language()
    known = {(one.id, item.id): (one, item) for one in standards for item in one.items}
    found = []
    for standard, name in pairs:
        one = known.get((standard, name))
        title = in_words(one[1].title, lang) if one else ""
        of = one[0].edition.title if one else _("no item of an edition of today")
        found.append({
            "id": name, "title": title, "of": of, "standard": standard if one else "",
            "asks": asks_for(one[1], lang) if one else "",
        })  # fmt: skip
    return found


def why_valid(row: Evidence, pairs: list[tuple[str, str]], standards: list[Offered]) -> str:
    """Return why a proof is valid until its last day."""
    asked = asked_of(standards)
    rule = validity(row.issued_on, [(item, asked.get((standard, item))) for standard, item in pairs])
    if rule.last_day is None:
        return _("None of its items asks for a proof of a certain age.") if row.valid_until is None else _(
            "Named by hand: none of its items asks for a proof of a certain age."
        )  # fmt: skip
    shortest = _("{item} takes a proof for {months} months").format(item=rule.item, months=rule.months)
    if row.valid_until == rule.last_day:
        return (
            shortest
            if len(pairs) == 1
            else _("{shortest}, the shortest of its items").format(shortest=shortest)
        )  # fmt: skip
    return _("Named by hand; by its items it would be {day}: {shortest}").format(day=rule.last_day, shortest=shortest)


def remarks_of(
    row: Evidence, pairs: list[tuple[str, str]], standards: list[Offered], held: Grants
) -> list[Remark]:  # fmt: skip
    """Return what is worth a look about a proof: three queries, or five if it looks like others."""
    subject, found = subject_of(row), []
    if is_far(row.distance_m):
        metres = number_format(row.distance_m or 0, force_grouping=True)
        text = _("Taken {metres} m away from {place}; more than {limit} m is worth a look.").format(
            metres=metres, place=subject, limit=FAR_M
        )
        found.append(Remark("far", "warning", "map-pin-exclamation", text))
    if row.file and row.file.is_image and row.distance_m is None:
        text = (
            _("The picture does not say where it was taken.")
            if row.longitude is None
            else _("{place} has no point on the map yet, so the distance is unknown.").format(place=subject)
        )
        found.append(Remark("no_place", "info", "map-pin-off", text))
    found += _of_time(row, subject, pairs)
    rule = by_rule(row.issued_on, pairs, asked_of(standards))
    if rule is not None and (row.valid_until is None or row.valid_until > rule):
        text = _("Valid for longer than its items ask: by them it would end on {day}.").format(day=rule)
        found.append(Remark("longer", "warning", "calendar-exclamation", text))
    return found + _of_others(likes([row])[row.pk], held)


def _of_time(row: Evidence, subject: Place, pairs: list[tuple[str, str]]) -> list[Remark]:
    if row.taken_at is None:
        return []
    day = timezone.localtime(row.taken_at).date()
    if row.taken_at > row.added_at:
        text = _("The picture says that it was taken on {day}, after it was sent: is the camera's clock wrong?")
        return [Remark("period", "warning", "clock-exclamation", text.format(day=day))]
    period = period_for(periods_of(subject, {standard for standard, _item in pairs}), row.issued_on)
    if period is None or period.first <= day <= period.last:
        return []
    text = _("Taken on {day}, outside the period of “{round}”: {first} to {last}.").format(
        day=day, round=period.title, first=period.first, last=period.last
    )
    return [Remark("period", "warning", "clock-exclamation", text)]


def _of_others(others: list[Like], held: Grants) -> list[Remark]:
    if not others:
        return []
    rows = Evidence.objects.visible_to(held, VIEW_EVIDENCE.code)
    seen = set(rows.filter(pk__in=[one.evidence.pk for one in others]).values_list("pk", flat=True))
    found = []
    for same in (True, False):
        mine = [one for one in others if one.same is same]
        if not mine:
            continue
        lines = tuple(
            (reverse("evaluation:proof", args=[one.evidence.pk]), _said_of(one))
            for one in mine
            if one.evidence.pk in seen
        )
        text = _("The same content stands in the ledger already.") if same else _(
            "The picture looks like another one. Look at both before you conclude anything."
        )  # fmt: skip
        if hidden := len(mine) - len(lines):
            text += " " + _("In places that you do not see: {count}.").format(count=hidden)
        found.append(Remark("same" if same else "alike", "warning", "copy", text, lines))
    return found


def _said_of(one: Like) -> str:
    row = one.evidence
    parts = [str(subject_of(row)), row.title, row.issued_on.isoformat()]
    if not one.same:
        parts.append(_("{count} of 64 fields differ").format(count=one.distance))
    if row.withdrawn_at:
        parts.append(_("withdrawn"))
    return " · ".join(parts)


@needs(VIEW_EVIDENCE)
@require_safe
def thumbnail(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a small picture of a proof that is one."""
    row = proof_for(request, pk)
    if row.file is None or not row.file.is_image:
        raise Http404
    etag = f'"{row.file.key}-{THUMBNAIL}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            data = b"".join(content().chunks(row.file.key))
        except FileNotFoundError:
            raise Http404 from None
        response = HttpResponse(_small(data), content_type="image/jpeg")
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Cookie",))
    return response


def _small(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:  # our own: drawn anew when it was stored
        image.draft("RGB", (THUMBNAIL, THUMBNAIL))
        image.load()
        drawn: Any = image
        if drawn.has_transparency_data:
            see_through = drawn.convert("RGBA")
            drawn = Image.new("RGB", see_through.size, "white")
            drawn.paste(see_through, mask=see_through.getchannel("A"))
        drawn = drawn.convert("RGB")
        drawn.thumbnail((THUMBNAIL, THUMBNAIL))
        out = io.BytesIO()
        drawn.save(out, "JPEG", quality=75)
    return out.getvalue()


# The ledger as files -------------------------------------------------------------------------------------------------


@needs(VIEW_EVIDENCE)
@require_safe
def directory_pdf(request: HttpRequest, kind: str, pk: int) -> HttpResponseBase:
    """Give the directory by item number, with what can be shown on paper behind it."""
    return _file(request, kind, pk, "pdf")


@needs(VIEW_EVIDENCE)
@require_safe
def ledger_zip(request: HttpRequest, kind: str, pk: int) -> HttpResponseBase:
    """Give the files themselves, in folders by item number, with the directory."""
    return _file(request, kind, pk, "zip")


def _file(request: HttpRequest, kind: str, pk: int, extension: str) -> HttpResponseBase:
    subject = place_for(request, kind, pk)
    offer = chosen(request, offered(subject))
    if offer is None:
        raise Http404
    shown = ledger_of(offer, subject, clock.today())
    file = (write_zip if extension == "zip" else write_directory)(shown)
    types = {"pdf": "application/pdf", "zip": "application/zip"}
    response = FileResponse(file, content_type=types[extension])
    response["Content-Disposition"] = content_disposition_header(True, bundle_name(shown, extension)) or ""
    response["X-Content-Type-Options"] = "nosniff"
    add_never_cache_headers(response)
    return response
