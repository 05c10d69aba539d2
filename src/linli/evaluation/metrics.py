"""The numbers that the title register offers."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from linli.core.metrics import metric
from linli.places.models import Compound

from .models import Award, Round, SurveyAnswer
from .queries.titles import in_force
from .rules.survey import SHOWN_FROM

STARS = tuple("0123456789")  # a standard has at most nine


@metric(
    "evaluation.three_star_household_share", subject="compound", unit="share",
    title=_("Households in compounds of three stars or more"),
)  # fmt: skip
def three_star_household_share(keys: Collection[str], as_of: date) -> Iterable[tuple[int, int, int]]:
    """Households of compounds that hold three stars or more, of all households.

    The register as it stood at the end of the day before: only rounds with an earlier as-of date speak, so that a
    result never depends on itself, nor an amended one on the result that it replaces. A compound that no such round
    reached, or whose households nobody knows, is unknown; one that was reached and holds no star counts with none.
    """
    before = as_of - timedelta(days=1)
    gave_stars = Award.objects.filter(round=OuterRef("pk"), kind=Award.Kind.STARS, value__in=STARS)
    reached = Round.objects.filter(Exists(gave_stars), state=Round.State.SEALED, as_of__lte=before)
    stars = in_force(before, "compound").filter(
        compound=OuterRef("pk"), kind=Award.Kind.STARS, value__in=STARS[3:], round__state=Round.State.SEALED
    )
    there = Compound.objects.within(keys).filter(Q(retired_on=None) | Q(retired_on__gt=as_of), households__isnull=False)
    there = there.filter(community__ancestors__overlap=ArraySubquery(reached.order_by().values("division")))
    rows = there.annotate(
        starred=Case(
            When(Exists(stars.exclude(state="SUSPENDED")), then=F("households")),
            default=Value(0),
            output_field=IntegerField(),
        )
    )
    return (
        (pk, starred, households or 0) for pk, starred, households in rows.values_list("pk", "starred", "households")
    )


@metric("evaluation.owner_satisfaction", subject="compound", unit="share", title=_("Residents satisfied, by survey"))
def owner_satisfaction(keys: Collection[str], as_of: date) -> Iterable[tuple[int, int, int]]:
    """Homes that answered 4 or 5 to the first question, of those that did, in the last survey closed by the day.

    Only surveys of the year before the day; below ten answers there is no row: a small group is not shown, nor scored.
    """
    year = [as_of - timedelta(days=365), as_of]
    there = Compound.objects.within(keys)
    rows = (
        SurveyAnswer.objects.filter(
            compound__in=there.values("pk"),
            survey__state="CLOSED",
            survey__closed_at__date__range=year,
            levels__0__gt=0,
        )
        .values("compound_id", "survey_id")
        .annotate(satisfied=Count("pk", filter=Q(levels__0__gte=4)), answered=Count("pk"))
        .filter(answered__gte=SHOWN_FROM)
        .order_by("compound_id", "-survey_id")
    )
    last: dict[int, tuple[int, int, int]] = {}
    for row in rows:
        last.setdefault(row["compound_id"], (row["compound_id"], row["satisfied"], row["answered"]))
    return last.values()
