"""Numbers that lead to what they were computed from, and the tables of charts.

Tags and no template for each cell: looking up `url` on a plain number fails slowly, and a page of charts has hundreds.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def figure(number: Any, url: str) -> SafeString:
    """Draw a number, leading to its list; without an address the number alone."""
    return format_html('<a href="{}">{}</a>', url, localize(number)) if url else conditional_escape(localize(number))


@register.simple_tag
def chart_rows(rows: Iterable[Iterable[Any]]) -> SafeString:
    """Draw the rows of a chart's table. A cell may be text, a number, or a dict with text and url."""
    return mark_safe("".join([f"<tr>{''.join(_cells(row))}</tr>" for row in rows]))


def _cells(row: Iterable[Any]) -> Iterable[str]:
    for place, cell in enumerate(row):
        shown = _shown(cell)
        yield f"<td>{shown}</td>" if place else f'<th scope="row">{shown}</th>'


def _shown(cell: Any) -> str:
    if not isinstance(cell, dict):
        return conditional_escape(localize(cell))
    text = conditional_escape(localize(cell["text"]))
    return f'<a href="{escape(cell["url"])}">{text}</a>' if cell.get("url") else text
