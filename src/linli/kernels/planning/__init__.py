"""The planner: the cheapest measures for one subject, and for a city by its dates, with a proof or a gap.

Formulas, rounding, a worked example and sources: docs/algorithms/planning.md. Importing this brings the scorer's
compiler and the solver along, so a page imports it where it plans, not where it starts.
"""

from .city import plan_city
from .greedy import greedy_city, greedy_subject
from .record import (
    IMPOSSIBLE,
    NOT_FOUND,
    PROVEN,
    STOPPED,
    WITHIN_GAP,
    Bundle,
    City,
    CityPlan,
    Measures,
    Search,
    Shared,
    SubjectPlan,
    Targets,
    least_of_share,
    no_shared,
    targets,
)
from .subject import plan_subject

__all__ = [
    "IMPOSSIBLE",
    "NOT_FOUND",
    "PROVEN",
    "STOPPED",
    "WITHIN_GAP",
    "Bundle",
    "City",
    "CityPlan",
    "Measures",
    "Search",
    "Shared",
    "SubjectPlan",
    "Targets",
    "greedy_city",
    "greedy_subject",
    "least_of_share",
    "no_shared",
    "plan_city",
    "plan_subject",
    "targets",
]
