"""Choosing one of many places by what a person types: with htmx as one types, without it when the form is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import Grants, Right

from .models import Compound, Division, Organisation
from .queries.search import answering
from .rights import CHANGE_COMPOUNDS, CHANGE_DIVISIONS, CHANGE_MANAGEMENT, CHANGE_ORGANISATIONS
from .rules.levels import HOLDS_COMPOUNDS

OFFERED = 60  # so many options a list shows; beyond that one types


@dataclass(frozen=True)
class Picker:
    """What may be chosen in a field: for whom, which rows, and how one reads in a list."""

    right: Right
    rows: Callable[[Grants], QuerySet[Any]]
    label: Callable[[Any], str]


def _communities(right: Right) -> Callable[[Grants], QuerySet[Any]]:
    return lambda grants: (
        Division.objects.visible_to(grants, right.code)
        .filter(level__in=HOLDS_COMPOUNDS, valid_to=None)
        .select_related("parent")
    )


def _divisions(right: Right) -> Callable[[Grants], QuerySet[Any]]:
    return lambda grants: Division.objects.visible_to(grants, right.code).filter(valid_to=None).select_related("parent")


def _division_label(division: Division) -> str:
    above = f" · {division.parent.name}" if division.parent else ""
    return f"{division.name}{above} · {division.code}"


def _organisation_label(organisation: Organisation) -> str:
    return " · ".join((organisation.name, organisation.credit_code or _("no credit code")))


def _compound_label(compound: Compound) -> str:
    return f"{compound.name} · {compound.community.name} · {compound.code}"


PICKERS = {
    "communities": Picker(CHANGE_COMPOUNDS, _communities(CHANGE_COMPOUNDS), _division_label),
    "grid-communities": Picker(CHANGE_DIVISIONS, _communities(CHANGE_DIVISIONS), _division_label),
    "divisions": Picker(CHANGE_DIVISIONS, _divisions(CHANGE_DIVISIONS), _division_label),
    "protected-divisions": Picker(CHANGE_COMPOUNDS, _divisions(CHANGE_COMPOUNDS), _division_label),
    "seats": Picker(CHANGE_ORGANISATIONS, _divisions(CHANGE_ORGANISATIONS), _division_label),
    "managers": Picker(
        CHANGE_MANAGEMENT, lambda grants: Organisation.objects.filter(closed_on=None), _organisation_label
    ),
    "responsible": Picker(
        CHANGE_COMPOUNDS, lambda grants: Organisation.objects.filter(closed_on=None), _organisation_label
    ),
    "compounds": Picker(
        CHANGE_COMPOUNDS,
        lambda grants: (
            Compound.objects.visible_to(grants, CHANGE_COMPOUNDS.code)
            .filter(retired_on=None)
            .select_related("community")
        ),
        _compound_label,
    ),
}


def options(picker: Picker, rows: list[Any], chosen: str = "", empty: str | None = None) -> SafeString:
    """Return the options of a select."""
    head = format_html('<option value="">{}</option>', empty) if empty is not None else ""
    return format_html(
        "{}{}",
        head,
        format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((row.pk, SafeString(" selected") if str(row.pk) == chosen else "", picker.label(row)) for row in rows),
        ),
    )


class PickWidget(forms.Widget):
    """A search box above a select; what is typed fills the select, or is looked up when the form is sent."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self.field: PickField | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, str]:
        """Return the id that was chosen and the text that was typed."""
        return str(data.get(name) or "")[:20], str(data.get(f"{name}_find") or "")[:100]  # no id is longer

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw both."""
        assert self.field is not None
        chosen, text = value if isinstance(value, tuple) else (str(getattr(value, "pk", value) or ""), "")
        rows = self.field.offered(chosen, text)
        attrs = {**self.attrs, **(attrs or {})}
        css = attrs.get("class", "")
        described = attrs.get("aria-describedby")
        identity = attrs.get("id", f"id_{name}")
        return format_html(
            '<input type="search" class="form-control mb-1" id="{id}_find" name="{name}_find" value="{text}" '
            'maxlength="60" autocomplete="off" placeholder="{hint}" aria-label="{hint}" hx-get="{url}" '
            'hx-trigger="input changed delay:300ms" '
            'hx-target="#{id}" hx-swap="innerHTML">'
            '<select name="{name}" id="{id}" class="form-select {css}"{invalid}{described}>{options}</select>',
            id=identity,
            name=name,
            text=text,
            hint=_("Find by name, pinyin or code"),
            url=reverse("places:pick", args=[self.code]),
            css=css.replace("pickwidget", "").strip(),
            invalid=SafeString(' aria-invalid="true"') if "is-invalid" in css else "",
            described=format_html(' aria-describedby="{}"', described) if described else "",
            options=options(self.field.picker, rows, chosen, "—"),
        )

    def id_for_label(self, id_: str) -> str:
        """Lead the label to the select."""
        return id_


class PickField(forms.Field):
    """One row out of those that the person may choose, by id, or by a text that only one of them answers."""

    default_error_messages = {
        "none": gettext_lazy("Nothing that you may choose answers “%(text)s”. Type a name, pinyin or a code."),
        "several": gettext_lazy("%(number)s answer “%(text)s”. Choose one from the list."),
        "gone": gettext_lazy("This cannot be chosen: it does not exist, or lies outside your scope."),
    }

    def __init__(self, code: str, grants: Grants, **options: Any) -> None:
        self.code, self.picker = code, PICKERS[code]
        super().__init__(widget=PickWidget(code), **options)
        self.widget.field = self
        self.rows = self.picker.rows(grants)

    def __deepcopy__(self, memo: Any) -> "PickField":
        copied: PickField = super().__deepcopy__(memo)
        copied.widget.field = copied
        return copied

    def offered(self, chosen: str, text: str) -> list[Any]:
        """Return the rows that the select shows: those that answer the text, the chosen one, or the first ones."""
        rows = answering(self.rows, text, OFFERED) if text else list(self.rows.order_by("name_pinyin", "pk")[:OFFERED])
        if chosen.isascii() and chosen.isdigit() and not any(str(row.pk) == chosen for row in rows):
            rows = [*self.rows.filter(pk=int(chosen)), *rows]
        return rows

    def clean(self, value: Any) -> Any:
        """Return the row. A typed text wins over a choice that does not answer it."""
        chosen, text = value or ("", "")
        text = text.replace("\x00", "").strip()[:60]
        row: Model | None = None
        if chosen:
            row = self.rows.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() else None
            if row is None:
                raise ValidationError(self.error_messages["gone"], "gone")
        if text:
            found = answering(self.rows, text, OFFERED)
            if row is not None and row in found:
                return row
            if not found:
                raise ValidationError(self.error_messages["none"], "none", {"text": text})
            if len(found) > 1:
                raise ValidationError(self.error_messages["several"], "several", {"text": text, "number": len(found)})
            return found[0]
        if row is None and self.required:
            raise ValidationError(self.error_messages["required"], "required")
        return row
