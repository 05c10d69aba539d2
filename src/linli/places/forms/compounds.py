"""Compounds, who manages them, owners' committees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.plain_text import PlainTextField
from linli.core.rights import Grants
from linli.places.models import Compound, Management, OwnersCommittee
from linli.places.pickers import PickField
from linli.places.queries.codes import last_number

from .common import DayField, ModelForm, ReasonField, VersionField, both_or_neither

LABELS = {
    "code": _("Code"), "name": _("Name"), "address": _("Address"), "form": _("Form"), "built_year": _("Year built"),
    "households": _("Households"), "buildings_count": _("Buildings"), "elevators": _("Lifts"),
    "parking_spaces": _("Parking spaces"), "entrances": _("Entrances of buildings"),
    "step_free_entrances": _("Step-free entrances"), "ebike_sockets": _("E-bike sockets"),
    "car_chargers": _("Car chargers"), "floor_area_m2": _("Floor area (m²)"),
    "site_area_m2": _("Site area (m²)"), "green_area_m2": _("Green area (m²)"), "longitude": _("Longitude (WGS 84)"),
    "latitude": _("Latitude (WGS 84)"),
}  # fmt: skip


class CompoundForm(ModelForm[Compound]):
    """A compound: register or edit."""

    class Meta:
        model = Compound
        fields = list(LABELS)
        labels = LABELS
        help_texts = {
            "code": _(
                "Code of the community and four digits, or the city's own. Left empty, it is the next one that is free."
            )
        }

    field_order = ["community", *LABELS, "reason", "version"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"] = PickField("communities", grants, label=_("Community"))
        if self.instance.pk:
            self.initial["community"] = self.instance.community
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)
        else:
            self.fields["code"].required = False
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates, and for areas that are no less than nothing; find a code if none is given."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("code") and data.get("community") and "code" not in self.errors:
            prefix = data["community"].code
            data["code"] = f"{prefix}{last_number(prefix) + 1:04}"
        both_or_neither(self)
        entrances, step_free = data.get("entrances"), data.get("step_free_entrances")
        if step_free is not None and (entrances is None or step_free > entrances):
            self.add_error("step_free_entrances", _("There are no more step-free entrances than entrances."))
        for name in ("floor_area_m2", "site_area_m2", "green_area_m2"):
            if (area := data.get(name)) is not None and area < 0:
                self.add_error(name, _("An area is not less than 0."))
        site, green = data.get("site_area_m2"), data.get("green_area_m2")
        if site is not None and green is not None and green > site:
            self.add_error("green_area_m2", _("The green area is larger than the site, {site} m².").format(site=site))
        return data


class RetireForm(forms.Form):
    """End a compound."""

    on = DayField(label=_("First day without it"))
    reason = ReasonField(required=True, help_text=_("Demolished, merged into another: say which."))
    version = VersionField()


class StartManagementForm(forms.Form):
    """Who manages the compound from a day on."""

    how = forms.ChoiceField(choices=Management.How.choices, label=_("Way of managing"))
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty while it lasts."))
    contract_number = PlainTextField(max_length=60, required=False, label=_("Contract number"))
    reason = ReasonField()
    field_order = ["how", "organisation", "first_day", "last_day", "contract_number", "reason"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = PickField(
            "managers", grants, label=_("Organisation"), required=False,
            help_text=_("Empty if the owners manage by themselves."),
        )  # fmt: skip
        self.order_fields(self.field_order)


class EndForm(forms.Form):
    """End a management or a committee's term."""

    last_day = DayField(label=_("Last day"))
    reason = ReasonField()
    version = VersionField()


class CommitteeForm(forms.Form):
    """One term of an owners' committee or of what stands in for it."""

    kind = forms.ChoiceField(choices=OwnersCommittee.Kind.choices, label=_("Kind"))
    term = forms.IntegerField(min_value=1, max_value=99, label=_("Term"), help_text=_("1: the first."))
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty while it lasts."))
    filed_number = PlainTextField(max_length=60, required=False, label=_("Filing number"))
    members_count = forms.IntegerField(min_value=0, max_value=99, required=False, label=_("Members"))
    reason = ReasonField()
