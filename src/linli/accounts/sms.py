"""Text messages: which sender is used, an installation says (LINLI_SMS, the dotted path of a class)."""

import json
import os
from typing import Protocol, cast

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string


class Sender(Protocol):
    """Something that sends text messages: made without arguments, once per message."""

    def send(self, phone: str, text: str) -> None:
        """Send a text to a number as `phones.normal` gives it. Raises SmsNotSent."""
        ...


class SmsNotSent(Exception):
    """The operator did not take the message."""


class FileSender:
    """Writes messages into `sms.txt` of the data folder, one JSON object a line: for tests, trials and the demo."""

    def send(self, phone: str, text: str) -> None:
        """Add a line, with the time."""
        path = settings.DATA / "sms.txt"
        line = json.dumps({"at": timezone.now().isoformat(), "phone": phone, "text": text}, ensure_ascii=False)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(file, "w", encoding="utf-8") as opened:
                opened.write(line + "\n")
        except OSError as exc:
            raise SmsNotSent(str(exc)) from exc


def sender() -> Sender:
    """Return the sender of this installation."""
    return cast("Sender", import_string(settings.SMS_SENDER)())
