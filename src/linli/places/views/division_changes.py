"""Changing divisions: found, rename, move, merge, split, end."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.core import clock
from linli.core.rights import needs
from linli.places.forms.common import take
from linli.places.forms.divisions import (
    DivisionForm,
    EndDivisionForm,
    MergeForm,
    MoveForm,
    PointForm,
    RenameForm,
    ShareForm,
    SplitForm,
)
from linli.places.models import Division
from linli.places.operations import (
    create_division,
    edit_division,
    merge_divisions,
    move_division,
    rename_division,
    retire_division,
    split_division,
)
from linli.places.queries.divisions import holdings
from linli.places.queries.sight import can_change, get_visible
from linli.places.refusals import UnableToChange
from linli.places.rights import CHANGE_DIVISIONS
from linli.places.rules.names import display_name

from .common import data_of, form_page, grants


def division_to_change(request: HttpRequest, pk: int) -> Division:
    """Return a division. Raises Http404 outside the person's sight, PermissionDenied without the right over it."""
    held = grants(request)
    division: Division = get_visible(Division.objects.visible_to(held).select_related("parent"), pk)
    can_change(held, CHANGE_DIVISIONS, division)
    return division


@needs(CHANGE_DIVISIONS)
def add(request: HttpRequest) -> HttpResponse:
    """Found a division."""
    form = DivisionForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_division(**take(form)), title=_("Found a division"), submit=_("Found"),
        cancel=reverse("places:divisions"), done=_page_of, said=_("The division was founded."),
        lead=_("For a merge or split of existing divisions start on the page of the old one."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def point(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a division's point on the map."""
    division = division_to_change(request, pk)
    form = PointForm(data_of(request), instance=division, initial={"version": division.version})
    return _change(
        request,
        division,
        form,
        lambda: edit_division(division=division, version=form.cleaned_data["version"], **take(form)),
        _("Position of {name}"),
        _("Save"),
    )


@needs(CHANGE_DIVISIONS)
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a division another name."""
    division = division_to_change(request, pk)
    form = RenameForm(
        data_of(request),
        initial={"version": division.version, "name": division.name, "official_name": division.official_name},
    )
    return _change(
        request, division, form,
        lambda: rename_division(division=division, today=clock.today(), **form.cleaned_data),
        _("Rename {name}"), _("Rename"), _("The code stays. The old name stands in the division's story."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a division under another parent."""
    division = division_to_change(request, pk)
    form = MoveForm(data_of(request), grants=grants(request), initial={"version": division.version})
    return _change(
        request, division, form,
        lambda: move_division(division=division, today=clock.today(), **form.cleaned_data),
        _("Move {name}"), _("Move"),
        _("All that lies in it moves along; the code stays. With a new code: merge it into a new division instead."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a division without a successor."""
    division = division_to_change(request, pk)
    form = EndDivisionForm(data_of(request), initial={"version": division.version})
    return _change(
        request, division, form,
        lambda: retire_division(division=division, today=clock.today(), **form.cleaned_data),
        _("End {name}"), _("Abolish"), _("Only for a division on which nothing hangs any more. Otherwise merge it."),
        tone="danger",
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a division, alone or with neighbours, go over into another."""
    division = division_to_change(request, pk)
    held = grants(request)
    neighbours = (
        Division.objects.visible_to(held, CHANGE_DIVISIONS.code)
        .filter(parent=division.parent_id, level=division.level, valid_to=None)
        .exclude(pk=pk)
        .order_by("code")[:200]
    )
    form = MergeForm(
        data_of(request), grants=held, division=division, initial={"version": division.version},
        neighbours=Division.objects.filter(pk__in=[one.pk for one in neighbours]).order_by("code"),
    )  # fmt: skip

    @transaction.atomic
    def act() -> Division:
        data = form.cleaned_data
        also = [one for one in data["also"] if one != data["into"]]
        into = data["into"] or create_division(
            parent=division.parent, level=division.level, code=data["new_code"],
            name=display_name(data["new_name"], division.level), official_name=data["new_name"],
            valid_from=data["on"], document=data["document"],
        )  # fmt: skip
        versions = {division.pk: data["version"], **{one.pk: one.version for one in also}}
        return merge_divisions(
            divisions=[division, *also], versions=versions, into=into, on=data["on"], document=data["document"],
            today=clock.today(),
        )  # fmt: skip

    return _change(
        request, division, form, act, _("Merge {name}"), _("Merge"),
        _("Its compounds, homes, grids, facilities and everybody's roles over it go to the successor."), done=_page_of,
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Split a division: first into what, then what goes where. Both steps are one form, sent twice."""
    division = division_to_change(request, pk)
    form = SplitForm(data_of(request), division=division, initial={"version": division.version})
    back = reverse("places:division", args=[pk])
    context: dict[str, Any] = {
        "division": division, "form": form, "title": _("Split {name}").format(name=division.name), "cancel": back,
        "submit": _("Go on"), "lead": _("First say into what; then choose for everything where it goes."),
    }  # fmt: skip
    if not (form.is_bound and form.is_valid()):
        return render(request, "places/form.html", context, status=422 if form.is_bound else 200)
    data = form.cleaned_data
    things = {kind: dict(names) for kind, names in holdings([pk]).things().items() if names}
    sharing = ShareForm(
        request.POST if "share" in request.POST else None, things=things, parts=data["parts"], stays=data["stays"]
    )
    groups = [(kind, [sharing[f"{kind}-{thing}"] for thing in names]) for kind, names in things.items()]
    context |= {"sharing": sharing, "groups": groups, "submit": _("Split")}
    if sharing.is_bound and sharing.is_valid():
        try:
            _split(division, data, sharing.shares())
        except UnableToChange as exc:
            sharing.add_error(None, str(exc))
        else:
            return _said(request, back, _("The division was split."))
    return render(request, "places/split.html", context, status=422 if sharing.is_bound and sharing.errors else 200)


@transaction.atomic
def _split(division: Division, data: dict[str, Any], shares: dict[str, dict[int, int]]) -> None:
    parts = [
        create_division(
            parent=division.parent, level=division.level, code=code, name=display_name(name, division.level),
            official_name=name, valid_from=data["on"], document=data["document"],
        )
        for code, name in data["parts"]
    ]  # fmt: skip
    split_division(
        division=division, version=data["version"], parts=parts, shares=shares, stays=data["stays"], on=data["on"],
        document=data["document"], today=clock.today(),
    )  # fmt: skip


def _change(
    request: HttpRequest, division: Division, form: Any, act: Any, title: str, submit: str, lead: str = "",
    tone: str = "primary", done: Any = None,
) -> HttpResponse:  # fmt: skip
    back = reverse("places:division", args=[division.pk])
    return form_page(
        request, form, act, title=title.format(name=division.name), submit=submit, cancel=back, done=done or back,
        said=_("Saved."), lead=lead, tone=tone,
    )  # fmt: skip


def _page_of(division: Division) -> str:
    return reverse("places:division", args=[division.pk])


def _said(request: HttpRequest, url: str, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(url)
