"""The catalogue of measures: kept, bound to each other, retired, and the samples that come with the program."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from linli.evaluation.models import Measure, MeasureEffect, MeasureLink
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.measures import (
    Entry,
    FaultyMeasures,
    items_by_standard,
    load_sample_measures,
    restore_measure,
    retire_measure,
    sample_entries,
    save_measure,
    take_measures,
)
from linli.evaluation.queries.measures import catalogue
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.tests.register import AT

pytestmark = pytest.mark.django_db

COMPOUND = "courteous-compound"
TIME_ONLY = {"G507", "B17", "C11", "C12"}  # what happened in the past twelve months passes by time alone
BASE = Entry(
    code="T-1", title="更新公示牌", standard=COMPOUND, phase="MANAGE", programme="物业服务费", unit_cost=3000,
    basis="询价三家", raises={"B03": None}, needs=(), excludes=(),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _standards() -> None:
    load_shipped(at=AT)


def given(code: str, **columns: object) -> Entry:
    return replace(BASE, code=code, title=f"措施{code}", **columns)


def test_the_samples_mend_every_item_that_works_or_management_can_mend():
    assert load_sample_measures() == len(sample_entries())
    for standard in ("green-community-points", COMPOUND):
        offers = catalogue(standard, date(2021, 10, 15))
        assert len(offers) >= 30
        assert all(offer.is_sample and offer.basis.startswith("样例") and offer.programme for offer in offers)
        mended = {item for offer in offers for item in offer.raises}
        assert set(items_by_standard()[standard]) - mended == TIME_ONLY & set(items_by_standard()[standard])


def test_every_criterion_of_the_checklist_has_a_measure_that_mends_it():
    load_sample_measures()
    offers = catalogue("green-community", date(2021, 10, 15))
    assert 20 <= len(offers) <= 30
    assert all(offer.is_sample and offer.basis.startswith("样例") and offer.programme for offer in offers)
    assert {points for offer in offers for points in offer.raises.values()} == {None}  # a criterion is met or not
    assert {item for offer in offers for item in offer.raises} == set(items_by_standard()["green-community"])
    assert any(offer.needs for offer in offers)
    assert any(offer.excludes for offer in offers)


def test_what_a_measure_needs_is_offered_beside_what_it_raises():
    """Whoever is told of a measure finds all that it waits for in the catalogue of the same standard."""
    load_sample_measures()
    for standard in sorted({entry.standard for entry in sample_entries()}):
        offers = {offer.pk: offer for offer in catalogue(standard, date(2021, 10, 15))}
        for offer in offers.values():
            assert set(offer.needs) <= set(offers)
            assert not set(offer.needs) & set(offer.excludes)
            assert set(offer.raises) <= set(items_by_standard()[standard])


def test_loading_the_samples_again_changes_nothing_that_a_city_changed():
    load_sample_measures()
    changed = Measure.objects.get(code="XQ-08")
    save_measure(entry=replace(_entry_of("XQ-08"), unit_cost=9999, is_sample=False), measure=changed)
    retire_measure(measure=Measure.objects.get(code="XQ-46"), reason="已并入其他行动", at=AT)
    assert load_sample_measures() == 0
    changed.refresh_from_db()
    assert (changed.unit_cost, changed.is_sample, changed.version) == (9999, False, 2)
    assert Measure.objects.get(code="XQ-46").retired_at == AT


def _entry_of(code: str) -> Entry:
    return next(entry for entry in sample_entries() if entry.code == code)


def test_the_catalogue_gives_plain_values_in_one_query(django_assert_num_queries):
    take_measures(entries=[
        given("T-1", raises={"B03": Decimal("0.3333"), "B16": None}), given("T-2", excludes=("T-3",), needs=("T-1",)),
        given("T-3", bulk_from=3, bulk_off=100, trade="土建", crews=2),
    ])  # fmt: skip
    with django_assert_num_queries(1):
        one, two, three = catalogue(COMPOUND, AT.date())
    assert one.raises == {"B03": Decimal("0.3333"), "B16": None}
    assert (one.units("B03", 20_000), one.units("B16", 1), one.units("A01", 30_000)) == (3333, 1, 0)
    assert (two.needs, two.excludes, three.excludes) == ((one.pk,), (three.pk,), (two.pk,))
    assert (three.bulk_from, three.bulk_off, three.trade, three.crews) == (3, 100, "土建", 2)


def test_a_retired_measure_stays_in_the_catalogue_of_the_days_before():
    measure = save_measure(entry=BASE)
    retire_measure(measure=measure, reason="价格过时", at=AT)
    assert catalogue(COMPOUND, AT.date() - timedelta(days=1))
    assert not catalogue(COMPOUND, AT.date() + timedelta(days=1))
    with pytest.raises(UnableToEvaluate, match="更新公示牌"):
        save_measure(entry=BASE, measure=measure)
    restore_measure(measure=measure)
    assert catalogue(COMPOUND, AT.date() + timedelta(days=1))


def test_a_measure_that_others_need_is_not_retired():
    take_measures(entries=[given("T-1"), given("T-2", needs=("T-1",))])
    with pytest.raises(UnableToEvaluate, match="措施T-2"):
        retire_measure(measure=Measure.objects.get(code="T-1"), reason="价格过时", at=AT)


def test_a_cycle_of_needs_is_refused_and_named_by_titles():
    take_measures(entries=[given("T-1"), given("T-2", needs=("T-1",)), given("T-3", needs=("T-2",))])
    with pytest.raises(FaultyMeasures) as refused:
        save_measure(entry=given("T-1", needs=("T-3",)), measure=Measure.objects.get(code="T-1"))
    for title in ("措施T-1", "措施T-2", "措施T-3"):
        assert title in str(refused.value)
    assert not MeasureLink.objects.filter(measure__code="T-1").exists()


def test_the_database_refuses_a_cycle_too():
    take_measures(entries=[given("T-1"), given("T-2", needs=("T-1",))])
    one, two = Measure.objects.order_by("code")
    with pytest.raises(IntegrityError, match="cannot wait for itself"), transaction.atomic():
        MeasureLink.objects.create(measure=one, kind="NEEDS", other=two)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeasureLink.objects.create(measure=one, kind="NEEDS", other=one)


@pytest.mark.parametrize("columns", [
    {"unit_cost": -1}, {"quarters": 0}, {"crews": 1}, {"bulk_from": 2}, {"bulk_from": 2, "bulk_off": 3001},
    {"retired_reason": "无"}, {"phase": "DREAM"}, {"per": "MOON"}, {"basis": ""},
])  # fmt: skip
def test_the_database_refuses_what_no_measure_is(columns):
    measure = save_measure(entry=BASE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(**columns)


def test_the_database_refuses_a_raise_of_nothing():
    measure = save_measure(entry=BASE)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeasureEffect.objects.create(measure=measure, item="B05", raises=Decimal(0))


@pytest.mark.parametrize(("columns", "key"), [
    ({"standard": "no-such-standard"}, "standard"), ({"raises": {"Z99": None}}, "raises"),
    ({"raises": {"B03": Decimal("2.5")}}, "raises"), ({"raises": {"B03": Decimal("-1")}}, "raises"),
    ({"raises": {"B16": Decimal(1)}}, "raises"), ({"needs": ("T-9",)}, "needs"), ({"needs": ("T-1",)}, "needs"),
    ({"excludes": ("T-1",)}, "excludes"), ({"crews": 2}, "trade"), ({"bulk_from": 2}, "bulk_off"),
    ({"bulk_off": 2}, "bulk_from"), ({"bulk_from": 2, "bulk_off": 3001}, "bulk_off"),
    ({"needs": ("SQ-01",)}, "needs"), ({"needs": ("XQ-01",), "excludes": ("XQ-01",)}, "excludes"),
])  # fmt: skip
def test_what_is_wrong_with_a_measure_is_told_at_its_field(columns, key):
    load_sample_measures()
    with pytest.raises(FaultyMeasures) as refused:
        save_measure(entry=replace(BASE, **columns))
    assert [fault.key for fault in refused.value.faults] == [key]
    assert not Measure.objects.filter(code="T-1").exists()


def test_the_second_of_two_officers_is_told():
    measure = save_measure(entry=BASE)
    save_measure(entry=replace(BASE, unit_cost=4000), measure=measure, version=1)
    with pytest.raises(UnableToEvaluate, match="更新公示牌"):
        save_measure(entry=replace(BASE, unit_cost=5000), measure=measure, version=1)
    with pytest.raises(UnableToEvaluate, match="T-1"):
        save_measure(entry=BASE)


def test_what_is_given_again_leaves_no_trace_in_the_history():
    from linli.core.history.tracking import TRACKED

    load_sample_measures()
    events = [TRACKED[model].events.objects for model in (Measure, MeasureEffect, MeasureLink)]
    before = [rows.count() for rows in events]
    assert take_measures(entries=sample_entries()) == (0, 0)
    assert [rows.count() for rows in events] == before
