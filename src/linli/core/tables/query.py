"""What the query string of a list asks for. Whatever cannot be read is left out and said, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

SEARCH, SORT, COLUMNS, PAGE, EXPORT, VIEW = RESERVED = ("q", "sort", "columns", "page", "export", "view")
EVERYTHING = "all"  # of VIEW: the whole list, though another view is the default
LONGEST_VALUE = 200
MOST_VALUES = 50
MOST_NOTES = 5
LONGEST_KEPT = 2000  # of a saved view


@dataclass
class Query:
    """A list's query string, read: known parameters with clean values, and notes on what was left out."""

    values: dict[str, list[str]]
    notes: list[str] = field(default_factory=list)

    def last(self, name: str) -> str:
        """Return the last value of a parameter, empty if it is not there."""
        return self.values.get(name, [""])[-1]

    def note(self, sentence: str) -> None:
        """Say that something was left out."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(sentence)

    def form_data(self) -> QueryDict:
        """Return the values as a form reads them."""
        data = QueryDict(mutable=True)
        for name, values in self.values.items():
            data.setlist(name, values)
        return data

    def kept(self) -> str:
        """Return what a saved view keeps: everything but the page, in one order."""
        return urlencode(self._pairs(without=(PAGE, EXPORT, VIEW)))

    def hidden(self, without: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Return what a form beside the list carries along, so that sending it loses nothing."""
        return self._pairs(without=(PAGE, EXPORT, VIEW, *without))

    def url(self, *, without: Iterable[str] = (), **changes: str) -> str:
        """Return the address of the same list with some parameters left out or set; the page begins anew."""
        pairs = [pair for pair in self._pairs((PAGE, EXPORT, VIEW, *without)) if pair[0] not in changes]
        pairs += [(name, value) for name, value in changes.items() if value]
        return f"?{urlencode(pairs or [(VIEW, EVERYTHING)])}"

    def _pairs(self, without: Sequence[str]) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self.values.items() if name not in without for value in values]


def read(given: QueryDict, known: Sequence[str]) -> Query:
    """Return what a query string asks for: known parameters in their order, without empty values."""
    query = Query({})
    for name in known:
        values = []
        for value in given.getlist(name)[:MOST_VALUES]:
            if not value.strip():
                continue
            if len(value) > LONGEST_VALUE:
                query.note(
                    _("A value of “{name}” has {length} characters and was left out; at most {most} are read.").format(
                        name=name, length=len(value), most=LONGEST_VALUE
                    )
                )
            elif not _is_text(value):
                query.note(
                    _("A value of “{name}” has characters that are not text and was left out.").format(name=name)
                )
            elif value not in values:
                values.append(value)
        if values:
            query.values[name] = values
    for name in given:
        if name not in known:
            query.note(_("“{name}” is nothing that this list knows; it was left out.").format(name=_short(name)))
    return query


def _is_text(value: str) -> bool:
    return not any(sign < " " or "\ud800" <= sign <= "\udfff" for sign in value)


def _short(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "�" for sign in name)
    return shown if len(shown) <= 30 else shown[:29] + "…"
