"""Workbooks in: read and checked whole, applied in one transaction or refused and refilled. docs/parts/imports.md."""

from .columns import Column, Kind
from .doors import DOORS, Content, Context, Door, Sample, Summary, Target, register
from .rows import Rows

__all__ = [
    "DOORS", "Column", "Content", "Context", "Door", "Kind", "Rows", "Sample", "Summary", "Target", "register",
]  # fmt: skip
