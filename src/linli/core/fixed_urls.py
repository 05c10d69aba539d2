"""Addresses without arguments, found once: looking for one takes as long as ten cells of a table."""

from functools import cache

from django.urls import reverse


@cache
def fixed_url(name: str) -> str:
    """Return the address of a URL name without arguments; it never changes while a process runs."""
    return reverse(name)
