"""What every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from linli.core import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the base layout shows: the city, the day, whether this is the demo."""
    return {
        "city_name": settings.CITY_NAME,
        "demo": settings.DEMO,
        "today": clock.today(),
        "day_is_set": clock.is_set(),
        "map_approval": settings.MAP_APPROVAL,
    }
