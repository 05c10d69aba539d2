"""Nothing starts while the menu leads nowhere."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch, reverse

from .menu import ITEMS


@register("urls")
def every_menu_item_leads_somewhere(**_: Any) -> list[CheckMessage]:
    """Refuse to start if an item of the menu names an address that does not exist."""
    errors: list[CheckMessage] = []
    for entry in ITEMS:
        try:
            reverse(entry.url)
        except NoReverseMatch:
            errors.append(Error(f"the menu names {entry.url}, which is no address", id="ui.E001"))
    return errors
