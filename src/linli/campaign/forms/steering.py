"""Forms of stages, tasks, duties, follow-up orders and re-checks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from linli.campaign.models import Recheck, Stage, Task
from linli.campaign.operations.stages import STAGE_TERMS, TASK_TERMS
from linli.campaign.proofs import MOST_FILES
from linli.campaign.rules.orders import counted
from linli.campaign.seen import FIELD, SeenField, seen_of
from linli.core.plain_text import PlainTextField
from linli.evaluation.forms.evidence import ManyFilesField, ManyFilesInput
from linli.evaluation.forms.register import not_to_come
from linli.evaluation.rules.titles import NOTE_AFTER
from linli.places.forms.common import DayField, DocumentField
from linli.places.models import Division

MOST_DAYS = 90
MOST_BYTES = 95_000_000  # of all files together: what goes through the door


class StageForm(forms.Form):
    """A part of the campaign with its dates. changing: one that is there."""

    title = PlainTextField(label=gettext_lazy("Title"), max_length=120)
    begins = DayField(label=gettext_lazy("Begins"))
    ends = DayField(
        label=gettext_lazy("Ends"), required=False,
        help_text=gettext_lazy("Leave it empty if the source gives no end: the page then says so."),
    )  # fmt: skip
    source = PlainTextField(
        label=gettext_lazy("Source"), max_length=300, required=False,
        help_text=gettext_lazy("The sentence or document that says so."),
    )  # fmt: skip

    def __init__(self, *args: Any, changing: Stage | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if changing is not None:
            self.initial = {name: getattr(changing, name) for name in STAGE_TERMS}
            self.fields[FIELD] = SeenField(initial=seen_of(changing, STAGE_TERMS))

    def clean(self) -> dict[str, Any]:
        """See that it ends after its beginning."""
        data: dict[str, Any] = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("It would end on {ends}, before it begins on {begins}.").format(
                ends=ends, begins=begins
            ))  # fmt: skip
        return data


class TaskForm(forms.Form):
    """Something to be done in a stage. changing: one that is there; who owes it is fixed, for the duties are there."""

    title = PlainTextField(label=gettext_lazy("Title"), max_length=120)
    owner = forms.ChoiceField(
        label=gettext_lazy("Who owes it"), choices=Task.Owner.choices, initial=Task.Owner.COUNTIES,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Each county that is there today gets the task, and a to-do for its officers."),
    )  # fmt: skip
    due_on = DayField(label=gettext_lazy("Due on"))
    proof = PlainTextField(
        label=gettext_lazy("Proof that is asked for"), max_length=200, required=False,
        help_text=gettext_lazy("If it is named, nobody can report the task without a file."),
    )  # fmt: skip
    text = PlainTextField(
        label=gettext_lazy("What is to be done"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, *args: Any, changing: Task | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if changing is not None:
            del self.fields["owner"]
            self.initial = {name: getattr(changing, name) for name in TASK_TERMS}
            self.fields[FIELD] = SeenField(initial=seen_of(changing, TASK_TERMS))


class SomeFilesField(ManyFilesField):
    """Several files, or none; the cleaned value is a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check each of them, and how much they are together."""
        several = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not several:
            return []
        if len(several) > MOST_FILES:
            raise forms.ValidationError(
                _("%(count)d files were sent; at most %(most)d go at once."),
                params={"count": len(several), "most": MOST_FILES},
            )
        if sum(one.size for one in several) > MOST_BYTES:
            raise forms.ValidationError(_("Together they are over 95 MB. Send them one after the other."))
        return super().clean(several, initial)


def _files() -> SomeFilesField:
    return SomeFilesField(
        label=gettext_lazy("Files"), required=False,
        widget=ManyFilesInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.pdf,.xlsx"}),
        help_text=gettext_lazy(
            "JPEG, PNG, WebP, PDF or xlsx, each at most 20 MB, at most 10. Names of files are not kept."
        ),
    )  # fmt: skip


def _words(label: Any, most: int, rows: int = 4, **options: Any) -> PlainTextField:
    return PlainTextField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class ReportForm(forms.Form):
    """What was done of a task, with files."""

    report = _words(pgettext_lazy("a duty", "What was done"), 500)
    files: Any = _files()


class RemarkForm(forms.Form):
    """Accepting or closing, with a remark if there is one."""

    remark = _words(gettext_lazy("Remark"), 500, rows=2, required=False)


class ReasonForm(forms.Form):
    """Why something is sent back or withdrawn."""

    reason = _words(gettext_lazy("Reason"), 500, rows=3)


class CloseStageForm(forms.Form):
    """Closing a stage for one of the units that one answers for."""

    division = forms.ChoiceField(label=gettext_lazy("Unit"))
    summary = _words(
        pgettext_lazy("a stage", "Summary"), 2000, rows=8,
        help_text=gettext_lazy("What came of the stage. It cannot be changed afterwards."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[Division], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["division"]
        field.choices = [(str(unit.pk), unit.name) for unit in units]
        self._units = {str(unit.pk): unit for unit in units}

    def clean_division(self) -> Division:
        """Return the unit itself."""
        return self._units[self.cleaned_data["division"]]


@dataclass(frozen=True)
class Addressee:
    """A division that an order may go to."""

    value: str
    name: str
    ticked: bool


class OrderForm(forms.Form):
    """One order to one or several divisions, numbered one after the other."""

    number = PlainTextField(
        label=gettext_lazy("Number"), max_length=40,
        help_text=gettext_lazy("Of the first order; those to further divisions are numbered one after the other."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Answer within working days"), min_value=1, max_value=MOST_DAYS, initial=10
    )
    title = PlainTextField(label=pgettext_lazy("an order", "Title"), max_length=120)
    text = _words(gettext_lazy("What is ordered"), 2000, rows=6)

    def __init__(self, *args: Any, places: Sequence[Division], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {str(place.pk): place for place in places}
        data: Any = self.data
        asked = data.getlist("to")[:1000] if self.is_bound and hasattr(data, "getlist") else []
        if not self.is_bound:
            asked = [str(one) for one in self.initial.get("to", ())]
        self.ticked: list[str] = [one for one in self.places if one in set(asked)]
        self._strange = [one for one in asked if one not in self.places]

    def clean_number(self) -> str:
        """Ask for a number to count from."""
        number: str = self.cleaned_data["number"]
        if counted(number) is None:
            raise forms.ValidationError(
                _("“%(number)s” ends in no number to count from. Write it as in 示创建督〔2021〕3号."),
                params={"number": number},
            )
        return number

    def clean(self) -> dict[str, Any]:
        """See that it goes to somebody, and to nobody that is not offered."""
        data: dict[str, Any] = super().clean() or {}
        if self._strange:
            self.add_error(None, _("“{place}” is no division that an order can go to.").format(
                place=self._strange[0][:20]
            ))  # fmt: skip
        elif not self.ticked:
            self.add_error(None, _("Name at least one division that the order goes to."))
        return data

    @property
    def divisions(self) -> list[Division]:
        """The divisions that were ticked, in the order of their codes."""
        return [self.places[one] for one in self.ticked]

    def groups(self) -> list[tuple[Addressee, list[Addressee]]]:
        """Return each county with the townships in it."""
        counties = [place for place in self.places.values() if place.level == Division.Level.COUNTY]
        known = {place.pk for place in counties}
        below: dict[int, list[Addressee]] = {}
        alone: list[tuple[Addressee, list[Addressee]]] = []
        for place in self.places.values():
            if place.level != Division.Level.COUNTY:
                if place.parent_id in known:
                    below.setdefault(place.parent_id or 0, []).append(self._addressee(place))
                else:
                    alone.append((self._addressee(place), []))
        return [(self._addressee(county), below.get(county.pk, [])) for county in counties] + alone

    def _addressee(self, place: Division) -> Addressee:
        return Addressee(str(place.pk), place.name, str(place.pk) in self.ticked)


class SendOrderBackForm(ReasonForm):
    """Why an answer is sent back, and until when the next one is due."""

    days = forms.IntegerField(
        label=gettext_lazy("Answer again within working days"), min_value=1, max_value=MOST_DAYS, initial=5
    )


class AnswerForm(forms.Form):
    """The answer to an order, with files."""

    reply = _words(gettext_lazy("Answer"), 2000, rows=6)
    files: Any = _files()


class PlanForm(forms.Form):
    """How a year's re-checks are chosen."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)
    years = forms.IntegerField(
        label=gettext_lazy("Every title at least once in so many years"), min_value=1, max_value=10, initial=3,
        help_text=gettext_lazy("A share of one in so many falls on each year, rounded up."),
    )  # fmt: skip
    seed = PlainTextField(
        label=gettext_lazy("Seed of the draw"), max_length=40,
        help_text=gettext_lazy(
            "Best one that nobody could choose and anybody can look up, such as the numbers of a lottery on a named "
            "day."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, planned: Collection[int], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["year"]
        free = [year for year in (today.year, today.year + 1) if year not in planned]
        field.choices = [(year, str(year)) for year in free]
        if free:
            field.initial = free[-1]

    def clean_seed(self) -> str:
        """Return the seed as one types it again on another machine: without blanks around it, printable."""
        seed: str = self.cleaned_data["seed"].strip()
        if not seed.isprintable():
            raise forms.ValidationError(_("The seed has signs that cannot be seen. Type letters, digits, blanks."))
        return seed


class OutcomeForm(forms.Form):
    """What came of a re-check. state: the award's, as its notes say; may_note: whether the register may be changed."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"))
    done_on = DayField(label=gettext_lazy("Looked at on"))
    finding = _words(
        gettext_lazy("What was found"), 500,
        help_text=gettext_lazy("Unless the title is kept, it becomes the reason in the title register."),
    )  # fmt: skip
    document = DocumentField(required=False, help_text=gettext_lazy("Needed unless the title is kept."))

    def __init__(self, *args: Any, state: str, may_note: bool, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today
        Outcome = Recheck.Outcome  # noqa: N806 - a class
        allowed = {Outcome.KEEPS.value, *(NOTE_AFTER[state] if may_note else ())}
        field: Any = self.fields["outcome"]
        field.choices = [("", "—"), *((one.value, one.label) for one in Outcome if one.value in allowed)]

    def clean_done_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["done_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """Ask for the document by which the register is changed."""
        data: dict[str, Any] = super().clean() or {}
        outcome = data.get("outcome")
        if outcome and outcome != Recheck.Outcome.KEEPS and not data.get("document") and "document" not in self.errors:
            self.add_error("document", _("Name the document by which the title is warned about, suspended or revoked."))
        return data
