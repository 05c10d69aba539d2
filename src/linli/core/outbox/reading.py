"""From what a phone sent to values: whatever it is, it is read or refused with words, never a surprise later."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .kinds import KINDS, Kind
from .limits import MOST_ASKED, MOST_BODY, MOST_DEEP, MOST_FILES, MOST_NUMBER, MOST_RECORDS

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


class Unreadable(Exception):
    """What was sent has faults: where each is, and what is wrong and allowed."""

    def __init__(self, at: str, sentence: str) -> None:
        super().__init__(f"{at}: {sentence}")
        self.faults = [{"at": at, "message": sentence}]


@dataclass(frozen=True)
class Sent:
    """One record as it was sent."""

    id: UUID
    kind: Kind
    made_at: datetime
    body: dict[str, Any]
    files: dict[str, str]

    @cached_property
    def texts(self) -> tuple[str, str]:
        """Body and files as JSON that is the same for the same values."""
        return _CANONICAL(self.body), _CANONICAL(self.files)

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 of kind, body and files: the same number with other content is told apart by it."""
        return hashlib.sha256(f"[{_CANONICAL(self.kind.code)},{','.join(self.texts)}]".encode()).digest()


@dataclass(frozen=True)
class Batch:
    """Several records, from which device, and what its clock said."""

    device: UUID
    sent_at: datetime
    records: list[Sent]


@dataclass(frozen=True)
class Declared:
    """A file that is to come."""

    key: UUID
    kind: Kind
    size: int
    sha256: bytes
    media_type: str


def json_object(data: bytes) -> dict[str, Any]:
    """Return the JSON object in some bytes; numbers and texts in it are such that the database takes them."""
    value = parsed(data)
    if not _is_sound(value):
        check_json(value)
    return _object(value, "")


def parsed(data: bytes) -> Any:
    """Return what some JSON says, not checked yet. Raises Unreadable."""
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unreadable("", _("This is no JSON, or only a part of it.")) from None


def batch(given: dict[str, Any]) -> Batch:
    """Return the records of a request. Raises Unreadable with all faults, each with the number of its record."""
    device, sent_at = uuid_of(given.get("device"), "device"), _moment(given.get("sent_at"), "sent_at")
    listed = given.get("records")
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_RECORDS:
        raise Unreadable("records", _("Send 1 to {most} records at once.").format(most=MOST_RECORDS))
    records: list[Sent] = []
    faults: list[dict[str, str]] = []
    for number, one in enumerate(listed):
        try:
            records.append(record_of(one, f"records.{number}"))
        except Unreadable as exc:
            faults += exc.faults
    if faults:
        unreadable = Unreadable("", "")
        unreadable.faults = faults
        raise unreadable
    return Batch(device, sent_at, records)


def numbers(given: dict[str, Any]) -> list[UUID]:
    """Return the numbers of records that are asked for. Raises Unreadable."""
    listed = given.get("ids")
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_ASKED:
        raise Unreadable("ids", _("Ask for 1 to {most} records at once.").format(most=MOST_ASKED))
    return [uuid_of(one, f"ids.{number}") for number, one in enumerate(listed)]


def declared(given: dict[str, Any]) -> Declared:
    """Return what is said of a file. Raises Unreadable."""
    size, digest, media_type = given.get("size"), given.get("sha256"), given.get("media_type")
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        raise Unreadable("size", _("A whole number of bytes is expected, 1 or more."))
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise Unreadable("sha256", _("64 hexadecimal digits in lower case are expected."))
    if not isinstance(media_type, str) or len(media_type) > 80:
        raise Unreadable("media_type", _("A text of at most {most} characters is expected.").format(most=80))
    return Declared(
        uuid_of(given.get("id"), "id"), _kind(given.get("kind"), "kind"), size, bytes.fromhex(digest), media_type
    )


def sha256_of(text: str | None) -> bytes:
    """Return the hash that a header names. Raises Unreadable."""
    if not text or not _SHA256.fullmatch(text):
        raise Unreadable("X-Piece-SHA256", _("64 hexadecimal digits in lower case are expected."))
    return bytes.fromhex(text)


def uuid_of(value: Any, at: str) -> UUID:
    """Return a UUID that is written as phones write them. Raises Unreadable."""
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise Unreadable(at, _("A UUID in lower case with hyphens is expected."))
    return UUID(value)


def record_of(value: Any, at: str) -> Sent:
    """Return one record. Raises Unreadable."""
    given = _object(value, at)
    body = _object(given.get("body"), f"{at}.body")
    sent = Sent(
        uuid_of(given.get("id"), f"{at}.id"), _kind(given.get("kind"), f"{at}.kind"),
        _moment(given.get("made_at"), f"{at}.made_at"), body, _files(given.get("files", {}), f"{at}.files"),
    )  # fmt: skip
    if len(sent.texts[0].encode()) > MOST_BODY:
        most = MOST_BODY // 1024
        raise Unreadable(f"{at}.body", _("This is larger than {most} kB, which is the most.").format(most=most))
    return sent


def _files(value: Any, at: str) -> dict[str, str]:
    given = _object(value, at)
    if len(given) > MOST_FILES:
        raise Unreadable(at, _("At most {most} files belong to a record.").format(most=MOST_FILES))
    if not all(_NAME.fullmatch(name) for name in given):
        raise Unreadable(at, _("A file is named by 1 to 60 letters, digits, dots, hyphens and underscores."))
    files = {name: str(uuid_of(key, f"{at}.{name}")) for name, key in given.items()}
    if len(set(files.values())) < len(files):
        raise Unreadable(at, _("The same upload is named twice."))
    return files


def _kind(value: Any, at: str) -> Kind:
    found = KINDS.get(value) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(at, _("This kind of record is not known here. Load the page again to bring it up to date."))
    return found


def _moment(value: Any, at: str) -> datetime:
    try:
        moment = parse_datetime(value) if isinstance(value, str) and len(value) <= 40 else None
        if moment is not None and moment.tzinfo is not None and _EARLIEST <= moment < _LATEST:
            return moment
    except (ValueError, OverflowError):
        pass
    raise Unreadable(at, _("A time with its zone between 2000 and 2100 is expected, as in 2026-11-01T09:30:00Z."))


def _object(value: Any, at: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(at, _("A JSON object is expected."))
    return value


def _no_number(name: str) -> None:
    raise ValueError(name)


def _is_sound(value: Any) -> bool:
    """Whether `check_json` has nothing to say, in a tenth of its time: it does not keep the places in mind."""
    level, deep = [value], 0
    while level:
        if deep > MOST_DEEP:
            return False
        within: list[Any] = []
        for part in level:
            kind = type(part)
            if kind is str:
                if _NO_TEXT.search(part):
                    return False
            elif kind is dict:
                within += part
                within += part.values()
            elif kind is list:
                within += part
            elif (kind is int and abs(part) > MOST_NUMBER) or (kind is float and not math.isfinite(part)):
                return False
        level, deep = within, deep + 1
    return True


def check_json(value: Any, at: str = "", deep: int = 0) -> None:
    """Refuse what JSON allows and the database, or JavaScript, does not. Raises Unreadable."""
    if deep > MOST_DEEP:
        raise Unreadable(at, _("JSON is nested more than {most} levels deep.").format(most=MOST_DEEP))
    if isinstance(value, str):
        if _NO_TEXT.search(value):
            raise Unreadable(at, _("This text holds a character that is none."))
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Unreadable(at, _("This number is too large."))
    elif isinstance(value, int):
        if abs(value) > MOST_NUMBER:
            raise Unreadable(at, _("This number is too large."))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            check_json(key, at, deep + 1)
            check_json(part, f"{at}.{key}".lstrip(".")[:200], deep + 1)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            check_json(part, f"{at}.{number}".lstrip("."), deep + 1)
