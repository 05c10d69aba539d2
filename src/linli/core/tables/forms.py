"""The form of a saved view."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext as _

from .models import VIEWS_PER_PAGE, SavedView
from .page import ListPage
from .query import LONGEST_KEPT


def list_of(page: str) -> type[ListPage] | None:
    """Return the list that has a URL name, None if there is none."""
    try:
        view = resolve(reverse(page)).func
    except NoReverseMatch:
        return None
    found = getattr(view, "view_class", None)
    return found if isinstance(found, type) and issubclass(found, ListPage) else None


class TitleForm(forms.ModelForm):  # type: ignore[type-arg]
    """Renames a saved view, or makes it the default."""

    class Meta:
        model = SavedView
        fields = ("title", "is_default")

    def clean_title(self) -> str:
        """Refuse a title that another view of the same list has."""
        title: str = self.cleaned_data["title"]
        view = self.instance
        if SavedView.objects.filter(owner=view.owner, page=view.page, title=title).exclude(pk=view.pk).exists():
            raise forms.ValidationError(
                _("You already keep a view “{title}” of this list. Choose another name.").format(title=title)
            )
        return title


class SaveForm(TitleForm):
    """Keeps a view of a list."""

    query = forms.CharField(max_length=100_000, required=False, widget=forms.HiddenInput)

    class Meta(TitleForm.Meta):
        fields = ("page", "query", "title", "is_default")  # type: ignore[assignment]
        widgets = {"page": forms.HiddenInput}

    def clean_page(self) -> str:
        """Refuse what is no list, and one view too many."""
        page: str = self.cleaned_data["page"]
        if list_of(page) is None:
            raise forms.ValidationError(_("“{page}” is no list of which a view can be kept.").format(page=page))
        self.instance.page = page
        if SavedView.objects.filter(owner=self.instance.owner, page=page).count() >= VIEWS_PER_PAGE:
            raise forms.ValidationError(
                _("You keep {most} views of this list, and no more are possible. Delete one first.").format(
                    most=VIEWS_PER_PAGE
                )
            )
        return page

    def clean(self) -> dict[str, Any] | None:
        """Bring the query into the form in which views are kept."""
        data = super().clean() or self.cleaned_data
        if (page := list_of(data.get("page", ""))) and "query" in data:
            data["query"] = page.kept(_query_dict(data["query"]))
            if len(data["query"]) > LONGEST_KEPT:
                self.add_error(None, _("This view has too many filters to be kept. Remove some first."))
        return data


def _query_dict(query: str) -> QueryDict:
    try:
        return QueryDict(query)
    except ValueError:  # more fields than settings allow
        return QueryDict()
