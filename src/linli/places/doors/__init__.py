"""The lists of places that come in by workbook. Importing this package opens its doors."""

from . import compounds, facilities, grids, homes, organisations

__all__ = ["compounds", "facilities", "grids", "homes", "organisations"]
