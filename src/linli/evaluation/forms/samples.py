"""Drawing a sample."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Sample
from linli.evaluation.operations.sampling import STRATA


class DrawForm(forms.Form):
    """What a sample is drawn by."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Sample.Purpose.choices)
    seed = PlainTextField(
        label=_("Seed of the draw"), max_length=40,
        help_text=_(
            "Best one that nobody could choose and anybody can look up, such as the numbers of a lottery on a named "
            "day. Whoever knows it can repeat the draw: for the blind second scoring say it only once that is over."
        ),
    )  # fmt: skip
    percent = forms.IntegerField(
        label=_("Per cent of each stratum"), initial=10, min_value=1, max_value=100,
        help_text=_("Rounded up to whole sheets, so that no stratum is left out."),
    )  # fmt: skip
    strata = forms.MultipleChoiceField(
        label=_("Stratified by"), choices=list(STRATA.items()), required=False, widget=forms.CheckboxSelectMultiple,
        initial=list(STRATA), help_text=_("None: one draw over all. With many small strata more is drawn."),
    )  # fmt: skip

    def clean_seed(self) -> str:
        """Return the seed as one types it again on another machine: without blanks around it, printable."""
        seed: str = self.cleaned_data["seed"].strip()
        if not seed.isprintable():
            raise forms.ValidationError(_("The seed has signs that cannot be seen. Type letters, digits, blanks."))
        return seed

    def clean_strata(self) -> Any:
        """Keep the order in which the columns stand in the frame."""
        return [name for name in STRATA if name in self.cleaned_data["strata"]]
