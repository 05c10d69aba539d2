"""The evidence ledger of one place as files: the directory with its attachments in print, and everything in a zip.

Neither says where a picture was taken, by whom it was added, nor when it was made: equal input gives equal bytes.
"""

import csv
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from linli.core.files.content import content
from linli.core.files.models import StoredFile
from linli.core.plain_text import begins_a_formula
from linli.evaluation.forms.evidence import asks_for
from linli.evaluation.models import Evidence
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.evidence import KINDS, LAPSED, MISSING, PROVED, Ledger, LedgerItem
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.rules.evidence import file_name
from linli.grading.commands import font_folder
from linli.grading.typesetting import typeset
from linli.grading.words import say
from linli.places.models import Compound

_TEMPLATE = Path(__file__).with_name("evidence.typ")
_PAGES = Path(__file__).with_name("evidence_pages.py")
EDGE = 1400  # of a picture in print: some 200 dots an inch
MOST_PICTURES, MOST_PAGES, MOST_PAGES_EACH = 300, 200, 30
MOST_PDF_BYTES = 60_000_000  # of all PDFs that are placed in one report
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass
class Attachment:
    """A proof once, however many items it is for. path: in the zip; pages: of a PDF, those that are placed."""

    number: int
    evidence: Evidence
    items: list[LedgerItem]
    path: str
    pages: int = 0
    of_pages: int = 0
    placed: str = ""  # the picture or PDF beside the layout
    pointers: list[str] = field(default_factory=list)

    @property
    def file(self) -> StoredFile:
        """The proof's file: only what was withdrawn is ever erased, and that is no attachment."""
        assert self.evidence.file is not None
        return self.evidence.file


def attachments_of(ledger: Ledger) -> list[Attachment]:
    """Return the proofs in force, numbered by the item that each stands under, with their paths in the zip."""
    lang, found = language(), []
    in_folder: dict[str, int] = {}

    def place(item: LedgerItem, name: str, extension: str) -> str:
        folder = file_name(f"{item.item.id} {in_words(item.item.title, lang)}")
        in_folder[folder] = in_folder.get(folder, 0) + 1
        return f"{folder}/{file_name(f'{in_folder[folder]:02} {name}', extension)}"

    for number, (proof, items) in enumerate(ledger.proofs, 1):
        row = proof.evidence
        one = Attachment(number, row, items, "")
        one.path = place(items[0], row.title, one.file.extension)
        see = _("see {item}").format(item=items[0].item.id)
        one.pointers = [place(item, f"{row.title[:60]} ({see})", "txt") for item in items[1:]]
        found.append(one)
    return found


def bundle_name(ledger: Ledger, extension: str) -> str:
    """Return the name under which a file of a ledger is saved."""
    parts = [_("Evidence ledger"), str(ledger.subject)[:30], ledger.offered.id[:30], ledger.on.isoformat()]
    if settings.DEMO:
        parts.insert(0, _("Demo data"))
    return file_name("_".join(parts), extension)


# In print ------------------------------------------------------------------------------------------------------------


def write_directory(ledger: Ledger, *, with_attachments: bool = True) -> IO[bytes]:
    """Return the directory by item number as a PDF in a temporary file, attachments page by page behind it.

    Pictures are placed; of PDFs as many pages as can be, the others are listed and lie in the zip.
    Raises Refused if the Chinese type is not set up, RuntimeError if the layout cannot be set.
    """
    attachments = attachments_of(ledger)
    with tempfile.TemporaryDirectory(prefix="linli-evidence-") as name:
        folder = Path(name)
        shutil.copyfile(_TEMPLATE, folder / "evidence.typ")
        if with_attachments:
            _place(attachments, folder)
        data = _data(ledger, attachments, with_attachments)
        pdf = typeset(folder / "evidence.typ", data, font_folder(), root=folder)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    file.write(pdf)
    file.seek(0)
    return file


def _place(attachments: list[Attachment], folder: Path) -> None:
    pictures, room = 0, MOST_PDF_BYTES
    documents: list[tuple[Attachment, Path]] = []
    for one in attachments:
        file = one.file
        if file.is_image and pictures < MOST_PICTURES:
            path = folder / f"{one.number}.jpg"
            if _copy(file, folder / "sent"):
                _reduce(folder / "sent", path)
                one.placed = path.name
                pictures += 1
        elif file.extension == "pdf" and file.size <= room:
            path = folder / f"{one.number}.pdf"
            if _copy(file, path):
                documents.append((one, path))
                room -= file.size
    left = MOST_PAGES
    for (one, path), pages in zip(documents, pages_of([path for _one, path in documents]), strict=True):
        one.of_pages, one.pages = pages, min(pages, left, MOST_PAGES_EACH)
        left -= one.pages
        one.placed = path.name if one.pages else ""


def pages_of(files: list[Path]) -> list[int]:
    """Return how many pages of each PDF can be placed, 0 if none: a hostile one harms nothing but itself."""
    found: list[int] = []
    while len(found) < len(files):
        rest = [str(file) for file in files[len(found) :]]
        told = subprocess.run(
            [sys.executable, "-I", str(_PAGES), *rest], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        ).stdout.split()
        found += [int(line) for line in told[: len(rest)]]
        if len(told) < len(rest):
            found.append(0)  # with this one it ended
    return found


def _copy(file: StoredFile, path: Path) -> bool:
    try:
        chunks = content().chunks(file.key)
    except FileNotFoundError:
        return False
    with path.open("wb") as out:
        for chunk in chunks:
            out.write(chunk)
    return True


def _reduce(source: Path, path: Path) -> None:
    """Write a picture small enough for print; it was drawn anew when it was stored, so it says nothing of itself."""
    with Image.open(source, formats=("JPEG", "PNG")) as image:
        image.draft("RGB", (EDGE, EDGE))
        image.load()
        drawn: Any = image
        if drawn.has_transparency_data:
            see_through = drawn.convert("RGBA")
            drawn = Image.new("RGB", see_through.size, "white")
            drawn.paste(see_through, mask=see_through.getchannel("A"))
        drawn = drawn.convert("RGB")
        drawn.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
        drawn.save(path, "JPEG", quality=80)


def _data(ledger: Ledger, attachments: list[Attachment], attached: bool) -> dict[str, Any]:
    lang, standard = language(), ledger.offered.published.standard
    labels = [_("Demo data")] if settings.DEMO else []
    if standard.status == "sample":
        labels.append(say("sample_mark", lang))
    numbers = {one.evidence.pk: one for one in attachments}
    facts = [
        (_("Lies in"), _where(ledger)),
        (_("Code"), ledger.subject.code),
        (say("info_standard", lang), f"{in_words(standard.title, lang)} {standard.edition}"),
        (say("info_as_of", lang), ledger.on.isoformat()),
        (
            _("Proved"),
            _("{proved} of {asked} items that ask for proof").format(proved=ledger.proved, asked=ledger.asked),
        ),
        (_("Proofs in force"), str(len(attachments))),
    ]
    sections = [
        {
            "title": f"{section.section.id} {in_words(section.section.title, lang)}",
            "share": f"{section.proved} / {section.asked}",
            "items": [
                {
                    "id": line.item.id, "title": in_words(line.item.title, lang), "asks": asks_for(line.item, lang),
                    "state": line.state, "words": _state(line),
                    "proofs": [_listed(numbers[proof.evidence.pk]) for proof in line.counting],
                }
                for line in section.items
            ],
        }
        for section in ledger.sections
    ]  # fmt: skip
    return {
        "lang": lang, "title": str(ledger.subject), "labels": labels, "facts": facts, "sections": sections,
        "running": f"{_('Evidence ledger')} · {ledger.subject.code}",
        "percent": ledger.percent,
        "attachments": [_attached(one) for one in attachments] if attached else [],
        "words": {
            "ledger": _("Evidence ledger"), "directory": _("Directory by item number"), "item": say("col_item", lang),
            "proofs": _("Proofs"), "state": _("State"), "attachment": _("Attachment"), "attachments": _("Attachments"),
            "hash": _("SHA-256 as sent"), "for": _("For items"), "issued": _("Issued on"), "until": _("Valid until"),
            "kind": _("Kind"),
            "made_by": _("From the evidence ledger in LinLi. Hashes are those of the files as they were sent."),
        },
    }  # fmt: skip


def _where(ledger: Ledger) -> str:
    subject = ledger.subject
    parts = [subject.community, subject.community.parent] if isinstance(subject, Compound) else [subject.parent]
    above = parts[-1] and parts[-1].parent
    return " › ".join(part.name for part in (above, *reversed(parts)) if part)


def _state(line: LedgerItem) -> str:
    if line.state == MISSING:
        return _("{count} missing").format(count=line.lacking)
    return {PROVED: _("proved"), LAPSED: _("expired")}.get(line.state, _("no proof asked"))


def _listed(one: Attachment) -> dict[str, Any]:
    row = one.evidence
    until = row.valid_until.isoformat() if row.valid_until else _("without an end")
    return {
        "number": one.number, "title": row.title, "kind": str(KINDS[Evidence.Kind(row.kind)]),
        "issued": row.issued_on.isoformat(), "until": until,
    }  # fmt: skip


def _attached(one: Attachment) -> dict[str, Any]:
    row, note = one.evidence, ""
    if not one.placed:
        note = _("Not shown here: it lies in the zip as {path}.").format(path=one.path)
    elif one.pages < one.of_pages:
        note = _("Pages 1 to {shown} of {all}; the whole document lies in the zip as {path}.").format(
            shown=one.pages, all=one.of_pages, path=one.path
        )
    return {
        **_listed(one), "items": [line.item.id for line in one.items], "hash": bytes(row.sha256).hex(),
        "path": one.placed, "pages": list(range(1, one.pages + 1)), "note": note,
    }  # fmt: skip


# In a zip ------------------------------------------------------------------------------------------------------------


def write_zip(ledger: Ledger) -> IO[bytes]:
    """Return the proofs in folders by item number, with the directory as csv and PDF, in a temporary file.

    A proof for several items lies under the first; in the folders of the others a text says where.
    """
    attachments = attachments_of(ledger)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        there = {one.number for one in attachments if _put(archive, one.path, _chunks(one.file))}
        for one in attachments:
            for pointer in one.pointers:
                said = _("This proof lies in {path}.").format(path=one.path)
                _put(archive, pointer, [f"{said}\r\n".encode("utf-8-sig")])
        _put(archive, "directory.csv", [_table(ledger, attachments, there).encode("utf-8-sig")])
        with write_directory(ledger, with_attachments=False) as pdf:
            _put(archive, "directory.pdf", iter(lambda: pdf.read(256 * 1024), b""))
    file.seek(0)
    return file


def _put(archive: zipfile.ZipFile, path: str, chunks: Iterable[bytes] | None) -> bool:
    if chunks is None:
        return False
    info = zipfile.ZipInfo(path, _EPOCH)
    info.create_system, info.external_attr = 3, 0o644 << 16  # the same on every machine
    with archive.open(info, "w") as out:
        for chunk in chunks:
            out.write(chunk)
    return True


def _chunks(file: StoredFile) -> Iterable[bytes] | None:
    try:
        return content().chunks(file.key)
    except FileNotFoundError:
        return None


def _table(ledger: Ledger, attachments: list[Attachment], there: set[int]) -> str:
    lang = language()
    numbers = {one.evidence.pk: one for one in attachments}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    head = [
        say("col_item", lang), _("What is evaluated"), _("State"), _("Attachment"), _("Title"), _("Kind"),
        _("Issued on"), _("Valid until"), _("File"), _("SHA-256 as sent"), _("SHA-256 of the file"),
    ]  # fmt: skip
    writer.writerow([*head, _("Demo data")] if settings.DEMO else head)
    for line in ledger.items:
        known = [line.item.id, in_words(line.item.title, lang), _state(line)]
        for told in [_cells(numbers[proof.evidence.pk], there) for proof in line.counting] or [[""] * 8]:
            cells = [*known, *told]
            cells = [f"'{cell}" if begins_a_formula(cell) else cell for cell in cells]
            writer.writerow([*cells, _("Demo data")] if settings.DEMO else cells)
    return out.getvalue()


def _cells(one: Attachment, there: set[int]) -> list[str]:
    row, listed = one.evidence, _listed(one)
    return [
        str(one.number), row.title, listed["kind"], listed["issued"], listed["until"],
        one.path if one.number in there else _("The content is not there any more."),
        bytes(row.sha256).hex(), one.file.key,
    ]  # fmt: skip
