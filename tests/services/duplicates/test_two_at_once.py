"""Two coordinators merge the same pair in the same second: one merge, and a clear answer."""

import pytest
from sqlalchemy import Engine, func, select

from employer_match import db, errors
from employer_match.models import Contact, Merge, Workplace
from employer_match.services.duplicates.judge_apart import judge_apart
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.services.duplicates.undo_merge import undo_merge
from tests.support.factories import Factory
from tests.support.threads import at_once


@pytest.mark.parametrize("both_ways", [False, True])
def test_the_same_pair_is_merged_once(engine: Engine, both_ways: bool) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        actors = [make.actor(make.coordinator()) for _ in range(4)]
        kept = make.workplace(name="Kafé Kanel")
        gone = make.workplace(kept.employer, name="Kanel Kafé")
        make.contact(gone, make.coach())
        ids = kept.id, gone.id

    def merge(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            one, other = ids[::-1] if both_ways and number % 2 else ids
            return merge_workplaces(session, actors[number], one, other, (1, 1)).id

    results = at_once(merge, range(4), threads=4)
    done = [each for each in results if isinstance(each, int)]
    refused = [str(each) for each in results if not isinstance(each, int)]
    assert len(done) == 1
    assert refused == ["These two have been merged already."] * 3
    with db.transaction(engine, read_only=True) as session:
        assert session.scalar(select(func.count(Merge.id))) == 1
        left = session.scalars(select(Workplace.id)).one()
        assert session.scalars(select(Contact.workplace_id)).one() == left

    def undo(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            return undo_merge(session, actors[number], done[0]).id

    undone = at_once(undo, range(2), threads=2)
    assert sorted(type(each).__name__ for each in undone) == ["Conflict", "int"]


def test_two_is_said_while_one_is_merged(engine: Engine) -> None:
    """Whichever is first, the other is told; never both."""
    with db.transaction(engine) as session:
        make = Factory(session)
        actors = [make.actor(make.coordinator()) for _ in range(2)]
        kept = make.workplace()
        ids = kept.id, make.workplace(kept.employer).id

    def settle(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            if number:
                return merge_workplaces(session, actors[1], *ids, (1, 1)).id
            return judge_apart(session, actors[0], "workplace", *ids, "Två våningar").id

    results = at_once(settle, range(2), threads=2)
    assert [isinstance(each, errors.Conflict) for each in results].count(True) == 1
