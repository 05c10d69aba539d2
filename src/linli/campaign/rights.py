"""The rights over a campaign."""

from django.utils.translation import gettext_lazy as _

from linli.core.rights import right

VIEW = right("campaign.view", _("See the campaign: targets, stages, works, plans"))
LEAD = right("campaign.lead", _("Set targets, stages and orders of the campaign; plan and report"))
FOLLOW = right("campaign.follow", _("Report duties, answer orders, plan works and say what became of them"))
APPROVE = right("campaign.approve", _("Approve works"))
