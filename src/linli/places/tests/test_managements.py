"""Who manages a compound from when to when."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from linli.places.models import Compound, Management, Organisation, OwnersCommittee
from linli.places.operations import end_management, refresh_managers, start_management
from linli.places.refusals import UnableToChange
from linli.places.rules.managements import Period

TODAY = date(2021, 10, 15)


@pytest.fixture
def company(db: None) -> Organisation:
    return Organisation.objects.create(name="示例物业服务有限公司", kind="PROPERTY_COMPANY")


def start(compound: Any, company: Any, first: date, last: date | None = None, how: str = "PROFESSIONAL") -> Management:
    return start_management(
        compound=compound, how=how, organisation=company, first_day=first, last_day=last, today=TODAY
    )


def test_the_compound_says_who_manages_it_today(city: Any, company: Organisation) -> None:
    compound = city.compounds[0]
    management = start(compound, company, date(2021, 1, 1))
    compound.refresh_from_db()
    assert (compound.manager, compound.managed_how) == (company, "PROFESSIONAL")
    end_management(management=management, version=1, last_day=date(2021, 10, 14), today=TODAY)
    compound.refresh_from_db()
    assert (compound.manager, compound.managed_how) == (None, "")


def test_two_never_manage_on_one_day(city: Any, company: Organisation) -> None:
    compound = city.compounds[0]
    start(compound, company, date(2020, 1, 1), date(2020, 12, 31))
    with pytest.raises(UnableToChange):
        start(compound, company, date(2020, 12, 31))
    start(compound, None, date(2021, 1, 1), how="SELF")
    with pytest.raises(UnableToChange):
        start(compound, company, date(2022, 1, 1))


def test_how_and_organisation_go_together(city: Any, company: Organisation) -> None:
    with pytest.raises(UnableToChange):
        start(city.compounds[0], company, TODAY, how="SELF")
    with pytest.raises(UnableToChange):
        start(city.compounds[0], None, TODAY)
    with pytest.raises(UnableToChange):
        start(city.compounds[0], company, TODAY, date(2021, 10, 1))


def test_contracts_begin_and_end_at_midnight(city: Any, company: Organisation) -> None:
    compound = city.compounds[0]
    start(compound, company, date(2021, 10, 16), date(2021, 10, 17))
    for day, manager in ((15, None), (16, company.pk), (17, company.pk), (18, None)):
        refresh_managers(date(2021, 10, day))
        assert Compound.objects.get(pk=compound.pk).manager_id == manager, day
        assert refresh_managers(date(2021, 10, day)) == 0


def test_the_second_who_ends_is_told(city: Any, company: Organisation) -> None:
    management = start(city.compounds[0], company, date(2021, 1, 1))
    end_management(management=management, version=1, last_day=TODAY, today=TODAY)
    stale = Management.objects.get(pk=management.pk)
    with pytest.raises(UnableToChange):
        end_management(management=stale, version=1, last_day=date(2021, 5, 1), today=TODAY)
    with pytest.raises(UnableToChange):
        end_management(management=stale, version=2, last_day=date(2020, 5, 1), today=TODAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"how": "KING"}, {"how": ""}, {"organisation": ""}, {"organisation": "77777"}, {"first_day": "2021-13-01"},
        {"first_day": ""}, {"last_day": "1990-01-01"}, {"last_day": "9999-12-31"}, {"contract_number": "x" * 61},
        {"contract_number": "\x00"}, {"organisation": "1 or 1=1"}, {"organisation": "", "organisation_find": "没有"},
    ],
)  # fmt: skip
def test_a_management_that_cannot_be_is_refused(
    city: Any, company: Organisation, person_with: Any, client_of: Any, changes: dict[str, str]
) -> None:
    client = client_of(person_with(["places.view_places", "places.change_management"], "platform"))
    data = {"how": "PROFESSIONAL", "organisation": company.pk, "first_day": "2021-01-01", **changes}
    url = reverse("places:start_management", args=[city.compounds[0].pk])
    assert client.get(url).status_code == 200
    assert client.post(url, data).status_code == 422
    assert not Management.objects.exists()


def test_a_committee_has_one_term_at_a_time(city: Any, person_with: Any, client_of: Any) -> None:
    client = client_of(person_with(["places.view_places", "places.change_compounds"], "platform"))
    url = reverse("places:add_committee", args=[city.compounds[0].pk])
    data = {"kind": "ELECTED", "term": 1, "first_day": "2018-01-01", "last_day": "2020-12-31", "members_count": 7}
    assert client.post(url, data).status_code == 302
    assert client.post(url, {**data, "term": 2}).status_code == 422
    assert client.post(url, {**data, "term": -1, "first_day": "2021-01-01", "last_day": ""}).status_code == 422
    assert client.post(url, {**data, "term": 2, "first_day": "2021-01-01", "last_day": ""}).status_code == 302
    committee = OwnersCommittee.objects.get(term=2)
    end = reverse("places:end_committee", args=[city.compounds[0].pk, committee.pk])
    assert client.post(end, {"last_day": "2020-01-01", "version": 1}).status_code == 422
    assert client.post(end, {"last_day": "2021-06-30", "version": 1}).status_code == 302
    assert client.post(end, {"last_day": "2021-07-30", "version": 1}).status_code == 422
    assert client.post(reverse("places:end_committee", args=[city.compounds[1].pk, committee.pk])).status_code == 404


days = st.dates(date(2020, 1, 1), date(2020, 2, 15))


@given(days, st.none() | st.integers(1, 20), days, st.none() | st.integers(1, 20))
def test_overlap_is_sharing_a_day(a: date, n: int | None, b: date, m: int | None) -> None:
    one = Period(a, a + timedelta(days=n) if n else None)
    other = Period(b, b + timedelta(days=m) if m else None)
    every = [date(2020, 1, 1) + timedelta(days=d) for d in range(80)]
    assert one.overlaps(other) == any(one.holds_on(day) and other.holds_on(day) for day in every)


def test_the_nightly_jobs_run(city: Any) -> None:
    from linli.places.jobs import forget_boundary_imports, refresh_managers_daily
    from linli.places.models import BoundaryImport

    BoundaryImport.objects.create(at=datetime(2020, 1, 1, tzinfo=UTC), file_name="x", declared={}, rows=[], shapes={})
    assert refresh_managers_daily(0) == 0
    assert forget_boundary_imports(0) == 1
