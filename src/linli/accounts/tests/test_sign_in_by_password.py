"""Staff sign in: password, second factor, sessions."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from linli.accounts.jobs import forget_before
from linli.accounts.models import Attempt, Person, SignInEvent
from linli.accounts.operations import remove_second_factors

from .conftest import PASSWORD

SIGN_IN = reverse("account_login")


def sign_in(client, username="officer", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": username, "password": password}, **more)


def digits(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def officer(city, holds):
    return holds("community_officer", f"division:{city.communities[0].pk}", username="officer", password=PASSWORD)


@pytest.fixture
def plain(db, holds):
    """Make somebody with a password whose role asks for no second factor."""
    return holds("arborist", "platform", username="officer", password=PASSWORD)


def test_an_officer_signs_in_and_arrives_at_the_desk(plain, client):
    response = sign_in(client, "Officer")
    assert response.status_code == 302
    assert response.url == "/desk/"
    event = SignInEvent.objects.get()
    assert (event.person, event.kind, event.method, event.ip) == (plain, "SIGNED_IN", "password", "127.0.0.1")
    client.post(reverse("account_logout"))
    assert SignInEvent.objects.filter(kind="SIGNED_OUT", person=plain).exists()


def test_the_session_gets_a_new_number_on_signing_in(plain, client):
    client.get(SIGN_IN)
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_the_page_after_signing_in_is_one_of_ours(plain, client):
    assert sign_in(client, QUERY_STRING="next=/accounts/").url == "/accounts/"
    client.post(reverse("account_logout"))
    assert sign_in(client, QUERY_STRING="next=https://elsewhere.example/").url == "/desk/"


def test_a_wrong_password_and_an_unknown_name_look_the_same(plain, client):
    pages = []
    for name in ("officer", "nobody"):
        response = sign_in(client, name, "wrong password")
        assert response.status_code == 200
        pages.append(response.context["form"].errors.as_text())
    assert pages[0] == pages[1]
    assert SignInEvent.objects.filter(kind="FAILED").count() == 2


def test_after_five_wrong_passwords_the_right_one_waits_too(plain):
    for _ in range(5):
        sign_in(Client(), password="wrong password")
    client = Client()
    assert "_auth_user_id" not in client.session
    sign_in(client)
    assert "_auth_user_id" not in client.session
    Attempt.objects.update(at=Attempt.objects.first().at - timedelta(minutes=6))
    sign_in(client)
    assert "_auth_user_id" in client.session


def test_whoever_needs_a_second_factor_sets_it_up_before_anything_else(officer, client):
    sign_in(client)
    for path in ("/desk/", reverse("accounts:me"), reverse("accounts:people")):
        assert client.get(path).url == reverse("mfa_index")
    assert client.get("/desk/", headers={"accept": "application/json"}).status_code == 403
    assert "must sign in with a second factor" in client.get(reverse("mfa_index")).content.decode()
    setup = reverse("mfa_activate_totp")
    answer = client.get(setup)
    assert answer.status_code == 302  # the password once more
    client.post(answer.url, {"password": PASSWORD})
    secret = client.get(setup).context["form"].secret
    response = client.post(setup, {"code": digits(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert client.get(response.url).status_code == 200
    assert client.get(reverse("accounts:me")).status_code == 200
    kept = Authenticator.objects.get(user=officer, type="totp")
    assert secret not in str(kept.data)


def test_a_second_factor_is_asked_for_at_the_next_sign_in(officer, client):
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    RecoveryCodes.activate(officer)
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    assert "_auth_user_id" in client.session
    assert SignInEvent.objects.get(kind="SIGNED_IN").method == "password+totp"
    other = Client()
    sign_in(other)
    codes = Authenticator.objects.get(user=officer, type="recovery_codes").wrap()
    other.post(reverse("mfa_authenticate"), {"code": codes.get_unused_codes()[0]})
    assert "_auth_user_id" in other.session


def test_the_last_second_factor_stays_while_a_role_asks_for_it(officer, client):
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    away = reverse("mfa_deactivate_totp")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(away)
    assert Authenticator.objects.filter(user=officer, type="totp").exists()


def test_lost_second_factors_are_removed_by_somebody_above(officer, holds, city):
    TOTP.activate(officer, generate_totp_secret())
    above = holds("township_officer", f"division:{city.townships[0].pk}")
    remove_second_factors(person=officer, reason="手机遗失", by=above)
    assert not Authenticator.objects.filter(user=officer).exists()
    assert officer.looked_at.get().what == "SECOND_FACTOR"


def test_changing_the_password_signs_other_devices_out(plain):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    change = reverse("account_change_password")
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    new = "quite another password"
    response = here.post(change, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert response.status_code == 302, response.content.decode()
    assert here.get(reverse("accounts:me")).status_code == 200
    assert there.get(reverse("accounts:me")).status_code == 302


def test_other_devices_are_listed_and_signed_out(plain):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there, headers={"user-agent": "Another Browser"})
    page = reverse("usersessions_list")
    assert "Another Browser" in here.get(page).content.decode()
    assert UserSession.objects.filter(user=plain).count() == 2
    here.post(page)
    assert there.get(reverse("accounts:me")).status_code == 302
    assert here.get(reverse("accounts:me")).status_code == 200


def test_nobody_signs_up(db, client):
    response = client.get(reverse("account_signup"))
    assert b"invitation" in response.content
    client.post(reverse("account_signup"), {"username": "stranger", "password1": PASSWORD})
    assert not Person.objects.exists()


def test_sign_ins_are_forgotten_after_180_days(plain, client):
    sign_in(client)
    event = SignInEvent.objects.get()
    forget_before(event.at + timedelta(days=179))
    assert SignInEvent.objects.exists()
    forget_before(event.at + timedelta(days=181))
    assert not SignInEvent.objects.exists()
