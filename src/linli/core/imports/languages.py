"""Words in every language of the program: a workbook made in one is read in another."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override


def in_every_language(text: str | Promise) -> Iterator[str]:
    """Yield a text as it is in each language."""
    for code, _ in settings.LANGUAGES:
        with override(code):
            yield str(text)
