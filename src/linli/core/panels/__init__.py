"""What modules offer to pages that show many modules.

A detail page says `{% load panels %}{% panels "places.compound" compound %}`; a module further down the house adds its
part by `@panel(subject="places.compound", order=20, right=VIEW_X)` in its `panels.py`.
"""

from .registry import PANELS, Panel, panel, panels_for

__all__ = ["PANELS", "Panel", "panel", "panels_for"]
