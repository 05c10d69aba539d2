"""What every test may use, wherever it lies."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import count
from typing import Any, TypeVar

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from tools.test_database import start_once

Made = TypeVar("Made")

# The shipped algorithm at its lowest cost: how long a password takes to check is the settings' affair, and no test's.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the server before a database is copied from its template."""
    start_once()


@pytest.fixture(autouse=True, scope="session")
def emptied_quickly() -> Iterator[None]:
    """Empty what a test has committed to, and nothing else, where Django empties every table there is.

    Once for each process it is Django that does it. What is there then (contents, permissions, roles: what migrations
    leave) is what every test finds: a table that differs from it afterwards is emptied, and filled again.
    """
    from django.test import TransactionTestCase
    from tools.emptying import Emptying

    emptying, as_django_does = Emptying(), TransactionTestCase._fixture_teardown

    def teardown(case: Any) -> None:
        if not emptying.empty():
            as_django_does(case)
            emptying.remember()

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = as_django_does


@pytest.fixture(autouse=True, scope="session")
def shipped_standards_compiled_once() -> None:
    """Compile what comes with the program once: hundreds of tests publish it, and the same bytes give the same."""
    from linli.evaluation.operations import editions

    editions.compile_standard = cache(editions.compile_standard)


@pytest.fixture(autouse=True, scope="session")
def requests_of_phones_have_time() -> None:
    """Let a request take in all that it brought, however slow the machine is: no test may hang on that."""
    from linli.core.outbox import views

    views.PATIENCE = 600


@pytest.fixture(scope="module")
def once(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[..., Any]]:
    """Make rows once for all tests of a module: `once(make)` calls it and returns what it made.

    Every test finds the rows as they were made, for each is a savepoint within the transaction that holds them; objects
    in Python are to be copied or read again by a fixture of the test. Not for a module with tests that commit.
    """
    from django.db import transaction

    around, opened = transaction.atomic(), False

    def make(what: Callable[[], Made]) -> Made:
        nonlocal opened
        with django_db_blocker.unblock():
            if not opened:
                around.__enter__()
                opened = True
            return what()

    commits = [
        item.name for item in request.session.items
        if item.path == request.path and any(one.kwargs.get("transaction") for one in item.iter_markers("django_db"))
    ]  # fmt: skip
    assert commits == [], "they would wait for the transaction of this module for ever"
    yield make
    if opened:
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@dataclass
class SmallCity:
    """A made-up city: 2 counties, 2 townships each, 2 communities each, 2 compounds each."""

    city: Any = None
    counties: list[Any] = field(default_factory=list)
    townships: list[Any] = field(default_factory=list)
    communities: list[Any] = field(default_factory=list)
    compounds: list[Any] = field(default_factory=list)


@pytest.fixture
def city(db: None) -> SmallCity:
    """Build the small city."""
    return small_city()


def small_city() -> SmallCity:
    """Build the small city: the statements that the first one took, and copies of its rows. Half of all tests do so."""
    from django.db import connection

    city, statements = _first_city()
    with connection.cursor() as cursor:
        cursor.execute(statements)
    return deepcopy(city)


@cache
def _first_city() -> tuple[SmallCity, str]:
    """Return the small city and the statements that write it; afterwards it is not there."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from linli.places.models import Compound, Division

    made, rows, first = SmallCity(), [], 1_000_001  # numbers that no sequence comes to

    def division(code: str, level: str, name: str, parent: Any) -> Any:
        row = Division(pk=first + len(rows), code=code, level=level, name=name, parent=parent)
        row.ancestors = [*(parent.ancestors if parent else []), row.pk]
        row.name_columns()
        rows.append(row)
        return row

    made.city = division("990100000000", "CITY", "示例市", None)
    for county_name, county_digit in (("东陵区", 2), ("西溪县", 3)):
        county = division(f"99010{county_digit}000000", "COUNTY", county_name, made.city)
        made.counties.append(county)
        for township_digit in (1, 2):
            name = f"{county_name[:2]}{'城北' if township_digit == 1 else '城南'}街道"
            township = division(f"{county.code[:6]}00{township_digit}000", "TOWNSHIP", name, county)
            made.townships.append(township)
            for community_digit, community_name in ((1, "书院社区"), (2, "滨江社区")):
                code = f"{township.code[:9]}00{community_digit}"
                made.communities.append(division(code, "COMMUNITY", community_name, township))
    for community in made.communities:
        for number, name in ((1, "阳光花园"), (2, "桂花苑")):
            pk, code = first + len(made.compounds), f"{community.code}{number:04}"
            made.compounds.append(Compound(pk=pk, code=code, name=name, community=community, households=300))
            made.compounds[-1].name_columns()
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        Division.objects.bulk_create(rows)
        Compound.objects.bulk_create(made.compounds)
        transaction.set_rollback(True)
    written = [query["sql"] for query in captured.captured_queries if query["sql"].startswith("INSERT")]
    return made, ";\n".join(written)


@pytest.fixture(scope="session")
def make_city() -> Callable[[], SmallCity]:
    """Return the function that builds the small city, for what is made `once`."""
    return small_city


_numbers = count(1)


def person_of(rights: Iterable[str] = (), scope: str = "platform", name: str = "王小明") -> Any:
    """Make a person who holds one role with these rights over one scope."""
    from linli.accounts.models import Assignment, Person, Role

    number = next(_numbers)
    person = Person.objects.create_person(name=name, username=f"person{number}")
    kind, _, pk = scope.partition(":")
    role = Role.objects.create(
        code=f"test-role-{number}", name_zh="测试角色", name_en="Test role", scope_types=[kind], rights=list(rights),
        second_factor=False,
    )  # fmt: skip
    Assignment.objects.create(
        person=person, role=role, scope_type=kind, scope_id=int(pk) if pk else None, valid_from=date(2000, 1, 1)
    )
    return person


@pytest.fixture
def person_with(db: None) -> Callable[..., Any]:
    """Make a person who holds one role with these rights over one scope."""
    return person_of


@pytest.fixture(scope="session")
def make_person() -> Callable[..., Any]:
    """Return the function that makes a person, for what is made `once`."""
    return person_of


@pytest.fixture
def client_of() -> Callable[[Any], Any]:
    """Sign a person in; returns a client of their own."""
    from django.test import Client

    def sign_in(person: Any) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
