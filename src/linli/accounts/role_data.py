"""The roles that ship: read from `data/roles.yaml`, put in where a city has none of that code."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import connections, transaction

ROLES = Path(__file__).parent / "data" / "roles.yaml"


@dataclass(frozen=True)
class ShippedRole:
    """A role of the file, with the rights of those that it includes."""

    code: str
    zh: str
    en: str
    scope_types: tuple[str, ...]
    second_factor: bool
    rights: tuple[str, ...]


def shipped_roles(path: Path = ROLES) -> list[ShippedRole]:
    """Return the roles of a file, in its order. Raises ValueError if roles include one another in a circle."""
    entries: dict[str, dict[str, Any]] = {entry["code"]: entry for entry in yaml.safe_load(path.read_text("utf-8"))}

    def rights(code: str, above: tuple[str, ...] = ()) -> set[str]:
        if code in above:
            raise ValueError(f"roles include one another: {' -> '.join((*above, code))}")
        entry = entries[code]
        found = set(entry.get("rights", ()))
        for other in entry.get("includes", ()):
            found |= rights(other, (*above, code))
        return found

    return [
        ShippedRole(
            code,
            entry["zh"],
            entry["en"],
            tuple(entry["scope_types"]),
            entry["second_factor"],
            tuple(sorted(rights(code))),
        )
        for code, entry in entries.items()
    ]


def load_roles(*, using: str = "default", with_new_rights: bool = False) -> list[str]:
    """Put in the roles of the file that are missing; returns what changed, a line each.

    A role that is there stays as the city has edited it. with_new_rights: add to it what the file gives and it lacks;
    asked for by `manage.py load_roles --with-new-rights`, after somebody has read what a new version brings.
    """
    from .models import Role

    changed = []
    with transaction.atomic(using=using):
        kept = {role.code: role for role in Role.objects.using(using).select_for_update()}
        for order, shipped in enumerate(shipped_roles(), start=1):
            role = kept.get(shipped.code)
            if role is None:
                Role.objects.using(using).create(
                    code=shipped.code,
                    name_zh=shipped.zh,
                    name_en=shipped.en,
                    scope_types=list(shipped.scope_types),
                    rights=list(shipped.rights),
                    second_factor=shipped.second_factor,
                    order=order * 10,
                )
                changed.append(f"{shipped.code}: new")
            elif with_new_rights and (missing := sorted(set(shipped.rights) - set(role.rights))):
                role.rights = sorted({*role.rights, *missing})
                role.save(update_fields=["rights"])
                changed.append(f"{shipped.code}: {', '.join(missing)}")
    return changed


def after_migrate(*, using: str, **_: Any) -> None:
    """Put in what is missing, once the table is there."""
    from .models import Role

    if Role._meta.db_table in connections[using].introspection.table_names():  # not while migrating backwards
        load_roles(using=using)
