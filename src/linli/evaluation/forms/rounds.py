"""Forms of rounds."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.plain_text import PlainTextField
from linli.core.rights import Grants
from linli.evaluation.models import Edition, Round
from linli.evaluation.operations.rounds import Call
from linli.evaluation.rights import LEAD_ROUNDS
from linli.evaluation.rules.steps import ASKED, Step
from linli.places.forms.common import DayField
from linli.places.models import Division
from linli.places.pickers import PICKERS, Picker, PickField

ROUND_DIVISIONS = "round-divisions"
_OFFERED = 40
LAST, NONE = "last", "none"
_DUE = {Step.SELF: "self_due", Step.RECOMMEND: "recommend_due", Step.COUNTY: "county_due"}


def _division_label(division: Division) -> str:
    return f"{division.name} · {division.code}"


PICKERS.setdefault(
    ROUND_DIVISIONS,
    Picker(
        LEAD_ROUNDS,
        lambda grants: (
            Division.objects.visible_to(grants, LEAD_ROUNDS.code).filter(valid_to=None).select_related("parent")
        ),
        _division_label,
    ),
)


class _EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no brackets at run time
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{_('sample')}）" if obj.is_sample else str(obj)


class CallForm(forms.Form):
    """What a call says."""

    edition = _EditionField(label=_("Standard and edition"), queryset=Edition.objects.none(), empty_label="—")
    title = PlainTextField(label=_("Title"), max_length=120, help_text=_("As it stands over the published results."))
    as_of = DayField(label=_("As-of date"), help_text=_("Facts and numbers of the platform are those of this day."))
    period_from = DayField(label=_("Period from"))
    period_to = DayField(label=_("Period to"))
    marks_due = DayField(label=_("Marks due on"), required=False)
    asked = forms.MultipleChoiceField(
        label=_("Steps before and after the marks"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(step, Step(step).label) for step in ASKED],
        help_text=_("Each sheet passes them by itself, and can be sent back with a reason."),
    )  # fmt: skip
    by_visits = forms.BooleanField(
        label=_("Marks come from assessors who go there"), required=False,
        help_text=_("By phone, documents and site by two people, with photos and signatures."),
    )  # fmt: skip
    self_due = DayField(label=_("Self-assessment due on"), required=False)
    recommend_due = DayField(label=_("Township recommendation due on"), required=False)
    county_due = DayField(label=_("County review due on"), required=False)
    rectify_days = forms.IntegerField(
        label=_("Working days to put right"), min_value=1, max_value=120, initial=15, required=False
    )
    differ_percent = forms.IntegerField(
        label=_("Per cent by which two scorings may differ"), min_value=0, max_value=100, initial=25, required=False,
        help_text=_("Of an item's points. What differs by more is decided by somebody, never averaged."),
    )  # fmt: skip
    review = forms.BooleanField(label=_("With a review before it goes on"), required=False, initial=True)
    notice = forms.BooleanField(label=_("With public notice and objections"), required=False, initial=True)
    notice_days = forms.IntegerField(label=_("Working days on public notice"), min_value=1, max_value=60, initial=5)
    answer_days = forms.IntegerField(
        label=_("Working days to answer an objection"), min_value=1, max_value=60, initial=5
    )
    shows_items = forms.BooleanField(
        label=_("Marks by item are public"), required=False, initial=True,
        help_text=_("Otherwise the public sees totals and sections only."),
    )  # fmt: skip
    previous = forms.ChoiceField(
        label=_("Compare with"), initial=LAST,
        help_text=_("Its answers are there to confirm, and its results stand beside the new ones."),
    )  # fmt: skip

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        editions: Any = self.fields["edition"]
        editions.queryset = (
            Edition.objects.filter(state=Edition.State.PUBLISHED, subject__in=("compound", "community"))
            .defer("document")
            .order_by("standard", "-published_at")
        )
        self.fields["division"] = PickField(
            ROUND_DIVISIONS, grants, label=_("Held by"), help_text=_("Everything that lies in it is evaluated.")
        )
        sealed = (
            Round.objects.visible_to(grants).filter(state=Round.State.SEALED).select_related("edition")
            .defer("edition__document").order_by("-as_of", "-pk")[:_OFFERED]
        )  # fmt: skip
        self._sealed = {str(row.pk): row for row in sealed}
        previous: Any = self.fields["previous"]
        previous.choices = [
            (LAST, _("the last sealed round by the same standard")), (NONE, _("no round")),
            *((pk, f"{row.title} · {row.edition.title}") for pk, row in self._sealed.items()),
        ]  # fmt: skip
        self.order_fields(["edition", "division"])

    def clean(self) -> dict[str, Any]:
        """Compare dates of the period, so that each stands beside its field."""
        data = super().clean() or {}
        first, last, as_of = data.get("period_from"), data.get("period_to"), data.get("as_of")
        if first and last and first > last:
            self.add_error("period_to", _("The period ends before it begins."))
        elif first and as_of and as_of < first:
            self.add_error("as_of", _("The as-of date lies before the period."))
        due: date | None = data.get("marks_due")
        if due and as_of and due < as_of:
            self.add_error("marks_due", _("Marks cannot be due before the as-of date."))
        before: tuple[str, date] | None = None
        for name in (*_DUE.values(), "marks_due"):
            day: date | None = data.get(name)
            if day and before and day < before[1]:
                self.add_error(name, _("It cannot be due before the step ahead of it, {day}.").format(day=before[1]))
            before = (name, day) if day else before
        return data

    def call(self) -> Call:
        """Return the call of a valid form."""
        plain = {"previous", "asked", "rectify_days", "differ_percent", *_DUE.values()}
        values = {name: value for name, value in self.cleaned_data.items() if name not in plain}
        asked = tuple(self.cleaned_data["asked"])
        due = {step: self.cleaned_data[name] for step, name in _DUE.items() if step in asked}
        for name in ("rectify_days", "differ_percent"):
            if self.cleaned_data[name] is not None:
                values[name] = self.cleaned_data[name]
        return Call(previous=self._previous(), asked=asked, due={s: day for s, day in due.items() if day}, **values)

    def _previous(self) -> Round | None:
        chosen = self.cleaned_data["previous"]
        if chosen != LAST:
            return self._sealed.get(chosen)
        standard, division = self.cleaned_data["edition"].standard, self.cleaned_data["division"]
        # A county's round follows the city's, which graded the same places; its own of the same day comes first.
        same = Round.objects.filter(
            state=Round.State.SEALED, edition__standard=standard, division__in=division.ancestors, replaced_by=None
        )
        latest = same.filter(as_of__lte=self.cleaned_data["as_of"]).order_by("-as_of", "-division__code", "-pk")
        return latest.first()
