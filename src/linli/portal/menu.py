"""What this package puts into the residents' menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import PUBLIC
from linli.core.ui.menu import item

item(label=_("Front page"), url="portal:home", icon="home", right=PUBLIC, group="residents", order=0)
item(label=_("Find a compound"), url="portal:compounds", icon="search", right=PUBLIC, group="residents", order=10)
