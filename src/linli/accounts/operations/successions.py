"""Roles follow the division that they are held over, in the transaction in which it becomes another."""

from django.db.models import Q

from linli.accounts.models import Assignment
from linli.places.operations import follows_succession
from linli.places.operations.successions import Succession


@follows_succession
def hand_on_roles(change: Succession) -> None:
    """Let those who hold roles over a division hold them over its successor too, from the day of the change.

    Those over the old one stay: what it was remains theirs to look up. After a split they hold all parts, for their
    area is the same; whoever gives roles ends what is too much.
    """
    over = Assignment.objects.filter(scope_type="division")
    held = over.filter(Q(valid_to=None) | Q(valid_to__gte=change.on), scope_id=change.predecessor)
    there = set(
        over.filter(Q(valid_to=None) | Q(valid_to__gte=change.on), scope_id=change.successor)
        .values_list("person_id", "role_id")
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(
            person_id=one.person_id,
            role_id=one.role_id,
            scope_type="division",
            scope_id=change.successor,
            valid_from=max(one.valid_from, change.on),
            valid_to=one.valid_to,
            given_by_id=one.given_by_id,
            reason=change.document,
        )
        for one in held
        if (one.person_id, one.role_id) not in there
    )
