"""What the pages share: facts, forms that act, the person's grants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.functional import Promise

from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import Grants, grants_of
from linli.places.refusals import UnableToChange

Words = str | Promise


@dataclass(frozen=True)
class Fact:
    """A line of what is known of a thing: `c-facts` shows it; None and "" are unknown."""

    label: Words
    value: Any
    url: str = ""
    hint: Words = ""


def grants(request: HttpRequest) -> Grants:
    """Return the grants of whoever asks."""
    return grants_of(request.user)


def with_unit(value: Any, unit: Words) -> str | None:
    """Return a number with its unit, None if it is not known."""
    return None if value is None else f"{number_format(value, force_grouping=True)} {unit}"


def form_page(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], Any], *, title: Words, submit: Words, cancel: str,
    done: Callable[[Any], str] | str, said: Words, lead: Words = "", template: str = "places/form.html",
    context: dict[str, Any] | None = None, tone: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show a form, or do what it asks: 422 with the reasons if it cannot be done, else on to the next page."""
    if form.is_bound and form.is_valid():
        try:
            made = act()
        except UnableToChange as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, str(said))
            return redirect(done if isinstance(done, str) else done(made))
    shown = {"form": form, "title": title, "lead": lead, "submit": submit, "cancel": cancel, "tone": tone}
    return render(request, template, {**shown, **(context or {})}, status=422 if form.is_bound and form.errors else 200)


def data_of(request: HttpRequest) -> Any:
    """Return what was sent, None if the page is only looked at."""
    return request.POST if request.method == "POST" else None


Action = tuple[str, Words, str]  # address, label, icon


def allowed(*actions: tuple[bool, Action]) -> Sequence[Action]:
    """Return the actions that the person may take."""
    return [action for may, action in actions if may]


def sees_history(request: HttpRequest, thing: Any) -> bool:
    """Whether the person may see what happened to a thing."""
    return grants(request).over(VIEW_HISTORY.code, thing)
