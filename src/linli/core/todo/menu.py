"""The to-dos in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item

item(label=_("To do"), url="todo:list", icon="checklist", right=SIGNED_IN, group="today", order=10)
