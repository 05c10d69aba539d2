"""What the tests of the outbox share: a kind of record, and a phone that speaks to the server."""

import hashlib
import io
import json
import random
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from linli.core.files.operations import attach
from linli.core.files.purposes import IMAGE, PURPOSES, Purpose
from linli.core.outbox import KINDS, Answer, Kind, Refused, views
from linli.core.outbox.limits import PIECE
from linli.core.rights import RIGHTS

RIGHT = "places.view_places"


def photo(edge: int = 64, seed: int = 7, **options: Any) -> bytes:
    """A JPEG of noise, which stays large: no two seeds share one."""
    rolls = random.Random(seed)
    image = Image.frombytes("RGB", (edge, edge), rolls.randbytes(edge * edge * 3))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def at_once(call: Callable[[], Any], times: int = 4) -> list[Any]:
    """Call something from several threads at the same moment; returns what each got."""
    start = threading.Barrier(times)

    def one(_number: int) -> Any:
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


class Taken(list[tuple[Any, Any, dict[str, Any], datetime]]):
    """What the test kind received."""

    def receive(self, *, record: Any, person: Any, files: dict[str, Any], at: datetime) -> Answer:
        match record.body.get("then"):
            case "refuse":
                raise Refused("Not here. Choose another.", "not_here")
            case "fall":
                raise ZeroDivisionError
            case "conflict":
                return Answer("conflict", {"theirs": "another text"})
        for file in files.values():
            attach(file, subject=("test.note", 1), purpose=PURPOSES["test.note"], by=person, at=at)
        self.append((record, person, files, at))
        return Answer("taken", {"number": len(self)})


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """A kind of record, "test.note", for whoever may see places; what it received."""
    received = Taken()
    purpose = Purpose("test.note", "Photo", frozenset({IMAGE}), 5_000_000, 2560, None, 0)
    monkeypatch.setitem(PURPOSES, purpose.code, purpose)
    monkeypatch.setitem(KINDS, "test.note", Kind("test.note", "Note", RIGHTS[RIGHT], received.receive, purpose))
    monkeypatch.setitem(KINDS, "test.bare", Kind("test.bare", "Bare", RIGHTS[RIGHT], received.receive))
    return received


@pytest.fixture(autouse=True)
def files_folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES = str(tmp_path / "files")
    cache.clear()


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes at the same moment: every request does all of its work."""
    monkeypatch.setattr(views, "is_quiet", lambda: True)


@pytest.fixture
def rush(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other phones are always there: every request leaves to a job what it may."""
    monkeypatch.setattr(views, "is_quiet", lambda: False)


class Phone:
    """A device as the server sees it."""

    def __init__(self, client: Client) -> None:
        self.client, self.device = client, str(uuid.uuid4())
        self.headers: dict[str, str] = {}

    def post(self, path: str, body: Any, **headers: str) -> Any:
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(path, data, content_type="application/json", headers={**self.headers, **headers})

    def record(self, **more: Any) -> dict[str, Any]:
        made = {"id": str(uuid.uuid4()), "kind": "test.note", "made_at": "2026-11-01T09:30:00Z", "body": {"text": "树"}}
        return made | more

    def send(self, *records: Any, sent_at: str | None = None) -> Any:
        body = {"device": self.device, "sent_at": sent_at or timezone.now().isoformat(), "records": list(records)}
        return self.post("/outbox/records/", body)

    def answers(self, *records: Any, **how: Any) -> list[dict[str, Any]]:
        response = self.send(*records, **how)
        assert response.status_code == 200, response.content
        answers: list[dict[str, Any]] = response.json()["answers"]
        return answers

    def asked(self, *ids: str) -> list[dict[str, Any]]:
        response = self.post("/outbox/settled/", {"ids": list(ids)})
        assert response.status_code == 200, response.content
        answers: list[dict[str, Any]] = response.json()["answers"]
        return answers

    def declare(self, data: bytes, key: str | None = None, **more: Any) -> Any:
        said = {"id": key or str(uuid.uuid4()), "kind": "test.note", "size": len(data), "sha256": sha256(data)}
        return self.post("/outbox/uploads/", said | {"media_type": "image/jpeg"} | more)

    def piece(self, key: str, number: int, content: bytes, digest: str | None = None) -> Any:
        return self.client.post(
            f"/outbox/uploads/{key}/{number}/", content, content_type="application/octet-stream",
            headers={**self.headers, "X-Piece-SHA256": digest or sha256(content)},
        )  # fmt: skip

    def upload(self, data: bytes, order: list[int] | None = None) -> dict[str, Any]:
        """Send a whole file; returns the last answer."""
        far = self.declare(data).json()
        for number in order if order is not None else range(far["pieces"]):
            answer = self.piece(far["id"], number, data[number * PIECE : (number + 1) * PIECE])
            assert answer.status_code == 200, answer.content
            far |= answer.json()
        return dict(far)


@pytest.fixture
def assessor(person_with: Any) -> Any:
    return person_with([RIGHT])


@pytest.fixture
def phone(assessor: Any, client_of: Any, taken: Taken) -> Phone:
    return Phone(client_of(assessor))


@pytest.fixture
def other_phone(person_with: Any, client_of: Any, taken: Taken) -> Phone:
    return Phone(client_of(person_with([RIGHT])))
