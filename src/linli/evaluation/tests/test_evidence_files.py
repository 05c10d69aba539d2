"""The ledger as a PDF and a zip: complete, safe to open, equal for equal input, and silent about persons and places."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from linli.core.files.content import content
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.evidence import add_proofs
from linli.evaluation.queries.evidence import ledger_of, offered
from linli.evaluation.reports.evidence import attachments_of, bundle_name, pages_of, write_directory, write_zip

from .evidence import AT, PDF, STANDARD, TODAY, add_picture, asked, picture, upload

pytestmark = pytest.mark.django_db
HOSTILE = "../..\\con:<photo>|?* \u202e" + "长" * 70


@pytest.fixture(autouse=True)
def published(db, settings, tmp_path):
    settings.FILES, settings.TODAY = str(tmp_path / "files"), TODAY
    load_shipped(at=AT)


@pytest.fixture
def compound(city):
    return city.compounds[0]


def document(pages=2):
    """Return a PDF of so many pages, with an author."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 300)
    writer.add_metadata({"/Author": "王小明"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def add_document(compound, data, title="会议纪要", items=("A01",), kind="DOCUMENT"):
    return add_proofs(
        subject=compound, uploads=[upload(data, "x")], title=title, kind=kind, issued_on=date(2021, 5, 1),
        valid_until=None, items=[(STANDARD, item) for item in items], asked=asked(compound), by=None, at=AT,
    )[0]  # fmt: skip


def ledger(compound):
    return ledger_of(offered(compound)[0], compound, TODAY)


def zipped(compound):
    with write_zip(ledger(compound)) as file:
        return file.read()


def test_the_zip_has_folders_by_item_number_and_a_directory_with_hashes(compound):
    photo = add_picture(compound, 1, title="楼道保洁", items=[(STANDARD, "B05"), (STANDARD, "B06")])
    paper = add_document(compound, document())
    with zipfile.ZipFile(io.BytesIO(zipped(compound))) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        table = list(csv.DictReader(io.StringIO(archive.read("directory.csv").decode("utf-8-sig"))))
        files = {row["文件"]: row for row in table if row["文件"]}
        assert len(files) == 2
        for path, row in files.items():
            assert hashlib.sha256(archive.read(path)).hexdigest() == row["文件 SHA-256"]
        assert bytes(photo.sha256).hex() in {row["原件 SHA-256"] for row in table}
        assert next(iter(files)).startswith("A01 ")
        assert archive.read(next(iter(files))) == b"".join(content().chunks(paper.file.key))
        pointer = next(name for name in names if name.endswith(".txt"))
        assert pointer.startswith("B06 ")
        assert "B05" in archive.read(pointer).decode("utf-8-sig")
        assert len(table) == len(offered(compound)[0].items)
        assert len(PdfReader(io.BytesIO(archive.read("directory.pdf"))).pages) > 1
    assert {"directory.csv", "directory.pdf"} < set(names)


def test_names_in_the_zip_open_on_windows_and_stay_inside(compound):
    add_picture(compound, 1, title=HOSTILE)
    add_picture(compound, 2, title=HOSTILE)
    add_picture(compound, 3, title="CON")
    with zipfile.ZipFile(io.BytesIO(zipped(compound))) as archive:
        names = archive.namelist()
    assert len(names) == len({name.casefold() for name in names}) == 5
    for name in names:
        assert name.count("/") <= 1
        for part in name.split("/"):
            assert 0 < len(part) <= 80
            assert not set(part) & set('<>:"\\|?*\u202e')
            assert part == part.strip(" .")


def test_equal_input_gives_equal_bytes(compound):
    add_picture(compound, 1)
    add_document(compound, document())
    assert zipped(compound) == zipped(compound)
    with write_directory(ledger(compound)) as one, write_directory(ledger(compound)) as two:
        assert one.read() == two.read()


def test_the_pdf_has_the_directory_and_the_attachments_page_by_page(compound):
    add_picture(compound, 1, title="楼道保洁")
    add_document(compound, document(3), items=("A02",))
    with write_directory(ledger(compound), with_attachments=False) as file:
        bare = len(PdfReader(file).pages)
    with write_directory(ledger(compound)) as file:
        reader = PdfReader(file)
        assert len(reader.pages) == bare + 1 + 3
        text = "".join(page.extract_text() for page in reader.pages)
        assert "楼道保洁" in text.replace("\n", "")
        assert "王小明" not in str(reader.metadata)


def test_a_pdf_that_cannot_be_placed_is_listed_and_lies_in_the_zip(compound):
    add_document(compound, PDF, title="打不开的文件")
    with write_directory(ledger(compound)) as file:
        text = "".join(page.extract_text() for page in PdfReader(file).pages).replace("\n", "")
    assert "打不开的文件" in text
    (one,) = attachments_of(ledger(compound))
    with zipfile.ZipFile(io.BytesIO(zipped(compound))) as archive:
        assert archive.read(one.path) == PDF


def test_a_file_that_ends_the_reading_process_costs_only_itself(tmp_path, monkeypatch):
    from linli.evaluation.reports import evidence

    fatal = tmp_path / "fatal.py"
    fatal.write_text(
        "import os, sys\nfor name in sys.argv[1:]:\n    os.abort() if 'bad' in name else print(7, flush=True)\n"
    )
    monkeypatch.setattr(evidence, "_PAGES", fatal)
    assert pages_of([tmp_path / name for name in ("a.pdf", "bad.pdf", "b.pdf", "bad2.pdf")]) == [7, 0, 7, 0]
    assert pages_of([]) == []


def test_nothing_that_goes_out_says_where_a_picture_was_taken_or_who_added_it(compound, person_with):
    by = person_with(["evaluation.add_evidence"], name="赵一曼")
    compound.longitude, compound.latitude = 118.8594, 28.9701
    add_picture(compound, 1, where=(118.8644, 28.9701), when="2021:05:10 09:30:00", by=by)
    data = zipped(compound)
    with write_directory(ledger(compound)) as file:
        pages = "".join(page.extract_text() for page in PdfReader(file).pages)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist() if name != "directory.pdf")
    for secret in ("118.86", "赵一曼", "09:30"):
        assert secret not in pages
        assert secret.encode() not in everything
    assert b"Exif" not in everything
    assert b"GPS" not in everything


def test_in_the_demo_both_say_so(compound, settings):
    settings.DEMO = True
    add_picture(compound, 1)
    assert "演示数据" in bundle_name(ledger(compound), "zip")
    with write_directory(ledger(compound)) as file:
        assert "演示数据" in PdfReader(file).pages[0].extract_text()
    with zipfile.ZipFile(io.BytesIO(zipped(compound))) as archive:
        assert "演示数据" in archive.read("directory.csv").decode("utf-8-sig")


def test_expired_and_withdrawn_proofs_stay_at_home_and_a_lost_content_is_told(compound):
    add_picture(compound, 1, title="过期的", valid_until=date(2021, 8, 31))
    lost = add_picture(compound, 2, title="丢失的")
    content().delete(lost.file.key)
    with zipfile.ZipFile(io.BytesIO(zipped(compound))) as archive:
        table = archive.read("directory.csv").decode("utf-8-sig")
        assert not any("丢失的" in name for name in archive.namelist())
    assert "过期的" not in table
    assert "丢失的" in table
    with write_directory(ledger(compound)) as file:
        assert file.read(5) == b"%PDF-"


def test_both_are_downloads_with_few_queries(compound, person_with, client_of, django_assert_max_num_queries):
    add_picture(compound, 1)
    client = client_of(person_with(["evaluation.view_evidence"], f"compound:{compound.pk}"))
    for extension, kind in (("pdf", "application/pdf"), ("zip", "application/zip")):
        with django_assert_max_num_queries(12):
            answer = client.get(f"/evaluation/evidence/compounds/{compound.pk}/ledger.{extension}")
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"].startswith("attachment")
        assert "no-store" in answer["Cache-Control"]
        assert len(answer.getvalue()) > 1000


@pytest.mark.long
def test_a_ledger_of_sixty_large_photos_is_made_in_seconds_and_little_memory(compound):
    import resource
    import time

    items = [item.id for item in offered(compound)[0].items]
    for number in range(60):
        add_picture(compound, data=big(number), title=f"照片 {number}", items=[(STANDARD, items[number % len(items)])])
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with write_zip(ledger(compound)) as file:
        size = file.seek(0, 2)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert size > 15_000_000
    assert grown * 1024 < size
    with write_directory(ledger(compound)) as file:
        assert len(PdfReader(file).pages) > 60
    assert time.monotonic() - began < 60


def big(seed):
    """Return a photo of some megapixels."""
    from PIL import Image

    with Image.open(io.BytesIO(picture(seed))) as image:
        noise = Image.effect_noise((1600, 1200), 40).convert("RGB")
        out = io.BytesIO()
        Image.blend(image.resize((1600, 1200)), noise, 0.3).save(out, "JPEG", quality=85)
    return out.getvalue()
