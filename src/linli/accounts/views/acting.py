"""Acting for another: asking, agreeing by code, switching, ending."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts import operations, phones
from linli.accounts.acting import SESSION
from linli.accounts.codes import UnableToSendCode, WrongCode, check_code, send_code
from linli.accounts.forms import ActingForm, CodeForm
from linli.accounts.models import ActingFor
from linli.accounts.sign_ins import address_of
from linli.accounts.waiting import keep, kept
from linli.core.rights import SIGNED_IN, needs

from .pages import me, page, safe_next

PENDING = "acting_request"  # in the session, sealed: name and number of the person who is asked


@needs(SIGNED_IN)
@never_cache
def acting(request: HttpRequest) -> HttpResponse:
    """Show for whom one acts and who acts for one; ask for somebody more."""
    form = ActingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["phone"]
        # The name goes into a message to somebody else: a short one, without anything that could be a link.
        asks = "".join(mark for mark in me(request).name or phones.masked(me(request).phone) if mark.isalnum())[:20]
        text = _("LinLi: {name} asks to act for you. If you agree, tell them this code: {code}. It lasts five minutes.")
        try:
            send_code(
                phone=number, purpose=f"act/{me(request).pk}", ip=address_of(request) or "",
                text=text.replace("{name}", asks), at=timezone.now(),
            )  # fmt: skip
        except UnableToSendCode as exc:
            form.add_error("phone", str(exc))
        else:
            keep(request, PENDING, timezone.now(), phone=number, name=form.cleaned_data["name"])
            return redirect("accounts:acting_code")
    standing = ActingFor.objects.filter(ended_at=None)
    context = {
        "mine": standing.filter(person=me(request)).select_related("principal__key"),
        "others": standing.filter(principal=me(request)).select_related("person__key"),
        "now": request.session.get(SESSION),
    }
    return page(request, "accounts/acting.html", context, form=form)


@needs(SIGNED_IN)
@never_cache
def acting_code(request: HttpRequest) -> HttpResponse:
    """Take the code that the other person was sent: that is their consent."""
    pending = kept(request, PENDING, timezone.now())
    if pending is None:
        if request.method == "POST":
            messages.error(request, _("This code is no longer valid. Ask for a new one."))
        return redirect("accounts:acting")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            check_code(phone=pending["phone"], purpose=f"act/{me(request).pk}", code=form.cleaned_data["code"], at=at)
            principal = operations.resident_of_phone(pending["phone"], at)
            if not principal.name:
                principal.name = pending["name"]
                principal.save(update_fields=["name_sealed"])
            how = _("By code to their own phone")
            operations.start_acting_for(person=me(request), principal=principal, how=how, at=at)
        except (WrongCode, operations.Refused) as exc:
            form.add_error("code", str(exc))
        else:
            del request.session[PENDING]
            messages.success(request, _("You may now act for this person. Either of you can end it at any time."))
            return redirect("accounts:acting")
    return page(request, "accounts/phone_code.html", {"phone": pending["phone"], "back": "accounts:acting"}, form=form)


@needs(SIGNED_IN)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on act for somebody, until one stops or signs out."""
    agreed = get_object_or_404(ActingFor, pk=pk, person=me(request), ended_at=None, principal__is_active=True)
    request.session[SESSION] = agreed.pk
    return redirect(safe_next(request, "/"))


@needs(SIGNED_IN)
@require_POST
def act_for_myself(request: HttpRequest) -> HttpResponse:
    """Stop acting for somebody, for now."""
    request.session.pop(SESSION, None)
    return redirect(safe_next(request, "/"))


@needs(SIGNED_IN)
@require_POST
def end_acting(request: HttpRequest, pk: int) -> HttpResponse:
    """End for good that one acts for somebody, or that somebody acts for one."""
    mine = Q(person=me(request)) | Q(principal=me(request))
    agreed = get_object_or_404(ActingFor.objects.filter(mine, ended_at=None), pk=pk)
    operations.end_acting(acting=agreed, by=me(request), at=timezone.now())
    messages.success(request, _("Ended."))
    return redirect("accounts:acting")
