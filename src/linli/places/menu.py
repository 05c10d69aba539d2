"""What places offer in the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.ui.menu import item

from .rights import IMPORT_BOUNDARIES, VIEW_PLACES

item(label=_("Overview"), url="places:tree", icon="sitemap", right=VIEW_PLACES, group="places", order=10)
item(label=_("Map"), url="places:map", icon="map-2", right=VIEW_PLACES, group="places", order=15)
item(
    label=_("Compounds"), url="places:compounds", icon="building-community", right=VIEW_PLACES, group="places", order=20
)
item(label=_("Divisions"), url="places:divisions", icon="hierarchy-3", right=VIEW_PLACES, group="places", order=30)
item(label=_("Overlay zones"), url="places:zones", icon="layers-intersect", right=VIEW_PLACES, group="places", order=35)
item(
    label=_("Organisations"),
    url="places:organisations",
    icon="building-bank",
    right=VIEW_PLACES,
    group="places",
    order=40,
)
item(
    label=_("Public facilities"),
    url="places:facilities",
    icon="building-hospital",
    right=VIEW_PLACES,
    group="places",
    order=50,
)
item(label=_("Grids"), url="places:grids", icon="grid-4x4", right=VIEW_PLACES, group="places", order=60)
item(
    label=_("Protected zones"),
    url="places:protected_zones",
    icon="shield-check",
    right=VIEW_PLACES,
    group="places",
    order=70,
)
item(
    label=_("Import boundaries"),
    url="places:boundaries",
    icon="polygon",
    right=IMPORT_BOUNDARIES,
    group="places",
    order=80,
)
