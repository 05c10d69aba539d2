"""Where things are."""

from .compounds import Building, Compound, Home, Stairwell
from .divisions import Division, DivisionChange, DivisionSuccession, OverlayZone
from .facilities import ProtectedZone, PublicFacility
from .grids import Grid, MicroGrid
from .organisations import Management, Organisation, OwnersCommittee
from .shapes import Boundary, BoundaryImport

__all__ = [
    "Boundary",
    "BoundaryImport",
    "Building",
    "Compound",
    "Division",
    "DivisionChange",
    "DivisionSuccession",
    "Grid",
    "Home",
    "Management",
    "MicroGrid",
    "Organisation",
    "OverlayZone",
    "OwnersCommittee",
    "ProtectedZone",
    "PublicFacility",
    "Stairwell",
]
