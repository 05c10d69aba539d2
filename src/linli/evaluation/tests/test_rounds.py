"""What an officer does with a round, through the operations."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.db import DatabaseError, transaction

from linli.core.worktime.operations import load_years
from linli.evaluation.models import Award, Edition, Round, Seal
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import decide_class, grade_round, grade_sheet
from linli.evaluation.operations.marks import Entry, FaultyMarks, enter_marks, freeze_metrics
from linli.evaluation.operations.rounds import Call, move_round, open_round, stale_results
from linli.evaluation.operations.sealing import amend_round, last_seal, seal_round
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.verify import verify

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
LATER = datetime.fromisoformat("2021-09-20T10:00+08:00")
MUCH_LATER = datetime.fromisoformat("2021-10-20T10:00+08:00")


@pytest.fixture
def opened(city):
    return open_small_round(city)


def open_small_round(city, title="2021 demo round"):
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, title, date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    return open_round(call, by=None, at=AT)


def opened_once(title="2021 demo round"):
    """Return the fixtures `stock`, `city` and `opened` of a module whose tests all begin with the same open round.

    It is made once; every test reads it anew and finds it as it was made. Not for a module with tests that commit.
    """

    @pytest.fixture(scope="module")
    def stock(once, make_city):
        def make():
            city = make_city()
            return city, open_small_round(city, title)

        return once(make)

    @pytest.fixture
    def city(db, stock):
        return deepcopy(stock[0])

    @pytest.fixture
    def opened(db, stock):
        return Round.objects.select_related("edition", "division").get(pk=stock[1].pk)

    return stock, city, opened


def full_marks(sheet):
    answers = {}
    for item in sheet.round.edition.compiled().standard.items:
        method = item.method
        if method.binary:
            answers[item.id] = "yes"
        elif method.levels:
            answers[item.id] = str(method.levels[0])
        elif method.deduct:
            answers[item.id] = "0"
        elif method.count:
            answers[item.id] = str(method.count.of)
        elif method.measured:
            best = max(method.measured.points_at, key=lambda pair: pair[1])[0]
            answers[item.id] = f"{int(best * 100)}/100" if method.measured.unit == "share" else str(best)
    return answers


def marked(opened):
    for sheet in opened.sheets.select_related("round__edition"):
        entry = Entry(facts={"elevators": "2", "owners_meeting_due": "yes"}, answers=full_marks(sheet))
        enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
    return opened


def noticed(opened):
    marked(opened)
    for to in ("MARKING", "REVIEW", "NOTICE"):
        opened = move_round(round_=opened, to=to, at=AT)
    return opened


def test_a_round_has_a_sheet_for_every_compound_within(opened, city):
    assert opened.sheets.count() == len(city.compounds)
    assert opened.state == Round.State.CALLED


def test_full_marks_give_five_stars_and_the_seal_verifies(opened, tmp_path):
    opened = noticed(opened)
    assert opened.notice_until.date() == date(2021, 9, 8)
    with pytest.raises(UnableToEvaluate, match="2021-09-08"):
        seal_round(round_=opened, by=None, at=AT)
    kept = seal_round(round_=opened, by=None, at=LATER)
    assert set(opened.results.values_list("outcome", flat=True)) == {"5"}
    path = tmp_path / "bundle.zip"
    path.write_bytes(bytes(kept.bundle))
    assert not verify(path).faults
    assert Award.objects.filter(kind="STARS", value="5").count() == opened.sheets.count()


def test_a_seal_pressed_twice_is_one_seal(opened):
    opened = noticed(opened)
    seal_round(round_=opened, by=None, at=LATER)
    with pytest.raises(UnableToEvaluate):
        seal_round(round_=opened, by=None, at=LATER)
    assert Seal.objects.count() == 1


@pytest.mark.parametrize("what", ["sheet", "result", "round", "seal"])
def test_nothing_sealed_changes(opened, what):
    opened = noticed(opened)
    seal_round(round_=opened, by=None, at=LATER)
    opened.refresh_from_db()
    row = {
        "sheet": opened.sheets.first(), "result": opened.results.first(), "round": opened, "seal": opened.seal,
    }[what]  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**{"sheet": {"name": "x"}, "result": {"total": 1},
                                                      "round": {"title": "x"}, "seal": {"size": 1}}[what])  # fmt: skip
    with pytest.raises(UnableToEvaluate):
        enter_marks(sheet=opened.sheets.first(), entry=Entry(answers={"A01": "0"}), by=None, at=LATER)


def test_an_upheld_objection_after_the_seal_makes_a_new_edition(opened, tmp_path):
    opened = noticed(opened)
    first = seal_round(round_=opened, by=None, at=LATER)
    later = amend_round(round_=opened, reason="Objection 3 upheld", by=None, at=LATER)
    assert (later.number, later.replaces_id) == (2, opened.pk)
    sheet = later.sheets.select_related("round__edition").first()
    must = next(item for item in later.edition.compiled().standard.items if item.role == "must-have")
    entry = Entry(answers={must.id: "no"}, reasons={must.id: ("A fire lane was blocked", "photo 7")})
    enter_marks(sheet=sheet, entry=entry, by=None, at=LATER)
    with transaction.atomic():
        grade_round(round_=later, at=LATER)
    later = move_round(round_=later, to="NOTICE", at=LATER)
    second = seal_round(round_=later, by=None, at=MUCH_LATER)
    assert second.previous == first
    assert second.manifest["previous"]["seal"] == first.seal
    paths = []
    for number, kept in enumerate((first, second)):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(bytes(kept.bundle))
        paths.append(verify(path, None if number == 0 else first.manifest))
    assert not paths[0].faults
    assert not paths[1].faults


def test_an_edition_of_an_earlier_round_hangs_on_the_one_that_it_replaces(opened, tmp_path):
    first = seal_round(round_=noticed(opened), by=None, at=LATER)
    call = Call(opened.edition, opened.division, "next", date(2021, 9, 10), date(2021, 1, 1), date(2021, 9, 10))
    second = seal_round(round_=noticed(open_round(call, by=None, at=AT)), by=None, at=LATER)
    assert second.previous == first
    amended = amend_round(round_=opened, reason="Appeal 3 upheld", by=None, at=LATER)
    with transaction.atomic():
        grade_round(round_=amended, at=LATER)
    kept = seal_round(round_=move_round(round_=amended, to="NOTICE", at=LATER), by=None, at=MUCH_LATER)
    assert kept.previous == first
    path = tmp_path / "amended.zip"
    path.write_bytes(bytes(kept.bundle))
    assert not verify(path, first.manifest).faults
    call = Call(opened.edition, opened.division, "third", date(2021, 9, 20), date(2021, 1, 1), date(2021, 9, 20))
    assert last_seal(open_round(call, by=None, at=MUCH_LATER)) == second


def test_a_class_decided_while_the_round_is_being_graded_stays(opened):
    marked(opened)
    sheet = opened.sheets.select_related("round__edition").first()
    given = {"reason": "a fire in May", "document": "示例建〔2021〕5号", "by": None, "at": AT}

    def decide(done, total):
        if 0 < done < total:
            decide_class(sheet=sheet, class_id="floor", **given)

    with transaction.atomic():
        grade_round(round_=opened, at=AT, told=decide)
    assert opened.results.get(sheet=sheet).class_id == "floor"
    assert not stale_results(opened)


def test_two_officers_on_one_sheet_are_merged_item_by_item(opened):
    sheet = opened.sheets.select_related("round__edition").first()
    levels = [item.id for item in opened.edition.compiled().standard.items if item.method.count][:2]
    first, second = levels
    enter_marks(sheet=sheet, entry=Entry(answers={first: "1"}, seen={f"item:{first}": ""}), by=None, at=AT)
    entry = Entry(answers={first: "", second: "1"}, seen={f"item:{first}": "", f"item:{second}": ""})
    now = enter_marks(sheet=sheet, entry=entry, by=None, at=AT)
    assert (now.answers[first], now.answers[second]) == ("1", "1")
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=sheet, entry=Entry(answers={first: "2"}, seen={f"item:{first}": ""}), by=None, at=AT)
    assert "1" in told.value.fields[f"item:{first}"]


def test_points_are_not_lost_without_a_reason(opened):
    sheet = opened.sheets.select_related("round__edition").first()
    item = next(one for one in opened.edition.compiled().standard.items if one.method.binary)
    with pytest.raises(FaultyMarks) as told:
        enter_marks(sheet=sheet, entry=Entry(answers={item.id: "no"}), by=None, at=AT)
    assert f"reason:{item.id}" in told.value.fields


def test_a_changed_mark_is_graded_alone_as_with_all(opened):
    opened = marked(opened)
    sheet = opened.sheets.select_related("round__edition").first()
    item = next(one for one in opened.edition.compiled().standard.items if one.method.count and one.role == "ordinary")
    sheet = enter_marks(sheet=sheet, entry=Entry(answers={item.id: "0"}), by=None, at=AT)
    alone = grade_sheet(sheet=sheet, at=AT)
    with transaction.atomic():
        grade_round(round_=opened, at=AT)
    together = sheet.round.results.get(sheet=sheet)
    fields = ("state", "total", "outcome", "class_id", "sections", "marks", "points", "nearest", "sheet_version")
    assert [getattr(alone, name) for name in fields] == [getattr(together, name) for name in fields]


def test_live_numbers_are_frozen_with_where_they_come_from(opened):
    answered = freeze_metrics(round_=opened, at=AT)
    assert isinstance(answered, dict)
