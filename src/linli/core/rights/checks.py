"""Nothing starts while an address declares no right."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from .views import addresses, right_of


@register("rights")
def every_address_declares_its_right(**_: Any) -> list[CheckMessage]:
    """Refuse to start if a view has no right."""
    return [
        Error(
            f"{name or path} declares no right",
            hint="put @needs(RIGHT) on the view, or declare(NAME, RIGHT) for a view of another package",
            id="rights.E001",
        )
        for path, name, view in addresses()
        if right_of(path, name, view) is None
    ]
