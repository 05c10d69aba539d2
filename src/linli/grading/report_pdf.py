"""The results in print, in Chinese type: layout in report.typ, everything else as data."""

from collections import Counter
from pathlib import Path
from typing import Any

from linli.kernels.record import GRADED, UNKNOWN

from .explain import KINDS, losses
from .grade import Results
from .report_xlsx import by_county, class_label, distribution, has_ladder, outcome_label, total_text
from .typesetting import typeset
from .words import say

_TEMPLATE = Path(__file__).with_name("report.typ")


def write_pdf(path: Path, results: Results, fonts: Path, lang: str = "zh", seal: str = "") -> None:
    """Write the results as a PDF. `fonts`: the folder of the Noto Sans SC package; `seal`: printed if there is one.

    Raises Refused if the fonts are not there, RuntimeError if the layout cannot be set.
    """
    path.write_bytes(typeset(_TEMPLATE, _data(results, lang, seal), fonts))


def _data(results: Results, lang: str, seal: str) -> dict[str, Any]:
    standard, answers = results.published.standard, results.answers
    states = Counter(results.state(subject) for subject in range(len(results)))
    title = standard.title.zh if lang == "zh" else standard.title.en
    facts = [
        (say("info_as_of", lang), answers.as_of.isoformat()),
        (say("info_edition", lang), f"{standard.edition} ({say(standard.status, lang)})"),
        (say("info_content_hash", lang), results.published.content_hash),
        (say("info_source", lang), standard.source.zh if lang == "zh" else standard.source.en),
        (say("count_subjects", lang), str(len(results))),
        *((say(f"count_{state}", lang), str(states[state])) for state in ("graded", "incomplete", "not_assessable")),
    ]
    if seal:
        facts.append((say("seal", lang), seal))
    spread = [(outcome_label(results, name, lang), count) for name, count in distribution(results)]
    return {
        "lang": lang,
        "title": title,
        "subtitle": answers.title or "-",
        "running": f"{title} · {answers.title}",
        "sample": say("sample_mark", lang) if standard.status == "sample" else "",
        "sample_note": say("sample_note", lang),
        "made_by": say("made_by", lang),
        "facts": facts,
        "spread": spread if has_ladder(results) else [],
        "counties": _counties(results, lang),
        "failed": _failed(results, lang),
        "missing": _missing(results, lang),
        "results": _table(results, lang),
        "words": {
            "chart": say("chart_outcome", lang),
            "county": say("county_table", lang),
            "failed": say("page_failed", lang),
            "missing": say("page_missing", lang),
            "results": say("page_results", lang),
            "none": say("none", lang),
        },
    }


def _counties(results: Results, lang: str) -> dict[str, Any]:
    if not has_ladder(results):
        return {"head": [], "rows": []}
    names = [name for name, _ in distribution(results)]
    rest = ("incomplete", "not_assessable")
    heads = [outcome_label(results, name, lang) for name in names] + [say(f"state_{state}", lang) for state in rest]
    rows = [
        [county or "-", *(str(counts[key]) for key in (*names, *rest))] for county, counts in by_county(results).items()
    ]
    return {"head": [say("col_county", lang), *heads], "rows": rows}


def _failed(results: Results, lang: str) -> dict[str, Any]:
    head = [say("col_code", lang), say("col_name", lang), say("outcome", lang), say("page_failed", lang)]
    rows = []
    found: dict[int, list[str]] = {}
    if results.compiled is not None:
        lost = losses(results)
        failed = lost.kind == KINDS.index("failed")
        for subject, place in zip(lost.subject[failed].tolist(), lost.item[failed].tolist(), strict=True):
            item = results.published.standard.items[place]
            title = item.title.zh if lang == "zh" else item.title.en
            found.setdefault(subject, []).append(f"{item.id} {title}")
    for subject, items in found.items():
        graded = results.scores.state[subject] == GRADED
        label = (
            outcome_label(results, results.outcome(subject), lang)
            if graded
            else say(f"state_{results.state(subject)}", lang)
        )
        rows.append([results.answers.codes[subject], results.answers.names[subject], label, "；".join(items)])
    return {"head": head, "rows": rows}


def _missing(results: Results, lang: str) -> dict[str, Any]:
    head = [say("col_code", lang), say("col_name", lang), say("state", lang), say("unknown", lang)]
    rows = []
    for subject in range(len(results)):
        if results.scores.state[subject] != GRADED:
            marks = results.marks[:, subject]
            items = [item.id for item in results.published.standard.items if marks[results.row[item.id]] == UNKNOWN]
            state = say(f"state_{results.state(subject)}", lang)
            rows.append([results.answers.codes[subject], results.answers.names[subject], state, " ".join(items) or "-"])
    return {"head": head, "rows": rows}


def _table(results: Results, lang: str) -> dict[str, Any]:
    """Every subject with its result; code, name, county, total, outcome and class as far as the standard has them."""
    ladder, classes = has_ladder(results), bool(results.published.standard.outcome.class_)
    head = [say("col_code", lang), say("col_name", lang), say("col_county", lang), say("total", lang)]
    head += [say("outcome", lang)] if ladder else []
    head += [say("class", lang)] if classes else []
    rows = []
    for subject in range(len(results)):
        graded = results.scores.state[subject] == GRADED
        row = [results.answers.codes[subject], results.answers.names[subject], results.answers.counties[subject]]
        row.append(total_text(results, subject) if graded else say(f"state_{results.state(subject)}", lang))
        if ladder:
            row.append(outcome_label(results, results.outcome(subject), lang) if graded else "")
        if classes:
            row.append(class_label(results, results.class_id(subject), lang))
        rows.append(row)
    widths = [0, 1, 0, 0] + [0] * (len(head) - 4)
    return {"head": head, "rows": rows, "widths": widths, "align": ["l", "l", "l", "r", *["l"] * (len(head) - 4)]}
