"""Forms of the work calendar."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.plain_text import PlainTextField

from .models import WorkDay

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)


def _day_field(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "min": EARLIEST.isoformat(), "max": LATEST.isoformat()})
    return forms.DateField(label=label, widget=widget)


def _check_range(day: datetime.date) -> datetime.date:
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(
            _("%(day)s is out of range. Allowed are %(first)s to %(last)s."),
            params={"day": day, "first": EARLIEST, "last": LATEST},
        )
    return day


class DayForm(forms.Form):
    """A holiday or a make-up workday."""

    date = _day_field(_("Day"))
    kind = forms.ChoiceField(label=_("Kind"), choices=WorkDay.Kind.choices)
    name = PlainTextField(label=_("Occasion"), max_length=50)
    source = PlainTextField(
        label=_("Source"), max_length=100, help_text=_("The notice that orders it, with its number")
    )

    def clean_date(self) -> datetime.date:
        """Refuse days far away."""
        return _check_range(self.cleaned_data["date"])


class EndForm(forms.Form):
    """The day up to which the calendar is complete."""

    until = _day_field(_("Complete up to"))

    def clean_until(self) -> datetime.date:
        """Refuse days far away."""
        return _check_range(self.cleaned_data["until"])


class YearsForm(forms.Form):
    """Years that come with the program."""

    first = forms.IntegerField(label=_("From year"), min_value=EARLIEST.year, max_value=LATEST.year)
    last = forms.IntegerField(label=_("To year"), min_value=EARLIEST.year, max_value=LATEST.year)


def _time_field(label: Any, *, required: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=required, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class HoursForm(forms.Form):
    """Office hours: a morning, and an afternoon if there is one."""

    opens = _time_field(_("Opens"))
    closes = _time_field(_("Closes"))
    opens_again = _time_field(_("Opens again"), required=False)
    closes_again = _time_field(_("Closes again"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of the second stretch, or neither."""
        cleaned = super().clean() or self.cleaned_data
        again = [cleaned.get("opens_again"), cleaned.get("closes_again")]
        if sum(moment is None for moment in again) == 1 and not self.errors:
            self.add_error("closes_again", _("Give both times of the second stretch, or neither."))
        return cleaned

    def stretches(self) -> list[tuple[datetime.time, datetime.time]]:
        """Return the stretches of a valid form."""
        given = self.cleaned_data
        first = [(given["opens"], given["closes"])]
        return first + ([(given["opens_again"], given["closes_again"])] if given["opens_again"] else [])
