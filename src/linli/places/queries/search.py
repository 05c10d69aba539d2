"""One box over places: divisions, compounds, organisations, facilities by name, code, pinyin and initials."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Length

from linli.core.rights import Grants
from linli.core.search.grams import normal
from linli.core.tables.slices import without_grams
from linli.places.models import Compound, Division, Organisation, PublicFacility

PER_KIND = 10
LOOKED_AT = 60  # candidates that share all pieces with the query; those that really answer it are picked from them


@dataclass(frozen=True)
class Found:
    """What a search found: rows by kind."""

    divisions: list[Division]
    compounds: list[Compound]
    organisations: list[Organisation]
    facilities: list[PublicFacility]

    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.divisions or self.compounds or self.organisations or self.facilities)


def search_places(grants: Grants, text: str, per_kind: int = PER_KIND) -> Found:
    """Return what answers a text, of all that the person sees: four queries. Nothing for an empty text."""
    text = clean_text(text)
    if not text:
        return Found([], [], [], [])
    return Found(
        answering(Division.objects.visible_to(grants).filter(valid_to=None).select_related("parent"), text, per_kind),
        answering(Compound.objects.visible_to(grants).select_related("community"), text, per_kind),
        answering(Organisation.objects.visible_to(grants), text, per_kind),
        answering(PublicFacility.objects.visible_to(grants).select_related("community"), text, per_kind),
    )


def clean_text(text: str) -> str:
    """Return what a person typed without what no name holds, and not longer than any."""
    return "".join(character for character in text if character.isprintable()).strip()[:60]


def answering_rows(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Return the rows that answer a text. For lists."""
    return rows.found_by(clean_text(text))  # type: ignore[attr-defined, no-any-return]


def answering(rows: QuerySet[Any], text: str, most: int) -> list[Any]:
    """Return up to `most` rows whose name, pinyin, initials or code hold the text.

    The row with this very code comes first, then the shortest names. The pieces in `search_grams` narrow the table
    down by index; as pieces lose their order, each candidate is then looked at. docs/algorithms/search.md
    """
    wanted = normal(clean_text(text))
    if not wanted:
        return []
    found = without_grams(rows.found_by(wanted))  # type: ignore[attr-defined]
    candidates = found.order_by(Length("name"), "name_pinyin", "pk")[:LOOKED_AT]
    held = [row for row in candidates if _answers(row, wanted)]
    return sorted(held, key=lambda row: wanted not in map(normal, row.search_codes()))[:most]


def _answers(row: Any, wanted: str) -> bool:
    pinyin = row.name_pinyin
    initials = "".join(syllable[0] for syllable in pinyin.split())
    texts = [normal(row.name), pinyin.replace(" ", ""), initials, *(normal(code) for code in row.search_codes())]
    return any(wanted in text for text in texts)
