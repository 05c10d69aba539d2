"""Keeping views of lists. Everybody sees and changes only their own."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from linli.core.rights import SIGNED_IN, needs

from .forms import SaveForm, TitleForm, list_of
from .models import SavedView
from .query import EVERYTHING, VIEW


@needs(SIGNED_IN)
@require_GET
def views(request: HttpRequest) -> HttpResponse:
    """The views that a person keeps, list by list."""
    kept = SavedView.objects.filter(owner=_person(request)).order_by("page", "title")
    lists: dict[str, dict[str, Any]] = {}
    for view in kept:
        if (page := list_of(view.page)) is None:
            continue  # a list of an earlier release
        entry = lists.setdefault(view.page, {"title": page.title, "url": reverse(view.page), "views": []})
        entry["views"].append({"view": view, "form": TitleForm(instance=view, prefix=f"view{view.pk}")})
    return render(request, "tables/views.html", {"lists": lists.values()})


@needs(SIGNED_IN)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep a view; afterwards the list shows it."""
    form = SaveForm(request.POST, instance=SavedView(owner=_person(request)))
    if not form.is_valid():
        page = request.POST.get("page", "")
        back = reverse(page) if list_of(page) else ""
        return render(request, "tables/save.html", {"form": form, "cancel": back}, status=422)
    view = _store(form)
    return redirect(f"{reverse(view.page)}?{view.query or f'{VIEW}={EVERYTHING}'}")


@needs(SIGNED_IN)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a view, or make it the one with which its list opens."""
    view = _own(request, pk)
    form = TitleForm(request.POST, instance=view, prefix=f"view{view.pk}")
    if not form.is_valid():
        url = reverse("tables:change", args=[pk])
        return render(
            request, "tables/save.html", {"form": form, "url": url, "cancel": reverse("tables:views")}, status=422
        )
    _store(form)
    return redirect("tables:views")


@needs(SIGNED_IN)
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view. Nothing but the way in which a list was shown is lost."""
    _own(request, pk).delete()
    return redirect("tables:views")


@transaction.atomic
def _store(form: TitleForm) -> SavedView:
    view: SavedView = form.instance
    if view.is_default:
        SavedView.objects.filter(owner=view.owner, page=view.page, is_default=True).exclude(pk=view.pk).update(
            is_default=False
        )
    return form.save()  # type: ignore[no-any-return]


def _own(request: HttpRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView, pk=pk, owner=_person(request))


def _person(request: HttpRequest) -> Any:
    return request.user
