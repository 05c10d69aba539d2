"""Both benchmarks, small, as a person starts them: the engines agree and a table is printed. No time is asserted."""

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


def bench(*words: str) -> str:
    done = subprocess.run([ROOT / "linli", "bench", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scoring() -> str:
    return bench("scoring", "--subjects", "2000", "--repeats", "1")


@pytest.fixture(scope="module")
def workbook() -> str:
    return bench("workbook", "--subjects", "60", "--repeats", "1", "--phases")


def test_every_scoring_engine_agrees_and_has_its_line(scoring):
    assert "same state, total, stars and class on every engine, for every subject" in scoring
    lines = scoring.splitlines()
    for engine in ("reading the marks once", "kernel", "NumPy in blocks", "Polars", "DuckDB", "pandas", "plain Python"):
        assert any(line.startswith(engine) for line in lines), engine


def test_the_subjects_to_score_stand_on_every_rung_and_in_every_state(scoring):
    line = next(line for line in scoring.splitlines() if line.startswith("stars 0:"))
    stars, incomplete, not_assessable = line.replace("; incomplete", ", incomplete").rsplit(", ", 2)
    counts = [int(part.rpartition(" ")[2]) for part in (*stars.split(", "), incomplete, not_assessable)]
    assert len(counts) == 8
    assert min(counts) > 0
    assert sum(counts) == 2000


def test_the_workbook_comes_out_the_same_from_openpyxl_and_pandas(workbook):
    assert "same results for every one of 60 compounds" in workbook
    for line in ("./linli grade", "openpyxl + pandas", "phase, in this process"):
        assert f"\n{line}" in workbook


@pytest.mark.parametrize("which", ["scoring", "workbook"])
def test_goals_are_said_to_be_reached_or_not(which, request):
    table = request.getfixturevalue(which).rpartition("\ngoal")[2].splitlines()[2:]
    assert len(table) == {"scoring": 5, "workbook": 2}[which]
    assert all(line.endswith(("  reached", "NOT REACHED")) for line in table)


def test_a_benchmark_that_there_is_not_is_named_with_those_that_are():
    done = subprocess.run([ROOT / "linli", "bench", "speed"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "|scoring|start|workbook" in done.stderr
