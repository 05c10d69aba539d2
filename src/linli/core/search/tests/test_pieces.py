"""A name is found by any part of it, by its pinyin and by its initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from linli.core.search import grams, looked_for, pinyin
from linli.core.search.grams import normal


def answers(name: str, query: str, *codes: str) -> bool:
    own = set(grams(name, *codes))
    return any(set(way) <= own for way in looked_for(query))


@pytest.mark.parametrize(
    "query",
    [
        "阳光",
        "光花园",
        "园",
        "yangguang",
        "huayuan",
        "yghy",
        "ghy",
        "YangGuang",
        "ｙｇｈｙ",
        " 阳 光 ",
        "9901020010010001",
    ],
)
def test_a_compound_is_found(query: str) -> None:
    assert answers("阳光花园", query, "9901020010010001")


@pytest.mark.parametrize("query", ["月光", "光阳", "yueguang", "hyyg"])
def test_another_is_not(query: str) -> None:
    assert not answers("阳光花园", query, "9901020010010001")


@given(st.text(alphabet="阳光花园书院滨江小区一二三", min_size=1, max_size=12), st.data())
def test_every_part_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    part = name[start:end]
    assert answers(name, part)
    assert answers(name, "".join(lazy_pinyin(part)))
    assert answers(name, "".join(lazy_pinyin(part, style=Style.FIRST_LETTER)))


@given(st.text(max_size=30))
def test_any_text_can_be_looked_for(query: str) -> None:
    assert looked_for(query) == [] or normal(query)


def test_names_are_sorted_as_they_are_spoken() -> None:
    assert sorted(["紫薇苑", "安康里", "北门小区"], key=pinyin) == ["安康里", "北门小区", "紫薇苑"]
