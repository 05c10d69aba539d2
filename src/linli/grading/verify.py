"""Recompute a sealed bundle from nothing and say where it differs from what was published."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .answers import Answers
from .bundle import (
    FILES,
    FORMAT,
    RULES,
    answers_csv,
    link_to,
    manifest_json,
    manifest_of,
    pack,
    read_answers,
    read_table,
    results_csv,
    seal_of,
    unpack,
)
from .cells import CellFault, clean_code, clean_note, clean_text, date_of
from .compile import Published, compile_standard
from .faults import Fault, Place, Refused, refuse
from .grade import Results, grade
from .marks import NOT_APPLICABLE, applies, read_answer, read_fact
from .schema import Item


@dataclass(frozen=True)
class Verified:
    """What a bundle says of itself and what is wrong with it; `faults` is empty if everything agrees."""

    file: str
    manifest: dict[str, Any]
    faults: list[Fault]
    results: Results | None


def verify(path: Path, previous: dict[str, Any] | None = None) -> Verified:
    """Recompute a bundle. `previous`: the manifest of the round that it must follow, where the caller has it.

    Raises OSError if it cannot be read; everything else that is wrong is a fault, the first difference first.
    """
    manifest: dict[str, Any] = {}
    faults: list[Fault] = []
    results = None
    try:
        raw = path.read_bytes()
        files = unpack(raw, path.name)
        manifest = read_manifest(files["manifest.json"])
        faults += _sealed(manifest, files)
        published = compile_standard(files["standard.yaml"], "standard.yaml")
        results, found = _recompute(published, manifest, files, told=bool(faults))
        faults += found
        if not faults and pack(files) != raw:
            faults.append(Fault("bundle_container", {}, Place(path.name)))
        if previous is not None:
            claimed, found_link = manifest.get("previous"), link_to(previous)
            if claimed != found_link:
                fields = {"claimed": _json(claimed), "found": _json(found_link)}
                faults.append(Fault("chain_broken", fields, Place(path.name)))
            elif previous["round"]["as_of"] > manifest["round"]["as_of"]:
                faults.append(Fault("previous_later", {"as_of": previous["round"]["as_of"]}, Place(path.name)))
    except Refused as refused:
        faults += refused.faults
    return Verified(path.name, manifest, faults, results)


def read_manifest(raw: bytes) -> dict[str, Any]:
    """Return a manifest that has every part of its form. Raises Refused."""
    place = Place("manifest.json")
    try:
        manifest = json.loads(raw.decode(), parse_constant=_no_constant)
        texts = [manifest[part][key] for part, keys in _TEXTS.items() for key in keys]
        texts += [manifest["seal"], *(manifest["files"][name]["sha256"] for name in FILES[:-1])]
        link = manifest["previous"]
        if link is not None:
            texts += [link[key] for key in ("seal", "title", "as_of")]
            if not _SEAL.fullmatch(link["seal"]) or len(link) != 3:
                raise ValueError("previous")
            date_of(link["as_of"])
        if (
            not all(isinstance(text, str) for text in texts)
            or date_of(manifest["round"]["as_of"]).isoformat() != manifest["round"]["as_of"]
        ):
            raise ValueError("as_of")
        manifest_json(manifest)  # text that is no text (half a surrogate pair) ends here
    except (ValueError, KeyError, TypeError, RecursionError, CellFault) as exc:
        raise refuse("manifest_form", place, problem=str(exc)) from exc
    if manifest.get("format") != FORMAT:
        raise refuse("bundle_format", place, found=str(manifest.get("format")), known=FORMAT)
    if manifest.get("rules") != RULES:
        raise refuse("bundle_rules", place, found=str(manifest.get("rules")), known=RULES)
    return manifest  # type: ignore[no-any-return]


_SEAL = re.compile(r"[0-9a-f]{64}")


def _no_constant(name: str) -> None:
    raise ValueError(name)


_TEXTS = {"standard": ("id", "edition", "content_hash"), "round": ("title", "as_of")}


def _sealed(manifest: dict[str, Any], files: dict[str, bytes]) -> Iterable[Fault]:
    for name in FILES[:-1]:
        found = hashlib.sha256(files[name]).hexdigest()
        if found != manifest["files"][name]["sha256"]:
            fields = {"name": name, "sealed": manifest["files"][name]["sha256"], "found": found}
            yield Fault("file_changed", fields, Place(name))
    if files["manifest.json"] != manifest_json(manifest):
        yield Fault("manifest_layout", {}, Place("manifest.json"))
    if seal_of(manifest) != manifest["seal"]:
        yield Fault("seal_changed", {"sealed": manifest["seal"], "found": seal_of(manifest)}, Place("manifest.json"))


def _recompute(
    published: Published, manifest: dict[str, Any], files: dict[str, bytes], *, told: bool
) -> tuple[Results | None, list[Fault]]:
    faults = []
    standard = published.standard
    says = manifest["standard"]
    for key, found in (("id", standard.id), ("edition", standard.edition), ("content_hash", published.content_hash)):
        if says[key] != found:
            faults.append(
                Fault("standard_differs", {"key": key, "sealed": says[key], "found": found}, Place("standard.yaml"))
            )
    answers = read_answers(
        files["answers.csv"], published, manifest["round"]["title"], date.fromisoformat(manifest["round"]["as_of"])
    )
    wrong = _first_wrong_answer(published, answers)
    if wrong:
        return None, [*faults, wrong]
    if answers_csv(published, answers) != files["answers.csv"]:
        faults.append(Fault("table_layout", {"name": "answers.csv"}, Place("answers.csv")))
    results = grade(published, answers)
    faults += _compare(results_csv(results), files["results.csv"])
    link = manifest["previous"]
    before = link and {"seal": link["seal"], "round": {"title": link["title"], "as_of": link["as_of"]}}
    again = manifest_of(results, {name: files[name] for name in FILES[:-1]}, before)
    for key in sorted((again.keys() | manifest.keys()) - {"seal"}):
        if again.get(key) != manifest.get(key) and not (key == "files" and told):
            sealed, found = _json(manifest.get(key)), _json(again.get(key))
            faults.append(
                Fault("manifest_differs", {"key": key, "sealed": sealed, "found": found}, Place("manifest.json"))
            )
    return results, faults


def _first_wrong_answer(published: Published, answers: Answers) -> Fault | None:
    """The first answer that is not one, or not in its canonical text."""
    standard = published.standard
    classes = {rule.id for rule in standard.outcome.class_}
    if len(set(answers.codes)) != len(answers.codes) or answers.codes != sorted(answers.codes):
        return Fault("bundle_codes", {}, Place("answers.csv"))
    for name, texts, clean in (
        ("code", answers.codes, clean_code),
        ("name", answers.names, clean_text),
        ("county", answers.counties, clean_text),
        ("community", answers.communities, clean_text),
    ):
        for number, text in enumerate(texts):
            if not _canonical(partial(clean, text), text) or (name == "name" and not text):
                return _wrong(answers, number, name, text)
    for fact in standard.facts:
        for number, text in enumerate(answers.facts[fact.id]):
            if not _canonical(partial(read_fact, fact, text), text):
                return _wrong(answers, number, fact.id, text)
    for item in standard.items:
        good: dict[str, bool] = {}
        for number, text in enumerate(answers.items[item.id]):
            if text not in good:
                good[text] = _canonical(partial(canonical_answer, item, text), text)
            if not good[text]:
                return _wrong(answers, number, item.id, text)
            if text == NOT_APPLICABLE and applies(item, answers.facts_of(number)) is not False:
                return _wrong(answers, number, item.id, text)
    for code, decision in answers.decisions.items():
        notes = (decision.reason, decision.document)
        if decision.class_id not in classes or not all(
            note and _canonical(partial(clean_note, note), note) for note in notes
        ):
            return _wrong(answers, answers.codes.index(code), "decided:class", decision.class_id)
    return None


def canonical_answer(item: Item, text: str) -> str:
    """The canonical form of an answer in a bundle. Raises CellFault if it is not an answer to the item."""
    if not item.method.events:
        return read_answer(item, text)
    kinds = {kind.id for kind in item.method.events.kinds}
    entries = []
    for entry in filter(None, text.split("; ")):
        day, _, kind = entry.partition(" ")
        entries.append((date_of(day).isoformat(), kind))
        if kind not in kinds:
            raise CellFault("not_one_of_cell", value=kind, allowed=sorted(kinds))
    return "; ".join(f"{day} {kind}" for day, kind in sorted(entries))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _canonical(read: Any, text: str) -> bool:
    try:
        return bool(read() == text)
    except CellFault:
        return False


def _wrong(answers: Answers, number: int, column: str, text: str) -> Fault:
    fields = {"code": answers.codes[number], "column": column, "value": text[:40]}
    return Fault("bundle_answer", fields, Place("answers.csv", number + 2))


def _compare(again: bytes, published: bytes) -> Iterable[Fault]:
    """The first cell in which the published results differ from the recomputed ones."""
    if again == published:
        return
    place = Place("results.csv")
    header, rows = read_table(published, "results.csv")
    right_header, right_rows = read_table(again, "results.csv")
    if header != right_header:
        first = next((a for a, b in zip([*header, ""], [*right_header, ""], strict=False) if a != b), "")
        yield Fault("bundle_columns", {"column": first}, Place("results.csv", 1))
        return
    if len(rows) != len(right_rows):
        yield Fault("bundle_rows", {"found": len(rows), "wanted": len(right_rows)}, place)
        return
    for number, (row, right) in enumerate(zip(rows, right_rows, strict=True), 2):
        for column, value, wanted in zip(header, row, right, strict=True):
            if value != wanted:
                fields = {
                    "code": right[0],
                    "name": right[1],
                    "column": column,
                    "published": value,
                    "recomputed": wanted,
                }
                yield Fault("result_differs", fields, Place("results.csv", number))
                return
    yield Fault("table_layout", {"name": "results.csv"}, place)
