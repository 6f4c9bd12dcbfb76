"""A coach in the car park: a narrow phone, keys only, with and without scripts, and a collision."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from employer_match.models import Collision, Contact, Notice, User, Workplace
from employer_match.services.accounts.passwords import hash_password
from employer_match.vocabulary import GoOnReason, NextStep, Outcome
from tests.support.browser import PHONE, Visitor
from tests.support.factories import Factory

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "tre koppar kaffe"
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  const name = label || at.getAttribute("aria-label") || at.innerText || "";
  return name.trim().split("\\n")[0];
}"""


class Keys:
    """One's keyboard; counts what one has to answer, not the way from one field to the next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inputs = 0

    def to(self, name: str) -> None:
        """Press Tab until the thing of this name is reached."""
        passed = []
        for _ in range(60):
            self.page.keyboard.press("Tab")
            passed.append(self.page.evaluate(FOCUSED))
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"Tab never reached {name!r}: {passed}")

    def answer(self, name: str, keys: str) -> None:
        """Go to a field and answer it by typing."""
        self.to(name)
        self.page.keyboard.type(keys)
        self.inputs += 1

    def press(self, name: str, heading: str) -> None:
        """Go to a link or button, press it, and read this heading on the page that comes."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        headings = self.page.locator("h1, h2").all_inner_texts()
        assert any(each.startswith(heading) for each in headings), headings


@pytest.fixture
def database_kind() -> str:
    """Keys do not depend on the database: one is enough."""
    return "sqlite"


@pytest.fixture
def coach(make: Factory) -> User:
    return make.coach(name="Asta Prov", password_hash=hash_password(PASSWORD))


@pytest.fixture
def cafe(make: Factory, coach: User) -> Workplace:
    """A workplace where a colleague of the same unit was four days ago."""
    cafe = make.workplace(name="Kafé Kanel")
    colleague = make.coach(coach.roles[0].unit, name="Bo Prov")
    make.contact(cafe, colleague, days_ago=4, next_step=NextStep.VISIT)
    return cafe


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_sign_in_to_a_settled_collision_with_three_answers(
    visitor: Visitor, make: Factory, coach: User, cafe: Workplace, scripts: bool
) -> None:
    page = visitor.open("/sign-in", width=PHONE, scripts=scripts)
    keys = Keys(page)
    looked_at: list[str] = []

    def look() -> None:
        looked_at.append(page.url)
        if scripts:  # axe is a script itself
            visitor.check(page, f"by-keyboard-{len(looked_at)}")

    look()
    keys.answer("E-post", coach.email)
    keys.answer("Lösenord", PASSWORD)
    keys.press("Logga in", "Att göra nu")
    look()

    keys.inputs = 0
    keys.press("Logga kontakt", "Logga kontakt")
    look()
    keys.answer("Med vilken arbetsplats", "kanel")
    keys.press("Sök arbetsplatsen", "Hittade")
    look()
    keys.press("Kafé Kanel", "En kollega var här nyligen")
    look()
    keys.answer("Vad blev det?", "Intresserad")
    keys.press("Logga kontakt", "Krock")
    look()
    assert page.locator("text=Bo Prov").first.is_visible()
    keys.to("Till skälet")
    page.keyboard.press("Enter")
    keys.answer("Jag har kommit överens", " ")
    keys.press("Logga kontakt ändå", "Kafé Kanel")
    look()
    assert keys.inputs == 3  # of the six that may be asked at most
    assert len(set(looked_at)) >= 5

    make.session.rollback()
    logged = make.session.scalars(select(Contact).where(Contact.user_id == coach.id)).one()
    assert (logged.workplace_id, logged.outcome) == (cafe.id, Outcome.INTERESTED)
    settled = make.session.scalars(select(Collision)).one()
    assert (settled.contact_id, settled.reason) == (logged.id, GoOnReason.AGREED_WITH_COLLEAGUE)
    assert make.session.scalars(select(Notice.user_id)).one() == settled.earlier_user_id
