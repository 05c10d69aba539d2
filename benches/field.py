"""Let hundreds of phones hand in whole sheets with photos at once, against one real server, and count what arrived.

    ./linli bench field [--phones N] [--photos N] [--kilobytes N] [--within SECONDS]

A throwaway PostgreSQL (everything on that keeps it safe in a power cut) gets a round with a visit on site and one with
the documents for every assessor: 54 items each. The server is the program's own web process with its two workers, and
its job worker. Every phone is a connection of its own on 127.0.0.1 and speaks as the app does: who am I, the list, the
items in records of one item each and why both sides did not sign, fifty to a request; then photos in pieces of at most
256 kB; then, less and less often, what became of it; the hand-in. Every tenth phone sends every request of records
twice, as after a line that broke. Every phone begins at a moment of its own within a minute, drawn by chance; with
--within 0 all begin at the same moment, which shows the throughput and no phone's wait.

Afterwards the database is compared with what was sent: every item with its answer, every photo by its SHA-256, every
record once, every visit handed in. Times are those of a request as a phone sees them; all phones wait for the same
cores, on which the phones run too. The bytes of scripts are those that the service worker fetches for a first load.
"""

import argparse
import asyncio
import hashlib
import io
import json
import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from _report import Goal, machine, print_goals, print_table, progress

ROOT = Path(__file__).resolve().parents[1]
PHONES, PHOTOS, KILOBYTES = 500, 6, 300
PIECE, BATCH, TRIES, SECONDS, WITHIN = 256 * 1024, 50, 12, 300, 60
MOST_SCRIPT, MOST_WAIT = 300_000, 1.0  # bytes, seconds
AGAIN = 10  # every so manieth phone sends what it sends twice
TODAY = "2021-10-15"
AT = datetime.fromisoformat("2021-10-15T10:00+08:00")


@dataclass
class Task:
    """What one phone hands in at one visit: answers by item, photos by item; who signs."""

    visit: int
    edition: str
    part: str
    answers: dict[str, str]
    photos: dict[str, bytes]


@dataclass
class Phone:
    """One assessor's phone."""

    number: int
    person: str
    session: str
    tasks: list[Task]
    device: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass
class Taken:
    """What was measured: seconds of requests by kind; bytes of photos; what had to be tried again."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    bytes: int = 0
    again: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, seconds: float) -> None:
        self.seconds.setdefault(kind, []).append(seconds)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench field", description=__doc__.partition("\n")[0])
    parser.add_argument("--phones", type=int, default=PHONES, metavar="N", help="that hand in at once")
    parser.add_argument("--photos", type=int, default=PHOTOS, metavar="N", help="of each phone")
    parser.add_argument("--kilobytes", type=int, default=KILOBYTES, metavar="N", help="of each photo, about")
    parser.add_argument("--within", type=int, default=WITHIN, metavar="SECONDS", help="in which all of them begin")
    arguments = parser.parse_args(argv)
    if not 2 <= arguments.phones <= 2_000 or not 0 <= arguments.photos <= 40 or not 20 <= arguments.kilobytes <= 2_000:
        parser.error("--phones must be 2 to 2000, --photos at most 40, --kilobytes 20 to 2000")
    sys.path[:0] = [str(ROOT / "src")]
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        return bench(Path(name), arguments.phones, arguments.photos, arguments.kilobytes, arguments.within)


def bench(folder: Path, count: int, photos: int, kilobytes: int, within: int) -> int:
    from _rounds_city import server

    folder.chmod(0o711)
    with server(folder / "server") as reached:
        for name in ("DATABASE_URL", "LINLI_DEMO", "LINLI_FILES"):
            os.environ.pop(name, None)
        os.environ |= reached | {"LINLI_TODAY": TODAY}
        import django

        django.setup()
        progress(f"making {count:,} assessors, {2 * count:,} visits and {photos * count:,} photos")
        phones = prepared(count, photos, kilobytes)
        script = script_bytes()
        port = free_port()
        Path(reached["LINLI_DATA"], "static").mkdir(parents=True, exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key != "LINLI_TESTING"}  # with its pool
        web = subprocess.Popen(
            [sys.executable, "-m", "linli.config.up.web", str(os.getpid()), str(port)],
            cwd=ROOT / "src",
            env=environment,
        )
        worker = subprocess.Popen(
            [sys.executable, "-m", "linli.config.up.worker", str(os.getpid())], cwd=ROOT / "src", env=environment
        )
        try:
            wait_for(port)
            progress("all phones begin")
            taken = Taken()
            start = time.perf_counter()
            asyncio.run(all_at_once(phones, port, taken, within))
            took = time.perf_counter() - start
        finally:
            for process in (web, worker):
                process.terminate()
            for process in (web, worker):
                process.wait(30)
        lost, twice = compare(phones)
    return report(phones, taken, took, lost, twice, script, within)


# What is there before -------------------------------------------------------------------------------------------------


def prepared(count: int, photos: int, kilobytes: int) -> list[Phone]:
    """Make tables, city, round, assessors, visits and sessions; return the phones with what they will hand in."""
    from _rounds_city import _places
    from django.core.management import call_command
    from django.db import connection

    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "postgres"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    from linli.core.worktime.operations import load_years
    from linli.evaluation.models import Round
    from linli.evaluation.operations.editions import load_shipped
    from linli.evaluation.operations.rounds import move_round
    from linli.places.models import Compound

    load_years(2021, 2021, at=AT)
    load_shipped(at=AT)
    city = _places(count)
    Compound.objects.update(elevators=6)  # all 54 items apply
    round_ = called(city)
    round_ = move_round(round_=round_, to=Round.State.MARKING, at=AT)
    return with_phones(round_, city, count, photos, kilobytes)


def called(city: Any) -> Any:
    """Return a round over the city whose marks come from visits."""
    from datetime import date

    from linli.evaluation.models import Edition
    from linli.evaluation.operations.rounds import Call, open_round

    days = (date(2021, 8, 31), date(2021, 1, 1), date(2021, 8, 31))
    call = Call(Edition.objects.get(standard="courteous-compound"), city, "2021年度评价", *days, by_visits=True)
    return open_round(call, by=None, at=AT)


def with_phones(round_: Any, city: Any, count: int, photos: int, kilobytes: int) -> list[Phone]:
    """Give every assessor the site of one compound and the documents of the next one."""
    from datetime import date

    from django.test import Client

    from linli.accounts.models import Assignment, Person, Role
    from linli.evaluation.models import Assessor, Contract, Visit
    from linli.evaluation.rules.scoring import items_of_part
    from linli.places.models import Organisation

    body = Organisation.objects.create(name="公衡评估", kind="ASSESSMENT_BODY", division=city)
    contract = Contract.objects.create(
        organisation=body,
        division=city,
        title="2021",
        number="1",
        valid_from=date(2021, 1, 1),
        valid_to=date(2021, 12, 31),
    )
    role = Role.objects.create(
        code="bench", name_zh="角色", name_en="Role", scope_types=["organisation"], rights=["evaluation.score"],
        second_factor=False,
    )  # fmt: skip
    sheets = list(round_.sheets.order_by("code"))
    edition = round_.edition.content_hash
    standard = round_.edition.compiled().standard
    answers = {part: {item.id: best(item) for item in items_of_part(standard, part)} for part in ("SITE", "DOCUMENTS")}
    phones, noise = [], secrets.token_bytes(3 * 1000 * 1000)
    for number in range(count):
        person = Person.objects.create_person(name=f"评价员{number}", username=f"assessor{number}")
        Assignment.objects.create(
            person=person, role=role, scope_type="organisation", scope_id=body.pk, valid_from=date(2000, 1, 1)
        )
        assessor = Assessor.objects.create(contract=contract, person=person)
        tasks = []
        for turn, part in enumerate(("SITE", "DOCUMENTS")):
            visit = Visit.objects.create(
                round=round_, sheet=sheets[(number + turn) % count], part=part, assessor=assessor, state="ACCEPTED",
                position=turn, assigned_at=AT, declared_at=AT,
            )  # fmt: skip
            share = photos // 2 + (photos % 2 if turn == 0 else 0)
            pictures = {
                item: picture(noise, number * 64 + turn * 32 + place, kilobytes)
                for place, item in enumerate(list(answers[part])[:share])
            }
            tasks.append(Task(visit.pk, edition, part, answers[part], pictures))
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        phones.append(Phone(number, str(person.public_id), client.cookies["sessionid"].value, tasks))
    return phones


def best(item: Any) -> str:
    """Return the best answer to an item."""
    method = item.method
    if method.binary:
        return "yes"
    if method.levels:
        return str(method.levels[0])
    if method.deduct:
        return "0"
    if method.count:
        return str(method.count.of)
    value = max(method.measured.points_at, key=lambda pair: pair[1])[0]
    return f"{int(value * 100)}/100" if method.measured.unit == "share" else str(value)


def picture(noise: bytes, seed: int, kilobytes: int) -> bytes:
    """Return a JPEG of about a size, unlike every other: noise, from another place of it."""
    from PIL import Image

    edge = max(64, min(980, int((kilobytes * 1000 / 0.8) ** 0.5)))
    start = seed * 7919 % (len(noise) - 3 * edge * edge)
    image = Image.frombytes("RGB", (edge, edge), noise[start : start + 3 * edge * edge])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, comment=str(seed).encode())
    return out.getvalue()


def script_bytes() -> int:
    """Return the bytes of the scripts of the app's first load: its own, the outbox's and the shell's."""
    from django.contrib.staticfiles import finders

    from linli.core.outbox import PAGES
    from linli.core.outbox.plan import SHELL

    names = {name for name in (*PAGES["evaluation:field"].assets, *SHELL) if name.endswith(".js")}
    return sum(Path(str(finders.find(name))).stat().st_size for name in names)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until the server answers. Raises SystemExit if it does not within a minute."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if b" 200 " in line.recv(64):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server does not answer")


# Phones ---------------------------------------------------------------------------------------------------------------


class Line:
    """A phone's connection: kept open, opened again when it broke, a request tried a few times."""

    def __init__(self, phone: Phone, port: int, taken: Taken) -> None:
        self.phone, self.port, self.taken = phone, port, taken
        self.token = secrets.token_hex(16)
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, kind: str, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
        """Return the JSON of an answer. Raises RuntimeError if the server says no, or nothing for too long."""
        problem, turn = "", 0
        while turn < TRIES:
            start = time.perf_counter()
            try:
                status, answer = await asyncio.wait_for(self._send(method, path, body, headers), SECONDS)
            except (OSError, EOFError, TimeoutError, ValueError) as exc:
                problem = f"{type(exc).__name__} {exc}"
                self._drop()
            else:
                if status == 200:
                    self.taken.note(kind, time.perf_counter() - start)
                    return json.loads(answer)
                if status == 503 and b'"many"' in answer:  # one too many: it says when to come back
                    self.taken.again["piece that was one too many"] += 1
                    self.taken.note("piece that was one too many", time.perf_counter() - start)
                    await asyncio.sleep(self.later)
                    continue
                problem = f"{status} {answer[:200]!r}"
                progress(f"{path}: {problem}") if self.taken.again[kind] < 3 else None
                if status < 500 and status not in (408, 425, 429):
                    break
            self.taken.again[kind] += 1
            turn += 1
            await asyncio.sleep(min(0.1 * 2**turn, 5))
        raise RuntimeError(f"phone {self.phone.number}, {path}: {problem}")

    async def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        if self.writer is None or self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        told = {
            "Host": "127.0.0.1", "Accept": "application/json", "X-CSRFToken": self.token,
            "Cookie": f"sessionid={self.phone.session}; csrftoken={self.token}", "X-Outbox-Person": self.phone.person,
            "Content-Length": str(len(body)), "Accept-Encoding": "identity",
        } | {name.replace("_", "-"): value for name, value in headers.items()}  # fmt: skip
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        await self.writer.drain()
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        self.later = 5.0
        given = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        self.later = float(given.get("retry-after", self.later))
        if given.get("transfer-encoding") == "chunked":
            answer = b""
            while size := int((await self.reader.readuntil(b"\r\n")).strip(), 16):
                answer += (await self.reader.readexactly(size + 2))[:size]
            await self.reader.readexactly(2)
        else:
            answer = await self.reader.readexactly(int(given.get("content-length", "0")))
        return int(lines[0].split()[1]), answer

    def _drop(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    # As the app does --------------------------------------------------------------------------------------------------

    async def records(self, kind: str, records: list[dict[str, Any]]) -> dict[str, Any]:
        """Hand records in, and return the answers by their numbers; every tenth phone sends them twice."""
        sent = {"device": self.phone.device, "sent_at": datetime.now(UTC).isoformat(), "records": records}
        body = json.dumps(sent).encode()
        for _ in range(2 if self.phone.number % AGAIN == 0 else 1):
            told = await self.ask(kind, "POST", "/outbox/records/", body, Content_Type="application/json")
        return {answer["id"]: answer for answer in told["answers"]}

    async def upload(self, key: str, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        said = {
            "id": key,
            "kind": "evaluation.items",
            "size": len(content),
            "sha256": digest,
            "media_type": "image/jpeg",
        }
        far = await self.ask(
            "file announced", "POST", "/outbox/uploads/", json.dumps(said).encode(), Content_Type="application/json"
        )
        for number in range(far["pieces"]):
            if number in far["have"]:
                continue
            piece = content[number * PIECE : (number + 1) * PIECE]
            await self.ask(
                "piece of a photo", "POST", f"/outbox/uploads/{key}/{number}/", piece,
                Content_Type="application/octet-stream", X_Piece_SHA256=hashlib.sha256(piece).hexdigest(),
            )  # fmt: skip
            self.taken.bytes += len(piece)

    async def hand_in(self, tasks: Sequence[Task]) -> None:
        """Hand in whole visits: all records, then the photos; what ends a visit once the server has taken the rest."""
        now = datetime.now(UTC).isoformat()

        def record(task: Task, kind: str, body: dict[str, Any], files: dict[str, str] | None = None) -> dict[str, Any]:
            about = {"visit": task.visit, "edition": task.edition, "batch": str(uuid.uuid4())}
            return {
                "id": str(uuid.uuid4()), "kind": f"evaluation.{kind}", "made_at": now, "body": about | body,
                "files": files or {},
            }  # fmt: skip

        made, photos = [], {}
        for task in tasks:
            for item, answer in task.answers.items():
                entered = {"answer": answer, "base": "", "reasons": [], "base_reasons": [], "entered_at": now}
                content = task.photos.get(item)
                files = {"p1.jpg": str(uuid.uuid4())} if content else {}
                digest = hashlib.sha256(content or b"").hexdigest()
                about = {name: {"item": item, "taken_at": now, "sha256": digest} for name in files}
                body = {"count": len(made) + 1, "items": {item: entered}, "photos": about}
                made.append(record(task, "items", body, files))
                photos |= {key: content for key in files.values() if content}
            if task.part == "SITE":
                made += [
                    record(task, "confirmation", {"party": party, "signed_at": now, "refused": "不在现场"})
                    for party in ("MANAGER", "COMMUNITY")
                ]
        start = time.perf_counter()
        states: dict[str, str] = {}
        for first in range(0, len(made), BATCH):
            answers = await self.records("50 records", made[first : first + BATCH])
            states |= {pk: answer["state"] for pk, answer in answers.items()}
        self.taken.note("all records of a sheet are on the server", time.perf_counter() - start)
        for one in made:
            for key in one["files"].values():
                await self.upload(key, photos[key])
        self.taken.note("its photos too", time.perf_counter() - start)
        again = [one for one in made if one["files"]]
        for first in range(0, len(again), BATCH):
            answers = await self.records("records with their photos", again[first : first + BATCH])
            states |= {pk: answer["state"] for pk, answer in answers.items()}
        await self.until_taken(states)
        self.taken.note("and all of it is entered", time.perf_counter() - start)
        answers = await self.records("hand-in", [record(task, "hand_in", {}) for task in tasks])
        await self.until_taken({pk: answer["state"] for pk, answer in answers.items()})

    async def until_taken(self, states: dict[str, str]) -> None:
        """Ask what became of records, less and less often. Raises RuntimeError for one that will not be taken."""
        asked = 0
        while True:
            if wrong := {state for state in states.values() if state not in ("taken", "received")}:
                raise RuntimeError(f"phone {self.phone.number}: {wrong}")
            open_ = [pk for pk, state in states.items() if state == "received"]
            if not open_:
                return
            asked += 1
            await asyncio.sleep(min(2**asked, 30) * random.uniform(0.75, 1.25))
            body = json.dumps({"ids": open_}).encode()
            told = await self.ask(
                "what became of it", "POST", "/outbox/settled/", body, Content_Type="application/json"
            )
            states = {answer["id"]: answer["state"] for answer in told["answers"]}


async def all_at_once(phones: Sequence[Phone], port: int, taken: Taken, within: int) -> None:
    """Let every phone do all of it, begun within some seconds; the first that cannot ends the run."""
    done = 0

    async def one(phone: Phone) -> None:
        nonlocal done
        line = Line(phone, port, taken)
        await asyncio.sleep(random.uniform(0, within))
        await line.ask("who am I", "GET", "/outbox/hello/")
        told = await line.ask("list", "GET", "/evaluation/field/list.json")
        if {visit["id"] for visit in told["visits"]} != {task.visit for task in phone.tasks}:
            raise RuntimeError(f"phone {phone.number}: another list")
        await line.hand_in(phone.tasks)
        line._drop()
        done += 1

    async def tell() -> None:
        start = time.perf_counter()
        while True:
            await asyncio.sleep(30)
            sent = taken.seconds.get("50 records", [0.0])
            progress(
                f"{time.perf_counter() - start:.0f} s: {len(sent):,} requests of records, p95 {p95_of(sent):.2f} s;"
                f" {done:,} of {len(phones):,} phones have handed in"
            )

    telling = asyncio.create_task(tell())
    async with asyncio.TaskGroup() as group:
        for phone in phones:
            group.create_task(one(phone))
    telling.cancel()


# What arrived ---------------------------------------------------------------------------------------------------------


def compare(phones: Sequence[Phone]) -> tuple[int, int]:
    """Return how much of what was sent is not in the database, and how much is there twice or was never sent."""
    from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload
    from linli.evaluation.models import Confirmation, ScoredItem, ScoredPhoto, Visit

    sent_items = {
        (task.visit, item, answer) for phone in phones for task in phone.tasks for item, answer in task.answers.items()
    }
    sent_photos = {
        (task.visit, item, hashlib.sha256(content).digest())
        for phone in phones for task in phone.tasks for item, content in task.photos.items()
    }  # fmt: skip
    items = Counter(ScoredItem.objects.values_list("visit", "item", "answer"))
    photos = Counter((visit, item, bytes(digest)) for visit, item, digest in ScoredPhoto.objects.values_list(
        "visit", "item", "sha256"))  # fmt: skip
    visits = sum(len(phone.tasks) for phone in phones)
    records = len(sent_items) + visits + 2 * len(phones)
    lost = len(sent_items - set(items)) + len(sent_photos - set(photos))
    lost += visits - Visit.objects.filter(state="DONE").count() + 2 * len(phones) - Confirmation.objects.count()
    lost += OutboxRecord.objects.exclude(state="TAKEN").count() + OutboxPiece.objects.count()
    twice = sum(items.values()) - len(sent_items) + sum(photos.values()) - len(sent_photos)
    twice += OutboxRecord.objects.count() - records
    twice += OutboxUpload.objects.filter(state="USED").count() - len(sent_photos)
    return lost, twice


def report(phones: Sequence[Phone], taken: Taken, took: float, lost: int, twice: int, script: int, within: int) -> int:
    """Print what was measured; returns the exit status."""
    visits = sum(len(phone.tasks) for phone in phones)
    items = sum(len(task.answers) for phone in phones for task in phone.tasks)
    photos = sum(len(task.photos) for phone in phones for task in phone.tasks)
    requests = sum(map(len, taken.seconds.values()))
    print(machine())
    print(
        f"{len(phones):,} phones within {within} s: {visits:,} visits, {items:,} items, {photos:,} photos of"
        f" {taken.bytes / max(photos, 1) / 1000:.0f} kB; {took:.0f} s, {requests / took:.0f} requests,"
        f" {items / took:.0f} items, {photos / took:.1f} photos and {taken.bytes / took / 1e6:.1f} MB of photos"
        " a second\n"
    )
    rows = []
    for kind, seconds in taken.seconds.items():
        ordered = sorted(seconds)
        p95 = p95_of(seconds)
        middle = statistics.median(ordered)
        rows.append((
            kind, f"{len(ordered):,}", f"{middle * 1000:,.0f}", f"{p95 * 1000:,.0f}", f"{ordered[-1] * 1000:,.0f}",
            f"{taken.again[kind]}",
        ))  # fmt: skip
    print_table(("request", "how many", "p50 ms", "p95 ms", "slowest ms", "tried again"), rows)
    print()
    print_goals([
        Goal("p95 of 50 records", p95_of(taken.seconds["50 records"]), MOST_WAIT, unit=" s"),
        Goal("lost", lost, 0), Goal("twice", twice, 0),
        Goal("scripts of the first load", script / 1000, MOST_SCRIPT / 1000, unit=" kB"),
    ])  # fmt: skip
    return 1 if lost or twice else 0


def p95_of(seconds: Sequence[float]) -> float:
    """Return what 95 of 100 stayed under."""
    return sorted(seconds)[min(len(seconds) - 1, int(0.95 * len(seconds)))]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
