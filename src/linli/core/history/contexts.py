"""Who acts, on whose behalf and why: set beside every write of a block, read by the triggers.

The triggers take it from a setting of the transaction, which is put before each writing statement, so that it holds
with and without a transaction, costs no round trip, and reading costs nothing.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from psycopg.pq import TransactionStatus

from linli.core import clock

SETTING = "pghistory.context_metadata"
_WRITES = ("insert", "update", "delete", "merge", "with", "call", "do")

Values = dict[str, Any]  # a value may be a function, asked when something is written

_current: ContextVar[Values | None] = ContextVar("history", default=None)


@contextmanager
def context(**values: Any) -> Generator[None]:
    """Put values beside every change in the block, over those of a block around it; after the block those hold again.

    A value may be a function without arguments: it is asked at each write.
    """
    outer = _current.get()
    token = _current.set({**(outer or {}), **values})
    try:
        if _with_context in connection.execute_wrappers:
            yield
        else:
            with connection.execute_wrapper(_with_context):
                yield
    finally:
        _current.reset(token)
        # What was set holds to the end of the transaction: what is written after the block must not bear its words.
        if connection.in_atomic_block and _is_in_order():
            _set(_as_text(outer))


@contextmanager
def because(reason: str, *, on_behalf_of: Any = None) -> Generator[None]:
    """Say why the changes of the block are made, and for whom if a person acts for another."""
    values: Values = {"reason": reason}
    if on_behalf_of is not None:
        values["on_behalf_of"] = on_behalf_of.pk
    with context(**values):
        yield


@contextmanager
def job(name: str) -> Generator[None]:
    """Name the job or command that makes the changes of the block."""
    with context(job=name):
        yield


def stamp() -> None:
    """Put the values before a write that passes by Django's statements: COPY, in a transaction."""
    _set(_as_text(_current.get()))


def name_jobs(app: Any) -> None:
    """Let every job of the queue name itself (PROCRASTINATE_ON_APP_READY)."""

    def named(call_next: Callable[[], Any], job_context: Any, _worker: Any) -> Any:
        with job(job_context.job.task_name):
            return call_next()

    app.worker_defaults.setdefault("task_middleware", []).append(named)


def _is_in_order() -> bool:
    raw = connection.connection
    return (
        raw is not None and raw.info.transaction_status == TransactionStatus.INTRANS and not connection.needs_rollback
    )


def _set(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, text])


def _as_text(values: Values | None) -> str:
    if not values:
        return ""
    asked = {name: value() if callable(value) else value for name, value in values.items()}
    if clock.is_set():
        asked.setdefault("at", clock.now())  # the demo's day; the event's own time is the real one
    return json.dumps(
        {k: v for k, v in asked.items() if v not in (None, "")}, cls=DjangoJSONEncoder, ensure_ascii=False
    )


def _with_context(execute: Callable[..., Any], sql: Any, params: Any, many: bool, info: dict[str, Any]) -> Any:
    if not isinstance(sql, str) or not sql.lstrip().lower().startswith(_WRITES):
        return execute(sql, params, many, info)
    text = _as_text(_current.get())
    if many:  # one statement, many rows of values: the setting cannot stand among them
        if connection.in_atomic_block:
            _set(text)
        return execute(sql, params, many, info)
    if params is None:
        params = ()
        sql = sql.replace("%", "%%")
    head = f"SELECT set_config('{SETTING}', %s, true); "
    if isinstance(params, dict):
        head, params = head.replace("%s", "%(linli_history)s"), {**params, "linli_history": text}
    else:
        params = (text, *params)
    result = execute(head + sql, params, many, info)
    cursor = info["cursor"]
    while cursor.nextset():  # what the caller reads is the answer to the last statement
        pass
    return result
