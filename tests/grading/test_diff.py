"""A person compares two editions of a standard and reads what changed, consequences first."""

import string
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from linli.grading.catalogue.changes import CHANGES
from linli.grading.compile import compile_standard, load_standard
from linli.grading.diff import Change, compare, say_change
from linli.grading.schema import Standard, Text
from linli.grading.words import LANGUAGES
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "standards").glob("*.yaml"))
BASE = """\
standard: small
edition: "1"
status: sample
title: {zh: 小标准, en: Small}
source: {zh: 来源, en: Source}
note: {zh: 说明, en: Note}
subject: compound
mode: points
facts:
  - {id: lifts, title: {zh: 电梯, en: Lifts}, kind: whole}
  - {id: form, title: {zh: 形式, en: Form}, kind: choice, choices: [高层, 多层]}
  - {id: walled, title: {zh: 围墙, en: Walled}, kind: yes_no}
parties:
  - {id: company, title: {zh: 物业, en: Company}}
  - {id: township, title: {zh: 街道, en: Township}}
sections:
  - id: A
    title: {zh: 治理, en: Governance}
    cap: 12
    items:
      - id: A01
        title: {zh: 议事, en: Meetings}
        points: 3
        method: {count: {of: 4, unit: {zh: 次, en: meetings}, metric: party.meetings}}
        how: {zh: 看纪要, en: Look at the minutes}
        checked_by: [documents]
        evidence: {documents: 1, valid_months: 12, kinds: {zh: 纪要, en: Minutes}}
        responsible: [company]
        outcome_word: 安全
        serves: ["1"]
        suggested_by: party.hints
      - id: A02
        title: {zh: 公示, en: Notices}
        points: 2
        method: {levels: [2, 1, 0]}
        means: [{zh: 齐全, en: Complete}, {zh: 部分, en: In part}, {zh: 无, en: None}]
        applies: {lifts: {at_least: 1}}
      - id: A03
        title: {zh: 报到率, en: Reported in}
        points: 2
        method:
          measured:
            metric: party.share
            points_at: [[0.50, 0], [0.95, 1]]
            when_empty: not_applicable
            denominator_at_least: 5
        applies: {form: {one_of: [高层]}}
      - id: A04
        title: {zh: 记录, en: Entries}
        points: 5
        method:
          events:
            lowest: -1
            kinds:
              - {id: praise, title: {zh: 表扬, en: Praise}, points: 2, valid_months: 12}
              - {id: blame, title: {zh: 批评, en: Blame}, points: -1, valid_months: 6}
  - id: B
    title: {zh: 物业, en: Property}
    cap: 5
    items:
      - id: B01
        title: {zh: 保洁, en: Cleaning}
        points: 3
        method: {deduct: {per: 0.5, unit: {zh: 处, en: place}}}
        applies: {walled: {is: true}}
      - id: B02
        title: {zh: 合同, en: Contract}
        points: 2
        method: {binary: {}}
      - id: B03
        title: {zh: 消防通道, en: Fire lane}
        role: must-have
        method: {binary: {}}
        on_fail: {star_at_most: 1, class: floor}
      - id: B04
        title: {zh: 推广, en: Praised}
        role: bonus
        points: 2
        method: {binary: {}}
bonus: {cap: 1}
outcome:
  stars:
    - {star: 2, min: 14, every_section: 0.80}
    - {star: 1, min: 10, section: {A: 0.50}}
  class:
    - {id: sound, title: {zh: 良性, en: Sound}, when: {star: {at_least: 1}, section: {A: 0.60}}}
    - {id: floor, title: {zh: 托底, en: Floor}}
"""


def standard(text: str = BASE) -> Standard:
    return compile_standard(text.encode(), "small.yaml").standard


def edited(*edits: tuple[str, str]) -> Standard:
    text = BASE
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return standard(text)


def told(a: Standard, b: Standard) -> list[tuple[str, str]]:
    """Code and id of every change; each can be said in both languages."""
    changes = compare(a, b)
    for change in changes:
        assert all(say_change(change, lang) for lang in LANGUAGES)
    return [(change.code, change.id) for change in changes]


def only(a: Standard, b: Standard, code: str) -> Change:
    (change,) = [change for change in compare(a, b) if change.code == code]
    return change


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_standard_does_not_differ_from_itself(path: Path) -> None:
    assert compare(load_standard(path).standard, load_standard(path).standard) == []


def test_layout_comments_and_how_a_number_is_written_are_no_change() -> None:
    turned = BASE.replace("{lifts: {at_least: 1}}", "{walled: {is: true}, lifts: {at_least: 1}}")
    again = BASE.replace("{lifts: {at_least: 1}}", "{lifts: {at_least: 1}, walled: {is: true}}")
    assert compare(standard(turned), standard(again)) == []
    gates = BASE.replace("section: {A: 0.50}", "section: {A: 0.50, B: 0.60}")
    assert compare(standard(gates), standard(gates.replace("A: 0.50, B: 0.60", "B: 0.60, A: 0.50"))) == []
    other = (
        BASE.replace("per: 0.5,", "per: 0.50,")
        .replace("cap: 12", "cap: 12.0 # twelve")
        .replace("{A: 0.50}", "{A: 0.5}")
    )
    assert other != BASE
    assert compare(standard(), standard(other)) == []


# Each edit by itself, and what a person is told about it.
EDITS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("standard: small", "standard: other", [("standard_changed", "")]),
    ("subject: compound", "subject: community", [("subject_changed", "")]),
    ('edition: "1"', 'edition: "2"', [("edition_changed", "")]),
    ("status: sample", "status: official", [("status_changed", "")]),
    ("zh: 小标准", "zh: 大标准", [("title_changed", "")]),
    ("zh: 来源", "zh: 出处", [("source_changed", "")]),
    ("note: {zh: 说明, en: Note}\n", "", [("note_changed", "")]),
    ("bonus: {cap: 1}", "bonus: {cap: 2}", [("bonus_cap_changed", "")]),
    ("{star: 2, min: 14", "{star: 2, min: 15", [("band_changed", "star 2")]),
    ("every_section: 0.80", "every_section: 0.90", [("band_changed", "star 2")]),
    ("section: {A: 0.50}", "section: {B: 0.50}", [("band_changed", "star 1")]),
    ("{star: 2, min", "{star: 3, min", [("band_added", "star 3"), ("band_removed", "star 2")]),
    ("section: {A: 0.60}", "section: {A: 0.70}", [("class_changed", "sound")]),
    ("zh: 良性", "zh: 良好", [("class_title_changed", "sound")]),
    ("method: {count: {of: 4", "method: {count: {of: 6", [("method_changed", "A01")]),
    ("metric: party.meetings", "metric: party.sessions", [("metric_changed", "A01")]),
    ("unit: {zh: 次", "unit: {zh: 场", [("method_words_changed", "A01")]),
    ("levels: [2, 1, 0]", "levels: [2, 0.5, 0]", [("method_changed", "A02")]),
    ("[0.95, 1]", "[0.90, 1]", [("method_changed", "A03")]),
    ("when_empty: not_applicable", "when_empty: award", [("method_changed", "A03")]),
    ("denominator_at_least: 5", "denominator_at_least: 6", [("method_changed", "A03")]),
    ("lowest: -1", "lowest: -2", [("method_changed", "A04")]),
    ("valid_months: 6}", "valid_months: 9}", [("method_changed", "A04")]),
    ("zh: 表扬", "zh: 表彰", [("method_words_changed", "A04")]),
    ("per: 0.5", "per: 1", [("method_changed", "B01")]),
    ("{deduct: {per: 0.5, unit: {zh: 处, en: place}}}", "{levels: [3, 0]}", [("method_changed", "B01")]),
    ("star_at_most: 1", "star_at_most: 0", [("on_fail_changed", "B03")]),
    (", class: floor", "", [("on_fail_changed", "B03")]),
    ("{lifts: {at_least: 1}}", "{lifts: {at_least: 1, at_most: 9}}", [("applies_changed", "A02")]),
    ("one_of: [高层]", "one_of: [多层]", [("applies_changed", "A03")]),
    ("{walled: {is: true}}", "{walled: {is: false}}", [("applies_changed", "B01")]),
    ("checked_by: [documents]", "checked_by: [documents, site]", [("checked_by_changed", "A01")]),
    ("responsible: [company]", "responsible: [township]", [("responsible_changed", "A01")]),
    ("{documents: 1, valid", "{documents: 2, valid", [("evidence_changed", "A01")]),
    ("valid_months: 12, kinds", "valid_months: 6, kinds", [("evidence_changed", "A01")]),
    ("zh: 纪要,", "zh: 会议纪要,", [("evidence_kinds_changed", "A01")]),
    ("outcome_word: 安全", "outcome_word: 舒适", [("outcome_word_changed", "A01")]),
    ('serves: ["1"]', 'serves: ["1", "2"]', [("serves_changed", "A01")]),
    ("suggested_by: party.hints", "suggested_by: party.other", [("suggested_by_changed", "A01")]),
    ("zh: 保洁", "zh: 清洁", [("item_title_changed", "B01")]),
    ("zh: 看纪要", "zh: 看签到", [("how_changed", "A01")]),
    ("zh: 齐全", "zh: 完整", [("means_changed", "A02")]),
    ("zh: 治理", "zh: 共治", [("section_title_changed", "A")]),
    ("kind: whole", "kind: decimal", [("fact_changed", "lifts")]),
    ("choices: [高层, 多层]", "choices: [高层, 多层, 别墅]", [("fact_changed", "form")]),
    ("zh: 电梯", "zh: 电梯台数", [("fact_title_changed", "lifts")]),
    ("zh: 街道", "zh: 乡镇", [("party_title_changed", "township")]),
    ("  - {id: township, title: {zh: 街道, en: Township}}\n", "", [("party_removed", "township")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), EDITS)
def test_each_thing_that_changes_is_told_once(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(standard(), edited((old, new))) == expected


def test_points_and_caps_are_told_with_the_numbers_before_and_after() -> None:
    a, b = (
        standard(),
        edited(("cap: 5", "cap: 6"), ("points: 3\n        method: {deduct", "points: 4\n        method: {deduct")),
    )
    assert told(a, b) == [("total_changed", ""), ("section_cap_changed", "B"), ("points_changed", "B01")]
    change = only(a, b, "points_changed")
    assert (change.fields["before"], change.fields["after"]) == (Decimal(3), Decimal(4))
    assert say_change(change, "zh") == "指标 B01“保洁”的分值由 3 改为 4。"
    assert say_change(change, "en") == "Item B01 “Cleaning”: its points changed from 3 to 4."


def test_a_role_that_changes_takes_its_points_along() -> None:
    must = "        role: must-have\n        method: {binary: {}}\n        on_fail: {star_at_most: 0}\n"
    b = edited(
        ("        points: 2\n        method: {binary: {}}\n      - id: B03", f"{must}      - id: B03"),
        ("cap: 5", "cap: 3"),
    )
    codes = [code for code, where in told(standard(), b) if where == "B02"]
    assert codes == ["role_changed", "points_changed", "on_fail_changed"]


CONTRACT = """\
      - id: B02
        title: {zh: 合同, en: Contract}
        points: 2
        method: {binary: {}}
"""


def test_items_that_come_and_go_are_told_with_what_they_were_worth() -> None:
    b = edited((CONTRACT, ""), ("cap: 5", "cap: 3"))
    assert ("item_removed", "B02") in told(standard(), b)
    assert ("item_added", "B02") in told(b, standard())
    removed = say_change(only(standard(), b, "item_removed"), "zh")
    assert removed == "取消指标 B02“合同”（物业，普通指标，2 分）。"


def test_an_item_that_moves_to_another_section_is_moved_not_removed() -> None:
    b = edited((CONTRACT, ""), ("cap: 5", "cap: 3"), ("cap: 12", "cap: 14"), ("  - id: B\n", CONTRACT + "  - id: B\n"))
    assert told(standard(), b) == [("section_cap_changed", "A"), ("section_cap_changed", "B"), ("item_moved", "B02")]
    assert "“物业”移到 A“治理”" in say_change(only(standard(), b, "item_moved"), "zh")


def test_an_item_that_only_got_another_id_is_renumbered_and_still_compared() -> None:
    b = edited(("id: B01", "id: B09"), ("per: 0.5", "per: 1"))
    assert told(standard(), b) == [("item_renumbered", "B09"), ("method_changed", "B09")]


def test_two_items_of_one_title_are_never_taken_for_each_other() -> None:
    twice = BASE.replace("zh: 合同", "zh: 保洁")
    codes = [
        code
        for code, _ in told(
            standard(twice), standard(twice.replace("id: B01", "id: B08").replace("id: B02", "id: B09"))
        )
    ]
    assert sorted(codes) == ["item_added", "item_added", "item_removed", "item_removed"]
    one_left = edited(("id: B01", "id: B09"), (CONTRACT, ""), ("cap: 5", "cap: 3"))
    assert "item_renumbered" not in [code for code, _ in told(standard(twice), one_left)]


def test_another_order_of_the_same_things_is_told_last() -> None:
    cleaning = BASE[BASE.index("      - id: B01") : BASE.index("      - id: B02")]
    b = edited((cleaning, ""), (CONTRACT, CONTRACT + cleaning), ("zh: 说明", "zh: 附注"))
    assert told(standard(), b) == [("note_changed", ""), ("item_order_changed", "B")]


def test_consequences_come_first_and_words_last() -> None:
    edits = [
        ("zh: 小标准", "zh: 大标准"),
        ("per: 0.5", "per: 1"),
        ("min: 14", "min: 15"),
        ("zh: 看纪要", "zh: 看签到"),
        ('"1"\nstatus', '"2"\nstatus'),
    ]
    codes = [code for code, _ in told(standard(), edited(*edits))]
    assert codes == ["band_changed", "method_changed", "edition_changed", "title_changed", "how_changed"]


def test_stars_that_become_a_pass_mark_are_told_as_such() -> None:
    text = BASE[: BASE.index("outcome:")].replace("{star_at_most: 1, class: floor}", "{not_passed: true}")
    codes = [code for code, _ in told(standard(), standard(text + "outcome: {pass: {min: 12}}\n"))]
    assert codes == [
        "ladder_changed",
        *["band_added"] * 1,
        *["band_removed"] * 2,
        *["class_removed"] * 2,
        "on_fail_changed",
    ]


def test_grades_that_stand_twice_are_kept_apart(tmp_path: Path) -> None:
    grades = "outcome:\n  grades:\n    - {grade: 优, min: 14, when: {no_bad_entry: true}}\n    - {grade: 优, min: 13}\n"
    text = BASE[: BASE.index("outcome:")].replace("{star_at_most: 1, class: floor}", "{grade_at_most: 良}")
    text += grades + "    - {grade: 良, min: 9}\n"
    a, b = standard(text), standard(text.replace("min: 13", "min: 12"))
    assert told(a, b) == [("band_changed", "grade 优 2")]


def test_words_changed_in_one_language_are_shown_in_that_language() -> None:
    b = edited(("en: Cleaning", "en: Clean commons"))
    assert "由“Cleaning”改为“Clean commons”" in say_change(only(standard(), b, "item_title_changed"), "zh")


def test_of_a_long_text_only_what_differs_is_shown() -> None:
    long = "一" * 200
    a, b = edited(("zh: 说明", f"zh: {long}旧{long}")), edited(("zh: 说明", f"zh: {long}新的{long}"))
    sentence = say_change(only(a, b, "note_changed"), "zh")
    assert "旧" in sentence
    assert "新的" in sentence
    assert len(sentence) < 80


# Completeness ---------------------------------------------------------------------------------------------------------

# Edits that name another thing, or replace what another edit changes, have consequences of their own.
ALONE = ("{star: 2, min", "{deduct: {per", "  - {id: township")
APART = [edit for edit in EDITS if not edit[0].startswith(ALONE)]


@given(picked=st.lists(st.sampled_from(APART), unique_by=lambda edit: edit[1], max_size=6))
def test_several_edits_are_told_as_each_would_be_alone(picked: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    text, expected = BASE, set()
    for old, new, changes in picked:
        text = text.replace(old, new)
        expected |= set(changes)
    assert set(told(standard(), standard(text))) == expected


def test_no_part_of_a_standard_can_change_unnoticed() -> None:
    """Whatever value of the document is another, something is told, and nothing else than in the other direction."""
    whole = standard()
    seen = 0
    for path, other in mutations(whole):
        there, back = compare(whole, other), compare(other, whole)
        assert there, path
        assert len(there) == len(back), path
        seen += 1
    assert seen > 150


REFERENCES = {"responsible", "class_"}  # a reference to nothing is refused by the compiler


def mutations(model: BaseModel, path: str = "") -> Iterator[tuple[str, Any]]:
    """Copies of a model with one value changed, however deep, with its path."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for where, changed in changed_values(value, f"{path}.{name}", reference=name in REFERENCES):
            yield where, model.model_copy(update={name: changed})


def changed_values(value: Any, path: str, reference: bool = False) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from mutations(value, path)
    elif isinstance(value, bool):
        yield path, not value
    elif isinstance(value, int | Decimal):
        yield path, value + 1
    elif isinstance(value, str) and not reference:
        yield path, value + "x"
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from ((where, {**value, key: new}) for where, new in changed_values(part, f"{path}.{key}"))
            yield f"{path}-{key}", {other: part for other, part in value.items() if other != key}
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            for where, new in changed_values(part, f"{path}[{n}]", reference):
                yield where, (*value[:n], new, *value[n + 1 :])
            if not isinstance(part, Decimal):  # a pair of a line, a level: the compiler wants them all
                yield f"{path}-[{n}]", (*value[:n], *value[n + 1 :])
        if len(value) > 1 and value[0] != value[1]:
            yield f"{path} turned", (value[1], value[0], *value[2:])


def test_every_sentence_says_the_same_in_both_languages() -> None:
    for code, pair in CHANGES.items():
        blanks = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in pair]
        assert len(pair) == len(LANGUAGES)
        assert blanks[0] == blanks[1], code


def test_a_text_stands_for_itself_in_each_language() -> None:
    change = Change("title_changed", fields={"before": Text(zh="旧", en="old"), "after": Text(zh="新", en="new")})
    assert say_change(change, "zh") == "标准的名称由“旧”改为“新”。"
    assert say_change(change, "en") == "The title changed from “old” to “new”."
