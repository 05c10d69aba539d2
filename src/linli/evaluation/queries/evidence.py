"""Reads of the evidence ledger: what is proved, what is missing, what looks like something else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.files.queries import alike
from linli.evaluation.models import Edition, Evidence, EvidenceItem, Round, Sheet
from linli.evaluation.rules.evidence import ALIKE_BITS, EXPIRED, SOON, VALID, WITHDRAWN, standing
from linli.grading.compile import Published
from linli.grading.schema import Item
from linli.places.models import Compound, Division

Place = Compound | Division
KINDS = {  # the last is a verb elsewhere, and words of a model are shared
    Evidence.Kind.DOCUMENT: _("Document"), Evidence.Kind.PHOTO: _("Photo"), Evidence.Kind.RECORD: _("Written record"),
}  # fmt: skip


# What self-assessment and others ask ---------------------------------------------------------------------------------


def proofs_of(standard: str, subject: Place, on: date) -> dict[str, list[Evidence]]:
    """Return the proofs in force of one place by the items of a standard, the newest first: one query."""
    rows = (
        _ties(subject)
        .filter(Q(evidence__valid_until=None) | Q(evidence__valid_until__gte=on), standard=standard)
        .filter(evidence__withdrawn_at=None)
        .select_related("evidence__file")
    )
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.evidence.issued_on, one.evidence_id), reverse=True):
        found[row.item].append(row.evidence)
    return dict(found)


def missing_proofs(standard: str, subject: Place, items: Iterable[Item | str], on: date) -> list[str]:
    """Return the items, in their order, that have fewer proofs in force than they ask for: one query.

    An item of a standard asks for as many as it says, none included; a bare number asks for one.
    """
    wanted = [(one, 1) if isinstance(one, str) else (one.id, one.evidence.documents) for one in items]
    held: dict[str, int] = defaultdict(int)
    rows = _ties(subject).filter(standard=standard, evidence__withdrawn_at=None)
    for item in rows.filter(
        Q(evidence__valid_until=None) | Q(evidence__valid_until__gte=on), item__in=[item for item, _number in wanted]
    ).values_list("item", flat=True):
        held[item] += 1
    return [item for item, number in wanted if held[item] < number]


def _ties(subject: Place) -> QuerySet[EvidenceItem]:
    whose = {"evidence__compound": subject} if isinstance(subject, Compound) else {"evidence__community": subject}
    return EvidenceItem.objects.filter(**whose)


# Standards for which proofs are kept ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Offered:
    """The latest published edition of a standard, for which a place collects proofs."""

    edition: Edition
    published: Published

    @property
    def id(self) -> str:
        """The standard's id."""
        return self.published.standard.id

    @property
    def items(self) -> list[Item]:
        """Its items in their order."""
        return list(self.published.standard.items)


def offered(subject: Place) -> list[Offered]:
    """Return the standards for a place, the latest published edition of each: one query."""
    kind = "compound" if isinstance(subject, Compound) else "community"
    rows = Edition.objects.filter(state=Edition.State.PUBLISHED, subject=kind).exclude(mode="index")
    latest = {row.standard: row for row in rows.order_by("published_at", "pk")}
    return [Offered(row, row.compiled()) for _name, row in sorted(latest.items())]


def asked_of(standards: Iterable[Offered]) -> dict[tuple[str, str], int | None]:
    """Return for how many months each item takes a proof, by standard and item; None: it does not say."""
    return {(one.id, item.id): item.evidence.valid_months for one in standards for item in one.items}


# The ledger of one place ---------------------------------------------------------------------------------------------

PROVED, LAPSED, MISSING, NOT_ASKED = "PROVED", "LAPSED", "MISSING", "NOT_ASKED"


@dataclass
class Proof:
    """A proof in its place in the ledger. also: the other items of the standard that it is for."""

    evidence: Evidence
    standing: str
    also: list[str]


@dataclass
class LedgerItem:
    """An item with what is asked and what there is. counting: proofs in force; past: expired and withdrawn ones."""

    item: Item
    counting: list[Proof] = field(default_factory=list)
    past: list[Proof] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """How many proofs it asks for."""
        return self.item.evidence.documents

    @property
    def lacking(self) -> int:
        """How many are missing."""
        return max(0, self.asked - len(self.counting))

    @property
    def state(self) -> str:
        """PROVED, LAPSED (what there was has expired), MISSING, NOT_ASKED."""
        if not self.lacking:
            return PROVED if self.asked else NOT_ASKED
        return LAPSED if any(proof.standing == EXPIRED for proof in self.past) else MISSING


@dataclass
class LedgerSection:
    """A section with its items."""

    section: Any
    items: list[LedgerItem]

    @property
    def asked(self) -> int:
        """How many items ask for proof."""
        return sum(one.state != NOT_ASKED for one in self.items)

    @property
    def proved(self) -> int:
        """How many of them have it."""
        return sum(one.state == PROVED for one in self.items)


@dataclass
class Ledger:
    """What one place has to show by one standard on one day."""

    offered: Offered
    subject: Place
    on: date
    sections: list[LedgerSection]

    @property
    def items(self) -> list[LedgerItem]:
        """All items in their order."""
        return [item for section in self.sections for item in section.items]

    @property
    def asked(self) -> int:
        """How many items ask for proof."""
        return sum(section.asked for section in self.sections)

    @property
    def proved(self) -> int:
        """How many of them have it."""
        return sum(section.proved for section in self.sections)

    @property
    def percent(self) -> int:
        """The share that is proved, rounded down: 100 only when nothing is missing."""
        return 100 * self.proved // self.asked if self.asked else 100

    @property
    def proofs(self) -> list[tuple[Proof, list[LedgerItem]]]:
        """Each proof in force once, with the items that it is for, in the order of the first of them."""
        found: dict[int, tuple[Proof, list[LedgerItem]]] = {}
        for one in self.items:
            for proof in one.counting:
                found.setdefault(proof.evidence.pk, (proof, []))[1].append(one)
        return list(found.values())


def ledger_of(offer: Offered, subject: Place, on: date) -> Ledger:
    """Return the ledger of a place by a standard: one query."""
    rows = _ties(subject).filter(standard=offer.id).select_related("evidence__file")
    ties = sorted(rows, key=lambda one: (one.evidence.issued_on, one.evidence_id), reverse=True)
    order = {item.id: number for number, item in enumerate(offer.items)}
    of_proof: dict[int, list[str]] = defaultdict(list)
    for tie in ties:
        of_proof[tie.evidence_id].append(tie.item)
    lines = {item.id: LedgerItem(item) for item in offer.items}
    for tie in ties:
        if (line := lines.get(tie.item)) is None:  # an item of an earlier edition
            continue
        row = tie.evidence
        state = standing(row.valid_until, withdrawn=row.withdrawn_at is not None, on=on)
        also = sorted((one for one in of_proof[row.pk] if one != tie.item), key=lambda one: order.get(one, 10_000))
        (line.counting if state in (VALID, SOON) else line.past).append(Proof(row, state, also))
    sections = [
        LedgerSection(section, [lines[item.id] for item in section.items])
        for section in offer.published.standard.sections
    ]
    return Ledger(offer, subject, on, sections)


class Count(NamedTuple):
    """How far one place is by one standard."""

    offered: Offered
    proved: int
    asked: int

    @property
    def percent(self) -> int:
        """The share that is proved, rounded down."""
        return 100 * self.proved // self.asked if self.asked else 100


class Summary(NamedTuple):
    """What a panel says of the evidence of one place; the numbers are of proofs."""

    counts: list[Count]
    proofs: int
    soon: int
    expired: int


def summary_of(subject: Place, standards: Sequence[Offered], on: date) -> Summary:
    """Return how far a place is by each of its standards, and what has expired or soon will: one query."""
    held: dict[tuple[str, str], int] = defaultdict(int)
    states: dict[int, str] = {}
    for standard, item, pk, until, withdrawn in _ties(subject).values_list(
        "standard", "item", "evidence", "evidence__valid_until", "evidence__withdrawn_at"
    ):
        states[pk] = standing(until, withdrawn=withdrawn is not None, on=on)
        held[standard, item] += states[pk] in (VALID, SOON)
    counts = []
    for one in standards:
        asking = [item for item in one.items if item.evidence.documents]
        proved = sum(held[one.id, item.id] >= item.evidence.documents for item in asking)
        counts.append(Count(one, proved, len(asking)))
    kinds = list(states.values())
    return Summary(counts, len(kinds) - kinds.count(WITHDRAWN), kinds.count(SOON), kinds.count(EXPIRED))


# Duplicates and look-alikes ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Like:
    """Another proof with the same content, or with a picture that looks alike; distance: in how many of 64 fields."""

    evidence: Evidence
    same: bool
    distance: int
    other_place: bool
    other_year: bool


def likes(rows: Collection[Evidence]) -> dict[int, list[Like]]:
    """Return what stands elsewhere already, by the number of the proof, nearest first: two queries.

    The same content is told wherever it is; a look-alike if it stands with another place or another year, for two
    pictures of one place on one day may well look alike.
    """
    files = {row.file_id for row in rows if row.file_id is not None}
    if not files:
        return {row.pk: [] for row in rows}
    near = {(one.file, one.other): one.distance for one in alike(files, ALIKE_BITS)}
    others = list(
        Evidence.objects.filter(file__in=files.union(other for _file, other in near))
        .select_related("compound__community", "community")
        .order_by("pk")
    )
    found = {}
    for row in rows:
        mine = []
        for other in others:
            distance = 0 if other.file_id == row.file_id else near.get((row.file_id or 0, other.file_id or 0))
            if other.pk == row.pk or distance is None:
                continue
            same = other.file_id == row.file_id or bytes(other.sha256) == bytes(row.sha256)
            place = (other.compound_id, other.community_id) != (row.compound_id, row.community_id)
            year = other.issued_on.year != row.issued_on.year
            if same or place or year:
                mine.append(Like(other, same, distance, place, year))
        found[row.pk] = sorted(mine, key=lambda one: (not one.same, one.distance, one.evidence.pk))
    return found


# Within 6 of 64 bits, at least two of eight bytes are equal: pairs of bytes are joined, not every picture with every
# other. One row per picture and pair of bytes, 28 of them.
_PAIRS = """
    SELECT e.id, e.file_id, f.likeness, coalesce(e.compound_id, -e.community_id) AS place,
           extract(year FROM e.issued_on) AS year, i * 8 + j AS pair,
           ((f.likeness >> (8 * i)) & 255) * 256 + ((f.likeness >> (8 * j)) & 255) AS bytes
    FROM evaluation_evidence e JOIN core_files_storedfile f ON f.id = e.file_id AND f.likeness IS NOT NULL
    CROSS JOIN generate_series(0, 6) AS i JOIN generate_series(1, 7) AS j ON j > i
"""


def alike_ids(rows: QuerySet[Evidence]) -> list[int]:
    """Return those of the rows of which `likes` would tell something: one query."""
    wanted, parameters = rows.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH wanted AS MATERIALIZED ({wanted}), pairs AS MATERIALIZED ({_PAIRS})
            SELECT DISTINCT a.id FROM pairs a JOIN pairs b ON b.pair = a.pair AND b.bytes = a.bytes AND b.id <> a.id
            WHERE a.id IN (SELECT * FROM wanted) AND bit_count((a.likeness # b.likeness)::bit(64)) <= %s
                AND (a.file_id = b.file_id OR a.place <> b.place OR a.year <> b.year)
            UNION
            SELECT a.id FROM evaluation_evidence a JOIN evaluation_evidence b ON b.file_id = a.file_id AND b.id <> a.id
            WHERE a.id IN (SELECT * FROM wanted)
            """,
            [*parameters, ALIKE_BITS],
        )
        return [pk for (pk,) in cursor.fetchall()]


# Rounds that a proof can serve ---------------------------------------------------------------------------------------


class Period(NamedTuple):
    """The period of a round in which a place takes part."""

    round: int
    title: str
    first: date
    last: date


def periods_of(subject: Place, standards: Collection[str]) -> list[Period]:
    """Return the periods of the rounds of a place by some standards, the earliest first: one query."""
    whose: dict[str, Any] = {"compound": subject} if isinstance(subject, Compound) else {
        "compound": None, "place": subject,
    }  # fmt: skip
    rows = Sheet.objects.filter(**whose, round__edition__standard__in=standards).exclude(
        round__state=Round.State.CANCELLED
    )
    found = rows.values_list("round", "round__title", "round__period_from", "round__period_to")
    return sorted((Period(*row) for row in found), key=lambda one: (one.last, one.round))


def period_for(periods: Sequence[Period], issued_on: date) -> Period | None:
    """Return the period of the round that a proof serves: the first that ends on its day or later; None: none yet."""
    return next((one for one in periods if one.last >= issued_on), None)
