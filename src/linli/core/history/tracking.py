"""The decorator that gives a model its history."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import models

Model = TypeVar("Model", bound=type[models.Model])

FOLLOWS = frozenset({"name_pinyin", "search_grams", "password", "last_login"})  # follow another column, or say nothing


@dataclass(frozen=True)
class Tracked:
    """A model with a history. part_of: the foreign key to the thing on whose page its changes are shown as well."""

    model: type[models.Model]
    events: type[models.Model]
    part_of: str


TRACKED: dict[type[models.Model], Tracked] = {}


def tracked(*, exclude: tuple[str, ...] = (), part_of: str = "") -> Callable[[Model], Model]:
    """Keep every version of a model's rows, by triggers: insert, update, delete, whatever made them.

    exclude: columns that follow others or carry nothing that anybody will ask about; a change of these alone leaves
    no event. Names' pinyin and search pieces, counters of changes, passwords and the last sign-in always are.
    part_of: a foreign key of the model; its changes then show on the history page of that thing too.
    The model's primary key cannot be changed any more, and its table not be emptied by TRUNCATE.
    """

    def decorate(model: Model) -> Model:
        from .events import make_event_model  # needs the apps, which import this package

        TRACKED[model] = Tracked(model, make_event_model(model, exclude, part_of), part_of)
        return model

    return decorate
