"""A model whose rows are found by name."""

from collections.abc import Iterable
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from .grams import grams, looked_for, pinyin


class NamedQuerySet(models.QuerySet[Any]):
    """Rows with a name."""

    def found_by(self, query: str) -> Self:
        """Return the rows that answer what a person typed: part of a name, pinyin, initials or a code."""
        ways = looked_for(query)
        if not ways:
            return self
        condition = Q()
        for way in ways:
            condition |= Q(search_grams__contains=way)
        return self.filter(condition)


class Named(models.Model):
    """Something with a name; `name_pinyin` and `search_grams` follow the name.

    Rows that are written past `save()` (bulk, COPY) call `name_columns` first.
    """

    name = models.CharField(max_length=100)
    name_pinyin = models.CharField(max_length=400, editable=False, db_index=True)
    search_grams = ArrayField(models.CharField(max_length=8), editable=False, default=list)

    class Meta:
        abstract = True
        indexes = [GinIndex(fields=["search_grams"], name="%(class)s_search")]

    def search_codes(self) -> Iterable[str]:
        """Return the codes by which the row is found beside its name."""
        return ()

    def name_columns(self) -> None:
        """Bring the columns that follow the name up to date."""
        self.name_pinyin = pinyin(self.name)
        self.search_grams = grams(self.name, *self.search_codes())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the columns that follow the name."""
        self.name_columns()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_pinyin", "search_grams"}
        super().save(*args, **kwargs)
