"""Keeping what a metric said on a day."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from .models import MetricValue
from .registry import METRICS, Value, values


def freeze(
    code: str, keys: Collection[str], as_of: date, *, at: datetime, subject: str = "", purpose: str = ""
) -> dict[int, Value]:
    """Read a metric as `values` does and keep every number with its provenance; returns what was kept.

    purpose: for what it is frozen, such as a round; kept beside the function's name.
    """
    read = values(code, keys, as_of, subject)
    wanted = METRICS[code]
    provenance = f"{wanted.provenance} {purpose}".strip()[:300]
    MetricValue.objects.bulk_create(
        [
            MetricValue(
                metric=code, subject_type=subject or wanted.subject, subject_id=pk, as_of=as_of, unit=value.unit,
                numerator=value.numerator, denominator=value.denominator, parts=value.parts, computed_at=at,
                provenance=provenance,
            )
            for pk, value in sorted(read.items())
        ],
        batch_size=5000,
    )  # fmt: skip
    return read


def frozen(code: str, subject: str, pks: Iterable[int], as_of: date) -> dict[int, MetricValue]:
    """Return the last kept number about each subject on a day; what is not in the answer was not kept."""
    rows = MetricValue.objects.filter(metric=code, subject_type=subject, subject_id__in=list(pks), as_of=as_of)
    latest = rows.order_by("subject_id", "-computed_at", "-pk").distinct("subject_id")
    return {row.subject_id: row for row in latest}
