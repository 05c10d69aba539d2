"""What officers and residents do with a survey on the pages."""

import io
import logging
from datetime import timedelta

import pghistory.models
import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from python_calamine import CalamineWorkbook

from linli.accounts.models import Attempt
from linli.core.metrics import values
from linli.core.tables.models import ExportLog
from linli.evaluation.forms.survey import AnswerForm
from linli.evaluation.models import Round, Survey, SurveyAnswer
from linli.evaluation.operations.surveys import QUESTIONS, answer_survey, close_survey, code_of, home_of, open_survey
from linli.evaluation.tests.test_round_pages import AT
from linli.evaluation.tests.test_round_pages import at as at
from linli.evaluation.tests.test_rounds import opened_once
from linli.evaluation.views.survey.answers import WRONG_CODES
from linli.places.models import Building, Home, Stairwell

pytestmark = pytest.mark.django_db
SEES, RUNS = "evaluation.view_rounds", "evaluation.run_surveys"
MOST_QUERIES = 12
FIRST, OTHER = 0, 8  # compounds of two counties


stock, city, called = opened_once()


@pytest.fixture
def opened(at, called):
    return called


@pytest.fixture
def ledger(city):
    for compound in (city.compounds[FIRST], city.compounds[OTHER]):
        building = Building.objects.create(compound=compound, number="1", order="001")
        stairwell = Stairwell.objects.create(building=building, number="1", order="001")
        Home.objects.bulk_create(
            Home(compound=compound, stairwell=stairwell, number=str(n), order=f"001/001/{n}") for n in range(101, 141)
        )


@pytest.fixture
def survey(opened, ledger):
    return open_survey(
        round_=opened, title="Survey", per_compound=20, closes_on=AT.date() + timedelta(days=9), seed="lottery 7",
        by=None, at=AT,
    )  # fmt: skip


@pytest.fixture
def officer(person_with, client_of, city):
    return client_of(person_with([SEES, RUNS], f"division:{city.city.pk}"))


@pytest.fixture
def township(person_with, client_of, city):
    return client_of(person_with([SEES, RUNS], f"division:{city.townships[0].pk}"))


def address(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def codes(survey, compound):
    homes = survey.homes.filter(compound=compound).order_by("order").values_list("home", flat=True)
    return [code_of(survey, home) for home in homes]


def answers(levels=(5, 5, 4, 3), **more):
    return {f"level_{number}": str(level) for number, level in enumerate(levels)} | {"answers": "1"} | more


def answered(survey, compound, count, level=5):
    for code in codes(survey, compound)[:count]:
        answer_survey(home=home_of(code), levels=[level] * 4, channel="PAPER", at=AT)


# Opening


def test_an_officer_opens_a_survey_from_the_round(opened, ledger, officer, django_assert_max_num_queries):
    assert address("surveys", opened.pk) in officer.get(address("round", opened.pk)).content.decode()
    assert address("open_survey", opened.pk) in officer.get(address("surveys", opened.pk)).content.decode()
    assert QUESTIONS[0]["zh"] in officer.get(address("open_survey", opened.pk)).content.decode()
    given = {"title": "Autumn", "per_compound": "15", "seed": "lottery 7", "closes_on": "2021-09-20"}
    made = officer.post(address("open_survey", opened.pk), given)
    row = Survey.objects.get()
    assert made["Location"] == address("survey", row.pk)
    assert (row.homes.count(), row.seed, row.state) == (30, "lottery 7", "OPEN")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert "Autumn" in officer.get(address("surveys", opened.pk)).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""}, {"title": "=1+1"}, {"title": "x" * 121}, {"title": "\x00"}, {"per_compound": "9"},
        {"per_compound": "501"}, {"per_compound": "many"}, {"per_compound": "9" * 400}, {"seed": "  "},
        {"seed": "x" * 41}, {"seed": "\x00"}, {"closes_on": "2021-08-31"}, {"closes_on": "2021-02-30"},
        {"closes_on": "99999-01-01"}, {"closes_on": ""},
    ],
)  # fmt: skip
def test_a_survey_that_cannot_be_is_refused_with_the_reason(opened, ledger, officer, wrong):
    given = {"title": "Autumn", "per_compound": "15", "seed": "lottery 7", "closes_on": "2021-09-20"}
    page = officer.post(address("open_survey", opened.pk), given | wrong)
    assert page.status_code == 422
    assert page.context["form"].errors
    assert not Survey.objects.exists()


def test_without_a_ledger_there_is_a_sentence(opened, officer):
    given = {"title": "Autumn", "per_compound": "15", "seed": "lottery 7", "closes_on": "2021-09-20"}
    assert officer.post(address("open_survey", opened.pk), given).status_code == 422


def test_only_who_runs_surveys_over_the_whole_round_opens_and_closes_one(survey, opened, township):
    assert township.get(address("open_survey", opened.pk)).status_code == 403
    assert township.post(address("close_survey", survey.pk)).status_code == 403
    assert address("open_survey", opened.pk) not in township.get(address("surveys", opened.pk)).content.decode()


def test_who_only_looks_sees_no_buttons_and_strangers_nothing(survey, opened, person_with, client_of, city):
    looks = client_of(person_with([SEES], f"division:{city.city.pk}"))
    page = looks.get(address("survey", survey.pk)).content.decode()
    for name in ("survey_letters", "enter_survey_answer", "close_survey"):
        assert address(name, survey.pk) not in page
        assert looks.post(address(name, survey.pk)).status_code == 403
    elsewhere = client_of(person_with([SEES, RUNS], "compound:999999"))
    for name in ("survey", "survey_letters", "enter_survey_answer"):
        assert elsewhere.get(address(name, survey.pk)).status_code == 404
    assert elsewhere.get(address("surveys", opened.pk)).status_code == 404
    assert elsewhere.get(address("survey", 999_999_999_999)).status_code == 404


# Letters


def rows_of(response):
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return book.get_sheet_by_index(0).to_python()


def test_letters_name_home_code_and_page_and_leave_a_trace(survey, officer, city, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES + 4):
        response = officer.get(address("survey_letters", survey.pk))
    _head, *rows = rows_of(response)
    assert "no-store" in response["Cache-Control"]
    assert len(rows) == 40
    first = next(row for row in rows if row[0] == city.compounds[FIRST].code)
    assert first[3].replace("-", "") == codes(survey, city.compounds[FIRST])[0]
    assert first[4] == f"http://testserver{address('answer_survey')}"
    log = ExportLog.objects.get()
    assert (log.rows, log.page) == (40, address("survey_letters", survey.pk))


def test_letters_do_not_tell_who_has_answered(survey, officer, city):
    before = rows_of(officer.get(address("survey_letters", survey.pk)))
    answered(survey, city.compounds[FIRST], 3)
    assert rows_of(officer.get(address("survey_letters", survey.pk))) == before


def test_a_township_prints_its_own_letters(survey, township, city):
    _head, *rows = rows_of(township.get(address("survey_letters", survey.pk)))
    assert {row[0] for row in rows} == {city.compounds[FIRST].code}


def test_letters_of_a_closed_survey_or_with_another_secret_are_refused(survey, officer, settings):
    kept = settings.SECRET_KEY
    assert len(rows_of(officer.get(address("survey_letters", survey.pk)))) == 41
    close_survey(survey=survey, at=AT)
    assert officer.get(address("survey_letters", survey.pk)).status_code == 422
    Survey.objects.update(state="OPEN")
    settings.SECRET_KEY_FALLBACKS = [kept]
    settings.SECRET_KEY = "another"
    assert officer.get(address("survey_letters", survey.pk)).status_code == 422


# Residents


def test_a_resident_answers_with_the_code_of_the_letter(survey, client, city, django_assert_max_num_queries):
    code = codes(survey, city.compounds[FIRST])[0]
    page = client.get(address("answer_survey"))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.post(address("answer_survey"), {"code": f" {code[:5].lower()}-{code[5:]} "})
    text = page.content.decode()
    assert page.status_code == 200
    assert city.compounds[FIRST].name in text
    assert text.count('type="radio"') == 6 * 4
    with django_assert_max_num_queries(MOST_QUERIES):
        done = client.post(address("answer_survey"), answers(code=code))
    assert done["Location"] == f"{address('answer_survey')}?thanks"
    assert client.get(done["Location"]).status_code == 200
    assert SurveyAnswer.objects.get().levels == [5, 5, 4, 3]
    again = client.post(address("answer_survey"), {"code": code})
    assert again.status_code == 422
    assert client.post(address("answer_survey"), answers(code=code)).status_code == 422
    assert SurveyAnswer.objects.count() == 1


def test_the_code_stands_in_no_address(survey, client, city):
    code = codes(survey, city.compounds[FIRST])[0]
    text = client.post(address("answer_survey"), {"code": code}).content.decode()
    assert text.count(code) == 1
    assert f'<input type="hidden" name="code" value="{code}">' in text
    assert f'action="{address("answer_survey")}"' in text
    assert code not in client.get(f"{address('answer_survey')}?code={code}").content.decode().replace(
        f"?code={code}", ""
    )


@pytest.mark.parametrize(
    "code",
    ["", " ", "AAAAA-AAAAA", "x" * 5000, "\x00", "ß" * 12, "' OR 1=1 --", "<script>alert(1)</script>", "一二三四五"],
)
def test_a_wrong_code_is_one_sentence(survey, client, code):
    for given in ({"code": code}, answers(code=code), {}):
        page = client.post(address("answer_survey"), given)
        assert page.status_code == 422
        assert len(page.context["form"].errors["code"]) == 1
        assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        answers((0, 0, 0, 0)), {"answers": "1"}, answers((6, 1, 1, 1)), answers(("x", 1, 1, 1)), answers((-1, 1, 1, 1)),
        answers(("\x00", 1, 1, 1)), answers(("5" * 5000, 1, 1, 1)), answers(("5.0", 1, 1, 1)),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_and_keeps_what_was_chosen(survey, client, city, given):
    code = codes(survey, city.compounds[FIRST])[0]
    page = client.post(address("answer_survey"), given | {"code": code})
    assert page.status_code == 422
    assert isinstance(page.context["form"], AnswerForm)
    assert not SurveyAnswer.objects.exists()
    assert client.post(address("answer_survey"), answers(code=code)).status_code == 302


def test_one_question_is_enough(survey, client, city):
    code = codes(survey, city.compounds[FIRST])[0]
    assert client.post(address("answer_survey"), {"code": code, "answers": "1", "level_2": "1"}).status_code == 302
    assert SurveyAnswer.objects.get().levels == [0, 0, 1, 0]


def test_too_many_wrong_codes_from_one_address_must_wait(survey, client, city):
    most = WRONG_CODES[0][0]
    for _try in range(most):
        assert client.post(address("answer_survey"), {"code": "AAAAA-AAAAA"}).status_code == 422
    code = codes(survey, city.compounds[FIRST])[0]
    page = client.post(address("answer_survey"), {"code": code})
    assert page.status_code == 429
    assert page.context["problem"]
    other = client.post(address("answer_survey"), {"code": code}, REMOTE_ADDR="10.1.2.3")
    assert other.status_code == 200


def test_right_codes_are_not_counted(survey, client, city):
    for code in codes(survey, city.compounds[FIRST]):
        client.post(address("answer_survey"), answers(code=code))
    assert SurveyAnswer.objects.count() == 20
    assert not Attempt.objects.exists()


def test_nobody_answers_a_closed_survey_nor_the_day_after(survey, client, city, at):
    code = codes(survey, city.compounds[FIRST])[0]
    at(AT + timedelta(days=10))
    assert client.post(address("answer_survey"), {"code": code}).status_code == 422
    at(AT)
    close_survey(survey=survey, at=AT)
    assert client.post(address("answer_survey"), answers(code=code)).status_code == 422
    assert not SurveyAnswer.objects.exists()


# Officers enter


def test_an_officer_enters_what_came_by_phone_and_on_paper(survey, officer, city):
    first, second = codes(survey, city.compounds[FIRST])[:2]
    url = address("enter_survey_answer", survey.pk)
    assert officer.get(url).status_code == 200
    done = officer.post(url, answers(code=first, channel="PAPER"))
    assert done["Location"] == f"{url}?channel=PAPER"
    assert officer.get(done["Location"]).context["form"]["channel"].value() == "PAPER"
    officer.post(url, answers(code=second, channel="PHONE"))
    group = survey.compounds.get(compound=city.compounds[FIRST])
    assert (group.page, group.phone, group.paper) == (0, 1, 1)
    assert officer.post(url, answers(code=first, channel="PAPER")).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel": "PAGE"}, {"channel": ""}, {"channel": "x"}, {"channel": "\x00"}, {"code": ""}, {"code": "x" * 999},
        {"code": "\x00"}, {"level_0": "9"}, {f"level_{n}": "0" for n in range(4)},
    ],
)  # fmt: skip
def test_what_an_officer_enters_wrong_is_refused(survey, officer, city, wrong):
    given = answers(code=codes(survey, city.compounds[FIRST])[0], channel="PHONE") | wrong
    assert officer.post(address("enter_survey_answer", survey.pk), given).status_code == 422
    assert not SurveyAnswer.objects.exists()


def test_an_officer_enters_only_for_own_compounds_and_this_survey(survey, opened, township, city):
    url = address("enter_survey_answer", survey.pk)
    strange = codes(survey, city.compounds[OTHER])[0]
    assert township.post(url, answers(code=strange, channel="PHONE")).status_code == 422
    other = open_survey(round_=opened, title="x", per_compound=20, closes_on=survey.closes_on, seed="s", by=None, at=AT)
    own = codes(other, city.compounds[FIRST])[0]
    assert township.post(url, answers(code=own, channel="PHONE")).status_code == 422
    assert not SurveyAnswer.objects.exists()
    assert (
        township.post(address("enter_survey_answer", other.pk), answers(code=own, channel="PHONE")).status_code == 302
    )


# Results


def test_while_answers_come_in_nobody_sees_shares(survey, officer, city):
    answered(survey, city.compounds[FIRST], 12)
    page = officer.get(address("survey", survey.pk))
    assert "answers" not in page.context
    assert (page.context["drawn"], page.context["answered"]) == (40, 12)
    assert page.context["response"]["rows"][1][1:] == [20, 12, "60 %", 0, 0, 12]


def test_once_closed_shares_stand_with_their_margin_and_small_groups_do_not(
    survey, officer, city, django_assert_max_num_queries
):
    answered(survey, city.compounds[FIRST], 12, 5)
    answered(survey, city.compounds[OTHER], 9, 1)
    done = officer.post(address("close_survey", survey.pk))
    assert done["Location"] == address("survey", survey.pk)
    with django_assert_max_num_queries(MOST_QUERIES + 4):
        page = officer.get(address("survey", survey.pk))
    together, first, other = page.context["answers"]["rows"]
    assert first[1:] == [12, "100.0 %", "± 24.0"]
    assert "10" in str(other[2])
    assert other[3] == "—"
    assert together[1:3] == first[1:3]  # what is hidden is in no sum either
    bars, spans = page.context["answers"]["option"]["series"]
    assert bars["data"] == [100.0, "-"]
    assert spans["data"] == [[76.0, 100.0, 100.0, 100.0, 100.0], ["-"] * 5]
    assert officer.post(address("close_survey", survey.pk)).status_code == 422


def test_a_township_sees_its_compounds_only(survey, township, city):
    answered(survey, city.compounds[FIRST], 12)
    answered(survey, city.compounds[OTHER], 12)
    close_survey(survey=survey, at=AT)
    page = township.get(address("survey", survey.pk))
    assert (page.context["compounds"], page.context["answered"]) == (1, 12)
    assert len(page.context["answers"]["rows"]) == len(page.context["response"]["rows"]) == 1


@pytest.mark.parametrize("query", ["question=safe", "question=x", "question=%00", "page=x", "page=99", "page=-1"])
def test_a_strange_address_is_no_fault(survey, officer, city, query):
    answered(survey, city.compounds[FIRST], 12)
    close_survey(survey=survey, at=AT)
    assert officer.get(f"{address('survey', survey.pk)}?{query}").status_code == 200


# Nobody can be told from an answer


def dump():
    """Return every value of every table, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def test_nothing_that_is_kept_links_an_answer_to_a_home(survey, officer, client, city, caplog):
    caplog.set_level(logging.DEBUG)
    compound = city.compounds[FIRST]
    by_page, by_phone, *rest = codes(survey, compound)
    rows_of(officer.get(address("survey_letters", survey.pk)))
    before = dump()
    client.post(address("answer_survey"), {"code": by_page})
    client.post(address("answer_survey"), answers((5, 4, 3, 2), code=by_page))
    officer.post(address("enter_survey_answer", survey.pk), answers((1, 2, 3, 4), code=by_phone, channel="PHONE"))
    after = dump()
    changed = {table for table in after if sorted(after[table]) != sorted(before[table])}
    own = {"evaluation_sampledhome", "evaluation_surveyanswer", "evaluation_surveyedcompound"}
    assert changed <= own | {"django_session"}  # no history, no job, no log, no attempt
    assert all(code not in text for code in (by_page, by_phone, *rest) for rows in after.values() for text in rows)
    assert all(
        code not in str(session.get_decoded()) for session in Session.objects.all() for code in (by_page, by_phone)
    )
    assert not any(code in caplog.text for code in (by_page, by_phone))
    answer = SurveyAnswer.objects.filter(levels=[5, 4, 3, 2]).get()
    assert {field.name for field in SurveyAnswer._meta.concrete_fields} == {"id", "survey", "compound", "levels"}
    homes = survey.homes.exclude(answered_on=None)
    assert all(str(answer.pk) not in text for text in after["evaluation_sampledhome"])
    assert set(homes.values_list("answered_on", flat=True)) == {AT.date()}


def test_no_history_is_kept_of_drawn_homes_and_answers():
    tracked = {model._meta.label for model in apps.get_models() if issubclass(model, pghistory.models.Event)}
    assert not tracked & {f"evaluation.{name}Event" for name in ("SampledHome", "SurveyAnswer", "SurveyedCompound")}


def test_no_list_offers_drawn_homes_or_answers_as_a_file(survey, officer, opened):
    for query in ("export=xlsx", "export=csv"):
        page = officer.get(f"{address('surveys', opened.pk)}?{query}")
        assert page.status_code in (403, 404)


def test_the_front_page_leads_residents_to_it(client, db):
    assert address("answer_survey") in client.get("/").content.decode()


# What may go wrong


def test_letters_that_nobody_reads_leave_the_connection_as_it_was(survey, officer):
    assert not officer.get(address("survey_letters", survey.pk)).streaming
    assert Survey.objects.filter(pk=survey.pk).exists()


def test_a_round_on_notice_takes_no_survey(opened, ledger, officer):
    Round.objects.filter(pk=opened.pk).update(state="NOTICE")
    given = {"title": "Autumn", "per_compound": "15", "seed": "lottery 7", "closes_on": "2021-09-20"}
    assert address("open_survey", opened.pk) not in officer.get(address("surveys", opened.pk)).content.decode()
    page = officer.post(address("open_survey", opened.pk), given)
    assert page.status_code == 422
    assert not Survey.objects.exists()


@pytest.mark.parametrize("state", ["CALLED", "MARKING", "REVIEW"])
def test_any_other_open_round_takes_one(opened, ledger, officer, state):
    Round.objects.filter(pk=opened.pk).update(state=state)
    given = {"title": "Autumn", "per_compound": "15", "seed": "lottery 7", "closes_on": "2021-09-20"}
    assert officer.post(address("open_survey", opened.pk), given).status_code == 302


def test_no_two_figures_differ_by_a_group_that_is_hidden(survey, officer, township, city, person_with, client_of):
    """Whoever takes what is shown of parts from what is shown of the whole learns nothing of a small group."""
    answered(survey, city.compounds[FIRST], 12, 5)
    answered(survey, city.compounds[OTHER], 9, 1)
    close_survey(survey=survey, at=AT)
    county = client_of(person_with([SEES], f"division:{city.counties[1].pk}"))
    for question in ("whole", "clean", "safe", "repair"):
        whole, *_parts = officer.get(f"{address('survey', survey.pk)}?question={question}").context["answers"]["rows"]
        part = township.get(f"{address('survey', survey.pk)}?question={question}").context["answers"]["rows"][0]
        hidden = county.get(f"{address('survey', survey.pk)}?question={question}").context["answers"]["rows"][0]
        assert whole[1:3] == part[1:3]
        assert not any(sign.isdigit() for sign in str(hidden[3]))
        assert "%" not in hidden[2]
    metric = "evaluation.owner_satisfaction"
    day = AT.date()
    assert set(values(metric, ["platform"], day)) == {city.compounds[FIRST].pk}
    by_community = values(metric, ["platform"], day, "community")
    assert {pk: (value.numerator, value.denominator) for pk, value in by_community.items()} == {
        city.compounds[FIRST].community_id: (12, 12)
    }
