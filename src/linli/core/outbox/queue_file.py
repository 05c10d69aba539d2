"""What a phone saved as a file because it could not send it: `linli-outbox-1`, as outbox.js writes it."""

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from .reading import Declared, Sent, Unreadable, check_json, declared, parsed, record_of, uuid_of

FORMAT = "linli-outbox-1"
MOST_ENTRIES = 2000


@dataclass(frozen=True)
class Photo:
    """A file of an entry. content: None if the phone had lost it."""

    declared: Declared
    content: bytes | None


@dataclass(frozen=True)
class Entry:
    """One entry. sent: None if it has faults, which stand in `faults`."""

    title: str
    sent: Sent | None = None
    photos: list[Photo] = field(default_factory=list)
    faults: str = ""


@dataclass(frozen=True)
class Queue:
    """Everything that waited on a phone: whose it is, by the public id, and which phone."""

    person: str
    device: Any
    entries: list[Entry]


def read_queue(data: bytes) -> Queue:
    """Return what stands in a file; an entry with faults holds up none of the others. Raises Unreadable."""
    value = parsed(data)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable("", _("This file was not saved by an outbox: it does not say {format}.").format(format=FORMAT))
    entries = value.get("entries")
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST_ENTRIES:
        raise Unreadable("entries", _("The file has no entries, or more than {most}.").format(most=MOST_ENTRIES))
    person = uuid_of(value.get("person"), "person")
    return Queue(str(person), uuid_of(value.get("device"), "device"), [_entry(one, n) for n, one in enumerate(entries)])


def _entry(value: Any, number: int) -> Entry:
    title = ""
    try:
        if not isinstance(value, dict):
            raise Unreadable(f"entries.{number}", _("A JSON object is expected."))
        title = value["title"][:200] if isinstance(value.get("title"), str) else ""
        photos, files = _photos(value.get("files", []), value.get("kind"), f"entries.{number}.files")
        given = {name: value.get(name) for name in ("id", "kind", "made_at", "body")} | {"files": files}
        check_json(given)
        check_json(title)
        return Entry(title, record_of(given, f"entries.{number}"), photos)
    except Unreadable as exc:
        return Entry(title, faults=" ".join(f"{fault['at']}: {fault['message']}" for fault in exc.faults))


def _photos(value: Any, kind: Any, at: str) -> tuple[list[Photo], dict[Any, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Unreadable(at, _("A list of files is expected."))
    photos, files = [], {}
    for number, one in enumerate(value):
        said = {
            "id": one.get("upload"), "kind": kind, "size": one.get("size"), "sha256": one.get("sha256"),
            "media_type": one.get("type"),
        }  # fmt: skip
        check_json(said)
        photos.append(Photo(declared(said), _content(one.get("base64"), f"{at}.{number}")))
        name = one.get("name")
        files[name if isinstance(name, str) else ""] = one.get("upload")
    return photos, files


def _content(text: Any, at: str) -> bytes | None:
    if text is None:
        return None
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise Unreadable(at, _("The picture in the file is damaged.")) from None
