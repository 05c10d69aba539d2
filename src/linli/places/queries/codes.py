"""Codes of compounds that are made up here: the code of the community and four digits."""

from django.db.models import Max

from linli.places.models import Compound


def last_number(prefix: str) -> int:
    """Return the highest number that a compound of a community has in its code, 0 if none has."""
    found = Compound.objects.filter(code__regex=rf"^{prefix}[0-9]{{4}}$").aggregate(last=Max("code"))["last"]
    return int(found[len(prefix) :]) if found else 0
