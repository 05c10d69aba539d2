"""The menu: what modules offer in their `menu.py`, shown to those who may go there."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.core.fixed_urls import fixed_url
from linli.core.rights import Right


@dataclass(frozen=True)
class Item:
    """One entry: label, URL name, icon, the right that shows it."""

    label: str | Promise
    url: str
    icon: str
    right: Right
    group: str
    order: int


@dataclass(frozen=True)
class Group:
    """A heading of the menu, and where it stands."""

    code: str
    title: str | Promise
    order: int


@dataclass
class Entry:
    """An item as a page shows it."""

    label: str | Promise
    href: str
    icon: str
    current: bool = False


@dataclass
class Section:
    """A group as a page shows it, with the entries that the person may open."""

    code: str
    title: str | Promise
    entries: list[Entry] = field(default_factory=list)


RESIDENTS = "residents"  # shown at the front door instead of at the officers' desk

GROUPS: dict[str, Group] = {
    group.code: group
    for group in (
        Group("today", _("Today"), 0),
        Group("places", _("Places"), 10),
        Group("evaluation", _("Evaluation"), 20),
        Group("people", _("People and roles"), 80),
        Group("settings", _("Data and settings"), 90),
        Group(RESIDENTS, _("For residents"), 100),
    )
}
ITEMS: list[Item] = []


def group(code: str, title: str | Promise, order: int) -> None:
    """Add a heading to the menu. Raises ValueError if it exists."""
    if code in GROUPS:
        raise ValueError(f"the menu group {code} is declared twice")
    GROUPS[code] = Group(code, title, order)


def item(*, label: str | Promise, url: str, icon: str, right: Right, group: str, order: int = 50) -> None:
    """Add an entry, from a module's `menu.py`.

    url: a URL name without arguments; icon: a name of Tabler's icons; group: "today", "places", "people",
    "settings", "residents" (the portal), or one that the module added. Raises ValueError for another group.
    """
    if group not in GROUPS:
        raise ValueError(f"no menu group {group}; there are: {', '.join(GROUPS)}")
    ITEMS.append(Item(label, url, icon, right, group, order))


def sections_for(request: HttpRequest) -> list[Section]:
    """Return the officers' menu of whoever asks, empty sections left out. Costs the one query of `request.grants`."""
    shown = _sections(request, {code for code in GROUPS if code != RESIDENTS})
    _mark_current(request.path, [entry for section in shown for entry in section.entries])
    return shown


def residents_entries(request: HttpRequest) -> list[Entry]:
    """Return the menu of the front door."""
    entries = [entry for section in _sections(request, {RESIDENTS}) for entry in section.entries]
    _mark_current(request.path, entries)
    return entries


def _sections(request: HttpRequest, codes: set[str]) -> list[Section]:
    sections = {code: Section(code, GROUPS[code].title) for code in sorted(codes, key=lambda code: GROUPS[code].order)}
    for entry in sorted(ITEMS, key=lambda entry: (entry.order, entry.url)):
        if entry.group in codes and _may(request, entry.right):
            sections[entry.group].entries.append(Entry(entry.label, fixed_url(entry.url), entry.icon))
    return [section for section in sections.values() if section.entries]


def _may(request: Any, right: Right) -> bool:
    if right.public:
        return True
    if right.own:
        return bool(request.user.is_authenticated)
    return bool(request.grants.has(right.code))


def _mark_current(path: str, entries: list[Entry]) -> None:
    """Mark the entry whose address is the longest beginning of the page's; the front page is only itself."""
    matching = [entry for entry in entries if path == entry.href or (entry.href != "/" and path.startswith(entry.href))]
    if matching:
        max(matching, key=lambda entry: len(entry.href)).current = True
