"""An assessor's office grades a workbook with one command."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from linli.grading.bundle import unpack
from linli.grading.compile import Published
from linli.grading.grade import grade
from linli.grading.layout import ERRORS, MARKS
from linli.grading.workbook import read_workbook
from tests.conftest import ROOT
from tests.grading.books import make, put

Linli = Callable[..., tuple[int, str, str]]


def test_the_example_becomes_workbook_print_and_bundle(
    linli: Linli, example: Path, tmp_path: Path, courteous: Published
) -> None:
    out, pdf, bundle = tmp_path / "结果 1.xlsx", tmp_path / "结果.pdf", tmp_path / "封存.zip"
    status, said, remarks = linli("grade", "courteous-compound", example, "-o", out, "--pdf", pdf, "--bundle", bundle)
    assert (status, remarks) == (0, "")
    assert "60 个对象" in said
    assert "样例" in said
    assert "封存号" in said
    results = grade(courteous, read_workbook(example, courteous).answers)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["概览", "对象", "指标", "得分", "原因"]
    for sheet in book:
        assert "样例" in str(sheet["A1"].value), sheet.title
    overview = book["概览"]
    assert len(overview._charts) == 2
    subjects = {row[0]: row for row in book["对象"].iter_rows(min_row=3, values_only=True)}
    head = [cell.value for cell in book["对象"][2]]
    assert len(subjects) == 60
    assert book["对象"].auto_filter.ref
    for number, code in enumerate(results.answers.codes):
        row = dict(zip(head, subjects[code], strict=True))
        if results.state(number) == "graded":
            assert Decimal(str(row["总分"])) * 100 == int(results.scores.total[number])
            assert row["等级"] == {"0": "未达星级"}.get(results.outcome(number), f"{results.outcome(number)} 星")
            sections = [Decimal(str(row[section.title.zh])) for section in courteous.standard.sections]
            assert (sum(sections) + Decimal(str(row["加分"]))) * 10_000 == int(results.scores.exact[number])
        else:
            assert row["总分"] is None
            assert row["状态"] == "信息不全"
    stars = Counter(results.outcome(number) for number in range(60))
    assert min(stars[str(star)] for star in (1, 2, 3, 4)) > 0, "the example shows a spread of stars"
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    for words in ("有礼小区星级验收评分标准", "样例", "前置条件不满足", "东溪区"):
        assert words in text.replace("\n", "")
    assert set(unpack(bundle.read_bytes(), "")) == {"standard.yaml", "answers.csv", "results.csv", "manifest.json"}


def test_every_lost_point_is_explained(linli: Linli, example: Path, tmp_path: Path, courteous: Published) -> None:
    out = tmp_path / "out.xlsx"
    linli("grade", "courteous-compound", example, "-o", out)
    sheet = openpyxl.load_workbook(out)["原因"]
    head = [cell.value for cell in sheet[2]]
    rows = [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)]
    results = grade(courteous, read_workbook(example, courteous).answers)
    lost = Counter()
    for row in rows:
        assert row["怎样得来"], row
        if row["情形"] == "失分":
            lost[row["编码"]] += int(Decimal(str(row["失分"])) * 10_000)
    for number, code in enumerate(results.answers.codes):
        open_points = int(results.scores.section_open[:, number].sum())
        got = int(results.scores.section_marks[:, number].sum())
        if results.state(number) == "graded":
            assert lost[code] == open_points - got, code
        assert lost[code] <= open_points - got
    failed = {row["指标"]: row for row in rows if row["情形"] == "前置条件不满足"}
    assert set(failed) == {"A10", "B16", "B17", "B18", "C11", "C12"}
    assert failed["B16"]["扣分原因"] == "消防车通道被固定停车占用，现场无法通行"
    by_word = {row["情形"] for row in rows}
    assert by_word == {"失分", "前置条件不满足", "未知", "不适用"}


def test_a_refused_workbook_comes_back_and_nothing_else_appears(
    linli: Linli, tmp_path: Path, courteous: Published
) -> None:
    book = make(tmp_path / "book.xlsx", courteous, lambda info, tables: put(tables, MARKS, "A01", 0, 9) and None)
    out, pdf, bundle = tmp_path / "out.xlsx", tmp_path / "out.pdf", tmp_path / "out.zip"
    status, said, told = linli("grade", "courteous-compound", book, "-o", out, "--pdf", pdf, "--bundle", bundle)
    assert (status, said) == (1, "")
    assert "9 分高于满分 3。" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.refused.xlsx", "book.xlsx"]
    assert ERRORS in openpyxl.load_workbook(tmp_path / "book.refused.xlsx").sheetnames


def test_a_failure_half_way_leaves_the_old_files_as_they_were(
    linli: Linli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, pdf = tmp_path / "out.xlsx", tmp_path / "out.pdf"
    out.write_text("old")
    pdf.write_text("old")
    monkeypatch.setattr("linli.grading.commands.font_folder", lambda: tmp_path / "no fonts")
    status, _, told = linli("grade", "courteous-compound", example, "-o", out, "--pdf", pdf)
    assert status == 2
    assert "中文字体" in told
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.xlsx": "old", "out.pdf": "old"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("courteous-compound", "BOOK", "-o", "BOOK"), "同一个文件"),
        (("courteous-compound", "BOOK", "-o", "none/out.xlsx"), "不存在或不可写"),
        (("courteous-compound", "BOOK", "-o", "out.xlsx", "--pdf", "out.xlsx"), "同一个文件"),
        (("courteous-compound", "none.xlsx", "-o", "out.xlsx"), "找不到文件"),
        (("courteous", "BOOK", "-o", "out.xlsx"), "没有标准“courteous”"),
        (("none.yaml", "BOOK", "-o", "out.xlsx"), "找不到文件"),
        (("courteous-compound", "BOOK"), ""),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why_in_one_sentence(
    linli: Linli, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    (tmp_path / "book.xlsx").write_bytes(example.read_bytes())
    monkeypatch.chdir(tmp_path)
    status, said, err = linli("grade", *(word.replace("BOOK", "book.xlsx") for word in words))
    assert (status, said) == (2 if "none.yaml" not in words else status, "")
    assert told in err
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


def test_english_words_where_they_are_asked_for(linli: Linli, example: Path, tmp_path: Path) -> None:
    status, said, _ = linli("grade", "courteous-compound", example, "-o", tmp_path / "o.xlsx", "--lang", "en")
    assert status == 0
    assert "60 subjects" in said
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    assert book.sheetnames == ["Overview", "Subjects", "Items", "Marks", "Reasons"]


def test_what_is_no_file_is_never_written_over(linli: Linli, example: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        status, _, told = linli("grade", "courteous-compound", example, "-o", tmp_path / name)
        assert status == 2
        assert "不能写成文件" in told
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    (tmp_path / "real.xlsx").write_text("old")
    assert linli("grade", "courteous-compound", example, "-o", tmp_path / "link.xlsx")[0] == 0
    assert (tmp_path / "link.xlsx").is_symlink()
    assert (tmp_path / "real.xlsx").read_bytes().startswith(b"PK")


def test_corrections_of_a_refused_copy_are_never_written_over(
    linli: Linli, tmp_path: Path, courteous: Published
) -> None:
    book = make(tmp_path / "book.xlsx", courteous, lambda info, tables: put(tables, MARKS, "A01", 0, 9) and None)
    for _ in range(3):
        linli("grade", "courteous-compound", book, "-o", tmp_path / "out.xlsx")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["book.refused-2.xlsx", "book.refused-3.xlsx", "book.refused.xlsx", "book.xlsx"]


def test_the_same_workbook_gives_the_same_bytes_in_any_process(example: Path, tmp_path: Path) -> None:
    code = "import sys; from linli.grading.commands import main; main(sys.argv[1:])"
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed}
        words = ["grade", "courteous-compound", str(example), "-o", str(tmp_path / f"{seed}.xlsx")]
        subprocess.run([sys.executable, "-c", code, *words], env=environment, check=True, capture_output=True)
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_what_keeps_a_compound_down_is_only_named_where_it_does(linli: Linli, example: Path, tmp_path: Path) -> None:
    """One whose total gives one star is not held down by a must-have that allows three."""
    linli("grade", "courteous-compound", example, "-o", tmp_path / "o.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["对象"]
    head = [cell.value for cell in sheet[2]]
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert rows["DEMO000003"]["等级"] in ("1 星", "2 星")
    assert not rows["DEMO000003"]["为何不更高"]
    assert "B16" in rows["DEMO000004"]["为何不更高"]


def test_an_analyst_asks_for_the_robustness_of_every_star(linli: Linli, example: Path, tmp_path: Path) -> None:
    assert linli("grade", "courteous-compound", example, "-o", tmp_path / "o.xlsx", "--robustness")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["稳健性分析"]
    shares = [row[3] for row in sheet.iter_rows(min_row=3, values_only=True) if isinstance(row[3], int | float)]
    assert len(shares) == 56
    assert all(0 <= share <= 1 for share in shares)
    assert max(shares) == 1


def test_help_and_a_page_of_the_standard_need_no_compiler(tmp_path: Path) -> None:
    """Numba takes longer to import than these commands take at all."""
    code = "import sys; from linli.grading.commands import main; main(sys.argv[1:]); print('numba' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LINLI_ROOT": str(ROOT)}
    for words in (["standard", "show", "green-community"], ["standard", "check", str(ROOT / "standards")]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "False"


def test_a_hundred_kilobyte_of_subjects_is_read_without_reading_twice(tmp_path: Path, courteous: Published) -> None:
    """A guard against work that grows with the square of the rows: four times the rows, not sixteen times the calls."""
    import cProfile
    import pstats

    calls = []
    for count in (60, 240):
        path = make(tmp_path / f"{count}.xlsx", courteous, count=count)
        profile = cProfile.Profile(time.process_time)
        profile.runcall(read_workbook, path, courteous)
        calls.append(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
    assert calls[1] < 6 * calls[0]
