"""Measures that neighbours have together: offered to the planner, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, SharedWork
from linli.campaign.refusals import UnableToCampaign
from linli.core.history import because
from linli.evaluation.models import Measure
from linli.places.models import Division

LEAST = 2  # communities that have something together


@dataclass(frozen=True)
class Together:
    """What neighbours can have together.

    cost: whole yuan, once for all of them; basis: where it comes from; cost_is_sample: nobody has asked for it yet
    """

    measure: Measure
    title: str
    cost: int
    basis: str
    communities: Sequence[Division]
    cost_is_sample: bool = False


@transaction.atomic
def offer_shared_work(*, campaign: Campaign, terms: Together) -> SharedWork:
    """Let the planner choose a measure for several communities at once. Raises UnableToCampaign."""
    if len({one.pk for one in terms.communities}) < LEAST:
        raise UnableToCampaign(_("A shared work is for at least two communities."))
    if terms.measure.standard != campaign.standard:
        raise UnableToCampaign(
            _("“{title}” belongs to another standard than the campaign's.").format(title=terms.measure.title)
        )
    strange = next((one for one in terms.communities if campaign.division_id not in one.ancestors), None)
    if strange is not None:
        raise UnableToCampaign(_("{name} does not lie in the campaign's city.").format(name=strange.name))
    made = SharedWork.objects.create(
        campaign=campaign, measure=terms.measure, title=terms.title.strip(), cost=terms.cost,
        cost_is_sample=terms.cost_is_sample, basis=terms.basis.strip(),
    )  # fmt: skip
    made.communities.set(terms.communities)
    return made


@transaction.atomic
def end_shared_work(*, shared: SharedWork, reason: str, at: datetime) -> SharedWork:
    """Offer it no longer; works that came from it stay. Raises UnableToCampaign."""
    if not reason.strip():
        raise UnableToCampaign(_("Say why it is not offered any more."))
    with because(reason.strip()[:200]):
        if SharedWork.objects.filter(pk=shared.pk, ended_at=None).update(ended_at=at) != 1:
            raise UnableToCampaign(_("“{title}” was ended already.").format(title=shared.title))
    shared.ended_at = at
    return shared
