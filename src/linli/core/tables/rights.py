"""The right over what left the house as a file."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW_EXPORTS = right("tables.view_exports", _("See who took which lists out as files"))
