"""In a minute, in a real browser on a telephone: two taps, few fields, nothing typed is lost."""

import pytest
from playwright.sync_api import Page, Route
from sqlalchemy import func, select

from employer_match.models import Contact
from employer_match.vocabulary import Mode, NextStep, Outcome
from tests.support.browser import PHONE, Visitor, picture
from tests.support.factories import Factory, day

pytestmark = pytest.mark.browser
KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('employer-match-draft'))"


@pytest.fixture
def database_kind() -> str:
    """What the browser shows does not depend on the database: one is enough."""
    return "sqlite"


def contacts(make: Factory) -> int:
    make.session.commit()  # what others have written since is seen in a new transaction …
    found = make.session.scalar(select(func.count(Contact.id))) or 0
    make.session.commit()  # … which keeps nobody from writing
    return found


def lose(page: Page) -> None:
    """Press the button, and let the network die on the way."""
    with page.expect_event("requestfailed"):
        page.click("main form .btn-primary", no_wait_after=True)
    page.wait_for_timeout(300)  # the browser's own page comes in between


def kept(page: Page) -> int:
    page.wait_for_load_state()  # the page forgets when it has come whole
    return len(page.evaluate(KEPT))


def test_two_taps_from_the_start_page_and_a_lost_network_loses_nothing(
    visitor: Visitor, make: Factory
) -> None:
    coach, mate, shop = make.coach(), make.coach(), make.workplace(name="Kafé Kanel")
    make.contact(shop, coach, days_ago=20, mode=Mode.PHONE, next_step=NextStep.NOTHING)
    ahead = make.workplace(name="Bageri")
    make.contact(ahead, coach, days_ago=9, next_step=NextStep.VISIT, next_step_on=day(0))
    before = contacts(make)
    page = visitor.open("/", user=coach, width=PHONE)
    page.click(".log-button")  # one tap …
    page.wait_for_selector("text=Dit du är på väg")
    picture(page, "in-a-minute-which-320")
    page.click("text=Kafé Kanel")  # … and another
    page.wait_for_selector("#outcome")
    picture(page, "in-a-minute-form-320")
    asked = page.locator("form[data-draft] :is(input, select)[required]").count()
    assert asked == 5, "and the workplace, which is chosen"
    assert page.input_value("#mode") == "visit", "as the last contact was"

    page.select_option("#outcome", "interested")
    page.click("details:has(#note) > summary")
    page.fill("#note", "Ring efter lunch.")
    page.context.set_offline(True)
    page.click("main form .btn-primary")
    page.wait_for_selector("text=Det finns inget nät")
    picture(page, "in-a-minute-offline-320")
    assert page.input_value("#note") == "Ring efter lunch."
    page.context.set_offline(False)
    page.reload()  # the telephone has let go of the page meanwhile
    page.wait_for_selector("text=Det du skrev förut är här igen")
    picture(page, "in-a-minute-back-320")
    assert page.input_value("#note") == "Ring efter lunch."
    assert page.input_value("#outcome") == "interested"
    visitor.check(page, "in-a-minute-320")
    page.click("main form .btn-primary")
    page.wait_for_selector("text=Kontakten är loggad")
    assert contacts(make) == before + 1
    assert kept(page) == 0, "what has arrived is not kept"

    page.goto(f"{visitor.address}/contacts/new?workplace_id={shop.id}")
    assert not page.is_visible("text=Det du skrev förut är här igen")
    page.select_option("#outcome", "not_now")
    page.fill("#next_step_on", "")
    page.route("**/contacts/new", lambda route: route.abort())  # the network dies on the way
    lose(page)
    page.unroute("**/contacts/new")
    page.goto(f"{visitor.address}/contacts/new?workplace_id={shop.id}")
    page.wait_for_selector("text=Det du skrev förut är här igen")
    assert page.input_value("#outcome") == "not_now"
    page.click("text=Släng det")
    page.wait_for_function(
        "!document.querySelector('#outcome') || !document.querySelector('#outcome').value"
    )
    assert kept(page) == 0

    page.select_option("#outcome", "hired")
    assert kept(page) == 1
    page.click(".menu-button")
    page.click("text=Logga ut")
    page.wait_for_selector("#email")
    assert kept(page) == 0, "signing out leaves nothing"
    assert contacts(make) == before + 1
    other = visitor.open(f"/contacts/new?workplace_id={shop.id}", user=mate, width=PHONE)
    draft = {"user": str(coach.id), "sent": False, "pairs": [["outcome", "hired"]]}
    other.evaluate(
        "([key, draft]) => sessionStorage.setItem(key, JSON.stringify({...draft, at: Date.now()}))",
        [f"employer-match-draft contact {shop.id}", draft],
    )
    other.reload()
    other.wait_for_selector("#outcome")
    assert other.input_value("#outcome") == "", "nobody sees what another wrote"
    assert kept(other) == 0


def test_the_same_contact_sent_again_after_a_lost_answer_stands_once(
    visitor: Visitor, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    page = visitor.open(f"/contacts/new?workplace_id={shop.id}", user=coach, width=PHONE)
    page.select_option("#outcome", Outcome.INTERESTED)

    sent: list[Route] = []

    def deaf(route: Route) -> None:
        sent.append(route)
        if len(sent) > 1 or route.request.method == "GET":
            route.continue_()
            return
        route.fetch(max_redirects=0)  # it arrives, and the answer does not
        route.abort()

    page.route("**/contacts/new*", deaf)
    lose(page)
    assert contacts(make) == 1
    page.goto(f"{visitor.address}/contacts/new?workplace_id={shop.id}")
    page.wait_for_selector("text=Det du skrev förut är här igen")
    page.click("main form .btn-primary")
    page.wait_for_selector("text=står en gång")
    assert contacts(make) == 1
