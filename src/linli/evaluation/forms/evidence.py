"""Forms of the evidence ledger."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.evidence import MOST_FILES, Pair, by_rule
from linli.evaluation.queries.evidence import KINDS, Offered, asked_of
from linli.evaluation.queries.sheets import in_words
from linli.places.forms.common import DayField

from .register import not_to_come

RULE, DAY, NEVER = "RULE", "DAY", "NEVER"


class ManyFilesInput(forms.FileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; the cleaned value is a list."""

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
        return [super(ManyFilesField, self).clean(one, initial) for one in several]


@dataclass(frozen=True)
class Choice:
    """An item that can be ticked. asks: what it takes as proof, in words."""

    value: str
    id: str
    title: str
    asks: str
    ticked: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """The items of a section; opens if one of them is ticked."""

    title: str
    choices: list[Choice]

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(choice.ticked for choice in self.choices)


class ProofForm(forms.Form):
    """What is said of a proof. The items stand outside of the fields: `groups` draws them, `picked` reads them."""

    title = PlainTextField(
        label=gettext_lazy("Title"), max_length=115,
        help_text=gettext_lazy("What it shows, without names of persons: it becomes the name of the file."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[("", "—"), *KINDS.items()])
    issued_on = DayField(
        label=gettext_lazy("Issued on"), help_text=gettext_lazy("Of a picture: the day on which it was taken.")
    )
    validity = forms.ChoiceField(
        label=gettext_lazy("Valid"), widget=forms.RadioSelect, initial=RULE, required=False,
        choices=[
            (RULE, gettext_lazy("as the items ask: the shortest decides")),
            (DAY, gettext_lazy("until the day below")),
            (NEVER, gettext_lazy("without an end")),
        ],
    )  # fmt: skip
    valid_until = DayField(label=gettext_lazy("Valid until"), required=False)

    def __init__(
        self, *args: Any, standards: Sequence[Offered], today: date, ticked: Collection[Pair] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._today, self.standards = today, standards
        self.asked = asked_of(standards)
        self.kept = set(ticked)
        data: Any = self.data
        sent = data.getlist("items") if self.is_bound and hasattr(data, "getlist") else []
        self.picked: list[Pair] = list(dict.fromkeys(_pair(value) for value in sent[:1000]))
        self._ticked = set(self.picked) if self.is_bound else self.kept

    def clean_issued_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["issued_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """Work out until when it is valid, and see that the items are of the place's standards."""
        data: dict[str, Any] = super().clean() or {}
        allowed = self.kept.union(self.asked)
        if not self.picked:
            self.add_error(None, _("Choose at least one item that it is for."))
        elif strange := next((pair for pair in self.picked if pair not in allowed), None):
            self.add_error(
                None,
                _("“{item}” is no item of a published standard for this place.").format(item=" ".join(strange)[:80]),
            )
        issued, how = data.get("issued_on"), data.get("validity") or (DAY if data.get("valid_until") else RULE)
        if issued is None or self.errors.get("valid_until"):
            return data
        if how == RULE:
            data["valid_until"] = by_rule(issued, self.picked, self.asked)
        elif how == NEVER:
            data["valid_until"] = None
        elif data.get("valid_until") is None:
            self.add_error("valid_until", _("Name the last day, or choose another kind of validity."))
        elif data["valid_until"] < issued:
            self.add_error(
                "valid_until",
                _("It would end on {until}, before it was issued on {issued}.").format(
                    until=data["valid_until"], issued=issued
                ),
            )
        return data

    def taken(self) -> dict[str, Any]:
        """Return what the operations take."""
        names = ("title", "kind", "issued_on", "valid_until")
        return {name: self.cleaned_data[name] for name in names} | {"items": self.picked, "asked": self.asked}

    def groups(self) -> list[tuple[str, list[ChoiceGroup]]]:
        """Return the items to tick, by standard and section; what it is for of earlier editions comes last."""
        lang, found = language(), []
        for one in self.standards:
            sections = [
                ChoiceGroup(
                    f"{section.id} {in_words(section.title, lang)}",
                    [self._choice(one.id, item, lang) for item in section.items],
                )
                for section in one.published.standard.sections
            ]
            found.append((str(one.edition), sections))
        past = sorted(self.kept.difference(self.asked))
        if past:
            rest = [Choice(f"{name}:{item}", item, name, "", (name, item) in self._ticked) for name, item in past]
            found.append((_("Items of earlier editions"), [ChoiceGroup(_("Not in an edition of today"), rest)]))
        return found

    def _choice(self, standard: str, item: Any, lang: str) -> Choice:
        pair = (standard, item.id)
        return Choice(
            f"{standard}:{item.id}", item.id, in_words(item.title, lang), asks_for(item, lang), pair in self._ticked
        )


class AddForm(ProofForm):
    """One or several new proofs."""

    files: Any = ManyFilesField(
        label=gettext_lazy("Files"),
        widget=ManyFilesInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.pdf,.xlsx"}),
        help_text=gettext_lazy(
            "JPEG, PNG, WebP, PDF or xlsx, each at most 20 MB, together at most 95 MB. Several become several proofs."
        ),
    )

    field_order = ("files",)

    @property
    def too_much(self) -> bool:
        """Whether all files together are more than goes through the door."""
        total: int = sum(one.size for one in self.cleaned_data.get("files", ()))
        return total > 95_000_000


class ReasonForm(forms.Form):
    """Why a proof is withdrawn, or its file erased."""

    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stays beside the proof for good."),
    )  # fmt: skip


def asks_for(item: Any, lang: str) -> str:
    """Return what an item takes as proof, in words; empty if it asks for none."""
    asked = item.evidence
    parts = []
    if asked.kinds:
        parts.append(in_words(asked.kinds, lang))
    if asked.documents > 1:
        parts.append(_("{count} pieces").format(count=asked.documents))
    if asked.valid_months:
        parts.append(_("not older than {months} months").format(months=asked.valid_months))
    return " · ".join(parts) if asked.documents or parts else ""


def _pair(value: str) -> Pair:
    standard, _colon, item = value[:90].partition(":")
    return standard, item
