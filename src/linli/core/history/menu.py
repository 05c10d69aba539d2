"""The history in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import CHECK

item(label=_("History's chain"), url="history:chain", icon="link", right=CHECK, group="settings", order=80)
