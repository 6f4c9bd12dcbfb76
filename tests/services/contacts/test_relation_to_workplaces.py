"""What we have with many workplaces at once, in a fixed number of queries."""

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.vocabulary import Outcome
from tests.support.factories import Factory, day


def test_each_workplace_has_its_own(session: Session, make: Factory) -> None:
    anna, actor = make.coach(name="Anna"), make.actor(make.coach())
    known, advert, stopped, owned = (make.workplace() for _ in range(4))
    make.contact(known, anna, days_ago=9, outcome=Outcome.HIRED)
    make.contact(known, anna, days_ago=2)
    make.contact(known, anna, days_ago=1, cancelled_at=clock.now(), cancelled_reason="fel")
    make.intention(known, anna, days=-1)
    make.rule(stopped, stop_until=day(-3))
    make.owner(owned, anna)
    make.owner(owned, make.coach(), until=day(0))
    make.intention(owned, anna)
    places = [known.id, advert.id, stopped.id, owned.id]
    relation = relation_to_workplaces(session, actor, places)
    assert sorted(relation) == sorted(places)
    last = relation[known.id].last
    assert last is not None
    assert (last.day, last.who.name, relation[known.id].stage) == (day(2), "Anna", 4)
    assert relation[known.id].reserved is None
    assert not relation[advert.id].exists
    assert (relation[stopped.id].stopped, relation[stopped.id].stop_until) == (True, day(-3))
    assert (relation[owned.id].owner, relation[owned.id].exists) == ("Anna", True)
    assert relation[owned.id].reserved is not None
    assert relation_to_workplaces(session, actor, []) == {}


def test_more_workplaces_need_no_more_queries(
    session: Session, make: Factory, engine: Engine
) -> None:
    actor = make.actor(make.coach())

    def queries(count: int) -> int:
        coach = make.coach()
        places = [make.workplace() for _ in range(count)]
        for place in places:
            make.contact(place, coach)
            make.owner(place, coach)
            make.intention(place, coach)
        ids = [place.id for place in places]
        session.expunge_all()
        asked: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        relation_to_workplaces(session, actor, ids)
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    assert queries(2) == queries(20)
