"""A resident signs in with a phone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.models import AccessLog, Attempt, Person, PhoneCode, SignInEvent
from linli.accounts.phones import NotAPhone, masked, normal

from .conftest import code_in

PHONE = reverse("accounts:phone")
CODE = reverse("accounts:phone_code")


@pytest.mark.parametrize(
    "text", ["13800138000", "+86 138 0013 8000", "0086-138-0013-8000", "８６１３８００１３８０００", " 138 0013 8000 "]
)
def test_a_number_is_understood_however_it_is_written(text):
    assert normal(text) == "13800138000"


@pytest.mark.parametrize(
    "text", ["", "12345", "23800138000", "138001380001", "+1 202 555 0100", "1380013800a", "一三八"]
)
def test_what_is_no_number_is_refused_with_the_reason(text):
    with pytest.raises(NotAPhone):
        normal(text)
    assert masked("13800138000") == "138****8000"


def ask(client, phone="13800138000", **more):
    return client.post(PHONE, {"phone": phone, "agreed": "on", **more})


def test_a_new_resident_signs_in_and_agrees_to_the_notice(db, client, messages):
    assert ask(client, "+86 138 0013 8000").url == CODE
    (message,) = messages()
    assert message["phone"] == "13800138000"
    response = client.post(CODE, {"code": code_in(message)})
    assert response.status_code == 302
    assert response.url == "/"
    person = Person.objects.by_phone("13800138000")
    assert int(client.session["_auth_user_id"]) == person.pk
    assert person.username is None
    assert person.phone_verified_at
    consent = person.consents.get()
    assert (consent.purpose, consent.version) == ("notice", "2021-10-01")
    assert SignInEvent.objects.get(person=person).method == "sms"
    assert not AccessLog.objects.exists()


def test_signing_in_again_finds_the_same_person(db, messages):
    for _ in range(2):
        client = Client()
        Attempt.objects.all().delete()
        ask(client)
        client.post(CODE, {"code": code_in(messages()[-1])})
    assert Person.objects.count() == 1
    assert Person.objects.get().consents.count() == 1


def test_the_answer_does_not_tell_whether_the_number_is_known(db, messages):
    Person.objects.create_person(name="张三", phone="13800138000")
    known, unknown = Client(), Client()
    answers = [ask(known, "13800138000"), ask(unknown, "13900139000")]
    assert [answer.status_code for answer in answers] == [302, 302]
    pages = [client.get(CODE).content.decode() for client in (known, unknown)]
    assert "张三" not in pages[0]
    assert len(messages()) == 2


def test_without_agreeing_no_code_is_sent(db, client, messages):
    response = client.post(PHONE, {"phone": "13800138000"})
    assert response.status_code == 422
    assert messages() == []


def test_five_wrong_codes_void_the_right_one(db, client, messages):
    ask(client)
    right = code_in(messages()[0])
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert client.post(CODE, {"code": wrong}).status_code == 422
    assert client.post(CODE, {"code": right}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_code_is_good_for_five_minutes_and_once(db, client, messages):
    ask(client)
    right = code_in(messages()[0])
    PhoneCode.objects.update(expires_at=timezone.now())
    assert client.post(CODE, {"code": right}).status_code == 422


def test_a_code_is_kept_neither_as_code_nor_as_number(db, client, messages):
    ask(client)
    kept = PhoneCode.objects.get()
    assert code_in(messages()[0]).encode() not in bytes(kept.code_hash)
    assert b"13800138000" not in bytes(kept.phone_index)


def test_codes_are_limited_per_phone(db, messages):
    assert ask(Client()).status_code == 302
    response = ask(Client())
    assert response.status_code == 422
    assert b"Too many codes" in response.content
    assert len(messages()) == 1


def test_codes_are_limited_per_address(db, client, messages, monkeypatch):
    from datetime import timedelta

    from linli.accounts import throttle

    monkeypatch.setattr(throttle, "CODE_PER_ADDRESS", ((2, timedelta(hours=1)),))
    answers = [ask(Client(), f"1380013800{n}").status_code for n in range(3)]
    assert answers == [302, 302, 422]


def test_a_role_with_a_second_factor_is_not_opened_by_a_phone_alone(city, holds, client, messages):
    holds("community_officer", f"division:{city.communities[0].pk}", phone="13800138000")
    ask(client)
    response = client.post(CODE, {"code": code_in(messages()[0])})
    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_somebody_deactivated_does_not_get_in(db, client, messages):
    Person.objects.create_person(name="张三", phone="13800138000", is_active=False)
    ask(client)
    assert client.post(CODE, {"code": code_in(messages()[0])}).status_code == 422


def test_a_resident_changes_the_number(db, client_of, messages):
    person = Person.objects.create_person(name="张三", phone="13800138000")
    other = Person.objects.create_person(name="李四", phone="13700137000")
    client = client_of(person)
    client.post(reverse("accounts:change_phone"), {"phone": "13900139000"})
    client.post(reverse("accounts:change_phone_code"), {"code": code_in(messages()[-1])})
    person.refresh_from_db()
    assert Person.objects.by_phone("13900139000") == person
    client.post(reverse("accounts:change_phone"), {"phone": other.phone})
    response = client.post(reverse("accounts:change_phone_code"), {"code": code_in(messages()[-1])})
    assert response.status_code == 422
    assert Person.objects.by_phone("13700137000") == other


def test_next_leads_only_to_our_own_pages(db, client, messages):
    ask(client, next="https://elsewhere.example/")
    assert client.post(CODE, {"code": code_in(messages()[0])}).url == "/"


def test_a_number_that_waits_for_its_code_is_sealed_and_goes_with_the_code(db, client, messages, monkeypatch):
    from linli.accounts.views import phone

    ask(client)
    assert "13800138000" not in str(dict(client.session))
    assert "13800138000" in client.get(CODE).content.decode()
    later = timezone.now() + timedelta(minutes=5, seconds=1)
    monkeypatch.setattr(phone.timezone, "now", lambda: later)
    answer = client.post(CODE, {"code": code_in(messages()[0])})
    assert answer.url == PHONE
    assert "phone_sign_in" not in client.session
    assert "_auth_user_id" not in client.session


def test_what_an_older_program_left_in_the_session_is_asked_for_again(db, client, messages):
    ask(client)
    session = client.session
    session["phone_sign_in"] = {"phone": "13800138000", "next": ""}
    session.save()
    assert client.get(CODE).url == PHONE
    assert "phone_sign_in" not in client.session
