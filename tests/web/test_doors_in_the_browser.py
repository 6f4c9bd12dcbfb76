"""Signing in with a code, by keyboard, wide and narrow: what a person meets at the door."""

from dataclasses import replace

import pyotp
import pytest

from employer_match import clock
from employer_match.config import Settings
from employer_match.services.accounts import api_tokens
from employer_match.services.accounts.passwords import hash_password
from employer_match.services.actor import SYSTEM
from employer_match.vocabulary import Role
from tests.support.browser import PHONE, WIDE, Visitor
from tests.support.factories import Factory

pytestmark = pytest.mark.browser
PASSWORD = "lingon och tall"


@pytest.fixture
def database_kind() -> str:
    """What the browser shows does not depend on the database: one is enough."""
    return "sqlite"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With a provider, whose button is then there; nobody presses it."""
    return replace(
        settings,
        oidc_issuer="https://login.example.se",
        oidc_client_id="x",
        oidc_client_secret="y",
        second_factor_for="coordinator",
    )


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_the_password_to_the_code(visitor: Visitor, make: Factory, width: int) -> None:
    unit = make.unit()
    ko = make.user(Role.COORDINATOR, Role.COACH, unit=unit, password_hash=hash_password(PASSWORD))
    colleague = make.coach(unit, name="Anna-Karin Mycketlångtefternamn Prov")
    api_tokens.make_token(
        make.session, SYSTEM, user_id=ko.id, unit_id=unit.id, name="Läser om natten", days=9
    )
    page = visitor.open("/sign-in", width=width)
    visitor.check(page, f"sign-in-{width}")
    page.fill("#email", ko.email)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Din roll kräver det")
    visitor.check(page, f"second-factor-{width}")
    page.fill("#present", PASSWORD)
    page.keyboard.press("Enter")
    secret = page.wait_for_selector("code.secret").inner_text().replace(" ", "")
    visitor.check(page, f"second-factor-setup-{width}")
    authenticator, start = pyotp.TOTP(secret), int(clock.now().timestamp())
    page.fill("#code", authenticator.at(start - 30))
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Spara de här reservkoderna")
    visitor.check(page, f"recovery-codes-{width}")
    for path in (
        "/account",
        "/account/second-factor",
        "/account/tokens",
        "/admin/signing-in",
        f"/admin/signing-in/{colleague.id}",
    ):
        page.goto(visitor.address + path)
        visitor.check(page, f"{path.strip('/').replace('/', '-')}-{width}")

    page = visitor.open("/sign-in/forgotten", width=width, language="en")
    visitor.check(page, f"forgotten-{width}")
    page.fill("#email", "nobody@example.se")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=If the address has an account")
    visitor.check(page, f"forgotten-asked-{width}")
    page.goto(f"{visitor.address}/sign-in?next=/account")
    page.fill("#email", ko.email)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Now the code")
    visitor.check(page, f"code-{width}")
    page.fill("#code", authenticator.at(start + 30))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")
