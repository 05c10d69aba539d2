"""What is done with a round on the platform, each way in a process of its own; all return seconds and their memory."""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _report import of_usage, peak_memory
from _rounds_city import NOW, make, put_on_notice, tidy

SAMPLE = 500  # sheets that the usual ways take
TURNS = 20  # marks that are changed one after another


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def of_run(**seconds: float) -> dict[str, Any]:
    """Return seconds with the peak memory of this process and of the largest that it started, in bytes."""
    return {**seconds, "peak": peak_memory() + of_usage(resource.getrusage(resource.RUSAGE_CHILDREN))}


def the_round() -> Any:
    """Return the round that is measured."""
    from linli.evaluation.models import Round

    return Round.objects.select_related("edition", "division").get(title=NOW)


def officer() -> Any:
    """Return who does it all."""
    from linli.accounts.models import Person

    return Person.objects.get(username="officer")


# By workbook ----------------------------------------------------------------------------------------------------------


def check(folder: Path, count: int) -> dict[str, Any]:
    """Send the workbook and let it be checked."""
    sent = _received(folder, "marks.xlsx")
    from linli.core.imports import operations

    seconds = timed(lambda: operations.check_run(sent.pk))
    sent.refresh_from_db()
    if sent.state != "READY" or sent.new != count:
        raise SystemExit(f"the dry run ends {sent.state} with {sent.new} new ones: {sent.faults[:3]}")
    return of_run(seconds=seconds)


def apply(_folder: Path, count: int) -> dict[str, Any]:
    """Apply what was checked."""
    from linli.core.imports import operations
    from linli.core.imports.models import ImportRun

    sent = ImportRun.objects.get(state="READY")
    operations.start_applying(sent)
    seconds = timed(lambda: operations.apply_run(sent.pk))
    sent.refresh_from_db()
    if sent.state != "APPLIED" or the_round().sheets.exclude(answers={}).count() != count:
        raise SystemExit(f"applying ends {sent.state}: {sent.faults[:3]}")
    return of_run(seconds=seconds)


def again(folder: Path, _count: int) -> dict[str, Any]:
    """Send the same workbook once more: nothing of it is new."""
    from linli.core.imports import operations

    sent = _received(folder, "marks.xlsx")
    seconds = timed(lambda: operations.check_run(sent.pk))
    sent.refresh_from_db()
    if sent.state != "READY" or sent.new or sent.changed:
        raise SystemExit(f"sent again: {sent.state}, {sent.new} new and {sent.changed} changed")
    return of_run(seconds=seconds)


def _received(folder: Path, name: str) -> Any:
    from linli.core import clock
    from linli.core.imports import DOORS, operations

    data = (folder / name).read_bytes()
    return operations.receive(
        door=DOORS["marks"], name=name, data=data, by=officer(), at=clock.now(), target=the_round().pk
    )[0]


def usual_import(folder: Path, count: int) -> dict[str, Any]:
    """Read with openpyxl and save sheet by sheet, a sample of them; no reason is checked, nothing is compared."""
    import openpyxl
    from django.db import transaction

    start = time.perf_counter()
    book = openpyxl.load_workbook(folder / "marks.xlsx", read_only=True)
    cells = {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}
    read = time.perf_counter() - start
    round_ = the_round()
    known = {item.id for item in round_.edition.compiled().standard.items}
    grid = next(rows for rows in cells.values() if len(known & {_first(cell) for cell in _head(rows, known)}) > 5)
    at = next(number for number, row in enumerate(grid) if len(known & {_first(cell) for cell in row}) > 5)
    names = [_first(cell) for cell in grid[at]]
    lines = [row for row in grid[at + 1 :] if row[0] and str(row[0])[:4].isdigit()]
    sample = min(SAMPLE, count)
    with transaction.atomic():

        def save() -> None:
            sheets = {sheet.code: sheet for sheet in round_.sheets.all()}
            for row in lines[:sample]:
                sheet = sheets[str(row[0])]
                given = zip(names, row, strict=False)
                sheet.answers = {name: str(value) for name, value in given if name in known and value is not None}
                sheet.version += 1
                sheet.save()

        seconds = timed(save)
        transaction.set_rollback(True)
    return of_run(seconds=read + seconds * count / sample, sample=sample)


def _head(rows: list[Any], known: set[str]) -> tuple[Any, ...]:
    return max(rows[:8], key=lambda row: len(known & {_first(cell) for cell in row}), default=())


def _first(cell: Any) -> str:
    return str(cell or "").split()[0] if str(cell or "").split() else ""


# Grading and sealing --------------------------------------------------------------------------------------------------


def grade(_folder: Path, count: int) -> dict[str, Any]:
    """Let the round be graded by its job."""
    seconds = _graded()
    if the_round().results.count() != count:
        raise SystemExit("not every sheet was graded")
    return of_run(seconds=seconds)


def grade_again(_folder: Path, _count: int) -> dict[str, Any]:
    """Change one mark and let the whole round be graded again."""
    _change(the_round().sheets.order_by("code").first(), 1)
    return of_run(seconds=_graded())


def _graded() -> float:
    from linli.core import clock
    from linli.evaluation import jobs
    from linli.evaluation.operations.grading import ask_grading

    asked = ask_grading(round_=the_round(), by=officer(), at=clock.now())
    seconds = timed(lambda: jobs.run(grading=asked.pk))
    asked.refresh_from_db()
    if asked.state != "DONE":
        raise SystemExit(f"grading ends {asked.state}: {asked.problem}")
    return seconds


def one(_folder: Path, _count: int) -> dict[str, Any]:
    """Change one mark of a sheet and grade that sheet, as its page does; the median of several."""
    from django.db import transaction

    from linli.core import clock
    from linli.evaluation.operations.grading import grade_sheet

    took = []
    for number, sheet in enumerate(the_round().sheets.select_related("round__edition").order_by("code")[: TURNS + 1]):

        def mark(sheet: Any = sheet, number: int = number) -> None:
            with transaction.atomic():
                grade_sheet(sheet=_change(sheet, number), at=clock.now())

        took.append(timed(mark))
    took.pop(0)  # the first loads what is loaded once
    return of_run(seconds=sorted(took)[len(took) // 2], most=max(took))


def _change(sheet: Any, number: int) -> Any:
    """Enter another mark for an item that loses points by judgement."""
    from linli.core import clock
    from linli.evaluation.operations.marks import Entry, enter_marks

    items = sheet.round.edition.compiled().standard.items
    item = next(one for one in items if one.method.deduct and not one.applies)
    answer = str(1 + (int(sheet.answers.get(item.id, 0)) + number) % 2)
    if answer == sheet.answers.get(item.id):
        answer = str(int(answer) + 2)
    entry = Entry(answers={item.id: answer}, reasons={item.id: ("2幢东侧绿地黄土裸露", f"照片{number:04}")})
    return enter_marks(sheet=sheet, entry=entry, by=officer(), at=clock.now())


def usual_grading(_folder: Path, count: int) -> dict[str, Any]:
    """Grade a sample a compound at a time in plain Python, and keep each by `update_or_create`; compared."""
    from _rounds_million import by_one
    from django.db import transaction

    from linli.evaluation.models import Result

    round_ = the_round()
    kept = {row.sheet_id: row for row in round_.results.all()}
    sample = min(SAMPLE, count)
    rule = by_one(round_.edition.compiled(), round_.as_of)
    different: list[str] = []
    with transaction.atomic():

        def work() -> None:
            for sheet in round_.sheets.order_by("code")[:sample]:
                state, total, rung, _class = rule(sheet.facts, sheet.answers)
                ours = kept[sheet.pk]
                Result.objects.update_or_create(
                    sheet=sheet, defaults={"total": total if state == "graded" else None, "state": state}
                )
                if (ours.state, ours.total, ours.rung) != (
                    (state, total, rung) if state == "graded" else (state, None, None)
                ):
                    different.append(sheet.code)

        seconds = timed(work)
        transaction.set_rollback(True)
    if different:
        raise SystemExit(f"{len(different)} of {sample} come out differently: {different[:3]}")
    return of_run(seconds=seconds * count / sample, sample=sample)


def seal(_folder: Path, count: int) -> dict[str, Any]:
    """Let the round be sealed by its job."""
    from linli.core import clock
    from linli.evaluation import jobs
    from linli.evaluation.models import Award
    from linli.evaluation.operations.sealing import ask_sealing

    asked = ask_sealing(round_=the_round(), by=officer(), at=clock.now())
    seconds = timed(lambda: jobs.run(grading=asked.pk))
    asked.refresh_from_db()
    sealed = the_round()
    if asked.state != "DONE" or sealed.state != "SEALED" or sealed.seal.size < count:
        raise SystemExit(f"sealing ends {asked.state}: {asked.problem}")
    if not Award.objects.filter(round=sealed, kind="STARS").exists():
        raise SystemExit("the seal gave no stars")
    return of_run(seconds=seconds)


def verify(folder: Path, _count: int) -> dict[str, Any]:
    """Recompute the sealed bundle, as anybody can."""
    from linli.grading.verify import verify as verified

    path = folder / "bundle.zip"
    path.write_bytes(bytes(the_round().seal.bundle))
    found: list[Any] = []
    seconds = timed(lambda: found.append(verified(path)))
    if found[0].faults:
        raise SystemExit(f"the bundle does not verify: {found[0].faults[:3]}")
    return of_run(seconds=seconds)


# Files ----------------------------------------------------------------------------------------------------------------


def workbook(_folder: Path, _count: int) -> dict[str, Any]:
    """Ask for the results as a workbook."""
    return _file("evaluation:results_workbook")


def pdf(_folder: Path, _count: int) -> dict[str, Any]:
    """Ask for the results in print."""
    return _file("evaluation:results_pdf")


def _file(name: str) -> dict[str, Any]:
    from _rounds_pages import signed_in
    from django.urls import reverse

    from linli.core.documents.models import Document
    from linli.core.documents.operations import make_document

    client, address, sizes = signed_in(officer()), reverse(name, args=[the_round().pk]), []

    def ask() -> None:
        response = client.get(address)
        if response.status_code == 302:  # a large one is made by a job, which is this process here
            row = Document.objects.latest("pk")
            make_document(row.pk)
            sizes.append(Document.objects.select_related("file").get(pk=row.pk).file.size)
        elif response.status_code == 200:
            sizes.append(sum(map(len, response.streaming_content)))
        else:
            raise SystemExit(f"{address} answers {response.status_code}")

    return of_run(seconds=timed(ask), size=sizes[0])


# By name, with the title in the report; without one it is not reported.
WAYS: dict[str, tuple[Callable[[Path, int], dict[str, Any]], str]] = {
    "idle": (lambda _folder, _count: of_run(seconds=0), ""),
    "make": (make, ""),
    "tidy": (tidy, ""),
    "put on notice": (put_on_notice, ""),
    "check": (check, "marks by workbook: dry run"),
    "apply": (apply, "marks by workbook: applied"),
    "again": (again, "the same workbook sent again: dry run"),
    "usual import": (usual_import, "peer: openpyxl, saved sheet by sheet"),
    "grade": (grade, "graded by the job, the first time"),
    "grade again": (grade_again, "graded again after one mark, the whole round"),
    "one": (one, "one mark changed and its sheet graded"),
    "usual grading": (usual_grading, "peer: graded and kept a sheet at a time"),
    "workbook": (workbook, "results as a workbook"),
    "pdf": (pdf, "results as a PDF"),
    "seal": (seal, "sealed by the job"),
    "verify": (verify, "the bundle verified"),
}
