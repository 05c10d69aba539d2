"""Time the cockpit with 183 communities and with 10,000: a leader's page, its part, and the county's.

    ./linli bench cockpit [--communities N ...] [--times N]

A throwaway PostgreSQL gets a city in which nothing is real: communities with a sealed round, titles, three works each,
three targets, a year of counts; each size in a process of its own. Each page is asked for again and again by an officer
of the city and by one of a county; timed is all that the server does, from the address to the last byte, without the
network. The goal: p95 under 150 ms and at most 15 queries, at either size. Beside it, in the same run: a peer that
counts the numbers of every target anew from the register for each page, as a page without kept counts would.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from _report import Goal, machine, print_goals, print_table, progress
from pages import save, server, sign_in

SIZES, TIMES = (183, 10_000), 60
MOST_MS, MOST_QUERIES = 150, 15
COUNTIES, TOWNSHIPS_EACH, WORKS_EACH = 6, 16, 3
TODAY = date(2021, 10, 15)
AT = datetime.fromisoformat("2021-10-15T09:00+08:00")


class Row(NamedTuple):
    """What one page took: milliseconds, each time; queries."""

    size: int
    page: str
    took: list[float]
    queries: int

    @property
    def p95(self) -> float:
        """What it took nineteen times of twenty at most."""
        return statistics.quantiles(self.took, n=20)[-1]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench cockpit", description=__doc__.partition("\n")[0])
    parser.add_argument("--communities", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--times", type=int, default=TIMES, metavar="N", help="how often each page is asked for")
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)  # one size, told as JSON
    arguments = parser.parse_args(argv)
    if min(arguments.communities) < COUNTIES * TOWNSHIPS_EACH or arguments.times < 20:
        parser.error(f"--communities must be at least {COUNTIES * TOWNSHIPS_EACH}, --times at least 20")
    if arguments.part:
        with tempfile.TemporaryDirectory(prefix="linli-bench-") as name, server(Path(name)):
            print(json.dumps(bench(arguments.communities[0], arguments.times)))
        return 0
    rows = []
    for size in arguments.communities:
        command = [sys.executable, __file__, "--part", "--communities", str(size), "--times", str(arguments.times)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        rows += [Row(*row) for row in json.loads(told.splitlines()[-1])]
    print(machine())
    print_table(
        ("communities, page", "median ms", "p95 ms", "queries"),
        [
            (f"{row.size:,} {row.page}", f"{statistics.median(row.took):.1f}", f"{row.p95:.1f}", str(row.queries))
            for row in rows
        ],
    )
    pages = [row for row in rows if "peer" not in row.page]
    return print_goals(
        [
            Goal("p95 of the slowest page", max(row.p95 for row in pages), MOST_MS, unit="ms"),
            Goal("queries", max(row.queries for row in pages), MOST_QUERIES),
        ]
    )


def bench(size: int, times: int) -> list[Row]:
    from linli.config.memory import keep_what_is_loaded

    os.environ["LINLI_TODAY"] = TODAY.isoformat()
    progress(f"making {size:,} communities")
    city, county, campaign = make(size)
    from linli.campaign.operations.standings import count_again

    begun = time.perf_counter()
    count_again(campaign.pk, today=TODAY, at=AT)
    progress(f"counted in {time.perf_counter() - begun:.1f} s, as a job does each night")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    keep_what_is_loaded()
    found = []
    for who, scope in (("city", city), ("county", county)):
        person = make_officer(f"{who}-officer", scope.pk)
        found.append(ask(size, f"cockpit, {who}", sign_in(person), times))
        found.append(ask(size, f"its part, {who}", sign_in(person), times, HX_REQUEST="true"))
    found.append(peer(size, campaign, times))
    return found


def ask(size: int, page: str, client: Any, times: int, **headers: str) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    given = {f"HTTP_{name}": value for name, value in headers.items()}
    for _ in range(2):
        response = client.get("/desk/cockpit/", **given)
        if response.status_code != 200:
            raise SystemExit(f"{page} answers {response.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get("/desk/cockpit/", **given)
    queries = len(captured)  # the next page begins the log anew
    took = []
    for _ in range(times):
        start = time.perf_counter()
        client.get("/desk/cockpit/", **given)
        took.append((time.perf_counter() - start) * 1000)
    return Row(size, page, took, queries)


def peer(size: int, campaign: Any, times: int) -> Row:
    """Count from the register what the cockpit keeps, for each of the three targets."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from linli.campaign.queries.standings import count

    def page() -> None:
        for target in campaign.targets.select_related("denominator__campaign"):
            count(target.denominator, TODAY)

    page()
    with CaptureQueriesContext(connection) as captured:
        page()
    took = []
    for _ in range(max(20, times // 3)):
        start = time.perf_counter()
        page()
        took.append((time.perf_counter() - start) * 1000)
    return Row(size, "peer: counted anew, no page", took, len(captured))


# The city -------------------------------------------------------------------------------------------------------------


def make(size: int) -> tuple[Any, Any, Any]:
    """Return a city, its first county and its campaign, with everything that the cockpit shows."""
    from django.db import transaction

    with transaction.atomic():
        divisions, city, counties = make_places(size)
        round_ = make_results(city, divisions)
        campaign = make_campaign(city, round_)
        make_works(campaign, divisions)
        make_counts(campaign)
    return city, counties[0], campaign


def make_places(size: int) -> tuple[list[Any], Any, list[Any]]:
    from linli.places.models import Division

    def division(code: str, level: str, name: str, parent: Any) -> Any:
        row = Division.objects.create(code=code, level=level, name=name, parent=parent)
        row.ancestors = [*(parent.ancestors if parent else []), row.pk]
        row.save()
        return row

    city = division("990100000000", "CITY", "示例市", None)
    counties = [division(f"9901{n:02}000000", "COUNTY", f"第{n}区", city) for n in range(1, COUNTIES + 1)]
    townships = [
        division(f"{county.code[:6]}{n:03}000", "TOWNSHIP", f"第{n}街道", county)
        for county in counties
        for n in range(1, TOWNSHIPS_EACH + 1)
    ]
    rows = []
    for number in range(size):
        parent = townships[number % len(townships)]
        code = f"{parent.code[:9]}{number // len(townships) + 1:03}"
        row = Division(code=code, level="COMMUNITY", name=f"社区{number}", parent=parent)
        row.name_columns()
        rows.append(row)
    save(Division, rows)
    for row in rows:
        row.ancestors = [*row.parent.ancestors, row.pk]
    for at in range(0, len(rows), 2000):
        Division.objects.bulk_update(rows[at : at + 2000], ["ancestors"])
    return rows, city, counties


def make_results(city: Any, divisions: list[Any]) -> Any:
    """Make a sealed round with a result for each community, and the titles that it gave."""
    from linli.evaluation.models import Award, Edition, Result, Round, Sheet
    from linli.evaluation.operations.editions import load_shipped
    from linli.grading.scheme import compile_scheme, most

    load_shipped(at=AT)
    edition = Edition.objects.get(standard="green-community-points")
    items = compile_scheme(edition.compiled().standard).items
    day = date(2021, 6, 30)
    round_ = Round.objects.create(
        edition=edition, title="评价", division=city, as_of=day, period_from=day, period_to=day, steps=["CALL", "SEAL"],
        called_at=AT,
    )  # fmt: skip
    sheets = [
        Sheet(
            round=round_, code=row.code, name=row.name, county_name="", community_name=row.name, place=row,
            county_id=row.ancestors[1], lies_in=row.ancestors, answers={"a": "yes"},
        )
        for row in divisions
    ]  # fmt: skip
    save(Sheet, sheets)
    save(Result, (
        Result(
            sheet=sheet, round=round_, county_id=sheet.county_id, state="graded", total=8000 - n % 2500,
            rung=int(n % 5 < 2), outcome="passed" if n % 5 < 2 else "not_passed", unknown=0, bonus=0,
            sections=[], points=[],
            marks=[max(0, most(item) * (8 - (n + k) % 5) // 8) if item.role != "must-have" else 1
                   for k, item in enumerate(items)],
            sheet_version=1, graded_at=AT,
        )
        for n, sheet in enumerate(sheets)
    ))  # fmt: skip
    kinds = (("TAKING_PART", 1), ("MEETING", 2), ("NAMED", 10), ("DEMONSTRATION", 40))
    save(Award, (
        Award(kind=kind, standard=edition.standard, community=row, valid_from=day, document="1", at=AT, round=round_)
        for n, row in enumerate(divisions) for kind, each in kinds if n % each == 0
    ))  # fmt: skip
    Round.objects.filter(pk=round_.pk).update(state="SEALED", sealed_at=AT)  # nothing of a sealed one could be added
    return round_


def make_campaign(city: Any, round_: Any) -> Any:
    from decimal import Decimal

    from linli.campaign.models import Campaign
    from linli.campaign.operations.actions import Wish, freeze_denominator, set_target

    campaign = Campaign.objects.create(
        title="创建行动", division=city, standard="green-community-points", begins=date(2020, 12, 1), document="1"
    )
    frozen = freeze_denominator(
        campaign=campaign, title="全部", rule="ALL", on=date(2020, 12, 31), note="", by=None, at=AT
    )
    for by, percent, stretch in ((2021, 40, False), (2022, 60, False), (2022, 70, True)):
        wish = Wish(date(by, 12, 31), Decimal(percent), "MEETING", "WHOLE", stretch, frozen, "一", "一")
        set_target(campaign=campaign, wish=wish)
    return campaign


def make_works(campaign: Any, divisions: list[Any]) -> None:
    from linli.campaign.models import Work
    from linli.evaluation.models import Measure
    from linli.evaluation.operations.measures import load_sample_measures

    load_sample_measures()
    measures = list(Measure.objects.filter(standard=campaign.standard).order_by("code")[:12])
    states = ("SUGGESTED", "APPROVED", "UNDER_WAY", "DONE")
    save(Work, (
        Work(
            campaign=campaign, division=row, measure=measures[(n + k) % len(measures)], state=state,
            cost=10_000 * (n % 90 + 1),
            programme=measures[(n + k) % len(measures)].programme, begins_on=date(2021, 7, 1),
            due_on=date(2021, 12, 31),
            begun_on=date(2021, 7, 5) if state in ("UNDER_WAY", "DONE") else None,
            done_on=TODAY - timedelta(days=n % 60) if state == "DONE" else None, changed_at=AT,
        )
        for n, row in enumerate(divisions) for k in range(WORKS_EACH) for state in [states[(n + k) % 4]]
    ))  # fmt: skip


def make_counts(campaign: Any) -> None:
    """Make a year of counts, a day apart."""
    from linli.campaign.models import Member, Standing

    frozen = campaign.denominators.get()
    counties = sorted(set(Member.objects.filter(denominator=frozen).values_list("county_id", flat=True)))
    save(Standing, (
        Standing(
            denominator=frozen, day=TODAY - timedelta(days=back), county_id=county, members=10,
            taking_part=8, meeting=4,
            named=2, demonstration=1, sampled=0, counted_at=AT,
        )
        for back in range(1, 320) for county in counties
    ))  # fmt: skip


def make_officer(username: str, division: int) -> Any:
    """Make somebody who holds what a shipped officer's role holds, over a division."""
    from linli.accounts.models import Assignment, Person, Role
    from linli.core.rights import RIGHTS

    person = Person.objects.create_person(name="王小明", username=username)
    rights = [code for code in RIGHTS if code.startswith(("places.", "evaluation.", "campaign."))]
    role = Role.objects.create(
        code=username, name_zh="角色", name_en="Role", scope_types=["division"], rights=rights, second_factor=False
    )
    Assignment.objects.create(
        person=person, role=role, scope_type="division", scope_id=division, valid_from=date(2000, 1, 1)
    )
    return person


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
