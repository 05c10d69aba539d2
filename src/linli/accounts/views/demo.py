"""Signing in by a click, in the demo only."""

import re

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from linli.accounts.models import Assignment, Person
from linli.accounts.queries import scope_titles
from linli.accounts.sign_ins import DEMO
from linli.core import clock
from linli.core.rights import PUBLIC, grants_of, needs

from .pages import safe_next

CODE = re.compile(r"[a-z0-9_-]{1,50}")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@needs(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """Show one button per role; a press signs in. Not there outside the demo."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        role = request.POST.get("role", "")
        if not CODE.fullmatch(role):
            raise Http404
        person = get_object_or_404(Person, username=f"demo-{role}", is_demo=True, is_active=True)
        record_authentication(request, person, DEMO)
        login(request, person, backend=BACKEND)
        UserSession.objects.create_from_request(request)
        works = any(grant.rights for grant in grants_of(person).items)
        return redirect(safe_next(request, "/desk/" if works else "/"))
    held_today = Assignment.objects.on(clock.today()).filter(person__is_demo=True, person__is_active=True)
    rows = list(held_today.select_related("role", "person__key").order_by("role__order", "role__code"))
    titles = scope_titles(rows)
    people = [{"role": row.role, "person": row.person, "over": titles.get(row.scope_key, "")} for row in rows]
    return render(request, "accounts/demo.html", {"people": people, "next": request.GET.get("next", "")})
