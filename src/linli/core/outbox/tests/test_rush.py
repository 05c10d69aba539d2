"""Many phones at once: what was entered is kept at once, a job does what takes longer, nobody waits for photos."""

import asyncio
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from linli.core.outbox import KINDS, Answer, uploads, views
from linli.core.outbox.jobs import settle
from linli.core.outbox.limits import (
    COME_BACK,
    LATER,
    LEAST_WAITING,
    LONGEST_PAUSE,
    MOST_ASKED,
    MOST_WAIT,
    MOST_WAITING,
    PAUSES,
    REQUESTS,
    SOON,
)
from linli.core.outbox.line import Line
from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload
from linli.core.outbox.rush import Rush, is_quiet
from linli.places.models import Division

from .conftest import photo

pytestmark = pytest.mark.django_db


def jobs():
    return ProcrastinateJob.objects.filter(task_name="outbox.settle", status="todo")


def test_while_others_send_records_are_kept_at_once_and_taken_in_by_a_job(phone, assessor, taken, rush):
    sent = [phone.record(body={"number": number}) for number in range(5)]
    answers = phone.answers(*sent)
    assert [(answer["state"], answer["kept"]) for answer in answers] == [("received", True)] * 5
    assert len(taken) == 0
    assert OutboxRecord.objects.filter(state="WAITING").count() == 5
    phone.answers(*sent)
    assert [job.args for job in jobs()] == [{"person": str(assessor.pk)}], "one job for all of a person's"
    settle(person=str(assessor.pk))
    assert [record.body["number"] for record, *_rest in taken] == [0, 1, 2, 3, 4], "in the order of the phone"
    told = phone.asked(*(one["id"] for one in sent))
    assert [(one["state"], one["already"]) for one in told] == [("taken", True)] * 5
    assert phone.answers(sent[0])[0]["state"] == "taken"


def test_a_photo_whose_pieces_are_all_there_is_put_together_by_the_job(phone, assessor, taken, rush):
    data = photo(400)
    far = phone.upload(data)
    assert (far["state"], OutboxPiece.objects.count()) == ("open", far["pieces"])
    assert phone.declare(data, far["id"]).json()["have"] == list(range(far["pieces"])), "nothing is sent again"
    record = phone.record(files={"front": far["id"]})
    assert phone.answers(record)[0]["state"] == "received"
    settle(person=str(assessor.pk))
    assert (OutboxUpload.objects.get().state, OutboxPiece.objects.count()) == ("USED", 0)
    assert phone.asked(record["id"])[0]["state"] == "taken"
    assert len(taken) == 1


def test_a_photo_that_is_none_is_refused_by_the_job_and_its_record_with_it(phone, assessor, taken, rush):
    far = phone.upload(b"no picture" * 50)
    record = phone.record(files={"front": far["id"]})
    phone.answers(record)
    settle(person=str(assessor.pk))
    told = phone.asked(record["id"])[0]
    assert (told["state"], told["kept"]) == ("refused", True)
    assert told["sentence"]


def test_one_photo_that_cannot_be_stored_holds_up_no_other(phone, assessor, taken, rush, monkeypatch):
    first, second = phone.upload(photo(80, seed=1)), phone.upload(photo(80, seed=2))
    records = [phone.record(files={"front": far["id"]}) for far in (first, second)]
    phone.answers(*records)
    store, calls = uploads.store, []

    def full_once(*given, **more):
        calls.append(given)
        if len(calls) == 1:
            raise OSError(28, "no space left")
        return store(*given, **more)

    monkeypatch.setattr(uploads, "store", full_once)
    with pytest.raises(uploads.UnableToTake):  # the queue tries again by itself
        settle(person=str(assessor.pk))
    assert sorted(one["state"] for one in phone.asked(*(record["id"] for record in records))) == ["received", "taken"]
    settle(person=str(assessor.pk))
    assert [one["state"] for one in phone.asked(*(record["id"] for record in records))] == ["taken", "taken"]


def test_what_waits_for_files_says_for_which(phone, taken, rush):
    missing = str(uuid.uuid4())
    told = phone.answers(phone.record(files={"front": missing}))[0]
    assert (told["state"], told["uploads"]) == ("waiting", [missing])
    assert not jobs().exists()


def test_asking_again_sends_for_the_job_again(phone, taken, rush):
    record = phone.record()
    phone.answers(record)
    jobs().delete()  # it failed too often
    assert phone.asked(record["id"])[0]["state"] == "received"
    assert jobs().count() == 1


def test_once_it_is_quiet_asking_takes_in_what_waits(phone, taken, monkeypatch):
    monkeypatch.setattr(views, "is_quiet", lambda: False)
    record = phone.record()
    assert phone.answers(record)[0]["state"] == "received"
    assert jobs().get().scheduled_at > timezone.now() + timedelta(seconds=LATER[0] - 5), "after the rush"
    monkeypatch.setattr(views, "is_quiet", lambda: True)
    assert phone.asked(record["id"])[0]["state"] == "taken"
    assert len(taken) == 1


def test_what_takes_too_long_for_one_request_is_left_to_a_job_at_once(phone, taken, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 1e-9)
    assert {told["state"] for told in phone.answers(phone.record(), phone.record())} == {"received"}
    assert jobs().get().scheduled_at is None


def test_nobody_learns_of_anothers_record_and_what_is_not_here_is_unknown(phone, other_phone, taken):
    record = phone.record()
    phone.answers(record)
    told = other_phone.asked(record["id"], str(uuid.uuid4()))
    assert [(one["state"], one["kept"]) for one in told] == [("unknown", False)] * 2
    assert {tuple(sorted(one)) for one in told} == {("id", "kept", "state")}


@pytest.mark.parametrize(
    "ids",
    [
        None,
        [],
        "x",
        ["x"],
        [1],
        [None],
        [[]],
        {"a": 1},
        [str(uuid.uuid4()).upper()],
        [str(uuid.uuid4())] * (MOST_ASKED + 1),
    ],
)
def test_asking_for_nonsense_is_answered_with_words(phone, ids):
    answer = phone.post("/outbox/settled/", {"ids": ids})
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")
    assert answer.json()["errors"][0]["message"]


def test_a_right_that_was_taken_away_meanwhile_is_no_longer_there_for_the_job(phone, assessor, taken, rush):
    record = phone.record()
    phone.answers(record)
    assessor.assignments.update(valid_to="2001-01-01")
    settle(person=str(assessor.pk))
    assert len(taken) == 0
    assert OutboxRecord.objects.get().problem_code == "forbidden"


def test_the_history_names_whoever_sent_it(phone, assessor, taken, rush, monkeypatch):
    def receive(**_given):
        Division.objects.create(code="990300000000", level="CITY", name="另市")
        return Answer()

    monkeypatch.setitem(KINDS, "test.note", replace(KINDS["test.note"], receive=receive))
    phone.answers(phone.record())
    settle(person=str(assessor.pk))
    assert Division.pgh_event_model.objects.latest("pgh_id").pgh_context["person"] == assessor.pk


# Before a thread is taken ---------------------------------------------------------------------------------------------


PIECE_PATH = f"/outbox/uploads/{uuid.uuid4()}/0/"


@pytest.fixture
def line(monkeypatch):
    """A line of its own, with room for ten: a request takes 0.05 s."""
    monkeypatch.setattr(Rush, "line", Line(pace=0.05))
    return Rush.line


def asked(*paths, most_pieces=2, times=()):
    """Ask for addresses at once, all of which wait until the last has come; returns the answers' parts by address.

    times: how often the phones say that they were sent away, in their order
    """
    sent, quiet = {number: [] for number in range(len(paths))}, []

    async def all_of_them():
        come, free = [], asyncio.Event()

        async def door(scope, receive, send):
            while (await receive())["more_body"]:
                pass
            come.append(scope["path"])
            await free.wait()
            quiet.append(is_quiet())
            await send({"type": "http.response.start", "status": 200, "headers": []})

        async def one(number, path):
            parts = iter([(b"x" * 10, True), (b"", False)])

            async def receive():
                body, more = next(parts)
                return {"type": "http.request", "body": body, "more_body": more}

            async def send(message):
                sent[number].append(message)

            said = [(b"x-outbox-away", times[number])] if number < len(times) else []
            await Rush(door, most_pieces)({"path": path, "headers": said}, receive, send)

        async def open_later():
            for _turn in range(50):
                await asyncio.sleep(0)
            free.set()

        await asyncio.gather(*(one(number, path) for number, path in enumerate(paths)), open_later())

    with ThreadPoolExecutor(1) as thread:  # where no browser of another test keeps an event loop
        thread.submit(asyncio.run, all_of_them()).result()
    assert (Rush.requests, Rush.pieces, Rush.line.waiting) == (0, 0, 0)
    return sent, quiet


def test_a_piece_that_is_one_too_many_comes_again_later_and_no_record_waits_for_it():
    sent, quiet = asked(PIECE_PATH, PIECE_PATH, PIECE_PATH, "/outbox/records/", "/desk/")
    assert [sent[number][0]["status"] for number in range(5)] == [200, 200, 503, 200, 200]
    start, body = sent[2]
    headers = dict(start["headers"])
    assert PAUSES[0] <= int(headers[b"retry-after"]) <= PAUSES[1]
    assert (json.loads(body["body"])["code"], int(headers[b"content-length"])) == ("many", len(body["body"]))
    assert quiet[0] is False, "others of the outbox wait"


def statuses(*paths, times=()):
    sent, _quiet = asked(*paths, times=times)
    return [sent[number][0]["status"] for number in range(len(paths))]


def test_a_hand_in_that_would_wait_too_long_is_sent_away_with_words_and_a_time(line):
    sent, _quiet = asked(*["/outbox/records/"] * 12)
    assert [sent[number][0]["status"] for number in range(12)] == [200] * 10 + [503] * 2
    start, body = sent[10]
    headers, told = dict(start["headers"]), json.loads(body["body"])
    assert (told["code"], int(headers[b"content-length"])) == ("many", len(body["body"]))
    assert 1 <= int(headers[b"retry-after"]) <= LONGEST_PAUSE
    assert told["title"]


def test_those_who_were_let_in_come_before_newcomers_and_those_sent_away_before_both(line):
    assert statuses(*["/outbox/hello/"] * 6) == [200] * 5 + [503], "newcomers take half of the room"
    line.pace = 0.05
    hellos = ["/outbox/hello/"] * 9
    assert statuses(*hellos, times=[b"1"] * 9) == [200] * 8 + [503], "who was sent away before finds more"
    line.pace = 0.05
    mixed = statuses(*hellos[:6], *["/outbox/records/"] * 6)
    assert mixed == [200] * 5 + [503] + [200] * 5 + [503], "what was begun goes on"


@pytest.mark.parametrize("times", [b"", b"-1", b"x", b"1e9", b"9" * 40, "\u0663".encode()])
def test_a_count_that_is_none_is_that_of_a_newcomer(line, times):
    assert statuses(*["/outbox/hello/"] * 6, times=[times] * 6) == [200] * 5 + [503]


def test_pages_for_people_are_always_let_in_and_phones_wait_behind_them(line):
    assert statuses(*["/desk/", "/outbox/office/"] * 6, "/outbox/records/") == [200] * 12 + [503]


def test_a_phone_that_is_slow_to_send_holds_up_nobody(line):
    """Its place in the line begins when all of it has come."""

    async def all_of_them():
        free, answered = asyncio.Event(), []

        async def door(_scope, receive, send):
            while (await receive())["more_body"]:
                pass
            await send({"type": "http.response.start", "status": 200, "headers": []})

        async def send(message):
            answered.append(message.get("status"))

        async def slow():
            await free.wait()
            return {"type": "http.request", "body": b"", "more_body": False}

        async def quick():
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {"path": "/outbox/records/"}
        waiting = [asyncio.ensure_future(Rush(door)(scope, slow, send)) for _ in range(50)]
        await asyncio.sleep(0)
        assert line.waiting == 0
        await Rush(door)(scope, quick, send)
        assert answered == [200]
        free.set()
        await asyncio.gather(*waiting)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, all_of_them()).result()
    assert (Rush.requests, line.waiting) == (0, 0)


def test_a_line_lets_in_as_many_as_it_serves_in_time_on_this_machine():
    line = Line(pace=0.02)
    assert line.room == int(MOST_WAIT / 0.02)
    for _ in range(100):  # a slower machine, or much else to do: four wait a second
        line.leave(line.join() + 3, 1.0)
    assert line.room == LEAST_WAITING
    for _ in range(100):
        line.leave(line.join() + 3, 0.004)
    assert line.room == MOST_WAITING
    pace = line.pace
    line.leave(line.join(), 0.5)
    assert line.pace == pace, "who is alone may take its time: it says nothing of a line"
    line.leave(line.join() + 3, None)
    assert (line.pace, line.waiting) == (pace, 0), "nor does who went away unanswered"


def test_those_who_are_sent_away_come_back_one_after_another_and_sooner_if_it_was_in_vain():
    line = Line(pace=0.02)
    pauses = [line.pause(0, now=100.0) for _ in range(100)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (COME_BACK + 1, COME_BACK + REQUESTS * 2)
    assert max(pauses.count(pause) for pause in pauses) <= 1 / (REQUESTS * 0.02) + 1, (
        "as many in a second as are served"
    )
    assert all(SOON[0] <= line.pause(3, now=100.0) <= SOON[1] for _ in range(20))
    assert line.pause(1, now=100.0) == 6, "half of the way of those before"
    assert max(line.pause(0, now=100.0) for _ in range(3000)) == LONGEST_PAUSE
    assert line.pause(0, now=1000.0) == COME_BACK + 1, "when all have come, nobody is before one"


def test_one_phone_alone_is_no_rush_whatever_else_is_read():
    assert asked("/outbox/records/", "/desk/", "/desk/")[1][0] is True
