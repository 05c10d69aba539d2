"""The class of every list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.http import FileResponse, HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django_filters import FilterSet

from linli.core.imports import DOORS
from linli.core.rights import Right

from .cells import Cells
from .export import FORMATS, MOST_ROWS, Export
from .filters import Chip, active, dressed, parameters
from .models import VIEWS_PER_PAGE, SavedView
from .query import COLUMNS, EVERYTHING, EXPORT, PAGE, RESERVED, SEARCH, SORT, VIEW, Query, read
from .slices import COUNT_TO, LAST_PAGE, PAGE_ROWS, Slice, counted_to, cut, in_order, without_grams
from .table import LinliTable

Words = str | Promise


@dataclass(frozen=True)
class Header:
    """The head of a column. sort_url: empty if the list cannot be sorted by it; sorted: as aria-sort says it."""

    title: str
    attrs: str
    sort_url: str
    sorted: str


@dataclass(frozen=True)
class Column:
    """A column in the column chooser. fixed: it cannot be hidden."""

    name: str
    title: str
    shown: bool
    fixed: bool


@dataclass
class Listing:
    """What `tables/_rows.html` shows."""

    table: LinliTable
    slice: Slice
    headers: list[Header]
    columns: list[Column]
    chips: list[Chip]
    notes: list[str]
    query: Query
    views: list[SavedView]
    page_name: str
    export_urls: list[tuple[str, str]] = field(default_factory=list)
    count_to: int = COUNT_TO
    limit: int = LAST_PAGE * PAGE_ROWS
    views_limit: int = VIEWS_PER_PAGE

    @property
    def rows(self) -> list[SafeString]:
        """The table rows."""
        cells = Cells(self.table)
        return [cells.row(record) for record in self.slice.rows]

    @property
    def previous_url(self) -> str:
        """The address of the page before, empty on the first."""
        number = self.slice.number
        return self.query.url(page=str(number - 1)) if number > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page after, empty on the last."""
        return self.query.url(page=str(self.slice.number + 1)) if self.slice.next else ""

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter leaves rows out."""
        return bool(self.chips)

    @property
    def everything_url(self) -> str:
        """The address of the list without search, filters and view."""
        return f"?{VIEW}={EVERYTHING}"

    @property
    def kept_query(self) -> str:
        """What a view saved now would keep."""
        return self.query.kept()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the search form carries along beside its own fields."""
        return [pair for pair in self.query.hidden() if pair[0] in (SORT, COLUMNS)]

    @property
    def hidden_for_columns(self) -> list[tuple[str, str]]:
        """What the column chooser carries along."""
        return self.query.hidden(without=[COLUMNS])

    @property
    def saved_as(self) -> SavedView | None:
        """The saved view that is open, if it is one."""
        return next((view for view in self.views if view.query == self.kept_query), None)


class ListPage(View):
    """A list: search, filter, sort, columns, saved views, pages of 50, export. docs/parts/tables.md.

    title: the heading; lead: a sentence under it
    table_class: a LinliTable; filterset_class: a FilterSet, or None
    export_right: who may take the rows out as a file; None: nobody
    export_door: the code of the import door whose columns an export has, so that it can be imported again
    empty_title, empty_hint, empty_action: shown while there is no row at all; the action is (URL name, label)
    search_hint: by what rows are found, shown in the search box

    A subclass gives `rows`; the view that stands in urls.py is `needs(RIGHT)(X.as_view())`.
    """

    http_method_names = ["get", "head", "options"]
    template_name = "tables/list.html"

    title: ClassVar[Words]
    lead: ClassVar[Words] = ""
    table_class: ClassVar[type[LinliTable]]
    filterset_class: ClassVar[type[FilterSet] | None] = None
    export_right: ClassVar[Right | None] = None
    export_door: ClassVar[str | None] = None
    empty_title: ClassVar[Words] = gettext_lazy("Nothing here yet")
    empty_hint: ClassVar[Words] = ""
    empty_action: ClassVar[tuple[str, Words] | None] = None
    search_hint: ClassVar[Words] = gettext_lazy("Name, pinyin or code")

    filters: Any  # the filters with what was asked, once they are read; of a list that has some

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.filterset_class and (taken := set(RESERVED) & set(cls.filterset_class.base_filters)):
            raise ImproperlyConfigured(f"{cls.__name__}: a list has its own parameter {', '.join(sorted(taken))}")

    # What a list says of itself ---------------------------------------------------------------------------------------

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows that the person may see, with the related rows that the table shows."""
        raise NotImplementedError

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Return the rows that answer what a person typed."""
        return queryset.found_by(text)  # type: ignore[attr-defined, no-any-return]

    def complete(self, rows: list[Any]) -> None:
        """Add to the rows of a page, or of a piece of a file, what a query over all rows would be slow to join."""

    def left_out(self) -> Sequence[str]:
        """Return the columns that say nothing of these rows: they are neither shown nor offered. After `rows`."""
        return ()

    def actions(self, request: HttpRequest) -> Sequence[tuple[str, Words, str]]:
        """Return the buttons beside the heading: address, label, icon."""
        return ()

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a template of one's own needs beside `listing`."""
        return {}

    # How it is shown --------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the list, the part of it that htmx asks for, or a file of it."""
        if not request.GET and (default := next((view for view in self.views if view.is_default), None)):
            return HttpResponseRedirect(f"{request.path}?{default.query or f'{VIEW}={EVERYTHING}'}")
        query = read(request.GET, self._known())
        queryset, form, chips = self._found(self.rows(request), query)
        table = self._sorted(queryset, query)
        if EXPORT in query.values and (answer := self._export(query, table, chips)):
            return answer
        listing = self._listing(query, table, chips)
        htmx: Any = getattr(request, "htmx", None)
        if htmx and not htmx.boosted and not htmx.history_restore_request:
            response = render(request, "tables/_rows.html", self._page_context(listing, form))
            response["HX-Push-Url"] = request.path + query.url(page=query.last(PAGE))
        else:
            response = render(request, self.template_name, self._page_context(listing, form))
        patch_vary_headers(response, ["HX-Request"])  # the same address has two answers
        return response

    @cached_property
    def page_name(self) -> str:
        """The URL name under which views of this list are saved; empty where the address has parts of its own."""
        match = self.request.resolver_match
        return match.view_name if match and not match.kwargs and not match.args else ""

    @cached_property
    def views(self) -> list[SavedView]:
        """The views of this list that the person keeps."""
        if not self.page_name or not self.request.user.is_authenticated:
            return []
        return list(SavedView.objects.filter(owner=self.request.user, page=self.page_name))

    @classmethod
    def kept(cls, given: QueryDict) -> str:
        """Return what a saved view of this list keeps of a query string."""
        return read(given, cls._known()).kept()

    @classmethod
    @cache
    def _known(cls) -> tuple[str, ...]:
        names: list[str] = []
        if cls.filterset_class:
            filters: Any = cls.filterset_class
            form = filters(queryset=filters._meta.model._default_manager.none()).form
            names = [name for several in parameters(form).values() for name in several]
        return (SEARCH, *names, SORT, COLUMNS, PAGE, EXPORT, VIEW)

    def _found(self, queryset: QuerySet[Any], query: Query) -> tuple[QuerySet[Any], Any, list[Chip]]:
        chips = []
        self._searches = type(self).search is not ListPage.search or hasattr(queryset, "found_by")
        if (text := query.last(SEARCH).strip()) and self._searches:
            queryset = self.search(queryset, text)
            chips.append(Chip(_("Search"), text, query.url(without=[SEARCH])))
        if not self.filterset_class:
            return queryset, None, chips
        filters = self.filters = self.filterset_class(query.form_data(), queryset=queryset, request=self.request)
        for choice in filters.form.fields.values():
            if isinstance(choice, ModelChoiceField) and choice.queryset is not None:
                choice.queryset = without_grams(choice.queryset)
        names = parameters(filters.form)
        for name, errors in filters.form.errors.items():
            label = filters.form[name].label if name in filters.form.fields else name
            query.note(
                _("The filter “{label}” was left out: {error}").format(label=label, error=" ".join(map(str, errors)))
            )
            for parameter in names.get(name, ()):
                query.values.pop(parameter, None)
        chips += [Chip(label, words, query.url(without=names[name])) for name, label, words in active(filters.form)]
        return filters.qs, filters.form, chips

    def _sorted(self, queryset: QuerySet[Any], query: Query) -> LinliTable:
        table = self.table_class(data=queryset, exclude=tuple(self.left_out()))
        asked = query.last(SORT)
        if asked and asked.removeprefix("-") in table.sortable:
            table.order_by = (asked,)
        elif asked:
            query.note(_("This list cannot be sorted by “{asked}”.").format(asked=asked[:30]))
            del query.values[SORT]
        self._choose_columns(table, query)
        return table

    def _choose_columns(self, table: LinliTable, query: Query) -> None:
        names = [column.name for column in table.columns.iterall()]
        usual = list(table.default_columns) or names
        asked = [part for value in query.values.get(COLUMNS, ()) for part in value.split(",") if part]
        chosen = [name for name in names if name in asked]
        if unknown := next((name for name in asked if name not in names), ""):
            query.note(_("There is no column “{name}”.").format(name=unknown[:30]))
        shown = {names[0], *(chosen or usual)}
        for name in names:
            if name not in shown:
                table.columns.hide(name)
        now = [name for name in names if name in shown]
        query.values.pop(COLUMNS, None)
        if chosen and now != [name for name in names if name in {names[0], *usual}]:
            query.values[COLUMNS] = [",".join(now)]

    def _listing(self, query: Query, table: LinliTable, chips: list[Chip]) -> Listing:
        part, note = cut(without_grams(in_order(table.data.data)), query.last(PAGE))
        self.complete(part.rows)
        if note:
            query.note(note)
        query.values.pop(PAGE, None)
        if part.number > 1:
            query.values[PAGE] = [str(part.number)]
        if part.at_the_limit:
            query.note(
                _("A list opens its first {rows} rows. Search or filter to see others.").format(
                    rows=LAST_PAGE * PAGE_ROWS
                )
            )
        return Listing(
            table=table, slice=part, headers=self._headers(table, query),
            columns=_columns(table), chips=chips, notes=query.notes, query=query, views=self.views,
            page_name=self.page_name if self.request.user.is_authenticated else "",
            export_urls=[(name, query.url(export=name)) for name in FORMATS] if self._may_export and part.rows else [],
        )  # fmt: skip

    def _headers(self, table: LinliTable, query: Query) -> list[Header]:
        sortable = table.sortable
        now = (table.order_by or ("",))[0]
        headers = []
        for column in table.columns:
            name, url, state = column.name, "", ""
            if name in sortable:
                state = {name: "ascending", f"-{name}": "descending"}.get(str(now), "none")
                url = query.url(sort=f"-{name}" if state == "ascending" else name)
            headers.append(Header(str(column.header), column.attrs["th"].as_html(), url, state))
        return headers

    def _page_context(self, listing: Listing, form: Any) -> dict[str, Any]:
        return {
            "listing": listing, "title": self.title, "lead": self.lead, "path": self.request.path,
            "fields": dressed(form) if form else [],
            "searches": self._searches, "search_text": listing.query.last(SEARCH), "search_hint": self.search_hint,
            "actions": self.actions(self.request), "open_filters": bool(form and form.errors),
            **self._empty_context(), **self.context(self.request),
        }  # fmt: skip

    def _empty_context(self) -> dict[str, Any]:
        url, label = self.empty_action or ("", "")
        return {
            "empty_title": self.empty_title, "empty_hint": self.empty_hint, "empty_label": label,
            "empty_url": reverse(url) if url else "",
        }  # fmt: skip

    # How it is taken out ----------------------------------------------------------------------------------------------

    @property
    def _may_export(self) -> bool:
        grants = self.request.grants  # type: ignore[attr-defined]
        return self.export_right is not None and grants.has(self.export_right.code)

    def _export(self, query: Query, table: LinliTable, chips: list[Chip]) -> FileResponse | None:
        """Return the file; None, with a note, if there is none to give."""
        asked = query.values.pop(EXPORT)[-1]
        if asked not in FORMATS:
            query.note(
                _("There is no export as “{asked}”; there are {formats}.").format(
                    asked=asked[:30], formats=", ".join(FORMATS)
                )
            )
            return None
        if not self._may_export:
            raise PermissionDenied(self.export_right.code if self.export_right else "export")
        assert self.export_right
        rows = in_order(table.data.data)
        if hasattr(rows, "visible_to"):  # the right to see may reach further than the right to take away
            rows = rows.visible_to(self.request.grants, self.export_right.code)  # type: ignore[attr-defined]
        if counted_to(rows, MOST_ROWS + 1) > MOST_ROWS:
            query.note(
                _("More than {most} rows cannot be exported at once. Filter the list first, by county for one.").format(
                    most=MOST_ROWS
                )
            )
            return None
        door = DOORS[self.export_door] if self.export_door else None
        return Export(
            title=str(self.title), page=self.page_name or self.request.path[:100], table=table, door=door,
            rows=without_grams(rows), query=query, chips=chips, complete=self.complete, person=self.request.user,
        ).answer(asked)  # fmt: skip


def _columns(table: LinliTable) -> list[Column]:
    shown = {column.name for column in table.columns}
    every = list(table.columns.iterall())
    return [Column(c.name, str(c.header), c.name in shown, number == 0) for number, c in enumerate(every)]
