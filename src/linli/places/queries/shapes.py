"""What is known of the current shape of a place, without reading the shape."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject, TruncDate

from linli.places.models import Boundary


def about_shape(place: str) -> Subquery:
    """Return an annotation: standing, source, approval_number and day of the current boundary, None if there is none.

    place: the field of Boundary that names the row's kind of place.
    """
    current = Boundary.objects.filter(**{place: OuterRef("pk")}, replaced_at=None)
    about: Any = JSONObject(
        standing="standing", source="source", approval_number="approval_number", day=TruncDate("imported_at")
    )
    return Subquery(current.values(about=about)[:1])
