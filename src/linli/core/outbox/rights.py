"""The right over what phones sent and nobody could take in, over what it is about."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

SETTLE = right(
    "outbox.settle", _("Settle what phones sent and could not be taken in, and bring entries that come as a file")
)
