"""What an offline page hands to its scripts."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from linli.core.outbox.words import page_data

register = template.Library()


@register.simple_tag
def outbox_data() -> SafeString:
    """Draw the data block that outbox.js and shell.js read."""
    return json_script(page_data(), "outbox-data")
