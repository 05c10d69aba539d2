"""A person writes a standard, and is told everything that is wrong with it, at once, in words."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.grading.compile import compile_standard
from linli.grading.faults import Fault, Refused
from linli.grading.schema import json_schema
from linli.grading.words import LANGUAGES, describe
from linli.grading.yamltext import read_yaml
from tests.conftest import ROOT

GOOD = """\
standard: small
edition: "1"
status: sample
title: {zh: 小标准, en: Small}
source: {zh: 测试, en: test}
subject: compound
mode: points
facts:
  - {id: elevators, title: {zh: 电梯, en: Lifts}, kind: whole}
  - {id: walled, title: {zh: 围墙, en: Walled}, kind: yes_no}
  - {id: form, title: {zh: 形式, en: Form}, kind: choice, choices: [高层, 多层]}
parties:
  - {id: company, title: {zh: 物业, en: Company}}
sections:
  - id: A
    title: {zh: 一, en: One}
    cap: 8
    items:
      - id: A01
        title: {zh: 档, en: Levels}
        points: 3
        method: {levels: [3, 1.5, 0]}
        means: [{zh: 全, en: all}, {zh: 半, en: half}, {zh: 无, en: none}]
        responsible: [company]
      - id: A02
        title: {zh: 率, en: Rate}
        points: 5
        method: {measured: {points_at: [[0.50, 0], [0.95, 1]], when_empty: not_applicable}}
        applies: {elevators: {at_least: 1}}
      - id: A03
        title: {zh: 必, en: Must}
        role: must-have
        method: {binary: {}}
        on_fail: {star_at_most: 1, class: floor}
  - id: B
    title: {zh: 二, en: Two}
    cap: 2
    items:
      - id: B01
        title: {zh: 扣, en: Deduct}
        points: 2
        method: {deduct: {per: 0.5, unit: {zh: 处, en: place}}}
      - id: B02
        title: {zh: 加, en: Bonus}
        role: bonus
        points: 1
        method: {count: {of: 4, unit: {zh: 次, en: time}}}
bonus: {cap: 1}
outcome:
  stars: [{star: 2, min: 9, every_section: 0.80}, {star: 1, min: 6}]
  class: [{id: good, title: {zh: 好, en: Good}, when: {star: {at_least: 2}}}, {id: floor, title: {zh: 底, en: Floor}}]
"""


def faults_of(text: str) -> list[Fault]:
    try:
        compile_standard(text.encode(), "s.yaml")
    except Refused as refused:
        return list(refused.faults)
    return []


def test_a_good_standard_compiles_to_typed_objects() -> None:
    published = compile_standard(GOOD.encode(), "s.yaml")
    item = published.standard.item("A02")
    assert item.method.measured is not None
    assert item.method.measured.points_at == ((Decimal("0.50"), Decimal(0)), (Decimal("0.95"), Decimal(1)))
    assert published.name == "small@1"


BAD = [
    ("edition: \"1\"", "edition: 1", "wrong_type", 2, ""),
    ("status: sample", "status: draft", "not_one_of", 3, ""),
    ("status: sample", "statuss: sample", "unknown_key", 3, ""),
    ("status: sample\n", "", "missing_key", 1, ""),
    ("standard: small", "standard: Small One", "bad_form", 1, ""),
    ("title: {zh: 小标准, en: Small}", "title: {zh: '', en: Small}", "bad_length", 4, ""),
    ("mode: points", "mode: checklist", "points_not_here", 0, "A01"),
    ("cap: 8", "cap: 9", "cap_is_not_sum", 17, "A"),
    ("    cap: 8\n", "", "cap_missing", 15, "A"),
    ("cap: 8", "cap: eight", "wrong_type", 17, "A"),
    ("cap: 8", "cap: 8.00001", "too_fine", 17, "A"),
    ("id: A02", "id: A01", "repeated_id", 25, "A01"),
    ("kind: yes_no}", "kind: choice}", "choices_misfit", 10, "walled"),
    ("{id: walled", "{id: name", "reserved_id", 10, "name"),
    ("        points: 3\n", "", "points_missing", 0, "A01"),
    ("points: 3\n", "points: 0\n", "points_zero", 0, "A01"),
    ("levels: [3, 1.5, 0]", "levels: [3, 3, 0]", "levels_not_falling", 22, "A01"),
    ("levels: [3, 1.5, 0]", "levels: [2, 1.5, 0]", "levels_top", 22, "A01"),
    ("levels: [3, 1.5, 0]", "levels: [3, 0]", "means_count", 23, "A01"),
    ("method: {binary: {}}", "method: {}", "one_method", 0, "A03"),
    ("method: {binary: {}}", "method: {levels: [1, 0]}", "method_not_here", 0, "A03"),
    ("role: bonus", "role: extra", "not_one_of", 0, "B02"),
    ("[company]", "[compny]", "unknown_reference", 24, "A01"),
    ("{elevators: {at_least: 1}}", "{lifts: {at_least: 1}}", "unknown_reference", 0, "A02"),
    ("{elevators: {at_least: 1}}", "{walled: {at_least: 1}}", "condition_misfit", 0, "A02"),
    ("{elevators: {at_least: 1}}", "{form: {one_of: [平房]}}", "unknown_reference", 0, "A02"),
    ("{elevators: {at_least: 1}}", "{elevators: {}}", "condition_misfit", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.95, 0], [0.50, 1]]", "points_at_not_rising", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.50, 1], [0.95, 1]]", "points_at_flat", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.50, 0], [95, 1]]", "share_out_of_range", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.50, 0], [0.95, 2]]", "out_of_range", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.50, 0]]", "bad_length", 0, "A02"),
    ("id: A01\n", "id: code\n", "reserved_id", 0, "code"),
    ("choices: [高层, 多层]", "choices: [高层, '高层']", "choices_bad", 0, "form"),
    ("choices: [高层, 多层]", "choices: ['高层,多层']", "choices_bad", 0, "form"),
    ("{elevators: {at_least: 1}}", "{elevators: {at_least: 5, at_most: 1}}", "condition_never", 0, "A02"),
    ("{elevators: {at_least: 1}}", "{form: {one_of: []}}", "condition_never", 0, "A02"),
    ("[[0.50, 0], [0.95, 1]]", "[[0.50, 0], [0.95, 0.8]]", "points_at_below_full", 0, "A02"),
    ("zh: 围墙", 'zh: "围\\x01墙"', "unprintable", 10, ""),
    ("per: 0.5", "per: 2.5", "deduct_above_points", 0, "B01"),
    ("per: 0.5", "per: 0", "out_of_range", 0, "B01"),
    ("        on_fail: {star_at_most: 1, class: floor}\n", "", "on_fail_missing", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{}", "on_fail_empty", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{star_at_most: 2}", "limit_without_effect", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{class: good}", "limit_without_effect", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{class: poor}", "unknown_reference", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{not_passed: true}", "on_fail_misfit", 0, "A03"),
    ("{star_at_most: 1, class: floor}", "{grade_at_most: C}", "unknown_reference", 0, "A03"),
    ("points: 1\n", "points: 99995\n", "too_many_points", 0, ""),
    ("bonus: {cap: 1}\n", "", "bonus_missing", 1, ""),
    ("bonus: {cap: 1}", "bonus: {cap: 2}", "bonus_cap_high", 0, ""),
    ("min: 9", "min: 12", "band_out_of_reach", 0, ""),
    ("min: 9", "min: 9.001", "too_fine", 0, ""),
    ("min: 9, ", "", "band_without_min", 0, ""),
    ("min: 6", "min: 9.5", "bands_not_falling", 0, ""),
    ("star: 1, min", "star: 2, min", "stars_not_falling", 0, ""),
    ("every_section: 0.80", "every_section: 0.8, section: {A: 0.5}", "gate_twice", 0, ""),
    ("every_section: 0.80", "section: {Z: 0.5}", "unknown_reference", 0, ""),
    ("every_section: 0.80", "when: {no_bad_entry: true}", "no_entries_here", 0, ""),
    ("  stars: [{star: 2, min: 9, every_section: 0.80}, {star: 1, min: 6}]\n", "", "one_ladder", 0, ""),
    (", when: {star: {at_least: 2}}", "", "class_not_last", 0, ""),
    ("en: Floor}}", "en: Floor}, when: {star: {at_least: 1}}}", "class_last", 0, ""),
    ("id: good", "id: floor", "repeated_id", 0, ""),
    ("standard: small", "standard: small\nstandard: big", "repeated_key", 2, ""),
    ("subject: compound", "subject: &x compound", "anchor_in_yaml", 6, ""),
    ("subject: compound", "subject: !!str compound", "tag_in_yaml", 6, ""),
    ("subject: compound", "subject: [compound", "not_yaml", 7, ""),
    ("mode: points", "mode: points\n---\nmode: points", "several_documents", 8, ""),
    ("bonus: {cap: 1}", "bonus: {? [1] : 2}", "key_not_text", 0, ""),
    ("bonus: {cap: 1}", "bonus: " + "[" * 20 + "]" * 20, "nested_too_deep", 0, ""),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "code", "line", "item"), BAD)
def test_every_kind_of_fault_is_named_with_its_line_and_item(
    good: str, bad: str, code: str, line: int, item: str
) -> None:
    assert GOOD.count(good) >= 1
    found = [fault for fault in faults_of(GOOD.replace(good, bad, 1)) if fault.code == code]
    assert found, [fault.code for fault in faults_of(GOOD.replace(good, bad, 1))]
    assert found[0].place.file == "s.yaml"
    assert found[0].place.line == line or line == 0
    assert found[0].place.item == item or item == ""
    for lang in LANGUAGES:
        assert "{" not in describe(found[0], lang).replace("{cap: …}", "")


EVENTS = """\
      - id: A04
        title: {zh: 录, en: Entries}
        points: 10
        method: {events: {lowest: -5, kinds: [{id: a, title: {zh: 甲, en: a}, points: 3, valid_months: 12}]}}
"""


@pytest.mark.parametrize(
    ("cap", "code"), [("0", "cap_out_of_range"), ("-5", "cap_out_of_range"), ("19", "cap_out_of_range"), ("18", "")]
)
def test_the_cap_of_a_section_with_entries_is_a_real_limit(cap: str, code: str) -> None:
    text = GOOD.replace("  - id: B\n", EVENTS + "  - id: B\n", 1).replace("cap: 8", f"cap: {cap}")
    found = [fault.code for fault in faults_of(text) if fault.code.startswith("cap")]
    assert found == ([code] if code else [])


def test_a_grade_in_two_places_is_refused() -> None:
    text = GOOD[: GOOD.index("  stars:")] + "  grades: [{grade: A, min: 9}, {grade: B, min: 5}, {grade: A, min: 1}]\n"
    text = text.replace("on_fail: {star_at_most: 1, class: floor}", "on_fail: {grade_at_most: B}")
    assert [fault.code for fault in faults_of(text)] == ["grades_split"]


def test_a_folder_without_standards_is_no_success(linli: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    status, _, told = linli("standard", "check", tmp_path)
    assert status == 1
    assert "没有标准" in told


def test_all_faults_come_at_once_in_the_order_of_lines() -> None:
    text = GOOD.replace("cap: 8", "cap: 9").replace("[company]", "[compny]").replace("min: 9", "min: 99")
    found = faults_of(text)
    assert [fault.code for fault in found] == ["cap_is_not_sum", "unknown_reference", "band_out_of_reach"]
    assert [fault.place.line for fault in found] == sorted(fault.place.line for fault in found)


def test_a_misspelt_key_is_told_what_was_meant() -> None:
    fault = faults_of(GOOD.replace("responsible: [company]", "responsable: [company]"))[0]
    assert "responsible" in describe(fault, "en")
    assert "是不是“responsible”" in describe(fault, "zh")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (GOOD.encode("gb18030"), "text_in_gbk"),
        (b"\xff\xfe\x00\x81\x30", "not_text"),
        (b"", "not_a_standard"),
        (b"- 1\n- 2\n", "not_a_standard"),
        (b"a: 1\n" * 500_000, "file_too_large"),
        (b"PK\x03\x04" + bytes(range(256)), "not_text"),
    ],
)
def test_a_file_that_is_no_standard_is_refused_in_words(raw: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        compile_standard(raw, "s.yaml")
    assert refused.value.faults[0].code == code


def test_a_byte_order_mark_and_other_layout_do_not_change_the_content_hash() -> None:
    plain = compile_standard(GOOD.encode(), "s.yaml")
    marked = compile_standard(b"\xef\xbb\xbf" + GOOD.encode(), "s.yaml")
    laid_out = compile_standard(("# a remark\n" + GOOD.replace("0.80", "0.8")).encode(), "s.yaml")
    changed = compile_standard(GOOD.replace("min: 6", "min: 6.5").encode(), "s.yaml")
    assert plain.content_hash == marked.content_hash == laid_out.content_hash != changed.content_hash


def test_yes_no_and_numbers_are_read_exactly_and_never_as_binary_fractions() -> None:
    data, lines = read_yaml(b"a: 0.1\nb: no\nc: 012\nd: '0.1'\ne: 2021-10-15\nf: 1e3\ng: ~\n", "x")
    assert data == {"a": Decimal("0.1"), "b": "no", "c": 12, "d": "0.1", "e": "2021-10-15", "f": "1e3", "g": None}
    assert lines[("d",)] == 4


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_at_all_crash_the_compiler(raw: bytes) -> None:
    with pytest.raises(Refused):
        compile_standard(raw, "x")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_standard_with_any_value_replaced_by_rubbish_is_refused_or_compiles(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    rubbish = data.draw(
        st.sampled_from(["x: 1", "- 1", "[[]]", "{}", "null", "a: {b: [1, {c: -1}]}", "9" * 30, "'", "\t"])
    )
    key = lines[number].split(":")[0]
    lines[number] = f"{key}: {rubbish}" if data.draw(st.booleans()) else rubbish
    for fault in faults_of("\n".join(lines)):
        assert describe(fault, "zh")


def test_the_schema_for_editors_accepts_the_shipped_standards_and_refuses_a_bad_one() -> None:
    schema = json.loads((ROOT / "standards" / "standard.schema.json").read_text(encoding="utf-8"))
    assert schema == json_schema()
    for path in (ROOT / "standards").glob("*.yaml"):
        jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema)
    bad = yaml.safe_load(GOOD) | {"mode": "stars"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, schema)


def test_checking_prints_faults_and_exits_with_1(linli: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    good, bad = tmp_path / "好 标准.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("cap: 8", "cap: 9"), encoding="utf-8")
    assert linli("standard", "check", good)[0] == 0
    status, out, err = linli("standard", "check", good, bad)
    assert status == 1
    assert "可用（5 项" in out
    assert "bad.yaml:17 指标 A：板块满分 9 不等于普通指标合计 8。" in err
    assert "cap is 9, but the ordinary items add up to 8." in linli("standard", "check", bad, "--lang", "en")[2]
    assert linli("standard", "check", tmp_path / "none.yaml")[0] != 0
    assert "courteous-compound" in linli("standard", "check", "no-such-standard")[2]


def test_the_shipped_standards_are_what_the_plan_says(linli: Callable[..., tuple[int, str, str]]) -> None:
    assert linli("standard", "check", ROOT / "standards")[0] == 0
    load = {
        path.stem: compile_standard(path.read_bytes(), path.name).standard
        for path in (ROOT / "standards").glob("*.yaml")
    }
    assert set(load) == {"courteous-compound", "green-community", "green-community-points", "human-development-index"}
    courteous = load["courteous-compound"]
    assert len(courteous.items) == 54
    assert [(section.title.zh, section.cap) for section in courteous.sections] == [
        ("党建统领", 20), ("物业提升", 35), ("小区治理", 25), ("文明服务", 20),
    ]  # fmt: skip
    roles = [item.role for item in courteous.items]
    assert (roles.count("ordinary"), roles.count("must-have"), roles.count("bonus")) == (44, 6, 4)
    assert [rule.title.zh for rule in courteous.outcome.class_] == ["示范引领", "良性发展", "托底维持"]
    national = load["green-community"]
    assert [len(section.items) for section in national.sections] == [3, 3, 4, 2, 4]
    points = load["green-community-points"]
    assert sum(section.cap or 0 for section in points.sections) == 100
    assert points.outcome.pass_ is not None
    assert points.outcome.pass_.min == 70
    assert all(standard.status == "sample" and standard.source.zh for standard in load.values())
