"""From an upload to what is kept: told by its content, never by its name; pictures are drawn anew."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .likeness import likeness
from .models import Taken
from .purposes import IMAGE, MEGABYTE, PDF, WORD, WORKBOOK, Purpose, Refused
from .word import DOCX, check_word, is_word

MOST_PIXELS = 60_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMES = {IMAGE: "JPEG, PNG, WebP", PDF: "PDF", WORKBOOK: "xlsx", WORD: "docx"}
_UNPACKED = 200 * MEGABYTE
_MADE_AT, _OFFSET, _EXIF, _GPS = 0x9003, 0x9011, 0x8769, 0x8825


@dataclass(frozen=True)
class Kept:
    """What is to be stored of an upload."""

    data: bytes
    media_type: str
    extension: str
    width: int | None = None
    height: int | None = None
    likeness: int | None = None
    taken: Taken = field(default_factory=Taken)


def read(upload: Any, purpose: Purpose) -> Kept:
    """Return what is to be kept of an upload (anything with `read`). Raises Refused."""
    data = upload.read(purpose.most_bytes + 1)
    allowed = _("Allowed: {kinds}.").format(kinds=", ".join(_NAMES[kind] for kind in sorted(purpose.kinds)))
    if not data:
        raise Refused(_("The file is empty. {allowed}").format(allowed=allowed))
    if len(data) > purpose.most_bytes:
        most = purpose.most_bytes // MEGABYTE
        raise Refused(_("The file is larger than {most} MB, which is the most.").format(most=most))
    kind = _kind(data)
    if kind not in purpose.kinds:
        what = _found(data)
        raise Refused(_("This is {what}, which cannot be kept here. {allowed}").format(what=what, allowed=allowed))
    if kind == IMAGE:
        return _picture(data, purpose.most_edge)
    if kind == PDF:
        _check_pdf(data)
        return Kept(data, "application/pdf", "pdf")
    if kind == WORD:
        check_word(data)
        return Kept(data, DOCX, "docx")
    _check_workbook(data)
    return Kept(data, XLSX, "xlsx")


def _kind(data: bytes) -> str:
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return IMAGE
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return IMAGE
    if data.startswith(b"%PDF-"):
        return PDF
    if not data.startswith(b"PK\x03\x04"):
        return ""
    return WORD if is_word(data) else WORKBOOK


def _found(data: bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"):
        return _("a HEIC picture (in the camera's settings, choose the most compatible format)")
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return _("a GIF picture")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("a document of the old Office formats")
    if kind := _kind(data):
        return _NAMES[kind] if kind != IMAGE else _("a picture")
    return _("no file of a kind that is known")


def _picture(data: bytes, most_edge: int) -> Kept:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(image.width, image.height)
            taken = _taken(image)
            if image.format in ("JPEG", "MPO"):
                image.draft("RGB", (most_edge, most_edge))  # decodes a large one smaller, many times as fast
            image.load()
            drawn = ImageOps.exif_transpose(image)
            return _draw_anew(drawn, lossless=image.format == "PNG", most_edge=most_edge, taken=taken)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception as exc:  # a decoder fed with a hostile file may raise anything
        raise Refused(_("The picture is damaged or incomplete. Take it again, or save it anew.")) from exc


def _too_large(width: int = 0, height: int = 0) -> Refused:
    size = f"{width} × {height}" if width else "?"
    most = MOST_PIXELS // 1_000_000
    return Refused(_("The picture has {size} pixels; the most is {most} million.").format(size=size, most=most))


def _draw_anew(image: Image.Image, *, lossless: bool, most_edge: int, taken: Taken) -> Kept:
    """Write the pixels and nothing else: no EXIF, no place, no thumbnail, no second file behind the first."""
    see_through = image.has_transparency_data
    image = image.convert("RGBA" if see_through else "L" if image.mode in ("1", "L") else "RGB")
    image.thumbnail((most_edge, most_edge), Image.Resampling.LANCZOS)
    pixels = Image.new(image.mode, image.size)
    pixels.paste(image)  # into a picture that never had anything beside its pixels
    out = io.BytesIO()
    if lossless or see_through:
        pixels.save(out, "PNG", optimize=False)
        media_type, extension = "image/png", "png"
    else:
        pixels.save(out, "JPEG", quality=85, optimize=True)
        media_type, extension = "image/jpeg", "jpg"
    return Kept(out.getvalue(), media_type, extension, pixels.width, pixels.height, likeness(pixels), taken)


def _taken(image: Image.Image) -> Taken:
    """Return when and where a picture says it was taken. What cannot be read is left out, and refuses nothing."""
    try:
        exif = image.getexif()
        made, place = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
    except Exception:  # the same decoder, the same hostile file
        return Taken()
    longitude, latitude = _degrees(place, 4, 3, "W", 180), _degrees(place, 2, 1, "S", 90)
    if longitude is None or latitude is None:
        longitude = latitude = None
    return Taken(_moment(made), longitude, latitude)


def _moment(made: dict[int, Any]) -> datetime | None:
    """Return the time of EXIF, "2021:10:15 09:30:00": of the city's zone unless the picture names another."""
    try:
        text, offset = str(made.get(_MADE_AT, "")).strip("\0 "), str(made.get(_OFFSET, "")).strip("\0 ")
        found = parse_datetime(f"{text[:10].replace(':', '-')}T{text[11:19]}{offset}")
        if found is None:
            return None
        return found if timezone.is_aware(found) else timezone.make_aware(found)
    except (ValueError, OverflowError):
        return None


def _degrees(place: dict[int, Any], value: int, side: int, negative: str, most: int) -> Decimal | None:
    try:
        degrees, minutes, seconds = (Decimal(int(part.numerator)) / int(part.denominator) for part in place[value])
        found = (degrees + minutes / 60 + seconds / 3600).quantize(Decimal("0.000001"))
        return None if abs(found) > most else -found if str(place[side]).startswith(negative) else found
    except (KeyError, ValueError, TypeError, ArithmeticError, AttributeError):
        return None


def _check_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut short, or that is another file as well."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused(_("The PDF is incomplete: its end is missing. Save it anew."))
    if data[end + 5 :].strip(b"\r\n\t \0") or zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(_("Something else follows after the end of the PDF. Save it anew."))


def _check_workbook(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            if sum(info.file_size for info in infos) > _UNPACKED:
                most = _UNPACKED // MEGABYTE
                raise Refused(_("The workbook unpacks to more than {most} MB, which is the most.").format(most=most))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError) as exc:
        raise Refused(_("The workbook is damaged or incomplete. Save it anew.")) from exc
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise Refused(_("This is no xlsx workbook. Allowed: files that were saved as “Excel workbook (.xlsx)”."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(_("The workbook holds macros. Save it as “Excel workbook (.xlsx)”, without them."))
