"""The form that asks the planner."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.campaign.models import Campaign, Plan
from linli.campaign.queries.marks import rounds_of
from linli.campaign.rules.quarters import quarter_of
from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Round
from linli.places.forms.common import DayField

MOST_MONEY = 10**12
MOST_CREWS = 100_000
MOST_LINES = 40


class PairsField(forms.CharField):
    """Lines of a name and a whole number: `2021 5000000`; returns a dict. What is wrong with a line is told."""

    def __init__(self, *, most: int, example: str, years: bool = False, **options: Any) -> None:
        self.most, self.example, self.years = most, example, years
        widget = forms.Textarea(attrs={"rows": 3, "placeholder": example})
        super().__init__(required=False, widget=widget, max_length=2000, **options)

    def clean(self, value: Any) -> dict[str, int]:
        """Return the pairs."""
        found: dict[str, int] = {}
        lines = [
            line for line in super().clean(value).replace("，", " ").replace("：", " ").splitlines() if line.strip()
        ]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most {count} lines are read.").format(count=MOST_LINES))
        for number, line in enumerate(lines, start=1):
            name, _blank, amount = line.strip().rpartition(" ")
            name = name.strip()
            amount = amount.replace(",", "").removesuffix("元")
            fits = name and amount.isascii() and amount.isdigit() and int(amount) <= self.most
            if not fits or name in found or (self.years and not (len(name) == 4 and name.isascii() and name.isdigit())):
                raise forms.ValidationError(
                    _("Line {number}, “{line}”, cannot be read. Each line is like “{example}”, each name once.").format(
                        number=number, line=line.strip()[:40], example=self.example
                    )
                )
            found[name] = int(amount)
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return the pairs as lines again."""
        return "\n".join(f"{name} {number}" for name, number in value.items()) if isinstance(value, dict) else value


class PlanForm(forms.Form):
    """What the planner is asked."""

    title = PlainTextField(label=_("Title"), max_length=120)
    objective = forms.ChoiceField(label=_("Objective"), choices=Plan.Objective.choices, initial=Plan.Objective.COST)
    round = forms.ModelChoiceField(
        label=_("Marks as of"), queryset=Round.objects.none(), empty_label=None,
        help_text=_("What is unknown there is taken as the worst, and the plan says how much that is."),
    )  # fmt: skip
    begins = DayField(label=_("First quarter"), help_text=_("The first day of a quarter."))
    quarters = forms.IntegerField(label=_("Quarters"), min_value=1, max_value=40, initial=8)
    with_stretch = forms.BooleanField(label=_("With the stretch targets"), required=False)
    floor_percent = forms.IntegerField(
        label=_("At least in each unit (per cent)"), min_value=0, max_value=100, initial=0,
        help_text=_("So that no county is left behind; 0: none."),
    )  # fmt: skip
    budgets = PairsField(
        label=_("Money by year (yuan)"), most=MOST_MONEY, example="2021 5000000", years=True,
        help_text=_(
            "A line for each year, besides what is approved already. Empty: not limited. A year not named has none."
        ),
    )  # fmt: skip
    crews = PairsField(
        label=_("Crews by trade"), most=MOST_CREWS, example="土建 6",
        help_text=_(
            "How many can work in one quarter, besides those at work already. A trade that is not named is not limited."
        ),
    )  # fmt: skip
    seconds = forms.IntegerField(label=_("Seconds to search"), min_value=5, max_value=1800, initial=60)
    gap_percent = forms.DecimalField(
        label=_("Gap that is enough (per cent)"), min_value=0, max_value=50, max_digits=4, decimal_places=2,
        initial=Decimal(1), help_text=_("0: until nothing cheaper can exist, or the time is over."),
    )  # fmt: skip

    def __init__(self, *args: Any, campaign: Campaign, today: date, **options: Any) -> None:
        self.campaign = campaign
        options.setdefault("initial", {}).setdefault("begins", quarter_of(today))
        super().__init__(*args, **options)
        rounds = rounds_of(campaign).filter(results__isnull=False).distinct().order_by("-as_of", "-pk")
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]
        if not rounds.exists():
            self.fields["round"].help_text = _("No round has been graded yet: begin with the baseline.")

    def plan(self, *, by: Any, at: Any) -> Plan:
        """Return the question as a row that is not saved. Call it once the form is valid."""
        return Plan(campaign=self.campaign, asked_by=by, asked_at=at, **self.cleaned_data)
