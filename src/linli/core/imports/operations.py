"""What happens to a file: received, checked, refused or ready, applied whole or not at all."""

import hashlib
import io
import logging
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from linli.core import clock
from linli.core.history import because, context
from linli.core.news import defer
from linli.core.rights import forget_grants, grants_of
from linli.grading.faults import Fault, Refused

from .doors import DOORS, Content, Context, Door, Sample, Summary, Target
from .models import ImportContent, ImportProgress, ImportRun
from .progress import Progress, progress_of
from .rows import RowFault

log = logging.getLogger(__name__)

LARGEST_FILE = 30_000_000
KEPT = timedelta(days=30)
_SHOWN_FAULTS = 200
_SHOWN_SAMPLES = 50

State, Kind = ImportRun.State, ImportContent.Kind


class UnableToApply(Exception):
    """A run cannot be applied now. `str()` is the sentence to show."""


@transaction.atomic
def receive(
    *, door: Door, name: str, data: bytes, by: Any, at: datetime, target: int | None = None
) -> tuple[ImportRun, bool]:
    """Take a file in and let it be checked. The same file of the same person that is still under way is that run.

    Returns the run, and whether it was there before. Files that were applied or refused are checked anew: what they
    meet may have changed, and applying twice changes nothing.
    """
    from .jobs import check

    file_hash = hashlib.sha256(data).hexdigest()
    with connection.cursor() as cursor:  # two presses of a button are one file
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [file_hash, by.pk % 2**31])
    open_states = (*ImportRun.AT_WORK, State.READY)
    before = ImportRun.objects.filter(
        door=door.code, target=target, person=by, file_hash=file_hash, state__in=open_states, uploaded_at__gt=at - KEPT
    ).first()
    if before:
        return before, True
    run = ImportRun.objects.create(
        door=door.code, target=target, person=by, file_name=Path(name.replace("\\", "/")).name[-120:],
        file_hash=file_hash, file_size=len(data), language=get_language() or "zh-hans", uploaded_at=at,
    )  # fmt: skip
    ImportContent.objects.create(run=run, kind=Kind.RAW, data=data)
    ImportProgress.objects.create(run=run)
    defer(check, run=run.pk)
    return run, False


def applied_before(run: ImportRun) -> ImportRun | None:
    """Return the last run of the same person that applied the same file, None if there is none."""
    same = ImportRun.objects.filter(
        door=run.door, target=run.target, person=run.person_id, file_hash=run.file_hash, state=State.APPLIED,
        pk__lt=run.pk,
    )  # fmt: skip
    return same.order_by("-pk").first()


def check_run(pk: int) -> None:
    """Check a file that was received, and say what applying would do. A second call of a finished one does nothing."""
    run = _taken_up(pk, (State.UPLOADED, State.CHECKING), State.CHECKING)
    if run is None:
        return
    door = DOORS[run.door]
    rows: Any = None
    target: Target | None = None
    with override(run.language), progress_of(pk) as progress:
        progress(0, 0)
        try:
            about = _context(run, door, progress)
            target = about.target
            rows = _read(run, door, target)
            with transaction.atomic():
                plan = door.check(rows, about)
                if rows.fault_count:
                    raise Refused(rows.faults)
                summary = door.compare(rows, plan, about)
        except Refused as exc:
            _refuse(run, door, rows, exc.faults, target)
            return
        with transaction.atomic():
            _keep(run, Kind.TAKEN, rows.kept())
            _sum_up(run, rows, summary)
            _finish(run, State.READY, checked_at=clock.now())


def start_applying(run: ImportRun) -> None:
    """Let a checked file be applied, as somebody decided who saw what it would do.

    Raises UnableToApply if it is not ready, or was applied or started a moment ago.
    """
    from .jobs import apply

    with transaction.atomic():
        ready = ImportRun.objects.filter(pk=run.pk, state=State.READY, contents__kind=Kind.TAKEN).values("pk")
        if not ImportRun.objects.filter(pk__in=ready, state=State.READY).update(state=State.APPLYING):
            run.refresh_from_db()
            raise UnableToApply(
                _("“{name}” is {state}; only what is ready can be imported.").format(
                    name=run.file_name, state=run.get_state_display()
                )
            )
        ImportProgress.objects.filter(run=run).update(done=0, total=0)
        defer(apply, run=run.pk)


def apply_run(pk: int) -> None:
    """Apply a checked file in one transaction, after checking it again with its tables locked.

    If the data changed so that it no longer fits, it is refused. A second call, after a worker was killed or beside
    another, applies nothing twice: the state of the run is part of the transaction.
    """
    known = ImportRun.objects.filter(pk=pk, state=State.APPLYING).only("language", "door", "target").first()
    if known is None:
        return
    door = DOORS[known.door]
    rows: Any = None
    target: Target | None = None
    with override(known.language), progress_of(pk) as progress:
        try:
            with transaction.atomic():
                run = ImportRun.objects.select_for_update(of=("self",)).select_related("person").get(pk=pk)
                if run.state != State.APPLYING:
                    return
                _lock(door)
                held = ImportContent.objects.get(run=run, kind=Kind.TAKEN)
                about = _context(run, door, progress)
                target = about.target
                rows = door.restore(bytes(held.data))
                reason = _("Import of {title}: {name}").format(title=door.title, name=run.file_name)
                with context(person=run.person_id), because(reason):
                    plan = door.check(rows, about)
                    if rows.fault_count:
                        raise Refused(rows.faults)
                    summary = door.apply(rows, plan, about)
                _sum_up(run, rows, summary)
                held.delete()
                _finish(run, State.APPLIED, applied_at=clock.now())
        except Refused as exc:
            changed = RowFault("changed_meanwhile")
            _refuse(known, door, rows, (changed, *exc.faults), target)


def mark_failed(pk: int) -> None:
    """Say that a run ended in a fault of the program; nothing was applied."""
    ImportRun.objects.filter(pk=pk, state__in=ImportRun.AT_WORK).update(state=State.FAILED)
    ImportContent.objects.filter(run=pk).delete()


def forget_contents(at: datetime) -> int:
    """Delete what is left of files after 30 days; returns how many."""
    old = ImportRun.objects.filter(uploaded_at__lt=at - KEPT)
    count, _each = ImportContent.objects.filter(run__in=old.values("pk")).delete()
    old.filter(state=State.READY).update(state=State.FAILED)
    return count


def fault_of(told: dict[str, Any]) -> RowFault:
    """Return a fault as it was stored with a run."""
    from linli.grading.faults import Place

    place = Place(sheet=told["sheet"], cell=told["cell"])
    return RowFault(told["code"], told["fields"], place, told["row"], told["key"])


# Parts of it


def _taken_up(pk: int, states: Iterable[str], state: str) -> ImportRun | None:
    ImportRun.objects.filter(pk=pk, state__in=list(states)).update(state=state)
    return ImportRun.objects.filter(pk=pk, state=state).select_related("person").first()


def _context(run: ImportRun, door: Door, progress: Progress) -> Context:
    person = run.person
    forget_grants(person)  # as they are now, not as they were when the file came
    grants = grants_of(person)
    target = door.target(run.target, grants) if door.has_target and run.target is not None else None
    if door.has_target and target is None:
        raise Refused([RowFault("target_gone")])
    return Context(person, grants, clock.now(), progress, target, run.file_name)


def _read(run: ImportRun, door: Door, target: Target | None) -> Any:
    raw = ImportContent.objects.get(run=run, kind=Kind.RAW)
    with tempfile.NamedTemporaryFile(prefix="linli-import-") as file:
        file.write(raw.data)
        file.flush()
        return door.read(Path(file.name), target)


def _lock(door: Door) -> None:
    """Let nobody else write to the door's tables until the transaction ends; reading goes on."""
    names = [connection.ops.quote_name(model._meta.db_table) for model in door.tables]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"linli.imports.{door.code}"])
        if names:
            cursor.execute(f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE")


@transaction.atomic
def _refuse(run: ImportRun, door: Door, rows: Content | None, faults: Iterable[Fault], target: Target | None) -> None:
    found = list(faults)
    run.fault_count = max(len(found), rows.fault_count if rows else 0)
    run.faults = [_told(fault) for fault in found[:_SHOWN_FAULTS]]
    run.remarks = [_told(fault) for fault in (rows.remarks if rows else ())][:_SHOWN_FAULTS]
    run.rows = len(rows) if rows else 0
    run.new = run.changed = run.unchanged = 0
    run.samples = []
    ImportContent.objects.filter(run=run).delete()
    if rows is not None:
        file = io.BytesIO()
        if door.refill(file, rows, target):
            _keep(run, Kind.REFUSED, file.getvalue())
    run.save(update_fields=["fault_count", "faults", "remarks", "rows", "new", "changed", "unchanged", "samples"])
    _finish(run, State.REFUSED, checked_at=clock.now())


def _keep(run: ImportRun, kind: str, data: bytes) -> None:
    ImportContent.objects.filter(run=run).delete()
    ImportContent.objects.create(run=run, kind=kind, data=data)


def _sum_up(run: ImportRun, rows: Content, summary: Summary) -> None:
    run.rows = len(rows)
    run.new, run.changed, run.unchanged = summary.new, summary.changed, summary.unchanged
    run.samples = [_sampled(sample) for sample in summary.samples[:_SHOWN_SAMPLES]]
    run.remarks = [_told(remark) for remark in rows.remarks[:_SHOWN_FAULTS]]
    run.save(update_fields=["rows", "new", "changed", "unchanged", "samples", "remarks"])


def _finish(run: ImportRun, state: str, **fields: Any) -> None:
    ImportRun.objects.filter(pk=run.pk).update(state=state, **fields)


def _told(fault: Fault) -> dict[str, Any]:
    fields = {name: _plain(value) for name, value in fault.fields.items()}
    return {
        "code": fault.code, "fields": fields, "sheet": _printable(fault.place.sheet), "cell": fault.place.cell,
        "row": getattr(fault, "row", -1), "key": getattr(fault, "key", ""),
    }  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_printable(str(part)) for part in value]
    return value if isinstance(value, int) else _printable(str(value))


def _printable(text: str) -> str:
    """Return a text whose signs all show; a database takes no zero, and others turn the direction of writing."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _sampled(sample: Sample) -> dict[str, Any]:
    return {"what": sample.what, "row": sample.row, "changes": [list(change) for change in sample.changes]}
