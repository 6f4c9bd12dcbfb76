"""The employers' form and the back office in a real browser, wide and narrow, as axe sees them."""

import pytest

from employer_match.models import User
from employer_match.vocabulary import Role
from tests.support.browser import Visitor
from tests.support.factories import Factory

pytestmark = pytest.mark.browser
WIDTHS = (1280, 320)


@pytest.fixture
def database_kind() -> str:
    """What a page looks like does not depend on the database."""
    return "sqlite"


@pytest.fixture
def coordinator(make: Factory) -> User:
    """A coordinator in a county where two units meet at one workplace."""
    asta, bo = make.coach(name="Asta Prov"), make.coach(name="Bo Prov")
    shared = make.workplace(name="Kafé Kanel", municipality_code="0180")
    make.contact(shared, asta, days_ago=5)
    make.contact(shared, bo, days_ago=3)
    make.workplace(name="Aldrig Frågad Handel", municipality_code="0181")
    return make.coordinator(name="Ylva Prov")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_employers_form_says_what_is_wrong_and_keeps_what_was_typed(
    visitor: Visitor, width: int
) -> None:
    page = visitor.open("/post", width=width)
    visitor.check(page, f"post-{width}")
    page.fill("#text", "Vika kartonger två timmar om dagen.")
    page.fill("#contact_email", "inte en adress")
    page.click("main form .btn-primary")
    page.wait_for_load_state()
    assert page.locator("[role=alert]").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.input_value("#text") == "Vika kartonger två timmar om dagen."
    assert page.locator("#contact_email-wrong").is_visible()
    visitor.check(page, f"post-wrong-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_overview_is_readable_wide_and_narrow(
    visitor: Visitor, coordinator: User, width: int
) -> None:
    for path in (
        "/admin/overview",
        "/admin/overview?shown=overlap",
        "/admin/contacts",
    ):
        page = visitor.open(path, user=coordinator, width=width)
        assert page.get_by_text("Kafé Kanel").first.is_visible()
        visitor.check(page, f"{path.strip('/').replace('/', '-').partition('?')[0]}-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_moderation_accounts_and_tokens_too(
    visitor: Visitor, coordinator: User, make: Factory, width: int
) -> None:
    make.role(coordinator, coordinator.roles[0].unit, Role.OPERATOR)
    for path in ("/admin/moderation", "/admin/accounts", "/admin/accounts/new", "/admin/tokens"):
        visitor.check(visitor.open(path, user=coordinator, width=width))


@pytest.mark.parametrize("width", WIDTHS)
def test_coverage_collisions_and_the_weekly_meeting_too(
    visitor: Visitor, coordinator: User, make: Factory, width: int
) -> None:
    make.vacancy(make.workplace(name="Ett mycket långt namn på en arbetsplats i Upplands-Bro"))
    for path in ("/admin/coverage", "/admin/collisions", "/meeting"):
        page = visitor.open(path, user=coordinator, width=width)
        visitor.check(page, f"{path.strip('/').replace('/', '-')}-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_two_records_stand_beside_each_other_wide_and_narrow(
    visitor: Visitor, coordinator: User, make: Factory, width: int
) -> None:
    """The list, the two, what would move, and the merge with its way back."""
    places = []
    for name in ("Zimtias AB", "Zimtias"):
        employer = make.employer(name=name, organisation_number=None)
        places.append(make.workplace(employer, name=name, phone="08-123 45 67"))
    make.contact(places[1], make.coach())
    pair = f"/admin/duplicates/employer/{places[0].employer_id}/{places[1].employer_id}"
    page = visitor.open("/admin/duplicates", user=coordinator, width=width)
    page.click("main form[method=post] button")
    page.wait_for_selector(".rows")
    visitor.check(page, f"duplicates-{width}")
    page = visitor.open(pair, user=coordinator, width=width)
    visitor.check(page, f"duplicates-pair-{width}")
    page.click("main form[method=get] .btn-primary")
    visitor.check(page, f"duplicates-preview-{width}")
    page.click("main form[method=post] .btn-primary")
    page.wait_for_selector("main form[action$=undo]")
    visitor.check(page, f"duplicates-merged-{width}")
    for path in ("/admin/duplicates/merges", "/admin/duplicates/apart"):
        visitor.check(visitor.open(path, user=coordinator, width=width))
