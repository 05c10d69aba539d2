"""A measure of the catalogue: what it is, what it raises, what it waits for; and why one is retired."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Edition
from linli.evaluation.models.measures import MOST_CREWS, MOST_QUARTERS, MOST_UNIT_COST
from linli.evaluation.operations.measures import Entry, FaultyMeasures
from linli.evaluation.rules.measures import Per, Phase, read_codes, read_raises

measure_code = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    gettext_lazy("Allowed are letters, digits, dots, hyphens and underscores, as in “XQ-08”."),
)
# Suggestions only: a city writes what its programmes are called.
PROGRAMMES = (
    "老旧小区改造", "美丽城镇建设", "文明城市创建", "海绵城市建设", "智慧安防小区建设", "垃圾分类", "污水零直排区建设",
    "拆墙透绿", "物业服务费", "社区经费",
)  # fmt: skip
TRADES = ("土建", "市政管网", "电气", "绿化", "智能化", "设计")


class MeasureForm(forms.Form):
    """What a measure says. Its code and standard are given once and stay."""

    code = PlainTextField(
        label=gettext_lazy("Code"), max_length=30, validators=[measure_code],
        help_text=gettext_lazy("It does not change later, as in “XQ-08”."),
    )  # fmt: skip
    title = PlainTextField(label=gettext_lazy("Measure"), max_length=120)
    standard = forms.ChoiceField(label=gettext_lazy("By which standard"))
    phase = forms.ChoiceField(label=gettext_lazy("Phase"), choices=Phase.choices)
    programme = PlainTextField(
        label=gettext_lazy("Programme that pays"), max_length=60,
        widget=forms.TextInput(attrs={"list": "ms-programmes", "autocomplete": "off"}),
    )  # fmt: skip
    unit_cost = forms.IntegerField(
        label=gettext_lazy("Cost of one unit, in yuan"), min_value=0, max_value=MOST_UNIT_COST,
        help_text=gettext_lazy("Whole yuan."),
    )  # fmt: skip
    per = forms.ChoiceField(
        label=gettext_lazy("One unit is"), choices=Per.choices,
        help_text=gettext_lazy("How many a place has comes from its register."),
    )  # fmt: skip
    quarters = forms.IntegerField(
        label=gettext_lazy("Duration in quarters"), min_value=1, max_value=MOST_QUARTERS, initial=1
    )
    raises = PlainTextField(
        label=gettext_lazy("What it raises"), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "An item and by how many points, one on each line: “B05 1.5”. Without points it brings the item in full; a "
            "must-have is always written without."
        ),
    )  # fmt: skip
    needs = PlainTextField(
        label=gettext_lazy("Needs first"), max_length=300, required=False,
        help_text=gettext_lazy("Codes of measures that must be done before this one begins."),
    )  # fmt: skip
    excludes = PlainTextField(
        label=gettext_lazy("Not together with"), max_length=300, required=False,
        help_text=gettext_lazy("Codes of measures of which a place has one at most."),
    )  # fmt: skip
    trade = PlainTextField(
        label=gettext_lazy("Trade"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"list": "ms-trades", "autocomplete": "off"}),
        help_text=gettext_lazy("Empty: it takes no crews."),
    )  # fmt: skip
    crews = forms.IntegerField(label=gettext_lazy("Crews"), min_value=0, max_value=MOST_CREWS, initial=0)
    bulk_from = forms.IntegerField(
        label=gettext_lazy("Cheaper from the k-th on"), min_value=0, max_value=10_000, initial=0,
        help_text=gettext_lazy("Counted in one county and quarter. 0: no discount."),
    )  # fmt: skip
    bulk_off = forms.IntegerField(
        label=gettext_lazy("Each cheaper by, in yuan"), min_value=0, max_value=MOST_UNIT_COST, initial=0
    )
    basis = PlainTextField(
        label=gettext_lazy("Basis of cost and duration"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("A price list, a contract, a completed work; of a sample: how it was estimated."),
    )  # fmt: skip
    is_sample = forms.BooleanField(label=gettext_lazy("Sample: “sample” stands beside every amount"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647, required=False)

    def __init__(self, *args: Any, changed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Edition.objects.exclude(state=Edition.State.DRAFT).exclude(mode="index").defer("document")
        titles = {row.standard: row.title for row in rows.order_by("published_at", "pk")}
        field: Any = self.fields["standard"]
        field.choices = sorted(titles.items())
        for name in ("code", "standard") if changed else ():
            self.fields[name].disabled = True

    def clean_raises(self) -> dict[str, Decimal | None]:
        """Return the raises by item."""
        try:
            return read_raises(self.cleaned_data["raises"])
        except ValueError as exc:
            raise ValidationError(raises_unread(str(exc))) from None

    def clean_needs(self) -> tuple[str, ...]:
        """Return the codes."""
        return read_codes(self.cleaned_data["needs"])

    def clean_excludes(self) -> tuple[str, ...]:
        """Return the codes."""
        return read_codes(self.cleaned_data["excludes"])

    def entry(self) -> Entry:
        """Return what was given. Call it once the form is valid."""
        given = dict(self.cleaned_data)
        given.pop("version")
        return Entry(**given)

    def blame(self, refused: FaultyMeasures) -> None:
        """Put what is wrong beside its field."""
        for fault in refused.faults:
            self.add_error(fault.key, str(fault))


def raises_unread(part: str) -> str:
    """Say that a part of "what it raises" cannot be read."""
    return _("“{value}” cannot be read, or its item stands there twice. Write “B05 1.5; B16”.").format(value=part)


class RetireMeasureForm(forms.Form):
    """Why a measure is retired."""

    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Plans that use it keep it; new ones are not offered it."),
    )  # fmt: skip
