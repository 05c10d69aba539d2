"""What a report says, built once as plain texts and numbers: the page, Word, PDF and workbook all show it.

Counts of past days are those that were kept then, never counted anew. Dates of works, orders, duties and titles are
facts of their rows; what they cost is as it is known on the day of making, and the report says so.
"""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, ReportKind, Work
from linli.campaign.queries.areas import Area
from linli.campaign.queries.outlook import outlook
from linli.campaign.rules.periods import Period

from .asked import Asked, moment, period_words, target_words, title_of
from .moves import Moves, count_duties, count_orders, count_works, money_rows, new_rows, title_rows
from .said import UNKNOWN, Report
from .sentences import lead_of, next_steps, notes_on
from .targets import before_of, head_of, is_sampled, target_row, unit_rows
from .year import of_the_year


def report_of(campaign: Campaign, kind: str, period: Period, area: Area, today: date) -> Report:
    """Return a report of an area; the caller has seen to it that the person may look there.

    At most 25 queries, 35 of a November report, whatever the city's size. Ask for `division` of the campaign in the
    query. Raises ValueError if the period has not begun.
    """
    upto = period.upto(today)
    asked = Asked(campaign, kind, period, area, today, upto, moment(period.first), moment(upto + timedelta(days=1)))
    found = outlook(campaign, upto)
    before = before_of(found, asked)
    moves = Moves()
    titles, newly = title_rows(asked, moves), new_rows(asked)
    works = Work.objects.filter(area.holds("division"), campaign=campaign)
    count_works(works, asked, moves)
    count_orders(asked, moves)
    count_duties(asked, moves)
    money = money_rows(works)
    head = head_of(found)
    targets = tuple(target_row(way, found, before, asked) for way in found.ways)
    units = unit_rows(head, before, asked) if head else ()
    rest = of_the_year(asked, works) if kind == ReportKind.YEARLY else {}
    sampled = any(one.sample for one in (*newly, *money, *rest.get("measures", ()))) or is_sampled(found, asked)
    return Report(
        title=title_of(asked), city=campaign.division.name, campaign=campaign.title,
        campaign_document=campaign.document, area=area.name, period=period_words(period),
        first=period.first.isoformat(), last=upto.isoformat(),
        counted_on=found.counted_on.isoformat() if found.counted_on else "", made_on=today.isoformat(),
        lead=lead_of(found, head, before, asked),
        demo=_("Demo data: everything in this document is made up.") if settings.DEMO else "",
        sample=_("Sample: some figures rest on a sample of a standard, or on sample unit costs.") if sampled else "",
        targets=targets, units=units, units_of=target_words(head.target) if head else "", moves=moves.rows(),
        titles=titles, newly=newly, money=money, steps=next_steps(head, moves, money, asked),
        notes=notes_on(found, asked), **rest,
    )  # fmt: skip


__all__ = ["UNKNOWN", "Report", "period_words", "report_of"]
