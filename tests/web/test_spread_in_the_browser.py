"""The team's lists together, with crowds and costs, in a browser at both widths."""

import pytest

from tests.support.browser import PHONE, WIDE, Visitor
from tests.support.factories import Factory

pytestmark = pytest.mark.browser


@pytest.fixture
def database_kind() -> str:
    """What the browser shows does not depend on the database: one is enough."""
    return "sqlite"


def test_the_spread_is_accessible_at_both_widths(visitor: Visitor, make: Factory) -> None:
    unit = make.unit()
    coach, place = make.coach(unit), make.workplace(name="Påhittade Kommunens storkök")
    for number in range(3):
        make.vacancy(place, headline=f"Måltidsbiträde i kök {number}", group_id="9411")
    for name in ("Björken", "Granen", "Tallen"):
        person = make.participant(coach, code_name=name, unit_id=unit.id)
        make.profile(person, wishes=(("group", "9411"),))
    page = visitor.open("/spread?per_vacancy=1", user=coach, width=WIDE)
    visitor.check(page, f"spread-{WIDE}")
    page = visitor.open("/spread?per_vacancy=1", user=coach, width=PHONE)
    visitor.check(page, f"spread-{PHONE}")
