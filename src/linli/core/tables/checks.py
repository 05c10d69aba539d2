"""Nothing starts while a list names an import door that is not there."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from linli.core.imports import DOORS
from linli.core.rights import addresses

from .page import ListPage


@register("tables")
def every_export_door_is_there(**_: Any) -> list[CheckMessage]:
    """Refuse to start if an export could not find its columns."""
    found = []
    for path, name, view in addresses():
        page = getattr(view, "view_class", None)
        if isinstance(page, type) and issubclass(page, ListPage) and page.export_door not in (None, *DOORS):
            hint = f"doors are registered in a module's doors.py; there are: {', '.join(sorted(DOORS))}"
            found.append(Error(f"{name or path} exports for the door {page.export_door}", hint=hint, id="tables.E001"))
    return list(found)
