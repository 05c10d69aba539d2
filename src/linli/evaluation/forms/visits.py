"""Sending assessors: who goes where, and who goes instead."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Assessor, Contract, Round, Sample, Sheet
from linli.evaluation.queries.visits import drawn_sheets, free_sheets
from linli.places.forms.common import DayField

FREE, COUNTY = "free", "county:"
SAMPLES = {"VISITS": 1, "SECOND": 2}  # which scoring a sample is for


class AssignForm(forms.Form):
    """Which sheets go to the assessors of which contract, and by when.

    second: whether the person may know of a second scoring; samples: which are drawn
    """

    contract = forms.ChoiceField(
        label=gettext_lazy("Contract"), help_text=gettext_lazy("Those that hold today. Only trained people are sent.")
    )
    scoring = forms.TypedChoiceField(label=gettext_lazy("Scoring"), coerce=int)
    which = forms.ChoiceField(label=gettext_lazy("Which sheets"))
    due_on = DayField(label=gettext_lazy("Due on"), required=False, help_text=gettext_lazy("The last day."))

    def __init__(
        self, *args: Any, round_: Round, contracts: QuerySet[Contract], second: bool, today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._round, self._today = round_, today
        contract: Any = self.fields["contract"]
        self._contracts = {str(one.pk): one for one in contracts}
        named = ((pk, f"{one.title} · {one.organisation}") for pk, one in self._contracts.items())
        contract.choices = [("", "—"), *named]
        drawn = set(Sample.objects.filter(round=round_).values_list("purpose", flat=True))
        scoring: Any = self.fields["scoring"]
        scoring.choices = [(1, _("First scoring")), *([(2, _("Blind second scoring"))] if second else [])]
        if second:
            scoring.help_text = _(
                "Best given to another body: who sends people to one place twice can tell that it is scored twice."
            )
        counties = round_.sheets.exclude(county=None).order_by("county__code").values_list("county", "county_name")
        which: Any = self.fields["which"]
        which.choices = [
            (FREE, _("All to which nobody is sent yet")),
            *((purpose, _("The sample: {name}").format(name=Sample.Purpose(purpose).label))
              for purpose in SAMPLES if purpose in drawn and (second or purpose == "VISITS")),
            *((f"{COUNTY}{pk}", name) for pk, name in dict(counties.distinct()).items()),
        ]  # fmt: skip

    def clean_contract(self) -> Contract:
        """Return the contract."""
        return self._contracts[self.cleaned_data["contract"]]

    def clean_due_on(self) -> date | None:
        """Refuse a day that is over."""
        day: date | None = self.cleaned_data["due_on"]
        if day and day < self._today:
            raise forms.ValidationError(
                _("%(day)s is over. Allowed is today, %(today)s, or a later day."),
                params={"day": day, "today": self._today},
            )
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse what does not go together: only drawn sheets are scored a second time."""
        data = super().clean() or {}
        scoring, which = data.get("scoring"), data.get("which")
        if scoring and which in SAMPLES and SAMPLES[which] != scoring:
            self.add_error("which", _("This sample is for the other scoring."))
        elif scoring == 2 and which and which != "SECOND":
            self.add_error("which", _("Only what was drawn for it is scored a second time: choose that sample."))
        return data

    def sheets(self) -> list[Sheet]:
        """Return the free sheets that a valid form means."""
        which, rows = self.cleaned_data["which"], free_sheets(self._round, self.cleaned_data["scoring"])
        if which in SAMPLES:
            rows = rows.filter(drawn_sheets(self._round, which))
        elif which.startswith(COUNTY):
            rows = rows.filter(county=int(which.removeprefix(COUNTY)))
        return list(rows.only("pk", "code", "lies_in", "name", "round"))


class RefuseForm(forms.Form):
    """That a visit is given back, as told to the desk."""

    reason = PlainTextField(label=gettext_lazy("Reason"), max_length=300)
    has_conflict = forms.BooleanField(
        label=gettext_lazy("It is a conflict of interest"), required=False,
        help_text=gettext_lazy("Then this person is never sent there again."),
    )  # fmt: skip


class ReplaceForm(forms.Form):
    """Who goes instead. people: those who may be sent at all, with their load."""

    assessor = forms.ChoiceField(label=gettext_lazy("Who goes instead"))

    def __init__(self, *args: Any, people: list[Assessor], **options: Any) -> None:
        super().__init__(*args, **options)
        self._people = {str(one.pk): one for one in people}
        field: Any = self.fields["assessor"]
        field.choices = [("", "—"), *((pk, self._label(one)) for pk, one in self._people.items())]

    def _label(self, one: Any) -> str:
        return _("{name} · {body} · {count} to do").format(
            name=one.person, body=one.contract.organisation, count=one.load
        )

    def clean_assessor(self) -> Assessor:
        """Return the assessor."""
        return self._people[self.cleaned_data["assessor"]]
