"""What this package puts into the menu."""

from django.utils.translation import gettext_lazy as _

from linli.campaign.rights import VIEW as VIEW_CAMPAIGN
from linli.core.rights import SIGNED_IN
from linli.core.ui.menu import item
from linli.evaluation.rights import VIEW_ROUNDS

item(label=_("My desk"), url="desk:home", icon="layout-dashboard", right=SIGNED_IN, group="today", order=0)
item(label=_("Attainment"), url="desk:attainment", icon="target-arrow", right=VIEW_ROUNDS, group="evaluation", order=15)
item(label=_("Cockpit"), url="desk:cockpit", icon="gauge", right=VIEW_CAMPAIGN, group="today", order=5)
