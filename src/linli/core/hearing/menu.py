"""Hearings in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item

from .rights import VIEW_HEARINGS

item(label=_("Objections and appeals"), url="hearing:list", icon="scale", right=VIEW_HEARINGS, group="today", order=30)
for group in ("today", "residents"):  # companies and officers file too
    item(label=_("What I filed"), url="hearing:mine", icon="message-report", right=SIGNED_IN, group=group, order=35)
