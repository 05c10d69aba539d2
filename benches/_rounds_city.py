"""A throwaway database with a city of compounds and two rounds: one sealed, one whose marks are to come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STANDARD = "courteous-compound"
COUNTIES, TOWNSHIPS_EACH, COMPOUNDS_IN_A_COMMUNITY = 6, 16, 8
NAMES = ("阳光", "桂花", "滨江", "书院", "荷塘", "南湖", "金桥", "新城", "文昌", "凤凰", "锦绣", "翠竹")
KINDS = ("花园", "苑", "小区", "家园", "公寓", "新村", "名邸")
TODAY = "2021-10-15"
FIRST, CALLED, NOTICED = (
    datetime.fromisoformat(f"{day}T10:00+08:00") for day in ("2021-01-11", "2021-09-01", "2021-09-20")
)
BEFORE, NOW = "2020年度评价", "2021年度评价"


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """Start a throwaway PostgreSQL with everything on that keeps it safe in a power cut; yield how it is reached."""
    folder.mkdir()
    folder.chmod(0o711)  # the server may be another user's; it sees only what is its own
    from linli.config.embedded.postgres import Cluster

    cluster = Cluster(folder / "postgres")
    cluster.make()
    process = cluster.start()
    try:
        yield {
            "LINLI_ROOT": str(ROOT), "LINLI_DATA": str(folder / "data"), "LINLI_PG_SOCKET": str(cluster.socket),
            "LINLI_TODAY": TODAY, "LINLI_TESTING": "1", "DJANGO_SETTINGS_MODULE": "linli.config.settings",
        }  # fmt: skip
    finally:
        cluster.stop(process)


# Made once per size ---------------------------------------------------------------------------------------------------


def make(folder: Path, count: int) -> dict[str, Any]:
    """Make tables, city, officer and rounds; the workbook with the marks of the second round lies in the folder."""
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
    from linli.core.worktime.operations import load_years
    from linli.evaluation.models import Round
    from linli.evaluation.operations.editions import load_shipped
    from linli.evaluation.operations.measures import load_sample_measures
    from linli.evaluation.operations.rounds import move_round
    from linli.evaluation.operations.sealing import seal_round

    load_years(2020, 2021, at=FIRST)
    load_shipped(at=FIRST)
    load_sample_measures()
    city = _places(count)
    officer = _officer(city)
    first = _opened(city, BEFORE, date(2020, 12, 31), FIRST, officer, None)
    with_marks(first, 0.0, FIRST)
    seal_round(round_=_noticed(first, FIRST, notice=False), by=officer, at=FIRST)
    second = _opened(city, NOW, date(2021, 8, 31), CALLED, officer, Round.objects.get(title=BEFORE))
    move_round(round_=second, to=Round.State.MARKING, at=CALLED)
    _write_book(second, folder / "marks.xlsx")
    return tidy(folder, count)


def tidy(_folder: Path, _count: int) -> dict[str, Any]:
    """Let the database clean up now what it would within a minute, and not while pages are asked for."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {}


def _places(count: int) -> Any:
    from linli.places.models import Compound, Division, Organisation

    def division(code: str, level: str, name: str, parent: Any) -> Any:
        row = Division.objects.create(code=code.ljust(12, "0"), level=level, name=name, parent=parent)
        row.ancestors = [*(parent.ancestors if parent else []), row.pk]
        row.save()
        return row

    city = division("9901", "CITY", "示例市", None)
    counties = [division(f"9901{n:02}", "COUNTY", f"第{n}区", city) for n in range(1, COUNTIES + 1)]
    townships = [
        division(f"{counties[n % COUNTIES].code[:6]}{n // COUNTIES + 1:03}", "TOWNSHIP", f"{NAMES[n % 12]}{n}街道",
                 counties[n % COUNTIES])
        for n in range(min(COUNTIES * TOWNSHIPS_EACH, -(-count // COMPOUNDS_IN_A_COMMUNITY)))
    ]  # fmt: skip
    companies, communities, compounds = [], [], []
    for number in range(count):
        if number % COMPOUNDS_IN_A_COMMUNITY == 0:
            township, place = townships[len(communities) % len(townships)], len(communities) // len(townships) + 1
            name = f"{NAMES[len(communities) % 12]}{len(communities)}社区"
            communities.append(division(f"{township.code[:9]}{place:03}", "COMMUNITY", name, township))
            companies.append(Organisation(name=f"{NAMES[number % 12]}物业{number}", kind="PROPERTY_COMPANY"))
        name = f"{NAMES[number % 12]}{KINDS[number // 12 % 7]}{number % 97 or ''}"
        compounds.append(
            Compound(
                code=f"{communities[-1].code}{number % COMPOUNDS_IN_A_COMMUNITY + 1:04}", name=name,
                community=communities[-1], form="COMMERCIAL",
                households=100 + number * 7919 % 1900, built_year=1985 + number % 36, elevators=number % 40,
                manager=companies[-1] if number % 4 else None, managed_how="PROFESSIONAL" if number % 4 else "",
            )
        )  # fmt: skip
    for model, rows in ((Organisation, companies), (Compound, compounds)):
        for row in rows:
            row.name_columns()
        model.objects.bulk_create(rows, batch_size=5000)  # type: ignore[attr-defined]
    return city


def _officer(city: Any) -> Any:
    """Return somebody with the role of a city officer, but for its second factor."""
    from linli.accounts.models import Assignment, Person, Role
    from linli.accounts.role_data import shipped_roles

    rights = next(role.rights for role in shipped_roles() if role.code == "city_officer")
    role = Role.objects.create(
        code="bench", name_zh="角色", name_en="Role", scope_types=["division"], rights=list(rights),
        second_factor=False,
    )  # fmt: skip
    person = Person.objects.create_person(name="王小明", username="officer")
    Assignment.objects.create(
        person=person, role=role, scope_type="division", scope_id=city.pk, valid_from=date(2000, 1, 1)
    )
    return person


def _opened(city: Any, title: str, as_of: date, at: datetime, by: Any, previous: Any) -> Any:
    from linli.evaluation.models import Edition
    from linli.evaluation.operations.rounds import Call, open_round

    edition = Edition.objects.get(standard=STANDARD)
    notice = previous is not None  # the first one is sealed at once
    call = Call(edition, city, title, as_of, as_of.replace(month=1, day=1), as_of, notice=notice, previous=previous)
    return open_round(call, by=by, at=at)


def _noticed(round_: Any, at: datetime, *, notice: bool) -> Any:
    from django.db import transaction

    from linli.evaluation.operations.grading import grade_round
    from linli.evaluation.operations.rounds import move_round

    if not round_.results.exists():
        with transaction.atomic():
            grade_round(round_=round_, at=at)
    for to in ("MARKING", "REVIEW", *(("NOTICE",) if notice else ())):
        round_.refresh_from_db()
        if round_.state != to:
            round_ = move_round(round_=round_, to=to, at=at)
    return round_


def put_on_notice(_folder: Path, _count: int) -> dict[str, Any]:
    """Put the second round, graded, on public notice; it is over by the day of the run."""
    from linli.evaluation.models import Round

    _noticed(Round.objects.get(title=NOW), NOTICED, notice=True)
    return {}


# Marks ----------------------------------------------------------------------------------------------------------------


def marked(round_: Any, better: float, at: datetime) -> list[Any]:
    """Return the sheets of a round with drawn marks, and reasons where one is asked for; nothing is saved."""
    from _rounds_marks import draw

    from linli.evaluation.operations.marks import needs_reason

    published = round_.edition.compiled()
    sheets = list(round_.sheets.order_by("code"))
    drawn = draw(published, len(sheets), better=better)
    reasons: dict[tuple[str, str], bool] = {}
    source = {"how": "WORKBOOK", "by": None, "at": at.isoformat(), "what": "marks.xlsx"}
    for number, sheet in enumerate(sheets):
        sheet.facts = {name: column[number] for name, column in drawn.facts.items()}
        sheet.answers = {name: column[number] for name, column in drawn.items.items() if column[number]}
        sheet.sources = dict.fromkeys(sheet.answers, source)
        sheet.changed_at = at
        for item in published.standard.items:
            answer = sheet.answers.get(item.id, "")
            if (item.id, answer) not in reasons:
                reasons[item.id, answer] = needs_reason(item, answer, round_.as_of)
            if reasons[item.id, answer]:
                sheet.reasons[item.id] = [[f"{number % 9 + 1}幢东侧不符合要求", f"照片{item.id}-{number:05}"]]
    return sheets


def with_marks(round_: Any, better: float, at: datetime) -> None:
    """Put drawn marks on the sheets of a round."""
    from django.db import transaction

    from linli.evaluation.demo.marks import save

    with transaction.atomic():
        save(marked(round_, better, at))


def _write_book(round_: Any, path: Path) -> None:
    from linli.evaluation.workbooks import info_of, tables_of, write_book

    published = round_.edition.compiled()
    with path.open("wb") as file:
        write_book(file, published, info_of(round_), tables_of(published, marked(round_, 0.02, CALLED)))
