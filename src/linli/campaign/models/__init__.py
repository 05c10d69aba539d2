"""The tables of the campaign."""

from .actions import Campaign, Denominator, Member, Target
from .orders import FollowUpOrder
from .plans import Plan, SharedWork
from .rechecks import Recheck, RecheckPlan
from .reports import ReportKind, ReportTemplate, ReportWish
from .resources import ResourceUse
from .stages import Duty, Stage, StageClosing, Task
from .standings import ExpectedStanding, Prospect, Standing
from .works import Work

__all__ = [
    "Campaign", "Denominator", "Duty", "ExpectedStanding", "FollowUpOrder", "Member", "Plan", "Prospect",
    "Recheck", "RecheckPlan", "ReportKind", "ReportTemplate", "ReportWish", "ResourceUse", "SharedWork", "Stage",
    "StageClosing", "Standing", "Target", "Task", "Work",
]  # fmt: skip
