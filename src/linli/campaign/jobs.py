"""The jobs of the campaign. Each may run twice without harm."""

from procrastinate.contrib.django import app

from linli.core import clock

from .models import Campaign
from .operations.plans import search
from .operations.rechecks import ask_for_due
from .operations.standings import count_again


@app.task(name="linli.campaign.count", queue="grading")  # type: ignore[untyped-decorator]
def count_campaign(campaign: int) -> None:
    """Count a campaign anew, after something that its numbers rest on has changed."""
    if Campaign.objects.filter(pk=campaign).exists():
        count_again(campaign, today=clock.today(), at=clock.now())


@app.periodic(cron="20 0 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.campaign.count_all", queueing_lock="linli.campaign.count_all")  # type: ignore[untyped-decorator]
def count_all(timestamp: int) -> None:
    """Count every campaign once a day: titles run out, works become late."""
    for pk in Campaign.objects.order_by("pk").values_list("pk", flat=True):
        count_again(pk, today=clock.today(), at=clock.now())


@app.periodic(cron="25 0 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.campaign.rechecks", queueing_lock="linli.campaign.rechecks")  # type: ignore[untyped-decorator]
def ask_for_rechecks(timestamp: int) -> None:
    """Open the to-dos of re-checks that are due within a month."""
    ask_for_due(today=clock.today(), at=clock.now())


@app.task(name="linli.campaign.plan", queue="grading")  # type: ignore[untyped-decorator]
def search_plan(plan: int) -> None:
    """Search for a plan."""
    search(plan, today=clock.today(), at=clock.now())
