"""Word documents (.docx): refused where they hold or fetch anything that runs, or unpack to more than they should."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from .purposes import MEGABYTE, Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNPACKED = 50 * MEGABYTE
RATIO = 200  # of a part above MEGABYTE: what people write packs to a tenth, rarely to a fiftieth
PARTS = 2000
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("macroenabled", "vbaproject", "vbadata", "activex")
_EMBEDDED = ("oleobject", "/package", "afchunk", "control", "attachedtemplate", "subdocument", "frame")
_SAFE_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_FIELDS = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|MACROBUTTON|DATABASE|IMPORT|RD)\b", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")
_RELATIONSHIP, _CONTENT_TYPES = "Relationship", ("Default", "Override")


def is_word(data: bytes) -> bool:
    """Tell whether a zip is a Word document, by what lies in it. One that cannot be read is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(info.filename.startswith("word/") for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError):
        return False


def check_word(data: bytes) -> None:
    """See that a Word document is whole and only text, tables and pictures of its own.

    Raises Refused with what it holds beside: macros, embedded objects, what it would fetch from elsewhere, fields that
    read files, document types (entities), parts that unpack to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_size(infos)
            names = [info.filename for info in infos]
            if not {"[Content_Types].xml", "word/document.xml"} <= set(names):
                raise Refused(_("This is no docx document. Allowed: files that were saved as “Word document (.docx)”."))
            if len(set(names)) != len(names):
                raise Refused(_("The document holds a part twice. Save it anew in Word."))
            if any(mark in name.lower() for name in names for mark in ("vbaproject", "vbadata", "activex")):
                raise _macros()
            if any(name.lower().startswith("word/embeddings/") for name in names):
                raise _embedded()
            for info in infos:
                if info.filename.lower().endswith(_XML):
                    _check_part(info.filename, archive.read(info))
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError, OSError) as exc:
        raise _damaged() from exc


def _check_size(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > PARTS or sum(info.file_size for info in infos) > UNPACKED:
        most = UNPACKED // MEGABYTE
        raise Refused(_("The document unpacks to more than {most} MB, which is the most.").format(most=most))
    for info in infos:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _damaged()
        if info.flag_bits & 1:
            raise Refused(_("The document is protected by a password. Save it without one."))
        if info.file_size > MEGABYTE and info.file_size > RATIO * max(info.compress_size, 1):
            raise Refused(
                _("A part of the document unpacks to more than {ratio} times its size. Save it anew.").format(
                    ratio=RATIO
                )
            )


def _check_part(name: str, data: bytes) -> None:
    """Read one part as plain XML and refuse what is in it."""
    fields = []
    for kind, found in _events(data):
        if kind == "text":
            fields.append(found)
        elif name.endswith(".rels"):
            _check_relationship(found)
        else:
            _check_content_type(found)
    if bad := _FIELDS.search(re.sub(r"\s+", " ", "".join(fields))):
        raise Refused(
            _("The document holds the field {field}, which reads other files or runs something. Take it out.").format(
                field=bad.group(1).upper()
            )
        )


def _check_relationship(found: dict[str, str]) -> None:
    """Refuse what a document would fetch: links that people click on may lead out, nothing else."""
    kind, target = found.get("Type", "").lower(), found.get("Target", "")
    if any(kind.endswith(f"/{mark.strip('/')}") for mark in _EMBEDDED):
        raise _embedded()
    if "vbaproject" in kind:
        raise _macros()
    outside = found.get("TargetMode", "").lower() == "external"
    if outside and not (kind.endswith("/hyperlink") and _SAFE_LINK.match(target)):
        raise Refused(
            _(
                "The document fetches something from elsewhere: {target}. Put pictures into the document itself; only "
                "links to web pages and mail addresses may lead out."
            ).format(target=target[:80] or "?")
        )


def _check_content_type(found: dict[str, str]) -> None:
    part, kind = found.get("PartName", "").lower(), found.get("ContentType", "").lower()
    if any(mark in kind for mark in _MACROS):
        raise _macros()
    if "oleobject" in kind:
        raise _embedded()
    name = part or f".{found.get('Extension', '').lower()}"
    if kind.endswith("xml") and not name.endswith(_XML):  # a part that would be read without having been looked at
        raise _damaged()
    if part == "/word/document.xml" and kind != _MAIN:
        raise Refused(_("This is no docx document. Allowed: files that were saved as “Word document (.docx)”."))


def _events(data: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the attributes of relationships and content types, and the texts of fields. Raises Refused."""
    found: list[tuple[str, Any]] = []
    inside: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition("|")[2]
        if plain == _RELATIONSHIP or plain in _CONTENT_TYPES:
            found.append(("tag", {key.rpartition("|")[2]: value for key, value in attributes.items()}))
        elif plain == "fldSimple":
            found.extend(("text", f" {value} ") for key, value in attributes.items() if key.endswith("instr"))
        inside.append(plain)

    def end(name: str) -> None:
        inside.pop()

    def text(value: str) -> None:
        if inside and inside[-1] in ("instrText", "delInstrText"):
            found.append(("text", value))

    def declared(*_args: Any) -> None:
        raise Refused(_("The document declares a document type, which Word never does. Save it anew in Word."))

    parser: Any = expat.ParserCreate(namespace_separator="|")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, text
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as exc:
        raise _damaged() from exc
    return iter(found)


def _macros() -> Refused:
    return Refused(_("The document holds macros or controls. Save it as “Word document (.docx)”, without them."))


def _embedded() -> Refused:
    return Refused(_("The document holds an embedded object or another document. Take it out; pictures are allowed."))


def _damaged() -> Refused:
    return Refused(_("The document is damaged or incomplete. Save it anew in Word."))
