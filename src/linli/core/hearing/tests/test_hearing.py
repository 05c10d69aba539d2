"""Somebody objects, somebody else answers, each in time."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.core.hearing import queries
from linli.core.hearing.models import Hearing
from linli.core.hearing.news import set_pending_deadlines
from linli.core.hearing.operations import (
    Terms,
    UnableToHear,
    accept_hearing,
    answer_hearing,
    file_hearing,
    refresh_keys,
    withdraw_hearing,
)
from linli.core.notices.models import Notice
from linli.core.rights import grants_of
from linli.core.todo.models import ToDo
from linli.core.worktime import Clock, TimeLimit
from linli.core.worktime.models import WorkingCalendar
from linli.core.worktime.news import CalendarExtended
from linli.core.worktime.operations import load_years

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
NOTICED = datetime(2021, 9, 30, 10, tzinfo=ZONE)
NOON = datetime(2021, 10, 15, 12, tzinfo=ZONE)
FIVE_DAYS = TimeLimit(Clock.WORKING_DAYS, 5)


@pytest.fixture(autouse=True)
def day(settings):
    settings.TODAY = NOON.date()
    load_years(2021, 2021, at=NOON)


@pytest.fixture
def file(city):
    """File an objection about the first compound."""

    def make(by=None, at=datetime(2021, 10, 8, 9, tzinfo=ZONE), decided_by=None, to_answer=FIVE_DAYS, **more):
        return file_hearing(
            kind="OBJECTION",
            subject=("places.compound", city.compounds[0].pk),
            text="扣分与现场不符。",
            terms=Terms(to_answer, NOTICED, FIVE_DAYS),
            at=at,
            by=by,
            decided_by=decided_by,
            **more,
        )

    return make


@pytest.fixture
def officer(city, person_with):
    return person_with(["hearing.answer", "hearing.view"], f"division:{city.counties[0].pk}")


def work_of(person) -> list[ToDo]:
    return list(ToDo.objects.waiting_for(person.pk, grants_of(person)))


def test_what_is_filed_in_time_waits_with_a_date_for_those_who_may_answer(file, person_with, officer, city):
    hearing = file(person_with())
    assert hearing.state == "FILED"
    # Noticed on 30 September; 8, 9 (a make-up Saturday), 11, 12, 13 October are the five working days.
    assert hearing.file_by == datetime(2021, 10, 13, 17, 30, tzinfo=ZONE)
    assert hearing.answer_by == datetime(2021, 10, 14, 17, 30, tzinfo=ZONE)
    assert [todo.due_at for todo in work_of(officer)] == [hearing.answer_by]
    assert work_of(person_with(["hearing.answer"], f"division:{city.counties[1].pk}")) == []
    assert queries.is_disputed(hearing.subject)


def test_what_is_late_is_kept_and_heard_only_with_a_reason(file, person_with, officer):
    filer = person_with()
    hearing = file(filer, at=datetime(2021, 10, 13, 17, 31, tzinfo=ZONE))
    assert hearing.state == "LATE"
    assert work_of(officer) == []
    assert not queries.is_disputed(hearing.subject)
    assert Notice.objects.get(person=filer).kind == "hearing.late"
    with pytest.raises(UnableToHear):
        accept_hearing(hearing=hearing, by=officer, at=NOON, reason=" ")
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=hearing, outcome="UPHELD", answer="好", by=officer, at=NOON)
    accept_hearing(hearing=hearing, by=officer, at=NOON, reason="因台风停电")
    assert hearing.answer_by == datetime(2021, 10, 22, 17, 30, tzinfo=ZONE)
    assert len(work_of(officer)) == 1


def test_it_is_answered_once_and_the_filer_hears_of_it(file, person_with, officer):
    filer = person_with()
    hearing = file(filer)
    stale = Hearing.objects.get(pk=hearing.pk)
    accept_hearing(hearing=hearing, by=officer, at=NOON)
    answer_hearing(hearing=hearing, outcome="PARTLY", answer="复核后加 2 分。", by=officer, at=NOON)
    assert (hearing.state, hearing.outcome, hearing.answered_by) == ("ANSWERED", "PARTLY", officer)
    assert work_of(officer) == []
    assert ToDo.objects.get().done_by == officer
    assert Notice.objects.get(person=filer).kind == "hearing.answered"
    assert not queries.is_disputed(hearing.subject)
    with pytest.raises(UnableToHear, match=r"\d"):
        answer_hearing(hearing=stale, outcome="UPHELD", answer="再来", by=officer, at=NOON)
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=hearing, outcome="UPHELD", answer="再来", by=officer, at=NOON)


def test_whoever_decided_or_filed_does_not_answer(file, person_with, officer):
    hearing = file(person_with(), decided_by=officer)
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=hearing, outcome="DISMISSED", answer="维持", by=officer, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hearing.objects.filter(pk=hearing.pk).update(answered_by=officer)
    own = person_with(["hearing.answer"])
    mine = file(own)
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=mine, outcome="UPHELD", answer="对", by=own, at=NOON)


@pytest.mark.parametrize(("outcome", "answer"), [("", "理由"), ("MAYBE", "理由"), ("UPHELD", ""), ("UPHELD", " \n")])
def test_an_answer_has_an_outcome_and_reasons(outcome, answer, file, person_with, officer):
    with pytest.raises(UnableToHear):
        answer_hearing(hearing=file(person_with()), outcome=outcome, answer=answer, by=officer, at=NOON)


def test_only_the_filer_withdraws_and_may_file_anew(file, person_with, officer):
    filer = person_with()
    hearing = file(filer)
    with pytest.raises(UnableToHear):
        file(filer)
    with pytest.raises(UnableToHear):
        withdraw_hearing(hearing=hearing, by=officer, at=NOON)
    withdraw_hearing(hearing=hearing, by=filer, at=NOON)
    assert work_of(officer) == []
    assert file(filer).state == "FILED"


def test_a_filing_on_paper_has_a_number_and_nobody_withdraws_it(file, officer):
    with pytest.raises(ValueError, match="paper"):
        file()
    hearing = file(paper_number="衢收〔2021〕12号")
    with pytest.raises(UnableToHear):
        withdraw_hearing(hearing=hearing, by=officer, at=NOON)
    answer_hearing(hearing=hearing, outcome="DISMISSED", answer="维持原评分。", by=officer, at=NOON)


def test_a_date_beyond_the_calendar_is_pending_and_set_once_it_goes_on(file, person_with, officer):
    hearing = file(person_with(), to_answer=TimeLimit(Clock.WORKING_DAYS, 100))
    assert hearing.answer_by is None
    assert work_of(officer)[0].due_pending
    load_years(2022, 2022, at=NOON)
    set_pending_deadlines(CalendarExtended(last_day="2022-12-31"))
    hearing.refresh_from_db()
    assert timezone.localdate(hearing.answer_by) == date(2022, 3, 2)
    assert [todo.due_at for todo in work_of(officer)] == [hearing.answer_by]


def test_while_the_calendar_does_not_say_it_counts_as_in_time(file, person_with):
    WorkingCalendar.objects.update(last_day=None)
    hearing = file(person_with(), at=NOON + timedelta(days=300))
    assert (hearing.state, hearing.file_by, hearing.answer_by) == ("FILED", None, None)


def test_when_the_compound_gets_another_company_its_hearing_goes_with_it(file, person_with, city):
    from linli.places.models import Organisation

    company = Organisation.objects.create(name="乙物业", kind="PROPERTY_COMPANY")
    file(person_with())
    clerk = person_with(["hearing.answer"], f"organisation:{company.pk}")
    assert work_of(clerk) == []
    city.compounds[0].manager = company
    city.compounds[0].save()
    assert refresh_keys() == 1
    assert refresh_keys() == 0
    assert len(work_of(clerk)) == 1


def test_what_is_not_there_cannot_be_objected_to(person_with):
    with pytest.raises(ValueError, match="999"):
        file_hearing(kind="APPEAL", subject=("places.compound", 999), text="x", terms=Terms(FIVE_DAYS), at=NOON,
                     by=person_with())  # fmt: skip
