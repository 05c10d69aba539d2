"""Mobile numbers: one way to write each, and one way to show that hides it."""

import re
import unicodedata

from django.utils.translation import gettext as _

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_BETWEEN = re.compile(r"[\s()\-.·]+")


class NotAPhone(ValueError):
    """The text is no mobile number of the mainland."""


def normal(text: str) -> str:
    """Return a mobile number as eleven digits: +86, spaces, hyphens and full-width digits are understood.

    Raises NotAPhone, with a sentence for people.
    """
    number = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    for prefix in ("+86", "0086", "86"):
        if number.startswith(prefix) and len(number) > 11:
            number = number.removeprefix(prefix)
            break
    if not _MOBILE.fullmatch(number):
        raise NotAPhone(
            _("“{number}” is no mobile number. Enter the eleven digits, for example 13800138000.").format(
                number=text.strip()[:30]
            )
        )
    return number


def masked(phone: str) -> str:
    """Return a number as it is shown before somebody asks for it: 138****8000; empty stays empty."""
    return f"{phone[:3]}****{phone[-4:]}" if phone else ""


def masked_name(name: str) -> str:
    """Return a name as it is shown before somebody asks for it: the first character, and stars for the others."""
    return name[:1] + "*" * min(len(name) - 1, 2) if name else ""
