"""The list of hearings."""

import django_filters
import django_tables2 as columns
from django.utils.translation import gettext_lazy as _

from linli.core.tables import LinliTable

from .models import Hearing


class HearingTable(LinliTable):
    """One row per hearing."""

    id = columns.Column(verbose_name=_("Number"), linkify=("hearing:hearing", {"pk": columns.A("pk")}))
    kind = columns.Column(verbose_name=_("Kind"))
    subject_name = columns.Column(verbose_name=_("About"))
    filed_at = columns.DateTimeColumn(verbose_name=_("Submitted"), format="Y-m-d H:i")
    answer_by = columns.DateTimeColumn(verbose_name=_("To be answered by"), format="Y-m-d H:i", default=_("pending"))
    state = columns.Column(verbose_name=_("State"))
    outcome = columns.Column(verbose_name=_("Outcome"))

    class Meta:
        model = Hearing
        fields = ("id", "kind", "subject_name", "filed_at", "answer_by", "state", "outcome")
        order_by = ("-id",)


class HearingFilters(django_filters.FilterSet):
    """By kind, state and outcome."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Hearing.Kind.choices)
    state = django_filters.ChoiceFilter(label=_("State"), choices=Hearing.State.choices)
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=Hearing.Outcome.choices)

    class Meta:
        model = Hearing
        fields = ("kind", "state", "outcome")
