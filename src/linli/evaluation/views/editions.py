"""Standards on the platform: list, document, import, draft, comparison, publishing, withdrawing."""

import re
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.core import clock
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import PUBLIC, SIGNED_IN, grants_of, needs
from linli.core.subjects import url_of
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.forms.editions import (
    CompareForm,
    DocumentForm,
    ImportEditionForm,
    NextEditionForm,
    PublishForm,
    WithdrawForm,
)
from linli.evaluation.models import Edition, Round
from linli.evaluation.operations import editions as operations
from linli.evaluation.queries.documents import changes, remarks, shown, told
from linli.evaluation.refusals import FaultyStandard, UnableToEvaluate
from linli.evaluation.rights import CHANGE_STANDARDS
from linli.grading.faults import Refused
from linli.grading.tables import draft_from_table
from linli.grading.yamltext import decode

State = Edition.State
SUBJECTS = {
    "community": gettext_lazy("Community"), "compound": gettext_lazy("Compound"), "company": gettext_lazy("Company"),
    "division": gettext_lazy("Division"), "country": gettext_lazy("Country"),
}  # fmt: skip
MODES = {
    "checklist": gettext_lazy("Checklist"), "points": gettext_lazy("By points"), "index": gettext_lazy("Index"),
}  # fmt: skip
TONES = {State.DRAFT: "info", State.PUBLISHED: "success", State.WITHDRAWN: "danger"}
_REFUSED = 422


def _visible(request: HttpRequest) -> QuerySet[Edition]:
    """Return the editions that somebody may read: drafts are for those who write them."""
    rows = Edition.objects.select_related("created_by", "published_by")
    return rows if _may_change(request) else rows.exclude(state=State.DRAFT)


def _sees_history(request: HttpRequest, edition: Edition) -> bool:
    held = grants_of(request.user)
    return held.over(CHANGE_STANDARDS.code, edition) and held.over(VIEW_HISTORY.code, edition)


def _may_change(request: HttpRequest) -> bool:
    return grants_of(request.user).has(CHANGE_STANDARDS.code)


# The list -------------------------------------------------------------------------------------------------------------


class EditionTable(LinliTable):
    """Editions."""

    title = tables.Column(
        verbose_name=gettext_lazy("Standard"), accessor="title", order_by=("title_zh", "pk"),
        linkify=("evaluation:edition", {"pk": tables.A("pk")}),
    )  # fmt: skip
    edition = tables.Column(verbose_name=gettext_lazy("Edition"), order_by=("edition", "pk"))
    state = tables.Column(verbose_name=gettext_lazy("State"), accessor="state", order_by=("state", "pk"))
    subject = tables.Column(verbose_name=gettext_lazy("For"), order_by=("subject", "pk"))
    mode = tables.Column(verbose_name=gettext_lazy("Mode"), order_by=("mode", "pk"))
    is_sample = tables.Column(verbose_name=gettext_lazy("Status"), order_by=("is_sample", "pk"))
    round_count = Number(verbose_name=gettext_lazy("Number of rounds"), order_by=("round_count", "pk"))
    published_at = Day(verbose_name=gettext_lazy("Published on"), order_by=("published_at", "pk"))
    standard = tables.Column(verbose_name=gettext_lazy("Id"), order_by=("standard", "pk"))
    content_hash = tables.Column(verbose_name=gettext_lazy("Content hash"), orderable=False)

    default_columns = ("title", "edition", "state", "subject", "mode", "is_sample", "round_count", "published_at")

    class Meta:
        order_by = ("title",)

    def render_state(self, record: Edition) -> SafeString:
        """Return the state as a badge."""
        return badge(State(record.state).label, TONES[State(record.state)])

    def render_subject(self, value: str) -> str:
        """Return the subject in words."""
        return str(SUBJECTS.get(value, value))

    def render_mode(self, value: str) -> str:
        """Return the mode in words."""
        return str(MODES.get(value, value))

    def render_is_sample(self, value: bool) -> SafeString:
        """Return whether it is official."""
        return badge(_("Sample standard"), "warning") if value else badge(_("Official standard"), "success")


def badge(words: Any, tone: str) -> SafeString:
    """Return a badge for a cell of a list."""
    return format_html('<span class="badge ll-badge ll-{}">{}</span>', tone, words)


class EditionFilters(filters.FilterSet):
    """Of the list of editions."""

    state = filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices, empty_label=gettext_lazy("All"))
    subject = filters.ChoiceFilter(
        label=gettext_lazy("For"), choices=list(SUBJECTS.items()), empty_label=gettext_lazy("All")
    )
    mode = filters.ChoiceFilter(
        label=gettext_lazy("Mode"), choices=list(MODES.items()), empty_label=gettext_lazy("All")
    )
    status = filters.ChoiceFilter(
        label=gettext_lazy("Status"), method="by_status", empty_label=gettext_lazy("All"),
        choices=[("official", gettext_lazy("Official standard")), ("sample", gettext_lazy("Sample standard"))],
    )  # fmt: skip

    class Meta:
        model = Edition
        fields: list[str] = []

    def by_status(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep official ones, or samples."""
        return rows.filter(is_sample=value == "sample")


class EditionList(ListPage):
    """The list of standards."""

    title = gettext_lazy("Standards")
    lead = gettext_lazy("By which communities, compounds and companies are evaluated, edition by edition.")
    table_class = EditionTable
    filterset_class = EditionFilters
    empty_title = gettext_lazy("No standard is published yet")
    empty_hint = gettext_lazy("Those that come with the program are loaded at set-up; others are imported.")
    search_hint = gettext_lazy("Title or id")

    def rows(self, request: HttpRequest) -> QuerySet[Edition]:
        """Return what the person may read."""
        return _visible(request).defer("document").annotate(round_count=Count("rounds"))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by title, id and edition."""
        clean = text.replace("\0", "")
        fields = ("title_zh", "title_en", "standard", "edition")
        condition = Q(pk__in=[])
        for name in fields:
            condition |= Q(**{f"{name}__icontains": clean})
        return queryset.filter(condition)

    def actions(self, request: HttpRequest) -> Any:
        """Offer to import and to compare."""
        found = (
            [(reverse("evaluation:import_edition"), _("Import a standard"), "upload")] if _may_change(request) else []
        )
        return [*found, (reverse("evaluation:compare_editions"), _("Compare editions"), "git-compare")]


# One edition ----------------------------------------------------------------------------------------------------------


@needs(SIGNED_IN)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a standard as a document."""
    edition = get_object_or_404(_visible(request), pk=pk)
    rounds = Round.objects.filter(edition=edition)
    seen = rounds.visible_to(grants_of(request.user)).order_by("-as_of", "-pk")[:20]
    context = {
        "edition": edition, "document": shown(edition.compiled()), "tone": TONES[State(edition.state)],
        "may_change": _may_change(request), "may_history": _sees_history(request, edition),
        "rounds": [(row, url_of("evaluation.round", row.pk)) for row in seen],
        "round_count": rounds.count(), "remarks": remarks(edition.document) if edition.state == State.DRAFT else [],
        "before": edition_before(edition),
    }  # fmt: skip
    return render(request, "evaluation/edition.html", context)


@needs(PUBLIC)
@require_safe
def public(request: HttpRequest, standard: str, edition: str) -> HttpResponse:
    """Show a published standard to anybody."""
    row = get_object_or_404(Edition.objects.exclude(state=State.DRAFT), standard=standard, edition=edition)
    return render(request, "evaluation/edition_public.html", {"edition": row, "document": shown(row.compiled())})


@needs(PUBLIC)
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the YAML, byte for byte as it was published."""
    edition = get_object_or_404(_visible(request), pk=pk)
    response = HttpResponse(edition.document.encode(), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.standard}-{edition.edition}.yaml"'
    return response


@needs(SIGNED_IN)
@require_safe
def compare_two(request: HttpRequest) -> HttpResponse:
    """Show what changed between two editions, in words."""
    editions = _visible(request).order_by("standard", "-published_at", "-pk")
    asked = request.GET if {"before", "after"} & set(request.GET) else None
    form = CompareForm(asked, editions=editions.defer("document"))
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        context |= {
            "before": before, "after": after, "groups": changes(before.compiled().standard, after.compiled().standard),
        }  # fmt: skip
    return render(
        request, "evaluation/editions_compared.html", context, status=_REFUSED if form.is_bound and form.errors else 200
    )


# Drafts ---------------------------------------------------------------------------------------------------------------


@needs(CHANGE_STANDARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Take a standard from a file: every fault at once, or a new draft."""
    form = ImportEditionForm(request.POST, request.FILES) if request.method == "POST" else ImportEditionForm()
    faults: list[Any] = []
    if form.is_bound and form.is_valid():
        text = ""
        try:
            text = _text_of(form)
            made = operations.draft(document=text, by=request.user, at=clock.now())
        except Refused as exc:
            faults = told(exc.faults, text)
            form.add_error("file", _("The file cannot be read as a standard; below is why."))
        except FaultyStandard as exc:
            faults = told(exc.faults, text)
            form.add_error("file", str(exc))
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The draft “{name}” is kept. Look at it, then publish it.").format(name=made))
            return redirect("evaluation:edition", pk=made.pk)
    return render(
        request, "evaluation/edition_import.html", {"form": form, "faults": faults},
        status=_REFUSED if form.is_bound and form.errors else 200,
    )  # fmt: skip


def _text_of(form: ImportEditionForm) -> str:
    """Return the YAML of the file, or of the draft that a table becomes. Raises Refused."""
    file = form.cleaned_data["file"]
    if not form.is_table:
        return decode(file.read(), str(file.name)[-100:])
    with tempfile.TemporaryDirectory() as folder:
        # The draft names the table it came from; what a path could be made of stays out of the name.
        name = re.sub(r"[^\w.（）()《》-]", "_", Path(str(file.name)).name)[-80:].lstrip(".-")
        path = Path(folder) / name
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        text = draft_from_table(path, form.cleaned_data["standard"]).text
    if edition := form.cleaned_data["edition"]:
        text = operations.renamed(text, edition)
    return text


@needs(CHANGE_STANDARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the text of a draft. Nothing that was typed is lost: faults and other people's changes stand beside it."""
    edition = get_object_or_404(Edition, pk=pk)
    if edition.state != State.DRAFT:
        messages.info(
            request,
            _("{name} is published and does not change. Begin a draft of the next edition from it.").format(
                name=edition
            ),
        )
        return redirect("evaluation:edition", pk=pk)
    initial = {"document": edition.document, "version": edition.version}
    form = DocumentForm(request.POST if request.method == "POST" else None, initial=initial)
    faults: list[Any] = []
    others: list[Any] = []
    if form.is_bound and form.is_valid():
        typed, version = form.cleaned_data["document"], form.cleaned_data["version"]
        try:
            operations.edit_draft(edition=edition, version=version, document=typed)
        except FaultyStandard as exc:
            faults = told(exc.faults, typed)
            form.add_error("document", str(exc))
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
            others = _conflict(form, edition, version, typed)
        else:
            messages.success(request, _("The draft was changed."))
            return redirect("evaluation:edition", pk=pk)
    text = str(form["document"].value() or "")
    context = {
        "edition": edition, "form": form, "faults": faults, "others": others, "remarks": remarks(text),
        "lines": text.count("\n") + 1,
    }  # fmt: skip
    return render(
        request, "evaluation/edition_edit.html", context, status=_REFUSED if form.is_bound and form.errors else 200
    )


def _conflict(form: DocumentForm, edition: Edition, version: int, typed: str) -> list[Any]:
    """Say how what is kept now differs from what this person typed, and let a second press replace it knowingly."""
    now = Edition.objects.get(pk=edition.pk)
    if now.version == version or now.state != State.DRAFT:
        return []
    form.data = {**form.data.dict(), "version": str(now.version)}  # type: ignore[attr-defined]
    return changes(now.compiled().standard, operations.read_document(typed).standard)


@needs(CHANGE_STANDARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin_next(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a draft of the next edition from a published one."""
    edition = get_object_or_404(Edition.objects.exclude(state=State.DRAFT), pk=pk)
    form = NextEditionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        text = operations.next_edition_of(edition, form.cleaned_data["edition"])
        try:
            made = operations.draft(document=text, by=request.user, at=clock.now())
        except FaultyStandard as exc:
            form.add_error(None, " ".join([str(exc), *(one.text for one in told(exc.faults, text))]))
        except UnableToEvaluate as exc:
            form.add_error("edition", str(exc))
        else:
            return redirect("evaluation:edit_edition", pk=made.pk)
    context = {
        "form": form, "title": _("Begin the next edition"), "submit": _("Begin the draft"),
        "lead": _("The draft begins with the words of {name}.").format(name=edition),
        "cancel": reverse("evaluation:edition", args=[pk]),
    }  # fmt: skip
    return _form_page(request, form, context)


@needs(CHANGE_STANDARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft, after a look at what changed against the edition before."""
    edition = get_object_or_404(Edition, pk=pk)
    before = edition_before(edition)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        initial={"content_hash": edition.content_hash, "valid_months": before.valid_months if before else None},
    )
    if form.is_bound and form.is_valid():
        try:
            operations.publish_edition(edition=edition, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("“{name}” is published and does not change any more.").format(name=edition))
            return redirect("evaluation:edition", pk=pk)
    standard = edition.compiled().standard
    context = {
        "edition": edition, "form": form, "before": before, "remarks": remarks(edition.document),
        "groups": changes(before.compiled().standard, standard) if before else [], "items": len(standard.items),
    }  # fmt: skip
    return render(
        request, "evaluation/edition_publish.html", context, status=_REFUSED if form.is_bound and form.errors else 200
    )


@needs(CHANGE_STANDARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an edition, after a look at the rounds that use it."""
    edition = get_object_or_404(Edition, pk=pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            operations.withdraw_edition(edition=edition, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(
                request, _("“{name}” is withdrawn; whoever leads a round by it is told.").format(name=edition)
            )
            return redirect("evaluation:edition", pk=pk)
    rounds = [
        (row, url_of("evaluation.round", row.pk))
        for row in Round.objects.filter(edition=edition).order_by("-as_of", "-pk")
        if row.is_open
    ]
    return render(
        request, "evaluation/edition_withdraw.html", {"edition": edition, "form": form, "rounds": rounds},
        status=_REFUSED if form.is_bound and form.errors else 200,
    )  # fmt: skip


def edition_before(edition: Edition) -> Edition | None:
    """Return the edition of the same standard that was published last before this one; None if it is the first."""
    earlier = Edition.objects.filter(standard=edition.standard).exclude(state=State.DRAFT).exclude(pk=edition.pk)
    limit: datetime | None = edition.published_at
    if limit is not None:
        earlier = earlier.filter(published_at__lt=limit)
    return earlier.order_by("-published_at", "-pk").first()


def _form_page(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    status = _REFUSED if form.is_bound and form.errors else 200
    return render(request, "evaluation/edition_form.html", {"form": form, **context}, status=status)
