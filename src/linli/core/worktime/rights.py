"""The right over the work calendar."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

CHANGE_CALENDAR = right("worktime.change_calendar", _("Edit the work calendar: holidays, make-up days, office hours"))
