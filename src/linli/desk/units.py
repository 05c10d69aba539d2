"""Where the page of a reporting unit is."""

from django.urls import reverse


def unit_url(is_zone: bool, pk: int | None) -> str:
    """Return the page of a division or an overlay zone; empty for what has none."""
    if pk is None:
        return ""
    return reverse("places:zone" if is_zone else "places:division", args=[pk])
