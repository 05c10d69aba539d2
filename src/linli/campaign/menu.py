"""What this package puts into the menu."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import PUBLIC
from linli.core.ui.menu import item

from .rights import VIEW

item(label=_("Campaign"), url="campaign:campaigns", icon="flag-3", right=VIEW, group="evaluation", order=5)
item(label=_("Named communities"), url="campaign:public", icon="medal", right=PUBLIC, group="residents", order=25)
