"""What the campaign listens to: it counts anew when titles, divisions or the marks of its baseline change."""

from linli.core.news import listens_to
from linli.evaluation.news import RoundGraded, RoundSealed, TitlesChanged
from linli.places.news import DivisionSucceeded

from .models import Campaign
from .operations.standings import ask_count


@listens_to(RoundSealed)
def after_a_round(event: RoundSealed) -> None:
    """Count anew once a round has awarded."""
    _ask_all()


@listens_to(RoundGraded)
def after_a_grading(event: RoundGraded) -> None:
    """Count anew the campaigns whose baseline was graded again: prospects rest on its marks."""
    for pk in Campaign.objects.filter(baseline=event.round).order_by("pk").values_list("pk", flat=True):
        ask_count(pk)


@listens_to(TitlesChanged)
def after_a_title(event: TitlesChanged) -> None:
    """Count anew once a title was given, warned about, suspended or revoked."""
    _ask_all()


@listens_to(DivisionSucceeded)
def after_a_merger(event: DivisionSucceeded) -> None:
    """Count anew once a community has become another."""
    _ask_all()


def _ask_all() -> None:
    for pk in Campaign.objects.order_by("pk").values_list("pk", flat=True):
        ask_count(pk)
