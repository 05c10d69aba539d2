"""Six digits by text message: sent to a phone for a purpose, good for five minutes and five tries."""

import hmac
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linli.core import vault

from . import throttle
from .models import PhoneCode
from .sms import SmsNotSent, sender

LASTS = timedelta(minutes=5)
TRIES = 5


class UnableToSendCode(Exception):
    """The code was not sent; the message says why, for people."""


class WrongCode(Exception):
    """The code is not the one that was sent, or it is used up; the message says so, for people."""


def send_code(*, phone: str, purpose: str, ip: str, text: str, at: datetime) -> None:
    """Send a new code to a phone; codes sent before for the same purpose are void.

    text: what the message says, with a field {code}. Who has the number makes no difference to what happens here.
    Raises UnableToSendCode if it is too many, or if the operator refuses.
    """
    within = throttle.take(f"code/phone/{phone}", throttle.CODE_PER_PHONE, at) and throttle.take(
        f"code/address/{ip}", throttle.CODE_PER_ADDRESS, at
    )
    if not within:
        raise UnableToSendCode(
            _("Too many codes were asked for. Wait a minute; at most five in an hour and ten in a day are sent.")
        )
    code = f"{secrets.randbelow(1_000_000):06}"
    index = vault.blind_index("phone", phone)
    with transaction.atomic():
        PhoneCode.objects.filter(phone_index=index, purpose=purpose).delete()
        PhoneCode.objects.create(
            phone_index=index,
            purpose=purpose,
            code_hash=_hash(phone, purpose, code),
            sent_at=at,
            expires_at=at + LASTS,
        )
    try:
        sender().send(phone, text.format(code=code))
    except SmsNotSent as exc:
        raise UnableToSendCode(_("The message could not be sent. Try again in a few minutes.")) from exc


def check_code(*, phone: str, purpose: str, code: str, at: datetime) -> None:
    """Use up the code that was sent. Raises WrongCode; after five wrong ones the right one is refused as well."""
    found = PhoneCode.objects.filter(
        phone_index=vault.blind_index("phone", phone), purpose=purpose, used_at=None, expires_at__gt=at
    ).first()
    # Count before comparing, in one statement: tries sent at the same moment are all counted.
    counted = found and PhoneCode.objects.filter(pk=found.pk, tries__lt=TRIES).update(tries=F("tries") + 1)
    if found is None or not counted:
        raise WrongCode(_("This code is no longer valid. Ask for a new one."))
    if not hmac.compare_digest(bytes(found.code_hash), _hash(phone, purpose, code.strip())):
        raise WrongCode(_("This is not the code that was sent. Check the six digits of the last message."))
    if PhoneCode.objects.filter(pk=found.pk, used_at=None).update(used_at=at) != 1:
        raise WrongCode(_("This code is no longer valid. Ask for a new one."))


def _hash(phone: str, purpose: str, code: str) -> bytes:
    return vault.blind_index("phone-code", f"{phone}\0{purpose}\0{code}")  # keyed: six digits alone would be guessed
