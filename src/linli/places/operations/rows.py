"""Writing one row: compare and set, and sentences instead of database errors."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from linli.places.refusals import UnableToChange

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def create(model: type[Row], fields: Mapping[str, Any]) -> Row:
    """Write a new row. Raises UnableToChange if a code is taken or the values do not go together."""
    row = model(**fields)
    with in_words():
        row.full_clean(validate_unique=False, validate_constraints=False)
        row.save(force_insert=True)
    return row


@transaction.atomic
def edit(row: Row, version: int, changes: Mapping[str, Any]) -> Row:
    """Write a row that nobody else has changed since `version` was read; return it anew.

    Raises UnableToChange if somebody has, or if the values do not go together.
    """
    current: Any = locked(row)
    if current.version != version:
        raise UnableToChange(changed_meanwhile(row))
    for name, value in changes.items():
        setattr(current, name, value)
    current.version += 1
    with in_words():
        current.full_clean(validate_unique=False, validate_constraints=False)
        current.save()
    return current  # type: ignore[no-any-return]


def locked(row: Row) -> Row:
    """Return a row as it is now, held against others until the transaction ends."""
    found = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise UnableToChange(changed_meanwhile(row))
    return found


def changed_meanwhile(row: models.Model) -> str:
    """Return the sentence for the second of two."""
    return _("“{name}” was just changed by somebody else. Look at it again, then repeat what still holds.").format(
        name=row
    )


@contextmanager
def in_words() -> Generator[None]:
    """Turn what the database or a validator refuses into UnableToChange."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as exc:
        sentences = [
            f"{field}: {' '.join(errors)}" if field != "__all__" else " ".join(errors)
            for field, errors in exc.message_dict.items()
        ]
        raise UnableToChange(" ".join(sentences)) from exc
    except IntegrityError as exc:
        constraint = getattr(getattr(exc.__cause__, "diag", None), "constraint_name", "") or ""
        raise UnableToChange(
            _("This contradicts what is recorded already ({rule}): the code, number or days are taken.").format(
                rule=constraint
            )
        ) from exc
