"""What several forms share."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from linli.core.plain_text import PlainTextField

if TYPE_CHECKING:
    from django.forms import ModelForm as ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's, which at run time does not know that it may be given its model in brackets."""

        def __class_getitem__(cls, model: Any) -> Any:
            return cls

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            for field in self.fields.values():  # nothing chosen looks the same in every select
                if isinstance(field, forms.ChoiceField) and field.choices[:1] == [("", "---------")]:
                    field.choices = [("", "—"), *field.choices[1:]]
            if "longitude" in self.fields:
                position_fields(self)


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


class DocumentField(PlainTextField):
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


def position_fields(form: forms.BaseForm) -> None:
    """Say of longitude and latitude what belongs there, and in which datum."""
    for name, limit, example in (("longitude", 180, "118.859400"), ("latitude", 90, "28.970100")):
        form.fields[name] = forms.DecimalField(
            label=form.fields[name].label, required=False, min_value=-limit, max_value=limit, decimal_places=6,
            help_text=_("In degrees, for example %(example)s.") % {"example": example},
        )  # fmt: skip
    form.fields["latitude"].help_text = _(
        "In degrees, for example 28.970100. Points picked in an online map of China are in another datum (GCJ-02) and "
        "lie some hundred metres off; convert them first."
    )


def both_or_neither(form: forms.BaseForm) -> None:
    """Ask for longitude and latitude, or neither of them."""
    data = form.cleaned_data
    if (data.get("longitude") is None) != (data.get("latitude") is None) and not {"longitude", "latitude"} & set(
        form.errors
    ):
        form.add_error("latitude", _("Give longitude and latitude, or neither."))
