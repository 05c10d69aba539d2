"""The right to come to the doors at all; each door asks for its own right beside it."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

IMPORT = right("imports.import_lists", _("Import lists from workbooks, where the list's own right is held too"))
