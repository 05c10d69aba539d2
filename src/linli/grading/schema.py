"""The shape of a standard: what its YAML may hold, and the typed objects that the program works with.

One set of classes serves for both, and the JSON Schema for editors is printed from them. What no
shape can tell (references, sums, order) is checked in `compile`. Words of the field are explained in
docs/glossary.md; the rules that follow from them in docs/algorithms/scoring.md.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _exact(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[Decimal, BeforeValidator(_exact), WithJsonSchema({"type": "number"})]
Share = Annotated[Number, Field(ge=0, le=1)]
KebabId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
ItemId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$", max_length=20)]
NameId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
MetricId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=80)]

SUBJECTS = ("community", "compound", "company", "division", "country")
CHECKS = ("documents", "site", "survey", "system")
OUTCOME_WORDS = ("整洁", "舒适", "安全", "美丽")


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Text(_Part):
    """Words for people, in Chinese and English."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Fact(_Part):
    """Something about a subject that the standard's conditions ask for."""

    id: NameId
    title: Text
    kind: Literal["yes_no", "whole", "decimal", "choice"]
    choices: tuple[str, ...] = ()


class Party(_Part):
    """Somebody who can be responsible for an item."""

    id: NameId
    title: Text


class Condition(_Part):
    """A test of one fact; every test that is given must hold."""

    at_least: Number | None = None
    at_most: Number | None = None
    is_: bool | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = None


class Binary(_Part):
    """All or nothing. Answer: yes or no."""


class Deduct(_Part):
    """From the maximum, `per` for each occurrence, never below 0. Answer: the number of occurrences."""

    per: Annotated[Number, Field(gt=0)]
    unit: Text


class Count(_Part):
    """points x min(done / of, 1). Answer: how many were done with proof."""

    of: Annotated[int, Field(ge=1, le=100_000)]
    unit: Text
    metric: MetricId | None = None


class Measured(_Part):
    """A share of the points, linear between [value, share] pairs. Answer: the value or numerator/denominator."""

    metric: MetricId | None = None
    unit: Literal["share", "number"] = "share"
    points_at: tuple[tuple[Number, Share], ...] = Field(min_length=2)
    when_empty: Literal["not_applicable", "award", "unknown"] = "unknown"
    denominator_at_least: Annotated[int, Field(ge=1)] | None = None


class EventKind(_Part):
    """A kind of dated entry with plus or minus points, counting for some months from its date."""

    id: KebabId
    title: Text
    points: Number
    valid_months: Annotated[int, Field(ge=1, le=1200)]


class Events(_Part):
    """The sum of the entries that are valid at the as-of date, within lowest and the item's points."""

    lowest: Number = Decimal(0)
    kinds: tuple[EventKind, ...] = Field(min_length=1)


class Index(_Part):
    """Where a value stands between two goalposts, 0 to 1, on a linear or a logarithmic scale (index mode)."""

    low: Number
    high: Number
    scale: Literal["linear", "log"] = "linear"


METHODS = ("binary", "levels", "deduct", "count", "measured", "events", "index")


class Method(_Part):
    """How an answer becomes a mark: exactly one of these."""

    binary: Binary | None = None
    levels: tuple[Number, ...] | None = Field(default=None, min_length=2)
    deduct: Deduct | None = None
    count: Count | None = None
    measured: Measured | None = None
    events: Events | None = None
    index: Index | None = None

    @property
    def name(self) -> str:
        """The name of the method that is given."""
        return next(name for name in METHODS if getattr(self, name) is not None)


class Evidence(_Part):
    """What proof an item needs: how many documents, for how long each is good, and which."""

    documents: Annotated[int, Field(ge=0, le=20)] = 0
    valid_months: Annotated[int, Field(ge=1, le=240)] | None = None
    kinds: Text | None = None


class OnFail(_Part):
    """What a failed must-have does to the outcome, whatever the total."""

    star_at_most: Annotated[int, Field(ge=0, le=9)] | None = None
    grade_at_most: str | None = None
    class_: str | None = Field(default=None, alias="class")
    not_passed: Literal[True] | None = None


class Item(_Part):
    """One thing that is evaluated."""

    id: ItemId
    title: Text
    role: Literal["ordinary", "must-have", "bonus"] = "ordinary"
    points: Annotated[Number, Field(ge=0)] | None = None
    weight: Annotated[Number, Field(gt=0)] = Decimal(1)
    method: Method
    means: tuple[Text, ...] = ()
    how: Text | None = None
    applies: dict[str, Condition] = Field(default_factory=dict)
    checked_by: tuple[Literal["documents", "site", "survey", "system"], ...] = ()
    evidence: Evidence = Evidence()
    responsible: tuple[str, ...] = ()
    outcome_word: Literal["整洁", "舒适", "安全", "美丽"] | None = None
    serves: tuple[str, ...] = ()
    suggested_by: MetricId | None = None
    on_fail: OnFail | None = None


class Section(_Part):
    """A block of items. `cap` is the most it may give; in index mode, `mean` joins its items."""

    id: ItemId
    title: Text
    cap: Number | None = None
    mean: Literal["arithmetic", "geometric"] | None = None
    weight: Annotated[Number, Field(gt=0)] = Decimal(1)
    items: tuple[Item, ...] = Field(min_length=1)


class Bonus(_Part):
    """How many bonus points count at most."""

    cap: Annotated[Number, Field(gt=0)]


class BandNeeds(_Part):
    """What a band asks for beside marks."""

    no_bad_entry: Literal[True]


class _Band(_Part):
    min: Number | None = None
    every_section: Share | None = None
    section: dict[str, Share] = Field(default_factory=dict)
    when: BandNeeds | None = None


class StarBand(_Band):
    """What one number of stars needs."""

    star: Annotated[int, Field(ge=1, le=9)]


class GradeBand(_Band):
    """What one grade needs; a grade may stand more than once, each time with other needs."""

    grade: str = Field(min_length=1, max_length=20)
    title: Text | None = None


class PassBand(_Band):
    """What meeting the standard needs."""


class IndexOutcome(_Part):
    """How sections become the index: their mean, times `scale`, half up to `digits` decimals."""

    mean: Literal["arithmetic", "geometric"]
    scale: Annotated[int, Field(ge=1, le=1000)] = 1
    digits: Annotated[int, Field(ge=0, le=6)] = 3


class AtLeast(_Part):
    """A lower bound on stars."""

    at_least: Annotated[int, Field(ge=0, le=9)]


class ClassWhen(_Part):
    """When a class is given: every test must hold."""

    star: AtLeast | None = None
    section: dict[str, Share] = Field(default_factory=dict)


class ClassRule(_Part):
    """A class; the first in the list whose tests hold is given, the last has none."""

    id: NameId
    title: Text
    when: ClassWhen | None = None


class Outcome(_Part):
    """What the marks lead to: one ladder (stars, grades, or pass), and classes beside stars."""

    stars: tuple[StarBand, ...] | None = Field(default=None, min_length=1)
    grades: tuple[GradeBand, ...] | None = Field(default=None, min_length=1)
    pass_: PassBand | None = Field(default=None, alias="pass")
    index: IndexOutcome | None = None
    class_: tuple[ClassRule, ...] = Field(default=(), alias="class")

    @property
    def bands(self) -> tuple[StarBand | GradeBand | PassBand, ...]:
        """The ladder's bands, the lowest first: rung 1 is the first, rung 0 is none of them."""
        if self.stars:
            return tuple(reversed(self.stars))
        if self.grades:
            return tuple(reversed(self.grades))
        return (self.pass_,) if self.pass_ else ()


class Standard(_Part):
    """A published standard in one edition."""

    id: KebabId = Field(alias="standard")
    edition: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)
    status: Literal["official", "sample"]
    title: Text
    source: Text
    note: Text | None = None
    subject: Literal["community", "compound", "company", "division", "country"]
    mode: Literal["checklist", "points", "index"]
    facts: tuple[Fact, ...] = ()
    parties: tuple[Party, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    bonus: Bonus | None = None
    outcome: Outcome = Outcome()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in the order of the document."""
        return tuple(item for section in self.sections for item in section.items)

    def item(self, item_id: str) -> Item:
        """The item of that id. Raises KeyError if there is none."""
        return {item.id: item for item in self.items}[item_id]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a standard, for editors."""
    schema = Standard.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
