"""The pieces by which names are found."""

import unicodedata

from pypinyin import Style, lazy_pinyin

SHORTEST_CODE = 4


def normal(text: str) -> str:
    """Return a text as it is compared: half-width, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def pinyin(name: str) -> str:
    """Return a name's pinyin, syllables parted by spaces: what a list is sorted by."""
    return " ".join(lazy_pinyin(normal(name)))


def grams(name: str, *codes: str) -> list[str]:
    """Return the pieces of a name, its pinyin, its initials and its codes, sorted, each once.

    Pieces of pinyin and initials carry a mark before them, so that "an" of "安" is not found by a Latin name.
    """
    text = normal(name)
    found = _pieces(text)
    for style, mark in ((Style.NORMAL, "~"), (Style.FIRST_LETTER, "^")):
        found |= {mark + piece for piece in _pieces("".join(lazy_pinyin(text, style=style)))}
    for code in codes:
        found |= _pieces(normal(code))
    return sorted(found)


def looked_for(query: str) -> list[list[str]]:
    """Return ways in which a row can answer a query: all pieces of one of the lists must be among its own."""
    text = normal(query)
    if not text:
        return []
    pieces = sorted(_pieces(text))
    if not text.isascii():
        return [pieces]
    return [pieces, [f"~{piece}" for piece in pieces], [f"^{piece}" for piece in pieces]]


def is_code(text: str) -> bool:
    """Whether a normal text looks like a code, or its beginning: Latin, with a digit, four characters or more."""
    return text.isascii() and len(text) >= SHORTEST_CODE and any(sign.isdigit() for sign in text)


def _pieces(text: str) -> set[str]:
    return set(text) | {text[i : i + 2] for i in range(len(text) - 1)}
