"""What a report says, as everything shows it: plain texts and numbers. `reports.words` says what each is called."""

from dataclasses import asdict, dataclass
from typing import Any

UNKNOWN = "—"
Cell = str | int


@dataclass(frozen=True)
class TargetRow:
    """A target, for the area: what is wanted, what there was and is, what is expected. Dashes where nobody knows."""

    by: str
    share: str
    kind: str
    counted: str
    of: str
    members: Cell
    wanted: Cell
    sum_wanted: Cell
    before: Cell
    count: Cell
    missing: Cell
    now: str
    forecast: Cell
    band: str
    note: str


@dataclass(frozen=True)
class UnitRow:
    """A reporting unit on the way to the next target."""

    name: str
    members: int
    taking_part: int
    meeting: int
    before: Cell
    named: int
    demonstration: int
    wanted: int
    missing: int
    forecast: Cell
    behind: Cell


@dataclass(frozen=True)
class MoveRow:
    """What moved in the period, counted."""

    what: str
    number: int


@dataclass(frozen=True)
class TitleRow:
    """A title that was warned about, suspended, restored or revoked."""

    name: str
    county: str
    title: str
    what: str
    on: str
    reason: str
    document: str


@dataclass(frozen=True)
class NewRow:
    """A community that meets the standard and did not before the period."""

    name: str
    county: str
    since: str
    document: str
    sample: str


@dataclass(frozen=True)
class MoneyRow:
    """Works that are not given up by who pays: what they cost as far as it is known. Whole yuan."""

    programme: str
    works: int
    known: int
    unknown: int
    sample: str


@dataclass(frozen=True)
class StageRow:
    """A stage, and what the area owes and has done of it."""

    title: str
    begins: str
    ends: str
    duties: int
    done: int
    late: int
    closed: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure that was done, and what rose where it was. Whole yuan."""

    title: str
    communities: int
    works: int
    amount: int
    unknown: int
    sample: str
    rose: str


@dataclass(frozen=True)
class ResourceRow:
    """What the same households used before the campaign and of late."""

    title: str
    earlier: str
    before: str
    later: str
    after: str
    communities: int


@dataclass(frozen=True)
class RecheckRow:
    """Re-checks of the year, by what came of them."""

    outcome: str
    number: int


@dataclass(frozen=True)
class Report:
    """A report as everything shows it: texts and numbers. `reports.words` says what each is called."""

    title: str
    city: str
    campaign: str
    campaign_document: str
    area: str
    period: str
    first: str
    last: str
    counted_on: str
    made_on: str
    lead: str
    demo: str
    sample: str
    targets: tuple[TargetRow, ...]
    units: tuple[UnitRow, ...]
    units_of: str
    moves: tuple[MoveRow, ...]
    titles: tuple[TitleRow, ...]
    newly: tuple[NewRow, ...]
    money: tuple[MoneyRow, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    stages: tuple[StageRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    resources: tuple[ResourceRow, ...] = ()
    rechecks: tuple[RecheckRow, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return it as dictionaries, lists, texts and numbers."""
        found = asdict(self)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
