"""The pages of a round against the clock: all that the server does for one, without the network."""

import contextlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple


class Page(NamedTuple):
    """A page to time: URL name, query, what its address names, and whether anybody may see it."""

    name: str
    query: str = ""
    of: str = ""
    public: bool = False


PAGES = (
    Page("desk:home"),
    Page("desk:city"),
    Page("evaluation:rounds"),
    Page("evaluation:round", of="round"),
    Page("desk:progress", of="round"),
    Page("desk:leaderboard", of="round"),
    Page("evaluation:results", of="round"),
    Page("evaluation:results", "q=yangguang", "round"),
    Page("evaluation:results", "page=20", "round"),
    Page("evaluation:sheets", of="round"),
    Page("evaluation:sheets", "page=20", "round"),
    Page("evaluation:sheet", of="sheet"),
    Page("evaluation:mark_sheet", of="sheet"),
    Page("evaluation:register"),
    Page("evaluation:stars"),
    Page("evaluation:public_rounds", public=True),
    Page("evaluation:public_round", of="round", public=True),
    Page("evaluation:public_round", "q=桂花", "round", public=True),
    Page("evaluation:public_sheet", of="sheet", public=True),
)


def serve(round_: Any, person: Any) -> None:
    """Say which pages there are in the state of the round, with their queries; then ask for one per line of stdin.

    A line is the number of a page, with "anew" behind it if nothing may be in the cache; "end" ends it.
    """
    from django.test import Client
    from django.urls import reverse

    from linli.config.memory import keep_what_is_loaded

    clients = {False: signed_in(person), True: Client(raise_request_exception=False, SERVER_NAME="localhost")}
    count = round_.sheets.count()
    numbers = {"round": round_.pk, "sheet": round_.sheets.order_by("code")[count // 2].pk}
    asked, found = [], []
    for page in PAGES:
        client = clients[page.public]
        address = reverse(page.name, args=[numbers[page.of]] if page.of else [])
        address += f"?{page.query}" if page.query else ""
        title = f"{page.name}{'?' + page.query if page.query else ''}"
        status = client.get(address).status_code
        if status == 404 and page.public and round_.state not in ("NOTICE", "SEALED"):
            continue
        if status != 200:
            raise SystemExit(f"{title} answers {status}")
        asked.append((client, address))
        found.append((title, _queries(client, address)))
    keep_what_is_loaded()  # as every process that serves pages
    print(json.dumps(found), flush=True)
    for line in iter(sys.stdin.readline, "end\n"):
        number, _blank, anew = line.partition(" ")
        print(json.dumps(_ask(*asked[int(number)], anew=bool(anew))), flush=True)


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def _ask(client: Any, address: str, *, anew: bool) -> tuple[float, float]:
    """Return milliseconds by the clock, and of processors: this one's and the database's."""
    from django.core.cache import cache

    if anew:
        cache.clear()
    used, start = _processor(), time.perf_counter()
    client.get(address)
    return (time.perf_counter() - start) * 1000, (_processor() - used) * 1000


def _processor() -> float:
    """Return the seconds of processors that this process has used, and the one of the database that works for it."""
    from django.db import connection

    connection.ensure_connection()
    with contextlib.suppress(OSError):  # not Linux: the database's are not told
        fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
        return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return time.process_time()


def signed_in(person: Any) -> Any:
    """Return a client of somebody."""
    from django.test import Client

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
