"""Public facilities, grids, organisations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.core.rights import Grants
from linli.places.models import Compound, Grid, Organisation, PublicFacility, Stairwell
from linli.places.pickers import PickField
from linli.places.rules.credit_code import check

from .common import DayField, ModelForm, ReasonField, VersionField, both_or_neither, day_fields


class FacilityForm(ModelForm[PublicFacility]):
    """A public facility."""

    class Meta:
        model = PublicFacility
        fields = ["name", "kind", "capacity", "capacity_unit", "longitude", "latitude", "opened_on"]
        labels = {
            "name": gettext_lazy("Name"), "kind": gettext_lazy("Kind"), "capacity": gettext_lazy("Capacity"),
            "capacity_unit": gettext_lazy("Unit of capacity"), "longitude": gettext_lazy("Longitude (WGS 84)"),
            "latitude": gettext_lazy("Latitude (WGS 84)"), "opened_on": gettext_lazy("Opened"),
        }  # fmt: skip

    field_order = [
        "name", "kind", "community", "compound", "responsible", "capacity", "capacity_unit", "longitude", "latitude",
        "opened_on", "reason", "version",
    ]  # fmt: skip

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        day_fields(self, "opened_on")
        self.fields["community"] = PickField("communities", grants, label=gettext_lazy("Community"))
        self.fields["compound"] = PickField(
            "compounds", grants, label=gettext_lazy("Compound"), required=False,
            help_text=gettext_lazy("Only if it lies in a compound."),
        )  # fmt: skip
        self.fields["responsible"] = PickField("responsible", grants, label=gettext_lazy("Responsible"), required=False)
        if self.instance.pk:
            for name in ("community", "compound", "responsible"):
                self.initial[name] = getattr(self.instance, name)
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates or neither."""
        data: dict[str, Any] = super().clean() or {}
        both_or_neither(self)
        return data


class CloseForm(forms.Form):
    """Close a facility or an organisation."""

    on = DayField(label=gettext_lazy("Closed on"))
    reason = ReasonField(required=True)
    version = VersionField()


class OrganisationForm(ModelForm[Organisation]):
    """An organisation."""

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "credit_code", "phone"]
        labels = {
            "name": gettext_lazy("Name"), "short_name": gettext_lazy("Short name"), "kind": gettext_lazy("Kind"),
            "credit_code": gettext_lazy("Unified social credit code"), "phone": gettext_lazy("Office phone"),
        }  # fmt: skip
        help_texts = {
            "credit_code": gettext_lazy("18 characters; empty while nobody knows it."),
            "phone": gettext_lazy("The office's, never a person's."),
        }

    field_order = ["name", "short_name", "kind", "credit_code", "division", "phone", "reason", "version"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"] = PickField("seats", grants, label=gettext_lazy("Registered in"))
        if self.instance.pk:
            self.initial["division"] = self.instance.division
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.order_fields(self.field_order)

    def clean_credit_code(self) -> str | None:
        """Check the check character."""
        code: str = (self.cleaned_data.get("credit_code") or "").strip().upper()
        if code and (reason := check(code)):
            raise forms.ValidationError(reason)
        return code or None


class GridForm(ModelForm[Grid]):
    """A grid, and the compounds that it consists of."""

    class Meta:
        model = Grid
        fields = ["code", "name"]
        labels = {"code": gettext_lazy("Code"), "name": gettext_lazy("Name")}

    field_order = ["community", "code", "name", "compounds", "reason", "version"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"] = PickField("grid-communities", grants, label=gettext_lazy("Community"))
        if self.instance.pk:
            self.initial["community"] = self.instance.community
            self.fields["compounds"] = forms.ModelMultipleChoiceField(
                Compound.objects.filter(community=self.instance.community_id, retired_on=None).order_by("name_pinyin"),
                required=False, label=gettext_lazy("Compounds"), widget=forms.CheckboxSelectMultiple,
                initial=list(self.instance.compounds.values_list("pk", flat=True)),
            )  # fmt: skip
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.order_fields(self.field_order)


class MicroGridForm(forms.Form):
    """A micro-grid and its stair units."""

    number = PlainTextField(max_length=20, label=gettext_lazy("Number"))
    reason = ReasonField()

    field_order = ["number", "stairwells", "reason"]

    def __init__(self, *args: Any, grid: Grid, **options: Any) -> None:
        super().__init__(*args, **options)
        stairwells = Stairwell.objects.filter(building__compound__grids=grid).select_related("building__compound")
        self.fields["stairwells"] = StairwellsField(
            stairwells.order_by("building__compound__name_pinyin", "building__order", "order"), required=False,
            label=gettext_lazy("Stair units"), widget=forms.CheckboxSelectMultiple,
            help_text=gettext_lazy("Those that are chosen leave the micro-grid they were in."),
        )  # fmt: skip
        self.order_fields(self.field_order)


class StairwellsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Stair units, named with their compound."""

    def label_from_instance(self, obj: Any) -> str:
        """Return compound, building, stair unit."""
        return f"{obj.building.compound.name} {obj}"
