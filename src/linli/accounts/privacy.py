"""What personal data are kept for, and how long: docs/parts/accounts.md has the whole table."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGN_INS_KEPT = timedelta(days=180)  # at least six months of network logs, and not longer than needed


@dataclass(frozen=True)
class Purpose:
    """A purpose to which people agree. version: changes with the words that are shown; they are then asked again."""

    title: str | Promise
    version: str


NOTICE = "notice"

PURPOSES: dict[str, Purpose] = {NOTICE: Purpose(_("Privacy notice"), "2021-10-01")}
