"""What is forgotten, each night."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from .models import Attempt, Invitation, PersonKey, PhoneCode, SignInEvent
from .privacy import SIGN_INS_KEPT
from .throttle import KEPT


@app.periodic(cron="20 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.accounts.forget", queueing_lock="linli.accounts.forget")  # type: ignore[untyped-decorator]
def forget(timestamp: int) -> None:
    """Delete what has served its purpose; running it again changes nothing."""
    forget_before(timezone.now())


def forget_before(at: datetime) -> None:
    """Delete old sign-ins, tries, codes and sessions, and invitations that nobody used with whom they named."""
    SignInEvent.objects.filter(at__lt=at - SIGN_INS_KEPT).delete()
    Attempt.objects.filter(at__lt=at - KEPT).delete()
    PhoneCode.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    over = Invitation.objects.filter(expires_at__lt=at - timedelta(days=30), used_at=None).select_related("person")
    for invitation in over:
        person = invitation.person
        with transaction.atomic():
            invitation.delete()
            never_came = person.username is None and not person.phone_index and not person.invitations.exists()
            if never_came and not person.assignments.exists():
                PersonKey.objects.filter(person=person).delete()
                person.delete()
