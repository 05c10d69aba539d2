"""Inviting people, and accepting an invitation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.accounts import operations
from linli.accounts.forms import AcceptForm, InviteForm
from linli.accounts.models import Invitation
from linli.accounts.privacy import NOTICE
from linli.accounts.rights import INVITE
from linli.core import clock
from linli.core.rights import PUBLIC, key, names_of, needs

from .pages import grants, me, page
from .phone import INVITED


@needs(INVITE)
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Make a link for somebody new."""
    form = InviteForm(
        request.POST or None, grants=grants(request), right=INVITE.code, initial={"role": request.GET.get("role", "")}
    )
    if request.method == "POST" and "find" not in request.POST and form.is_valid():
        given = form.cleaned_data
        given["scope_key"] = given.pop("scope")
        given.pop("place")
        try:
            made = operations.invite(by=me(request), at=timezone.now(), **given)
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            url = request.build_absolute_uri(reverse("accounts:accept", args=[made.token]))
            return page(request, "accounts/invited.html", {"url": url, "invitation": made.invitation})
    if "find" in request.POST:
        form.errors.clear()
    return page(request, "accounts/invite.html", form=form)


@needs(INVITE)
@never_cache
@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Show the invitations that one made."""
    made = list(
        Invitation.objects.filter(made_by=me(request)).select_related("person__key", "role").order_by("-made_at")[:100]
    )
    names = names_of(invitation.scope_key for invitation in made)
    at = timezone.now()
    rows = [{"invitation": row, "over": names.get(row.scope_key, ""), "open": _is_open(row, at)} for row in made]
    return page(request, "accounts/invitations.html", {"rows": rows})


@needs(INVITE)
@never_cache
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link void that one made."""
    invitation = get_object_or_404(Invitation, pk=pk, made_by=me(request))
    try:
        operations.withdraw_invitation(invitation=invitation, by=me(request), at=timezone.now())
    except operations.Refused as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("The invitation was withdrawn."))
    return redirect("accounts:invitations")


@needs(PUBLIC)
@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person in: staff choose username and password, residents prove their phone."""
    at = timezone.now()
    invitation = operations.open_invitation(token, at)
    if invitation is None:
        response = page(request, "accounts/invitation_void.html")
        response.status_code = 404
        return response
    if invitation.scope_type == "home":
        if request.method == "POST":
            request.session[INVITED] = token
            return redirect("accounts:phone")
        home = names_of([key("home", invitation.scope_id)])
        return page(
            request, "accounts/accept_home.html", {"invitation": invitation, "home": next(iter(home.values()), "")}
        )
    known = invitation.role is None
    form = AcceptForm(request.POST or None, person=invitation.person, known=known)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            person = operations.accept_invitation(
                invitation=invitation, at=at, today=clock.today(), username=given.get("username", ""),
                password=given["password"],
            )  # fmt: skip
        except operations.Refused as exc:
            form.add_error(None, str(exc))
        else:
            if not known:
                operations.agree(person=person, purpose=NOTICE, how="invitation", at=at)
            if request.user.is_authenticated:
                request.session.flush()
            # They have just chosen the password: setting up a second factor does not ask for it again.
            record_authentication(request, person, "password", reauthenticated=True)
            return perform_login(request, person)  # type: ignore[no-any-return]
    over = names_of([invitation.scope_key]).get(invitation.scope_key, "")
    return page(request, "accounts/accept.html", {"invitation": invitation, "over": over, "known": known}, form=form)


def _is_open(invitation: Invitation, at: object) -> bool:
    return invitation.used_at is None and invitation.withdrawn_at is None and invitation.expires_at > at  # type: ignore[operator]
