"""What the pages of rounds share: one round in sight, and the words of results."""

from types import SimpleNamespace
from typing import Any, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.core.rights import Right
from linli.evaluation.models import Result, Round
from linli.evaluation.operations.editions import language
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.grade import Results
from linli.grading.report_xlsx import class_label, outcome_label
from linli.places.queries.sight import can_change, get_visible
from linli.places.views.common import grants

TOTAL_DIGITS = 2
NOT_GRADED = "none"  # a sheet without a result, in filters and figures
TONES = {"CALLED": "info", "MARKING": "info", "REVIEW": "warning", "NOTICE": "warning", "SEALED": "success"}


def round_in_sight(request: HttpRequest, pk: int, right: Right | None = None) -> Round:
    """Return a round that the person sees, with its edition, its place and the round before.

    Raises Http404 out of sight, PermissionDenied without the right over it.
    """
    seen = Round.objects.visible_to(grants(request)).select_related("edition", "division", "previous")
    return _in_sight(request, seen, pk, right)


def round_to_show(request: HttpRequest, pk: int, right: Right | None = None) -> Round:
    """Return the same with all that its own page names: what it replaces, what replaces it, its seal and the chain.

    Raises as `round_in_sight`.
    """
    return _in_sight(request, with_names(Round.objects.visible_to(grants(request))), pk, right)


def _in_sight(request: HttpRequest, seen: Any, pk: int, right: Right | None) -> Round:
    found: Round = get_visible(seen, pk)
    if right is not None:
        can_change(grants(request), right, found)
    return found


def with_names(rounds: Any) -> Any:
    """Bring what pages name, and never the bundle of a seal: it may have megabytes."""
    return rounds.select_related(
        "edition", "division", "previous", "replaces", "replaced_by", "seal__previous__round"
    ).defer(
        "seal__bundle", "seal__manifest", "seal__previous__bundle", "seal__previous__manifest", "division__search_grams"
    )


def replaced_by(round_: Round) -> Round | None:
    """Return the round whose results replace this one's, None while there is none."""
    later: Round | None = getattr(round_, "replaced_by", None)
    return None if later is None or later.state == Round.State.CANCELLED else later


def ladder(published: Published) -> list[str]:
    """Return the names of the outcomes that the standard has, the highest first."""
    names = cast("Any", Results.rung_names).func(SimpleNamespace(published=published))
    return list(dict.fromkeys(reversed(names)))


def at_least(published: Published, name: str) -> list[str]:
    """Return an outcome and those that are better, the best first."""
    names = ladder(published)
    return names[: names.index(name) + 1]


def outcome_words(published: Published, name: str) -> str:
    """Return the words of an outcome of something that is graded."""
    return outcome_label(cast("Results", SimpleNamespace(published=published)), name, language())


def class_words(published: Published, class_id: str) -> str:
    """Return the words of a class, "" for none."""
    return class_label(cast("Results", SimpleNamespace(published=published)), class_id, language())


def state_words(state: str | None) -> str:
    """Return the words of a result's state; None: there is no result yet."""
    return str(Result.State(state).label) if state else _("Not graded yet")


def total_digits(published: Published) -> int:
    """Return how many decimals a total has."""
    index = published.standard.outcome.index
    return index.digits if index else TOTAL_DIGITS


def total_words(published: Published, total: int | None) -> str:
    """Return a total as people read it, "" if there is none."""
    return "" if total is None else decimal_text(total, total_digits(published))
