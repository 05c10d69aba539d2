"""Holding the communities whose works change: what depends on other works of a place is looked at one at a time."""

from collections.abc import Iterable

from linli.places.models import Division


def hold_places(divisions: Iterable[int]) -> None:
    """Hold communities until the transaction ends, in the order of their keys, so that nobody waits for each other.

    Works of one place exclude each other and make its prospect together: whoever changes one holds its place first,
    then its row. It also holds where a place has no works yet. Others may refer to the community meanwhile.
    """
    rows = Division.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=set(divisions))
    list(rows.order_by("pk").values_list("pk", flat=True))
