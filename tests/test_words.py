"""The catalogue of words: gathered from code and templates, kept, and checked."""

import ast
import io
from pathlib import Path
from typing import Any

from babel.messages.mofile import read_mo
from tools import words


def template(text: str) -> list[Any]:
    file = io.BytesIO(text.encode())
    return [found[2] for found in words.extract_template(file, words.KEYWORDS, (), {})]


def test_words_of_templates_are_found_wherever_they_stand() -> None:
    text = """<p>
  {% translate "One" %}
    <c-card title="{% translate 'Two' %}">{{ x|default:_("Three") }}</c-card>
  {% blocktranslate with name=person trimmed %}
    Four {{ name }}
  {% endblocktranslate %}
</p>"""
    assert template(text) == ["One", "Two", "Three", "Four %(name)s"]


def test_chinese_is_kept_and_what_is_used_nowhere_goes() -> None:
    known, gathered = words.empty(), words.empty()
    known.add("Kept", "留")
    known.add("Gone", "去")
    gathered.add("Kept")
    gathered.add("New")
    merged = words.merged(gathered, known)
    assert {m.id: m.string for m in merged if m.id} == {"Kept": "留", "New": ""}


def test_a_word_without_chinese_or_with_other_fields_is_a_fault() -> None:
    catalogue = words.empty()
    catalogue.add("Case {number}", "第 {no} 号")
    catalogue.add("%(n)s homes", "%(n)s 户")
    catalogue.add("New", "")
    found = words.faults(catalogue)
    assert len(found) == 2
    assert found[0].startswith(("fields differ", "no Chinese"))


def test_the_same_words_make_the_same_bytes() -> None:
    catalogue = words.empty()
    catalogue.add(("{count} home", "{count} homes"), ("{count} 户",))
    first, second = words.mo_bytes(catalogue), words.mo_bytes(catalogue)
    assert first == second
    assert [list(m.string) for m in read_mo(io.BytesIO(first)) if m.id] == [["{count} 户"]]


def test_what_is_on_screen_is_gathered() -> None:
    gathered = words.gather()
    assert gathered.get("LinLi") is not None  # of a template
    assert gathered.get("My desk") is not None  # of code


def test_no_words_of_code_escape_the_gatherer() -> None:
    """Within an f-string words are not found: they would stand in English on a Chinese screen."""
    gathered = {
        message.id if isinstance(message.id, str) else message.id[0] for message in words.gather() if message.id
    }
    missed = [
        (path.name, node.lineno, node.args[0].value)
        for path in sorted((Path(__file__).parents[1] / "src" / "linli").rglob("*.py"))
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "gettext", "gettext_lazy")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value
        and node.args[0].value not in gathered
    ]
    assert missed == []
