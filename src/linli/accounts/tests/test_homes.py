"""An officer verifies who lives where."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linli.accounts.models import Person, VerifiedHome
from linli.accounts.operations import Refused, end_home, verify_home
from linli.core import clock


@pytest.fixture
def officer(city, person_with):
    return person_with(["accounts.verify_homes"], f"division:{city.communities[0].pk}")


def test_an_officer_verifies_a_home_on_the_page(homes, officer, client_of, city):
    client = client_of(officer)
    path = reverse("accounts:verify_home")
    found = client.post(path, {"place": "阳光花园 101", "find": "1"})
    assert f'value="{homes[0].pk}"' in found.content.decode()
    response = client.post(
        path,
        {
            "phone": "13800138000", "name": "安宜居", "place": "阳光花园 101", "scope": str(homes[0].pk),
            "relation": "OWNER",
            "valid_from": clock.today().isoformat(),
        },
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    verified = VerifiedHome.objects.get()
    assert (verified.home, verified.verified_by) == (homes[0], officer)
    page = client.get(reverse("accounts:homes")).content.decode()
    assert "安**" in page
    assert "安宜居" not in page
    end = reverse("accounts:end_home", args=[verified.pk])
    assert client.get(end).status_code == 200
    tomorrow = clock.today() + timedelta(days=1)
    assert client.post(end, {"last_day": tomorrow.isoformat(), "reason": "搬离"}).status_code == 302
    assert verified.person.assignments.get().valid_to == tomorrow


def test_homes_out_of_scope_are_not_found(homes, city, person_with, client_of, officer):
    person = Person.objects.create_person(name="安宜居", phone="13800138000")
    verified = verify_home(person=person, home=homes[0], relation="OWNER", valid_from=clock.today(), by=officer)
    other = person_with(["accounts.verify_homes"], f"division:{city.communities[1].pk}")
    assert client_of(other).get(reverse("accounts:end_home", args=[verified.pk])).status_code == 404
    with pytest.raises(Refused):
        end_home(verified=verified, last_day=clock.today(), reason="x", by=other)
    with pytest.raises(Refused):
        verify_home(person=person, home=homes[1], relation="OWNER", valid_from=clock.today(), by=other)
    with pytest.raises(Refused):
        verify_home(person=person, home=homes[0], relation="OWNER", valid_from=clock.today(), by=officer)
