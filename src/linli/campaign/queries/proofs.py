"""Reading proofs of duties, orders and works: those that count, and those that were withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.core.files.models import FileUse
from linli.core.files.queries import uses_of
from linli.core.subjects import names_of

PERSON = "accounts.person"


@dataclass(frozen=True)
class Withdrawn:
    """A file that was withdrawn. by, reason: as the history keeps them, empty if it knows none."""

    extension: str
    is_image: bool
    size: int
    used_at: datetime
    ended_at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class Proofs:
    """The files of a thing. current: uses with file and who added it, the oldest first; withdrawn: the last first."""

    current: list[FileUse]
    withdrawn: list[Withdrawn]

    def __bool__(self) -> bool:
        """Whether there is or was any."""
        return bool(self.current or self.withdrawn)


def proofs_of(subject: tuple[str, int], purpose: str) -> Proofs:
    """Return the files of a thing: two queries, and two more where some were withdrawn.

    What was withdrawn is known as long as its purpose keeps the content; after that the history alone has it.
    """
    current = list(uses_of(subject[0], [subject[1]], purpose).select_related("file", "by__key"))
    ended = list(
        FileUse.objects.filter(
            subject_type=subject[0], subject_id=subject[1], purpose=purpose, ended_at__isnull=False
        ).select_related("file").order_by("-ended_at", "-pk")
    )  # fmt: skip
    return Proofs(current, _withdrawn(ended) if ended else [])


def proof_of(subject: tuple[str, int], purpose: str, pk: int) -> FileUse | None:
    """Return one file of a thing, also one that was withdrawn; None if it is none of it."""
    rows = FileUse.objects.filter(pk=pk, subject_type=subject[0], subject_id=subject[1], purpose=purpose)
    return rows.select_related("file", "by__key").first()


def _withdrawn(ended: list[FileUse]) -> list[Withdrawn]:
    events: Any = FileUse.pgh_event_models["update"]  # type: ignore[attr-defined]
    rows = events.objects.filter(pgh_obj__in=[use.pk for use in ended], pgh_label="update", ended_at__isnull=False)
    said = {pk: said or {} for pk, said in rows.order_by("pgh_id").values_list("pgh_obj", "pgh_context")}
    people = {one["person"] for one in said.values() if isinstance(one.get("person"), int)}
    names = names_of((PERSON, pk) for pk in people)
    return [
        Withdrawn(
            use.file.extension, use.file.is_image, use.file.size, use.used_at, use.ended_at or use.used_at,
            names.get((PERSON, said.get(use.pk, {}).get("person", 0)), ""), said.get(use.pk, {}).get("reason", ""),
        )
        for use in ended
    ]  # fmt: skip
