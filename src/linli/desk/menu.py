"""What this package puts into the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item

item(label=_("My desk"), url="desk:home", icon="layout-dashboard", right=SIGNED_IN, group="today", order=0)
