"""Contracts with assessment bodies: their terms, their people with training and load, what their visits come to."""

from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.accounts import operations as accounts
from linli.accounts.models import Assignment, Person, Role
from linli.accounts.operations.roles import rights_of
from linli.accounts.rights import GRANT, VIEW_PEOPLE
from linli.core import clock
from linli.core.rights import needs
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.forms.contracts import ContractForm, LeftForm, PersonForm, TrainingForm
from linli.evaluation.models import Assessor, Contract, Edition, Round
from linli.evaluation.operations import assessors as operations
from linli.evaluation.queries.visits import Record, by_round, contracts_visible_to, divisions_to_commission, records
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import MANAGE_ASSESSORS, SCORE
from linli.places.models import Organisation
from linli.places.queries.sight import can_change, get_visible
from linli.places.views.common import Fact, allowed, data_of, grants, sees_history

ROLE = "assessor"  # the shipped one, over the body


class ContractTable(LinliTable):
    """Contracts."""

    title = tables.Column(
        verbose_name=gettext_lazy("Contract"), linkify=("evaluation:contract", {"pk": tables.A("pk")})
    )
    number = tables.Column(verbose_name=gettext_lazy("Number"))
    organisation = tables.Column(
        verbose_name=gettext_lazy("Assessment body"), accessor="organisation__name",
        order_by=("organisation__name_pinyin", "pk"),
    )  # fmt: skip
    division = tables.Column(
        verbose_name=gettext_lazy("Commissioned by"), accessor="division__name", order_by=("division__code", "pk")
    )
    valid_from = Day(verbose_name=gettext_lazy("Valid from"))
    valid_to = Day(verbose_name=gettext_lazy("Valid until"))
    people = Number(verbose_name=gettext_lazy("Assessors"))

    class Meta:
        order_by = ("-valid_to",)


class ContractFilters(filters.FilterSet):
    """Of the list of contracts."""

    standing = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_standing", empty_label=gettext_lazy("All"),
        choices=[("now", gettext_lazy("in force")), ("over", gettext_lazy("over")),
                 ("later", gettext_lazy("not begun"))],
    )  # fmt: skip

    class Meta:
        model = Contract
        fields: list[str] = []

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that hold today, held, or will hold."""
        today = clock.today()
        if value == "now":
            return rows.filter(valid_from__lte=today, valid_to__gte=today)
        return rows.filter(valid_to__lt=today) if value == "over" else rows.filter(valid_from__gt=today)


class ContractList(ListPage):
    """The contracts that somebody looks after."""

    title = gettext_lazy("Assessment contracts")
    lead = gettext_lazy("Who scores on site, for whom, from when to when. A body sees its own.")
    table_class = ContractTable
    filterset_class = ContractFilters
    export_right = MANAGE_ASSESSORS
    empty_title = gettext_lazy("No contract yet")
    empty_hint = gettext_lazy("Whoever commissions an assessment body enters the contract; then its people are added.")
    search_hint = gettext_lazy("Title, number or body")

    def rows(self, request: HttpRequest) -> QuerySet[Contract]:
        """Return those in sight, with how many people are there."""
        there = Count("assessors", filter=Q(assessors__left_on=None) | Q(assessors__left_on__gt=clock.today()))
        return contracts_visible_to(grants(request)).annotate(people=there)

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by title, number, name of the body."""
        text = text.replace("\x00", "").strip()
        return queryset.filter(
            Q(title__icontains=text) | Q(number__icontains=text) | Q(organisation__name__icontains=text)
        )

    def actions(self, request: HttpRequest) -> Any:
        """Offer to enter one to whoever commissions."""
        may = divisions_to_commission(grants(request)).exists()
        return allowed((may, (reverse("evaluation:add_contract"), _("Enter a contract"), "plus")))


def contract_in_sight(request: HttpRequest, pk: int) -> Contract:
    """Return a contract that the person looks after. Raises Http404."""
    return get_visible(contracts_visible_to(grants(request)), pk)


@needs(MANAGE_ASSESSORS)
@require_safe
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contract: terms, people, visits."""
    row, today = contract_in_sight(request, pk), clock.today()
    found = records(row, today)
    people = list(row.assessors.select_related("person__key").prefetch_related("trainings").order_by("left_on", "pk"))
    titles = _titles(people)
    for one in people:
        one.record = found.get(one.pk, Record())  # type: ignore[attr-defined]
        one.gone = one.left_on is not None and one.left_on <= today  # type: ignore[attr-defined]
        one.lessons = sorted(one.trainings.all(), key=lambda lesson: lesson.valid_until, reverse=True)  # type: ignore[attr-defined]
        for lesson in one.lessons:  # type: ignore[attr-defined]
            lesson.title = titles.get(lesson.standard, lesson.standard)
    whole = Record()
    for each in found.values():
        whole = whole.add(each)
    mine = grants(request).over(MANAGE_ASSESSORS.code, row.division)
    context = {
        "contract": row, "facts": _facts(row), "people": people, "whole": whole, "today": today,
        "standing": _standing(row, today), "rounds": [_round_line(line) for line in by_round(row, today)],
        "may_edit": mine, "may_history": sees_history(request, row),
    }  # fmt: skip
    return render(request, "evaluation/contract.html", context)


def _titles(people: list[Assessor]) -> dict[str, str]:
    """Return what the standards of the people's trainings are called: the last edition's title."""
    named = {lesson.standard for one in people for lesson in one.trainings.all()}
    rows = Edition.objects.filter(standard__in=named).exclude(state=Edition.State.DRAFT).defer("document")
    return {row.standard: row.title for row in rows.order_by("pk")}


def _round_line(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "state": Round.State(line["round__state"]).label}


def _standing(row: Contract, today: date) -> tuple[str, str]:
    if row.valid_to < today:
        return "muted", _("over")
    return ("info", _("not begun")) if row.valid_from > today else ("success", _("in force"))


def _facts(row: Contract) -> list[Fact]:
    return [
        Fact(_("Assessment body"), row.organisation.name, reverse("places:organisation", args=[row.organisation_id])),
        Fact(_("Commissioned by"), row.division.name),
        Fact(_("Number of the contract"), row.number),
        Fact(_("Valid"), f"{row.valid_from:%Y-%m-%d} – {row.valid_to:%Y-%m-%d}"),
        *([Fact(_("Why it ends early"), row.ended_reason)] if row.ended_reason else []),
    ]


# Terms ----------------------------------------------------------------------------------------------------------------


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_contract(request: HttpRequest) -> HttpResponse:
    """Enter a contract: only those who commission, never the body itself."""
    if not divisions_to_commission(grants(request)).exists():
        raise PermissionDenied(MANAGE_ASSESSORS.code)
    form = ContractForm(data_of(request), grants=grants(request))
    if form.is_bound and form.is_valid():
        try:
            made = operations.sign_contract(form.terms())
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The contract is entered. Now add its assessors and their training."))
            return redirect("evaluation:contract", pk=made.pk)
    return _page(
        request, form, title=_("Enter a contract"), submit=_("Enter it"), cancel=reverse("evaluation:contracts")
    )


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_contract(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms of a contract: only those who commissioned it."""
    row = contract_in_sight(request, pk)
    can_change(grants(request), MANAGE_ASSESSORS, row.division)
    names = ("organisation", "division", "title", "number", "valid_from", "valid_to", "ended_reason")
    initial = {name: getattr(row, name) for name in names}
    form = ContractForm(data_of(request), grants=grants(request), contract=row, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            operations.change_contract(contract=row, terms=form.terms(), ended_reason=form.cleaned_data["ended_reason"])
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The contract is changed."))
            return redirect("evaluation:contract", pk=pk)
    return _page(
        request, form, title=_("Change {name}").format(name=row), submit=_("Save"),
        cancel=reverse("evaluation:contract", args=[pk]),
    )  # fmt: skip


# People ---------------------------------------------------------------------------------------------------------------


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_assessor(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a person under a contract, with the role by which they score if the viewer may give it."""
    row = contract_in_sight(request, pk)
    form = PersonForm(data_of(request), people=Person.objects.visible_to(grants(request), VIEW_PEOPLE.code))
    if form.is_bound and form.is_valid():
        person = form.cleaned_data["person"]
        with transaction.atomic():
            operations.add_assessor(contract=row, person=person)
        messages.success(request, _("{name} scores under this contract.").format(name=person))
        if missing := _give_role(request, row, person):
            messages.warning(request, missing)
        return redirect("evaluation:contract", pk=pk)
    return _page(
        request, form, title=_("Add an assessor"), lead=str(row), submit=_("Add"),
        cancel=reverse("evaluation:contract", args=[pk]),
    )  # fmt: skip


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def let_assessor_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter that an assessor left; what they had to do is given back."""
    one = _assessor_in_sight(request, pk)
    today = clock.today()
    form = LeftForm(data_of(request), today=today, initial={"on": today})
    back = reverse("evaluation:contract", args=[one.contract_id])
    if form.is_bound and form.is_valid():
        try:
            operations.let_assessor_go(assessor=one, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(
                request, _("{name} left. What was not handed in waits for somebody else.").format(name=one.person)
            )
            return redirect(back)
    return _page(
        request, form, title=_("{name} leaves").format(name=one.person), submit=_("Enter it"), cancel=back,
        lead=_("Visits that are not handed in are given back with this reason. Roles are ended under People."),
        tone="danger",
    )  # fmt: skip


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_training(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a training of some assessors of a contract."""
    row, today = contract_in_sight(request, pk), clock.today()
    there = row.assessors.filter(Q(left_on=None) | Q(left_on__gt=today)).select_related("person__key").order_by("pk")
    people = {str(one.pk): one for one in there}
    form = TrainingForm(data_of(request), assessors=list(people.values()), today=today)
    back = reverse("evaluation:contract", args=[pk])
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        chosen = given.pop("assessors")
        try:
            with transaction.atomic():
                for one in chosen:
                    operations.record_training(assessor=people[one], **given)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            said = ngettext("The training of {count} assessor is entered.",
                            "The training of {count} assessors is entered.", len(chosen))  # fmt: skip
            messages.success(request, said.format(count=len(chosen)))
            return redirect(back)
    return _page(request, form, title=_("Enter a training"), lead=str(row), submit=_("Enter it"), cancel=back)


def _assessor_in_sight(request: HttpRequest, pk: int) -> Assessor:
    rows = Assessor.objects.filter(contract__in=contracts_visible_to(grants(request)).values("pk"))
    one = rows.select_related("person__key", "contract").filter(pk=pk).first()
    if one is None:
        raise Http404
    return one


def _give_role(request: HttpRequest, row: Contract, person: Person) -> str:
    """Let a person hold the shipped role over the body if they score nowhere yet; return who must, if it cannot be."""
    today = clock.today()
    held = Assignment.objects.filter(Q(role__code=ROLE) | Q(role__rights__contains=[SCORE.code]), person=person)
    role = Role.objects.filter(code=ROLE).first()
    if held.on(today).exists() or role is None:
        return ""
    me: Any = request.user
    if grants(request).has(GRANT.code):
        try:
            accounts.give_role(
                person=person, role=role, scope_key=f"organisation:{row.organisation_id}", valid_from=today,
                valid_to=max(today, row.valid_to), reason=_("Assessor under “{contract}”").format(contract=row)[:200],
                by=me,
            )  # fmt: skip
        except accounts.Refused as exc:
            why = str(exc)
        else:
            return ""
    else:
        why = _("You do not give roles.")
    names = "、".join(_givers(row.organisation, role, today)) or _("a platform administrator")
    return _(
        "{name} cannot score yet, for lack of the role “{role}” over {body}. {why} It can be given by: {names}."
    ).format(name=person, role=role, body=row.organisation, why=why, names=names)


def _givers(body: Organisation, role: Role, today: date) -> list[str]:
    """Return the names of some who may give a role over a body: its own desk first."""
    above = body.division.ancestors if body.division else []
    places = Q(scope_type="organisation", scope_id=body.pk) | Q(scope_type="division", scope_id__in=above)
    held = Assignment.objects.filter(
        places, role__rights__contains=[GRANT.code, *rights_of(role)], person__is_active=True
    ).on(today)
    rows = held.select_related("person__key").order_by("-scope_type", "pk")[:3]
    return [str(one.person) for one in rows]


def _page(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "evaluation/contract_form.html", {"form": form, **context}, status=status)
