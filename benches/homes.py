"""Bring a workbook of 100,000 homes into the house ledger, and the same in the usual way.

    ./linli bench homes [--homes N] [--sample N]

A throwaway PostgreSQL, with everything on that keeps it safe in a power cut, gets a city of 200 compounds. Ours is
what the job worker does with an uploaded file: read it, check it and say what would change; then check it again and
apply it in one transaction, with history. Then the same file is sent once more, when all of it is known already. The
usual way reads with openpyxl, checks row by row with a Django form and writes with `update_or_create`, or with
`bulk_create(update_conflicts=True)`. It is timed on a sample of the rows, after reading the whole file, and the rest is
extrapolated: the table says so. Every way has a process of its own; its memory is that process's peak, and ours counts
the process that reads the workbook on top.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from _report import MEGABYTE, Goal, machine, of_usage, peak_memory, print_goals, print_table, progress

ROOT = Path(__file__).resolve().parents[1]
HOMES, SAMPLE, COMPOUNDS = 100_000, 2_000, 200
MOST_SECONDS = 30
HEAD = ("小区名称", "幢号", "单元", "室号", "楼层", "建筑面积(㎡)", "房屋用途")
USES = ("自住", "出租", "空置", "住宅", "不详")


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench homes", description=__doc__.partition("\n")[0])
    parser.add_argument("--homes", type=int, default=HOMES, metavar="N")
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N", help="rows that the usual way writes")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--book", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.way:
        start_django()
        print(json.dumps(WAYS[arguments.way](arguments.book, arguments.sample)))
        return 0
    if not 1000 <= arguments.homes <= 200_000 or not 100 <= arguments.sample <= arguments.homes:
        parser.error("--homes must be from 1,000 to 200,000, --sample from 100 to as many")
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        folder = Path(name)
        book = folder / "homes.xlsx"
        progress(f"making a workbook of {arguments.homes:,} homes")
        make_book(book, arguments.homes)
        with database(folder):
            found = {}
            for way in WAYS:
                progress(way)
                found[way] = run(way, book, arguments.sample)
        return report(found, book, arguments.homes, arguments.sample)


def report(found: dict[str, dict[str, float]], book: Path, homes: int, sample: int) -> int:
    ours = found["linli"]
    print(f"{machine()}")
    print(f"{homes:,} homes in {COMPOUNDS} compounds, {book.stat().st_size / MEGABYTE:.1f} MB as .xlsx\n")
    rows = []
    for name, way in found.items():
        factor = homes / sample if "sampled" in way else 1
        parts = [way["read_and_check"] + way.get("check_sampled", 0) * factor, way.get("apply", 0) * factor]
        title = f"{name}, extrapolated from {sample:,} rows" if factor > 1 else name
        rows.append((title, *(f"{part:.1f}" for part in parts), f"{sum(parts):.1f}", f"{way['peak'] / MEGABYTE:.0f}"))
    print_table(("way", "read and check s", "apply s", "together s", "peak MB"), rows)
    print(f"\nthe same file again, all of it known: {ours['again']:.1f} s to check\n")
    goals = [
        Goal(f"{homes:,} homes checked and applied", ours["read_and_check"] + ours["apply"], MOST_SECONDS, unit=" s"),
        Goal("longest silence of the progress bar", ours["silence"], 10, unit=" s"),
    ]
    print_goals(goals)
    return 0 if all(goal.reached for goal in goals) else 1


def make_book(path: Path, count: int) -> None:
    """Write a ledger as a city has it: text and numbers mixed, 2 stair units a building, 4 homes a floor."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("房屋台账")
        sheet.write_row(0, 0, ["示例市房屋台账"])
        sheet.write_row(1, 0, HEAD)
        for number in range(count):
            compound, home = number % COMPOUNDS, number // COMPOUNDS
            building, rest = divmod(home, 88)
            stairwell, rest = divmod(rest, 44)
            floor, door = divmod(rest, 4)
            area = round(60 + number * 7919 % 9000 / 100, 2)
            room = f"{floor + 1}{door + 1:02}"
            cells = [compound_name(compound), f"{building + 1}幢", f"{stairwell + 1}单元", room, floor + 1, area]
            sheet.write_row(number + 2, 0, [*cells, USES[number % len(USES)]])


def compound_name(number: int) -> str:
    return f"阳光花园{number}期"


# The database ---------------------------------------------------------------------------------------------------------


@contextmanager
def database(folder: Path) -> Iterator[None]:
    """Start a throwaway server and make the tables, a city and an officer in it."""
    sys.path[:0] = [str(ROOT / "src")]
    folder.chmod(0o711)  # the server may be another user's; it sees only what is its own
    for name in ("DATABASE_URL", "LINLI_TODAY", "LINLI_DEMO"):
        os.environ.pop(name, None)
    os.environ |= {"LINLI_ROOT": str(ROOT), "LINLI_DATA": str(folder / "data")}
    from linli.config.embedded.postgres import Cluster

    cluster = Cluster(folder / "postgres")
    cluster.make()
    process = cluster.start()
    os.environ["LINLI_PG_SOCKET"] = str(cluster.socket)
    try:
        progress("making the tables")
        run("tables", folder, 0)
        yield
    finally:
        cluster.stop(process)


def run(way: str, book: Path, sample: int) -> dict[str, float]:
    """Run a way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--book", str(book), "--sample", str(sample)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def start_django() -> None:
    sys.path[:0] = [str(ROOT / "src")]
    os.environ |= {"DJANGO_SETTINGS_MODULE": "linli.config.settings", "LINLI_TESTING": "1"}
    import django

    django.setup()


def tables(_book: Path, _sample: int) -> dict[str, float]:
    """Make the tables, a city of compounds and somebody who may import homes."""
    from django.core.management import call_command
    from django.db import connection

    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "postgres"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    from linli.accounts.models import Assignment, Person, Role
    from linli.places.models import Compound, Division

    parent = None
    levels = {"9901": "CITY", "990102": "COUNTY", "990102001": "TOWNSHIP", "990102001001": "COMMUNITY"}
    for prefix, level in levels.items():
        code = prefix.ljust(12, "0")
        row = Division.objects.create(code=code, level=level, name=f"示例{level}", parent=parent)
        row.ancestors = [*(parent.ancestors if parent else []), row.pk]
        row.save()
        parent = row
    for number in range(COMPOUNDS):
        Compound.objects.create(code=f"{parent.code}{number:04}", name=compound_name(number), community=parent)
    person = Person.objects.create_person(name="王小明", username="officer")
    role = Role.objects.create(
        code="bench", name_zh="角色", name_en="Role", scope_types=["division"], rights=["places.change_homes"],
    )  # fmt: skip
    Assignment.objects.create(
        person=person, role=role, scope_type="division", scope_id=parent.pk, valid_from=date(2000, 1, 1)
    )
    return {}


# The ways -------------------------------------------------------------------------------------------------------------


def ours(book: Path, _sample: int) -> dict[str, float]:
    """Do what a worker does with an uploaded file."""
    from linli.accounts.models import Person
    from linli.core.imports import DOORS, operations
    from linli.core.imports.progress import Progress

    told = [time.perf_counter()]
    tell = Progress.__call__

    def noted(self: Progress, done: int, total: int) -> None:
        told.append(time.perf_counter())
        tell(self, done, total)

    Progress.__call__ = noted  # type: ignore[method-assign]
    from django.utils import timezone

    person = Person.objects.get(username="officer")
    seconds: dict[str, float] = {}
    for name in ("read_and_check", "again"):
        sent, _again = operations.receive(
            door=DOORS["homes"], name=f"{name}.xlsx", data=book.read_bytes(), by=person, at=timezone.now()
        )
        seconds[name] = timed(lambda pk=sent.pk: operations.check_run(pk))
        sent.refresh_from_db()
        if sent.state != "READY":
            raise SystemExit(f"{name}: {sent.state} {sent.faults[:3]}")
        if name == "read_and_check":
            operations.start_applying(sent)
            seconds["apply"] = timed(lambda pk=sent.pk: operations.apply_run(pk))
            seconds["silence"] = max(after - before for before, after in pairwise(told))
            seconds["peak"] = peak_memory() + of_usage(resource.getrusage(resource.RUSAGE_CHILDREN))
        elif sent.new or sent.changed:
            raise SystemExit(f"sent again, {sent.new} new and {sent.changed} changed")
    return seconds


def timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def usual(book: Path, sample: int, *, bulk: bool) -> dict[str, float]:
    """Read with openpyxl, check each row with a form, write row by row or in bulk; history by the same triggers."""
    import openpyxl
    from django import forms
    from django.db import transaction

    from linli.places.models import Building, Compound, Home, Stairwell

    class HomeForm(forms.ModelForm):  # type: ignore[type-arg]
        class Meta:
            model = Home
            fields = ("number", "floor", "area_m2", "use")

    uses = dict(zip(USES, ("LIVED_IN", "LET", "EMPTY", "UNKNOWN", "UNKNOWN"), strict=True))
    start = time.perf_counter()
    sheet = openpyxl.load_workbook(book, read_only=True).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    read = time.perf_counter() - start
    Home.objects.all().delete()
    start = time.perf_counter()
    compounds = {compound.name: compound for compound in Compound.objects.all()}
    checked = []
    for compound, building, stairwell, number, floor, area, use in rows[:sample]:
        form = HomeForm({"number": number, "floor": floor, "area_m2": f"{area:.2f}", "use": uses[use]})
        if not form.is_valid():
            raise SystemExit(form.errors)
        checked.append((compounds[compound], building[:-1], stairwell[:-2], form.cleaned_data))
    check = time.perf_counter() - start
    start = time.perf_counter()
    with transaction.atomic():
        stairwells: dict[Any, Any] = {}
        homes = []
        for compound, building, stairwell, values in checked:
            key = compound.pk, building, stairwell
            if key not in stairwells:
                made, _new = Building.objects.get_or_create(compound=compound, number=building)
                stairwells[key], _new = Stairwell.objects.get_or_create(building=made, number=stairwell)
            number = values["number"]
            rest = {"compound": compound, **values}
            if bulk:
                homes.append(Home(stairwell=stairwells[key], **rest))
            else:
                Home.objects.update_or_create(stairwell=stairwells[key], number=number, defaults=rest)
        Home.objects.bulk_create(
            homes, batch_size=1000, update_conflicts=True, unique_fields=["stairwell", "number"],
            update_fields=["floor", "area_m2", "use"],
        )  # fmt: skip
    apply = time.perf_counter() - start
    return {"read_and_check": read, "check_sampled": check, "apply": apply, "sampled": 1, "peak": peak_memory()}


WAYS: dict[str, Any] = {
    "linli": ours,
    "openpyxl + form + update_or_create": lambda book, sample: usual(book, sample, bulk=False),
    "openpyxl + form + bulk_create": lambda book, sample: usual(book, sample, bulk=True),
}

if __name__ == "__main__":
    if "tables" in sys.argv:
        WAYS = {"tables": tables}
    raise SystemExit(main(sys.argv[1:]))
