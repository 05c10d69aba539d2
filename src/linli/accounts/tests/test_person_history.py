"""Who sees what happened to a person's account."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from linli.accounts.models import ActingFor, Assignment, Person, Role
from linli.accounts.operations import data_of, delete_person, give_role, start_acting_for
from linli.core import clock, history

pytestmark = pytest.mark.django_db


def ready(client: Any) -> Any:
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


@pytest.fixture
def reader(city: Any, holds: Any, client_of: Any) -> Any:
    """An officer of the first county."""
    return ready(client_of(holds("county_officer", f"division:{city.counties[0].pk}")))


def history_of(client: Any, person: Person) -> Any:
    return client.get(reverse("history:thing", args=["accounts.person", person.pk]))


def test_an_officer_opens_the_history_from_the_person_s_page(city, holds, reader):
    administrator = holds("platform_administrator")
    colleague = holds("community_officer", f"division:{city.communities[0].pk}", name="祝春晓")
    given = give_role(
        person=colleague, role=Role.objects.get(code="dispatcher"), scope_key=f"division:{city.communities[0].pk}",
        valid_from=clock.today(), valid_to=None, reason="代班三周", by=administrator,
    )  # fmt: skip
    page = reader.get(reverse("accounts:person", args=[colleague.public_id])).content.decode()
    assert reverse("history:thing", args=["accounts.person", colleague.pk]) in page
    shown = history_of(reader, colleague)
    assert shown.status_code == 200
    text = shown.content.decode()
    assert "祝春晓" in text
    assert "代班三周" in text
    assert given.pk
    assert reverse("accounts:person", args=[colleague.public_id]) in text


def test_roles_elsewhere_homes_and_agreements_are_not_shown(city, holds, homes, reader, client_of):
    colleague = holds("community_officer", f"division:{city.communities[0].pk}")
    with history.because("别处的事"):
        Assignment.objects.create(
            person=colleague, role=Role.objects.get(code="dispatcher"), scope_type="division",
            scope_id=city.counties[1].pk, valid_from=date(2020, 1, 1), reason="别处的事",
        )  # fmt: skip
    with history.because("自己的房子"):
        colleague.homes.create(home=homes[0], relation="OWNER", valid_from=date(2020, 1, 1))
    mother = Person.objects.create_person(name="安宜居", phone="13800138000")
    start_acting_for(person=mother, principal=colleague, how="书面", at=timezone.now())
    text = history_of(reader, colleague).content.decode()
    assert "别处的事" not in text
    assert "自己的房子" not in text
    assert "Acting for another" not in text
    everything = history_of(ready(client_of(holds("platform_administrator"))), colleague).content.decode()
    assert "别处的事" in everything
    assert "自己的房子" in everything


def test_names_and_numbers_stay_masked(city, holds, reader):
    colleague = holds("community_officer", f"division:{city.communities[0].pk}", phone="13900139000", name="祝春晓")
    colleague.phone = "13700137000"
    colleague.save()
    text = history_of(reader, colleague).content.decode()
    assert "13900139000" not in text
    assert "13700137000" not in text
    resident = Person.objects.create_person(name="安宜居", phone="13800138000")
    Assignment.objects.create(
        person=resident, role=Role.objects.get(code="volunteer"), scope_type="division",
        scope_id=city.communities[0].pk, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    text = history_of(reader, resident).content.decode()
    assert "安**" in text
    assert "安宜居" not in text


def test_people_elsewhere_are_not_found_and_without_the_right_it_is_refused(city, holds, reader, client_of):
    elsewhere = holds("community_officer", f"division:{city.communities[-1].pk}")
    nobody = Person.objects.create_person(name="无名", username="nobody-here")
    for person in (elsewhere, nobody):
        assert history_of(reader, person).status_code == 404
        assert reader.get(reverse("accounts:person", args=[person.public_id])).status_code == 404
    assert history_of(ready(client_of(holds("dispatcher", f"division:{city.city.pk}"))), elsewhere).status_code == 403


def test_how_somebody_agreed_is_erased_with_the_person(city, holds):
    child = Person.objects.create_person(name="安孝云", phone="13700137000")
    parent = Person.objects.create_person(name="安宜居", phone="13800138000")
    start_acting_for(person=child, principal=parent, how="纸质委托书 7 号, 由王秀英送来", at=timezone.now())
    agreed = ActingFor.objects.get()
    assert agreed.agreed_how == "纸质委托书 7 号, 由王秀英送来"
    assert data_of(parent)["acted_for_by"][0]["agreed_how"] == agreed.agreed_how
    events: Any = ActingFor.pgh_event_models["insert"]  # type: ignore[attr-defined]
    event = events.objects.get()
    assert "王秀英".encode() not in bytes(event.agreed_how_sealed)
    assert "王秀英" not in str(event.pgh_context)
    delete_person(person=parent, reason="本人要求", by=parent, at=timezone.now() + timedelta(days=1))
    assert ActingFor.objects.get().agreed_how == ""
    assert data_of(child)["acts_for"][0]["agreed_how"] == ""
