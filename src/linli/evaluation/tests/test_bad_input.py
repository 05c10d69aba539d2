"""What goes wrong in a round: two at once, too late, twice, withdrawn or moved under way."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import answer_hearing
from linli.core.worktime.operations import load_years
from linli.evaluation import listeners
from linli.evaluation.jobs import run
from linli.evaluation.models import Award, AwardNote, Edition, Grading, Round, Seal, Sheet
from linli.evaluation.news import RoundSealed
from linli.evaluation.operations.editions import load_shipped, withdraw_edition
from linli.evaluation.operations.grading import ask_grading, grade_round
from linli.evaluation.operations.marks import Entry, FaultyMarks, enter_marks, freeze_metrics
from linli.evaluation.operations.objections import object_to_result
from linli.evaluation.operations.register import current_awards
from linli.evaluation.operations.rounds import Call, go_on, move_round, open_round
from linli.evaluation.operations.sealing import amend_round, seal_round
from linli.evaluation.operations.surveys import answer_survey, close_survey, open_survey
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.layout import HEAD_ROWS, MARKS
from linli.places.models import Building, Division, Home, Stairwell
from linli.places.news import DivisionSucceeded
from linli.places.operations.compounds import edit_compound, retire_compound
from linli.places.operations.successions import merge_divisions

from .test_mark_workbooks import RIGHTS, checked, filled
from .test_mark_workbooks import applied as applied_import
from .test_rounds import AT, LATER, full_marks, marked, noticed
from .test_rounds import opened as opened

pytestmark = pytest.mark.django_db
FACTS = {"elevators": "2", "owners_meeting_due": "yes"}
WAIT = 30  # seconds: no test waits as long, and one that would wait for ever fails


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = date(2021, 9, 20)


def first(round_):
    return round_.sheets.select_related("round__edition").order_by("code").first()


def item_with(round_, method):
    items = round_.edition.compiled().standard.items
    return next(one for one in items if getattr(one.method, method) and one.role == "ordinary" and not one.applies)


class AtOnce:
    """Functions that run in threads of their own, each with its own connection.

    Each gives up a lock that it waits for too long, so that a cycle fails instead of hanging.
    """

    def __init__(self, *works):
        self.problems = []
        self.threads = [threading.Thread(target=self._run, args=[work], daemon=True) for work in works]
        for thread in self.threads:
            thread.start()

    def _run(self, work):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{WAIT}s'")
            work()
        except Exception as exc:
            self.problems.append(exc)
        finally:
            connections.close_all()

    def end(self):
        """Wait until all are done; return what they raised."""
        for thread in self.threads:
            thread.join(WAIT)
        assert not any(thread.is_alive() for thread in self.threads), "somebody waits for ever"
        return self.problems


def until_waiting(count=1):
    """Wait until so many connections of this database wait for a lock."""
    pause = threading.Event()
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                " WHERE NOT l.granted AND a.datname = current_database()"
            )
            if cursor.fetchone()[0] >= count:
                return
        pause.wait(0.05)
    raise AssertionError("nobody waits")


def short_round(city):
    """A round without review and notice, all marked and graded: ready for the seal."""
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, "short", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31), review=False,
                notice=False)  # fmt: skip
    return move_round(round_=marked(open_round(call, by=None, at=AT)), to="MARKING", at=AT)


# Two officers edit one sheet ------------------------------------------------------------------------------------------


def test_two_officers_who_change_different_items_are_merged(opened):
    sheet = first(opened)
    one, other = item_with(opened, "count"), item_with(opened, "levels")
    full = str(other.method.levels[0])
    seen = {f"item:{one.id}": "", f"item:{other.id}": ""}
    enter_marks(sheet=sheet, entry=Entry(answers={one.id: "1", other.id: ""}, seen=seen), by=None, at=AT)
    enter_marks(sheet=sheet, entry=Entry(answers={one.id: "", other.id: full}, seen=seen), by=None, at=AT)
    assert {one.id: "1", other.id: full}.items() <= first(opened).answers.items()


def test_the_second_of_two_officers_on_one_item_is_told_what_the_first_wrote(opened):
    sheet, item = first(opened), item_with(opened, "count")
    seen = {f"item:{item.id}": ""}
    enter_marks(sheet=sheet, entry=Entry(answers={item.id: "1"}, seen=seen), by=None, at=AT)
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=sheet, entry=Entry(answers={item.id: "2"}, seen=seen), by=None, at=AT)
    assert "“1”" in told.value.fields[f"item:{item.id}"]
    assert first(opened).answers[item.id] == "1"


def test_two_officers_together_do_not_leave_a_lost_point_without_its_reason(opened):
    """One lowers the mark, the other, from an older page, takes the reason of it away."""
    sheet, item = first(opened), item_with(opened, "binary")
    entry = Entry(answers={item.id: "no"}, reasons={item.id: ("Gate blocked", "photo 1")})
    enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    gone = Entry(reasons={item.id: ("", "")}, seen={f"reason:{item.id}": "Gate blocked", f"proof:{item.id}": "photo 1"})
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=sheet, entry=gone, by=None, at=AT)
    assert f"reason:{item.id}" in told.value.fields
    assert first(opened).reasons[item.id] == [["Gate blocked", "photo 1"]]


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_truly_the_same_moment_do_not_stand_in_each_others_way(city):
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    round_ = open_round(
        Call(edition, city.city, "r", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31)), by=None, at=AT
    )
    sheet = first(round_)
    items = [one.id for one in edition.compiled().standard.items if one.method.count and not one.applies][:2]

    def enter(name):
        return lambda: enter_marks(sheet=sheet, entry=Entry(answers={name: "1"}), by=None, at=AT)

    assert AtOnce(*map(enter, items)).end() == []
    assert {first(round_).answers.get(name) for name in items} == {"1"}


# An edition is withdrawn under way ------------------------------------------------------------------------------------


def test_a_round_by_a_withdrawn_edition_reaches_neither_notice_nor_seal_without_saying_why(opened):
    marked(opened)
    for to in ("MARKING", "REVIEW"):
        opened = move_round(round_=opened, to=to, at=AT)
    withdraw_edition(edition=opened.edition, reason="C04 was wrong.", at=AT)
    with pytest.raises(UnableToEvaluate, match="C04 was wrong"):
        move_round(round_=opened, to="NOTICE", at=AT)
    with pytest.raises(UnableToEvaluate):
        go_on(round_=opened, reason="  ")
    go_on(round_=opened, reason="C04 is not applied here")
    opened = move_round(round_=opened, to="NOTICE", at=AT)
    assert seal_round(round_=opened, by=None, at=LATER).round_id == opened.pk


def test_a_round_whose_edition_is_withdrawn_on_notice_is_not_sealed_but_can_be_cancelled(opened):
    opened = noticed(opened)
    withdraw_edition(edition=opened.edition, reason="C04 was wrong.", at=AT)
    with pytest.raises(UnableToEvaluate, match="C04 was wrong"):
        seal_round(round_=opened, by=None, at=LATER)
    assert move_round(round_=opened, to="CANCELLED", at=LATER, reason="edition withdrawn").state == "CANCELLED"
    with pytest.raises(UnableToEvaluate):
        go_on(round_=opened, reason="too late")
    assert not Seal.objects.exists()


def test_marks_of_a_withdrawn_edition_can_still_be_corrected(opened):
    withdraw_edition(edition=opened.edition, reason="C04 was wrong.", at=AT)
    item = item_with(opened, "count")
    assert enter_marks(sheet=first(opened), entry=Entry(answers={item.id: "1"}), by=None, at=AT).version == 2


# A compound moves, or is merged, under way ----------------------------------------------------------------------------


def test_a_compound_that_moves_to_another_county_is_marked_graded_and_sealed_where_it_was_called(opened, city):
    compound, there = city.compounds[0], city.communities[-1]
    edit_compound(compound=compound, version=compound.version, reason="order 7", community=there)
    opened = noticed(opened)
    seal_round(round_=opened, by=None, at=LATER)
    sheet = opened.sheets.get(compound=compound)
    assert (sheet.place, sheet.county) == (city.communities[0], city.counties[0])
    assert there.pk not in sheet.lies_in
    assert Award.objects.filter(compound=compound, kind="STARS").exists()


def test_who_answered_for_a_moved_compound_goes_on_marking_it_and_its_new_officers_do_not(
    opened, city, person_with, client_of
):
    compound, rights = city.compounds[0], ["evaluation.view_rounds", "evaluation.mark"]
    edit_compound(compound=compound, version=compound.version, community=city.communities[-1])
    url = reverse("evaluation:mark_sheet", args=[opened.sheets.get(compound=compound).pk])
    ends = (city.communities[0], city.communities[-1])
    before, after = (client_of(person_with(rights, f"division:{one.pk}")) for one in ends)
    assert (before.get(url).status_code, after.get(url).status_code) == (200, 404)


def test_a_compound_that_left_the_county_of_a_round_keeps_its_live_numbers(city):
    """A county's round asks for the numbers of everything that it called, wherever it lies by now."""
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.counties[0], "county", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    round_ = open_round(call, by=None, at=AT)
    freeze_metrics(round_=round_, at=AT)
    moved = first(round_)
    before = dict(moved.answers)
    assert before
    compound = moved.compound
    edit_compound(compound=compound, version=compound.version, community=city.communities[-1])
    Sheet.objects.filter(round=round_).update(answers={}, sources={})
    freeze_metrics(round_=round_, at=LATER)
    assert first(round_).answers == before


def test_a_compound_that_is_merged_into_another_under_way_keeps_its_sheet_until_the_seal(opened, city):
    compound = city.compounds[0]
    retire_compound(
        compound=compound, version=compound.version, on=date(2021, 9, 10), reason="merged", today=date(2021, 9, 20)
    )
    opened = noticed(opened)
    seal_round(round_=opened, by=None, at=LATER)
    assert opened.sheets.filter(compound=compound, result__outcome="5").exists()


def passing(city, *, failing=()):
    """A round of communities as of the end of August, sealed in September."""
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="green-community")
    day = date(2021, 8, 31)
    call = Call(edition, city.city, "green", day, date(2021, 1, 1), day, review=False, notice=False)
    round_ = open_round(call, by=None, at=AT)
    for sheet in round_.sheets.select_related("round__edition"):
        entry = Entry(facts={"heritage_count": "1"}, answers=full_marks(sheet))
        if sheet.place_id in failing:
            lost = {one.id: "no" for one in edition.compiled().standard.items if one.method.binary}
            entry = Entry(entry.facts, entry.answers | lost, dict.fromkeys(lost, ("missing", "1")))
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    with transaction.atomic():
        grade_round(round_=round_, at=AT)
    return move_round(round_=round_, to="MARKING", at=AT)


def merged_under_way(round_, city, old):
    """Merge communities into a new one after the as-of date, tell it, seal the round, tell that."""
    on = date(2021, 9, 10)
    new = Division.objects.create(
        code="990102001009", level="COMMUNITY", name="新社区", parent=old[0].parent, valid_from=on
    )
    new.ancestors = [*old[0].parent.ancestors, new.pk]
    new.save()
    versions = {one.pk: Division.objects.get(pk=one.pk).version for one in [*old, new]}
    merge_divisions(
        divisions=old, versions=versions, into=new, on=on, document="令〔2021〕9号", today=date(2021, 9, 20)
    )
    for one in old:
        listeners.hand_titles_on(DivisionSucceeded(predecessor=one.pk, successor=new.pk, on=f"{on}", stays=False))
    seal_round(round_=round_, by=None, at=LATER)
    for _twice in range(2):
        listeners.hand_later_titles_on(RoundSealed(round_.pk, None))
    return {award.kind: state for award, state in current_awards(Award.objects.filter(community=new), on)}


def test_communities_that_merge_before_the_seal_hand_on_what_the_seal_gives_them(city):
    held = merged_under_way(passing(city), city, city.communities[:2])
    assert held["MEETING"] == ""
    assert Award.objects.filter(kind="MEETING", inherited_from__isnull=False).count() == 1


def test_a_merged_community_does_not_keep_what_one_of_its_parts_loses_by_the_seal(city):
    weak = city.communities[1]
    for one in city.communities[:2]:
        Award.objects.create(
            kind="MEETING",
            standard="green-community",
            community=one,
            valid_from=date(2020, 12, 31),
            document="d",
            at=AT,
        )
    round_ = passing(city, failing={weak.pk})
    held = merged_under_way(round_, city, city.communities[:2])
    assert held["MEETING"] == "SUSPENDED"
    assert AwardNote.objects.filter(kind="SUSPENDED").count() == 1


# The seal is pressed twice --------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_seal_pressed_twice_at_once_is_one_seal_and_the_second_is_told(city):
    round_ = short_round(city)
    problems = AtOnce(*[lambda: seal_round(round_=round_, by=None, at=LATER)] * 2).end()
    assert Seal.objects.count() == 1
    assert [type(one) for one in problems] == [UnableToEvaluate]
    assert Award.objects.filter(kind="STARS").count() == round_.sheets.count()


@pytest.mark.django_db(transaction=True)
def test_a_seal_whose_job_tells_how_far_it_is_waits_for_nobody(city):
    """The job writes its progress beside its own transaction, to a row that the transaction must not hold."""
    round_ = short_round(city)
    asked = Grading.objects.create(round=round_, asked_at=AT, seals=True, total=round_.sheets.count())
    assert AtOnce(lambda: run(grading=asked.pk)).end() == []
    asked.refresh_from_db()
    assert (asked.state, asked.done) == ("DONE", round_.sheets.count())


@pytest.mark.django_db(transaction=True)
def test_a_mark_that_comes_while_a_seal_is_running_waits_and_is_then_refused(city):
    round_ = short_round(city)
    sheet, item = first(round_), item_with(round_, "count")
    with transaction.atomic():
        seal_round(round_=round_, by=None, at=LATER)
        late = AtOnce(
            lambda: enter_marks(sheet=sheet, entry=Entry(answers={item.id: "0"}), by=None, at=LATER),
            lambda: freeze_metrics(round_=round_, at=LATER),
            lambda: move_round(round_=round_, to="CANCELLED", at=LATER, reason="x"),
            lambda: ask_grading(round_=round_, by=None, at=LATER),
        )
        until_waiting(4)
    assert [type(one) for one in late.end()] == [UnableToEvaluate] * 4
    assert first(round_).version == sheet.version


# Two who freeze, import, move at once ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_freeze_numbers_at_once_both_end_well(city):
    """Each holding the round for reading, neither could write to it: a deadlock."""
    round_ = short_round(city)
    both = threading.Barrier(2, timeout=WAIT)

    def freeze():
        both.wait()
        freeze_metrics(round_=round_, at=datetime.now(AT.tzinfo))

    assert AtOnce(freeze, freeze).end() == []


@pytest.mark.django_db(transaction=True)
def test_numbers_are_frozen_while_somebody_marks(city):
    round_ = short_round(city)
    sheet, item = first(round_), item_with(round_, "count")
    with transaction.atomic():
        enter_marks(sheet=sheet, entry=Entry(answers={item.id: "0"}), by=None, at=AT)
        freezing = AtOnce(lambda: freeze_metrics(round_=round_, at=LATER))
        until_waiting()
    assert freezing.end() == []
    assert first(round_).answers[item.id] == "0"


@pytest.mark.django_db(transaction=True)
def test_an_import_and_a_seal_that_meet_both_end_well(city, person_with):
    """Whichever comes first: the import is in the seal, or is refused; nothing is lost and nobody waits for ever."""
    round_ = short_round(city)
    officer, item = person_with(RIGHTS), item_with(round_, "count")

    def lower(book):
        column = next(cell.column for cell in book[MARKS][1] if cell.value == item.id)
        book[MARKS].cell(HEAD_ROWS + 1, column).value = 0

    imported = checked(officer, round_, filled(round_, change=lower))
    assert imported.state == "READY", imported.faults
    both = AtOnce(lambda: applied_import(imported), lambda: seal_round(round_=round_, by=None, at=LATER))
    assert both.end() == []
    imported.refresh_from_db()
    sheet = first(round_)
    assert sheet.answers[item.id] == {"APPLIED": "0", "REFUSED": full_marks(sheet)[item.id]}[imported.state]
    assert sheet.result.sheet_version == sheet.version
    assert Round.objects.get(pk=round_.pk).state == "SEALED"


# Objections in the last minute ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "state"), [(0, "FILED"), (1, "LATE")])
def test_an_objection_in_the_last_minute_of_the_last_working_day_counts_and_one_later_does_not(
    opened, person_with, minutes, state
):
    opened = noticed(opened)
    at = opened.notice_until + timedelta(minutes=minutes)
    sheet = Sheet.objects.select_related("round").get(pk=first(opened).pk)
    hearing = object_to_result(sheet=sheet, text="It was on.", by=person_with([]), at=at)
    assert (hearing.state, hearing.kind) == (state, "OBJECTION")
    if state == "FILED":
        with pytest.raises(UnableToEvaluate):
            seal_round(round_=opened, by=None, at=LATER)
        answer_hearing(hearing=hearing, outcome="DISMISSED", answer="It was off.", by=person_with([]), at=LATER)
    assert seal_round(round_=opened, by=None, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_an_objection_that_is_being_written_keeps_the_seal_waiting(city, person_with):
    """In its last second an objection is filed; the seal that begins meanwhile finds it and is refused."""
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, "r", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    round_ = noticed(open_round(call, by=None, at=AT))
    resident = person_with([])
    with transaction.atomic():
        sheet = Sheet.objects.select_related("round").get(pk=first(round_).pk)
        object_to_result(sheet=sheet, text="It was on.", by=resident, at=round_.notice_until)
        late = round_.notice_until + timedelta(seconds=1)
        sealing = AtOnce(lambda: seal_round(round_=round_, by=None, at=late))
        until_waiting()
    assert [type(one) for one in sealing.end()] == [UnableToEvaluate]
    assert (Seal.objects.count(), Hearing.objects.get().state) == (0, "FILED")


# A home answers twice at once -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_is_used_twice_at_once_counts_once(city):
    round_ = short_round(city)
    building = Building.objects.create(compound=city.compounds[0], number="1", order="001")
    stairwell = Stairwell.objects.create(building=building, number="1", order="001")
    Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number="101", order="001")
    survey = open_survey(
        round_=round_, title="s", per_compound=10, closes_on=date(2021, 9, 9), seed="7", by=None, at=AT
    )  # fmt: skip
    home = survey.homes.get()

    def answer(channel):
        return lambda: answer_survey(home=home, levels=[5, 5, 5, 5], channel=channel, at=AT)

    problems = AtOnce(*map(answer, ("PAGE", "PHONE", "PAPER", "PAGE"))).end()
    assert [type(one) for one in problems] == [UnableToEvaluate] * 3
    assert (survey.answers.count(), survey.compounds.get().answered) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_comes_while_the_survey_closes_is_refused(city):
    round_ = short_round(city)
    building = Building.objects.create(compound=city.compounds[0], number="1", order="001")
    stairwell = Stairwell.objects.create(building=building, number="1", order="001")
    Home.objects.create(compound=city.compounds[0], stairwell=stairwell, number="101", order="001")
    survey = open_survey(
        round_=round_, title="s", per_compound=10, closes_on=date(2021, 9, 9), seed="7", by=None, at=AT
    )  # fmt: skip
    home = survey.homes.get()
    with transaction.atomic():
        close_survey(survey=survey, at=AT)
        late = AtOnce(lambda: answer_survey(home=home, levels=[5, 5, 5, 5], channel="PAGE", at=AT))
        until_waiting()
    assert [type(one) for one in late.end()] == [UnableToEvaluate]
    assert not survey.answers.exists()


# A new edition of results that is given up --------------------------------------------------------------------------


def test_an_amendment_that_was_cancelled_can_be_begun_again(opened):
    opened = noticed(opened)
    seal_round(round_=opened, by=None, at=LATER)
    given_up = amend_round(round_=opened, reason="objection 3", by=None, at=LATER)
    move_round(round_=given_up, to="CANCELLED", at=LATER, reason="begun by mistake")
    again = amend_round(round_=opened, reason="objection 3", by=None, at=LATER)
    assert (again.replaces_id, again.number) == (opened.pk, 2)
    assert Round.objects.get(pk=opened.pk).replaced_by == again
