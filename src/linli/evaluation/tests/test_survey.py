"""What officers and residents do with a survey, through the operations."""

import hashlib
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from linli.core.worktime.operations import load_years
from linli.evaluation.models import Edition, SampledHome, SurveyAnswer, SurveyedCompound
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.rounds import Call, open_round
from linli.evaluation.operations.surveys import (
    answer_survey,
    close_due,
    close_survey,
    code_of,
    forget_homes,
    home_of,
    open_survey,
)
from linli.evaluation.refusals import UnableToEvaluate
from linli.places.models import Building, Home, Stairwell

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-09-01T10:00+08:00")


@pytest.fixture
def opened(city):
    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    compound = city.compounds[0]
    building = Building.objects.create(compound=compound, number="1", order="001")
    stairwell = Stairwell.objects.create(building=building, number="1", order="001")
    Home.objects.bulk_create(
        Home(compound=compound, stairwell=stairwell, number=str(n), order=f"001/001/{n:03}") for n in range(101, 141)
    )
    edition = Edition.objects.get(standard="courteous-compound")
    call = Call(edition, city.city, "Round", date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    return open_round(call, by=None, at=AT)


def survey_of(round_, seed="2021-09-01 00123"):
    return open_survey(
        round_=round_, title="Survey", per_compound=20, closes_on=date(2021, 9, 10), seed=seed, by=None, at=AT
    )


def codes_of(survey):
    return [code_of(survey, pk) for pk in survey.homes.order_by("order").values_list("home", flat=True)]


def drawn(survey):
    return list(survey.homes.order_by("order").values_list("home", flat=True))


def test_the_same_seed_draws_the_same_homes(opened):
    first, second, other = survey_of(opened), survey_of(opened), survey_of(opened, "another")
    assert len(drawn(first)) == 20
    assert drawn(first) == drawn(second)
    assert set(drawn(first)) != set(drawn(other))
    group = first.compounds.get()
    assert (group.homes, group.drawn, group.answered) == (40, 20, 0)


def test_anybody_with_the_ledger_and_the_seed_repeats_the_draw(opened):
    """As docs/algorithms/survey.md says it, with nothing of the program."""
    survey = survey_of(opened)
    names = {
        f"{home.compound.code}/{home.stairwell.building.number}/{home.stairwell.number}/{home.number}": home.pk
        for home in Home.objects.select_related("compound", "stairwell__building")
    }
    ranked = sorted(names, key=lambda name: hashlib.sha256(f"{survey.seed}:{name}".encode()).hexdigest())
    assert drawn(survey) == [names[name] for name in ranked[:20]]


def test_letters_are_printed_again_and_the_database_keeps_hashes_only(opened):
    survey = survey_of(opened)
    codes = codes_of(survey)
    assert codes == codes_of(survey)
    assert len(set(codes)) == 20
    assert all(len(code) == 10 and not set(code) & set("01ILO") for code in codes)
    assert set(codes).isdisjoint(codes_of(survey_of(opened)))  # another survey, other codes
    assert not set(codes) & set(survey.homes.values_list("code_hash", flat=True))


def test_with_another_secret_the_codes_are_others(opened, settings):
    survey = survey_of(opened)
    before = codes_of(survey)
    settings.SECRET_KEY = "another"
    assert set(before).isdisjoint(codes_of(survey))


def test_a_round_of_communities_or_without_a_ledger_has_no_survey(opened, city):
    Home.objects.all().delete()
    with pytest.raises(UnableToEvaluate):
        survey_of(opened)
    assert not opened.surveys.exists()


def test_a_home_answers_once_and_cannot_be_told_from_its_answer(opened):
    survey = survey_of(opened)
    code = codes_of(survey)[0]
    home = home_of(f" {code[:5].lower()}-{code[5:]} ")
    answer_survey(home=home, levels=[5, 4, 0, 3], channel="PAGE", at=AT)
    with pytest.raises(UnableToEvaluate):
        answer_survey(home=home, levels=[1, 1, 1, 1], channel="PHONE", at=AT)
    assert SurveyAnswer.objects.filter(survey=survey).count() == 1
    names = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert not names & {"home", "at", "answered_on", "channel", "by"}
    assert SampledHome.objects.get(pk=home.pk).answered_on == AT.date()
    assert list(SurveyedCompound.objects.values_list("page", "phone", "paper")) == [(1, 0, 0)]


@pytest.mark.parametrize("levels", [[], [0, 0, 0, 0], [6, 1, 1, 1], [1, 2, 3], [-1, 1, 1, 1]])
def test_an_answer_that_is_none_is_refused_and_the_home_may_answer_still(opened, levels):
    home = home_of(codes_of(survey_of(opened))[0])
    with pytest.raises(UnableToEvaluate):
        answer_survey(home=home, levels=levels, channel="PAPER", at=AT)
    answer_survey(home=home, levels=[3, 3, 3, 3], channel="PAPER", at=AT)


def test_nobody_answers_after_the_last_day_or_the_closing(opened):
    survey = survey_of(opened)
    one, two = [home_of(code) for code in codes_of(survey)[:2]]
    with pytest.raises(UnableToEvaluate):
        answer_survey(home=one, levels=[5] * 4, channel="PAGE", at=datetime.fromisoformat("2021-09-11T00:00+08:00"))
    close_survey(survey=survey, at=AT)
    with pytest.raises(UnableToEvaluate):
        answer_survey(home=two, levels=[5] * 4, channel="PAGE", at=AT)


def test_a_wrong_code_opens_nothing(opened):
    survey_of(opened)
    assert home_of("AAAAA-AAAAA") is None


def test_a_day_is_the_citys(opened):
    survey = survey_of(opened)
    home = home_of(codes_of(survey)[0])
    late = datetime.fromisoformat("2021-09-10T16:30+00:00")  # half past midnight on the 11th
    with pytest.raises(UnableToEvaluate):
        answer_survey(home=home, levels=[5] * 4, channel="PAGE", at=late)


def placed():
    """Return how homes and answers lie in their tables, (place, transaction, ...), as the disk shows it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctid, xmin::text, id, answered_on FROM evaluation_sampledhome ORDER BY ctid")
        homes = cursor.fetchall()
        cursor.execute("SELECT ctid, xmin::text FROM evaluation_surveyanswer ORDER BY ctid")
        return homes, cursor.fetchall()


def test_once_closed_not_even_the_tables_own_order_tells_whose_an_answer_is(opened):
    survey = survey_of(opened)
    for number, code in enumerate(reversed(codes_of(survey)[:12])):
        at = AT + timedelta(days=number % 5)
        answer_survey(home=home_of(code), levels=[1 + number % 5] * 4, channel="PAPER", at=at)
    homes, answers = placed()
    assert {row[1] for row in homes} & {row[1] for row in answers}  # while it is open, they meet in a transaction
    closed = AT + timedelta(days=6)
    close_survey(survey=survey, at=closed)
    homes, answers = placed()
    assert len(homes) == 20
    assert len({row[1] for row in homes}) == 1
    assert not {row[1] for row in homes} & {row[1] for row in answers}
    assert [row[2] for row in homes] == sorted(row[2] for row in homes)
    assert {row[3] for row in homes} == {None, closed.date()}
    assert survey.homes.filter(answered_on=closed.date(), channel="PAPER").count() == 12


def test_a_night_closes_what_is_over_and_forgets_who_was_drawn(opened):
    survey = survey_of(opened)
    answer_survey(home=home_of(codes_of(survey)[0]), levels=[5] * 4, channel="PAGE", at=AT)
    assert close_due(datetime.fromisoformat("2021-09-10T23:00+08:00")) == 0
    night = datetime.fromisoformat("2021-09-11T03:40+08:00")
    assert (close_due(night), close_due(night)) == (1, 0)
    assert forget_homes(night + timedelta(days=90)) == 0
    assert forget_homes(night + timedelta(days=91)) == 20
    assert SurveyAnswer.objects.filter(survey=survey).count() == 1
    assert survey.compounds.get().answered == 1
