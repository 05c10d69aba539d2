"""Two officers at the same moment: of what excludes each other one is approved, and nobody waits for ever."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.campaigns import AT, TODAY, make_campaign

from linli.campaign.models import Prospect, Work
from linli.campaign.operations.works import (
    Terms,
    approve_works,
    change_work,
    suggest_works,
)
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.evaluation.queries.measures import catalogue

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30  # seconds


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def made(city):
    return make_campaign(city)


def suggest(made, number, *codes):
    offers = [offer for offer in catalogue(made.campaign.standard, TODAY) if offer.code in codes]
    rows = suggest_works(
        campaign=made.campaign, division=made.city.communities[number], compound=None, offers=offers, facts={},
        by=None, at=AT,
    )  # fmt: skip
    return {offer.code: row for offer, row in zip(offers, rows, strict=True)}


class Aside(threading.Thread):
    """Somebody else's request, over a connection of its own. answer: what it returned, or why it was refused."""

    def __init__(self, act):
        super().__init__()
        self.act, self.answer = act, None

    def run(self):
        try:
            with translation.override("en"):
                self.answer = self.act()
        except Exception as exc:  # the test looks at it
            self.answer = exc
        finally:
            connections.close_all()


def meanwhile(act, *others):
    """Do something, and others once it is done and not kept yet; returns what became of those, in their order."""
    asides = [Aside(one) for one in others]
    with transaction.atomic():
        act()
        for one in asides:
            one.start()
        wait_until_they_wait_or_are_over(asides)
    for one in asides:
        one.join(timeout=PATIENCE)
        assert not one.is_alive()
    return [one.answer for one in asides]


def wait_until_they_wait_or_are_over(asides):
    tick = threading.Event()
    for _try in range(PATIENCE * 20):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            waiting = cursor.fetchone()[0]
        if waiting + sum(not one.is_alive() for one in asides) >= len(asides):
            return
        tick.wait(0.05)
    raise AssertionError("they neither wait nor end")


def approve(*works):
    return lambda: approve_works(works=list(works), by=None, at=AT)


def test_of_two_that_exclude_each_other_only_the_first_is_approved(made):
    rows = suggest(made, 0, "T-3", "T-4")
    (answer,) = meanwhile(approve(rows["T-3"]), approve(rows["T-4"]))
    assert isinstance(answer, UnableToCampaign)
    assert "exclude each other" in str(answer)
    assert dict(Work.objects.values_list("measure__code", "state")) == {"T-3": "APPROVED", "T-4": "SUGGESTED"}


def test_two_lists_in_opposite_order_do_not_wait_for_each_other_for_ever(made):
    here, there = suggest(made, 0, "T-1", "T-2"), suggest(made, 1, "T-1", "T-2")
    (answer,) = meanwhile(
        approve(here["T-1"], there["T-1"]),
        approve(there["T-2"], here["T-2"]),
    )
    assert {row.pk for row in answer} == {there["T-2"].pk, here["T-2"].pk}
    assert Work.objects.filter(state="APPROVED").count() == 4


def test_rows_are_held_in_the_order_of_their_keys(made):
    here, there = suggest(made, 0, "T-1", "T-2"), suggest(made, 1, "T-1", "T-2")
    with CaptureQueriesContext(connection) as captured:
        approve(there["T-2"], here["T-1"], there["T-1"])()
    asked = [query["sql"] for query in captured.captured_queries]
    holding = [sql for sql in asked if "FOR UPDATE" in sql or "FOR NO KEY UPDATE" in sql]
    assert len(holding) >= 2  # places, then works
    assert all("ORDER BY" in sql for sql in holding)


def test_two_works_of_a_place_change_at_once_and_its_prospect_is_of_both(made):
    rows = suggest(made, 0, "T-1", "T-3")
    answers = meanwhile(
        approve(rows["T-1"]),
        approve(rows["T-3"]),
    )
    assert [row.state for row in answers[0]] == ["APPROVED"]
    assert Prospect.objects.get(division=made.city.communities[0]).open_works == 2


def test_two_who_suggest_the_first_works_of_a_place_both_do(made):
    (answer,) = meanwhile(lambda: suggest(made, 0, "T-1"), lambda: suggest(made, 0, "T-3"))
    assert list(answer) == ["T-3"]
    assert Work.objects.count() == 2


def test_the_second_who_approves_gives_up_or_changes_the_same_work_is_told(made):
    work = suggest(made, 0, "T-1")["T-1"]
    terms = Terms(cost=1, begins_on=None, due_on=None, programme="", note="")
    answers = meanwhile(
        lambda: approve_works(works=[work], by=None, at=AT + timedelta(minutes=1)),
        approve(work),
        lambda: change_work(work=work, terms=terms, seen=AT, by=None, at=AT),
    )
    assert all(isinstance(answer, UnableToCampaign) for answer in answers), answers
    assert Work.objects.get().cost != 1
