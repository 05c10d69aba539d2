"""Staff: who they are, which roles they hold; giving and ending roles."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.accounts import operations, phones
from linli.accounts.forms import EndRoleForm, GiveRoleForm, ReasonForm
from linli.accounts.models import AccessLog, Assignment, Person
from linli.accounts.operations.people import may_manage
from linli.accounts.queries import assignments_within, people_visible_to, person_to_see, scope_titles
from linli.accounts.rights import GRANT, INVITE, VIEW_PEOPLE
from linli.accounts.subjects import shown_name
from linli.accounts.tables import PeopleTable
from linli.core import clock
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import PLATFORM, needs
from linli.core.tables import ListPage

from .pages import grants, me, page


class PeoplePage(ListPage):
    """Staff with a role, now or before, in the reader's scope."""

    title = gettext_lazy("People")
    lead = gettext_lazy("Staff who hold or held a role in your area.")
    table_class = PeopleTable
    search_hint = gettext_lazy("Username, or a whole mobile number")
    empty_title = gettext_lazy("Nobody here yet")
    empty_hint = gettext_lazy("Invite the first colleague: they get a link by which they choose name and password.")
    empty_action = ("accounts:invite", gettext_lazy("Invite"))

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return them, with the roles that they hold today."""
        held = Assignment.objects.on(clock.today()).select_related("role")
        staff = people_visible_to(grants(request), VIEW_PEOPLE.code).filter(username__isnull=False)
        return staff.order_by("username").prefetch_related(Prefetch("assignments", held, to_attr="held_today"))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by part of the username or by the whole number: names are sealed."""
        try:
            found = Person.objects.by_phone(phones.normal(text))
        except phones.NotAPhone:
            return queryset.filter(username__icontains=text.strip().lower())
        return queryset.filter(pk=found.pk if found else None)

    def actions(self, request: HttpRequest) -> Sequence[tuple[str, Any, str]]:
        """Return the ways to somebody new, for those who may."""
        if not grants(request).has(INVITE.code):
            return ()
        return (
            (reverse("accounts:invite"), _("Invite"), "user-plus"),
            (reverse("accounts:invitations"), _("Invitations"), "mail"),
        )


@needs(VIEW_PEOPLE)
@never_cache
@require_safe
def person(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a person, personal fields masked."""
    return _person_page(request, person_to_see(grants(request), VIEW_PEOPLE.code, public_id))


@needs(VIEW_PEOPLE)
@never_cache
@require_POST
def unmask(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a person's name and number in full, once, after writing down who looks and why."""
    shown = person_to_see(grants(request), VIEW_PEOPLE.code, public_id)
    keys = grants(request).keys(VIEW_PEOPLE.code)
    held = assignments_within(keys).filter(Q(valid_to=None) | Q(valid_to__gte=clock.today()), person=shown)
    if PLATFORM not in keys and not held.exists():
        raise PermissionDenied  # whoever has left is no longer theirs to look up
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person_page(request, shown, form=form)
    reason = form.cleaned_data["reason"]
    operations.note_access(by=me(request), person=shown, what=AccessLog.What.PERSONAL_FIELDS, reason=reason)
    return _person_page(request, shown, in_full=True)


@needs(GRANT)
@never_cache
def give_role(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a person hold one more role."""
    receiver = person_to_see(grants(request), GRANT.code, public_id)
    data = request.POST or None
    form = GiveRoleForm(data, grants=grants(request), right=GRANT.code, initial={"role": request.GET.get("role", "")})
    if request.method == "POST" and "find" not in request.POST and form.is_valid():
        given = form.cleaned_data
        given["scope_key"] = given.pop("scope")
        given.pop("place")
        try:
            operations.give_role(person=receiver, by=me(request), **given)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The role was given."))
            return redirect("accounts:person", public_id)
    if "find" in request.POST:
        form.errors.clear()
    return page(request, "accounts/give_role.html", {"receiver": receiver}, form=form)


@needs(GRANT)
@never_cache
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role that somebody holds."""
    within = assignments_within(grants(request).keys(GRANT.code))
    given = get_object_or_404(within.select_related("person__key", "role"), pk=pk)
    form = EndRoleForm(request.POST or None, initial={"last_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            operations.end_role(assignment=given, by=me(request), today=clock.today(), **form.cleaned_data)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The role was ended."))
            return redirect("accounts:person", given.person.public_id)
    context = {"given": given, "over": scope_titles([given]).get(given.scope_key, "")}
    return page(request, "accounts/end_role.html", context, form=form)


@needs(GRANT)
@never_cache
@require_POST
def manage(request: HttpRequest, public_id: uuid.UUID, what: str) -> HttpResponse:
    """Deactivate or activate an account, remove lost second factors, or make a link for a new password."""
    managed = person_to_see(grants(request), GRANT.code, public_id)
    actions = {
        "deactivate": operations.deactivate,
        "activate": operations.reactivate,
        "second-factors": operations.remove_second_factors,
    }
    if what != "link" and what not in actions:
        raise Http404
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person_page(request, managed, form=form)
    try:
        if what == "link":
            made = operations.invite_again(person=managed, by=me(request), at=timezone.now())
            url = request.build_absolute_uri(reverse("accounts:accept", args=[made.token]))
            return page(request, "accounts/invited.html", {"url": url, "invitation": made.invitation})
        actions[what](person=managed, reason=form.cleaned_data["reason"], by=me(request))
    except operations.Refused as exc:
        form.add_error(None, str(exc))
        return _person_page(request, managed, form=form)
    messages.success(request, _("Saved."))
    return redirect("accounts:person", public_id)


def _person_page(request: HttpRequest, shown: Person, *, in_full: bool = False, form: Any = None) -> HttpResponse:
    within = assignments_within(grants(request).keys(VIEW_PEOPLE.code)).values("pk")  # other roles are their own affair
    roles = list(
        shown.assignments.filter(pk__in=within).select_related("role", "given_by__key").order_by("-valid_from", "-pk")
    )
    titles = scope_titles(roles)
    today: date = clock.today()
    context = {
        "shown": shown,
        "heading": str(shown) if in_full else shown_name(shown),
        "history_url": reverse("history:thing", args=["accounts.person", shown.pk])
        if grants(request).over(VIEW_HISTORY.code, shown)
        else "",
        "phone": shown.phone if in_full else phones.masked(shown.phone),
        "in_full": in_full,
        "may_grant": grants(request).has(GRANT.code) and shown.pk != me(request).pk,
        "manageable": shown.pk != me(request).pk and not shown.is_deleted and may_manage(me(request), shown),
        "roles": [
            {
                "given": given,
                "over": titles.get(given.scope_key, ""),
                "state": _state(given, today),
            }
            for given in roles
        ],
        "reason": form or ReasonForm(),
    }  # fmt: skip
    return page(request, "accounts/person.html", context, form=form)


def _state(given: Assignment, today: date) -> str:
    if given.valid_to and given.valid_to < today:
        return "past"
    return "future" if given.valid_from > today else "now"
