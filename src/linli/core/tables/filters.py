"""What a filter form says about itself: its parameters, and the filters that are active."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any, NamedTuple

from django import forms
from django.db.models import Model
from django.forms.utils import flatatt
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


class Chip(NamedTuple):
    """An active filter, and the address of the list without it."""

    label: str
    value: str
    url: str


class Shown(NamedTuple):
    """A field of the filter form as the page shows it."""

    label: str
    id: str
    widget: SafeString
    errors: list[str]


def dressed(form: forms.BaseForm) -> list[Shown]:
    """Return the visible fields of a filter form, dressed as the other forms are."""
    return [
        Shown(str(field.label), field.id_for_label, _widget(field), [str(error) for error in field.errors])
        for field in form
        if not field.is_hidden
    ]


def _widget(field: forms.BoundField) -> SafeString:
    widget = field.field.widget
    if type(widget) is forms.Select:
        return _select(field, widget)
    if type(widget) is forms.CheckboxSelectMultiple:
        return _checkboxes(field, widget)
    parts = widget.widgets if isinstance(widget, forms.MultiWidget) else [widget]
    if len(parts) == 2:  # a range: one label stands over two fields
        for part, words in zip(parts, (_("{label}, from"), _("{label}, to")), strict=True):
            part.attrs["aria-label"] = words.format(label=field.label)
    for part in parts:
        kind = "form-select" if isinstance(part, forms.Select) else "form-control"
        kind = "form-check-input" if isinstance(part, forms.CheckboxInput) else kind
        part.attrs["class"] = f"{part.attrs.get('class', '')} {kind}".strip()
    made = _inputs(field)
    return format_html('<div class="list-range">{}</div>', made) if len(parts) == 2 else made


# Django renders a template for each field, option and attribute: a quarter of the time of a page.


def _inputs(field: forms.BoundField) -> SafeString:
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": field.auto_id}, widget)
    shown = widget.get_context(field.html_name, field.value(), attrs)["widget"]
    parts = shown.get("subwidgets", [shown])
    if not all("type" in part for part in parts):
        return field.as_widget()
    return mark_safe("–".join(map(_input, parts)))


def _input(part: dict[str, Any]) -> str:
    value = "" if part["value"] is None else f' value="{escape(str(part["value"]))}"'
    return f'<input type="{part["type"]}" name="{escape(part["name"])}"{value}{flatatt(part["attrs"])}>'


def _select(field: forms.BoundField, widget: forms.Select) -> SafeString:
    chosen = _chosen(field, widget)
    options = []
    for value, title in widget.choices:
        several = title if isinstance(title, (list, tuple)) else [(value, title)]
        made = "".join([_option(v, t, chosen) for v, t in several])
        options.append(f'<optgroup label="{escape(str(value))}">{made}</optgroup>' if several is title else made)
    attrs = widget.attrs | {"class": f"{widget.attrs.get('class', '')} form-select".strip()}
    return format_html(
        '<select name="{}" id="{}"{}>{}</select>', field.html_name, field.id_for_label, flatatt(attrs),
        mark_safe("".join(options)),
    )  # fmt: skip


def _option(value: Any, title: Any, chosen: set[str]) -> str:
    text = _text(value)
    return f'<option value="{escape(text)}"{" selected" if text in chosen else ""}>{escape(str(title))}</option>'


def _checkboxes(field: forms.BoundField, widget: forms.CheckboxSelectMultiple) -> SafeString:
    chosen, name = _chosen(field, widget), escape(field.html_name)
    boxes = [
        f'<div><label><input type="checkbox" class="form-check-input" name="{name}" value="{escape(_text(value))}"'
        f"{' checked' if _text(value) in chosen else ''}> {escape(str(title))}</label></div>"
        for value, title in widget.choices
    ]
    return format_html('<div id="{}" class="form-check-input">{}</div>', field.auto_id, mark_safe("".join(boxes)))


def _chosen(field: forms.BoundField, widget: forms.Widget) -> set[str]:
    return {_text(value) for value in widget.format_value(field.value()) or ()}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def parameters(form: forms.BaseForm) -> dict[str, list[str]]:
    """Return the parameters of the query string that each field of a filter form reads."""
    found = {}
    for name, field in form.fields.items():
        if suffixes := getattr(field.widget, "suffixes", None):  # a range: one parameter per end
            found[name] = [f"{name}_{suffix}" if suffix else name for suffix in suffixes]
        elif isinstance(field.widget, forms.MultiWidget):
            found[name] = [f"{name}_{number}" for number in range(len(field.widget.widgets))]
        else:
            found[name] = [name]
    return found


def active(form: forms.BaseForm) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and value in words of every filter that is set and valid."""
    for name, value in form.cleaned_data.items():
        field = form.fields[name]
        if value not in field.empty_values and (words := in_words(field, value)):
            yield name, str(form[name].label), words


def in_words(field: forms.Field, value: Any) -> str:
    """Return what a person reads for the value of a field."""
    if isinstance(value, slice):  # a range, as django-filter gives it
        return _("{from_} to {to}").format(from_=_plain(value.start), to=_plain(value.stop))
    if isinstance(value, Model):
        return str(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return _(", ").join(map(str, value))
    if isinstance(field, forms.ChoiceField):
        titles = dict(_flat(field.choices))
        several = value if isinstance(value, (list, tuple)) else [value]
        return _(", ").join(str(titles.get(str(one), one)) for one in several)
    return _plain(value)


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for value, title in choices:
        if isinstance(title, (list, tuple)):
            yield from _flat(title)
        else:
            yield str(value), title


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "…"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value, "Y-m-d")
    return str(value)
