"""The words on screen: gather the English ones from code and templates, keep the Chinese catalogue in step, compile it.

    ./linli words          gather; new words come without Chinese, words no longer used go
    ./linli words --list   print the words that lack Chinese

GNU gettext is not needed: Babel reads, merges and compiles. docs/adr/0030 says why English is the source.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "linli"
CATALOGUE = SOURCE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
LEFT_OUT = {"kernels", "grading", "tests", "migrations", "static", "locale", "__pycache__"}  # grading has its own words
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
WIDTH = 120
EPOCH = datetime(2021, 1, 1, tzinfo=UTC)  # so that the same words make the same bytes


def extract_template(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Read the words of a Django template, as Babel calls extractors."""
    code = templatize(file.read().decode(), origin=getattr(file, "name", None))
    code = "\n".join(line.strip() for line in code.splitlines())  # the template's indentation is not Python's
    return extract_python(io.BytesIO(code.encode()), keywords, comment_tags, options)


def gather() -> Catalog:
    """Return every word of the code and the templates, without any Chinese."""
    catalogue = empty()
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE).parts
        method = {".py": "python", ".html": extract_template, ".txt": extract_template}.get(path.suffix)
        if method is None or LEFT_OUT & set(inside) or not path.is_file():
            continue
        with path.open("rb") as file:
            for _line, words, _comments, context in extract(method, file, KEYWORDS, options={"encoding": "utf-8"}):
                if not words or words == ("",):
                    continue
                # Braces of str.format and percent signs of templates are checked by `faults`, not by Babel's flags.
                catalogue.add(words, context=context, flags=())
    return catalogue


def empty() -> Catalog:
    """Return a catalogue for Chinese that always compiles to the same bytes."""
    return Catalog("zh_Hans", project="LinLi", fuzzy=False, creation_date=EPOCH, revision_date=EPOCH)


def kept() -> Catalog:
    """Return the catalogue as it is."""
    catalogue = empty()
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as file:
            for message in read_po(file, locale="zh_Hans"):
                if message.id:
                    catalogue.add(message.id, message.string, context=message.context)
    return catalogue


def merged(gathered: Catalog, translated: Catalog) -> Catalog:
    """Return the gathered words with the Chinese that is known."""
    catalogue = empty()
    for message in gathered:
        if not message.id:
            continue
        known = translated.get(message.id, message.context)
        string = known.string if known is not None else ""
        if isinstance(message.id, tuple) and isinstance(string, str):
            string = (string,)
        catalogue.add(message.id, string, context=message.context)
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as it is written: sorted, without places and header, so that changes stay small."""
    out = io.BytesIO()
    write_po(out, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue().strip() + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as Django reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def chinese(message: Message) -> str:
    """Return the Chinese of a message, which has one form for every number."""
    return message.string if isinstance(message.string, str) else message.string[0]


def english(message: Message) -> str:
    """Return the English of a message, the singular where there are two."""
    return message.id if isinstance(message.id, str) else message.id[0]


def fields(text: str) -> set[str]:
    """Return the named fields of a sentence, in braces or as %(name)s."""
    return set(re.findall(r"\{(\w*)[^{}]*\}|%\((\w+)\)[sd]", text.replace("{{", "").replace("}}", "")))


def faults(catalogue: Catalog) -> list[str]:
    """Return what is wrong with the Chinese of the gathered words, a line each."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        text, source = chinese(message), message.id if isinstance(message.id, str) else message.id[1]
        if not text:
            found.append(f"no Chinese: {english(message)!r}")
        elif fields(text) != fields(source):
            found.append(f"fields differ: {source!r} against {text!r}")
        elif "%(" in source and re.search(r"%(?![%(])", text.replace("%%", "")):
            found.append(f"a bare per cent sign beside named fields: {text!r}")  # it would silently stay English
    return found


def save(catalogue: Catalog) -> None:
    """Write the catalogue and what Django reads."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(po_bytes(catalogue))
    COMPILED.write_bytes(mo_bytes(catalogue))


def main(arguments: Sequence[str]) -> int:
    """Bring the catalogue up to date; returns the exit status."""
    parser = argparse.ArgumentParser(prog="./linli words", description="bring the Chinese catalogue up to date")
    parser.add_argument("--list", action="store_true", help="print the words that lack Chinese, change nothing")
    options = parser.parse_args(arguments)
    catalogue = merged(gather(), kept())
    lacking = [message for message in catalogue if message.id and not chinese(message)]
    if options.list:
        for message in lacking:
            print(english(message).replace("\n", "\\n"))
        return 0
    save(catalogue)
    print(f"{len(catalogue)} words, {len(lacking)} without Chinese", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
