"""What several forms share."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.forms import ModelForm as ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's, which at run time does not know that it may be given its model in brackets."""

        def __class_getitem__(cls, model: Any) -> Any:
            return cls


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A day between 1900 and 2100."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        options.setdefault("input_formats", ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"])
        super().__init__(**options)
        self.validators += [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]


class VersionField(forms.IntegerField):
    """The row's version as the person saw it, carried hidden; it tells the second of two officers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647, **options)


class ReasonField(forms.CharField):
    """Why, for the history; may be left empty where nobody must say."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Reason"))
        options.setdefault("help_text", _("Stands in the history beside the change."))
        options.setdefault("required", False)
        super().__init__(max_length=200, **options)


class DocumentField(forms.CharField):
    """The number or title of the order that changes something."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Document"))
        options.setdefault("help_text", _("Number or title of the order, for example 衢政函〔2021〕12号."))
        super().__init__(max_length=200, **options)


def day_fields(form: forms.BaseForm, *names: str) -> None:
    """Turn the date fields of a model form into day fields, keeping label and whether they are required."""
    for name in names:
        field = form.fields[name]
        form.fields[name] = DayField(label=field.label, required=field.required, help_text=field.help_text)


def take(form: forms.BaseForm, *without: str) -> dict[str, Any]:
    """Return the cleaned values without version, reason and whatever else is named."""
    return {k: v for k, v in form.cleaned_data.items() if k not in {"version", "reason", *without}}


def both_or_neither(form: forms.BaseForm) -> None:
    """Ask for longitude and latitude, or neither of them."""
    data = form.cleaned_data
    if (data.get("longitude") is None) != (data.get("latitude") is None) and not {"longitude", "latitude"} & set(
        form.errors
    ):
        form.add_error("latitude", _("Give longitude and latitude, or neither."))
