"""The rights over the history."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW_HISTORY = right("history.view_history", _("See who changed what, when and why"))
CHECK = right("history.check", _("See whether the chain over the history holds, and check it"))
