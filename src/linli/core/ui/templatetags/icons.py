"""`{% icon "home" %}`: one of Tabler's icons, as decoration beside words.

A tag and no component: a page shows forty of them, and a component costs a template each.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon by Tabler's name for it."""
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)
