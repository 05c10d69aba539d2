"""Hearings in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import VIEW_HEARINGS

item(label=_("Objections and appeals"), url="hearing:list", icon="scale", right=VIEW_HEARINGS, group="today", order=30)
