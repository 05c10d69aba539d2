"""Writes, one transaction each. Other modules import from here."""

from .boundaries import apply_boundaries, draw_schematic_boundaries
from .committees import end_committee, record_committee
from .compounds import create_compound, edit_compound, retire_compound
from .divisions import create_division, edit_division, move_division, rename_division, retire_division
from .facilities import close_facility, create_facility, edit_facility
from .grids import create_grid, edit_grid, set_micro_grid
from .managements import end_management, refresh_managers, start_management
from .organisations import close_organisation, create_organisation, edit_organisation
from .protected_zones import create_protected_zone, edit_protected_zone
from .successions import Succession, follows_succession, merge_divisions, split_division
from .tree import recompute_ancestors
from .zones import create_zone, edit_zone, place_in_zone, take_out_of_zone

__all__ = [
    "Succession", "apply_boundaries", "close_facility", "close_organisation", "create_compound", "create_division",
    "create_facility", "create_grid", "create_organisation", "create_protected_zone", "create_zone",
    "draw_schematic_boundaries", "edit_compound", "edit_division", "edit_facility", "edit_grid", "edit_organisation",
    "edit_protected_zone", "edit_zone", "end_committee", "end_management", "follows_succession", "merge_divisions",
    "move_division", "place_in_zone", "recompute_ancestors", "record_committee", "refresh_managers",
    "rename_division", "retire_compound", "retire_division", "set_micro_grid", "split_division", "start_management",
    "take_out_of_zone",
]  # fmt: skip
