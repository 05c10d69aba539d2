"""What modules keep files for."""

from dataclasses import dataclass

from django.utils.functional import Promise

from linli.core.rights import Right

IMAGE, PDF, WORKBOOK, WORD = "image", "pdf", "xlsx", "docx"
KINDS = frozenset({IMAGE, PDF, WORKBOOK, WORD})
MEGABYTE = 1_000_000


class Refused(Exception):
    """A file cannot be kept; the message says what is wrong with it and what is allowed."""


@dataclass(frozen=True)
class Purpose:
    """One use that a module makes of files.

    kinds: of "image", "pdf", "xlsx", "docx"; most_bytes: of the upload; most_edge: pictures are made smaller to fit
    right: who may open it, over the subject that uses it; None: whoever may see the subject
    keep_days: how long after the last use the content is still kept
    """

    code: str
    title: str | Promise
    kinds: frozenset[str]
    most_bytes: int
    most_edge: int
    right: Right | None
    keep_days: int


PURPOSES: dict[str, Purpose] = {}


def purpose(
    code: str,
    title: str | Promise,
    *,
    kinds: frozenset[str] = frozenset({IMAGE}),
    most_bytes: int = 20 * MEGABYTE,
    most_edge: int = 2560,
    right: Right | None = None,
    keep_days: int = 0,
) -> Purpose:
    """Declare a purpose, "module.what". Raises ValueError if it is declared twice or names an unknown kind of file."""
    if code in PURPOSES:
        raise ValueError(f"the purpose {code} is declared twice")
    if not kinds or not kinds <= KINDS:
        raise ValueError(f"{code}: kinds of files are {', '.join(sorted(KINDS))}, not {sorted(kinds)}")
    PURPOSES[code] = Purpose(code, title, kinds, most_bytes, most_edge, right, keep_days)
    return PURPOSES[code]
