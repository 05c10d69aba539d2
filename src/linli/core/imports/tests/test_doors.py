"""What holds for every door."""

import pytest

from linli.core.imports import DOORS, register
from linli.core.imports.words import WORDS, declare


@pytest.mark.parametrize("code", sorted(DOORS))
def test_no_two_columns_answer_to_one_head_in_any_language(code):
    seen = {}
    for column in DOORS[code].columns:
        for head in column.heads():
            assert seen.setdefault(head, column.key) == column.key, head


@pytest.mark.parametrize("code", sorted(DOORS))
def test_every_example_would_be_taken(code):
    for column in DOORS[code].columns:
        if column.example:
            assert column.parser(set())(column.example) is not None


@pytest.mark.parametrize("code", sorted(DOORS))
def test_every_label_of_a_choice_says_that_choice(code):
    for column in DOORS[code].columns:
        spellings = column.spellings()
        assert set(spellings.values()) - {""} <= set(column.choices)
        for value, label in column.choices.items():
            assert spellings["".join(str(label).lower().split())] == value


def test_codes_are_given_once():
    with pytest.raises(ValueError, match="registered twice"):
        register(DOORS["homes"])
    with pytest.raises(ValueError, match="worded twice"):
        declare({next(iter(WORDS)): ""})
