"""Columns and checks that several lists of places share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Kind, Rows

from .lookup import Found, Places

COMMUNITY = (
    Column(
        "community_code", _("Community code"), Kind.CODE, max_length=12, example="990102001001", width=16,
        help=_("The 12 digits of the community or village; or give its name."),
        aliases=("社区编码", "社区代码", "村社代码", "区划代码"),
    ),
    Column(
        "community", _("Community"), example="书院社区", width=18,
        help=_("The name of the community or village. If there is another of that name, give the code."),
        aliases=("社区", "所属社区", "村社", "村（社区）", "社区名称", "所在社区", "所属村社"),
    ),
)  # fmt: skip
POSITION = (
    Column(
        "longitude", _("Longitude (WGS 84)"), Kind.DECIMAL, places=6, minimum=Decimal(-180), maximum=Decimal(180),
        example="118.859400", help=_("In degrees, WGS 84 or CGCS2000."), aliases=("经度",), units=("°", "度"),
    ),
    Column(
        "latitude", _("Latitude (WGS 84)"), Kind.DECIMAL, places=6, minimum=Decimal(-90), maximum=Decimal(90),
        example="28.970100", help=_("In degrees, WGS 84 or CGCS2000."), aliases=("纬度",), units=("°", "度"),
    ),
)  # fmt: skip


def texts(rows: Rows, *keys: str) -> list[str]:
    """Return the distinct texts of columns."""
    return sorted({value for key in keys for value in rows.values[key] if value is not None})


def referred(rows: Rows, row: int, key: str, places: Places, within: str | None = None) -> Found | None:
    """Return what the columns KEY_code and KEY refer to, the code first; None if both are empty, or after a fault."""
    code, name = rows.values[f"{key}_code"][row], rows.values[key][row]
    if code:
        return places.one(rows, row, f"{key}_code", code)
    return places.one(rows, row, key, name, within) if name else None


def missing(rows: Rows, row: int, key: str) -> None:
    """Blame an empty reference, unless its cells are blamed already."""
    if not is_blamed(rows, row, (f"{key}_code", key)):
        given = key if key in rows.given or f"{key}_code" not in rows.given else f"{key}_code"
        rows.fault("cell_missing", row, given)


def is_blamed(rows: Rows, row: int, keys: Iterable[str]) -> bool:
    """Whether a row has a fault in one of these columns."""
    keys = set(keys)
    return any(fault.row == row and fault.key in keys for fault in rows.faults)


def check_position(rows: Rows, row: int, thing: Any) -> None:
    """Blame one coordinate without the other."""
    found = [rows.values[key][row] for key in ("longitude", "latitude")]
    known: Sequence[Any] = [getattr(thing, key) for key in ("longitude", "latitude")] if thing else [None, None]
    both = [new if new is not None else old for new, old in zip(found, known, strict=True)]
    if (both[0] is None) != (both[1] is None):
        rows.fault("half_a_position", row, "longitude" if both[0] is None else "latitude")


def half_a_position() -> dict[str, Any]:
    """Return the sentence of `check_position`, to be declared once."""
    return {"half_a_position": _("A position needs both longitude and latitude. Enter both, or neither.")}
