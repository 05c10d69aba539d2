"""Which rights a role has: the platform's administrators decide."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.accounts import operations
from linli.accounts.forms import NewRoleForm, RoleForm
from linli.accounts.models import Role
from linli.accounts.models.people import EVERY_RIGHT
from linli.accounts.rights import CHANGE_ROLES
from linli.core import clock
from linli.core.rights import needs

from .pages import me, page


@needs(CHANGE_ROLES)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Show all roles, and how many people hold each today."""
    today = clock.today()
    holds = Q(assignments__valid_from__lte=today) & (
        Q(assignments__valid_to=None) | Q(assignments__valid_to__gte=today)
    )
    every = Role.objects.annotate(held=Count("assignments", filter=holds))
    return page(request, "accounts/roles.html", {"roles": every, "every_right": EVERY_RIGHT})


@needs(CHANGE_ROLES)
@never_cache
def role(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a role is called and allows."""
    changed = get_object_or_404(Role, code=code)
    if EVERY_RIGHT in changed.rights:
        return page(request, "accounts/role_fixed.html", {"role": changed})
    form = RoleForm(request.POST or None, role=changed)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_role(role=changed, by=me(request), **form.cleaned_data)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:roles")
    return page(request, "accounts/role.html", {"role": changed}, form=form)


@needs(CHANGE_ROLES)
@never_cache
def new_role(request: HttpRequest) -> HttpResponse:
    """Begin a role of the city's own with the rights of another."""
    form = NewRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.copy_role(by=me(request), **form.cleaned_data)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            return redirect("accounts:role", made.code)
    return page(request, "accounts/new_role.html", form=form)
