"""Entries from phones in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import SETTLE

item(
    label=_("Entries from phones"), url="outbox:office", icon="device-mobile-up", right=SETTLE, group="today", order=40
)  # fmt: skip
