"""Lists: search, filter, sort, columns, saved views, pages, export. docs/parts/tables.md."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .page import ListPage
    from .table import Day, LinliTable, Moment, Number, YesNo

__all__ = ["Day", "LinliTable", "ListPage", "Moment", "Number", "YesNo"]


def __getattr__(name: str) -> Any:
    """Load what others import from here when they do: a list needs models, which load after this app."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(".page" if name == "ListPage" else ".table", __name__), name)
