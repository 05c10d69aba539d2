"""A person takes a copy of their data, or has them deleted; looks are written down."""

import json

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from linli.accounts.models import AccessLog, Person, PersonKey
from linli.accounts.operations import Refused, agree, delete_person, note_access, verify_home
from linli.core import clock
from linli.core.rights import grants_of


@pytest.fixture
def resident(homes, holds, city):
    officer = holds("community_officer", f"division:{city.communities[0].pk}", username="verifier")
    person = Person.objects.create_person(name="安宜居", phone="13800138000")
    verify_home(person=person, home=homes[0], relation="OWNER", valid_from=clock.today(), by=officer)
    agree(person=person, purpose="notice", how="sms", at=timezone.now())
    return person


def test_a_resident_takes_a_copy_of_everything(resident, client_of):
    response = client_of(resident).get(reverse("accounts:export_me"))
    data = json.loads(response.content)
    assert (data["name"], data["phone"]) == ("安宜居", "13800138000")
    assert data["homes"][0]["relation"] == "OWNER"
    assert data["consents"][0]["purpose"] == "notice"
    assert "attachment" in response["Content-Disposition"]


def test_a_resident_deletes_the_account(resident, client_of):
    client, other = client_of(resident), client_of(resident)
    sealed = bytes(resident.name_sealed)
    client.post(reverse("accounts:delete_me"))
    gone = Person.objects.get(pk=resident.pk)
    assert gone.is_deleted
    assert (gone.name, gone.phone, gone.username, gone.is_active) == ("", "", None, False)
    assert not PersonKey.objects.filter(pk=resident.key_id).exists()
    assert Person.objects.by_phone("13800138000") is None
    assert grants_of(gone).items == ()
    assert not gone.assignments.on(clock.today()).exists()
    assert not gone.homes.filter(valid_to=None).exists()
    for signed_in in (client, other):
        assert signed_in.get(reverse("accounts:me")).status_code == 302
    assert sealed  # what the history keeps of it opens no more: its key is gone


def test_the_name_of_an_officer_becomes_the_role_on_records(city, holds):
    administrator = holds("platform_administrator")
    officer = holds("community_officer", f"division:{city.communities[0].pk}", name="祝春晓")
    delete_person(person=officer, reason="本人申请", by=administrator, at=timezone.now())
    assert str(Person.objects.get(pk=officer.pk)) == "Community officer"
    assert officer.assignments.exists()


def test_the_last_administrator_stays(holds):
    only = holds("platform_administrator")
    with pytest.raises(Refused):
        delete_person(person=only, reason="x", by=only, at=timezone.now())


def test_the_desk_does_not_delete_who_stands_above_it(city, holds):
    desk = holds("city_officer", f"division:{city.city.pk}")
    above = holds("platform_administrator")
    holds("platform_administrator")
    with pytest.raises(Refused):
        delete_person(person=above, reason="x", by=desk, at=timezone.now())


def test_the_privacy_desk_copies_and_deletes_with_a_reason(resident, city, holds, client_of):
    desk = holds("city_officer", f"division:{city.city.pk}")
    client = client_of(desk)
    session = client.session
    session["second_factor"] = True
    session.save()
    found = client.post(reverse("accounts:privacy_desk"), {"phone": "138 0013 8000"})
    assert found.context["found"] == resident
    assert "13800138000" not in found.content.decode().replace("138 0013 8000", "")
    export = reverse("accounts:privacy_export", args=[resident.public_id])
    assert client.post(export, {"reason": ""}).status_code == 422
    assert client.post(export, {"reason": "本人书面申请"}).status_code == 200
    delete = reverse("accounts:privacy_delete", args=[resident.public_id])
    assert client.post(delete, {"reason": "本人书面申请"}).status_code == 302
    assert Person.objects.get(pk=resident.pk).is_deleted
    assert [entry.what for entry in resident.looked_at.order_by("pk")] == ["EXPORT", "DELETION"]


def test_looking_at_the_log_of_looks_is_an_entry_of_it(resident, city, holds, client_of):
    auditor = holds("auditor")
    client = client_of(auditor)
    session = client.session
    session["second_factor"] = True
    session.save()
    response = client.get(reverse("accounts:access_log"))
    assert response.status_code == 200
    entry = AccessLog.objects.get()
    assert (entry.by, entry.person, entry.what) == (auditor, None, "ACCESS_LOG")


def test_the_log_of_looks_cannot_be_changed(resident, holds):
    by = holds("auditor")
    entry = note_access(by=by, person=resident, what=AccessLog.What.PERSONAL_FIELDS, reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessLog.objects.filter(pk=entry.pk).update(reason="y")
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_nothing_personal_stands_in_the_clear(resident):
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("accounts_person", "accounts_personevent"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            text = str(cursor.fetchall())
            assert "安宜居" not in text
            assert "13800138000" not in text
            assert "安宜居".encode().hex() not in text
