"""Awards and sealed rounds for what is tested of the title register."""

from datetime import date, datetime

from linli.core.worktime.operations import load_years
from linli.evaluation.models import Award, Edition
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sealing import seal_round
from linli.places.models import Division

from .test_rounds import full_marks

AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
LATER = datetime.fromisoformat("2021-09-20T10:00+08:00")
MUCH_LATER = datetime.fromisoformat("2021-10-20T10:00+08:00")
DAY = date(2021, 8, 31)
STANDARD = "green-community"
METRIC = "evaluation.three_star_household_share"


def award(kind, holder, since=DAY, value="", standard=STANDARD, until=None):
    where = {"community": holder} if isinstance(holder, Division) else {"compound": holder}
    return Award.objects.create(
        kind=kind, standard=standard, value=value, valid_from=since, valid_to=until, document="x", at=AT, **where
    )


def sealed(city, day=DAY, *, lower=()):
    """Seal a round over all compounds with full marks, except those that fail a must-have."""
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, f"round {day}", day, date(2021, 1, 1), day, review=False, notice=False)
    round_ = open_round(call, by=None, at=AT)
    must = next(item for item in edition.compiled().standard.items if item.on_fail and item.on_fail.star_at_most == 0)
    for sheet in round_.sheets.select_related("round__edition"):
        answers, reasons = full_marks(sheet), {}
        if sheet.compound_id in {one.pk for one in lower}:
            answers[must.id], reasons = "no", {must.id: ("blocked", "photo 1")}
        entry = Entry(facts={"elevators": "2", "owners_meeting_due": "yes"}, answers=answers, reasons=reasons)
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    grade_round(round_=round_, at=AT)
    round_ = move_round(round_=round_, to="MARKING", at=AT)
    seal_round(round_=round_, by=None, at=LATER)
    round_.refresh_from_db()
    return round_
