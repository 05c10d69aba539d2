"""The kinds of work that modules declare, in their `rights.py` or wherever they are sure to be imported."""

from dataclasses import dataclass

from django.utils.functional import Promise

from linli.core.rights import Right


@dataclass(frozen=True)
class Kind:
    """One kind of work.

    code: "module.do_what", as rows store it
    title: what the kind is called in the filter; text: the line on the list, with named fields
    right: who can do it, over the to-do's subject; None if it always waits for one person
    """

    code: str
    title: str | Promise
    text: str | Promise
    right: Right | None = None


KINDS: dict[str, Kind] = {}


def todo_kind(code: str, title: str | Promise, text: str | Promise, right: Right | None = None) -> Kind:
    """Declare a kind of work. Raises ValueError if another module has declared the code."""
    if code in KINDS:
        raise ValueError(f"the kind of to-do {code} is declared twice")
    KINDS[code] = Kind(code, title, text, right)
    return KINDS[code]
