"""Addresses whose form never changes, found once: looking for one takes as long as ten cells of a table."""

from functools import cache

from django.urls import reverse


@cache
def fixed_url(name: str) -> str:
    """Return the address of a URL name without arguments; it never changes while a process runs."""
    return reverse(name)


_PROBE = 9_087_654_321  # a number that stands in no address but where it is put


def numbered_url(name: str, number: int) -> str:
    """Return the address of a URL name whose one argument is a whole number."""
    before, after = _around(name)
    return f"{before}{number}{after}"


@cache
def _around(name: str) -> tuple[str, str]:
    before, _probe, after = reverse(name, args=[_PROBE]).partition(str(_PROBE))
    return before, after
