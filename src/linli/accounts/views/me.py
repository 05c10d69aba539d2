"""One's own account."""

import json
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.accounts import operations, phones
from linli.accounts.adapters import has_second_factor
from linli.accounts.forms import NameForm
from linli.accounts.models import Person
from linli.accounts.privacy import PURPOSES
from linli.accounts.queries import scope_titles
from linli.core import clock
from linli.core.rights import PUBLIC, SIGNED_IN, names_of, needs

from .pages import me, page


@needs(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here: profile, roles, homes, security, what was agreed to."""
    person = me(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        person.name = form.cleaned_data["name"]
        person.save(update_fields=["name_sealed"])
        messages.success(request, _("Saved."))
        return redirect("accounts:me")
    roles = list(person.assignments.select_related("role").order_by("-valid_from"))
    titles = scope_titles(roles)
    homes = list(person.homes.order_by("-valid_from"))
    home_names = names_of(f"home:{lived.home_id}" for lived in homes)
    today = clock.today()
    context: dict[str, Any] = {
        "person": person,
        "phone": phones.masked(person.phone),
        "roles": [
            {"given": given, "over": titles.get(given.scope_key, ""), "now": _holds(given, today)} for given in roles
        ],
        "homes": [{"lived": lived, "name": home_names.get(f"home:{lived.home_id}", "")} for lived in homes],
        "consents": [
            {"title": PURPOSES[kept.purpose].title if kept.purpose in PURPOSES else kept.purpose, "consent": kept}
            for kept in person.consents.order_by("-given_at")
        ],
        "sessions": UserSession.objects.filter(user=person).count(),
        "has_second_factor": has_second_factor(person),
        "sign_ins": list(person.sign_ins.order_by("-at")[:5]),
    }
    return page(request, "accounts/me.html", context, form=form)


def _holds(given: Any, today: Any) -> bool:
    return bool(given.valid_from <= today and (given.valid_to is None or given.valid_to >= today))


@needs(PUBLIC)
@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """Show the privacy notice."""
    return page(request, "accounts/notice.html")


@needs(SIGNED_IN)
@never_cache
@require_safe
def export_me(request: HttpRequest) -> HttpResponse:
    """Give a person all that is known of them, as a file."""
    return as_file(me(request))


@needs(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete_me(request: HttpRequest) -> HttpResponse:
    """Delete one's own account, after asking; officers ask the privacy desk, whose records they are part of."""
    person = me(request)
    officer = person.username is not None
    if request.method == "POST" and not officer:
        operations.delete_person(person=person, reason=_("By own wish"), by=person, at=timezone.now())
        request.session.flush()
        return redirect("portal:home")
    return page(request, "accounts/delete_me.html", {"officer": officer})


def as_file(person: Person) -> HttpResponse:
    """Return what is known of a person as JSON to keep."""
    text = json.dumps(operations.data_of(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="linli-{person.public_id}.json"'
    return response
