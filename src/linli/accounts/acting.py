"""Acting for another, a parent mostly: who agreed, and for whom this request is made."""

from django.http import HttpRequest

from .models import ActingFor, Person

SESSION = "acting_for"  # the number of the agreement under which the person acts now


def principal_of(request: HttpRequest) -> Person | None:
    """Return for whom the signed-in person acts just now; nobody once either side has ended it."""
    number = request.session.get(SESSION)
    if number is None:
        return None
    agreed = (
        ActingFor.objects.filter(pk=number, person=request.user.pk, ended_at=None, principal__is_active=True)
        .select_related("principal__key")
        .first()
    )
    if agreed is None:
        del request.session[SESSION]
        return None
    return agreed.principal


def subject_of(request: HttpRequest) -> Person:
    """Return whose own things a page shows: the person for whom somebody acts, else the one who is signed in."""
    acting: Person | None = getattr(request, "acting_for", None)
    return acting or request.user  # type: ignore[return-value]
