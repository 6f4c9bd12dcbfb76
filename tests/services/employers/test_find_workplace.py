"""Finding a workplace while typing: accents, case, order and half words do not matter."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.services.employers.find_workplace import find_workplace
from tests.support.factories import Factory


@pytest.fixture
def register(make: Factory) -> None:
    kanel = make.employer(name="Kafé Kanel AB", organisation_number="5560125790")
    make.workplace(kanel, name="Åkes hörna", municipality_code="0181")
    make.workplace(kanel, name="Kanel vid ån", municipality_code="0188")
    make.workplace(make.employer(name="Ån och Dag"), name="Nattcafé Kanel", from_advert=True)
    trader = make.employer(name="Hans Målare", organisation_number="8112289874", sole_trader=True)
    make.workplace(trader, name="Hans Målare")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kanel", ["Kanel vid ån", "Åkes hörna", "Nattcafé Kanel"]),
        ("KAFE kan", ["Kanel vid ån", "Åkes hörna"]),
        ("horna", ["Åkes hörna"]),
        ("hörna kanel", ["Åkes hörna"]),
        ("556012-5790", ["Kanel vid ån", "Åkes hörna"]),
        ("811228-9874", []),
        ("målare", ["Hans Målare"]),
        ("%", []),
        ("", []),
    ],
)
@pytest.mark.usefixtures("register")
def test_found(session: Session, make: Factory, typed: str, found: list[str]) -> None:
    actor = make.actor(make.coach())
    assert [place.name for place in find_workplace(session, actor, typed)] == found


@pytest.mark.usefixtures("register")
def test_narrowed_and_cut(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    only = find_workplace(session, actor, "kanel", municipality_code="0188")
    assert [place.name for place in only] == ["Kanel vid ån"]
    assert len(find_workplace(session, actor, "kanel", limit=1)) == 1
    with pytest.raises(errors.NotAllowed):
        find_workplace(session, make.actor(make.user()), "kanel")
