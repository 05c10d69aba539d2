"""Forms of reports: which one, and a new edition of a template."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, ReportKind
from linli.campaign.queries.areas import Area
from linli.campaign.rules.periods import Period, period_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def periods(campaign: Campaign, today: date) -> list[tuple[str, Period]]:
    """Return what a campaign may report on by today, by key, the latest first: months "2021-09", years "2021"."""
    months = [
        period_of(year, month)
        for year in range(today.year, campaign.begins.year - 1, -1)
        for month in range(12, 0, -1)
        if (campaign.begins.year, campaign.begins.month) <= (year, month) <= (today.year, today.month)
    ]
    years = [
        found
        for year in range(today.year + 1, campaign.begins.year - 1, -1)
        if (found := period_of(year, 0)).first <= today and found.last >= campaign.begins
    ]
    return [(f"{one.year}-{one.month:02}", one) for one in months] + [(str(one.year), one) for one in years]


class WhichForm(forms.Form):
    """Which report: a month or a year, and of which area."""

    of = forms.ChoiceField(label=gettext_lazy("Which report"))
    area = forms.ChoiceField(label=gettext_lazy("Area of the report"), required=False)

    def __init__(self, *args: Any, found: Sequence[tuple[str, Period]], places: Sequence[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.periods, self.places = dict(found), {one.key: one for one in places}
        months = [(key, _("{year}/{month}").format(year=one.year, month=one.month))
                  for key, one in found if one.month]  # fmt: skip
        years = [(key, str(one.year)) for key, one in found if not one.month]
        of: Any = self.fields["of"]
        of.choices = [(str(ReportKind.MONTHLY.label), months), (str(ReportKind.YEARLY.label), years)]
        area: Any = self.fields["area"]
        area.choices = [(one.key, one.name) for one in places]

    def clean_of(self) -> tuple[str, Period]:
        """Return kind and period."""
        period = self.periods[self.cleaned_data["of"]]
        return (ReportKind.MONTHLY if period.month else ReportKind.YEARLY), period

    def clean_area(self) -> Area:
        """Return the area itself. The empty key is the city's, for those who may see all of it."""
        key = self.cleaned_data["area"]
        if key not in self.places:
            raise forms.ValidationError(_("Choose one of the areas of the list."))
        return self.places[key]


class AskForm(WhichForm):
    """The same, and in which format."""

    format = forms.ChoiceField(choices=[("docx", "docx"), ("pdf", "PDF"), ("xlsx", "xlsx")])


class AskTasksForm(forms.Form):
    """Of which area a task list is, and in which format."""

    area = forms.ChoiceField(label=gettext_lazy("Area of the report"), required=False)
    format = forms.ChoiceField(choices=[("pdf", "PDF"), ("xlsx", "xlsx")])

    def __init__(self, *args: Any, places: Sequence[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {one.key: one for one in places}
        area: Any = self.fields["area"]
        area.choices = [(one.key, one.name) for one in places]

    clean_area = WhichForm.clean_area


class TemplateForm(forms.Form):
    """A Word template that an officer has edited."""

    file = forms.FileField(
        label=gettext_lazy("Edited template (.docx)"), widget=forms.FileInput(attrs={"accept": f".docx,{DOCX}"}),
        help_text=gettext_lazy(
            "At most 5 MB, without macros, embedded objects or pictures from elsewhere. It is tried before it counts."
        ),
    )  # fmt: skip
