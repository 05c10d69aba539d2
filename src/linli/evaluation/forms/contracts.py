"""Contracts with assessment bodies, their people and training."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.accounts.models import Person
from linli.core.plain_text import PlainTextField
from linli.core.rights import Grants
from linli.evaluation.models import Contract, Edition
from linli.evaluation.operations.assessors import NewContract
from linli.evaluation.queries.visits import divisions_to_commission
from linli.evaluation.rights import MANAGE_ASSESSORS
from linli.places.forms.common import DayField, DocumentField
from linli.places.models import Organisation
from linli.places.pickers import PICKERS, Picker, PickField

from .register import not_to_come

COMMISSIONING, BODIES = "commissioning-divisions", "assessment-bodies"
MOST_PEOPLE = 2000  # so many names are opened to look for one

PICKERS.setdefault(
    COMMISSIONING,
    Picker(
        MANAGE_ASSESSORS,
        lambda grants: divisions_to_commission(grants).select_related("parent"),
        lambda division: f"{division.name} · {division.code}",
    ),
)
PICKERS.setdefault(
    BODIES,
    Picker(
        MANAGE_ASSESSORS,
        lambda grants: Organisation.objects.filter(closed_on=None, kind=Organisation.Kind.ASSESSMENT_BODY),
        lambda body: " · ".join((body.name, body.credit_code or str(_("no credit code")))),
    ),
)


class ContractForm(forms.Form):
    """What a contract says."""

    title = PlainTextField(label=gettext_lazy("Title"), max_length=120)
    number = PlainTextField(label=gettext_lazy("Number of the contract"), max_length=60)
    valid_from = DayField(label=gettext_lazy("Valid from"))
    valid_to = DayField(label=gettext_lazy("Valid until"), help_text=gettext_lazy("The last day."))

    def __init__(self, *args: Any, grants: Grants, contract: Contract | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = PickField(BODIES, grants, label=_("Assessment body"))
        self.fields["division"] = PickField(
            COMMISSIONING, grants, label=_("Commissioned by"), help_text=_("Its officers see all of the contract.")
        )
        if contract is not None:
            self.fields["ended_reason"] = PlainTextField(
                label=_("Why it ends early"), max_length=300, required=False,
                help_text=_("Wanted if the last day becomes an earlier one."),
            )  # fmt: skip
        self.order_fields(["organisation", "division"])

    def clean(self) -> dict[str, Any]:
        """Compare the dates, so that the reason stands beside the field."""
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The contract must not end before it begins."))
        return data

    def terms(self) -> NewContract:
        """Return the terms of a valid form."""
        return NewContract(**{name: value for name, value in self.cleaned_data.items() if name != "ended_reason"})


class PersonForm(forms.Form):
    """Somebody who scores under a contract, by username or by the whole name. people: among whom one may choose."""

    person = PlainTextField(
        label=gettext_lazy("Username or full name"), max_length=50,
        help_text=gettext_lazy(
            "Of the people that you see. Whoever has no account yet is invited first, under People in the menu."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self._people = people

    def clean_person(self) -> Person:
        """Look for the person: names are sealed, so they are opened and compared."""
        text = self.cleaned_data["person"].replace("\x00", "").strip()
        staff = self._people.filter(username__isnull=False, is_active=True)
        found = list(staff.filter(username=text.lower())[:1])
        if not found:
            found = [one for one in staff.order_by("username")[:MOST_PEOPLE] if one.name == text]
        if not found:
            raise forms.ValidationError(
                _("Nobody that you see is called “%(text)s”. Type the username or the whole name."),
                params={"text": text[:50]},
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("%(count)s people are called so: %(names)s. Type the username."),
                params={"count": len(found), "names": ", ".join(str(one.username) for one in found[:8])},
            )
        return found[0]


class LeftForm(forms.Form):
    """That an assessor left."""

    on = DayField(label=gettext_lazy("Left on"))
    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=300,
        help_text=gettext_lazy("Stands beside every visit that they give back."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["on"], self._today)


class TrainingForm(forms.Form):
    """That assessors were trained on a standard."""

    assessors = forms.MultipleChoiceField(
        label=gettext_lazy("Assessors"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one.")},
    )  # fmt: skip
    standard = forms.ChoiceField(label=gettext_lazy("Standard"))
    held_on = DayField(label=gettext_lazy("Held on"))
    valid_until = DayField(label=gettext_lazy("Valid until"))
    document = DocumentField(help_text=gettext_lazy("Certificate or attendance list, for example 培训签到 3 号."))

    def __init__(self, *args: Any, assessors: list[Any], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today
        people: Any = self.fields["assessors"]
        people.choices = [(str(one.pk), str(one)) for one in assessors]
        published = Edition.objects.exclude(state=Edition.State.DRAFT).filter(subject__in=("compound", "community"))
        titles = {one.standard: f"{one.title} ({one.standard})" for one in published.defer("document").order_by("pk")}
        standards: Any = self.fields["standard"]
        standards.choices = sorted(titles.items())

    def clean_held_on(self) -> date:
        """Refuse a day to come."""
        return not_to_come(self.cleaned_data["held_on"], self._today)

    def clean(self) -> dict[str, Any]:
        """Compare the dates."""
        data = super().clean() or {}
        if data.get("held_on") and data.get("valid_until") and data["valid_until"] < data["held_on"]:
            self.add_error("valid_until", _("A training cannot run out before it was held."))
        return data
