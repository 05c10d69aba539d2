"""Time the pages of places in a small city and in one ten times as large, side by side.

    ./linli bench pages [--compounds N] [--homes-each N] [--times N]

A throwaway PostgreSQL gets a city of 1,000 compounds and 30,000 homes, and a copy of it that grows to 10,000 compounds
and 300,000 homes. Each page is asked for in both, in turn, so that a machine that slows down slows both; by an officer
of the city, and by one of a single county who holds a dozen roles. What is timed is all that the server does for a
page, from the address to the last byte, without the network; queries are counted at the database. A page reaches the
goal with at most 12 queries (one more in the large city at most: a list of a single page is not counted), a median
under 50 ms, and no growth with the city beyond what noise explains. Anything else that runs on the machine shows in the
times; for a yardstick the same rows are put into a bare table by django-tables2 with Django's paginator, without a page
around it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from _report import Goal, machine, print_goals, print_table, progress

ROOT = Path(__file__).resolve().parents[1]
COMPOUNDS, HOMES_EACH, TIMES, GROWTH = 10_000, 30, 15, 10
MOST_QUERIES, MOST_MS, MOST_GROWTH = 12, 50, 1.5
COUNTIES, TOWNSHIPS_EACH, COMPOUNDS_IN_A_COMMUNITY = 6, 16, 8
ROLES_HELD = 12


class Page(NamedTuple):
    """A page to time: URL name, query, and what its address names (a compound, or nothing)."""

    name: str
    query: str = ""
    of: str = ""


PAGES = (
    Page("places:compounds"),
    Page("places:compounds", "q=yangguang"),
    Page("places:compounds", "q=桂花"),
    Page("places:compounds", "form=COMMERCIAL"),
    Page("places:compounds", "sort=-households"),
    Page("places:compounds", "page=20"),
    Page("places:compound", of="compound"),
    Page("places:homes"),
    Page("places:homes", "q=1-101"),
    Page("places:homes", "page=20"),
    Page("places:divisions"),
    Page("places:organisations"),
    Page("places:organisations", "q=wuye"),
    Page("places:search", "q=阳光花园"),
    Page("places:search", "q=gh"),
)


@dataclass
class Timed:
    """What a page took each time, in milliseconds, and how many queries; why it could not be timed."""

    took: list[float] = field(default_factory=list)
    queries: int = 0
    fault: str = ""

    @property
    def median(self) -> float:
        """What it took half of the times at most."""
        return statistics.median(self.took)

    def growth(self, large: "Timed") -> float:
        """How many times as long the large city takes: the median of the pairs that were timed one after the other."""
        return statistics.median(b / a for a, b in zip(self.took, large.took, strict=True))


@dataclass
class City:
    """A made-up city that can grow."""

    townships: list[Any] = field(default_factory=list)
    communities: list[Any] = field(default_factory=list)
    county: Any = None
    compounds: int = 0

    def found(self) -> None:
        """Make what does not grow: the city, its counties and townships, companies."""

        city = self._division("990100000000", "CITY", "示例市", None)
        for number in range(1, COUNTIES + 1):
            county = self._division(f"9901{number:02}000000", "COUNTY", f"第{number}区", city)
            self.county = self.county or county
            for at in range(1, TOWNSHIPS_EACH + 1):
                name = f"{NAMES[at % len(NAMES)]}街道"
                self.townships.append(self._division(f"{county.code[:6]}{at:03}000", "TOWNSHIP", name, county))

    def grow(self, compounds: int, homes_each: int) -> None:
        """Add communities, companies, compounds and homes up to a number of compounds."""
        from linli.places.models import Building, Compound, Home, Organisation, Stairwell

        added = range(self.compounds, compounds)
        while len(self.communities) * COMPOUNDS_IN_A_COMMUNITY < compounds:
            number = len(self.communities)
            township = self.townships[number % len(self.townships)]
            code = f"{township.code[:9]}{number // len(self.townships) + 1:03}"
            self.communities.append(self._division(code, "COMMUNITY", f"{NAMES[number % len(NAMES)]}社区", township))
        companies = [_named(Organisation(name=f"{a}{b}物业{n}", kind="PROPERTY_COMPANY"))
                     for n in range(added.start // 15, added.stop // 15) for a, b in [_pair(n)]]  # fmt: skip
        save(Organisation, companies)
        made = [self._compound(number, companies) for number in added]
        save(Compound, made)
        buildings = [Building(compound=c, number=str(n), order=f"{n:06}") for c in made for n in (1, 2, 3)]
        save(Building, buildings)
        stairwells = [Stairwell(building=b, number="1", order=f"{1:06}") for b in buildings]
        save(Stairwell, stairwells)
        save(Home, (
            Home(
                compound_id=s.building.compound_id, stairwell=s, number=f"{floor}01", floor=floor, area_m2=89 + floor,
                order=f"{s.building.order}{s.order}{floor:04}01", use=("LIVED_IN", "LET", "EMPTY")[floor % 3],
            )
            for s in stairwells for floor in range(1, homes_each // 3 + 1)
        ))  # fmt: skip
        self.compounds = compounds

    def _division(self, code: str, level: str, name: str, parent: Any) -> Any:
        from linli.places.models import Division

        row = Division.objects.create(code=code, level=level, name=name, parent=parent)
        row.ancestors = [*(parent.ancestors if parent else []), row.pk]
        row.save()
        return row

    def _compound(self, number: int, companies: Sequence[Any]) -> Any:
        from linli.places.models import Compound

        community = self.communities[number // COMPOUNDS_IN_A_COMMUNITY]
        first, second = _pair(number)
        return _named(
            Compound(
                code=f"{community.code}{number:06}", name=f"{first}{second}{number % 97 or ''}", community=community,
                households=100 + number * 7919 % 1900, built_year=1985 + number % 36, elevators=number % 40,
                form=("COMMERCIAL", "RESETTLEMENT", "REFORMED")[number % 3], floor_area_m2=10_000 + number,
                manager=companies[number % len(companies)] if companies and number % 4 else None,
                managed_how="PROFESSIONAL" if companies and number % 4 else "",
            )
        )  # fmt: skip


NAMES = ("阳光", "桂花", "滨江", "书院", "荷塘", "南湖", "金桥", "新城", "文昌", "凤凰", "锦绣", "翠竹")
KINDS = ("花园", "苑", "小区", "家园", "公寓", "新村", "名邸")


def _pair(number: int) -> tuple[str, str]:
    return NAMES[number % len(NAMES)], KINDS[number // len(NAMES) % len(KINDS)]


def _named(row: Any) -> Any:
    row.name_columns()
    return row


def save(model: Any, rows: Any) -> None:
    """Insert rows, a few thousand at a time."""
    rows = iter(rows)
    while chunk := list(islice(rows, 5000)):
        model.objects.bulk_create(chunk)


# The run --------------------------------------------------------------------------------------------------------------


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench pages", description=__doc__.partition("\n")[0])
    parser.add_argument("--compounds", type=int, default=COMPOUNDS, metavar="N", help="of the large city")
    parser.add_argument("--homes-each", type=int, default=HOMES_EACH, metavar="N", help="homes of a compound")
    parser.add_argument("--times", type=int, default=TIMES, metavar="N", help="how often each page is asked for")
    arguments = parser.parse_args(argv)
    if arguments.compounds < 10 * GROWTH or arguments.homes_each < 3 or arguments.times < 3:
        parser.error(f"--compounds must be at least {10 * GROWTH}, --homes-each and --times at least 3")
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name, server(Path(name)):
        return bench(arguments.compounds, arguments.homes_each, arguments.times)


class server:  # noqa: N801 - used like a function
    """A throwaway PostgreSQL with every table of the program, as Django's database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        sys.path[:0] = [str(ROOT / "src")]
        self.folder.chmod(0o711)  # the server may be another user's; it sees only what is its own
        for name in ("DATABASE_URL", "LINLI_TODAY", "LINLI_DEMO"):
            os.environ.pop(name, None)
        os.environ |= {
            "LINLI_TESTING": "1",
            "LINLI_ROOT": str(ROOT),
            "LINLI_DATA": str(self.folder / "data"),
            "DJANGO_SETTINGS_MODULE": "linli.config.settings",
        }
        from linli.config.embedded.postgres import Cluster

        self.cluster = Cluster(self.folder / "postgres", fast=True)
        self.cluster.make()
        self.process: subprocess.Popen[bytes] = self.cluster.start()
        os.environ["LINLI_PG_SOCKET"] = str(self.cluster.socket)
        try:
            self._make_tables()
        except BaseException:
            self.__exit__()
            raise

    def _make_tables(self) -> None:
        import django

        django.setup()
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

    def __exit__(self, *_: object) -> None:
        from django.db import connections

        connections.close_all()
        self.cluster.stop(self.process)


def bench(compounds: int, homes_each: int, times: int) -> int:
    from linli.config.memory import keep_what_is_loaded

    small = compounds // GROWTH
    city = City()
    progress("founding a city")
    city.found()
    progress(f"making {small:,} compounds and {small * homes_each:,} homes")
    city.grow(small, homes_each)
    people = {
        "city": make_person("city", [("platform", None)]),
        "county": make_person("county", [("division", city.county.pk)] * ROLES_HELD),
    }
    cities = two_cities()
    use(cities[1])
    progress(f"making {compounds:,} compounds and {compounds * homes_each:,} homes")
    city.grow(compounds, homes_each)
    analysed(cities)
    keep_what_is_loaded()  # as every process that serves pages
    found = {
        (who, page): time_page(cities, person, page, times) for who, person in people.items() for page in PAGES
    }  # fmt: skip
    progress("asked for every page")
    status = report(found, small, compounds, homes_each)
    beside_a_peer(cities[1], people["city"], times)
    return status


def two_cities() -> list[Any]:
    """Copy the database; returns a connection to the one that stays small, and to the one that will grow."""
    from django.db import connections

    small = connections["default"]
    name = small.settings_dict["NAME"]
    small.close()
    large = connections.create_connection("default")
    large.settings_dict = large.settings_dict | {"NAME": "postgres"}
    with large.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}_large" TEMPLATE "{name}"')
    large.close()
    large.settings_dict = large.settings_dict | {"NAME": f"{name}_large"}
    return [small, large]


def use(city: Any) -> None:
    """Make a connection the one that the program uses."""
    from django.db import connections

    connections["default"] = city


def analysed(cities: Sequence[Any]) -> None:
    for city in cities:
        with city.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def make_person(username: str, scopes: Sequence[tuple[str, int | None]]) -> Any:
    """Make somebody who holds every right over places, in one role per scope."""
    from linli.accounts.models import Assignment, Person, Role
    from linli.core.rights import RIGHTS

    person = Person.objects.create_person(name="王小明", username=username)
    rights = [code for code in RIGHTS if code.startswith("places.")]
    for number, (scope_type, scope_id) in enumerate(scopes):
        role = Role.objects.create(
            code=f"{username}-{number}", name_zh="角色", name_en="Role", scope_types=[scope_type], rights=rights,
            second_factor=False,
        )  # fmt: skip
        Assignment.objects.create(
            person=person, role=role, scope_type=scope_type, scope_id=scope_id, valid_from=date(2000, 1, 1)
        )
    return person


def sign_in(person: Any) -> Any:
    """Return a client of a person, signed in to the city in use."""
    from django.test import Client

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def time_page(cities: Sequence[Any], person: Any, page: Page, times: int) -> list[Timed]:
    """Ask for a page of each city: once to warm up, once to count its queries, then in turn against the clock."""
    from django.test.utils import CaptureQueriesContext

    asked, counts = [], []
    for city in cities:
        use(city)
        client = sign_in(person)
        address = next(addresses(client, page), "")
        if not address:
            return [Timed(fault="there is no such page")] * len(cities)
        address += f"?{page.query}" if page.query else ""
        response = client.get(address)
        if response.status_code != 200:
            return [Timed(fault=f"{address} answers {response.status_code}")] * len(cities)
        with CaptureQueriesContext(city) as captured:
            client.get(address)
        counts.append(len(captured))  # the next page begins the log anew
        asked.append((city, client, address))
    took: list[list[float]] = [[] for _city in cities]
    for _ in range(times):
        for mine, (city, client, address) in zip(took, asked, strict=True):
            use(city)
            start = time.perf_counter()
            client.get(address)
            mine.append((time.perf_counter() - start) * 1000)
    return [Timed(mine, queries) for mine, queries in zip(took, counts, strict=True)]


def beside_a_peer(city: Any, person: Any, times: int) -> None:
    """Print what the list of compounds takes beside a bare table of the same rows, made in turn with it."""
    from django.core.paginator import Paginator
    from django.test import RequestFactory
    from django.urls import reverse

    from linli.places.models import Compound
    from linli.places.tables import CompoundTable

    use(city)
    client, address = sign_in(person), reverse("places:compounds")
    rows = Compound.objects.select_related("community__parent__parent", "manager").order_by("name_pinyin", "pk")
    request = RequestFactory().get("/")
    took: list[list[float]] = [[], []]
    for _ in range(times + 1):
        start = time.perf_counter()
        client.get(address)
        between = time.perf_counter()
        table = CompoundTable(rows)
        shown = CompoundTable.default_columns
        for column in list(table.columns.iterall()):
            if column.name not in shown:
                table.columns.hide(column.name)
        table.paginate(Paginator, per_page=50)
        table.as_html(request)
        for mine, part in zip(took, (between - start, time.perf_counter() - between), strict=True):
            mine.append(part * 1000)
    ours, peer = (statistics.median(mine[1:]) for mine in took)
    ratio = f"{ours / peer:.2f} of what a bare table of django-tables2 took ({peer:.1f} ms)"
    print(f"\nThe whole page of compounds took {ratio}.")


def addresses(client: Any, page: Page) -> Iterator[str]:
    """Yield the address of a page: by itself, or of the first compound that the person sees."""
    from django.urls import NoReverseMatch, reverse

    from linli.core.rights import grants_of
    from linli.places.models import Compound

    for of_a_compound in [True] if page.of else [False, True]:
        first = (
            Compound.objects.visible_to(grants_of(person_of(client)))
            .order_by("pk")
            .values_list("pk", flat=True)
            .first()
        )
        try:
            yield reverse(page.name, args=[first] if of_a_compound else [])
        except NoReverseMatch:
            continue


def person_of(client: Any) -> Any:
    """Return who is signed in."""
    from linli.accounts.models import Person

    return Person.objects.get(pk=client.session["_auth_user_id"])


def report(found: dict[tuple[str, Page], list[Timed]], small: int, large: int, homes_each: int) -> int:
    """Print what every page took in both cities; returns the exit status."""
    print(machine())
    print(f"small: {small:,} compounds, {small * homes_each:,} homes; large: {large:,}, {large * homes_each:,}\n")
    rows, faults, measured = [], [], []
    for who in dict.fromkeys(key[0] for key in found):
        for page in PAGES:
            before, after = found[who, page]
            title = f"{page.name}{'?' + page.query if page.query else ''} ({who})"
            if fault := before.fault or after.fault:
                faults.append(f"{title}: {fault}")
                continue
            measured.append((before, after))
            rows.append((
                title, f"{before.queries}", f"{after.queries}", f"{before.median:.1f}", f"{after.median:.1f}",
                f"{max(after.took):.1f}", f"{before.growth(after):.2f}",
            ))  # fmt: skip
    if rows:
        head = ("page", "queries small", "large", "median ms small", "large", "slowest", "growth")
        print_table(head, rows)
        print()
        print_goals([
            Goal("queries of a page", max(after.queries for _, after in measured), MOST_QUERIES),
            Goal("more queries in the large city", max(a.queries - b.queries for b, a in measured), 1),
            Goal("slowest median", max(after.median for _, after in measured), MOST_MS, unit=" ms"),
            Goal("largest growth of a median", max(b.growth(a) for b, a in measured), MOST_GROWTH),
        ])  # fmt: skip
    for fault in faults:
        print(f"NOT MEASURED {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
