"""The privacy desk, and the log of who looked at personal data."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts import operations, phones
from linli.accounts.forms import FindPersonForm, ReasonForm
from linli.accounts.models import AccessLog, Person
from linli.accounts.queries import people_visible_to, person_to_see
from linli.accounts.rights import PRIVACY_DESK, VIEW_ACCESS_LOG
from linli.accounts.tables import AccessTable
from linli.core.rights import PLATFORM, needs
from linli.core.tables import ListPage

from .me import as_file
from .pages import grants, me, page


class AccessLogPage(ListPage):
    """Who looked at whose data. Opening it is an entry of it."""

    title = gettext_lazy("Who looked at personal data")
    lead = gettext_lazy("Every look is written down, also at this page.")
    table_class = AccessTable

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the entries about, or by, people in scope."""
        rows = AccessLog.objects.select_related("by__key", "by__remembered_as", "person__key", "person__remembered_as")
        rows = rows.order_by("-at", "-pk")
        if PLATFORM in grants(request).keys(VIEW_ACCESS_LOG.code):
            return rows
        people = people_visible_to(grants(request), VIEW_ACCESS_LOG.code).values("pk")
        return rows.filter(Q(person__in=people) | Q(by__in=people))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the look down, then show."""
        asked = request.GET.get("export") or request.GET.get("page") or ""
        reason = _("Opened the log") + (f" ({asked[:20]})" if asked.isalnum() else "")
        operations.note_access(by=me(request), person=None, what=AccessLog.What.ACCESS_LOG, reason=reason)
        return super().get(request, *args, **kwargs)  # type: ignore[return-value]


@needs(PRIVACY_DESK)
@never_cache
def privacy_desk(request: HttpRequest) -> HttpResponse:
    """Find whose data a request is about."""
    form = FindPersonForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        owner = Person.objects.by_phone(form.cleaned_data["phone"])
        found = people_visible_to(grants(request), PRIVACY_DESK.code).filter(pk=owner.pk).first() if owner else None
        if found is None:
            form.add_error("phone", _("Nobody in your area has this number."))
    context = {"found": found, "name": phones.masked_name(found.name) if found else "", "reason": ReasonForm()}
    return page(request, "accounts/privacy_desk.html", context, form=form)


@needs(PRIVACY_DESK)
@never_cache
@require_POST
def privacy_export(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a copy of a person's data, to hand to them."""
    person = person_to_see(grants(request), PRIVACY_DESK.code, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, person, form)
    reason = form.cleaned_data["reason"]
    operations.note_access(by=me(request), person=person, what=AccessLog.What.EXPORT, reason=reason)
    return as_file(person)


@needs(PRIVACY_DESK)
@never_cache
@require_POST
def privacy_delete(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Delete a person's data at their request."""
    person = person_to_see(grants(request), PRIVACY_DESK.code, public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, person, form)
    try:
        operations.delete_person(person=person, reason=form.cleaned_data["reason"], by=me(request), at=timezone.now())
    except operations.Refused as exc:
        form.add_error(None, str(exc))
        return _again(request, person, form)
    messages.success(request, _("The data of this person were deleted."))
    return redirect("accounts:privacy_desk")


def _again(request: HttpRequest, person: Person, form: ReasonForm) -> HttpResponse:
    context = {"found": person, "name": phones.masked_name(person.name), "reason": form, "form": FindPersonForm()}
    return page(request, "accounts/privacy_desk.html", context, form=form)
