"""Divisions, overlay zones, protected zones."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField, refuse_formula
from linli.core.rights import Grants
from linli.places.models import Division, OverlayZone, ProtectedZone
from linli.places.pickers import PickField
from linli.places.rules.levels import wrong_code

from .common import DayField, DocumentField, ModelForm, ReasonField, VersionField, both_or_neither, day_fields

_PART = re.compile(r"^(\d{12})[\s,，、]+(\S.*)$")
MOST_PARTS = 20


class DivisionForm(ModelForm[Division]):
    """Found a division."""

    document = DocumentField(required=False)

    class Meta:
        model = Division
        fields = ["level", "code", "name", "official_name", "valid_from", "longitude", "latitude"]
        labels = {
            "level": gettext_lazy("Level"), "code": gettext_lazy("Code"), "name": gettext_lazy("Name"),
            "official_name": gettext_lazy("Official name"), "valid_from": gettext_lazy("In force since"),
            "longitude": gettext_lazy("Longitude (WGS 84)"), "latitude": gettext_lazy("Latitude (WGS 84)"),
        }  # fmt: skip
        help_texts = {
            "code": gettext_lazy("12 digits, as the statistical bureau issues them."),
            "official_name": gettext_lazy(
                "As in the register, for example 书院社区居民委员会; empty if it is the same."
            ),
        }

    field_order = ["parent", "level", "code", "name", "official_name", "valid_from", "document"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"] = PickField("divisions", grants, label=gettext_lazy("Lies in"))
        day_fields(self, "valid_from")
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Compare code and level."""
        data: dict[str, Any] = super().clean() or {}
        if (
            {"code", "level"} <= set(data)
            and "code" not in self.errors
            and (reason := wrong_code(data["code"], data["level"]))
        ):
            self.add_error("code", reason)
        both_or_neither(self)
        return data


class PointForm(ModelForm[Division]):
    """Where a division stands on the map."""

    reason = ReasonField()
    version = VersionField()

    class Meta:
        model = Division
        fields = ["longitude", "latitude"]
        labels = DivisionForm.Meta.labels

    def clean(self) -> dict[str, Any]:
        """Ask for both or neither."""
        data: dict[str, Any] = super().clean() or {}
        both_or_neither(self)
        return data


class RenameForm(forms.Form):
    """Another name from a day on."""

    name = PlainTextField(max_length=100, label=gettext_lazy("New name"))
    official_name = PlainTextField(max_length=100, required=False, label=gettext_lazy("New official name"))
    on = DayField(label=gettext_lazy("First day with the new name"))
    document = DocumentField()
    version = VersionField()


class MoveForm(forms.Form):
    """Another parent from a day on."""

    on = DayField(label=gettext_lazy("First day in its new place"))
    document = DocumentField()
    version = VersionField()
    field_order = ["parent", "on", "document", "version"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"] = PickField("divisions", grants, label=gettext_lazy("Moves to"))
        self.order_fields(self.field_order)


class EndDivisionForm(forms.Form):
    """The end of a division that has no successor."""

    on = DayField(label=gettext_lazy("First day without it"))
    document = DocumentField()
    version = VersionField()


class MergeForm(forms.Form):
    """A division goes over into another, alone or with others."""

    also = forms.ModelMultipleChoiceField(
        Division.objects.none(), required=False, label=gettext_lazy("Together with"),
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Neighbours that go over into the same one."),
    )  # fmt: skip
    new_code = PlainTextField(max_length=12, required=False, label=gettext_lazy("Code of the new division"))
    new_name = PlainTextField(max_length=100, required=False, label=gettext_lazy("Name of the new division"))
    on = DayField(label=gettext_lazy("First day"))
    document = DocumentField()
    version = VersionField()
    field_order = ["into", "new_code", "new_name", "also", "on", "document", "version"]

    def __init__(self, *args: Any, grants: Grants, division: Division, neighbours: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.division = division
        self.fields["into"] = PickField(
            "divisions", grants, label=gettext_lazy("Goes over into"), required=False,
            help_text=gettext_lazy("An existing division; or leave it empty and found a new one below."),
        )  # fmt: skip
        also: Any = self.fields["also"]
        also.queryset = neighbours
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Ask for an existing division or a new one, not both."""
        data: dict[str, Any] = super().clean() or {}
        into, code, name = data.get("into"), data.get("new_code"), data.get("new_name")
        if into and (code or name):
            self.add_error("new_code", _("Choose an existing division or found a new one, not both."))
        elif not into and not (code and name) and "into" not in self.errors:
            self.add_error("into", _("Choose an existing division, or give code and name of a new one."))
        elif code and (reason := wrong_code(code, self.division.level)):
            self.add_error("new_code", reason)
        return data


class SplitForm(forms.Form):
    """First step of a split: into what."""

    parts = forms.CharField(
        label=gettext_lazy("New divisions"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line: code of 12 digits, a space, name."),
    )  # fmt: skip
    stays = forms.BooleanField(
        required=False, label=gettext_lazy("The old division goes on with what is not handed over")
    )
    on = DayField(label=gettext_lazy("First day"))
    document = DocumentField()
    version = VersionField()

    def __init__(self, *args: Any, division: Division, **options: Any) -> None:
        super().__init__(*args, **options)
        self.division = division

    def clean_parts(self) -> list[tuple[str, str]]:
        """Return (code, name) of each new division."""
        lines = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        if len(lines) > MOST_PARTS:
            raise forms.ValidationError(_("{number} lines; at most {most}.").format(number=len(lines), most=MOST_PARTS))
        parts = []
        for number, line in enumerate(lines, start=1):
            found = _PART.match(line)
            if not found or len(found[2]) > 100:
                raise forms.ValidationError(
                    _(
                        "Line {number}, “{line}”: 12 digits, a space and a name of at most 100 characters are wanted."
                    ).format(number=number, line=line[:60])
                )
            if reason := wrong_code(found[1], self.division.level):
                raise forms.ValidationError(reason)
            refuse_formula(found[2])
            parts.append((found[1], found[2].strip()))
        if len({code for code, _name in parts}) < len(parts):
            raise forms.ValidationError(_("A code stands on two lines; each new division has its own."))
        return parts


class ShareForm(forms.Form):
    """Second step of a split: what goes where. One select per thing, named kind-id."""

    def __init__(
        self, *args: Any, things: dict[str, dict[int, str]], parts: list[tuple[str, str]], stays: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices = [(str(place), f"{name} · {code}") for place, (code, name) in enumerate(parts)]
        choices.insert(0, ("", _("stays where it is") if stays else "—"))
        for kind, names in things.items():
            for pk, name in names.items():
                self.fields[f"{kind}-{pk}"] = forms.ChoiceField(
                    choices=choices, required=False, label=name, widget=forms.Select(attrs={"class": "form-select"})
                )

    def shares(self) -> dict[str, dict[int, int]]:
        """Return kind of thing -> id -> place in the parts."""
        found: dict[str, dict[int, int]] = {}
        for name, value in self.cleaned_data.items():
            kind, _sep, pk = name.partition("-")
            if value != "":
                found.setdefault(kind, {})[int(pk)] = int(value)
        return found


class ZoneForm(ModelForm[OverlayZone]):
    """An overlay zone."""

    class Meta:
        model = OverlayZone
        fields = ["code", "name", "valid_from", "valid_to"]
        labels = {
            "code": gettext_lazy("Code"), "name": gettext_lazy("Name"), "valid_from": gettext_lazy("In force since"),
            "valid_to": gettext_lazy("First day without it"),
        }  # fmt: skip
        help_texts = {"code": gettext_lazy("The city's own, for zones have no national code.")}

    def __init__(self, *args: Any, cities: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        day_fields(self, "valid_from", "valid_to")
        self.fields["city"] = forms.ModelChoiceField(cities, label=gettext_lazy("City"))
        if self.instance.pk:
            self.initial["city"] = self.instance.city_id
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        data: dict[str, Any] = super().clean() or {}
        since, until = data.get("valid_from"), data.get("valid_to")
        if since and until and until <= since:
            self.add_error("valid_to", _("{until} is not after {since}.").format(until=until, since=since))
        return data


class ZoneMembersForm(forms.Form):
    """Put a division into a zone, or take it out."""

    take_out = forms.BooleanField(required=False, label=gettext_lazy("Take it out of the zone"))
    reason = ReasonField()
    field_order = ["division", "take_out", "reason"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"] = PickField(
            "divisions", grants, label=gettext_lazy("Division"),
            help_text=gettext_lazy("With all that lies in it."),
        )  # fmt: skip
        self.order_fields(self.field_order)


class ProtectedZoneForm(ModelForm[ProtectedZone]):
    """An area with rules of its own."""

    class Meta:
        model = ProtectedZone
        fields = ["name", "kind", "document", "valid_from", "valid_to"]
        labels = {
            "name": gettext_lazy("Name"), "kind": gettext_lazy("Kind"), "document": gettext_lazy("Document"),
            "valid_from": gettext_lazy("In force since"), "valid_to": gettext_lazy("First day without it"),
        }  # fmt: skip

    field_order = ["name", "kind", "division", "document", "valid_from", "valid_to", "reason", "version"]

    def __init__(self, *args: Any, grants: Grants, **options: Any) -> None:
        super().__init__(*args, **options)
        day_fields(self, "valid_from", "valid_to")
        self.fields["division"] = PickField("protected-divisions", grants, label=gettext_lazy("Lies in"))
        if self.instance.pk:
            self.initial["division"] = self.instance.division
            self.fields["reason"] = ReasonField()
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.order_fields(self.field_order)
