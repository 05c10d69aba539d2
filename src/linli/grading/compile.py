"""From a standard's YAML to its typed objects, or to all of its faults at once."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from .checks import check_standard
from .faults import Fault, Place, Refused, refuse
from .schema import Standard
from .yamltext import LARGEST_BYTES, Lines, line_of, read_yaml

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Published:
    """A standard as published: its objects, the bytes it was read from, and the hash that names its content.

    content_hash: SHA-256 (hex) of the canonical JSON of the document, so comments and layout do not change it.
    """

    standard: Standard
    raw: bytes
    content_hash: str

    @property
    def name(self) -> str:
        """Id and edition, as results name it."""
        return f"{self.standard.id}@{self.standard.edition}"


def load_standard(path: Path) -> Published:
    """Read and compile a standard. Raises Refused with every fault, or OSError."""
    with path.open("rb") as file:
        raw = file.read(LARGEST_BYTES + 1)
    return compile_standard(raw, str(path))


def compile_standard(raw: bytes, file: str) -> Published:
    """Compile the YAML of a standard. `file` is only used to name places. Raises Refused with every fault."""
    data, lines = read_yaml(raw, file)
    if not isinstance(data, dict):
        raise refuse("not_a_standard", Place(file, 1))
    try:
        standard = Standard.model_validate(data)
    except ValidationError as exc:
        raise Refused(_shape_faults(exc, data, lines, file)) from exc
    faults = check_standard(standard, lines, file)
    if faults:
        raise Refused(faults)
    return Published(standard, raw, content_hash(data))


def content_hash(data: Any) -> str:
    """Return the SHA-256 of a document's data; numbers count by value, so 0.50 and 0.5 are the same."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(part) for key, part in value.items()}
        if isinstance(value, tuple):
            return [plain(part) for part in value]
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return f"{Decimal(value).normalize():f}"
        return value

    text = json.dumps(plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


# Faults of shape ------------------------------------------------------------------------------------------------------

_WANTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "is_instance_of": "number",
    "decimal_type": "number",
    "bool_type": "true_or_false",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


def _shape_faults(exc: ValidationError, data: Any, lines: Lines, file: str) -> list[Fault]:
    faults = []
    for error in exc.errors(include_url=False):
        path = tuple(part for part in error["loc"])
        kind, context = error["type"], error.get("ctx", {})
        fields: dict[str, object] = {"key": ".".join(map(str, path))}
        if kind == "missing":
            code = "missing_key"
            fields["key"] = path[-1]
        elif kind == "extra_forbidden":
            allowed = _allowed_keys(path[:-1])
            near = get_close_matches(str(path[-1]), allowed, n=1)
            code = "unknown_key"
            fields = {"key": path[-1], "allowed": sorted(allowed), "near": near[0] if near else ""}
        elif kind in ("literal_error", "enum"):
            code = "not_one_of"
            fields |= {"value": error["input"], "allowed": context["expected"]}
        elif kind == "string_pattern_mismatch":
            code = "bad_form"
            fields |= {"value": error["input"], "pattern": context["pattern"]}
        elif kind in ("too_short", "too_long", "string_too_short", "string_too_long"):
            code = "bad_length"
            least, most, found = context.get("min_length", 0), context.get("max_length", ""), len(error["input"])
            if least <= found and (most == "" or found <= most):
                continue  # too short only because a part of it has a fault of its own
            fields |= {"least": least, "most": most, "value": found}
        elif kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
            code = "out_of_range"
            sign = {"greater_than": ">", "greater_than_equal": ">=", "less_than": "<", "less_than_equal": "<="}[kind]
            fields |= {"value": error["input"], "limit": f"{sign} {next(iter(context.values()))}"}
        else:
            code = "wrong_type"
            fields |= {"value": _brief(error["input"]), "wanted": _WANTED.get(kind, kind)}
        faults.append(Fault(code, fields, Place(file, line_of(lines, path), item=_item_at(data, path))))
    return sorted(faults, key=lambda fault: fault.place.line)


def _brief(value: object) -> str:
    if isinstance(value, dict | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    return "null" if value is None else str(value)[:60]


def _item_at(data: Any, path: Path_) -> str:
    """The id of the item, else of the section, in which a path lies."""
    found = ""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def _allowed_keys(path: Path_) -> list[str]:
    """The keys that the model at a path knows."""
    model: Any = Standard
    for part in path:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        model = next((m for m in _models_in(fields.get(part))), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
