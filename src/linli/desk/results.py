"""What the pages of the desk say about outcomes, by the standard that they were given by."""

from django.utils.translation import gettext as _

from linli.evaluation.views.rounds.common import ladder, outcome_words
from linli.grading.compile import Published


def good_rung(published: Published) -> int:
    """Return the lowest rung that counts as good here: the upper half; of five stars three, of two pass."""
    return len(ladder(published)) // 2


def good_words(published: Published) -> str:
    """Return how the desk calls what is good."""
    names = list(reversed(ladder(published)))
    rung = good_rung(published)
    words = outcome_words(published, names[rung])
    return words if rung == len(names) - 1 else _("{outcome} or more").format(outcome=words)


def outcome_tone(rung: int, highest: int) -> str:
    """Return the tone of a rung: of six, none red, one and two yellow, three blue, four and five green."""
    if rung == 0:
        return "danger"
    if rung == highest or 5 * rung > 3 * highest:
        return "success"
    return "warning" if 5 * rung <= 2 * highest else "info"
