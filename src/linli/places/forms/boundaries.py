"""A file of boundaries, and what the person declares about it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.places.models import Boundary

_APPROVAL = re.compile(r"^\S{1,10}[（(〔\[]\d{4}[)）〕\]]\S{1,20}$")


class BoundaryForm(forms.Form):
    """Upload a file of boundaries."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy("GeoJSON, GeoPackage, or a zipped shapefile."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Boundaries of"),
        choices=[
            ("division", gettext_lazy("divisions")), ("compound", gettext_lazy("compounds")),
            ("protected_zone", gettext_lazy("protected zones")),
        ],
    )  # fmt: skip
    by = forms.ChoiceField(
        label=gettext_lazy("Which place it is, says"),
        choices=[("code", gettext_lazy("a code")), ("name", gettext_lazy("a name"))],
    )
    attribute = forms.CharField(
        label=gettext_lazy("Attribute"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "The column of the file that holds code or name; empty: code, 代码, name, 名称 and the like."
        ),
    )
    layer = forms.CharField(
        label=gettext_lazy("Layer"), max_length=60, required=False,
        help_text=gettext_lazy("Only for a GeoPackage with several."),
    )  # fmt: skip
    datum = forms.ChoiceField(
        label=gettext_lazy("Datum"), choices=Boundary.Datum.choices,
        help_text=gettext_lazy("Ask whoever made the file: no program can tell from the numbers alone."),
    )  # fmt: skip
    standing = forms.ChoiceField(
        label=gettext_lazy("Standing"), choices=Boundary.Standing.choices,
        help_text=gettext_lazy("Approved: of a map that bears an approval number. Everything else is schematic."),
    )  # fmt: skip
    source = PlainTextField(
        label=gettext_lazy("Source"), max_length=200, help_text=gettext_lazy("Who made the map, and when.")
    )
    approval_number = PlainTextField(
        label=gettext_lazy("Map approval number"), max_length=60, required=False,
        help_text=gettext_lazy("审图号, for example 浙S(2021)12号; shown on every map with these boundaries."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for the number of an approved map."""
        data: dict[str, Any] = super().clean() or {}
        number = (data.get("approval_number") or "").strip()
        if data.get("standing") == Boundary.Standing.APPROVED and "approval_number" not in self.errors:
            if not number:
                self.add_error("approval_number", _("An approved map has a number; give it, or choose schematic."))
            elif not _APPROVAL.match(number):
                self.add_error(
                    "approval_number",
                    _(
                        "“{number}” does not look like a map approval number: letters, the year in brackets, a number."
                    ).format(number=number),
                )
        data["approval_number"] = number
        if data.get("kind") == "protected_zone" and data.get("by") == "code":
            self.add_error("by", _("Protected zones have no code; match them by name."))
        return data
