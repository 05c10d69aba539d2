"""Names, codes and numbers that people type: none may begin like a spreadsheet formula.

What stands in a list leaves the house as a file and is opened by others. Exports are safe by themselves; a name that is
refused at once also survives the programs of others, and comes back through the doors as it went out.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet program would run the text, or take it for a number. A hyphen alone says "none"."""
    return text.startswith(FORMULA_SIGNS) and text != "-"


def refuse_formula(text: str) -> None:
    """Raise ValidationError for a text that begins like a formula: a validator for fields of forms and models."""
    if begins_a_formula(text):
        raise ValidationError(
            _("“{text}” begins like a formula ({sign}). Begin with a letter, a digit or a Chinese character.").format(
                text=text[:40].strip(), sign=text[0].strip() or _("tab")
            ),
            code="formula_like",
        )


class PlainTextField(forms.CharField):
    """A name or number that people type, of which no spreadsheet makes a formula."""

    default_validators = [refuse_formula]
