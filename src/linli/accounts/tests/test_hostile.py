"""Whatever is sent, the answer is never a fault of the server."""

import pytest
from django.urls import reverse

from linli.accounts.models import Person

pytestmark = pytest.mark.long

NASTY = [
    "\x00",
    "a\x00b",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "９" * 5_000,
    "😀",
    "‮",
    "-1",
    "1e9",
    "[]",
]


@pytest.fixture
def everything(person_with, client_of):
    from linli.core.rights import RIGHTS

    person = person_with(sorted(RIGHTS), "platform")
    client = client_of(person)
    client.raise_request_exception = False
    return client, person


@pytest.mark.parametrize("nasty", NASTY)
def test_forms_take_anything(everything, city, homes, settings, tmp_path, nasty):
    settings.DEMO, settings.DATA = True, tmp_path
    client, _ = everything
    other = Person.objects.create_person(name="甲", username="other")
    fields = (
        "role", "place", "scope", "valid_from", "valid_to", "name", "reason",
        "phone", "agreed", "relation", "code",
        "like", "next", "rights", "scope_types", "name_zh", "name_en",
        "last_day", "username", "password", "again", "login", "find",
    )  # fmt: skip
    given = dict.fromkeys(fields, nasty)
    for name, arguments in (
        ("accounts:demo", []), ("accounts:invite", []), ("accounts:give_role", [other.public_id]), ("accounts:me", []),
        ("accounts:role", ["dispatcher"]), ("accounts:new_role", []), ("accounts:verify_home", []),
        ("accounts:privacy_desk", []), ("accounts:acting", []), ("accounts:change_phone", []),
        ("accounts:unmask", [other.public_id]), ("accounts:manage", [other.public_id, "activate"]),
        ("accounts:privacy_export", [other.public_id]),
    ):  # fmt: skip
        for without in ((), ("find",)):
            sent = {field: value for field, value in given.items() if field not in without}
            path = reverse(name, args=arguments)
            assert client.post(path, sent).status_code < 500, path
    for name in ("accounts:people", "accounts:homes", "accounts:access_log", "accounts:invite"):
        for query in ({"q": nasty}, {"role": nasty}, {"sort": nasty}, {"page": nasty}):
            assert client.get(reverse(name), query).status_code < 500, (name, query)
    client.logout()
    for path in (reverse("account_login"), reverse("accounts:phone"), reverse("accounts:phone_code")):
        assert client.post(path, given).status_code < 500, path


@pytest.mark.parametrize("nasty", ["%00", "a%00", "..", "%2e%2e", "x" * 3_000, "%F0%9F%98%80", "%ff"])
def test_addresses_take_anything(everything, nasty):
    client, _ = everything
    for path in (
        "accounts/invitation/{}/",
        "sign-in/oidc/{}/login/",
        "sign-in/oidc/{}/login/callback/",
        "accounts/roles/{}/",
    ):
        assert client.get("/" + path.format(nasty)).status_code < 500, path
