"""Finding the places that a file names, by code or by name, among those in the importer's scopes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from linli.core.imports import Rows
from linli.core.rights import PLATFORM

_HALF = str.maketrans("（）", "()")
_FULL = str.maketrans("()", "（）")
_MOST_CODES = 5
# Scopes that reach all of a compound; whoever holds a grid or one home imports no ledger.
WHOLE_PLACES = ("division", "zone", "compound", "organisation")


def whole(keys: Iterable[str]) -> list[str]:
    """Return the keys of scopes that hold whole compounds."""
    return [key for key in keys if key == PLATFORM or key.partition(":")[0] in WHOLE_PLACES]


def spellings(text: str) -> set[str]:
    """Return a name with its brackets as typed, half-width and full-width."""
    return {text, text.translate(_HALF), text.translate(_FULL)}


@dataclass(frozen=True)
class Found:
    """A place that a file may name. within: the name and code of what it lies in, to tell namesakes apart."""

    pk: int
    code: str
    name: str
    within: frozenset[str] = frozenset()
    ended: bool = False


@dataclass
class Places:
    """Places by code and by name."""

    by_code: dict[str, Found] = field(default_factory=dict)
    by_name: dict[str, list[Found]] = field(default_factory=dict)

    def add(self, place: Found, *names: str) -> None:
        """Add one, under its code and its names."""
        if place.code:
            self.by_code[place.code] = place
        for name in {spelling for text in (place.name, *names) if text for spelling in spellings(text)}:
            self.by_name.setdefault(name, []).append(place)

    def named(self, text: str, within: str | None = None) -> list[Found]:
        """Return those that a text may mean: one by its code, or all of a name, told apart by what they lie in."""
        if place := self.by_code.get(text):
            return [place]
        found = self.by_name.get(text, [])
        if within and len(found) > 1:
            found = [place for place in found if spellings(within) & place.within] or found
        return found

    def one(self, rows: Rows, row: int, key: str, text: str, within: str | None = None) -> Found | None:
        """Return the one that a cell means; a fault at its cell if there is none, or more than one."""
        found = self.named(text, within)
        if len(found) == 1:
            return found[0]
        if found:
            codes = [place.code for place in found if place.code]
            rows.fault("several", row, key, value=text[:40], codes=codes[:_MOST_CODES])
        else:
            rows.fault("outside", row, key, value=text[:40])
        return None


def compounds_named(queryset: Any, texts: Iterable[str]) -> Places:
    """Return the compounds of a queryset that texts name, by code or by name."""
    rows = queryset.filter(_code_or_name("code", texts)).values_list(
        "pk", "code", "name", "community__code", "community__name", "community__official_name", "retired_on"
    )
    places = Places()
    for pk, code, name, *community, retired in rows:
        places.add(Found(pk, code, name, _all_spellings(community), retired is not None))
    return places


def communities_named(queryset: Any, texts: Iterable[str]) -> Places:
    """Return the communities and villages of a queryset of divisions that texts name."""
    texts = list(texts)
    found = queryset.filter(valid_to=None, level__in=("COMMUNITY", "VILLAGE")).filter(
        _code_or_name("code", texts) | Q(official_name__in={s for text in texts for s in spellings(text)})
    )
    places = Places()
    for pk, code, name, official, *above in found.values_list("pk", "code", "name", "official_name", "parent__name"):
        places.add(Found(pk, code, name, _all_spellings(above)), official)
    return places


def divisions_named(queryset: Any, texts: Iterable[str]) -> Places:
    """Return the divisions of any level that texts name."""
    places = Places()
    found = queryset.filter(valid_to=None).filter(_code_or_name("code", texts))
    for pk, code, name, *above in found.values_list("pk", "code", "name", "parent__name"):
        places.add(Found(pk, code, name, _all_spellings(above)))
    return places


def organisations_named(queryset: Any, texts: Iterable[str]) -> Places:
    """Return the organisations that texts name, by credit code, name or short name."""
    texts = list(texts)
    names = {spelling for text in texts for spelling in spellings(text)}
    found = queryset.filter(_code_or_name("credit_code", texts) | Q(short_name__in=names))
    places = Places()
    for pk, code, name, short, closed in found.values_list("pk", "credit_code", "name", "short_name", "closed_on"):
        places.add(Found(pk, code or "", name, frozenset(), closed is not None), short)
    return places


def texts_of(values: Iterable[Any]) -> list[str]:
    """Return the distinct texts of a column."""
    return sorted({value for value in values if value is not None})


def _code_or_name(code: str, texts: Iterable[str]) -> Q:
    texts = list(texts)
    return Q(**{f"{code}__in": texts}) | Q(name__in={spelling for text in texts for spelling in spellings(text)})


def _all_spellings(texts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(spelling for text in texts if text for spelling in spellings(text))


def pick(mapping: Mapping[str, Any], key: str | None) -> Any:
    """Return what a key leads to, None for none."""
    return None if key is None else mapping.get(key)
