"""Reads, for the pages of places and for other modules."""

from .divisions import as_place, counts_below, holdings, reporting_units
from .sight import can_change, get_visible

__all__ = ["as_place", "can_change", "counts_below", "get_visible", "holdings", "reporting_units"]
