"""Proofs for what is tested of the evidence ledger."""

import io
import random
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from linli.evaluation.operations.evidence import add_proofs
from linli.evaluation.queries.evidence import asked_of, offered

AT = datetime.fromisoformat("2021-09-01T10:00+08:00")
TODAY = date(2021, 9, 1)
STANDARD = "courteous-compound"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(seed: int = 7, *, where: tuple[float, float] | None = None, when: str = "", kind: str = "JPEG") -> bytes:
    """Return a photo of blocks that no two seeds share; where: longitude and latitude, when: as EXIF says it."""
    rolls = random.Random(seed)
    small = Image.frombytes("RGB", (16, 12), rolls.randbytes(16 * 12 * 3))
    exif = Image.Exif()
    if when:
        exif.get_ifd(0x8769)[0x9003] = when
    if where:
        longitude, latitude = (_parts(value) for value in where)
        exif.get_ifd(0x8825).update({1: "N", 2: latitude, 3: "E", 4: longitude})
    out = io.BytesIO()
    small.resize((160, 120), Image.Resampling.BICUBIC).save(out, kind, exif=exif)
    return out.getvalue()


def _parts(value: float) -> tuple[float, float, float]:
    degrees, rest = divmod(value, 1)
    minutes, rest = divmod(rest * 60, 1)
    return degrees, minutes, rest * 60


def upload(data: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    """Return what a browser sends."""
    return SimpleUploadedFile(name, data)


def add_picture(subject: Any, seed: int = 7, items: Any = (("courteous-compound", "A01"),), **more: Any) -> Any:
    """Keep a photo as a proof of a place."""
    values: dict[str, Any] = {
        "title": "示例照片", "kind": "PHOTO", "issued_on": date(2021, 5, 10), "valid_until": date(2022, 5, 9),
        "by": None, "at": AT, "asked": dict.fromkeys(items),
    }  # fmt: skip
    photo = {name: more.pop(name) for name in ("where", "when") if name in more}
    sent = more.pop("data", None) or picture(seed, **photo)
    return add_proofs(subject=subject, uploads=[upload(sent)], items=list(items), **(values | more))[0]


def asked(subject: Any) -> Any:
    """Return what may be ticked for a place."""
    return asked_of(offered(subject))
