"""Loading registers: divisions from a list of codes."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from .models import Division
from .operations.tree import recompute_ancestors
from .refusals import UnableToChange
from .rules.levels import PARENT_LEVEL, wrong_code
from .rules.names import display_name

QUZHOU = Path(__file__).with_name("data") / "quzhou_divisions.csv"


@dataclass(frozen=True)
class RegisterRow:
    """A line of a register. level: city, county, township, community, village; parent: a code, "" for a city."""

    code: str
    level: str
    name: str
    parent: str


@transaction.atomic
def load_divisions(rows: Iterable[RegisterRow], *, valid_from: date | None = None) -> int:
    """Load divisions; returns how many are new. A code that is there already is left as it is.

    The shown name is the official one without its committee. Raises UnableToChange, naming the line, if a code is
    malformed or stands twice, or a parent is missing or of the wrong level; then nothing is loaded.
    """
    rows = list(rows)
    there = dict(Division.objects.filter(valid_to=None).values_list("code", "pk"))
    levels = dict(Division.objects.filter(valid_to=None).values_list("code", "level"))
    lines: dict[str, RegisterRow] = {}
    for number, row in enumerate(rows, start=1):
        if reason := _wrong_line(row, lines):
            raise UnableToChange(_("Line {number}: {reason}").format(number=number, reason=reason))
        lines[row.code] = row
        levels.setdefault(row.code, row.level.upper())
    new = [row for row in rows if row.code not in there]
    for number, row in enumerate(rows, start=1):
        wanted = PARENT_LEVEL[row.level.upper()]
        if wanted is not None and levels.get(row.parent) != wanted:
            raise UnableToChange(
                _("Line {number}: “{name}” names the parent {parent}, which is not there or of another level.").format(
                    number=number, name=row.name, parent=row.parent or "—"
                )
            )
    for level in PARENT_LEVEL:  # from the city down, so that parents have ids
        made = []
        for row in new:
            if row.level.upper() == level:
                division = Division(
                    code=row.code, level=level, name=display_name(row.name, level), official_name=row.name.strip(),
                    parent_id=there.get(row.parent), valid_from=valid_from,
                )  # fmt: skip
                division.name_columns()
                made.append(division)
        there |= {division.code: division.pk for division in Division.objects.bulk_create(made, batch_size=500)}
    recompute_ancestors()
    return len(new)


def _wrong_line(row: RegisterRow, lines: dict[str, RegisterRow]) -> str | None:
    if row.level.upper() not in PARENT_LEVEL:
        return _("“{level}” is no level; there are: {levels}.").format(
            level=row.level, levels=", ".join(PARENT_LEVEL).lower()
        )
    if row.code in lines:
        return _("The code {code} stands on an earlier line as well.").format(code=row.code)
    if not row.name.strip() or len(row.name) > 100:
        return _("The name is empty or longer than 100 characters.")
    return wrong_code(row.code, row.level.upper())


def read_register(path: Path) -> Iterator[RegisterRow]:
    """Yield the rows of a CSV with the columns code, level, name, parent_code; a city's own parent is left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            parent = "" if line["level"] == "city" else line["parent_code"]
            yield RegisterRow(line["code"], line["level"], line["name"], parent)


def load_quzhou() -> int:
    """Load the real register of Quzhou that ships with the program; returns how many divisions are new."""
    return load_divisions(read_register(QUZHOU))
