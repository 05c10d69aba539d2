"""The inbox in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item

item(label=_("Notices"), url="notices:list", icon="bell", right=SIGNED_IN, group="today", order=20)
item(label=_("Notices"), url="notices:list", icon="bell", right=SIGNED_IN, group="residents", order=80)
