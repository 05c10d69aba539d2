"""Where things are."""

from .compounds import Building, Compound, Home, Stairwell
from .divisions import Division, DivisionSuccession, OverlayZone
from .facilities import ProtectedZone, PublicFacility
from .grids import Grid, MicroGrid
from .organisations import Management, Organisation, OwnersCommittee
from .shapes import Boundary

__all__ = [
    "Boundary", "Building", "Compound", "Division", "DivisionSuccession", "Grid", "Home", "Management", "MicroGrid",
    "Organisation", "OverlayZone", "OwnersCommittee", "ProtectedZone", "PublicFacility", "Stairwell",
]  # fmt: skip
