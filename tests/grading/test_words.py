"""Every code has words in both languages, with the same blanks, and every word is used."""

import re
import string
from pathlib import Path

import pytest

from linli.grading.catalogue.faults import FAULTS
from linli.grading.catalogue.labels import WORDS
from linli.grading.words import LANGUAGES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "linli" / "grading"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("**/*.py") if path.parent.name != "catalogue")


def blanks(text: str) -> set[str]:
    return {name.removesuffix("_zh").removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("catalogue", [FAULTS, WORDS])
def test_both_languages_say_the_same_things(catalogue: dict[str, tuple[str, str]]) -> None:
    for code, pair in catalogue.items():
        assert len(pair) == len(LANGUAGES)
        assert blanks(pair[0]) == blanks(pair[1]), code
        # English may name a Chinese term in brackets or as what is to be entered, and is English otherwise.
        assert len(re.findall(r"[\u4e00-\u9fff]", re.sub(r"\([^)]*\)", "", pair[1]))) <= 3, code


def test_every_fault_that_the_code_can_raise_has_words() -> None:
    raised = set(re.findall(r'(?:Fault|refuse|CellFault|fault)\(\s*\n?\s*"([a-z_]+)"', CODE))
    assert len(raised) > 80
    assert raised <= set(FAULTS), raised - set(FAULTS)


def test_no_words_are_left_over() -> None:
    """A word is named whole, or by an f-string such as f"state_{state}"."""
    beginnings = tuple(set(re.findall(r"""f["']([a-z_]+_)\{""", CODE)))
    endings = tuple(set(re.findall(r"""f["']\{[a-z_.]+\}(_[a-z_]+)["']""", CODE)))
    for code in (*FAULTS, *WORDS):
        named = f'"{code}"' in CODE or f"'{code}'" in CODE
        assert named or code.startswith(beginnings) or code.endswith(endings), code
