"""A citizen recomputes a published result, and every way of tampering with it is named."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.grading.bundle import FILES, manifest_json, pack, seal, seal_of, unpack
from linli.grading.compile import Published, load_standard
from linli.grading.grade import grade
from linli.grading.verify import verify
from linli.grading.workbook import read_workbook
from tests.conftest import ROOT
from tests.grading.books import make

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def bundle() -> bytes:
    published = load_standard(ROOT / "standards" / "courteous-compound.yaml")
    return seal(grade(published, read_workbook(ROOT / "examples" / "courteous-compounds.xlsx", published).answers))


def check(tmp_path: Path, raw: bytes, previous: dict[str, object] | None = None) -> list[str]:
    path = tmp_path / "bundle.zip"
    path.write_bytes(raw)
    return [fault.code for fault in verify(path, previous).faults]


def resealed(files: Files) -> bytes:
    """What a forger would do: put the hashes and the seal right again."""
    manifest = json.loads(files["manifest.json"])
    for name in FILES[:-1]:
        manifest["files"][name] = {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}
    manifest["seal"] = seal_of(manifest)
    return pack(files | {"manifest.json": manifest_json(manifest)})


def test_an_untouched_bundle_agrees(tmp_path: Path, bundle: bytes) -> None:
    assert check(tmp_path, bundle) == []


@pytest.mark.long
def test_the_same_answers_give_the_same_bytes_in_any_process(tmp_path: Path, bundle: bytes, example: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from linli.grading.compile import load_standard as s;"
        "from linli.grading.workbook import read_workbook as r; from linli.grading.grade import grade as g;"
        "from linli.grading.bundle import seal; p = s(Path(sys.argv[1]));"
        "sys.stdout.buffer.write(seal(g(p, r(Path(sys.argv[2]), p).answers)))"
    )
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "7", "LANG": "C", "TZ": "Asia/Shanghai"}
    words = [sys.executable, "-c", code, str(ROOT / "standards" / "courteous-compound.yaml"), str(example)]
    again = subprocess.run(words, env=environment, capture_output=True, check=True, cwd=tmp_path)
    assert again.stdout == bundle


def test_a_changed_result_is_named_with_both_values_even_under_a_forged_seal(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    lines = files["results.csv"].decode("utf-8-sig").split("\n")
    cells = lines[1].split(",")
    total = lines[0].split(",").index("total")
    was, cells[total] = cells[total], "99.99"
    lines[1] = ",".join(cells)
    changed = files | {"results.csv": "\n".join(lines).encode("utf-8-sig")}
    assert check(tmp_path, pack(changed)) == ["file_changed", "result_differs"]
    path = tmp_path / "forged.zip"
    path.write_bytes(resealed(changed))
    (fault,) = verify(path).faults
    assert (fault.code, fault.place.line) == ("result_differs", 2)
    assert (fault.fields["column"], fault.fields["published"], fault.fields["recomputed"]) == ("total", "99.99", was)


def test_another_kernels_rounding_is_found(tmp_path: Path, bundle: bytes) -> None:
    """A total that a program with binary fractions or half-even rounding would give: one hundredth off."""
    files = unpack(bundle, "")
    text = files["results.csv"].decode("utf-8-sig")
    row = next(line for line in text.split("\n")[1:] if line.split(",")[4] == "graded")
    total = row.split(",")[5]
    off = f"{(int(total.replace('.', '')) - 1) / 100:.2f}"
    forged = resealed(files | {"results.csv": text.replace(row, row.replace(total, off, 1)).encode("utf-8-sig")})
    assert check(tmp_path, forged) == ["result_differs"]


def test_a_changed_answer_is_found_under_a_forged_seal(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    text = files["answers.csv"].decode("utf-8-sig")
    assert ",no," in text
    forged = resealed(files | {"answers.csv": text.replace(",no,", ",yes,", 1).encode("utf-8-sig")})
    assert check(tmp_path, forged) == ["result_differs"]
    rubbish = resealed(files | {"answers.csv": text.replace(",yes,", ",maybe,", 1).encode("utf-8-sig")})
    assert check(tmp_path, rubbish) == ["bundle_answer"]
    loose = resealed(files | {"answers.csv": text.replace(",yes,", ",是,", 1).encode("utf-8-sig")})
    assert check(tmp_path, loose) == ["bundle_answer"]


def test_a_changed_standard_is_found_under_a_forged_seal(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    milder = files["standard.yaml"].replace(b"min: 95", b"min: 90")
    assert "standard_differs" in check(tmp_path, resealed(files | {"standard.yaml": milder}))
    remark = files["standard.yaml"] + b"# a remark changes no rule, but it is not what was sealed\n"
    assert check(tmp_path, pack(files | {"standard.yaml": remark})) == ["file_changed"]
    broken = files["standard.yaml"].replace(b"cap: 20", b"cap: 21")
    assert "cap_is_not_sum" in check(tmp_path, resealed(files | {"standard.yaml": broken}))


def test_missing_and_added_files_are_named(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    for name in FILES:
        path = tmp_path / "missing.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for other in FILES:
                if other != name:
                    archive.writestr(other, files[other])
        (fault,) = verify(path).faults
        assert (fault.code, fault.fields["name"]) == ("bundle_file_missing", name)
    path = tmp_path / "added.zip"
    path.write_bytes(bundle)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("notes.txt", "x")
    assert [fault.code for fault in verify(path).faults] == ["bundle_file_added"]


def test_a_changed_manifest_is_found(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    renamed = files["manifest.json"].replace("第三季度".encode(), "第四季度".encode())
    assert check(tmp_path, pack(files | {"manifest.json": renamed})) == ["seal_changed"]
    assert check(tmp_path, pack(files | {"manifest.json": files["manifest.json"] + b" "})) == ["manifest_layout"]
    counted = json.loads(files["manifest.json"])
    counted["counts"]["subjects"] = 61
    counted["seal"] = seal_of(counted)
    assert check(tmp_path, pack(files | {"manifest.json": manifest_json(counted)})) == ["manifest_differs"]
    for key, value, code in (
        ("rules", "linli-scoring/9", "bundle_rules"),
        ("format", "x", "bundle_format"),
        ("round", 1, "manifest_form"),
    ):
        other = json.loads(files["manifest.json"]) | {key: value}
        assert check(tmp_path, pack(files | {"manifest.json": manifest_json(other)})) == [code]


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(certified_by="住建部"),
        lambda m: m["files"]["answers.csv"].update(bytes=1),
        lambda m: m["files"].update(extra={"sha256": "x"}),
        lambda m: m.update(previous={"seal": "0" * 64, "title": "x", "as_of": "2021-01-01", "more": 1}),
        lambda m: m.update(previous={"seal": "zero", "title": "x", "as_of": "2021-01-01"}),
        lambda m: m.update(previous={"seal": "0" * 64, "title": "x", "as_of": "not a date"}),
        lambda m: m["round"].update(as_of="9999-12-31"),
        lambda m: m["standard"].update(status="official"),
    ],
)
def test_nothing_in_a_manifest_goes_unchecked_even_under_a_forged_seal(
    tmp_path: Path, bundle: bytes, change: Callable[[dict[str, object]], None]
) -> None:
    files = unpack(bundle, "")
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    manifest["seal"] = seal_of(manifest)
    assert check(tmp_path, pack(files | {"manifest.json": manifest_json(manifest)})) != []


def test_half_a_character_in_a_manifest_is_a_fault_and_no_crash(tmp_path: Path, bundle: bytes) -> None:
    files = unpack(bundle, "")
    broken = files["manifest.json"].replace(b'"title": "', b'"title": "\\ud800', 1)
    assert check(tmp_path, pack(files | {"manifest.json": broken})) == ["manifest_form"]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "", "a\x1b[2K", "甲\u202e乙", " 甲"])
def test_names_that_would_harm_a_reader_are_found_in_a_bundle(tmp_path: Path, bundle: bytes, name: str) -> None:
    files = unpack(bundle, "")
    text = files["answers.csv"].decode("utf-8-sig")
    row = text.split("\n")[1]
    code, _, rest = row.split(",", 2)
    changed = text.replace(row, f"{code},{name},{rest}", 1).encode("utf-8-sig")
    assert check(tmp_path, resealed(files | {"answers.csv": changed})) == ["bundle_answer"]


def test_a_compressed_bundle_is_not_unpacked(tmp_path: Path, bundle: bytes) -> None:
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (unpack(bundle, "") | {"answers.csv": b"a\n" * 30_000_000}).items():
            archive.writestr(name, raw)
    assert [fault.code for fault in verify(path).faults] == ["bundle_packed"]


def test_a_tampered_round_before_cannot_be_built_upon(
    linli: Callable[..., tuple[int, str, str]], tmp_path: Path, bundle: bytes, example: Path
) -> None:
    files = unpack(bundle, "")
    changed = files["results.csv"].replace(b"graded,", b"graded ,", 1)
    (tmp_path / "old.zip").write_bytes(resealed(files | {"results.csv": changed}))
    words = ("grade", "courteous-compound", example, "-o", tmp_path / "o.xlsx", "--previous", tmp_path / "old.zip")
    assert linli(*words)[0] == 1
    assert not (tmp_path / "o.xlsx").exists()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_no_byte_can_be_changed_unnoticed(tmp_path: Path, bundle: bytes, place: float, change: int) -> None:
    raw = bytearray(bundle)
    raw[int(place * len(raw))] ^= change
    assert check(tmp_path, bytes(raw)) != []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=300), name=st.sampled_from(FILES))
def test_rubbish_in_place_of_a_file_is_a_fault_and_no_crash(
    tmp_path: Path, bundle: bytes, raw: bytes, name: str
) -> None:
    files = unpack(bundle, "") | {name: raw}
    assert check(tmp_path, pack(files)) != []
    if name != "manifest.json":
        assert check(tmp_path, resealed(files)) != []
    assert check(tmp_path, raw) == ["not_a_bundle"]


def test_rounds_are_chained_and_a_broken_chain_is_named(
    linli: Callable[..., tuple[int, str, str]], tmp_path: Path, example: Path, courteous: Published
) -> None:
    first, second, other = tmp_path / "1.zip", tmp_path / "2.zip", tmp_path / "other.zip"
    out = tmp_path / "o.xlsx"
    assert linli("grade", "courteous-compound", example, "-o", out, "--bundle", first)[0] == 0
    book = make(tmp_path / "book.xlsx", courteous)
    assert linli("grade", "courteous-compound", book, "-o", out, "--bundle", second, "--previous", first)[0] == 0
    assert linli("grade", "courteous-compound", book, "-o", out, "--bundle", other)[0] == 0
    status, said, told = linli("verify", first, second)
    assert (status, told) == (0, "")
    assert said.count("相符") == 2
    status, said, told = linli("verify", other, second)
    assert status == 1
    assert "链断开" in told
    assert "链断开" in linli("verify", first, other)[2]


def test_a_round_cannot_follow_a_later_one(
    linli: Callable[..., tuple[int, str, str]], tmp_path: Path, example: Path, courteous: Published
) -> None:
    late, out = tmp_path / "late.zip", tmp_path / "o.xlsx"
    assert linli("grade", "courteous-compound", example, "-o", out, "--bundle", late)[0] == 0
    book = make(tmp_path / "book.xlsx", courteous, lambda info, tables: info.update(as_of="2021-06-30"))
    out.unlink()
    status, _, told = linli("grade", "courteous-compound", book, "-o", out, "--previous", late)
    assert status == 1
    assert "基准日 2021-10-15 晚于本批次" in told
    assert not out.exists()


def test_a_newer_edition_is_noted_and_is_no_failure(
    linli: Callable[..., tuple[int, str, str]], tmp_path: Path, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.zip"
    assert linli("grade", "courteous-compound", example, "-o", tmp_path / "o.xlsx", "--bundle", old)[0] == 0
    folder = tmp_path / "root" / "standards"
    folder.mkdir(parents=True)
    text = (ROOT / "standards" / "courteous-compound.yaml").read_text(encoding="utf-8")
    (folder / "courteous-compound.yaml").write_text(text.replace("sample-2021.1", "sample-2022.1"), encoding="utf-8")
    monkeypatch.setenv("LINLI_ROOT", str(tmp_path / "root"))
    status, _, told = linli("verify", old)
    assert status == 0
    assert "已有版次 sample-2022.1" in told


def test_the_files_of_a_bundle_can_be_read_by_a_person(bundle: bytes) -> None:
    files = unpack(bundle, "")
    assert files["answers.csv"].startswith(b"\xef\xbb\xbfcode,name,county,community,fact:elevators")
    assert "良性发展" not in files["answers.csv"].decode()
    assert ",sound,网格支部书记空缺三个月已补选" in files["answers.csv"].decode()
    manifest = json.loads(files["manifest.json"])
    assert manifest["standard"]["status"] == "sample"
    assert manifest["round"]["as_of"] == "2021-10-15"
    assert manifest["counts"]["subjects"] == 60
    assert "消防车通道被固定停车占用" not in "".join(raw.decode() for raw in files.values()), (
        "no free text of assessors"
    )
