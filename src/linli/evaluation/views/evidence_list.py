"""The list of all proofs in sight."""

from datetime import timedelta
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.widgets import DateRangeWidget

from linli.core import clock
from linli.core.rights import grants_of
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.models import Evidence, EvidenceItem
from linli.evaluation.queries.evidence import KINDS, alike_ids
from linli.evaluation.rights import VIEW_EVIDENCE
from linli.evaluation.rules.evidence import FAR_M, SOON_DAYS, is_far, standing
from linli.places.filters import PlaceFilters
from linli.places.models import Compound, Division
from linli.places.queries.search import answering_rows

from .editions import badge
from .evidence import COMMUNITIES, COMPOUNDS, STANDING_TONES, standing_words

BY_COMPOUND, BY_COMMUNITY = "compound__community__", "community__"


class EvidenceTable(LinliTable):
    """Proofs, the last added first."""

    title = tables.Column(
        verbose_name=gettext_lazy("Title"),
        linkify=("evaluation:proof", {"pk": tables.A("pk")}),
        order_by=("title", "pk"),
    )
    place = tables.Column(
        verbose_name=gettext_lazy("Compound or community"), accessor="subject_name", orderable=False,
        linkify=("evaluation:evidence_ledger", {"kind": tables.A("subject_kind"), "pk": tables.A("subject_pk")}),
    )  # fmt: skip
    community = tables.Column(verbose_name=gettext_lazy("Community"), accessor="community_name", orderable=False)
    kind = tables.Column(verbose_name=gettext_lazy("Kind"), accessor="kind_words", orderable=False)
    item_numbers = tables.Column(verbose_name=gettext_lazy("For items"), accessor="item_names", orderable=False)
    issued_on = Day(verbose_name=gettext_lazy("Issued on"))
    valid_until = Day(verbose_name=gettext_lazy("Valid until"))
    state = tables.Column(verbose_name=gettext_lazy("State"), accessor="standing_now", orderable=False)
    distance_m = Number(verbose_name=gettext_lazy("From its place"), unit="m")
    added_on = Day(verbose_name=gettext_lazy("Added on"), accessor="added_at", order_by=("pk",))

    default_columns = ("title", "place", "kind", "item_numbers", "issued_on", "valid_until", "state")

    def render_state(self, value: str, record: Evidence) -> SafeString:
        """Return what it is worth, and that it was taken far away."""
        badges = [badge(standing_words(value), STANDING_TONES[value])]
        if is_far(record.distance_m):
            badges.append(badge(_("far away"), "warning"))
        return format_html("<span>{}</span>", format_html_join(" ", "{}", ((one,) for one in badges)))

    def value_state(self, value: str) -> str:
        """Return the same for a file."""
        return standing_words(value)


REMARKS = [
    ("in_force", gettext_lazy("in force")),
    ("alike", gettext_lazy("looks like another")),
    ("far", gettext_lazy("far from the place")),
    ("no_place", gettext_lazy("no place")),
    ("soon", gettext_lazy("expires within 30 days")),
    ("expired", gettext_lazy("expired")),
    ("withdrawn", gettext_lazy("withdrawn")),
]


class EvidenceFilters(PlaceFilters):
    """Of the list of proofs, which are of compounds or of communities."""

    place_path = BY_COMMUNITY

    remark = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_remark", empty_label=gettext_lazy("All"), choices=REMARKS
    )
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=list(KINDS.items()), empty_label=gettext_lazy("All")
    )
    item = filters.CharFilter(
        label=gettext_lazy("Item"), method="by_item", max_length=20, help_text=gettext_lazy("Number, for example B05")
    )
    issued_on = filters.DateFromToRangeFilter(
        label=gettext_lazy("Issued on"), widget=DateRangeWidget(attrs={"type": "date"})
    )
    code = filters.CharFilter(
        label=gettext_lazy("Code"), method="by_code", max_length=20,
        help_text=gettext_lazy("Of the compound or community"),
    )  # fmt: skip

    class Meta:
        model = Evidence
        fields: list[str] = []

    def in_division(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in a division."""
        return _lying_in(rows, Division.objects.filter(ancestors__contains=[int(value)]))

    def in_community(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in communities of a name or code."""
        if value.isdigit() and len(value) == 12:
            return _lying_in(rows, Division.objects.filter(code=value))
        return _lying_in(rows, Division.objects.found_by(value).filter(level=Division.Level.COMMUNITY))

    def in_zone(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in an overlay zone."""
        return _lying_in(rows, Division.objects.filter(zone=int(value)))

    def by_remark(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what is worth a look for one reason."""
        today = clock.today()
        standing_ones = rows.filter(withdrawn_at=None)
        if value == "alike":
            return rows.filter(pk__in=alike_ids(rows))
        found: dict[str, QuerySet[Any]] = {
            "in_force": rows.in_force(today),  # type: ignore[attr-defined]
            "far": standing_ones.filter(distance_m__gt=FAR_M),
            "no_place": standing_ones.filter(distance_m=None, file__media_type__startswith="image/"),
            "soon": standing_ones.filter(valid_until__range=(today, today + timedelta(days=SOON_DAYS))),
            "expired": standing_ones.filter(valid_until__lt=today),
            "withdrawn": rows.filter(withdrawn_at__isnull=False),
        }
        return found[value]

    def by_item(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those for an item of whichever standard."""
        return rows.filter(Exists(EvidenceItem.objects.filter(evidence=OuterRef("pk"), item__iexact=value.strip())))

    def by_code(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of one compound, or of one community itself."""
        return rows.filter(Q(compound__code=value.strip()) | Q(community__code=value.strip()))


def _lying_in(rows: QuerySet[Any], divisions: QuerySet[Division]) -> QuerySet[Any]:
    inside = divisions.values("pk")
    return rows.filter(Q(community__in=inside) | Q(compound__community__in=inside))


class EvidenceList(ListPage):
    """All proofs that the person may see."""

    title = gettext_lazy("Evidence ledger")
    lead = gettext_lazy("Every proof that compounds and communities keep, whichever item it is for.")
    table_class = EvidenceTable
    filterset_class = EvidenceFilters
    export_right = VIEW_EVIDENCE
    empty_title = gettext_lazy("No proof yet")
    empty_hint = gettext_lazy("Open a compound or a community: its evidence ledger says what is asked, and takes it.")
    empty_action = ("places:compounds", gettext_lazy("To the compounds"))
    search_hint = gettext_lazy("Title, or name of a compound or community")

    def rows(self, request: HttpRequest) -> QuerySet[Evidence]:
        """Return what the person sees."""
        rows: QuerySet[Evidence] = Evidence.objects.visible_to(grants_of(request.user), VIEW_EVIDENCE.code)
        return rows.select_related("compound__community", "community").order_by("-pk")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by title, or by the place."""
        compounds = answering_rows(Compound.objects.all(), text).order_by().values("pk")
        communities = answering_rows(Division.objects.filter(level=Division.Level.COMMUNITY), text)
        found = Q(title__icontains=text) | Q(compound__in=compounds)
        return queryset.filter(found | Q(community__in=communities.order_by().values("pk")))

    def complete(self, rows: list[Any]) -> None:
        """Add the items, the place and what each is worth today: one query."""
        today = clock.today()
        items: dict[int, list[str]] = {row.pk: [] for row in rows}
        for pk, item in (
            EvidenceItem.objects.filter(evidence__in=list(items)).order_by("item").values_list("evidence", "item")
        ):
            items[pk].append(item)
        for row in rows:
            row.item_names = ", ".join(dict.fromkeys(items[row.pk]))
            row.standing_now = standing(row.valid_until, withdrawn=row.withdrawn_at is not None, on=today)
            row.kind_words = KINDS[Evidence.Kind(row.kind)]
            subject = row.compound or row.community
            row.subject_name, row.subject_pk = subject.name, subject.pk
            row.subject_kind = COMPOUNDS if row.compound_id else COMMUNITIES
            row.community_name = (row.compound.community if row.compound else row.community).name
