"""Let hundreds of phones hand in whole sheets with photos at once, against one real server, and count what arrived.

    ./linli bench field [--phones N] [--photos N] [--kilobytes N] [--within SECONDS] [--kept]

A throwaway PostgreSQL (everything on that keeps it safe in a power cut) gets a round with a visit on site and one with
the documents for every assessor: 54 items each. The server is the program's own web process with its two workers, and
its job worker. Every phone is a connection of its own on 127.0.0.1 and speaks as the app does: who am I, the list, the
items in records of one item each and why both sides did not sign, fifty to a request; then photos in pieces of at most
256 kB; then, less and less often, what became of it; the hand-in. Every tenth phone sends every request of records
twice, as after a line that broke. Every phone begins at a moment of its own within a minute, drawn by chance; with
--within 0 all begin at the same moment: then many are sent away at once and told when to come back, which the times of
the requests that were let in do not show. So the time from a phone's first request until all its records are on the
server is told beside them, with every pause in it. --kept ends when all is on the server, before it is entered.

Afterwards the database is compared with what was sent: every item with its answer, every photo by its SHA-256, every
record once, every visit handed in (with --kept: every record with its text, every photo). Times are those of a request
as a phone sees them; all phones wait for the same cores, on which the phones run too. The bytes of scripts are those
that the service worker fetches for a first load.
"""

import argparse
import asyncio
import hashlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from _field_city import Phone, prepared
from _field_phone import RECORDS, Taken, all_at_once, p95_of
from _report import Goal, machine, print_goals, print_table, progress

ROOT = Path(__file__).resolve().parents[1]
PHONES, PHOTOS, KILOBYTES = 500, 6, 300
WITHIN = 60
MOST_SCRIPT, MOST_WAIT = 300_000, 1.0  # bytes, seconds
TODAY = "2021-10-15"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench field", description=__doc__.partition("\n")[0])
    parser.add_argument("--phones", type=int, default=PHONES, metavar="N", help="that hand in at once")
    parser.add_argument("--photos", type=int, default=PHOTOS, metavar="N", help="of each phone")
    parser.add_argument("--kilobytes", type=int, default=KILOBYTES, metavar="N", help="of each photo, about")
    parser.add_argument("--within", type=int, default=WITHIN, metavar="SECONDS", help="in which all of them begin")
    parser.add_argument("--kept", action="store_true", help="end when all is on the server, before it is entered")
    arguments = parser.parse_args(argv)
    if not 2 <= arguments.phones <= 2_000 or not 0 <= arguments.photos <= 40 or not 20 <= arguments.kilobytes <= 2_000:
        parser.error("--phones must be 2 to 2000, --photos at most 40, --kilobytes 20 to 2000")
    sys.path[:0] = [str(ROOT / "src")]
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        return bench(
            Path(name), arguments.phones, arguments.photos, arguments.kilobytes, arguments.within, arguments.kept
        )


def bench(folder: Path, count: int, photos: int, kilobytes: int, within: int, is_kept_enough: bool) -> int:
    from _rounds_city import server

    folder.chmod(0o711)
    with server(folder / "server") as reached:
        for name in ("DATABASE_URL", "LINLI_DEMO", "LINLI_FILES"):
            os.environ.pop(name, None)
        os.environ |= reached | {"LINLI_TODAY": TODAY}
        import django

        django.setup()
        progress(f"making {count:,} assessors, {2 * count:,} visits and {photos * count:,} photos")
        phones = prepared(count, photos, kilobytes)
        script = script_bytes()
        port = free_port()
        Path(reached["LINLI_DATA"], "static").mkdir(parents=True, exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key != "LINLI_TESTING"}  # with its pool
        web = subprocess.Popen(
            [sys.executable, "-m", "linli.config.up.web", str(os.getpid()), str(port)],
            cwd=ROOT / "src",
            env=environment,
        )
        worker = subprocess.Popen(
            [sys.executable, "-m", "linli.config.up.worker", str(os.getpid())], cwd=ROOT / "src", env=environment
        )
        try:
            wait_for(port)
            progress("all phones begin")
            taken = Taken()
            start = time.perf_counter()
            asyncio.run(all_at_once(phones, port, taken, within, is_kept_enough))
            took = time.perf_counter() - start
        finally:
            for process in (web, worker):
                process.terminate()
            for process in (web, worker):
                process.wait(30)
        lost, twice = compare_kept(phones) if is_kept_enough else compare(phones)
    return report(phones, taken, took, lost, twice, script, within)


def script_bytes() -> int:
    """Return the bytes of the scripts of the app's first load: its own, the outbox's and the shell's."""
    from django.contrib.staticfiles import finders

    from linli.core.outbox import PAGES
    from linli.core.outbox.plan import SHELL

    names = {name for name in (*PAGES["evaluation:field"].assets, *SHELL) if name.endswith(".js")}
    return sum(Path(str(finders.find(name))).stat().st_size for name in names)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until the server answers. Raises SystemExit if it does not within a minute."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if b" 200 " in line.recv(64):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server does not answer")


# What arrived ---------------------------------------------------------------------------------------------------------


def compare(phones: Sequence[Phone]) -> tuple[int, int]:
    """Return how much of what was sent is not in the database, and how much is there twice or was never sent."""
    from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload
    from linli.evaluation.models import Confirmation, ScoredItem, ScoredPhoto, Visit

    sent_items = {
        (task.visit, item, answer) for phone in phones for task in phone.tasks for item, answer in task.answers.items()
    }
    sent_photos = {
        (task.visit, item, hashlib.sha256(content).digest())
        for phone in phones for task in phone.tasks for item, content in task.photos.items()
    }  # fmt: skip
    items = Counter(ScoredItem.objects.values_list("visit", "item", "answer"))
    photos = Counter((visit, item, bytes(digest)) for visit, item, digest in ScoredPhoto.objects.values_list(
        "visit", "item", "sha256"))  # fmt: skip
    visits = sum(len(phone.tasks) for phone in phones)
    records = len(sent_items) + visits + 2 * len(phones)
    lost = len(sent_items - set(items)) + len(sent_photos - set(photos))
    lost += visits - Visit.objects.filter(state="DONE").count() + 2 * len(phones) - Confirmation.objects.count()
    lost += OutboxRecord.objects.exclude(state="TAKEN").count() + OutboxPiece.objects.count()
    twice = sum(items.values()) - len(sent_items) + sum(photos.values()) - len(sent_photos)
    twice += OutboxRecord.objects.count() - records
    twice += OutboxUpload.objects.filter(state="USED").count() - len(sent_photos)
    return lost, twice


def compare_kept(phones: Sequence[Phone]) -> tuple[int, int]:
    """Return how many records and photos of what was sent the server does not hold as sent, and how many too many."""
    from linli.core.outbox.models import OutboxRecord, OutboxUpload

    sent = {pk: body for phone in phones for pk, body in phone.sent.items()}
    kept = Counter(
        pk for pk, body in ((str(pk), body) for pk, body in OutboxRecord.objects.values_list("pk", "body"))
        if sent.get(pk) == body
    )  # fmt: skip
    photos = sum(len(task.photos) for phone in phones for task in phone.tasks)
    whole = OutboxUpload.objects.exclude(state="OPEN").count() + complete_uploads()
    lost = len(sent) - len(kept) + max(0, photos - whole)
    return lost, OutboxRecord.objects.count() - len(sent) + OutboxUpload.objects.count() - photos


def complete_uploads() -> int:
    """Return how many photos are on the server in pieces, all of them there."""
    from linli.core.outbox.models import OutboxUpload
    from linli.core.outbox.uploads import complete

    return complete(OutboxUpload.objects.all()).count()


def report(phones: Sequence[Phone], taken: Taken, took: float, lost: int, twice: int, script: int, within: int) -> int:
    """Print what was measured; returns the exit status."""
    visits = sum(len(phone.tasks) for phone in phones)
    items = sum(len(task.answers) for phone in phones for task in phone.tasks)
    photos = sum(len(task.photos) for phone in phones for task in phone.tasks)
    requests = sum(map(len, taken.seconds.values()))
    print(machine())
    print(
        f"{len(phones):,} phones within {within} s: {visits:,} visits, {items:,} items, {photos:,} photos of"
        f" {taken.bytes / max(photos, 1) / 1000:.0f} kB; {took:.0f} s, {requests / took:.0f} requests,"
        f" {items / took:.0f} items, {photos / took:.1f} photos and {taken.bytes / took / 1e6:.1f} MB of photos"
        " a second\n"
    )
    rows = []
    for kind, seconds in taken.seconds.items():
        ordered = sorted(seconds)
        p95 = p95_of(seconds)
        middle = statistics.median(ordered)
        rows.append((
            kind, f"{len(ordered):,}", f"{middle * 1000:,.0f}", f"{p95 * 1000:,.0f}", f"{ordered[-1] * 1000:,.0f}",
            f"{taken.again[kind]}",
        ))  # fmt: skip
    print_table(("request that was let in", "answered", "p50 ms", "p95 ms", "slowest ms", "failed, again"), rows)
    print()
    tell_waits(phones, taken)
    print_goals([
        Goal("p95 of 50 records, if let in", p95_of(taken.seconds[RECORDS]), MOST_WAIT, unit=" s"),
        Goal("lost", lost, 0), Goal("twice", twice, 0),
        Goal("scripts of the first load", script / 1000, MOST_SCRIPT / 1000, unit=" kB"),
    ])  # fmt: skip
    return 1 if lost or twice else 0


def tell_waits(phones: Sequence[Phone], taken: Taken) -> None:
    """Print who was sent away, and what handing in took a phone from its first request, pauses included."""
    rows = [
        (kind, f"{len(seconds):,}", f"{p95_of(seconds) * 1000:,.0f}", f"{max(seconds) * 1000:,.0f}")
        for kind, seconds in taken.sent_away.items()
    ]
    if rows:
        print_table(("request that was sent away (503)", "times", "told within, p95 ms", "slowest ms"), rows)
        print()
    times = list(taken.away.values())
    pauses = f", told to come back after {min(taken.pauses):.0f} to {max(taken.pauses):.0f} s" if times else ""
    print(
        f"Pieces of photos apart, {len(times):,} of {len(phones):,} phones were sent away, {sum(times):,} times in all"
        f" and one phone at most {max(times, default=0)} times{pauses}."
    )
    print("From a phone's first request, with every pause in which it was sent away:")
    rows = [
        (name, f"{statistics.median(seconds):,.1f}", f"{p95_of(seconds):,.1f}", f"{max(seconds):,.1f}")
        for name, seconds in (
            ("until all its records were on the server", taken.kept), ("until its photos were too", taken.kept_photos),
            ("until all of it was entered", taken.entered),
        ) if seconds
    ]  # fmt: skip
    print_table(("", "p50 s", "p95 s", "last s"), rows)
    print()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
