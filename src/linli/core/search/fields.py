"""A model whose rows are found by name."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Contains

from linli.core.plain_text import refuse_formula

from .grams import grams, is_code, looked_for, normal, pinyin


class NamedQuerySet(models.QuerySet[Any]):
    """Rows with a name."""

    def found_by(self, query: str) -> Self:
        """Return the rows that answer what a person typed: part of a name, pinyin, initials, or the start of a code.

        Many codes are made of the same pairs of digits: of what looks like a code, the index only finds the
        candidates, and each is compared.
        """
        ways = looked_for(query)
        if not ways:
            return self
        plain, *spoken = (Q(search_grams__contains=way) for way in ways)
        text = normal(query)
        if is_code(text):
            # A name's own digits and Latin letters stand in its pinyin, half-width and in small letters.
            held = Q(Contains(Replace("name_pinyin", Value(" "), Value("")), text))
            for name in self.model.code_fields:
                held |= Q(**{f"{name}__istartswith": text})
            plain &= held
            spoken = [] if text.isdigit() else spoken
        condition = plain
        for way in spoken:
            condition |= way
        return self.filter(condition)


class Named(models.Model):
    """Something with a name; `name_pinyin` and `search_grams` follow the name.

    code_fields: by which the row is found beside its name.
    Rows that are written past `save()` (bulk, COPY) call `name_columns` first. No text of the row may begin like a
    formula: `full_clean`, and with it every form and operation, refuses it; doors do so cell by cell.
    """

    name = models.CharField(max_length=100)
    name_pinyin = models.CharField(max_length=400, editable=False, db_index=True)
    search_grams = ArrayField(models.CharField(max_length=8), editable=False, default=list)

    code_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        indexes = [GinIndex(fields=["search_grams"], name="%(class)s_search")]

    def search_codes(self) -> tuple[str, ...]:
        """Return the codes by which the row is found beside its name."""
        return tuple(code for name in self.code_fields if (code := getattr(self, name)))

    def name_columns(self) -> None:
        """Bring the columns that follow the name up to date."""
        self.name_pinyin = pinyin(self.name)
        self.search_grams = grams(self.name, *self.search_codes())

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Refuse texts that begin like a formula, beside what the fields refuse themselves."""
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as exc:
            errors = exc.error_dict
        for field in self._meta.concrete_fields:
            typed = isinstance(field, models.CharField) and field.editable and not field.choices
            if not typed or field.name in errors or field.name in (exclude or ()):
                continue
            try:
                refuse_formula(getattr(self, field.attname) or "")
            except ValidationError as exc:
                errors[field.name] = [exc]
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the columns that follow the name."""
        self.name_columns()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_pinyin", "search_grams"}
        super().save(*args, **kwargs)
