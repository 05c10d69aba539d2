"""Reports and task lists in print and as workbooks: the same tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.core import clock
from linli.grading.bulk import printable
from linli.grading.commands import font_folder
from linli.grading.typesetting import typeset

from .words import Section, told

_LAYOUT = Path(__file__).with_name("report.typ")
_WIDEST, _LEAST = 24, 4  # signs of a column that count for its width in print


def labels(plain: dict[str, Any]) -> list[str]:
    """Return what stands at the head of every page."""
    found = [_("Demo data")] if settings.DEMO else []
    return [*found, _("Sample")] if plain.get("sample") else found


def report_pdf(plain: dict[str, Any], sections: Sequence[Section]) -> bytes:
    """Return a report or a task list as a PDF; the same data gives the same bytes. Raises as `typeset`."""
    lang = "en" if (get_language() or "").startswith("en") else "zh"
    data = {
        "lang": lang,
        "title": plain["title"],
        "under": _under(plain),
        "labels": labels(plain),
        "remarks": [plain[name] for name in ("demo", "sample") if plain.get(name)],
        "lead": plain.get("lead", ""),
        "sections": [
            {
                "title": one.title, "note": one.note, "head": list(one.columns), "weights": _weights(one),
                "rows": [[str(told(cell)) for cell in row] for row in one.rows],
            }
            for one in sections
        ],
        "none": _("None."),
        "lists": [
            {"title": title, "lines": plain[name]}
            for name, title in (("steps", _("Next steps")), ("notes", _("Notes")))
            if plain.get(name)
        ],
        "words": {"made_by": _("Made by LinLi 邻礼")},
    }  # fmt: skip
    return typeset(_LAYOUT, data, font_folder())


def _under(plain: dict[str, Any]) -> str:
    made = _("made on {day}").format(day=plain["made_on"])
    return f"{plain['first']} — {plain['last']} · {made}" if "first" in plain else made


def _weights(one: Section) -> list[int]:
    """Return how wide each column is beside the others: by its longest text, within bounds."""
    found = []
    for number, title in enumerate(one.columns):
        longest = max([len(title) // 2, *(_width(str(row[number])) for row in one.rows)])
        found.append(min(max(longest, _LEAST), _WIDEST))
    return found


def _width(text: str) -> int:
    return (sum(2 if sign > "⺀" else 1 for sign in text) + 1) // 2


def write_book(file: IO[bytes], plain: dict[str, Any], sections: Sequence[Section], person: str) -> int:
    """Write a report or a task list as a workbook; returns how many rows it has. Numbers are numbers."""
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E6F0EC", "border": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    about = book.add_worksheet(_("About"))
    about.set_column(0, 0, 20)
    about.set_column(1, 1, 90)
    for number, (label, value) in enumerate(_about(plain, person)):
        about.write_string(number, 0, printable(label), wrapped)
        about.write_string(number, 1, printable(value), wrapped)
    count = 0
    for position, one in enumerate(sections, 1):
        sheet = book.add_worksheet(_sheet_name(position, one.title))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_header(f"&L{_in_header(plain['title'])}&R{_in_header(' · '.join(labels(plain)))}")
        for number, (title, weight) in enumerate(zip(one.columns, _weights(one), strict=True)):
            sheet.set_column(number, number, 2 * weight + 4)
            sheet.write_string(0, number, printable(title), head)
        for at, row in enumerate(one.rows, 1):
            for number, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(at, number, cell)
                else:
                    sheet.write_string(at, number, printable(str(cell)))
        count += len(one.rows)
    book.close()
    return count


def _about(plain: dict[str, Any], person: str) -> list[tuple[str, str]]:
    lines = [
        (_("Title"), plain["title"]), (_("City"), settings.CITY_NAME), (_("Area of the report"), plain["area"]),
        (_("Figures up to"), plain.get("last", "")), (_("Counted on"), plain.get("counted_on", "")),
        (_("Date"), f"{clock.now():%Y-%m-%d %H:%M}"), (_("Exported by"), person), ("", plain.get("lead", "")),
        (_("Sample"), plain.get("sample", "")),
    ]  # fmt: skip
    if settings.DEMO:
        lines.insert(0, (_("Demo data"), _("Everything in this file is made up.")))
    lines += [(_("Next steps"), text) for text in plain.get("steps", [])]
    lines += [(_("Notes"), text) for text in plain.get("notes", [])]
    return [line for line in lines if line[1]]


def _sheet_name(position: int, title: str) -> str:
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)
    return f"{position} {plain}"[:31].strip()


def _in_header(text: str) -> str:
    return text.replace("&", "&&")[:100]
