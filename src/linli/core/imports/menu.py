"""Imports in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import IMPORT

item(label=_("Imports"), url="imports:list", icon="table-import", right=IMPORT, group="settings", order=10)
