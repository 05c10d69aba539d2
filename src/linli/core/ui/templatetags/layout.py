"""What every page shows, made once or without a template for each line: it is in the way of all of them."""

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from linli.core.ui.menu import Section

register = template.Library()


@register.simple_tag
def once(name: str) -> SafeString:
    """Draw a part of the layout that depends on nothing but the language: once for each while the process runs."""
    return _drawn(name, get_language() or "")


@cache
def _drawn(name: str, language: str) -> SafeString:
    return render_to_string(name)


@register.simple_tag
def menu_lines(sections: Iterable[Section]) -> SafeString:
    """Draw the headings and entries of the officers' menu."""
    parts = []
    for section in sections:
        title = f"menu-{escape(section.code)}"
        parts.append(f'<h2 class="ll-menu-title" id="{title}">{escape(str(section.title))}</h2>')
        parts.append(f'<ul aria-labelledby="{title}">')
        for entry in section.entries:
            current = ' aria-current="page"' if entry.current else ""
            icon = f'<i class="ti ti-{escape(entry.icon)}" aria-hidden="true"></i>'
            label = f"<span>{escape(str(entry.label))}</span>"
            parts.append(f'<li><a href="{escape(entry.href)}"{current}>{icon}{label}</a></li>')
        parts.append("</ul>")
    return mark_safe("\n".join(parts))
