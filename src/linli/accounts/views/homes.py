"""Verified homes."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from linli.accounts import operations, phones
from linli.accounts.forms import EndRoleForm, HomeForm
from linli.accounts.models import Person
from linli.accounts.queries import homes_visible_to
from linli.accounts.rights import VERIFY_HOMES
from linli.accounts.tables import HomesTable
from linli.core import clock
from linli.core.rights import key, needs, scope_of
from linli.core.tables import ListPage
from linli.places.models import Compound

from .pages import grants, me, page


class HomesPage(ListPage):
    """Who lives in or owns which home, in the reader's scope."""

    title = gettext_lazy("Verified homes")
    lead = gettext_lazy("Who lives in or owns which home, as somebody found out.")
    table_class = HomesTable
    search_hint = gettext_lazy("Compound, or a whole mobile number")
    empty_title = gettext_lazy("No home is verified yet")
    empty_hint = gettext_lazy("Record the first one when a resident shows the deed or the lease.")
    empty_action = ("accounts:verify_home", gettext_lazy("Verify a home"))

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return them."""
        return homes_visible_to(grants(request), VERIFY_HOMES.code).order_by("-valid_from", "-pk")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by compound, or by the whole number."""
        try:
            found = Person.objects.by_phone(phones.normal(text))
        except phones.NotAPhone:
            return queryset.filter(home__compound__in=Compound.objects.found_by(text).values("pk"))
        return queryset.filter(person=found.pk if found else None)

    def actions(self, request: HttpRequest) -> Sequence[tuple[str, Any, str]]:
        """Return the way to one more."""
        return ((reverse("accounts:verify_home"), _("Verify a home"), "home-check"),)


@needs(VERIFY_HOMES)
@never_cache
def verify_home(request: HttpRequest) -> HttpResponse:
    """Record that a person lives in or owns a home."""
    form = HomeForm(request.POST or None, grants=grants(request), right=VERIFY_HOMES.code)
    if request.method == "POST" and "find" not in request.POST and form.is_valid():
        given = form.cleaned_data
        home: Any = scope_of(key("home", int(given["scope"])))
        try:
            with transaction.atomic():  # nobody is kept whose home is refused
                person = Person.objects.by_phone(given["phone"]) or Person.objects.create_person(
                    name=given["name"], phone=given["phone"]
                )
                operations.verify_home(
                    person=person, home=home, relation=given["relation"], valid_from=given["valid_from"], by=me(request)
                )
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:homes")
    if "find" in request.POST:
        form.errors.clear()
    return page(request, "accounts/verify_home.html", form=form)


@needs(VERIFY_HOMES)
@never_cache
def end_home(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a person has left a home or sold it."""
    verified = get_object_or_404(homes_visible_to(grants(request), VERIFY_HOMES.code), pk=pk)
    form = EndRoleForm(request.POST or None, initial={"last_day": clock.today()})
    form.fields["last_day"].help_text = ""
    if request.method == "POST" and form.is_valid():
        try:
            operations.end_home(verified=verified, by=me(request), **form.cleaned_data)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:homes")
    return page(
        request,
        "accounts/end_home.html",
        {"verified": verified, "who": phones.masked_name(verified.person.name)},
        form=form,
    )
