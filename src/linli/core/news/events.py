"""Publishing events, and who listens to them."""

import dataclasses
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from .queue import defer


class Event:
    """Base of events: frozen dataclasses of numbers, strings, booleans and None; ids rather than things.

    Its name in waiting jobs is module and class: a field may be added with a default, never taken away.
    """


Told = TypeVar("Told", bound=Event)
Listener = Callable[[Any], None]

EVENTS: dict[str, type[Event]] = {}
LISTENERS: dict[type[Event], dict[str, Listener]] = {}


def name_of(thing: Any) -> str:
    """Return the name under which an event or a listener stands in jobs."""
    return f"{thing.__module__}:{thing.__qualname__}"


def listens_to(event: type[Told]) -> Callable[[Callable[[Told], None]], Callable[[Told], None]]:
    """Have a function called, in a job and a transaction of its own, for each event of a class.

    What it writes to the database it writes once, however often the job runs; anything else it does must bear
    repetition. An exception has it tried again later, up to nine times over some eight hours.
    """

    def register(listener: Callable[[Told], None]) -> Callable[[Told], None]:
        EVENTS[name_of(event)] = event
        LISTENERS.setdefault(event, {})[name_of(listener)] = listener
        return listener

    return register


def publish(event: Event) -> None:
    """Tell everybody who listens: one job each, in the transaction at hand.

    Raises TypeError for an event that is no frozen dataclass of JSON values, RuntimeError outside a transaction: the
    news and what it tells of must happen together.
    """
    from .jobs import deliver

    told = _values(event)
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{type(event).__qualname__} is published outside a transaction")
    number = str(uuid.uuid4())
    for listener in LISTENERS.get(type(event), {}):
        defer(deliver, number=number, event=name_of(type(event)), listener=listener, values=told)


def _values(event: Event) -> dict[str, Any]:
    if not dataclasses.is_dataclass(event) or not type(event).__dataclass_params__.frozen:
        raise TypeError(f"{type(event).__qualname__} is no frozen dataclass")
    values = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    for name, value in values.items():
        if not isinstance(value, (int, str, type(None))):
            raise TypeError(
                f"{type(event).__qualname__}.{name} is {value!r}: only numbers, strings, booleans and None may be told"
            )
    return values
