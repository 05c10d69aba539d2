"""Who leads a round: whoever called it, and who holds the right over it or over what it lies in."""

from datetime import date

from django.db.models import Q

from linli.accounts.models import Assignment
from linli.core.rights import split
from linli.evaluation.models import Round
from linli.evaluation.rights import LEAD_ROUNDS


def leaders_of(round_: Round, on: date) -> set[int]:
    """Return the ids of a round's leaders. The platform's administrators are not among them: they run the machine."""
    scopes = Q(pk__in=[])
    for key in round_.scope_keys():
        kind, pk = split(key)
        scopes |= Q(scope_type=kind, scope_id=pk)
    held = Assignment.objects.on(on).filter(scopes, role__rights__contains=[LEAD_ROUNDS.code], person__is_active=True)
    found = set(held.values_list("person", flat=True))
    return found | {round_.called_by_id} if round_.called_by_id else found
