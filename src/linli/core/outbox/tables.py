"""The list of entries that an office looks at."""

from typing import Any

import django_filters
import django_tables2 as columns
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.tables import LinliTable

from .kinds import KINDS
from .models import OutboxRecord

State = OutboxRecord.State
TONES = {State.WAITING: "info", State.TAKEN: "success", State.CONFLICT: "warning", State.REFUSED: "danger"}


def kind_title(code: str) -> str:
    """Return what people call a kind of entry; its code if no module has it any more."""
    return str(KINDS[code].title) if code in KINDS else code


def state_badge(record: OutboxRecord) -> SafeString:
    """Return the state as a badge; what was set aside waits for nobody."""
    tone, words = TONES[State(record.state)], record.get_state_display()
    if record.set_aside_at is not None:
        tone, words = "muted", _("{state}, set aside").format(state=words)
    return format_html('<span class="badge ll-badge ll-{}">{}</span>', tone, words)


class OfficeTable(LinliTable):
    """One row per entry."""

    made_at = columns.Column(
        verbose_name=gettext_lazy("Entered"), linkify=lambda record: record.get_absolute_url(),
        order_by=("made_at", "pk"),
    )  # fmt: skip
    person = columns.Column(verbose_name=gettext_lazy("Entered by"), orderable=False)
    kind = columns.Column(verbose_name=gettext_lazy("Kind"), orderable=False)
    subject_name = columns.Column(verbose_name=gettext_lazy("Concerns"), orderable=False)
    state = columns.Column(verbose_name=gettext_lazy("State"), orderable=False)
    problem = columns.Column(verbose_name=gettext_lazy("Why"), orderable=False)
    received_at = columns.Column(verbose_name=gettext_lazy("Received"), order_by=("received_at", "pk"))

    class Meta:
        order_by = ("-received_at",)

    def render_made_at(self, value: Any) -> str:
        """Return the minute, here."""
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"

    render_received_at = render_made_at

    def render_kind(self, value: str) -> str:
        """Return what people call it."""
        return kind_title(value)

    def render_state(self, record: OutboxRecord) -> SafeString:
        """Return it as a badge."""
        return state_badge(record)

    def value_state(self, record: OutboxRecord) -> str:
        """Return it in words, for a file."""
        return str(record.get_state_display())


class OfficeFilters(django_filters.FilterSet):
    """By what is to be done, by state, by kind."""

    waits = django_filters.ChoiceFilter(
        label=gettext_lazy("To be done"), method="by_waiting", empty_label=gettext_lazy("All"),
        choices=[("yes", gettext_lazy("Waits for the office")), ("no", gettext_lazy("Nothing to do"))],
    )  # fmt: skip
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, empty_label=gettext_lazy("All")
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), empty_label=gettext_lazy("All"), choices=[])

    class Meta:
        model = OutboxRecord
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["kind"].extra["choices"] = [(code, str(kind.title)) for code, kind in KINDS.items()]

    def by_waiting(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what waits for the office, or what does not."""
        waiting = OutboxRecord.objects.open().values("pk")
        return rows.filter(pk__in=waiting) if value == "yes" else rows.exclude(pk__in=waiting)
