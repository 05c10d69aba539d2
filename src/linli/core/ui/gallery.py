"""One page with every component, for whoever writes pages, and for the tests of the look."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.rights import PUBLIC, needs

STEPS = 3


class SampleForm(forms.Form):
    """Every kind of field that pages use."""

    name = forms.CharField(label=_("Name"), max_length=20, help_text=_("As on the sign at the gate."))
    households = forms.IntegerField(label=_("Households"), min_value=1, max_value=20000)
    kind = forms.ChoiceField(label=_("Kind of buildings"), choices=[("1", _("High-rise")), ("2", _("Low-rise"))])
    elevators = forms.TypedChoiceField(
        label=_("Elevators"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect, required=False
    )
    built = forms.DateField(label=_("Built on"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    agreed = forms.BooleanField(label=_("The committee has agreed"), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


def _only_where_it_may_stand() -> None:
    if not (settings.DEMO or settings.TESTING):
        raise Http404


@needs(PUBLIC)
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in the officers' layout, or in the residents' with ?layout=public."""
    _only_where_it_may_stand()
    public = request.GET.get("layout") == "public"
    context: dict[str, Any] = {
        "layout": "ui/public.html" if public else "ui/base.html",
        "form": SampleForm(),
        "facts": FACTS,
        "tabs": TABS,
        "events": EVENTS,
        "option": OPTION,
        "columns": [_("Township"), _("Compounds"), _("Assessed")],
        "rows": ROWS,
        "steps": STEPS,
    }
    return render(request, "ui/gallery.html", context)


@needs(PUBLIC)
def sample_form(request: HttpRequest) -> HttpResponse:
    """Check the sample form: 422 with the errors, for a whole page as for a fragment."""
    _only_where_it_may_stand()
    form = SampleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("ui:gallery")
    template = "ui/_sample_form.html" if request.headers.get("HX-Request") else "ui/gallery_form.html"
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@needs(PUBLIC)
def sample_progress(request: HttpRequest, done: int) -> HttpResponse:
    """Go one step on with work that nobody does."""
    _only_where_it_may_stand()
    done = min(done + 1, STEPS)
    state = "succeeded" if done == STEPS else "doing"
    return render(request, "ui/_sample_progress.html", {"done": done, "steps": STEPS, "state": state})


@needs(PUBLIC)
def sample_map(request: HttpRequest) -> HttpResponse:
    """Give two areas and some points to draw."""
    _only_where_it_may_stand()
    return JsonResponse({"type": "FeatureCollection", "features": FEATURES}, content_type="application/geo+json")


FACTS = [
    {"label": _("Community"), "value": "书院社区", "url": "/"},
    {"label": _("Households"), "value": "1,204"},
    {"label": _("Built"), "value": 1998, "hint": _("by the land register")},
    {"label": _("Elevators"), "value": None},
]
TABS = [
    {"label": _("List"), "url": "?", "current": True, "count": 24},
    {"label": _("Map"), "url": "?view=map", "current": False},
    {"label": _("History"), "url": "?view=history", "current": False, "count": 3},
]
EVENTS = [
    {
        "at": datetime(2021, 10, 14, 9, 30, tzinfo=timezone.get_default_timezone()),
        "what": _("Changed"),
        "by": "李敏",
        "reason": _("Counted again on site."),
        "changes": [{"label": _("Households"), "old": 1200, "new": 1204}],
    },
    {
        "at": datetime(2021, 9, 1, 16, 5, tzinfo=timezone.get_default_timezone()),
        "what": _("Added"),
        "by": "王小明",
        "on_behalf_of": "书院社区",
        "changes": [],
    },
]
NAMES = ["城北街道", "城南街道", "荷塘街道", "石梁镇", "云溪乡", "青枫镇"]
COUNTS = [42, 37, 29, 25, 14, 11]
ASSESSED = [30, 21, 22, 9, 10, 2]
ROWS = [[{"text": name, "url": "/"}, count, done] for name, count, done in zip(NAMES, COUNTS, ASSESSED, strict=True)]
OPTION: dict[str, Any] = {
    "legend": {"top": 0},
    "xAxis": {"type": "category", "data": NAMES},
    "yAxis": {"type": "value"},
    "series": [
        {"type": "bar", "name": "小区", "data": [{"value": count, "url": "/"} for count in COUNTS], "barMaxWidth": 28},
        {"type": "bar", "name": "已测评", "data": ASSESSED, "barMaxWidth": 28},
    ],
}


def _square(west: float, south: float, size: float) -> list[list[list[float]]]:
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


FEATURES: list[dict[str, Any]] = [
    {
        "type": "Feature",
        "properties": {"name": "书院社区", "url": "/", "tone": "success", "kind": "社区", "hint": "1,204 户"},
        "geometry": {"type": "Polygon", "coordinates": _square(118.86, 28.94, 0.02)},
    },
    {
        "type": "Feature",
        "properties": {"name": "滨江社区", "url": "/", "tone": "info", "kind": "社区（新）"},
        "geometry": {"type": "Polygon", "coordinates": _square(118.884, 28.945, 0.018)},
    },
    *(
        {
            "type": "Feature",
            "properties": {"name": f"小区 {n}", "url": "/", "tone": tone, "kind": kind},
            "geometry": {"type": "Point", "coordinates": [118.865 + n * 0.004, 28.946 + n % 3 * 0.005]},
        }
        for n, (tone, kind) in enumerate([("warning", "待整改"), ("danger", "逾期"), ("muted", "未测评")] * 3)
    ),
]
