"""Nothing starts while an operation of the API declares no right; an address answers as its operations do."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from ninja.constants import NOT_SET

from linli.core.rights import SIGNED_IN, declare
from linli.core.rights.api import Holds

from .v1 import api


def operations() -> Iterator[tuple[str, str, Any]]:
    """Return every operation of the API: what it is called ("GET /places/compounds"), its URL name, its auth."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                auth = router.auth if operation.auth_param is NOT_SET else operation.auth_param
                name = api.get_operation_url_name(operation, router)
                yield f"{' '.join(operation.methods)} /api/v1{prefix}{path}", f"api:{name}", auth


@register("rights")
def every_operation_declares_its_right(**_: Any) -> list[CheckMessage]:
    """Refuse to start if an operation is open to whoever asks."""
    return [
        Error(f"{called} declares no right", hint="give it auth=Holds(RIGHT)", id="rights.E002")
        for called, _name, auth in operations()
        if not isinstance(auth, Holds)
    ]


def declare_addresses() -> None:
    """Say of every address of the API that its operations ask for their own rights."""
    for _called, name, _auth in operations():
        declare(name, SIGNED_IN)
