"""Plans of cities as files: what a creation action is to be, as its document says, read from YAML and checked.

Those that ship lie in `data/plans/`; a city puts its own into `plans/` of the data folder. Written down is only what a
source says: docs/operations/plan-files.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from linli.campaign.models import Target, Task
from linli.campaign.rules.denominators import Rule
from linli.core.plain_text import begins_a_formula
from linli.evaluation.operations.editions import language
from linli.grading.faults import Refused
from linli.grading.words import describe
from linli.grading.yamltext import Lines, line_of, read_yaml

SHIPPED = Path(__file__).with_name("data") / "plans"
MOST_FILES, LARGEST = 50, 200_000  # files that are looked at, and bytes of one
RULES = {"all": Rule.ALL, "committee": Rule.COMMITTEE, "subdistrict": Rule.SUBDISTRICT}
COUNTED = {
    "taking-part": Target.Counted.TAKING_PART, "meeting": Target.Counted.MEETING, "named": Target.Counted.NAMED,
}  # fmt: skip
REACH = {"whole": Target.Reach.WHOLE, "each-unit": Target.Reach.EACH_UNIT}
OWNERS = {"city": Task.Owner.CITY, "counties": Task.Owner.COUNTIES}


# What a file says -----------------------------------------------------------------------------------------------------


def _day(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return date.fromisoformat(value)  # a day that is none raises ValueError, which is a fault of the file
    return value


def _text(value: Any) -> Any:
    if isinstance(value, str) and (begins_a_formula(value) or value != value.strip()):
        raise ValueError("begins like a formula, or with blanks")
    return value


Day = Annotated[date, BeforeValidator(_day)]
KebabId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=50)]
Title = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=120)]
Short = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=200)]
Long = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=500)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Counted(_Part):
    """A list of communities to be frozen: how they were on a day, by a rule."""

    id: KebabId
    title: Title
    rule: Literal["all", "committee", "subdistrict"]
    on: Day
    note: Annotated[str, Field(max_length=500)] = ""


class Share(_Part):
    """A target: at least so many per cent of a list by the end of a day, with the sentence of its source."""

    by: Day
    percent: Annotated[int | Decimal, Field(gt=0, le=100)]
    counted: Literal["taking-part", "meeting", "named"]
    reach: Literal["whole", "each-unit"] = "whole"
    stretch: bool = False
    denominator: KebabId
    sentence: Long
    source: Short

    @property
    def exact(self) -> Decimal:
        """The per cent as the rules take it."""
        return Decimal(self.percent)


class Owed(_Part):
    """A task of a stage, as the source words it, with the day that the source gives."""

    title: Title
    owner: Literal["city", "counties"]
    due_on: Day
    text: Long
    proof: Annotated[str, Field(max_length=200)] = ""


class Part(_Part):
    """A stage. ends: null where the source gives no end."""

    title: Title
    begins: Day
    ends: Day | None
    source: Annotated[str, Field(min_length=1, max_length=300)]
    tasks: tuple[Owed, ...]


class SourcePlan(_Part):
    """What the file of a plan says. division: the code of its city; left_open: what the source does not say."""

    plan: KebabId
    division: Annotated[str, Field(pattern=r"^[0-9]{12}$")]
    title: Title
    document: Short
    standard: KebabId
    begins: Day
    ends: Day | None
    read_from: Short
    left_open: tuple[Long, ...] = ()
    denominators: tuple[Counted, ...] = Field(min_length=1, max_length=10)
    targets: tuple[Share, ...] = Field(max_length=30)
    stages: tuple[Part, ...] = Field(max_length=20)

    def past(self, today: date) -> list[Owed]:
        """Return the tasks whose day has passed, in the order of the file."""
        return [task for stage in self.stages for task in stage.tasks if task.due_on < today]


class FaultyPlan(Exception):
    """The file of a plan cannot be used; `faults` says in sentences what is wrong, with the line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


# Reading --------------------------------------------------------------------------------------------------------------


def read_plan(raw: bytes, file: str) -> SourcePlan:
    """Read a plan from YAML. Raises FaultyPlan with every fault."""
    try:
        data, lines = read_yaml(raw, file)
    except Refused as refused:
        raise FaultyPlan([describe(fault, language()) for fault in refused.faults]) from refused
    try:
        plan = SourcePlan.model_validate(data)
    except ValidationError as exc:
        raise FaultyPlan([*_shape_faults(exc, lines)]) from exc
    if faults := [*_faults(plan, lines)]:
        raise FaultyPlan(faults)
    return plan


def _shape_faults(exc: ValidationError, lines: Lines) -> Iterator[str]:
    for error in exc.errors(include_url=False, include_input=True):
        path = tuple(error["loc"])
        names = {"line": line_of(lines, path), "key": ".".join(map(str, path)) or "-"}
        if error["type"] == "missing":
            yield _("Line {line}: “{key}” is missing.").format(**names)
        elif error["type"] == "extra_forbidden":
            yield _("Line {line}: there is no “{key}” in a plan.").format(**names)
        else:
            value = str(error["input"])[:60]
            yield _("Line {line}: “{value}” cannot stand at “{key}”.").format(value=value, **names)


def _faults(plan: SourcePlan, lines: Lines) -> Iterator[str]:
    """Yield what does not fit together."""

    def at(*path: str | int) -> dict[str, Any]:
        return {"line": line_of(lines, path)}

    ids = [one.id for one in plan.denominators]
    for number, one in enumerate(plan.denominators):
        if one.id in ids[:number] or one.title in [other.title for other in plan.denominators[:number]]:
            yield _("Line {line}: “{value}” stands twice.").format(value=one.title, **at("denominators", number))
    for number, target in enumerate(plan.targets):
        if target.denominator not in ids:
            yield _("Line {line}: there is no list “{value}” to count of.").format(
                value=target.denominator, **at("targets", number, "denominator")
            )
        if int(target.percent * 100) != target.percent * 100:
            yield _("Line {line}: a share has at most two decimals.").format(**at("targets", number, "percent"))
    if plan.ends is not None and plan.ends <= plan.begins:
        yield _("Line {line}: it ends before it begins.").format(**at("ends"))
    for number, stage in enumerate(plan.stages):
        if stage.ends is not None and stage.ends < stage.begins:
            yield _("Line {line}: it ends before it begins.").format(**at("stages", number, "ends"))
        if stage.title in [other.title for other in plan.stages[:number]]:
            yield _("Line {line}: “{value}” stands twice.").format(value=stage.title, **at("stages", number))
        titles = [task.title for task in stage.tasks]
        for place, title in enumerate(titles):
            if title in titles[:place]:
                yield _("Line {line}: “{value}” stands twice.").format(
                    value=title, **at("stages", number, "tasks", place)
                )


# Which there are ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanFile:
    """A file: its plan, or what is wrong with it."""

    name: str
    plan: SourcePlan | None
    faults: tuple[str, ...] = ()


_READ: dict[tuple[Path, int, int], PlanFile] = {}


def plan_files() -> list[PlanFile]:
    """Return the files that ship, then those of this installation, by name; of one id the installation's counts."""
    found: dict[str, PlanFile] = {}
    for folder in (SHIPPED, Path(settings.DATA) / "plans"):
        paths = sorted(folder.glob("*.yaml"))[:MOST_FILES] if folder.is_dir() else []
        for path in paths:
            one = _read(path)
            found[one.plan.plan if one.plan else f"{folder}/{one.name}"] = one
    return list(found.values())


def plans_for(codes: set[str]) -> list[SourcePlan]:
    """Return the plans of cities by their codes."""
    return [one.plan for one in plan_files() if one.plan and one.plan.division in codes]


def faulty_files() -> list[PlanFile]:
    """Return the files that cannot be used, with what is wrong."""
    return [one for one in plan_files() if one.faults]


def _read(path: Path) -> PlanFile:
    try:
        stat = path.stat()
        key = path, stat.st_mtime_ns, stat.st_size
        if key not in _READ:
            if len(_READ) > 4 * MOST_FILES:
                _READ.clear()
            with path.open("rb") as file:
                raw = file.read(LARGEST + 1)
            if len(raw) > LARGEST:
                raise FaultyPlan([_("The file is larger than {most} bytes.").format(most=LARGEST)])
            _READ[key] = PlanFile(path.name, read_plan(raw, path.name))
        return _READ[key]
    except OSError as exc:
        return PlanFile(path.name, None, (_("The file cannot be read: {why}").format(why=exc.strerror or ""),))
    except FaultyPlan as exc:
        return PlanFile(path.name, None, tuple(exc.faults))
