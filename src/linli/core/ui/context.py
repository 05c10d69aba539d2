"""What every page needs to know. Nothing here asks the database before a template shows it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

import linli
from linli.core import clock

from .menu import residents_entries, sections_for
from .views import LARGE_COOKIE, THEME_COOKIE, THEMES


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the layouts show: the city, the day, whether this is the demo, the menu, what the reader chose."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "city_name": settings.CITY_NAME,
        "demo": settings.DEMO,
        "today": clock.today(),
        "day_is_set": clock.is_set(),
        "map_approval": settings.MAP_APPROVAL,
        "version": linli.__version__,
        "theme": theme if theme in THEMES else "",
        "large": SimpleLazyObject(lambda: wants_large_type(request)),
        "menu": SimpleLazyObject(lambda: sections_for(request)),
        "residents_menu": SimpleLazyObject(lambda: residents_entries(request)),
    }


def wants_large_type(request: HttpRequest) -> bool:
    """Whether the reader chose large type: on this device, or for themselves."""
    chosen = request.COOKIES.get(LARGE_COOKIE)
    return chosen == "1" if chosen else bool(getattr(request.user, "older_mode", False))
