"""The tables of the lists of people."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from linli.core.tables import Day, LinliTable, YesNo

from . import phones
from .models import AccessLog, Person, VerifiedHome


class PeopleTable(LinliTable):
    """Staff."""

    username = tables.Column(
        verbose_name=_("Username"), linkify=lambda record: reverse("accounts:person", args=[record.public_id])
    )
    name = tables.Column(verbose_name=_("Full name"), orderable=False)
    phone = tables.Column(verbose_name=_("Mobile number"), orderable=False)
    roles = tables.Column(verbose_name=_("Roles"), orderable=False, empty_values=())
    is_active = YesNo(verbose_name=_("Active"))
    last_login = tables.DateTimeColumn(verbose_name=_("Last sign-in"), format="Y-m-d H:i")

    class Meta:
        model = Person
        fields = ("username", "name", "phone", "roles", "is_active", "last_login")

    def render_phone(self, value: str) -> str:
        """Return the number with its middle hidden, on the page and in a file."""
        return phones.masked(value)

    def value_phone(self, value: str) -> str:
        """Return the number with its middle hidden."""
        return phones.masked(value)

    def render_roles(self, record: Person) -> str:
        """Return the names of the roles that the person holds today."""
        return "、".join(dict.fromkeys(str(given.role) for given in record.held_today))  # type: ignore[attr-defined]


class HomesTable(LinliTable):
    """Who lives where."""

    home = tables.Column(verbose_name=_("Home"), orderable=False, empty_values=())
    person = tables.Column(verbose_name=_("Person"), orderable=False)
    relation = tables.Column(verbose_name=_("Relation"))
    valid_from = Day(verbose_name=_("First day"))
    valid_to = Day(verbose_name=_("Last day"))
    end = tables.Column(verbose_name=_("End"), orderable=False, empty_values=())

    class Meta:
        model = VerifiedHome
        fields = ("home", "person", "relation", "valid_from", "valid_to", "end")

    def render_home(self, record: VerifiedHome) -> str:
        """Return what people call the home."""
        return f"{record.home.compound.name} {record.home}"

    def render_person(self, value: Person) -> str:
        """Return the name with all but its first character hidden."""
        return phones.masked_name(value.name) or phones.masked(value.phone) or str(value)

    def value_person(self, value: Person) -> str:
        """Return the name as the page shows it."""
        return self.render_person(value)

    def render_end(self, record: VerifiedHome) -> Any:
        """Return the way to end it, while it lasts."""
        if record.valid_to is not None:
            return ""
        return format_html('<a href="{}">{}</a>', reverse("accounts:end_home", args=[record.pk]), _("End"))


class AccessTable(LinliTable):
    """Who looked at whose data."""

    at = tables.DateTimeColumn(verbose_name=_("When"), format="Y-m-d H:i")
    by = tables.Column(verbose_name=_("Who looked"), orderable=False)
    person = tables.Column(verbose_name=_("At whose data"), orderable=False)
    what = tables.Column(verbose_name=_("What"))
    reason = tables.Column(verbose_name=_("Reason"), orderable=False)

    class Meta:
        model = AccessLog
        fields = ("at", "by", "person", "what", "reason")

    def render_person(self, value: Person) -> str:
        """Return the name with all but its first character hidden."""
        return phones.masked_name(value.name) or str(value)

    def value_person(self, value: Person) -> str:
        """Return the name as the page shows it."""
        return self.render_person(value)
