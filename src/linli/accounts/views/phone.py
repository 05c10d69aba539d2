"""Residents sign in with their phone: number, code, in."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from linli.accounts import operations
from linli.accounts.adapters import has_second_factor
from linli.accounts.codes import UnableToSendCode, WrongCode, check_code, send_code
from linli.accounts.forms import CodeForm, NewPhoneForm, PhoneForm
from linli.accounts.models import Person
from linli.accounts.privacy import NOTICE
from linli.accounts.sign_ins import SMS, address_of
from linli.accounts.waiting import keep, kept
from linli.core import clock
from linli.core.rights import PUBLIC, SIGNED_IN, grants_of, needs

from .pages import me, page, safe_next

PENDING = "phone_sign_in"  # in the session, sealed: number, where to go afterwards
INVITED = "phone_invitation"  # in the session: the secret of the invitation that is being accepted
SIGN_IN = "sign-in"


@needs(PUBLIC)
@never_cache
def phone(request: HttpRequest) -> HttpResponse:
    """Ask for the number and send a code. The answer is the same whether we know the number or not."""
    if request.user.is_authenticated:
        return redirect(safe_next(request, "/"))
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = _("LinLi: {code} is your code to sign in. It lasts five minutes. Tell it to nobody.")
        number = form.cleaned_data["phone"]
        if _sent(request, form, number, SIGN_IN, text):
            keep(request, PENDING, timezone.now(), phone=number, next=safe_next(request, ""))
            return redirect("accounts:phone_code")
    return page(request, "accounts/phone.html", {"next": safe_next(request, "")}, form=form)


@needs(PUBLIC)
@never_cache
def phone_code(request: HttpRequest) -> HttpResponse:
    """Take the code; who is new gets an account."""
    pending = kept(request, PENDING, timezone.now())
    if pending is None or request.user.is_authenticated:
        return _asked_again(request, "accounts:phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            check_code(phone=pending["phone"], purpose=SIGN_IN, code=form.cleaned_data["code"], at=at)
            person = operations.resident_of_phone(pending["phone"], at)
            _require_phone_is_enough(person)
            operations.agree(person=person, purpose=NOTICE, how=SMS, at=at)
            if token := request.session.pop(INVITED, None):
                _accept(token, person)
        except (WrongCode, operations.Refused) as exc:
            form.add_error("code", str(exc))
        else:
            del request.session[PENDING]
            record_authentication(request, person, SMS)
            return perform_login(request, person, redirect_url=pending["next"] or None)  # type: ignore[no-any-return]
    return page(request, "accounts/phone_code.html", {"phone": pending["phone"], "back": "accounts:phone"}, form=form)


@needs(SIGNED_IN)
@never_cache
def change_phone(request: HttpRequest) -> HttpResponse:
    """Ask for a new number and send a code to it."""
    form = NewPhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = _("LinLi: {code} confirms that this is your number. It lasts five minutes. Tell it to nobody.")
        number = form.cleaned_data["phone"]
        if _sent(request, form, number, f"change/{me(request).pk}", text):
            keep(request, PENDING, timezone.now(), phone=number, next="")
            return redirect("accounts:change_phone_code")
    return page(request, "accounts/change_phone.html", form=form)


@needs(SIGNED_IN)
@never_cache
def change_phone_code(request: HttpRequest) -> HttpResponse:
    """Take the code and the number over."""
    pending = kept(request, PENDING, timezone.now())
    if pending is None:
        return _asked_again(request, "accounts:change_phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        purpose = f"change/{me(request).pk}"
        try:
            check_code(phone=pending["phone"], purpose=purpose, code=form.cleaned_data["code"], at=at)
            operations.change_phone(person=me(request), phone=pending["phone"], at=at)
        except (WrongCode, operations.Refused) as exc:
            form.add_error("code", str(exc))
        else:
            del request.session[PENDING]
            return redirect("accounts:me")
    context = {"phone": pending["phone"], "back": "accounts:change_phone"}
    return page(request, "accounts/phone_code.html", context, form=form)


def _sent(request: HttpRequest, form: PhoneForm | NewPhoneForm, number: str, purpose: str, text: str) -> bool:
    try:
        send_code(phone=number, purpose=purpose, ip=address_of(request) or "", text=text, at=timezone.now())
    except UnableToSendCode as exc:
        form.add_error("phone", str(exc))
        return False
    return True


def _asked_again(request: HttpRequest, name: str) -> HttpResponse:
    if request.method == "POST":
        messages.error(request, _("This code is no longer valid. Ask for a new one."))
    return redirect(name)


def _require_phone_is_enough(person: Person) -> None:
    """A number can be taken over; a role that asks for a second factor is not opened by it alone."""
    if not person.is_active:
        raise operations.Refused(_("This account is not active. Ask your community."))
    if grants_of(person).need_second_factor and not has_second_factor(person):
        raise operations.Refused(_("With your role, sign in by username and password."))


def _accept(token: str, person: Person) -> None:
    invitation = operations.open_invitation(token, timezone.now())
    if invitation is not None and invitation.scope_type == "home":
        operations.accept_invitation(invitation=invitation, at=timezone.now(), today=clock.today(), resident=person)
