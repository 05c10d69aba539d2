"""The tables of evaluation."""

from .editions import Edition
from .register import Award, AwardNote
from .rounds import Round
from .seals import Seal
from .sheets import ClassDecision, Grading, Result, Sheet
from .surveys import Channel, SampledHome, Survey, SurveyAnswer, SurveyedCompound

__all__ = [
    "Award", "AwardNote", "Channel", "ClassDecision", "Edition", "Grading", "Result", "Round", "SampledHome", "Seal",
    "Sheet", "Survey", "SurveyAnswer", "SurveyedCompound",
]  # fmt: skip
