"""What the scripts of offline pages say, in the page's language: they bring no words of their own."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .kinds import KINDS
from .limits import MOST_BODY, MOST_FILES


def page_data() -> dict[str, Any]:
    """Return words, addresses and limits for the scripts; the same for everybody who reads this language."""
    return {
        "language": get_language(),
        "words": words(),
        "kinds": {code: str(kind.title) for code, kind in KINDS.items()},
        "urls": {
            "hello": reverse("outbox:hello"), "records": reverse("outbox:records"),
            "settled": reverse("outbox:settled"), "uploads": reverse("outbox:uploads"),
            "worker": reverse("outbox:worker"),
            "sign_in": reverse(settings.LOGIN_URL),
        },
        "limits": {"body": MOST_BODY, "files": MOST_FILES},
    }  # fmt: skip


def words() -> dict[str, str]:
    """Return the sentences; {fields} in them are filled in by the scripts."""
    return {
        "waiting": _("Waits to be sent"),
        "sending": _("Being sent, {sent} of {total}"),
        "received": _("Received, is being entered"),
        "sign-in": _("Sign in to send it"),
        "taken": _("Taken in"),
        "conflict": _("In conflict"),
        "refused": _("Refused"),
        "received_hint": _("The server has all of it. It stays on this device until it is entered."),
        "stays": _("It stays on this device and is sent once there is a signal."),
        "sign_in_again": _("Sign in again. What you entered stays on this device."),
        "conflict_hint": _("Somebody else changed the same thing meanwhile. Look at it there and decide."),
        "kept_hint": _("The server keeps it as it was sent."),
        "not_kept_hint": _("It is on this device only. Correct what is wrong, then try again."),
        "try_again": _("Try again"),
        "remove": _("Remove from this device"),
        "made_at": _("Entered {when}"),
        "photos": _("Photos: {count}, {size} MB"),
        "none": _("Nothing waits on this device."),
        "counted": _("{count} not sent yet"),
        "others": _("Entries of somebody else on this device: {count}. Only they can send or see them."),
        "busy": _("Sending …"),
        "rush": _("Many phones are sending. The server has what it needs; the rest follows by itself."),
        "queued": _(
            "Many phones are handing in at this moment. What is not sent yet stays on this device and is sent by itself"
            " at {when}."
        ),
        "all_sent": _("Everything has been sent."),
        "away": _("No connection to the server. It is tried again by itself, next at {when}."),
        "full": _(
            "The storage of this device is full, so nothing of this entry was kept. Make room (send what waits, or"
            " delete other files), then save it again."
        ),
        "not_written": _("The device could not keep this entry. Nothing of it was kept; try again."),
        "too_large": _("The text of this entry is too long: {size} kB of at most {most} kB."),
        "too_many_files": _("At most {most} photos belong to one entry; these are {count}."),
        "file_empty": _("The file “{name}” cannot be read or is empty. Take it again."),
        "insecure": _("This browser cannot keep entries here: the page needs https and a browser of 2024 or later."),
        "nobody": _("Sign in once while there is a signal; then entries can be kept without one."),
        "lost": _("A photo of this entry is no longer on this device. Add it again in a new entry."),
        "not_confirmed": _("The server has not confirmed this entry yet, so it cannot be removed."),
        "old": _(
            "The oldest entry has waited for {days} days. Browsers may clear pages that nobody visits for 7: find a"
            " signal, or save the entries as a file."
        ),
        "clock": _("The clock of this device is off by {minutes} minutes. Set it; the server keeps both times."),
        "nearly_full": _("The storage of this device is nearly full. Send what waits, or make room."),
        "not_lasting": _(
            "This browser may clear what is kept here when the device is short of room. Add LinLi to the home screen."
        ),
    }
