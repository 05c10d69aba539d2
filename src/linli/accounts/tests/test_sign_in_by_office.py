"""Staff sign in by the OpenID Connect provider of their office."""

import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from linli.accounts.models import Person, SignInEvent
from linli.config.oidc import oidc_apps, oidc_origins

from .conftest import PASSWORD
from .provider import CLIENT, Provider, running
from .test_sign_in_by_password import digits

START = reverse("openid_connect_login", args=["office"])
CONNECTIONS = reverse("socialaccount_connections")
UNKNOWN = "belongs to nobody here yet"
FAILED = "did not answer as expected"


@pytest.fixture(scope="module")
def started():
    with running() as provider:
        yield provider


@pytest.fixture
def office(started, settings):
    """A provider that is right in everything, known to the settings."""
    clean = {"claims": {}, "configuration": {}, "answer": None, "broken": set(), "asked": [], "algorithm": "RS256"}
    vars(started).update(clean | {"key": started.right_key})
    providers = settings.SOCIALACCOUNT_PROVIDERS
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": providers["openid_connect"] | {"APPS": started.apps()},
    }
    return started


@pytest.fixture
def plain(db, holds):
    """Somebody whose role asks for no second factor."""
    return holds("arborist", "platform", username="officer", password=PASSWORD)


def go(client: Client, provider: Provider, query: str = "", change: str = ""):
    """Press the button, sign in there, come back; returns the answer to coming back."""
    response = client.post(f"{START}{query}")
    assert response.status_code == 302, response.content.decode()
    assert response.url.startswith(f"{provider.issuer}/authorize?")
    return client.get(provider.authorize(response.url) + change)


def connect(person: Person, provider: Provider, password: str = PASSWORD) -> Client:
    """Connect the office's account as the person does: signed in, on the page of connections."""
    client = Client()
    client.post(reverse("account_login"), {"login": person.username, "password": password})
    _connect(client, provider, password)
    return client


def _connect(client: Client, provider: Provider, password: str = PASSWORD) -> None:
    again = go(client, provider, "?process=connect").url
    assert urlsplit(again).path == reverse("account_reauthenticate"), "the password once more"
    assert client.post(again, {"password": password}).url == CONNECTIONS


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_staff_connect_the_account_of_their_office_and_sign_in_with_it(plain, office, client):
    page = connect(plain, office).get(CONNECTIONS)
    assert page.status_code == 200
    assert "City office" in client.get(reverse("account_login")).content.decode()
    response = go(client, office)
    assert (response.status_code, response.url) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(plain.pk)
    event = SignInEvent.objects.filter(kind="SIGNED_IN").latest("pk")
    assert (event.person, event.method) == (plain, "socialaccount")
    asked = office.asked[-1]
    assert (asked["scope"], asked["client_id"], asked["response_type"]) == ("openid", CLIENT, "code")


def test_nothing_that_the_office_tells_is_kept(plain, office, client):
    office.claims = {"email": "officer@office.example", "name": "李云清", "phone_number": "13800000000"}
    connect(plain, office)
    go(client, office)
    account = SocialAccount.objects.get()
    assert account.extra_data == {}
    assert "officer-7" not in account.uid, "a number of our own stands for theirs"
    assert not SocialToken.objects.exists()
    before = plain.name
    plain.refresh_from_db()
    assert (plain.name, plain.username) == (before, "officer")


def test_a_stranger_is_told_what_to_do(plain, office, client):
    response = go(client, office)
    assert response.status_code == 403
    assert UNKNOWN in response.content.decode()
    assert not signed_in(client)
    assert SignInEvent.objects.get(kind="FAILED").method == "socialaccount"
    assert Person.objects.count() == 1
    assert client.get(reverse("socialaccount_signup")).status_code == 302


@pytest.mark.parametrize("verified", [True, False])
def test_neither_an_email_address_nor_a_name_makes_a_stranger_known(plain, office, client, verified):
    connect(plain, office)
    office.claims = {
        "sub": "another", "preferred_username": "officer",
        "email": "officer@office.example", "email_verified": verified,
    }  # fmt: skip
    assert UNKNOWN in go(client, office).content.decode()
    assert not signed_in(client)


def test_the_same_number_at_another_provider_is_another_person(plain, office, client, settings):
    connect(plain, office)
    with running() as other:
        providers = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": providers | {"APPS": other.apps()}}
        assert UNKNOWN in go(client, other).content.decode()


def test_an_account_of_the_office_belongs_to_one_person_only(plain, office, holds):
    connect(plain, office)
    other = holds("arborist", "platform", username="second", password=PASSWORD)
    connect(other, office)
    assert SocialAccount.objects.get().user == plain


def test_connecting_asks_for_the_password_once_more(plain, office, client):
    client.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
    again = go(client, office, "?process=connect").url
    client.post(again, {"password": "wrong password"})
    assert not SocialAccount.objects.exists()


def test_a_second_factor_that_a_person_has_is_asked_for_here_too(city, holds, office, client):
    officer = holds("community_officer", f"division:{city.communities[0].pk}", username="officer", password=PASSWORD)
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    here = Client()
    here.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
    here.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    _connect(here, office)
    assert go(client, office).url == reverse("mfa_authenticate")
    assert not signed_in(client)
    assert client.get("/desk/").status_code == 302


def test_a_second_factor_that_a_role_asks_for_is_set_up_before_anything_else(city, holds, office, client):
    officer = holds("arborist", "platform", username="officer", password=PASSWORD)
    connect(officer, office)
    role = officer.assignments.get().role
    role.second_factor = True
    role.save()
    go(client, office)
    for path in ("/desk/", reverse("accounts:me")):
        assert client.get(path).url == reverse("mfa_index")


def test_who_was_deactivated_stays_out(plain, office, client):
    connect(plain, office)
    Person.objects.filter(pk=plain.pk).update(is_active=False)
    assert go(client, office).url == reverse("account_inactive")
    assert not signed_in(client)


def test_the_page_after_signing_in_is_one_of_ours(plain, office, client):
    connect(plain, office)
    assert go(client, office, "?next=/accounts/").url == "/accounts/"
    assert go(Client(), office, "?next=https://elsewhere.example/").url == "/desk/"


OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NOW = int(time.time())


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"key": OTHER_KEY}, id="signed by another key"),
        pytest.param({"algorithm": "none", "key": ""}, id="not signed"),
        pytest.param({"algorithm": "HS256", "key": "s3cret of the office, which both know"}, id="signed by the secret"),
        pytest.param({"claims": {"nonce": "of another sign-in"}}, id="wrong nonce"),
        pytest.param({"claims": {"nonce": None}}, id="no nonce"),
        pytest.param({"claims": {"iss": "https://elsewhere.example"}}, id="wrong issuer"),
        pytest.param({"claims": {"aud": "another-program"}}, id="wrong audience"),
        pytest.param({"claims": {"aud": [CLIENT, "another-program"]}}, id="two audiences, unclear for whom"),
        pytest.param({"claims": {"azp": "another-program"}}, id="meant for another program"),
        pytest.param({"claims": {"exp": NOW - 3600}}, id="expired"),
        pytest.param({"claims": {"iat": NOW + 3600}}, id="from the future"),
        pytest.param({"claims": {"exp": None}}, id="without an end"),
        pytest.param({"claims": {"sub": None}}, id="of nobody"),
        pytest.param({"claims": {"sub": ""}}, id="of an empty name"),
        pytest.param({"answer": {"access_token": "opaque", "id_token": "no.token.atall"}}, id="no token at all"),
        pytest.param({"answer": {"access_token": "opaque"}}, id="without an id_token"),
        pytest.param({"answer": ["access_token"]}, id="a list"),
        pytest.param({"answer": b"<html>busy</html>"}, id="a page"),
        pytest.param({"broken": {"/token"}}, id="token address broken"),
        pytest.param({"broken": {"/jwks"}}, id="keys broken"),
    ],
)  # fmt: skip
def test_a_token_that_is_not_right_in_everything_opens_nothing(plain, office, client, wrong, caplog):
    connect(plain, office)
    vars(office).update(wrong)
    with caplog.at_level(logging.WARNING, "linli.accounts"):
        response = go(client, office)
    assert response.status_code == 401
    assert FAILED in response.content.decode()
    assert not signed_in(client)
    assert SignInEvent.objects.filter(kind="FAILED").exists()
    assert "Sign-in by the office failed" in caplog.text
    assert "officer-7" not in caplog.text


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"configuration": {"issuer": "https://elsewhere.example"}}, id="another issuer"),
        pytest.param({"configuration": {"jwks_uri": None}}, id="no keys"),
        pytest.param({"broken": {"/.well-known/openid-configuration"}}, id="away"),
    ],
)
def test_a_provider_that_is_not_as_configured_gives_a_page_that_says_so(plain, office, client, wrong):
    connect(plain, office)
    leave = client.post(START).url
    vars(office).update(wrong)
    for response in (client.post(START), client.get(office.authorize(leave))):
        assert response.status_code == 401
        assert FAILED in response.content.decode()
    assert not signed_in(client)


def test_an_answer_that_nobody_here_waits_for_is_refused(plain, office, client):
    connect(plain, office)
    victim = Client()
    address = office.authorize(client.post(START).url)
    assert victim.get(address).status_code == 401, "the answer to another browser"
    assert go(client, office, change="x").status_code == 401, "another state"
    assert client.get(address).status_code == 302
    assert Client().get(address).status_code == 401, "once more"
    assert not signed_in(victim)


def test_who_thinks_better_of_it_there_comes_back_unharmed(office, client, db):
    state = parse_qs(urlsplit(client.post(START).url).query)["state"][0]
    back = reverse("openid_connect_callback", args=["office"])
    response = client.get(back, {"error": "access_denied", "state": state})
    assert client.get(response.url).status_code == 200
    assert not SignInEvent.objects.exists()


def test_a_link_cannot_change_what_is_asked_there(office, client, db):
    response = client.post(f"{START}?scope=address&auth_params=nonce%3Dmine%26redirect_uri%3Dhttps://elsewhere.example")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(response.url).query).items()}
    assert asked["scope"] == "openid"
    assert asked["nonce"] != "mine"
    assert urlsplit(asked["redirect_uri"]).hostname == "testserver"


def test_only_looking_at_the_address_leads_nowhere(office, client, db):
    assert client.get(START).status_code == 200


def test_the_settings_name_what_is_wrong():
    known = {"LINLI_OIDC_CLIENT_ID": "linli"}
    assert oidc_apps(known) == []
    assert oidc_origins({}) == []
    for issuer in ("id.example", "http://id.example", "ftp://id.example", "https://"):
        with pytest.raises(ImproperlyConfigured, match="https://"):
            oidc_apps(known | {"LINLI_OIDC_ISSUER": issuer})
    with pytest.raises(ImproperlyConfigured, match="LINLI_OIDC_CLIENT_ID"):
        oidc_apps({"LINLI_OIDC_ISSUER": "https://id.example"})
    origins = {"LINLI_OIDC_ISSUER": "https://id.example/realms/city", "LINLI_OIDC_ORIGINS": "https://a.example,"}
    assert oidc_origins(origins) == ["https://id.example", "https://a.example"]


@pytest.mark.parametrize("ending", ["", "/", "/.well-known/openid-configuration"])
def test_the_address_may_be_given_as_the_provider_prints_it(plain, office, settings, client, ending):
    connect(plain, office)
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] += ending
    assert go(client, office).status_code == 302
    assert signed_in(client)
