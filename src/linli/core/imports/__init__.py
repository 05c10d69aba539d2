"""Workbooks in: read and checked whole, applied in one transaction or refused and refilled. docs/parts/imports.md."""

from .columns import Column, Kind
from .doors import DOORS, Context, Door, Sample, Summary, register
from .rows import Rows

__all__ = ["DOORS", "Column", "Context", "Door", "Kind", "Rows", "Sample", "Summary", "register"]
