"""The kinds of notices that modules declare."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """One kind of notice: code "module.what_happened", title, and the sentence with named fields."""

    code: str
    title: str | Promise
    text: str | Promise


KINDS: dict[str, Kind] = {}


def notice_kind(code: str, title: str | Promise, text: str | Promise) -> Kind:
    """Declare a kind of notice. Raises ValueError if another module has declared the code."""
    if code in KINDS:
        raise ValueError(f"the kind of notice {code} is declared twice")
    KINDS[code] = Kind(code, title, text)
    return KINDS[code]
