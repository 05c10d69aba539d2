"""The numbers that accounts offer."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.metrics import metric
from linli.places.models import Compound


@metric("accounts.verified_household_share", subject="compound", unit="share", title=_("Verified households"))
def verified_households(keys: Collection[str], as_of: date) -> Iterable[tuple[int, int, int]]:
    """Homes in which somebody was verified on the day, of the compound's households as declared.

    Without a declared number, or with more verified homes than that, there is no row: the register is wrong.
    """
    held = Q(homes__people__valid_from__lte=as_of) & (
        Q(homes__people__valid_to=None) | Q(homes__people__valid_to__gte=as_of)
    )
    there = Compound.objects.within(keys).filter(Q(retired_on=None) | Q(retired_on__gt=as_of), households__gt=0)
    counted = there.annotate(verified=Count("homes", filter=held, distinct=True)).filter(verified__lte=F("households"))
    return (
        (pk, verified, all_of_them or 0)
        for pk, verified, all_of_them in counted.values_list("pk", "verified", "households")
    )
