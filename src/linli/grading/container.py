"""The file around a workbook: is it one, does it unpack to a sensible size, which cells hold formulas or errors."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from .faults import Fault, Place, refuse
from .layout import cell_name, cell_position

LARGEST_UNPACKED = 1_000_000_000
_BOMB_RATIO, _BOMB_BYTES = 200, 100_000_000
# Signs that a sheet may hold a formula or an error; only then is it parsed, for the cells' names.
_MAY_HOLD = tuple(re.compile(sign) for sign in (rb"<f[\s/>]", rb":f[\s/>]", rb't="e"', rb"t='e'", rb"t ?= ?.e.[ />]"))
_DAMAGE = (
    zipfile.BadZipFile, KeyError, ElementTree.ParseError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
_XLSX, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def check_container(path: Path) -> None:
    """Refuse what is no workbook, or unpacks to too much."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_XLS):
        return
    if not start.startswith(_XLSX):
        raise refuse("not_a_workbook", Place(path.name), problem=path.suffix or "-")
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            unpacked = sum(info.file_size for info in infos)
            packed = sum(info.compress_size for info in infos) or 1
            if unpacked > LARGEST_UNPACKED or (unpacked > _BOMB_BYTES and unpacked > _BOMB_RATIO * packed):
                raise refuse("unpacks_too_large", Place(path.name), size=unpacked, most=LARGEST_UNPACKED)
            if "xl/workbook.xml" not in archive.namelist():
                raise refuse("not_a_workbook", Place(path.name), problem="xl/workbook.xml")
    except _DAMAGE as exc:
        raise refuse("not_a_workbook", Place(path.name), problem=str(exc)) from exc


def formulas_and_errors(path: Path) -> list[Fault]:
    """Return a fault for each cell with a formula or an error value. Raises Refused if the file is damaged.

    In the old format (.xls) formulas cannot be told from values here: what a cell shows is what counts.
    """
    if not zipfile.is_zipfile(path):
        return []
    try:
        with zipfile.ZipFile(path) as archive:
            return list(_formulas(archive))
    except _DAMAGE as exc:
        raise refuse("not_a_workbook", Place(path.name), problem=str(exc)) from exc


def _formulas(archive: zipfile.ZipFile) -> Iterable[Fault]:
    """A fault for each cell with a formula or an error value; a cell that only cites one as text is none."""
    for name, member in _sheet_files(archive):
        with archive.open(member) as opened:
            xml = opened.read(LARGEST_UNPACKED)
        if not any(sign.search(xml) for sign in _MAY_HOLD):
            continue
        row = column = 0
        for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                row, column = int(element.get("r", row + 1)), 0
            elif event == "end" and tag == "c":
                cell = element.get("r", cell_name(row - 1, column))
                column = cell_position(cell)[1] + 1
                if any(child.tag.rpartition("}")[2] == "f" for child in element):
                    yield Fault("formula", {}, Place(sheet=name, cell=cell))
                elif element.get("t") == "e":
                    yield Fault("error_value", {}, Place(sheet=name, cell=cell))
            elif event == "end" and tag == "row":
                element.clear()


def _sheet_files(archive: zipfile.ZipFile) -> Iterable[tuple[str, str]]:
    """The name of each sheet and the member of the archive that holds it."""
    members = {name.lower(): name for name in archive.namelist()}
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            relation = next((value for key, value in element.items() if key.endswith("}id")), "")
            target = relations.get(relation, "").lstrip("/").lower()
            member = members.get(target if target.startswith("xl/") else f"xl/{target}")
            if member:
                yield element.get("name", ""), member
