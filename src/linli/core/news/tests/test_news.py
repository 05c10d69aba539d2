"""What one module tells, another learns, once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from linli.core.news import Event, events, listens_to, publish
from linli.core.news.jobs import deliver, remove_old_deliveries
from linli.core.news.models import Delivery


@dataclass(frozen=True)
class SheetSealed(Event):
    """A made-up event."""

    sheet: int
    by: str = ""


HEARD: list[SheetSealed] = []


def remember(event: SheetSealed) -> None:
    HEARD.append(event)


def write_somebody(event: SheetSealed) -> None:
    """Write something, tell a second piece of news, and fail if asked to."""
    get_user_model().objects.create_person(name="见证人", username=f"witness{event.sheet}")
    if event.by == "relay":
        publish(SheetSealed(sheet=event.sheet + 1))
    if event.by == "fail":
        raise RuntimeError("not today")


@pytest.fixture
def empty_queue(transactional_db):
    """Start with no jobs: what a test commits stays, for the queue's tables are not Django's to empty."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(autouse=True)
def own_listeners(monkeypatch):
    monkeypatch.setattr(events, "LISTENERS", listeners := {})
    monkeypatch.setattr(events, "EVENTS", known := {})
    monkeypatch.setattr("linli.core.news.jobs.LISTENERS", listeners)
    monkeypatch.setattr("linli.core.news.jobs.EVENTS", known)
    HEARD.clear()


def run(jobs) -> None:
    for job in jobs.values():
        deliver(**job["args"])


@pytest.mark.django_db
def test_each_listener_gets_a_job_of_its_own(deferred):
    listens_to(SheetSealed)(remember)
    listens_to(SheetSealed)(write_somebody)
    with transaction.atomic():
        publish(SheetSealed(sheet=4, by="甲"))
    assert [job["task_name"] for job in deferred.values()] == ["linli.core.news.deliver"] * 2
    assert HEARD == []
    run(deferred)
    assert [SheetSealed(sheet=4, by="甲")] == HEARD
    assert get_user_model().objects.filter(username="witness4").exists()


@pytest.mark.django_db
def test_a_job_that_runs_twice_has_its_effect_once(deferred):
    listens_to(SheetSealed)(write_somebody)
    with transaction.atomic():
        publish(SheetSealed(sheet=4))
    run(deferred)
    run(deferred)
    assert get_user_model().objects.filter(username="witness4").count() == 1


@pytest.mark.django_db
def test_a_listener_that_fails_leaves_nothing_behind_and_is_tried_again(deferred):
    listens_to(SheetSealed)(write_somebody)
    with transaction.atomic():
        publish(SheetSealed(sheet=4, by="fail"))
    with pytest.raises(RuntimeError, match="not today"):
        run(deferred)
    assert not get_user_model().objects.filter(username="witness4").exists()
    assert not Delivery.objects.exists()
    assert deliver.retry_strategy.max_attempts == 9


def test_news_outside_a_transaction_is_refused(deferred, transactional_db):
    with pytest.raises(RuntimeError, match="SheetSealed is published outside a transaction"):
        publish(SheetSealed(sheet=4))


@pytest.mark.django_db
def test_only_plain_values_are_told(deferred):
    with pytest.raises(TypeError, match=r"SheetSealed.sheet is 0\.5"):
        publish(SheetSealed(sheet=0.5))

    class NoDataclass(Event):
        pass

    with pytest.raises(TypeError, match="no frozen dataclass"):
        publish(NoDataclass())


@pytest.mark.django_db
def test_a_job_for_a_listener_that_is_gone_fails_by_name():
    with pytest.raises(LookupError, match="nobody is called x:y"):
        deliver(number=str(uuid.uuid4()), event="a:B", listener="x:y", values={})
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_deliveries_are_forgotten_after_a_month():
    for days in (5, 31):
        Delivery.objects.create(event=uuid.uuid4(), listener="x", delivered_at=timezone.now() - timedelta(days=days))
    remove_old_deliveries(timestamp=0)
    assert Delivery.objects.count() == 1


@pytest.mark.usefixtures("empty_queue")
def test_a_real_worker_delivers_and_what_a_rolled_back_transaction_told_never_happened():
    listens_to(SheetSealed)(write_somebody)
    with transaction.atomic():
        publish(SheetSealed(sheet=1))
        transaction.set_rollback(True)
    with transaction.atomic():
        publish(SheetSealed(sheet=5, by="relay"))  # whose listener publishes, inside the worker
    work()
    names = set(get_user_model().objects.values_list("username", flat=True))
    assert names == {"witness5", "witness6"}


@pytest.mark.usefixtures("empty_queue")
def test_what_a_failing_job_told_inside_the_worker_never_happened():
    listens_to(SheetSealed)(tell_and_fail)
    with transaction.atomic():
        publish(SheetSealed(sheet=1))
    work()
    jobs = ProcrastinateJob.objects.filter(task_name="linli.core.news.deliver").exclude(status="succeeded")
    assert [job.args["values"]["sheet"] for job in jobs] == [1]


def tell_and_fail(event: SheetSealed) -> None:
    if event.sheet == 1:
        publish(SheetSealed(sheet=2))
        raise RuntimeError("after the news")


def work() -> None:
    """Run everything that waits, as the worker process does."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        options = {"wait": False, "install_signal_handlers": False, "listen_notify": False, "queues": ["news"]}
        with ThreadPoolExecutor(1) as thread:  # where no browser of another test keeps an event loop
            thread.submit(worker.run_worker, **options).result()
