"""What a phone of `bench field` does: it speaks with the server as the app does, and notes how long it waits.

Who is sent away comes back when it was told to, as the app does: with the question who it is, except for a piece of a
photo, of which only the piece is sent again.
"""

import asyncio
import hashlib
import json
import random
import secrets
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from _field_city import Phone, Task
from _report import progress

PIECE, BATCH, TRIES, SECONDS = 256 * 1024, 50, 12, 300
RECORDS, PHOTO, HELLO = "50 records", "piece of a photo", "who am I"
AGAIN = 10  # every so manieth phone sends what it sends twice


@dataclass
class Taken:
    """What was measured.

    seconds: of requests that were answered, by kind; sent_away: by kind, seconds until a phone was told to come back;
    pauses: seconds that it was told; away: how many times, by phone (pieces of photos apart); again: what failed;
    kept, kept_photos, entered: seconds from a phone's first request until all its records were on the server, its
    photos too, and all was entered
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)
    bytes: int = 0
    again: Counter[str] = field(default_factory=Counter)
    sent_away: dict[str, list[float]] = field(default_factory=dict)
    pauses: list[float] = field(default_factory=list)
    away: Counter[int] = field(default_factory=Counter)
    kept: list[float] = field(default_factory=list)
    kept_photos: list[float] = field(default_factory=list)
    entered: list[float] = field(default_factory=list)

    def note(self, kind: str, seconds: float) -> None:
        self.seconds.setdefault(kind, []).append(seconds)


class Line:
    """A phone's connection: kept open, opened again when it broke, a request tried a few times."""

    def __init__(self, phone: Phone, port: int, taken: Taken) -> None:
        self.phone, self.port, self.taken = phone, port, taken
        self.token = secrets.token_hex(16)
        self.times = 0  # sent away since it was served
        self.begun = time.perf_counter()
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
                    self.taken.sent_away.setdefault(kind, []).append(time.perf_counter() - start)
                    await self._come_back(kind)
                    continue
                problem = f"{status} {answer[:200]!r}"
                progress(f"{path}: {problem}") if self.taken.again[kind] < 3 else None
                if status < 500 and status not in (408, 425, 429):
                    break
            self.taken.again[kind] += 1
            turn += 1
            await asyncio.sleep(min(0.1 * 2**turn, 5))
        raise RuntimeError(f"phone {self.phone.number}, {path}: {problem}")

    async def _come_back(self, kind: str) -> None:
        if kind == PHOTO:
            await asyncio.sleep(self.later)
            return
        self.times += 1
        self.taken.away[self.phone.number] += 1
        self.taken.pauses.append(self.later)
        await asyncio.sleep(self.later + random.random())
        if kind != HELLO:
            await self.ask(HELLO, "GET", "/outbox/hello/")

    async def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        if self.writer is None or self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        told = {
            "Host": "127.0.0.1", "Accept": "application/json", "X-CSRFToken": self.token,
            "Cookie": f"sessionid={self.phone.session}; csrftoken={self.token}", "X-Outbox-Person": self.phone.person,
            "Content-Length": str(len(body)), "Accept-Encoding": "identity", "X-Outbox-Away": str(self.times),
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
                PHOTO, "POST", f"/outbox/uploads/{key}/{number}/", piece,
                Content_Type="application/octet-stream", X_Piece_SHA256=hashlib.sha256(piece).hexdigest(),
            )  # fmt: skip
            self.taken.bytes += len(piece)

    async def hand_in(self, tasks: Sequence[Task], *, is_kept_enough: bool) -> None:
        """Hand in whole visits: all records, then the photos; what ends a visit once the server has taken the rest.

        is_kept_enough: stop when all of it is on the server, before it is entered
        """
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
        self.phone.sent |= {one["id"]: one["body"] for one in made}
        states: dict[str, str] = {}
        for first in range(0, len(made), BATCH):
            answers = await self.records(RECORDS, made[first : first + BATCH])
            states |= {pk: answer["state"] for pk, answer in answers.items()}
        self.times = 0
        self.taken.kept.append(time.perf_counter() - self.begun)
        for one in made:
            for key in one["files"].values():
                await self.upload(key, photos[key])
        self.times = 0
        self.taken.kept_photos.append(time.perf_counter() - self.begun)
        if is_kept_enough:
            return
        again = [one for one in made if one["files"]]
        for first in range(0, len(again), BATCH):
            answers = await self.records("records with their photos", again[first : first + BATCH])
            states |= {pk: answer["state"] for pk, answer in answers.items()}
        await self.until_taken(states)
        self.taken.entered.append(time.perf_counter() - self.begun)
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


async def all_at_once(phones: Sequence[Phone], port: int, taken: Taken, within: int, is_kept_enough: bool) -> None:
    """Let every phone do all of it, begun within some seconds; the first that cannot ends the run."""
    done = 0

    async def one(phone: Phone) -> None:
        nonlocal done
        line = Line(phone, port, taken)
        await asyncio.sleep(random.uniform(0, within))
        line.begun = time.perf_counter()
        await line.ask(HELLO, "GET", "/outbox/hello/")
        told = await line.ask("list", "GET", "/evaluation/field/list.json")
        if {visit["id"] for visit in told["visits"]} != {task.visit for task in phone.tasks}:
            raise RuntimeError(f"phone {phone.number}: another list")
        await line.hand_in(phone.tasks, is_kept_enough=is_kept_enough)
        line._drop()
        done += 1

    async def tell() -> None:
        start = time.perf_counter()
        while True:
            await asyncio.sleep(30)
            sent = taken.seconds.get(RECORDS, [0.0])
            progress(
                f"{time.perf_counter() - start:.0f} s: {len(sent):,} requests of records answered, p95"
                f" {p95_of(sent):.2f} s; {taken.away.total():,} times sent away; all records of {len(taken.kept):,},"
                f" everything of {done:,} of {len(phones):,} phones"
            )

    telling = asyncio.create_task(tell())
    async with asyncio.TaskGroup() as group:
        for phone in phones:
            group.create_task(one(phone))
    telling.cancel()


def p95_of(seconds: Sequence[float]) -> float:
    """Return what 95 of 100 stayed under."""
    return sorted(seconds)[min(len(seconds) - 1, int(0.95 * len(seconds)))]
