"""What a hearing's files are kept for."""

from django.utils.translation import gettext_lazy as _

from linli.core.files import purpose
from linli.core.files.purposes import IMAGE, MEGABYTE, PDF

from .rights import VIEW_HEARINGS

EVIDENCE = purpose(
    "hearing.evidence",
    _("Evidence in a hearing"),
    kinds=frozenset({IMAGE, PDF}),
    most_bytes=20 * MEGABYTE,
    right=VIEW_HEARINGS,
)
MOST_FILES = 10
