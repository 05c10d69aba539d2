"""A standard as a readable document: grading's words, with where the number of each item comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from linli.core.metrics import METRICS
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.marks import metric_of
from linli.grading.checks import section_top
from linli.grading.compile import Published
from linli.grading.diff import Change, compare, say_change
from linli.grading.faults import Fault
from linli.grading.schema import Item, Section, Standard
from linli.grading.show import document
from linli.grading.words import place_text, sentence


@dataclass(frozen=True)
class Source:
    """Where the number of an item comes from. tone: of its badge; metric: its title, or its code if there is none."""

    words: str
    tone: str
    metric: str = ""


@dataclass
class ShownItem:
    """An item as people read it."""

    id: str
    title: str
    points: str
    role: str
    lines: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    soft: str = ""
    source: Source | None = None


@dataclass
class ShownSection:
    """A section: items, or lines where it is no section of items (outcome, facts)."""

    title: str
    points: str
    anchor: str
    items: list[ShownItem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass
class ShownDocument:
    """A standard as people read it."""

    facts: list[dict[str, str]]
    sections: list[ShownSection]
    option: dict[str, Any]
    columns: list[str]
    rows: list[list[Any]]
    live: int
    items: int


def shown(published: Published) -> ShownDocument:
    """Return the whole document in the language of the page."""
    standard, lang = published.standard, language()
    items = {item.id: item for item in standard.items}
    facts: list[dict[str, str]] = []
    sections: list[ShownSection] = []
    item = None
    for kind, text in document(published, lang):
        parts = text.split("\t")
        if kind == "fact":
            facts.append({"label": parts[0], "value": parts[1]})
        elif kind == "section":
            sections.append(ShownSection(parts[0], parts[1], f"section-{len(sections) + 1}"))
            item = None
        elif kind == "item":
            item = ShownItem(parts[0], parts[1], parts[2], parts[3], source=source_of(items[parts[0]]))
            sections[-1].items.append(item)
        elif kind == "line":
            (item.lines if item else sections[-1].lines).append(text)
        elif kind == "bullet" and item:
            item.bullets.append(text)
        elif kind == "soft" and item:
            item.soft = text
    live = sum(1 for one in standard.items if metric_of(one) in METRICS)
    return ShownDocument(facts, sections, *_chart(standard, lang), live=live, items=len(items))


def source_of(item: Item) -> Source:
    """Return where an item's number comes from: the platform's live data, a metric to come, or typed from evidence."""
    code = metric_of(item)
    if code is None:
        return Source(_("typed from evidence"), "muted")
    if code in METRICS:
        return Source(_("live from the platform"), "success", str(METRICS[code].title))
    return Source(_("the platform does not offer this number yet; typed from evidence"), "warning", code)


def _chart(standard: Standard, lang: str) -> tuple[dict[str, Any], list[str], list[list[Any]]]:
    """Points by section as a chart with its table; a checklist has items, an index weights."""
    by_points = standard.mode == "points"
    titles = [f"{one.id} {one.title.zh if lang == 'zh' else one.title.en}" for one in standard.sections]
    tops = [_plain(section_top(one)) if by_points else str(len(one.items)) for one in standard.sections]
    what = _("Points") if by_points else _("Items")
    option = {
        "grid": {"left": 8, "right": 40, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": titles},
        "series": [{"type": "bar", "name": what, "data": tops, "label": {"show": True, "position": "right"}}],
    }
    rows = [
        [title, len(one.items), *([top] if by_points else []), _musts(one)]
        for title, one, top in zip(titles, standard.sections, tops, strict=True)
    ]
    return option, [_("Section"), _("Items"), *([what] if by_points else []), _("Must-haves")], rows


def _musts(section: Section) -> int:
    return sum(1 for item in section.items if item.role == "must-have")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


# What changed ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Changes:
    """Changes of one kind, in words."""

    title: str
    sentences: list[str]


def changes(before: Standard, after: Standard) -> list[Changes]:
    """Return what changed between two editions, grouped, the consequences first; nothing if they say the same."""
    groups = {
        "outcome": _("Stars, bands and classes"), "section": _("Sections"), "item": _("Items"),
        "definition": _("Facts and parties"), "whole": _("The standard as a whole"),
    }  # fmt: skip
    found: dict[str, list[str]] = {}
    for change in compare(before, after):
        found.setdefault(_group(change), []).append(say_change(change, language()))
    return [Changes(title, found[group]) for group, title in groups.items() if group in found]


_OUTCOME = ("band", "class", "ladder", "index", "total", "bonus")
_WHOLE = ("standard", "subject", "mode", "status", "edition", "source", "title_changed", "note")


def _group(change: Change) -> str:
    code = change.code
    if code.startswith(_OUTCOME):
        return "outcome"
    if code.startswith(_WHOLE):
        return "whole"
    if code.startswith("section"):
        return "section"
    return "definition" if code.startswith(("fact", "party")) else "item"


# What is wrong --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A fault of a document: its line, item and cell, what is wrong and what is allowed, and the line itself."""

    line: int
    where: str
    text: str
    excerpt: str = ""


def told(faults: Sequence[Fault], text: str = "") -> list[Told]:
    """Return faults in words, all at once, beside the lines they are about."""
    lines, lang = text.split("\n"), language()
    found = []
    for fault in faults:
        place = fault.place
        excerpt = lines[place.line - 1].strip()[:120] if 0 < place.line <= len(lines) else ""
        where = place_text(type(place)(sheet=place.sheet, cell=place.cell, item=place.item), lang)
        found.append(Told(place.line, where, sentence(fault, lang), excerpt))
    return found


CHECK = "待核："  # as grading.tables writes it into a draft, whatever the language of the page


def remarks(text: str) -> list[Told]:
    """Return what a draft from a table still asks a person to look at: its comments that say so, with their lines."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        comment = line.strip()
        if comment.startswith(f"# {CHECK}") or line.startswith("#   "):
            found.append(Told(number, "", comment.lstrip("# ").removeprefix(CHECK)))
    return found
