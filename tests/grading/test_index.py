"""Index mode, proved on an index that others published."""

import csv
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.grading.bundle import seal
from linli.grading.compile import Published, load_standard
from linli.grading.grade import grade
from linli.grading.index import index_of
from linli.grading.layout import INFO, MARKS, SUBJECTS
from linli.grading.report_xlsx import write_results
from linli.grading.template import write_template
from linli.grading.verify import verify
from linli.grading.workbook import read_workbook
from tests.conftest import ROOT, SHARED_DATA

# Four rows of the published series, so that the rule is held even where the whole of it is not at hand.
PUBLISHED = [
    ("Afghanistan 2000", "55.298", "5.856421507", "1.264052241", "1047.342686", "0.340"),
    ("Albania 2000", "75.404", "10.70049", "8.754172545", "6065.186702", "0.678"),
    ("Algeria 2000", "70.478", "11.22196007", "6.607900099", "8459.649799", "0.652"),
    ("Andorra 2000", "80.919", "10.54659613", "9.806363724", "47337.67509", "0.815"),
]


@pytest.fixture(scope="module")
def hdi() -> Published:
    return load_standard(ROOT / "standards" / "human-development-index.yaml")


def value(published: Published, le: str, eys: str, mys: str, gnipc: str) -> Decimal | None:
    return index_of(published.standard, {"le": le, "eys": eys, "mys": mys, "gnipc": gnipc}, {}).total


@pytest.mark.parametrize(("name", "le", "eys", "mys", "gnipc", "expected"), PUBLISHED)
def test_a_published_value_is_met_to_its_last_digit(
    hdi: Published, name: str, le: str, eys: str, mys: str, gnipc: str, expected: str
) -> None:
    assert str(value(hdi, le, eys, mys, gnipc)) == expected, name


def test_every_published_value_is_met_to_its_last_digit(hdi: Published) -> None:
    path = SHARED_DATA / "composite" / "hdi_2000_2005.csv"
    if not path.exists():
        pytest.skip("the published series is not here (../shared/data/composite): only four of its values are compared")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1077
    for row in rows:
        assert value(hdi, row["le"], row["eys"], row["mys"], row["gnipc"]) == Decimal(row["hdi"]), row


@settings(max_examples=100, deadline=None)
@given(
    st.decimals("20", "85", places=3),
    st.decimals("0", "18", places=3),
    st.decimals("0", "15", places=3),
    st.decimals("100", "75000", places=2),
)
def test_the_index_agrees_with_plain_floating_point_where_that_is_good_enough(
    hdi: Published, le: Decimal, eys: Decimal, mys: Decimal, gnipc: Decimal
) -> None:
    from math import log

    found = value(hdi, str(le), str(eys), str(mys), str(gnipc))
    income = (log(gnipc) - log(100)) / (log(75000) - log(100))
    expected = (float(le - 20) / 65 * (float(eys) / 18 + float(mys) / 15) / 2 * income) ** (1 / 3)
    assert found is not None
    assert abs(float(found) - expected) <= 0.0005 + 1e-9


def test_beyond_the_goalposts_counts_as_the_goalpost_and_unknown_stays_unknown(hdi: Published) -> None:
    assert value(hdi, "90", "20", "16", "200000") == Decimal("1.000")
    assert value(hdi, "19", "20", "16", "200000") == Decimal("0.000")
    assert value(hdi, "", "20", "16", "200000") is None


def test_an_index_is_graded_sealed_and_verified_like_any_other_round(hdi: Published, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_template(path, hdi)
    book = openpyxl.load_workbook(path)
    book[INFO]["C7"], book[INFO]["C8"] = "2000", "2000-12-31"
    for row, (name, *answers, _) in enumerate(PUBLISHED, 4):
        book[SUBJECTS].cell(row, 1, f"c{row}")
        book[SUBJECTS].cell(row, 2, name)
        book[MARKS].cell(row, 1, f"c{row}")
        for column, answer in enumerate(answers, 2):
            book[MARKS].cell(row, column, float(answer))
    book[SUBJECTS]["A8"], book[SUBJECTS]["B8"] = "c8", "Nowhere"
    book.save(path)
    accepted = read_workbook(path, hdi)
    results = grade(hdi, accepted.answers)
    assert [int(total) for total in results.scores.total[:4]] == [340, 678, 652, 815]
    assert results.state(4) == "incomplete"
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(seal(results))
    assert verify(bundle).faults == []
    write_results(tmp_path / "o.xlsx", results, accepted.reasons)
    row = next(openpyxl.load_workbook(tmp_path / "o.xlsx")["对象"].iter_rows(min_row=3, max_row=3, values_only=True))
    assert row[5] == 0.34
