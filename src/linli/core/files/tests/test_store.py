"""A person sends a file: what is kept of it, and what is refused."""

import hashlib
import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from linli.core.files import Purpose, Refused
from linli.core.files.content import content
from linli.core.files.models import StoredFile
from linli.core.files.operations import store
from linli.core.files.purposes import KINDS
from linli.core.files.reading import read

from .conftest import picture, upload

AT = datetime(2026, 11, 1, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def workbook(**more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {"[Content_Types].xml": "x", "xl/workbook.xml": "x", **more}.items():
            archive.writestr(name, data)
    return out.getvalue()


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word(main=MAIN, **more):
    """A Word document of the fewest parts."""
    out = io.BytesIO()
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"[Content_Types].xml": types, "word/document.xml": "<document/>", **more}.items():
            archive.writestr(name, data)
    return out.getvalue()


def linked(kind, target, mode="External"):
    row = f'<Relationship Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return word(**{"word/_rels/document.xml.rels": f"<Relationships>{row}</Relationships>"})


def with_exif(gps=None):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned: the camera was held upright
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8769).update({0x9003: "2021:10:15 09:30:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 57.0, 36.0), 3: "E", 4: (118.0, 52.0, 12.0), **(gps or {})})
    return picture(64, 48, exif=exif)


def test_the_same_photo_is_kept_once(db, photos, folder):
    first = store(upload(picture()), purpose=photos, at=AT)
    again = store(upload(picture(), "other.png"), purpose=photos, at=AT + timedelta(hours=1))
    assert first.pk == again.pk
    (path,) = [p for p in folder.rglob("*") if p.is_file()]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == first.key == path.name
    assert path.parts[-3:-1] == (first.key[:2], first.key[2:4])
    assert StoredFile.objects.get().stored_at == AT + timedelta(hours=1)


def test_a_photo_is_turned_upright_made_smaller_and_stripped(db, photos):
    sent = with_exif()
    assert b"secret words" in sent
    file = store(upload(sent), purpose=photos, at=AT)
    kept = b"".join(content().chunks(file.key))
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (48, 64) == (file.width, file.height)
        assert not dict(image.getexif())
    assert b"secret words" not in kept
    assert b"Exif" not in kept
    large = store(upload(picture(1600, 1200)), purpose=photos, at=AT)
    assert (large.width, large.height) == (400, 300)


def test_when_and_where_a_photo_was_taken_is_told_once(db, photos):
    taken = store(upload(with_exif()), purpose=photos, at=AT).taken
    assert taken.at == datetime(2021, 10, 15, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    assert (taken.longitude, taken.latitude) == (Decimal("118.870000"), Decimal("28.960000"))
    assert StoredFile.objects.get().taken.at is None


@pytest.mark.parametrize(
    "gps", [{2: (0.0, 0.0)}, {2: (99.0, 0.0, 0.0)}, {4: (200.0, 0.0, 0.0)}, {2: (IFDRational(1, 0), 0.0, 0.0)}]
)
def test_a_place_that_cannot_be_is_left_out(photos, gps):
    kept = read(upload(with_exif(gps)), photos)
    assert kept.taken.longitude is None
    assert kept.taken.at is not None


@pytest.mark.parametrize(
    ("kind", "mode", "extension"),
    [("PNG", "RGB", "png"), ("PNG", "P", "png"), ("PNG", "1", "png"), ("PNG", "I;16", "png"), ("WEBP", "RGB", "jpg"),
     ("PNG", "RGBA", "png"), ("JPEG", "L", "jpg"), ("MPO", "RGB", "jpg"), ("JPEG", "CMYK", "jpg"),
     ("PNG", "LA", "png")],
)  # fmt: skip
def test_pictures_of_every_colour_mode_are_kept(photos, kind, mode, extension):
    data = picture(kind=kind, mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        out = io.BytesIO()
        Image.new("I;16", (9, 9), 40_000).save(out, "PNG")
        data = out.getvalue()
    assert read(upload(data), photos).extension == extension


def test_pdf_and_workbook_are_kept_as_they_are(db, photos):
    for data, extension in ((PDF, "pdf"), (workbook(), "xlsx")):
        file = store(upload(data), purpose=photos, at=AT)
        assert (b"".join(content().chunks(file.key)), file.extension, file.is_image) == (data, extension, False)


def png(width, height, rows=b""):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


HOSTILE = {
    "empty": b"",
    "text": "你好".encode(),
    "html": b"<html><script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": b"GIF89a" + bytes(40),
    "heic": b"\0\0\0\x18ftypheic" + bytes(40),
    "program": b"MZ" + bytes(200),
    "jpeg cut short": picture(300, 300)[:-900],
    "jpeg head only": picture()[:20],
    "png cut short": picture(kind="PNG")[:-60],
    "webp cut short": picture(kind="WEBP")[:-60],
    "bomb of pixels": png(60_000, 60_000),
    "bomb that only the header tells": png(9_000, 8_000),
    "png without pixels": png(10, 10),
    "png of no size": png(0, 10),
    "jpeg in name only": b"\xff\xd8\xff" + b"<?php system($_GET[0]);" * 9,
    "gif beneath a jpeg's head": b"\xff\xd8\xffGIF89a" + bytes(200),
    "old workbook": b"\xd0\xcf\x11\xe0" + bytes(600),
    "pdf cut short": PDF[:-7],
    "pdf with a program behind": PDF + b"MZ" + bytes(90),
    "pdf that is a zip too": PDF[:-7] + workbook() + b"\n%%EOF",
    "zip that is no workbook": workbook()[:40] + bytes(90),
    "workbook cut short": workbook()[:-30],
    "workbook with macros": workbook(**{"xl/vbaProject.bin": "x"}),
    "zip of something else": workbook().replace(b"xl/workbook.xml", b"ab/workbook.xml"),
    "too large": bytes(2_000_001),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_kept_is_refused_with_a_reason(name, photos, folder):
    with pytest.raises(Refused) as refused, translation.override("en"):
        read(upload(HOSTILE[name]), photos)
    assert len(str(refused.value)) > 20
    assert "{" not in str(refused.value)
    assert not folder.exists()


def test_a_word_document_is_kept_as_it_is(db, photos):
    for data in (word(), linked("hyperlink", "https://example.org/"), linked("image", "media/a.png", "Internal")):
        row = store(upload(data), purpose=photos, at=AT)
        assert row.extension == "docx"
        assert b"".join(content().chunks(row.key)) == data


FIELD = "<p><instrText>DDE</instrText><instrText>AUTO cmd</instrText></p>"
WORDS = {
    "macros": (word(**{"word/vbaProject.bin": "x"}), "macros"),
    "macros by type": (word("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    "controls": (word(**{"word/activeX/activeX1.xml": "<x/>"}), "macros"),
    "embedded": (word(**{"word/embeddings/a.bin": "x"}), "embedded"),
    "another document": (linked("aFChunk", "a.html", "Internal"), "embedded"),
    "template elsewhere": (linked("attachedTemplate", "https://example.org/a.dotm"), "embedded"),
    "picture elsewhere": (linked("image", "https://example.org/a.png"), "elsewhere"),
    "picture on a share": (linked("image", "file://server/a.png"), "elsewhere"),
    "link to a share": (linked("hyperlink", "file://server/a"), "elsewhere"),
    "field in two runs": (word(**{"word/document.xml": FIELD}), "DDEAUTO"),
    "simple field": (
        word(**{"word/document.xml": '<x xmlns:w="w"><w:fldSimple w:instr="INCLUDETEXT a"/></x>'}), "INCLUDETEXT",
    ),
    "document type": (word(**{"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
    "part by another name": (
        word(**{"[Content_Types].xml": f'<T><Override PartName="/a.bin" ContentType="{MAIN}"/></T>'}), "damaged",
    ),
    "template of Word": (word(MAIN.replace("document.main", "template.main")), "no docx"),
    "no content types": (word().replace(b"[Content_Types].xml", b"[Content_Typos].xml"), "no docx"),
    "no XML": (word(**{"word/document.xml": "<x>"}), "damaged"),
    "bomb": (word(**{"word/a.xml": " " * 40_000_000}), "200 times"),
    "large": (word(**{"word/a.xml": " " * 51_000_000}), "more than 50 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_a_word_document_that_holds_more_than_words_is_refused(photos, name):
    data, reason = WORDS[name]
    with translation.override("en"), pytest.raises(Refused, match=reason):
        read(upload(data), photos)


def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused(photos):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/workbook.xml", bytes(201_000_000))
    with pytest.raises(Refused):
        read(upload(out.getvalue()), photos)


def test_a_second_file_behind_a_photo_does_not_pass(photos):
    zipped = workbook(**{"payload.txt": "payload"})
    for kind in ("JPEG", "PNG", "WEBP"):
        kept = read(upload(picture(kind=kind) + zipped + b"<script>payload</script>"), photos)
        assert b"payload" not in kept.data
        assert not zipfile.is_zipfile(io.BytesIO(kept.data))


def test_a_purpose_takes_only_its_own_kinds(photos):
    only_pdf = Purpose("test.pdf", "PDF", frozenset({"pdf"}), 1000, 10, None, 0)
    with pytest.raises(Refused):
        read(upload(picture(20, 20)), only_pdf)
    with pytest.raises(Refused):
        read(upload(workbook()), Purpose("test.p", "P", frozenset({"image"}), 9999, 10, None, 0))


SEEDS = [picture(), picture(kind="PNG"), picture(kind="WEBP"), PDF, workbook(), word(), with_exif()]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_broken_file_does_more_than_be_refused(data):
    """Bytes turned, cut and put in, at random: kept or refused, never anything else."""
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(seed) - 1))
        match data.draw(st.sampled_from("xic")):
            case "x":
                seed[at] = data.draw(st.integers(0, 255))
            case "i":
                seed[at:at] = data.draw(st.binary(max_size=20))
            case "c" if len(seed) > 40:
                del seed[at : at + data.draw(st.integers(1, 30))]
    try:
        kept = read(upload(bytes(seed)), Purpose("t", "t", KINDS, 2_000_000, 400, None, 0))
    except Refused:
        return
    assert kept.data
