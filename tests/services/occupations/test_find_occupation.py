"""Finding an occupation by the words people use."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.language.taxonomy import Level
from employer_match.services.actor import ANONYMOUS
from employer_match.services.occupations.find_occupation import MOST, find_occupation, same_words
from tests.support.factories import Factory


def test_same_words_come_first_then_beginnings_then_parts(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    exact = find_occupation(session, actor, " florist ", Level.OCCUPATION)
    assert exact[0].label == "Florist"
    assert same_words(exact[0], "FLORIST")
    parts = [one.label for one in find_occupation(session, actor, "skötare", Level.OCCUPATION)]
    assert "Fastighetsskötare" in parts
    assert len(parts) <= MOST
    assert find_occupation(session, actor, exact[0].id)[0] == exact[0]


def test_a_level_keeps_the_others_out(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    fields = find_occupation(session, actor, "naturbruk", Level.FIELD)
    assert [one.label for one in fields] == ["Naturbruk"]
    assert find_occupation(session, actor, "naturbruk", Level.OCCUPATION) == []
    assert find_occupation(session, actor, "  ") == []


def test_the_wrong_role_is_refused(session: Session) -> None:
    with pytest.raises(errors.NotSignedIn):
        find_occupation(session, ANONYMOUS, "florist")
