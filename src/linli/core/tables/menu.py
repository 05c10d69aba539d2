"""Exports in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import VIEW_EXPORTS

item(label=_("Exports"), url="tables:exports", icon="file-export", right=VIEW_EXPORTS, group="people", order=60)
