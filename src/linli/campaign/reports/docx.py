"""A report in Word: a template filled in a process of its own, and what a fault in it means, in words."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

import linli
from linli.campaign.filling import SECONDS

from .words import context, sample_values, schema

SHOWN_NAMES = 40
MOST_BYTES = 20_000_000  # of what is written


class UnableToFill(Exception):
    """A template cannot be filled; the sentence says where, why, and what is allowed."""


def fill_report(template: bytes, kind: str, plain: dict[str, Any]) -> bytes:
    """Return a report as a Word document, every page marked in the demo. Raises UnableToFill."""
    marks = [_("Demo data")] if settings.DEMO else []
    if plain["sample"]:
        marks.append(_("Sample"))
    return _filled(template, context(kind, plain), kind, marks, SECONDS * 2)


def try_template(template: bytes, kind: str) -> None:
    """See that a template can be filled: with two rows in each list, and with none. Raises UnableToFill."""
    values = sample_values(kind)
    none = {name: [] if isinstance(value, list) else "" for name, value in values.items()}
    _filled(template, values, kind, ["样例"], SECONDS / 2)  # a page waits for it
    _filled(template, none, kind, [], SECONDS / 2)


def _filled(template: bytes, values: dict[str, Any], kind: str, marks: list[str], seconds: float) -> bytes:
    asked = {
        "template": base64.b64encode(template).decode(), "values": values, "schema": schema(kind), "marks": marks,
    }  # fmt: skip
    # Nothing of this process is handed on: no address of the database, no key.
    environment = {"PYTHONPATH": str(Path(linli.__file__).resolve().parents[1]), "PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        run = subprocess.run(
            [sys.executable, "-m", "linli.campaign.filling"], input=json.dumps(asked).encode(), env=environment,
            capture_output=True, timeout=seconds, check=False, cwd="/",
        )  # fmt: skip
    except subprocess.TimeoutExpired as exc:
        raise UnableToFill(_too_long()) from exc
    if run.returncode != 0 or not run.stdout:
        raise UnableToFill(_too_long())
    answer = json.loads(run.stdout)
    if "fault" in answer:
        raise UnableToFill(in_words(answer["fault"], answer["values"], answer["near"]))
    document = base64.b64decode(answer["document"])
    if len(document) > MOST_BYTES:
        raise UnableToFill(_too_large())
    return document


def in_words(code: str, values: dict[str, Any], near: str) -> str:
    """Return a fault of a template as a sentence: where, what is wrong, what is allowed."""
    where = _("Paragraph {number}: ").format(number=values["paragraph"]) if values.get("paragraph") else (
        _("Near “{text}”: ").format(text=near.strip()[:60]) if near.strip() else ""
    )  # fmt: skip
    given = {**values, "allowed": _(", ").join(values.get("allowed", [])[:SHOWN_NAMES])}
    return where + _sentences().get(code, _sentences()["unreadable"]).format_map(_Given(given))


class _Given(dict[str, Any]):
    """Values of a sentence; what is not given is a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def _sentences() -> dict[str, str]:
    return {
        "unknown": _("there is no {{{{ {name} }}}}; allowed are {allowed}."),
        "unknown_part": _("{name} has no {part}; allowed are {allowed}."),
        "no_parts": _("{name} has no parts, so {name}.{part} is nothing. Only rows of a list have parts."),
        "no_list": _("{name} is no list; a loop goes over a list."),
        "is_a_list": _("{name} is a list or a row; show its parts in a loop: {{%tr for row in {name} %}}."),
        "not_allowed": _(
            "{what} is not allowed. A template may name values, loop over lists and ask “if”; it calls and computes "
            "nothing."
        ),
        "nested": _("Loops lie too deep in each other; at most {most}."),
        "loops": _("There are too many loops; at most {most} in one part."),
        "syntax": _("this cannot be read: {message}. Each {{{{ needs a }}}}, each {{% for %}} an {{% endfor %}}."),
        "too_large": _too_large(),
        "unreadable": _("The document cannot be filled ({what}). Begin with the built-in template and change it."),
    }  # fmt: skip


def _too_large() -> str:
    return _("What the template writes is too large: at most 20 million signs. Take out a loop.")


def _too_long() -> str:
    return _("Filling the template takes too long or too much memory. Make it simpler: fewer tables and loops.")
