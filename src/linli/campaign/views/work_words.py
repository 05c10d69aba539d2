"""How works are written on pages and in lists: states, amounts, points."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linli.campaign.queries import works as queries
from linli.campaign.rules.works import State
from linli.evaluation.queries.measures import sampled
from linli.evaluation.views.editions import badge
from linli.grading.figures import decimal_text

TONES = {
    State.SUGGESTED: "muted", State.APPROVED: "info", State.UNDER_WAY: "warning", State.DONE: "success",
    State.DROPPED: "muted",
}  # fmt: skip


def yuan(amount: int | None) -> str:
    """Return an amount as people read it; what is unknown is said to be."""
    return _("unknown") if amount is None else number_format(amount, force_grouping=True)


def ten_thousands(amount: int) -> str:
    """Return an amount in 10,000 yuan, half up to 0.1, where the whole one is too long to read."""
    return number_format((amount + 500) // 1000 / Decimal(10), 1, force_grouping=True)


def sample_badge(sample: bool) -> SafeString | str:
    """Return the mark of an amount that rests on a sample."""
    return badge(_("Sample"), "warning") if sample else ""


def money(amount: int | None, sample: bool) -> SafeString:
    """Return an amount for a cell, with the mark of a sample beside it."""
    return format_html("<span>{} {}</span>", yuan(amount), sample_badge(sample and amount is not None))


def cost_words(sums: queries.Sums) -> str:
    """Return what works cost in one line: what is known, how many are not, whether a sample is in it."""
    words = _("{amount} yuan").format(amount=yuan(sums.cost))
    if sums.unknown:
        words = _("{amount}, {count} of unknown cost").format(amount=words, count=sums.unknown)
    return sampled(words, sample=bool(sums.sample))


def points(units: int, *, must: bool = False) -> str:
    """Return units of 0.0001 point as people read them; of a must-have whether it is met."""
    if must:
        return _("met") if units else _("not met")
    return decimal_text(units, 4, trim=True)
