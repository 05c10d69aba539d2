"""Forms of campaigns, what they count, targets and baseline."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.campaign.models import Campaign, Denominator, Target
from linli.campaign.operations.actions import CAMPAIGN_TERMS, TARGET_TERMS, Wish
from linli.campaign.rules.denominators import Rule
from linli.campaign.seen import FIELD, SeenField, seen_of
from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Edition, Round
from linli.places.forms.common import DayField
from linli.places.models import Division


def standards_of_communities() -> list[tuple[str, str]]:
    """Return the published standards by which communities are evaluated, with their titles: one query."""
    rows = Edition.objects.filter(subject="community").exclude(state=Edition.State.DRAFT).order_by("pk")
    return list({row.standard: str(row.title) for row in rows.defer("document")}.items())


class CampaignForm(forms.Form):
    """What a campaign is. changing: one that is there; its city and standard stay."""

    title = PlainTextField(label=_("Title"), max_length=120)
    division = forms.ModelChoiceField(label=_("City"), queryset=Division.objects.none(), empty_label=None)
    standard = forms.ChoiceField(
        label=_("Standard of communities"), help_text=_("Which sealed rounds count: those of this standard.")
    )
    begins = DayField(label=_("Begins"))
    ends = DayField(label=_("Ends"), required=False, help_text=_("Empty if the source gives no end."))
    document = PlainTextField(label=_("Document"), max_length=200, help_text=_("Number or title of the plan."))

    def __init__(self, *args: Any, divisions: Any, changing: Campaign | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"].queryset = divisions  # type: ignore[attr-defined]
        self.fields["standard"].choices = standards_of_communities()  # type: ignore[attr-defined]
        if changing is not None:
            fixed = ("division", "standard")
            self.initial = {name: getattr(changing, name) for name in (*CAMPAIGN_TERMS, *fixed)}
            for name in fixed:
                self.fields[name].disabled = True
            self.fields[FIELD] = SeenField(initial=seen_of(changing, CAMPAIGN_TERMS))

    def clean(self) -> dict[str, Any]:
        """See that it ends after it begins."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] <= given["begins"]:
            self.add_error("ends", _("It must lie after the beginning."))
        return given


class FreezeForm(forms.Form):
    """What a share is counted of."""

    title = PlainTextField(label=_("Title"), max_length=120, help_text=_("As it stands beside every share."))
    rule = forms.ChoiceField(label=_("Which communities count as urban"), choices=Rule.choices)
    on = DayField(label=_("As they were on"), help_text=_("The list of that day is kept and never changes again."))
    note = PlainTextField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For one, that the code list of 2023 stands for 2020 to 2022."),
    )  # fmt: skip


class _DenominatorField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no brackets at run time
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}（{obj.size}）"


class TargetForm(forms.Form):
    """One target. changing: one that is there."""

    by = DayField(label=_("By the end of"))
    percent = forms.DecimalField(
        label=_("At least (per cent)"), min_value=0, max_value=100, max_digits=5, decimal_places=2,
        help_text=_("The number of communities is rounded up."),
    )  # fmt: skip
    counted = forms.ChoiceField(label=_("What counts"), choices=Target.Counted.choices, initial=Target.Counted.MEETING)
    reach = forms.ChoiceField(label=_("On"), choices=Target.Reach.choices)
    stretch = forms.BooleanField(
        label=_("Hoped for (力争), beyond the binding one"), required=False,
        help_text=_("A plan that names two shares for one day has a binding and a stretch target: both are shown."),
    )  # fmt: skip
    denominator = _DenominatorField(label=_("Counted of"), queryset=Denominator.objects.none(), empty_label=None)
    sentence = PlainTextField(
        label=_("Sentence of the source"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = PlainTextField(label=_("Source"), max_length=200)

    def __init__(self, *args: Any, campaign: Campaign, changing: Target | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["denominator"].queryset = campaign.denominators.order_by("pk")  # type: ignore[attr-defined]
        if changing is not None:
            self.initial = {name: getattr(changing, name) for name in TARGET_TERMS}
            self.fields[FIELD] = SeenField(initial=seen_of(changing, TARGET_TERMS))

    def clean_percent(self) -> Any:
        """See that it is above 0."""
        if not self.cleaned_data["percent"]:
            raise forms.ValidationError(_("A target is above 0 per cent."))
        return self.cleaned_data["percent"]

    def wish(self) -> Wish:
        """Return what was given. Call it once the form is valid."""
        return Wish(**{name: self.cleaned_data[name] for name in Wish.__dataclass_fields__})


class BaselineForm(forms.Form):
    """Which round is the baseline."""

    round = forms.ModelChoiceField(
        label=_("Round"), queryset=Round.objects.none(), empty_label=None,
        help_text=_("A round that is marked and graded, and never put on notice or sealed."),
    )  # fmt: skip

    def __init__(self, *args: Any, rounds: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]
