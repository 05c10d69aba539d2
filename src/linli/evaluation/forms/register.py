"""The title register: awarding a title, and what happens to an award later."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Award, AwardNote, Edition
from linli.evaluation.rules.titles import NOTE_AFTER
from linli.places.forms.common import DayField, DocumentField

GIVEN = (Award.Kind.TAKING_PART, Award.Kind.NAMED, Award.Kind.DEMONSTRATION)  # the others come from sealed rounds


class TitleForm(forms.Form):
    """That a community takes part, is named, or is a demonstration."""

    kind = forms.ChoiceField(label=gettext_lazy("Title"), choices=[(kind.value, kind.label) for kind in GIVEN])
    standard = forms.ChoiceField(label=gettext_lazy("By which standard"))
    on = DayField(label=gettext_lazy("From"))
    valid_to = DayField(
        label=gettext_lazy("First day without it"), required=False,
        help_text=gettext_lazy("Empty: until something ends it."),
    )  # fmt: skip
    document = DocumentField()

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today
        published = Edition.objects.exclude(state=Edition.State.DRAFT).filter(subject="community").defer("document")
        titles = {edition.standard: f"{edition.title} ({edition.standard})" for edition in published.order_by("pk")}
        field: Any = self.fields["standard"]
        field.choices = sorted(titles.items())

    def clean_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["on"], self._today)


class NoteForm(forms.Form):
    """What happens to an award: warned, suspended, restored, revoked."""

    kind = forms.ChoiceField(label=gettext_lazy("What happens"))
    on = DayField(label=gettext_lazy("From"))
    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stands in the register for good."),
    )  # fmt: skip
    document = DocumentField()

    def __init__(self, *args: Any, state: str, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, kind.label) for kind in AwardNote.Kind if kind in NOTE_AFTER[state]]

    def clean_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["on"], self._today)


def not_to_come(day: date, today: date) -> date:
    """Return a day. Raises ValidationError if it is still to come: the register says what is, not what will be."""
    if day > today:
        raise forms.ValidationError(
            _("%(day)s is still to come. Allowed is today, %(today)s, or a day before."),
            params={"day": day, "today": today},
        )
    return day
