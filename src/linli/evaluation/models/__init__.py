"""The tables of evaluation."""

from .assessors import Assessor, Confirmation, Contract, Training, Visit
from .course import SelfAssessment, SheetMove, StepDate
from .editions import Edition
from .evidence import Evidence, EvidenceItem
from .measures import Measure, MeasureEffect, MeasureLink
from .rectification import Rectification, RectifiedItem
from .register import Award, AwardNote
from .rounds import Round
from .samples import Sample, SampledSheet
from .scorings import Adjudication, ScoredItem, ScoredPhoto
from .seals import Seal
from .sheets import ClassDecision, Grading, Result, Sheet
from .surveys import Channel, SampledHome, Survey, SurveyAnswer, SurveyedCompound

__all__ = [
    "Adjudication", "Assessor", "Award", "AwardNote", "Channel", "ClassDecision", "Confirmation", "Contract", "Edition",
    "Evidence", "EvidenceItem", "Grading", "Measure", "MeasureEffect", "MeasureLink", "Rectification", "RectifiedItem",
    "Result", "Round", "Sample", "SampledHome", "SampledSheet", "ScoredItem", "ScoredPhoto", "Seal", "SelfAssessment",
    "Sheet", "SheetMove", "StepDate", "Survey", "SurveyAnswer", "SurveyedCompound", "Training", "Visit",
]  # fmt: skip
