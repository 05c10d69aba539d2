"""People as something that the history, to-dos and notices are about."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import PLATFORM, Grants
from linli.core.subjects import Subject, subject

from . import phones
from .models import Assignment, Person
from .queries import within_scopes
from .rights import VIEW_PEOPLE


def shown_name(person: Person) -> str:
    """Return what pages call a person: staff by name, residents with all but the first character hidden."""
    if person.username is not None or person.is_deleted:
        return str(person)
    return phones.masked_name(person.name) or phones.masked(person.phone) or _("Resident")


def _names(pks: Iterable[int]) -> dict[int, str]:
    people = Person.objects.filter(pk__in=list(pks)).select_related("key", "remembered_as")
    return {person.pk: shown_name(person) for person in people}


def _url(pk: int) -> str:
    public_id = Person.objects.filter(pk=pk).values_list("public_id", flat=True).first()
    return reverse("accounts:person", args=[public_id]) if public_id else ""


def _parts_seen(grants: Grants, events: QuerySet[Any]) -> QuerySet[Any]:
    """Return the events of roles in scope: other roles, homes and agreements are the person's own affair."""
    keys = grants.keys(VIEW_PEOPLE.code)
    if PLATFORM in keys:
        return events
    if events.model.pgh_tracked_model is not Assignment:
        return events.none()
    return within_scopes(events, keys)


PERSON = subject(
    Subject(
        code="accounts.person",
        title=gettext_lazy("Person"),
        get=lambda pk: Person.objects.filter(pk=pk).select_related("key", "remembered_as").first(),
        url=_url,
        names=_names,
        view_right=VIEW_PEOPLE,
        parts_seen=_parts_seen,
    )
)
