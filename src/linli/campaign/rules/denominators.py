"""Which communities a share is counted of. docs/algorithms/attainment.md, "Denominators"."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """Which communities count as urban: 183, 181 or 138 of the same list, by the rule."""

    ALL = "ALL", _("All communities")
    COMMITTEE = "COMMITTEE", _("With a residents' committee by their code (001 to 199)")
    SUBDISTRICT = "SUBDISTRICT", _("In sub-districts (街道) only")


def counts(rule: str, code: str) -> bool:
    """Return whether a community of a 12-digit code belongs to a denominator of a rule.

    Of the code, digits 7 to 9 are the township (001-099: a sub-district), 10 to 12 the committee (001-199: a residents'
    committee; 400-599: units that resemble one). Raises ValueError for another code or rule.
    Source: the national coding of divisions, domain research section 11.
    """
    if len(code) != 12 or not (code.isascii() and code.isdigit()):
        raise ValueError(f"the code is {code!r}; it must have 12 digits")
    if rule == Rule.ALL:
        return True
    if rule == Rule.COMMITTEE:
        return 1 <= int(code[9:]) <= 199
    if rule == Rule.SUBDISTRICT:
        return 1 <= int(code[6:9]) <= 99
    raise ValueError(f"the rule is {rule!r}; it must be one of {', '.join(Rule.values)}")
