"""Taking in what a request left, and forgetting what no phone needs any more."""

import random
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from linli.core import clock
from linli.core.history import context
from linli.core.news import defer

from .forgetting import forget
from .limits import LATER
from .models import OutboxUpload
from .records import settle_waiting
from .refusals import UnableToTake
from .uploads import complete, put_together

_RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)  # a full disk, a deadlock; and a phone that asks tries too


def settle_later(person: Any, *, is_rush: bool) -> None:
    """Have a job put together and take in what a person's phones sent; one that waits already is enough.

    In a rush it begins a while later, drawn by chance: until then the processor is for those who still send.
    """
    begin = timezone.now() + timedelta(seconds=random.randint(*LATER)) if is_rush else None
    defer(settle, schedule_at=begin, queueing_lock=f"outbox.settle:{person.pk}", person=str(person.pk))


@app.task(name="outbox.settle", queue="outbox", priority=-10, retry=_RETRY)  # type: ignore[untyped-decorator]
def settle(person: str) -> None:
    """Put together and take in what somebody's phones have sent; the reader's language is that of the refusals."""
    sender: Any = get_user_model().objects.get(pk=person)
    failed = None
    with translation.override(sender.language or settings.LANGUAGE_CODE), context(person=sender.pk):
        for upload in complete(OutboxUpload.objects.filter(person=sender)).order_by("pk"):
            try:
                put_together(upload, at=clock.now())
            except UnableToTake as exc:  # one that cannot be stored holds up none of the others
                failed = exc
        settle_waiting(sender, at=clock.now())
    if failed:
        raise failed


@app.periodic(cron="20 2 * * *")  # type: ignore[untyped-decorator]
@app.task(name="outbox.forget", lock="outbox", queueing_lock="outbox.forget")  # type: ignore[untyped-decorator]
def forget_outbox(timestamp: int) -> None:
    """Delete uploads that were never finished and empty records whose time is over."""
    forget(clock.now())
