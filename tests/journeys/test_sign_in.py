"""Staff come in by invitation and sign in with a passkey; residents with their phone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys.conftest import AT_DESK_FIRST, IN_HAND_FIRST, VisitMaker
from tests.journeys.steps import follow

PASSWORD = "correct horse battery"


@pytest.fixture
def invitation(live_server: Any, city: Any) -> str:
    from linli.accounts.models import Role
    from linli.accounts.operations import invite
    from linli.core import clock

    made = invite(
        name="祝春晓", role=Role.objects.get(code="community_officer"), scope_key=f"division:{city.communities[0].pk}",
        valid_from=clock.today(), valid_to=None, by=None, at=timezone.now(),
    )  # fmt: skip
    return reverse("accounts:accept", args=[made.token])


def with_authenticator(page: Any) -> None:
    """Give the browser a fingerprint reader that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_invited_officer_adds_a_passkey_and_signs_in_with_it_alone(
    page_at: VisitMaker, invitation: str, live_server: Any
) -> None:
    visit = page_at(1440)
    with_authenticator(visit.page)
    page = visit.go(invitation)
    visit.axe()
    page.fill("input[name=username]", "zhu.chunxiao")
    page.fill("input[name=password]", PASSWORD)
    page.fill("input[name=again]", PASSWORD)
    page.check("input[name=agreed]")
    page.click("main form button[type=submit]")

    page.wait_for_url(f"**{reverse('mfa_index')}")  # before anything else
    visit.settle()
    visit.axe()
    visit.go("/desk/")
    assert page.url.endswith(reverse("mfa_index"))

    visit.go(reverse("mfa_add_webauthn"))
    visit.axe()
    page.fill("input[name=name]", "办公室电脑")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")
    visit.settle()
    visit.axe()
    visit.go(reverse("accounts:me"))
    assert page.url.endswith(reverse("accounts:me"))
    visit.axe()

    page.goto(live_server.url + reverse("account_logout"))
    page.click("main form button[type=submit]")
    page.wait_for_url(live_server.url + "/")
    visit.go(reverse("account_login"))
    visit.axe()
    page.click("#passkey_login")
    page.wait_for_url("**/desk/")
    visit.settle()


@pytest.mark.parametrize("width", IN_HAND_FIRST)
def test_a_resident_signs_in_with_the_phone(page_at: VisitMaker, settings: Any, tmp_path: Path, width: int) -> None:
    settings.DATA = tmp_path
    visit = page_at(width)
    page = visit.go(reverse("account_login"))
    visit.fits()
    visit.axe()
    follow(page, f"a[href^='{reverse('accounts:phone')}']")
    page.fill("input[name=phone]", "138 0013 8000")
    page.check("input[name=agreed]")
    visit.fits()
    visit.axe()
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{reverse('accounts:phone_code')}")
    (line,) = (tmp_path / "sms.txt").read_text("utf-8").splitlines()
    found = re.search("[0-9]{6}", json.loads(line)["text"])
    assert found
    page.fill("input[name=code]", found.group())
    visit.axe()
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/$"))
    visit.go(reverse("accounts:me"))
    visit.fits()
    visit.axe()


@pytest.mark.long
@pytest.mark.parametrize("width", AT_DESK_FIRST)
def test_an_administrator_looks_after_people(
    page_at: VisitMaker, city: Any, person_with: Any, live_server: Any, width: int
) -> None:
    from linli.core.rights import RIGHTS

    officer = person_with(sorted(RIGHTS), "platform")
    visit = page_at(width, as_person=officer)
    for name, arguments in (
        ("people", []), ("person", [officer.public_id]), ("invite", []), ("invitations", []), ("roles", []),
        ("role", ["dispatcher"]), ("homes", []), ("verify_home", []), ("privacy_desk", []), ("access_log", []),
        ("acting", []), ("delete_me", []), ("notice", []),
    ):  # fmt: skip
        visit.go(reverse(f"accounts:{name}", args=arguments))
        visit.fits()
        visit.axe()
