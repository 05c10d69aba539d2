"""Follow-up orders: the list, issuing, one order with its answer, in print."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.forms.steering import AnswerForm, OrderForm, ReasonForm, RemarkForm, SendOrderBackForm
from linli.campaign.models import Campaign, FollowUpOrder
from linli.campaign.operations import orders as operations
from linli.campaign.proofs import ORDER_PROOF
from linli.campaign.queries.proofs import proofs_of
from linli.campaign.queries.steering import divisions_to_order, orders_in_sight
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.reports.order import order_pdf
from linli.campaign.rights import FOLLOW, LEAD, VIEW
from linli.core import clock
from linli.core.rights import Right, grants_of, needs
from linli.core.subjects import thing_to_see
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.views.editions import badge
from linli.places.filters import places_to_filter
from linli.places.models import Division
from linli.places.views.common import Fact, data_of, sees_history

from .common import campaign_for, campaign_to_see, carried_out, page, withdrawal_page

CODE = "campaign.order"
State = FollowUpOrder.State
TONES = {State.ISSUED: "warning", State.REPLIED: "info", State.CLOSED: "success", State.WITHDRAWN: "muted"}


def is_late(order: FollowUpOrder) -> bool:
    """Whether an order waits for an answer whose time is over."""
    return order.state == State.ISSUED and order.due_at is not None and order.due_at < clock.now()


class OrderTable(LinliTable):
    """Orders, those that wait for an answer first."""

    number = tables.Column(
        verbose_name=gettext_lazy("Number"),
        linkify=("campaign:order", {"pk": tables.A("pk")}),
        order_by=("number", "pk"),
    )
    title = tables.Column(verbose_name=pgettext_lazy("an order", "Title"), orderable=False)
    to = tables.Column(
        verbose_name=pgettext_lazy("an order", "To"), accessor="division__name", order_by=("division__code", "pk")
    )
    state = tables.Column(verbose_name=gettext_lazy("State"), orderable=False)
    issued_at = Day(verbose_name=pgettext_lazy("an order", "Issued on"), order_by=("issued_at", "pk"))
    due_at = tables.Column(verbose_name=gettext_lazy("Reply due"), order_by=("due_at", "pk"), empty_values=())
    days = Number(verbose_name=gettext_lazy("Working days"), orderable=False)
    replied_at = Day(verbose_name=gettext_lazy("Replied on"), order_by=("replied_at", "pk"))
    ended_at = Day(verbose_name=gettext_lazy("Ended on"), order_by=("ended_at", "pk"))

    default_columns = ("number", "title", "to", "state", "issued_at", "due_at", "replied_at")

    def render_state(self, record: FollowUpOrder) -> SafeString:
        """Return the state, and that it is overdue."""
        shown = badge(record.get_state_display(), TONES[State(record.state)])
        return format_html("{} {}", shown, badge(_("overdue"), "danger")) if is_late(record) else shown

    def value_state(self, record: FollowUpOrder) -> str:
        """Return the same for a file."""
        words = str(record.get_state_display())
        return f"{words} {_('overdue')}" if is_late(record) else words

    def render_due_at(self, record: FollowUpOrder) -> str:
        """Return the day and hour, or that it is pending."""
        return f"{timezone.localtime(record.due_at):%Y-%m-%d %H:%M}" if record.due_at else _("pending")

    value_due_at = render_due_at


class OrderFilters(filters.FilterSet):
    """Of the list of orders."""

    state = filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices, empty_label=gettext_lazy("All"))
    county = filters.ChoiceFilter(label=gettext_lazy("County"), method="in_county", empty_label=gettext_lazy("All"))
    overdue = filters.ChoiceFilter(
        label=gettext_lazy("Reply due"), method="by_day", empty_label=gettext_lazy("All"),
        choices=[("late", gettext_lazy("overdue")), ("pending", gettext_lazy("pending"))],
    )  # fmt: skip

    class Meta:
        model = FollowUpOrder
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is not None:
            counties = [place for place in places_to_filter(self.request) if place.level == Division.Level.COUNTY]
            self.filters["county"].extra["choices"] = [(str(place.pk), place.name) for place in counties]

    def in_county(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those to a county, or to what lies in it."""
        return rows.filter(division__ancestors__contains=[int(value)])

    def by_day(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that wait for an answer and are late, or have no day yet."""
        waiting = rows.filter(state=State.ISSUED)
        return waiting.filter(due_at__lt=clock.now()) if value == "late" else waiting.filter(due_at=None)


class Orders(ListPage):
    """The follow-up orders of a campaign."""

    title = gettext_lazy("Follow-up orders")
    lead = gettext_lazy("What a unit must answer, and by when. Those that wait for an answer stand first.")
    table_class = OrderTable
    filterset_class = OrderFilters
    export_right = VIEW
    template_name = "campaign/list.html"
    empty_title = gettext_lazy("No follow-up order")
    empty_hint = gettext_lazy("An order goes to a unit that is behind, and names the day for its answer.")
    search_hint = gettext_lazy("Number, title or unit")

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign, if the person takes part in it."""
        return campaign_to_see(self.request, self.kwargs["pk"])

    def rows(self, request: HttpRequest) -> QuerySet[FollowUpOrder]:
        """Return the orders that the person sees."""
        rows: QuerySet[FollowUpOrder] = orders_in_sight(self.campaign, grants_of(request.user))
        return rows

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by number, title or the name of the unit."""
        asked = text.strip()
        return queryset.filter(
            Q(number__icontains=asked) | Q(title__icontains=asked) | Q(division__name__icontains=asked)
        )

    def actions(self, request: HttpRequest) -> Any:
        """Offer to issue one."""
        if not grants_of(request.user).over(LEAD.code, self.campaign):
            return []
        return [(reverse("campaign:issue_orders", args=[self.campaign.pk]), _("Issue an order"), "send")]

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Add the tabs."""
        return page(self.campaign, "orders")


orders = needs(VIEW)(Orders.as_view())


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_orders(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue an order to one or several divisions at once."""
    campaign = campaign_for(request, pk, LEAD)
    initial = {"number": operations.next_number(clock.today()), "to": request.GET.getlist("to")[:50]}
    form = OrderForm(data_of(request), places=divisions_to_order(campaign, clock.today()), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = operations.issue_orders(
                campaign=campaign, new=operations.NewOrder(**form.cleaned_data), divisions=form.divisions,
                by=request.user, at=clock.now(),
            )  # fmt: skip
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            said = _("{count} orders are issued; who follows the units is told.").format(count=len(made))
            messages.success(
                request, said if len(made) > 1 else _("The order is issued; who follows the unit is told.")
            )
            return redirect("campaign:order", pk=made[0].pk) if len(made) == 1 else redirect("campaign:orders", pk=pk)
    context = page(campaign, "orders", form=form, groups=form.groups())
    return render(request, "campaign/order_form.html", context, status=422 if form.errors else 200)


# One order ------------------------------------------------------------------------------------------------------------


@needs(VIEW)
@require_safe
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an order, its answer, and what may be done next."""
    return _page(request, _order(request, pk, VIEW))


@needs(VIEW)
@require_safe
def order_in_print(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the order on paper."""
    row = _order(request, pk, VIEW)
    response = HttpResponse(order_pdf(row), content_type="application/pdf")
    name = _("Follow-up order {number}.pdf").format(number=row.number)
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    add_never_cache_headers(response)
    return response


@needs(FOLLOW)
@require_POST
def answer_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an order, with proofs."""
    row = _order(request, pk, FOLLOW)
    form = AnswerForm(request.POST, request.FILES)
    if carried_out(
        request,
        form,
        lambda: operations.reply_order(
            order=row,
            reply=form.cleaned_data["reply"],
            uploads=form.cleaned_data["files"],
            by=request.user,
            at=clock.now(),
        ),
        _("The answer is there; who issued the order looks at it now."),
    ):
        return redirect("campaign:order", pk=pk)
    return _page(request, _order(request, pk, FOLLOW), answer_form=form)


@needs(LEAD)
@require_POST
def close_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an answered order."""
    row, form = _order(request, pk, LEAD), RemarkForm(request.POST, auto_id="id_close_%s")
    return _act(request, row, form, "close_form", operations.close_order, _("The order is closed."))


@needs(LEAD)
@require_POST
def send_order_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an answer back, with a reason and a new day."""
    row, form = _order(request, pk, LEAD), SendOrderBackForm(request.POST, auto_id="id_back_%s")
    said = _("The answer is sent back; who gave it is told why.")
    return _act(request, row, form, "back_form", operations.send_order_back, said)


@needs(LEAD)
@require_POST
def withdraw_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an order, with a reason."""
    row, form = _order(request, pk, LEAD), ReasonForm(request.POST, auto_id="id_withdraw_%s")
    return _act(request, row, form, "withdraw_form", operations.withdraw_order, _("The order is withdrawn."))


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_order_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """Withdraw a file of an answer, with the reason."""
    row = _order(request, pk, FOLLOW)
    return withdrawal_page(
        request, row.campaign, (CODE, pk), ORDER_PROOF.code, proof,
        lambda reason: operations.withdraw_order_proof(
            order=row, proof=proof, reason=reason, by=request.user, at=clock.now()
        ),
        here="orders", back=reverse("campaign:order", args=[pk]),
    )  # fmt: skip


def _act(request: HttpRequest, row: FollowUpOrder, form: Any, name: str, operation: Any, said: str) -> HttpResponse:
    if carried_out(
        request, form, lambda: operation(order=row, by=request.user, at=clock.now(), **form.cleaned_data), said
    ):
        return redirect("campaign:order", pk=row.pk)
    return _page(request, _order(request, row.pk, LEAD), **{name: form})


def _order(request: HttpRequest, pk: int, right: Right) -> FollowUpOrder:
    thing_to_see(grants_of(request.user), CODE, pk, right)
    rows = FollowUpOrder.objects.select_related(
        "division", "campaign__division", "issued_by__key", "replied_by__key", "ended_by__key"
    )
    row: FollowUpOrder = rows.get(pk=pk)
    return row


def _page(request: HttpRequest, row: FollowUpOrder, **forms: Any) -> HttpResponse:
    held = grants_of(request.user)
    leads = held.over(LEAD.code, row)
    may_look = row.state == State.REPLIED and leads and row.replied_by_id != request.user.pk
    context = page(
        row.campaign, "orders", order=row, late=is_late(row), tone=TONES[State(row.state)], facts=_facts(row),
        proofs=proofs_of((CODE, row.pk), ORDER_PROOF.code),
        withdraw="campaign:withdraw_order_proof" if row.ended_at is None and held.over(FOLLOW.code, row) else "",
        may_history=sees_history(request, row),
        answer_form=AnswerForm() if row.state == State.ISSUED and held.over(FOLLOW.code, row) else None,
        close_form=RemarkForm(auto_id="id_close_%s") if may_look else None,
        back_form=SendOrderBackForm(auto_id="id_back_%s") if may_look else None,
        withdraw_form=ReasonForm(auto_id="id_withdraw_%s") if leads and row.ended_at is None else None,
    ) | forms  # fmt: skip
    refused = any(form.errors for form in forms.values())
    return render(request, "campaign/order.html", context, status=422 if refused else 200)


def _facts(row: FollowUpOrder) -> list[Fact]:
    def moment(value: Any) -> str:
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""

    facts = [
        Fact(pgettext("an order", "To"), row.division.name),
        Fact(_("Issued at"), moment(row.issued_at), hint=str(row.issued_by or "")),
        Fact(_("Reply due"), moment(row.due_at) or _("pending: the work calendar ends too early"),
             hint=_("{days} working days").format(days=row.days)),
    ]  # fmt: skip
    if row.replied_at:
        facts.append(Fact(_("Replied at"), moment(row.replied_at), hint=str(row.replied_by or "")))
    if row.ended_at:
        label = _("Withdrawn at") if row.state == State.WITHDRAWN else _("Closed at")
        facts.append(Fact(label, moment(row.ended_at), hint=str(row.ended_by or "")))
    return facts
