"""One page of rows, without ever counting or walking all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, OrderBy, QuerySet
from django.utils.translation import gettext as _

from linli.core.composed import fetched

PAGE_ROWS = 50
COUNT_TO = 1000  # counting every row takes longer than showing a page
LAST_PAGE = 200  # so nobody makes the server skip a million rows: whoever looks that far wants a filter or an export


@dataclass(frozen=True)
class Slice:
    """A page of a list. more: `total` is only what was counted to, there are more."""

    rows: list[Any]
    number: int
    total: int
    more: bool
    next: bool

    @property
    def first_row(self) -> int:
        """The number of the first row shown, 0 if there is none."""
        return (self.number - 1) * PAGE_ROWS + 1 if self.rows else 0

    @property
    def last_row(self) -> int:
        """The number of the last row shown."""
        return (self.number - 1) * PAGE_ROWS + len(self.rows)

    @property
    def at_the_limit(self) -> bool:
        """Whether there are rows behind the last page that a list opens."""
        return self.number == LAST_PAGE and self.more and len(self.rows) == PAGE_ROWS


def cut(queryset: QuerySet[Any], asked: str) -> tuple[Slice, str]:
    """Return a page of an ordered queryset, and a sentence if another page than the asked one is shown."""
    number, note = _number(asked)
    rows, counted = _page(queryset, number)
    if not rows and number > 1:
        total = counted_to(queryset, COUNT_TO + 1) if counted is None else counted
        number = max(1, -(-total // PAGE_ROWS)) if total <= COUNT_TO else 1
        note = _("There is no page {asked}; page {number} is shown.").format(asked=asked, number=number)
        rows, counted = _page(queryset, number)
    more_rows = len(rows) > PAGE_ROWS
    del rows[PAGE_ROWS:]
    last_seen = (number - 1) * PAGE_ROWS + len(rows)
    total = max(counted or 0, last_seen + more_rows)
    more = total > COUNT_TO and more_rows
    if more:
        total = max(COUNT_TO, last_seen)
    elif total > COUNT_TO:
        total = last_seen  # the end is in sight: the number is known after all
    return Slice(rows, number, total, more, more_rows and number < LAST_PAGE), note


def counted_to(queryset: QuerySet[Any], limit: int) -> int:
    """Return how many rows there are, or the limit if there are as many or more."""
    return queryset.order_by()[:limit].count()


def in_order(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Return the queryset with an order in which no two rows are equal, and rows without a value at the end."""
    model = queryset.model
    given = list(queryset.query.order_by or model._meta.ordering or ())
    terms: list[Any] = [_blanks_last(model, term) for term in given]
    down = bool(given) and isinstance(given[0], str) and given[0].startswith("-")
    return queryset.order_by(*terms, "-pk" if down else "pk")


def without_grams(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Return the queryset without the columns that only serve searching: they are longer than all others together."""
    paths = [*_grams(queryset.model, queryset.query.select_related, "")]
    return queryset.defer(*paths) if paths else queryset


def _grams(model: type[Model], related: bool | dict[str, Any], prefix: str) -> Iterator[str]:
    if any(field.name == "search_grams" for field in model._meta.concrete_fields):
        yield f"{prefix}search_grams"
    for name, deeper in related.items() if isinstance(related, dict) else ():
        target = model._meta.get_field(name).related_model
        if isinstance(target, type):
            yield from _grams(target, deeper, f"{prefix}{name}__")


def _number(asked: str) -> tuple[int, str]:
    if not asked:
        return 1, ""
    number = int(asked) if asked.isdecimal() else 0
    if number > LAST_PAGE:
        sentence = _("A list opens its first {rows} rows, up to page {last}. Search or filter to see others.")
        return LAST_PAGE, sentence.format(rows=LAST_PAGE * PAGE_ROWS, last=LAST_PAGE)
    if number < 1:
        return 1, _("There is no page “{asked}”; page 1 is shown.").format(asked=asked[:30])
    return number, ""


def _page(queryset: QuerySet[Any], number: int) -> tuple[list[Any], int | None]:
    """Return the rows of a page and one more if there is one; and how many there are, up to one more than COUNT_TO.

    None: the page lies behind what is counted. Of rows with related ones, one query finds the keys, which tell both;
    another brings what belongs to the page. Joining all rows first and then sorting them takes half the time of a page,
    and what is counted apart is looked for twice.
    """
    first, end = (number - 1) * PAGE_ROWS, number * PAGE_ROWS + 1  # one more tells whether there is a next page
    query = queryset.query
    if not query.select_related or query.distinct or query.combinator or query.group_by is not None:
        rows = list(queryset[first:end])
        whole = number == 1 and len(rows) < end
        return rows, len(rows) if whole else counted_to(queryset, COUNT_TO + 1)
    counts = end <= COUNT_TO + 1
    start = 0 if counts else first
    keys = list(queryset.values_list("pk", flat=True)[start : max(end, COUNT_TO + 1) if counts else end])
    wanted = keys[first - start : end - start]
    found = queryset.all()
    found.query.clear_where()  # the keys have passed it, and the planner would rather look at every row again
    return fetched(found.filter(pk__in=wanted)) if wanted else [], len(keys) if counts else None


def _blanks_last(model: type[Model], term: Any) -> Any:
    """PostgreSQL puts rows without a value first when it sorts downwards; a list of the largest does not want them."""
    if not isinstance(term, str) or not term.startswith("-") or not _may_be_blank(model, term[1:]):
        return term
    return OrderBy(F(term[1:]), descending=True, nulls_last=True)


def _may_be_blank(model: type[Model], path: str) -> bool:
    at: Any = model
    blank = False
    for name in path.split("__"):
        try:
            field = at._meta.get_field(name)
        except (FieldDoesNotExist, AttributeError):
            return False  # "pk", an annotation, a transform
        blank = blank or bool(getattr(field, "null", False))
        at = getattr(field, "related_model", None)
    return blank
