"""Whatever an employer can get to read holds no word of a participant, not even an agreed one.

What may be told a coach tells in person: no letter, page or calendar entry does so by itself.
"""

import html

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.config import Settings
from employer_match.models import Disclosure, OutboxMessage, User, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.disclosures.what_may_be_told import what_may_be_told
from employer_match.services.needs.employer_wishes import WishDraft, say_wishes
from employer_match.services.needs.moderate_vacancy import moderate_vacancy
from employer_match.services.scoping import act_as
from employer_match.vocabulary import VacancyEvent, VacancySource
from tests.journeys.every_address import addresses, text_of, values_of
from tests.journeys.somebody import STEM, WORD, World, unplanted, world
from tests.support.clients import Client
from tests.support.factories import Factory

#: The roots below which everything is the employer's own to read.
EMPLOYERS_OWN = ("/post", "/calendar")


@pytest.fixture
def database_kind() -> str:
    """What is tried lies above the database, so one kind of it is enough."""
    return "sqlite"


@pytest.fixture
def somebody(make: Factory, settings: Settings) -> World:
    return world(make, settings)


def test_no_letter_page_or_calendar_tells_an_employer_anything(
    client: Client, session: Session, make: Factory, somebody: World, settings: Settings
) -> None:
    assert Disclosure.__name__ not in " ".join(unplanted(session)), "every word of it is planted"
    coach = make.actor(somebody.asta)
    act_as(session, coach)
    employer_id = somebody.workplace.employer_id
    told = what_may_be_told(session, coach, somebody.person.id, employer_id, clock.today())
    assert WORD in str(told.sentences), "it may be told, and still nothing tells it by itself"

    act_as(session, SYSTEM)
    form = Vacancy.source == VacancySource.FORM
    need = session.scalars(select(Vacancy).where(form)).one()
    keeper = make.actor(session.get_one(User, somebody.strangers["the coordinator"].id))
    say_wishes(session, somebody.need_token, WishDraft(only_me=True), 0, settings)
    approve, place = VacancyEvent.APPROVE, somebody.workplace.id
    moderate_vacancy(session, keeper, need.id, approve, need.version, settings, workplace_id=place)
    session.commit()

    letters = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    to_employer = [one for one in letters if one.recipient == "hitta@boden.example"]
    assert len(to_employer) >= 3, "posted, wished, approved"
    for one in letters:
        text = f"{one.recipient} {one.subject} {one.body}".lower()
        assert STEM not in text
        assert somebody.person.id not in text

    values = values_of(
        session,
        somebody.workplace,
        participant_id=somebody.person.id,
        vacancy_id=need.id,
        person_id=somebody.contact_person.id,
        user_id=somebody.asta.id,
        unit_id=somebody.person.unit_id,
        token=somebody.need_token,
        feed=somebody.feed,
    )
    client.prepare()
    reader = FlaskClient(client.application, client.application.response_class)
    read = []
    for rule, path in addresses(client.application, values):
        if path.startswith(EMPLOYERS_OWN):
            answer = reader.get(path)
            text = html.unescape(text_of(answer) + str(answer.headers)).lower()
            assert STEM not in text, path
            assert somebody.person.id not in text, path
            read.append((rule.rule, answer.status_code))
    assert len([rule for rule, status in read if status == 200]) >= 4, read
