"""Forms of works, of what neighbours have together."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, Work
from linli.campaign.operations.shared import Together
from linli.campaign.operations.works import LONGEST_NOTE, Terms
from linli.campaign.proofs import MOST_FILES
from linli.campaign.rights import FOLLOW, LEAD
from linli.campaign.rules.works import State
from linli.core.plain_text import PlainTextField
from linli.core.rights import Grants
from linli.evaluation.models import Measure
from linli.places.forms.common import DayField
from linli.places.models import Division
from linli.places.pickers import PICKERS, Picker, PickField

COMMUNITIES = "campaign-communities"
MOST_YUAN = 100_000_000_000
MOST_TOGETHER = 12  # communities that have one thing together

PICKERS.setdefault(
    COMMUNITIES,
    Picker(
        FOLLOW,
        lambda grants: (
            Division.objects.visible_to(grants, FOLLOW.code)
            .filter(level=Division.Level.COMMUNITY, valid_to=None)
            .select_related("parent")
        ),
        lambda division: f"{division.name}{f' · {division.parent.name}' if division.parent else ''} · {division.code}",
    ),
)


class YuanField(forms.IntegerField):
    """A whole amount of yuan."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=MOST_YUAN, **options)


class NoteField(PlainTextField):
    """A few sentences, up to what a work keeps."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=LONGEST_NOTE, **options)


class ManyFilesInput(forms.FileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class ProofsField(forms.FileField):
    """Proofs; the cleaned value is a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check each of them."""
        several = data if isinstance(data, (list, tuple)) else [data] if data else []
        if not several:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(several) > MOST_FILES:
            raise forms.ValidationError(
                _("%(count)d files were sent; at most %(most)d go at once."),
                params={"count": len(several), "most": MOST_FILES},
            )
        return [super(ProofsField, self).clean(one, initial) for one in several]


class PlaceForm(forms.Form):
    """For which community measures are to be suggested."""

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"] = PickField(COMMUNITIES, grants, label=_("Community"))


class WorkForm(forms.Form):
    """What is said of a work, for whoever may change all of it. seen: when it was last changed as the person saw it."""

    cost = YuanField(
        label=gettext_lazy("Cost (yuan)"), required=False,
        help_text=gettext_lazy("Whole yuan. Empty: unknown. A cost typed here rests on no sample any more."),
    )  # fmt: skip
    programme = PlainTextField(label=gettext_lazy("Programme that pays"), max_length=60, required=False)
    begins_on = DayField(label=gettext_lazy("Begins"), required=False)
    due_on = DayField(label=gettext_lazy("Due on"), required=False)
    note = NoteField(label=gettext_lazy("Note"), required=False)
    seen = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, work: Work, **options: Any) -> None:
        names = ("cost", "programme", "begins_on", "due_on", "note")
        super().__init__(*args, **options)
        self.initial = {name: getattr(work, name) for name in names} | {"seen": work.changed_at.isoformat()}
        if work.state != State.SUGGESTED:  # what is approved keeps its days
            self.fields["begins_on"].required = self.fields["due_on"].required = True

    def clean(self) -> dict[str, Any]:
        """Compare the days, so that the reason stands beside the field."""
        data = super().clean() or {}
        begins, due = data.get("begins_on"), data.get("due_on")
        if begins and due and due <= begins:
            self.add_error(
                "due_on",
                _("It would be due on {due}, not after it begins on {begins}.").format(due=due, begins=begins),
            )
        return data

    def terms(self) -> Terms:
        """Return the terms of a valid form."""
        return Terms(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class NoteForm(forms.Form):
    """What whoever follows a work says of it once it is approved: a note, and what was spent once it is done."""

    spent = YuanField(
        label=gettext_lazy("Spent (yuan)"), required=False,
        help_text=gettext_lazy("Whole yuan. Empty: not settled yet."),
    )  # fmt: skip
    note = NoteField(label=gettext_lazy("Note"), required=False)
    seen = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, work: Work, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"spent": work.spent, "note": work.note, "seen": work.changed_at.isoformat()}
        if work.state != State.DONE:
            del self.fields["spent"]

    def said(self) -> dict[str, Any]:
        """Return what a valid form says, for `operations.works.note_work`."""
        return {"spent": None} | self.cleaned_data


def _not_to_come(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(_("{day} is still to come.").format(day=day))
    return day


class BeginForm(forms.Form):
    """On which day a work began."""

    on = DayField(label=gettext_lazy("Begun on"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"on": today}
        self._today = today

    def clean_on(self) -> date:
        """Refuse a day to come."""
        return _not_to_come(self.cleaned_data["on"], self._today)


def _proofs() -> ProofsField:
    return ProofsField(
        label=gettext_lazy("Proofs"), widget=ManyFilesInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.pdf,.xlsx"}),
        help_text=gettext_lazy("Photos, PDF or xlsx, each at most 20 MB, at least one."),
    )  # fmt: skip


class MoreProofsForm(forms.Form):
    """Proofs of a work that is done, beside those that it has."""

    proofs: Any = _proofs()


class DoneForm(forms.Form):
    """That a work is done, by which proofs."""

    on = DayField(label=gettext_lazy("Done on"))
    spent = YuanField(
        label=gettext_lazy("Spent (yuan)"), required=False,
        help_text=gettext_lazy("Whole yuan. Empty: not settled yet."),
    )  # fmt: skip
    proofs: Any = _proofs()

    def __init__(self, *args: Any, today: date, work: Work, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = {"on": today}
        self._today, self._work = today, work

    def clean_on(self) -> date:
        """Refuse a day to come, and one before it was begun."""
        on, begun = _not_to_come(self.cleaned_data["on"], self._today), self._work.begun_on
        if begun and on < begun:
            raise forms.ValidationError(
                _("It was begun on {begun}; it cannot have been done on {done}.").format(begun=begun, done=on)
            )
        return on


class ReasonForm(forms.Form):
    """Why something is given up or ended."""

    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stands in the history beside the change."),
    )  # fmt: skip


class SharedWorkForm(forms.Form):
    """A measure that neighbours have together."""

    title = PlainTextField(
        label=gettext_lazy("Title"), max_length=120,
        help_text=gettext_lazy("For example: one neighbour centre for three communities."),
    )  # fmt: skip
    measure = forms.ChoiceField(label=gettext_lazy("Measure"))
    cost = YuanField(label=gettext_lazy("Cost (yuan)"), help_text=gettext_lazy("Once, for all of them together."))
    basis = PlainTextField(label=gettext_lazy("Where the cost comes from"), max_length=200)
    cost_is_sample = forms.BooleanField(
        label=gettext_lazy("The cost is a sample"), required=False,
        help_text=gettext_lazy("Nobody has asked for it yet: the word stands beside it everywhere."),
    )  # fmt: skip
    communities = PlainTextField(
        label=gettext_lazy("Communities"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Names or 12-digit codes, one a line; at least two, at most 12."),
    )  # fmt: skip

    def __init__(self, *args: Any, campaign: Campaign, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self._campaign, self._grants = campaign, grants
        rows = Measure.objects.filter(standard=campaign.standard, retired_at=None).order_by("code")
        self._measures = {str(row.pk): row for row in rows}
        field: Any = self.fields["measure"]
        field.choices = [("", "—"), *((key, f"{row.code} {row.title}") for key, row in self._measures.items())]

    def clean_communities(self) -> list[Division]:
        """Find each community by its name or code, among those of the campaign that the person leads."""
        lines = [line.strip() for line in self.cleaned_data["communities"].replace("、", "\n").splitlines()]
        texts = list(dict.fromkeys(filter(None, lines)))
        if len(texts) > MOST_TOGETHER:
            raise forms.ValidationError(
                _("{count} communities are named; at most {most} have one thing together.").format(
                    count=len(texts), most=MOST_TOGETHER
                )
            )
        rows = Division.objects.visible_to(self._grants, LEAD.code).filter(
            level=Division.Level.COMMUNITY, valid_to=None, ancestors__contains=[self._campaign.division_id]
        )
        found: dict[int, Division] = {}
        for text in texts:
            named = list(rows.filter(**({"code": text} if text.isdigit() else {"name": text}))[:2])
            if len(named) != 1:
                why = _("Several communities are called “{text}”; give the code.") if named else _(
                    "There is no community “{text}” here."
                )  # fmt: skip
                raise forms.ValidationError(why.format(text=text[:40]))
            found[named[0].pk] = named[0]
        if len(found) < 2:
            raise forms.ValidationError(_("A shared work is for at least two communities."))
        return list(found.values())

    def terms(self) -> Together:
        """Return the terms of a valid form."""
        return Together(**(self.cleaned_data | {"measure": self._measures[self.cleaned_data["measure"]]}))
