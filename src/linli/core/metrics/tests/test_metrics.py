"""A community's number is a sum over sums, and what is not known is not zero."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.core.metrics import Metric, MetricFault, Value, registry, values
from linli.core.metrics.freeze import freeze, frozen
from linli.core.metrics.models import MetricValue

DAY = date(2021, 10, 15)
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def offer(monkeypatch):
    """Offer a made-up metric of compounds, which lie in communities."""

    def make(rows, unit="share", parents=()):
        made = Metric("test.number", "compound", unit, "A number", lambda keys, as_of: rows)
        monkeypatch.setitem(registry.METRICS, "test.number", made)
        monkeypatch.setitem(registry.ROLLUPS, ("compound", "community"), lambda keys, as_of: parents)

    return make


shares = st.integers(0, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), shares), max_size=30))
def test_a_rolled_up_share_is_the_ratio_of_sums(rows):
    own = [(pk, *share) for pk, (_, share) in enumerate(rows)]
    parents = [(pk, parent) for pk, (parent, _) in enumerate(rows)]
    patch = pytest.MonkeyPatch()
    with patch.context() as patched:
        patched.setitem(
            registry.METRICS, "test.number", Metric("test.number", "compound", "share", "", lambda k, d: own)
        )
        patched.setitem(registry.ROLLUPS, ("compound", "community"), lambda k, d: parents)
        summed = values("test.number", ["platform"], DAY, "community")
    assert summed.keys() == {parent for parent, _ in rows}
    for community, value in summed.items():
        of_it = [share for parent, share in rows if parent == community]
        over, under = sum(share[0] for share in of_it), sum(share[1] for share in of_it)
        assert value.exact == (Fraction(over, under) if under else None)
        assert value.parts == len(of_it)


def test_a_mean_of_shares_would_be_something_else(offer):
    offer([(1, 1, 1), (2, 0, 99)], parents=[(1, 7), (2, 7)])
    assert values("test.number", ["platform"], DAY, "community")[7].exact == Fraction(1, 100)


def test_what_is_not_known_is_left_out_and_not_counted_as_zero(offer):
    offer([(1, 1, 2)], parents=[(1, 7), (2, 7), (3, 8)])
    summed = values("test.number", ["platform"], DAY, "community")
    assert summed == {7: Value(1, 2, "share", 1)}


def test_a_share_of_nothing_is_neither_zero_nor_all(offer):
    offer([(1, 0, 0)], parents=[(1, 7)])
    assert values("test.number", ["platform"], DAY)[1].exact is None


def test_money_is_summed_to_the_cent(offer):
    offer([(1, Decimal("0.10"), 1), (2, Decimal("0.20"), 1)], "money", [(1, 7), (2, 7)])
    assert values("test.number", ["platform"], DAY, "community")[7].exact == Fraction(3, 10)


@pytest.mark.parametrize(
    ("rows", "unit", "says"),
    [
        ([(1, 0.5, 1)], "share", "0.5"),
        ([(1, 1, 2), (1, 1, 2)], "share", "twice"),
        ([(1, 3, 2)], "share", "3/2"),
        ([(1, -1, 2)], "share", "-1/2"),
        ([(1, 5, -1)], "days", "5/-1"),
        ([(1, 5, 2)], "count", "is 1, not 2"),
        ([(1, True, 1)], "share", "True"),
        ([(1, Decimal("0.1234567"), 1)], "money", "6 decimals"),
        ([(1, Decimal("NaN"), 1)], "money", "NaN"),
        ([(1, None, 1)], "share", "None"),
    ],
)
def test_a_function_that_gives_nonsense_is_named(rows, unit, says, offer):
    offer(rows, unit)
    with pytest.raises(MetricFault, match=f"test.number of compound 1.*{says}"):
        values("test.number", ["platform"], DAY)


def test_a_number_rolls_up_only_where_it_lies_in_something(offer):
    offer([(1, 1, 1)])
    with pytest.raises(LookupError, match=r"rolls up to .*community.*, not company"):
        values("test.number", ["platform"], DAY, "company")
    with pytest.raises(KeyError):
        values("no.such", ["platform"], DAY)


def test_a_code_is_taken_once():
    with pytest.raises(ValueError, match="twice"):
        registry.metric("places.managed_household_share", subject="compound", unit="share", title="")(print)
    with pytest.raises(ValueError, match="twice"):
        registry.rollup("compound", "community", print)


@pytest.mark.django_db
def test_a_frozen_number_stays_and_a_later_one_replaces_it(offer, django_assert_num_queries):
    offer([(1, 1, 2), (2, 3, 4)])
    with django_assert_num_queries(1):
        freeze("test.number", ["platform"], DAY, at=NOON, purpose="round 2021")
    offer([(1, 2, 2)])
    assert frozen("test.number", "compound", [1, 2, 3], DAY).keys() == {1, 2}
    freeze("test.number", ["platform"], DAY, at=NOON.replace(hour=13))
    kept = frozen("test.number", "compound", [1, 2, 3], DAY)
    assert (kept[1].numerator, kept[2].numerator) == (2, 3)
    assert "round 2021" in kept[2].provenance
    assert frozen("test.number", "compound", [1], date(2021, 10, 16)) == {}
    assert MetricValue.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", ["UPDATE core_metrics_metricvalue SET numerator = 9", "DELETE FROM core_metrics_metricvalue"]
)
def test_a_frozen_number_cannot_be_changed(wrong, offer):
    offer([(1, 1, 2)])
    freeze("test.number", ["platform"], DAY, at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(wrong)
