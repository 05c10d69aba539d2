"""The rights over places, and the kinds of scope that places are."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW_PLACES = right("places.view_places", _("See divisions, compounds, facilities and organisations"))
CHANGE_COMPOUNDS = right("places.change_compounds", _("Edit compounds, facilities and owners' committees"))
CHANGE_DIVISIONS = right("places.change_divisions", _("Merge, split and rename divisions; edit zones and grids"))
CHANGE_ORGANISATIONS = right("places.change_organisations", _("Register organisations"))
CHANGE_MANAGEMENT = right("places.change_management", _("Record who manages a compound"))
VIEW_HOMES = right("places.view_homes", _("See the house ledger"))
CHANGE_HOMES = right("places.change_homes", _("Import and edit the house ledger"))
IMPORT_BOUNDARIES = right("places.import_boundaries", _("Import boundaries"))
EXPORT = right("places.export", _("Export lists of places"))
