"""The work calendar in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item

item(label=_("Work calendar"), url="worktime:calendar", icon="calendar", right=SIGNED_IN, group="settings", order=40)
