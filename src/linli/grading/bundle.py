"""The sealed bundle: four plain files in an uncompressed zip, the same bytes on every machine.

`standard.yaml` is the standard as it was published, `answers.csv` every final answer, `results.csv`
every result, `manifest.json` their hashes and the seal of the round before. Reasons for lost points
are left out, because free text may name persons; a class given by hand is in, with its reason and
document, because it changes a result.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from .answers import Answers, Decision
from .checks import SUBJECT_COLUMNS
from .compile import Published
from .faults import Place, refuse
from .figures import texts
from .grade import Results

FORMAT = "linli-bundle/1"
RULES = "linli-scoring/1"  # raised when the same answers could give other results
FILES = ("standard.yaml", "answers.csv", "results.csv", "manifest.json")
_DECIDED = ("decided:class", "decided:reason", "decided:document")


def seal(results: Results, previous: dict[str, Any] | None = None) -> bytes:
    """Return the bundle's bytes. `previous`: the manifest of the round before, if there was one."""
    files = {
        "standard.yaml": results.published.raw,
        "answers.csv": answers_csv(results.published, results.answers),
        "results.csv": results_csv(results),
    }
    files["manifest.json"] = manifest_json(manifest_of(results, files, previous))
    return pack(files)


def pack(files: dict[str, bytes]) -> bytes:
    """Return the zip of these files: fixed order and dates, nothing compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in FILES:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()


def unpack(raw: bytes, file: str) -> dict[str, bytes]:
    """Return the files of a bundle. Raises Refused if it is not a zip of exactly those files."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [info.filename for info in archive.infolist()]
            for name, count in Counter(names).items():
                if name not in FILES or count > 1:
                    raise refuse("bundle_file_added", Place(file), name=name, allowed=FILES)
            for name in FILES:
                if name not in names:
                    raise refuse("bundle_file_missing", Place(file), name=name)
            for info in archive.infolist():
                if info.compress_type != zipfile.ZIP_STORED or info.file_size > len(raw):
                    raise refuse("bundle_packed", Place(file), name=info.filename)  # could unpack to anything
            return {name: archive.read(name) for name in FILES}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as exc:
        raise refuse("not_a_bundle", Place(file), problem=str(exc)) from exc


# Manifest -------------------------------------------------------------------------------------------------------------


def manifest_of(results: Results, files: dict[str, bytes], previous: dict[str, Any] | None) -> dict[str, Any]:
    """Return the manifest, its own seal included."""
    standard = results.published.standard
    states = Counter(results.state(subject) for subject in range(len(results)))
    outcomes = Counter(
        results.outcome(subject) for subject in range(len(results)) if results.scores.state[subject] == 0
    )
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "rules": RULES,
        "standard": {
            "id": standard.id,
            "edition": standard.edition,
            "status": standard.status,
            "title": standard.title.zh,
            "content_hash": results.published.content_hash,
        },
        "round": {"title": results.answers.title, "as_of": results.answers.as_of.isoformat()},
        "counts": {"subjects": len(results), "states": dict(states), "outcomes": dict(outcomes)},
        "files": {
            name: {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}
            for name in FILES
            if name in files
        },
        "previous": None if previous is None else link_to(previous),
    }
    manifest["seal"] = seal_of(manifest)
    return manifest


def link_to(manifest: dict[str, Any]) -> dict[str, str]:
    """Return what a manifest says of the one before it: its seal, title and as-of date."""
    return {"seal": manifest["seal"], "title": manifest["round"]["title"], "as_of": manifest["round"]["as_of"]}


def seal_of(manifest: dict[str, Any]) -> str:
    """Return the SHA-256 of a manifest without its own seal: the number to publish beside the results."""
    return hashlib.sha256(manifest_json({k: v for k, v in manifest.items() if k != "seal"})).hexdigest()


def manifest_json(manifest: dict[str, Any]) -> bytes:
    """Return the only form in which a manifest is written: sorted keys, two blanks, UTF-8, one line end."""
    return (json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


# Tables ---------------------------------------------------------------------------------------------------------------


def _csv(columns: dict[str, Iterable[str]]) -> bytes:
    # The byte order mark makes spreadsheets read Chinese; quoting is left to the csv module.
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return buffer.getvalue().encode("utf-8-sig")


def answers_csv(published: Published, answers: Answers) -> bytes:
    """Return every fact, answer and class decision, one row per subject, in canonical text."""
    columns: dict[str, Iterable[str]] = {
        "code": answers.codes,
        "name": answers.names,
        "county": answers.counties,
        "community": answers.communities,
    }
    columns |= {f"fact:{fact.id}": answers.facts[fact.id] for fact in published.standard.facts}
    columns |= {f"item:{item.id}": answers.items[item.id] for item in published.standard.items}
    if published.standard.outcome.class_:
        nothing = Decision("", "", "")
        decided = [answers.decisions.get(code, nothing) for code in answers.codes]
        columns |= {
            "decided:class": [decision.class_id for decision in decided],
            "decided:reason": [decision.reason for decision in decided],
            "decided:document": [decision.document for decision in decided],
        }
    return _csv(columns)


def results_csv(results: Results) -> bytes:
    """Return the record, one row per subject: state, totals, sections, outcome, each item's mark and points."""
    standard, scores, answers = results.published.standard, results.scores, results.answers
    subjects = range(len(results))
    graded = scores.state == 0

    def known(values: list[str]) -> list[str]:
        """Sums only of who is graded: with an item unknown, a sum would count it as nothing."""
        return [value if is_graded else "" for value, is_graded in zip(values, graded.tolist(), strict=True)]

    columns: dict[str, Iterable[str]] = {
        "code": answers.codes,
        "name": answers.names,
        "county": answers.counties,
        "community": answers.communities,
        "state": [results.state(subject) for subject in subjects],
        "total": known(texts(scores.total, results.total_digits)),
        "outcome": [results.outcome(subject) for subject in subjects],
    }
    if standard.outcome.class_:
        ids = [rule.id for rule in standard.outcome.class_]
        columns["class_by_rule"] = [ids[c] if c >= 0 else "" for c in scores.class_by_rule.tolist()]
        columns["class"] = [results.class_id(subject) for subject in subjects]
    if results.compiled is not None:
        columns["outcome_by_total"] = [
            results.rung_names[rung] if is_graded else ""
            for rung, is_graded in zip(scores.rung_by_total.tolist(), graded.tolist(), strict=True)
        ]
        columns["limited_by"] = [results.items[i].id if i >= 0 else "" for i in scores.limit_by.tolist()]
        columns["sum"] = known(texts(scores.exact, results.mark_digits))
    columns["unknown"] = [str(count) for count in scores.unknown.tolist()]
    for s, section in enumerate(standard.sections):
        columns[f"section:{section.id}"] = known(texts(scores.section_points[s], results.mark_digits))
    if standard.bonus:
        columns["bonus"] = known(texts(scores.bonus, results.mark_digits))
    for item in standard.items:
        row = results.row[item.id]
        if item.role == "must-have":
            columns[f"mark:{item.id}"] = [
                {"1": "met", "0": "failed"}.get(word, word) for word in texts(results.marks[row], 0)
            ]
        else:
            columns[f"mark:{item.id}"] = texts(results.marks[row], results.mark_digits, trim=True)
            if results.compiled is not None:
                columns[f"points:{item.id}"] = known(texts(scores.points[row], results.mark_digits, trim=True))
    return _csv(columns)


def read_table(raw: bytes, file: str) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a table of the bundle. Raises Refused if it is not one."""
    try:
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as exc:
        raise refuse("not_a_table", Place(file), problem=str(exc)) from exc
    if not rows:
        raise refuse("not_a_table", Place(file), problem="empty")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            raise refuse("row_width", Place(file, number), found=len(row), wanted=len(rows[0]))
    return rows[0], rows[1:]


def read_answers(raw: bytes, published: Published, title: str, as_of: date) -> Answers:
    """Return the answers of a bundle. Raises Refused if a column is missing, or unknown to the standard."""
    standard = published.standard
    header, rows = read_table(raw, "answers.csv")
    wanted = [
        *SUBJECT_COLUMNS,
        *(f"fact:{fact.id}" for fact in standard.facts),
        *(f"item:{item.id}" for item in standard.items),
        *(_DECIDED if standard.outcome.class_ else ()),
    ]
    if header != wanted:
        first = next((a or b for a, b in zip([*header, ""], [*wanted, ""], strict=False) if a != b), "")
        raise refuse("bundle_columns", Place("answers.csv", 1), column=first)
    columns = dict(zip(header, map(list, zip(*rows, strict=True)), strict=True)) if rows else {n: [] for n in header}
    decisions = {}
    if standard.outcome.class_:
        for code, *parts in zip(columns["code"], *(columns[name] for name in _DECIDED), strict=True):
            if parts[0]:
                decisions[code] = Decision(*parts)
    return Answers(
        title=title,
        as_of=as_of,
        codes=columns["code"],
        names=columns["name"],
        counties=columns["county"],
        communities=columns["community"],
        facts={fact.id: columns[f"fact:{fact.id}"] for fact in standard.facts},
        items={item.id: columns[f"item:{item.id}"] for item in standard.items},
        decisions=decisions,
    )
