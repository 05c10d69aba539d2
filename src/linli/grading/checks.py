"""What no shape can tell of a standard: references, sums, order, and limits that would have no effect."""

from collections import Counter
from decimal import Decimal
from functools import partial
from itertools import groupby, pairwise
from typing import Any

from linli.kernels.record import MOST_POINTS

from .faults import Fault, Place
from .schema import METHODS, Condition, GradeBand, Item, OnFail, Section, Standard
from .yamltext import Lines, Path, line_of

MOST_ITEMS = 2000
SUBJECT_COLUMNS = ("code", "name", "county", "community")


def check_standard(standard: Standard, lines: Lines, file: str) -> list[Fault]:
    """Return every fault of a standard whose shape is right, by line; `lines` and `file` only name places."""
    return _Checks(standard, lines, file).all()


class _Checks:
    def __init__(self, standard: Standard, lines: Lines, file: str) -> None:
        self.standard, self.lines, self.file = standard, lines, file
        self.faults: list[Fault] = []

    def all(self) -> list[Fault]:
        standard = self.standard
        self.unique("sections", standard.sections)
        self.unique("facts", standard.facts)
        self.unique("parties", standard.parties)
        for number, fact in enumerate(standard.facts):
            if fact.id in SUBJECT_COLUMNS:
                self.fault(("facts", number), fact.id, "reserved_id", id=fact.id, reserved=SUBJECT_COLUMNS)
            if (fact.kind == "choice") != bool(fact.choices):
                self.fault(("facts", number), fact.id, "choices_misfit", kind=fact.kind)
            elif len(set(fact.choices)) < len(fact.choices) or any(not c.strip() or "," in c for c in fact.choices):
                self.fault(("facts", number), fact.id, "choices_bad", choices=fact.choices)
        if len(standard.items) > MOST_ITEMS:
            self.fault((), "", "too_many_items", found=len(standard.items), most=MOST_ITEMS)
        seen: Counter[str] = Counter()
        for s, section in enumerate(standard.sections):
            path: Path = ("sections", s)
            for i, item in enumerate(section.items):
                seen[item.id] += 1
                item_path = (*path, "items", i)
                fault = partial(self.fault, item_path, item.id)
                if seen[item.id] == 2:
                    fault("repeated_id", id=item.id)
                if item.id in SUBJECT_COLUMNS:
                    fault("reserved_id", id=item.id, reserved=SUBJECT_COLUMNS)
                self.item(item, item_path)
            self.section(section, path)
        self.bonus()
        if standard.mode == "index":
            self.index_outcome()
        else:
            self.ladder()
        self.classes()
        return sorted(self.faults, key=lambda found: found.place.line)

    def fault(self, path: Path, item: str, code: str, /, **fields: object) -> None:
        self.faults.append(Fault(code, fields, Place(self.file, line_of(self.lines, path), item=item)))

    def unique(self, key: str, things: tuple[Any, ...]) -> None:
        seen = set()
        for number, thing in enumerate(things):
            if thing.id in seen:
                self.fault((key, number), thing.id, "repeated_id", id=thing.id)
            seen.add(thing.id)

    def fits(self, path: Path, item: str, number: Decimal | None, decimals: int) -> None:
        if number is not None and number != round(number, decimals):
            self.fault(path, item, "too_fine", value=number, decimals=decimals)

    # Items

    def item(self, item: Item, path: Path) -> None:
        fault = partial(self.fault, path, item.id)
        given = [name for name in METHODS if getattr(item.method, name) is not None]
        if len(given) != 1:
            self.fault((*path, "method"), item.id, "one_method", given=given, allowed=METHODS)
            return
        mode, name = self.standard.mode, given[0]
        allowed = self.methods_allowed(item)
        if name not in allowed:
            self.fault((*path, "method"), item.id, "method_not_here", method=name, mode=mode, allowed=allowed)
        scored = mode == "points" and item.role != "must-have"
        if scored and item.points is None:
            fault("points_missing")
        if not scored and item.points is not None:
            self.fault((*path, "points"), item.id, "points_not_here", mode=mode, role=item.role)
        if scored and item.points == 0 and name != "events":
            self.fault((*path, "points"), item.id, "points_zero")
        self.fits((*path, "points"), item.id, item.points, 4)
        if item.role != "ordinary" and mode != "points":
            self.fault((*path, "role"), item.id, "role_not_here", role=item.role, mode=mode)
        if (item.role == "must-have") != (item.on_fail is not None) and mode == "points":
            fault("on_fail_missing" if item.role == "must-have" else "on_fail_not_here")
        elif item.on_fail is not None and mode != "points":
            fault("on_fail_not_here")
        if item.on_fail is not None:
            self.on_fail(item.on_fail, item.id, (*path, "on_fail"))
        levels = item.method.levels
        if item.means and (levels is None or len(item.means) != len(levels)):
            count = len(levels) if levels else 0
            self.fault((*path, "means"), item.id, "means_count", found=len(item.means), wanted=count)
        self.conditions(item, path)
        parties = [party.id for party in self.standard.parties]
        for party in item.responsible:
            if party not in parties:
                self.fault((*path, "responsible"), item.id, "unknown_reference", value=party, allowed=parties)
        self.method(item, path)

    def methods_allowed(self, item: Item) -> tuple[str, ...]:
        if self.standard.mode == "index":
            return ("index",)
        if self.standard.mode == "checklist" or item.role == "must-have":
            return ("binary",)
        return ("binary", "levels", "deduct", "count", "measured", "events")

    def conditions(self, item: Item, path: Path) -> None:
        facts = {fact.id: fact for fact in self.standard.facts}
        for name, condition in item.applies.items():
            place = (*path, "applies", name)
            if name not in facts:
                self.fault(place, item.id, "unknown_reference", value=name, allowed=sorted(facts))
                continue
            fact = facts[name]
            allowed = {"yes_no": ("is",), "choice": ("one_of",)}.get(fact.kind, ("at_least", "at_most"))
            given = [key for key in Condition.model_fields if getattr(condition, key) is not None]
            names = [key.rstrip("_") for key in given]
            if not given or any(key not in allowed for key in names):
                self.fault(place, item.id, "condition_misfit", fact=name, kind=fact.kind, allowed=allowed, given=names)
            if condition.one_of == () or (
                condition.at_least is not None
                and condition.at_most is not None
                and condition.at_least > condition.at_most
            ):
                self.fault(place, item.id, "condition_never", fact=name)
            for choice in condition.one_of or ():
                if choice not in fact.choices:
                    self.fault(place, item.id, "unknown_reference", value=choice, allowed=fact.choices)

    def method(self, item: Item, path: Path) -> None:
        method, points = item.method, item.points
        place = (*path, "method", method.name)
        fault = partial(self.fault, place, item.id)
        if method.levels is not None:
            if any(a <= b for a, b in pairwise(method.levels)) or method.levels[-1] < 0:
                fault("levels_not_falling", levels=method.levels)
            if points is not None and method.levels[0] != points:
                fault("levels_top", top=method.levels[0], points=points)
            for level in method.levels:
                self.fits(place, item.id, level, 4)
        elif method.deduct is not None:
            self.fits(place, item.id, method.deduct.per, 4)
            if points is not None and method.deduct.per > points:
                fault("deduct_above_points", per=method.deduct.per, points=points)
        elif method.measured is not None:
            xs = [x for x, _ in method.measured.points_at]
            if any(a >= b for a, b in pairwise(xs)):
                fault("points_at_not_rising", values=xs)
            if len({y for _, y in method.measured.points_at}) == 1:
                fault("points_at_flat")
            elif max(y for _, y in method.measured.points_at) != 1:
                fault("points_at_below_full", top=max(y for _, y in method.measured.points_at))
            for x, y in method.measured.points_at:
                self.fits(place, item.id, x, 6)
                self.fits(place, item.id, y, 6)
            if method.measured.unit == "share" and (xs[0] < 0 or xs[-1] > 1):
                fault("share_out_of_range", values=xs)
        elif method.events is not None:
            self.unique_kinds(item, place)
            self.fits(place, item.id, method.events.lowest, 4)
            if method.events.lowest > 0 or (points is not None and method.events.lowest >= points):
                fault("events_lowest", lowest=method.events.lowest, points=points)
        elif method.index is not None:
            low, high = method.index.low, method.index.high
            if low >= high or (method.index.scale == "log" and low <= 0):
                fault("goalposts", low=low, high=high, scale=method.index.scale)

    def unique_kinds(self, item: Item, place: Path) -> None:
        assert item.method.events is not None
        seen = set()
        for number, kind in enumerate(item.method.events.kinds):
            if kind.id in seen:
                self.fault((*place, "kinds", number), item.id, "repeated_id", id=kind.id)
            seen.add(kind.id)
            self.fits((*place, "kinds", number), item.id, kind.points, 4)
            if kind.points == 0:
                self.fault((*place, "kinds", number), item.id, "points_zero")

    def on_fail(self, on_fail: OnFail, item: str, path: Path) -> None:
        outcome = self.standard.outcome
        fault = partial(self.fault, path, item)
        if not on_fail.model_fields_set:
            fault("on_fail_empty")
        if on_fail.star_at_most is not None:
            stars = [band.star for band in outcome.stars or ()]
            if not stars:
                fault("on_fail_misfit", key="star_at_most", ladder="stars")
            elif on_fail.star_at_most >= max(stars):
                fault("limit_without_effect", limit=on_fail.star_at_most, top=max(stars))
        if on_fail.grade_at_most is not None:
            grades = [band.grade for band in outcome.grades or ()]
            if on_fail.grade_at_most not in grades:
                fault("unknown_reference", value=on_fail.grade_at_most, allowed=grades)
            elif on_fail.grade_at_most == grades[0]:
                fault("limit_without_effect", limit=on_fail.grade_at_most, top=grades[0])
        if on_fail.not_passed is not None and outcome.pass_ is None:
            fault("on_fail_misfit", key="not_passed", ladder="pass")
        if on_fail.class_ is not None:
            classes = [rule.id for rule in outcome.class_]
            if on_fail.class_ not in classes:
                fault("unknown_reference", value=on_fail.class_, allowed=classes)
            elif on_fail.class_ == classes[0]:
                fault("limit_without_effect", limit=on_fail.class_, top=classes[0])

    # Sections and sums

    def section(self, section: Section, path: Path) -> None:
        fault = partial(self.fault, path, section.id)
        if self.standard.mode == "index":
            if section.cap is not None:
                self.fault((*path, "cap"), section.id, "key_not_here", key="cap", mode="index")
            if len(section.items) > 1 and section.mean is None:
                fault("mean_missing")
            return
        if section.mean is not None:
            self.fault((*path, "mean"), section.id, "key_not_here", key="mean", mode=self.standard.mode)
        if self.standard.mode == "checklist":
            if section.cap is not None:
                self.fault((*path, "cap"), section.id, "key_not_here", key="cap", mode="checklist")
            return
        self.fits((*path, "cap"), section.id, section.cap, 4)
        ordinary = [item for item in section.items if item.role == "ordinary"]
        total = sum((item.points or Decimal(0) for item in ordinary), Decimal(0))
        if any(item.method.events for item in ordinary):
            # Entries may add up to more than a section may give: there the cap is a real limit.
            if section.cap is not None and not (0 < section.cap <= total or section.cap == total == 0):
                self.fault((*path, "cap"), section.id, "cap_out_of_range", cap=section.cap, total=total)
            return
        if section.cap is None:
            if ordinary:
                fault("cap_missing", total=total)
        elif section.cap != total:
            self.fault((*path, "cap"), section.id, "cap_is_not_sum", cap=section.cap, total=total)

    def bonus(self) -> None:
        standard = self.standard
        if standard.mode != "points":
            if standard.bonus:
                self.fault(("bonus",), "", "key_not_here", key="bonus", mode=standard.mode)
            return
        points = [item.points or Decimal(0) for item in standard.items if item.role == "bonus"]
        if points and standard.bonus is None:
            self.fault((), "", "bonus_missing", total=sum(points, Decimal(0)))
        elif standard.bonus is not None:
            self.fits(("bonus", "cap"), "", standard.bonus.cap, 4)
            if standard.bonus.cap > sum(points, Decimal(0)):
                self.fault(
                    ("bonus", "cap"), "", "bonus_cap_high", cap=standard.bonus.cap, total=sum(points, Decimal(0))
                )
        everything = sum((abs(item.points or Decimal(0)) for item in standard.items), Decimal(0))
        lowest = sum((-item.method.events.lowest for item in standard.items if item.method.events), Decimal(0))
        if max(everything, lowest) > MOST_POINTS:
            self.fault((), "", "too_many_points", total=max(everything, lowest), most=MOST_POINTS)

    def top(self) -> Decimal:
        """The highest total that can be reached, bonus included."""
        total = sum((section_top(section) for section in self.standard.sections), Decimal(0))
        return total + (self.standard.bonus.cap if self.standard.bonus else 0)

    # Outcome

    def ladder(self) -> None:
        standard, outcome = self.standard, self.standard.outcome
        if outcome.index is not None:
            self.fault(("outcome", "index"), "", "key_not_here", key="index", mode=standard.mode)
        kinds = [
            key
            for key, given in (("stars", outcome.stars), ("grades", outcome.grades), ("pass", outcome.pass_))
            if given
        ]
        if standard.mode == "checklist":
            if kinds or outcome.class_:
                self.fault(("outcome",), "", "outcome_not_here", mode="checklist")
            return
        if len(kinds) != 1:
            self.fault(("outcome",), "", "one_ladder", given=kinds)
            return
        self.bands(kinds[0], decimals=2, top=self.top())

    def bands(self, kind: str, decimals: int, top: Decimal) -> None:
        bands = tuple(reversed(self.standard.outcome.bands))
        sections = {section.id for section in self.standard.sections}
        events = any(item.method.events for item in self.standard.items)
        before: Any = None
        for number, band in enumerate(bands):
            path: Path = ("outcome", kind) if kind == "pass" else ("outcome", kind, number)
            fault = partial(self.fault, path, "")
            self.fits((*path, "min"), "", band.min, decimals)
            if band.min is not None and band.min > top:
                fault("band_out_of_reach", min=band.min, top=top)
            if kind == "stars" and band.min is None:
                fault("band_without_min")
            if before is not None and not _falls(before, band):
                fault("bands_not_falling", above=before.min, below=band.min)
            if kind == "stars" and before is not None and before.star <= band.star:  # type: ignore[union-attr]
                fault("stars_not_falling", above=before.star, below=band.star)  # type: ignore[union-attr]
            if band.every_section is not None and band.section:
                fault("gate_twice")
            for section, share in band.section.items():
                if section not in sections:
                    fault("unknown_reference", value=section, allowed=sorted(sections))
                self.fits(path, "", share, 4)
            self.fits(path, "", band.every_section, 4)
            if band.when is not None and not events:
                fault("no_entries_here")
            if kind == "pass" and band.min is None and band.every_section is None and not band.section:
                fault("band_without_min")
            before = band
        grades = [band.grade for band in bands if isinstance(band, GradeBand)]
        if len(list(groupby(grades))) != len(set(grades)):
            self.fault(("outcome", kind), "", "grades_split", grades=grades)

    def index_outcome(self) -> None:
        outcome = self.standard.outcome
        if outcome.index is None:
            self.fault(("outcome",), "", "index_missing")
            return
        if outcome.class_:
            self.fault(("outcome", "class"), "", "key_not_here", key="class", mode="index")
        kinds = [
            key
            for key, given in (("stars", outcome.stars), ("grades", outcome.grades), ("pass", outcome.pass_))
            if given
        ]
        if len(kinds) > 1:
            self.fault(("outcome",), "", "one_ladder", given=kinds)
        elif kinds:
            self.bands(kinds[0], decimals=outcome.index.digits, top=Decimal(outcome.index.scale))
            if any(band.every_section is not None or band.section for band in outcome.bands):
                self.fault(("outcome", kinds[0]), "", "key_not_here", key="section", mode="index")

    def classes(self) -> None:
        outcome = self.standard.outcome
        sections = {section.id for section in self.standard.sections}
        self.unique_classes()
        stars = [band.star for band in outcome.stars or ()]
        for number, rule in enumerate(outcome.class_):
            path: Path = ("outcome", "class", number)
            fault = partial(self.fault, path, "")
            last = number == len(outcome.class_) - 1
            if last != (rule.when is None or not rule.when.model_fields_set):
                fault("class_last" if last else "class_not_last", id=rule.id)
            if rule.when is None:
                continue
            if rule.when.star is not None and rule.when.star.at_least not in (0, *stars):
                fault("unknown_reference", value=rule.when.star.at_least, allowed=sorted(stars))
            for section, share in rule.when.section.items():
                if section not in sections:
                    fault("unknown_reference", value=section, allowed=sorted(sections))
                self.fits(path, "", share, 4)

    def unique_classes(self) -> None:
        seen = set()
        for number, rule in enumerate(self.standard.outcome.class_):
            if rule.id in seen:
                self.fault(("outcome", "class", number), "", "repeated_id", id=rule.id)
            seen.add(rule.id)


def _falls(above: Any, below: Any) -> bool:
    """Whether a lower band may follow: a lower least total, or none, or the same one with other needs."""
    if below.min is None:
        return True
    return above.min is not None and (above.min > below.min or (above.min == below.min and above.when != below.when))


def section_top(section: Section) -> Decimal:
    """The most points that a section gives: its cap, else the sum of its ordinary items."""
    if section.cap is not None:
        return section.cap
    return sum((item.points or Decimal(0) for item in section.items if item.role == "ordinary"), Decimal(0))
