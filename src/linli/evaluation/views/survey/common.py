"""What the pages of surveys share: one survey in sight, and how far somebody sees into it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from linli.core.rights import Right
from linli.evaluation.models import Sheet, Survey, SurveyedCompound
from linli.evaluation.views.rounds.common import round_in_sight
from linli.places.models import Compound
from linli.places.views.common import grants

TONES = {"DRAFT": "muted", "OPEN": "info", "CLOSED": "success"}


def survey_in_sight(request: HttpRequest, pk: int, right: Right | None = None) -> Survey:
    """Return a survey of a round that the person sees.

    Raises Http404 out of sight, PermissionDenied without the right over the round.
    """
    found = Survey.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.round = round_in_sight(request, found.round_id, right)
    return found


def groups_in_sight(request: HttpRequest, survey: Survey) -> QuerySet[SurveyedCompound]:
    """Return the compounds of a survey whose sheets the person sees."""
    sheets = Sheet.objects.visible_to(grants(request)).filter(round=survey.round_id)
    return survey.compounds.filter(compound__in=sheets.values("compound"))


def compounds_to_run(request: HttpRequest, right: Right) -> QuerySet[Any]:
    """Return the compounds over which the person holds a right."""
    return Compound.objects.visible_to(grants(request), right.code)
