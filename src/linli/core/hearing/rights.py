"""The rights over hearings, each over what the hearing is about."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW_HEARINGS = right("hearing.view", _("See objections, defences and appeals"))
ANSWER = right("hearing.answer", _("Accept and answer objections, defences and appeals"))
