"""The fictional programme in a database: whole, once, and as the product's own services see it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.demo.people import DEMO_PASSWORD
from employer_match.demo.seed import linked_vacancy, seed, sign_ins
from employer_match.models import (
    Base,
    Collision,
    Contact,
    Decision,
    Employer,
    Intention,
    Notice,
    OnBehalfOf,
    OutboxMessage,
    Participant,
    Placement,
    Profile,
    Programme,
    RelationshipOwner,
    User,
    Vacancy,
    VacancyTerms,
    Workplace,
)
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.scoping import act_as
from employer_match.services.sign_in import sign_in
from employer_match.vocabulary import VacancySource, VacancyState
from tests.support.factories import Factory

pytestmark = pytest.mark.slow


def count(session: Session, kind: type[Base]) -> int:
    """How many rows the table has."""
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_everything_promised_is_there(session: Session) -> None:
    """Two units, nine users, thirty, sixty, ninety, three hundred; and search finds them."""
    assert seed(session, clock.today()) is True

    assert count(session, User) == 9
    assert count(session, Participant) == 30
    assert count(session, Employer) == 60
    assert count(session, Workplace) == 90
    assert count(session, Vacancy) == 300
    assert count(session, VacancyTerms) == 300
    assert count(session, Profile) == 33
    assert count(session, Contact) > 200
    assert count(session, OnBehalfOf) > 40
    assert count(session, Placement) == 11
    assert count(session, Decision) > 100
    assert count(session, RelationshipOwner) == 40
    assert count(session, Intention) == 8
    assert count(session, Collision) >= count(session, Notice) >= 10
    assert count(session, OutboxMessage) == 0
    assert session.scalar(select(func.count()).where(Employer.fictional)) == 60
    assert record.first_broken_link(session) is None


def test_a_second_time_nothing_happens(session: Session) -> None:
    """Also on a later day: the demo is written once."""
    seed(session, clock.today())
    before = {kind.__tablename__: count(session, kind) for kind in (Vacancy, Contact, User)}

    assert seed(session, clock.today() + timedelta(days=1)) is False
    assert before == {kind.__tablename__: count(session, kind) for kind in (Vacancy, Contact, User)}


def test_invented_people_are_not_mixed_with_real_ones(session: Session, make: Factory) -> None:
    """A database with a programme of its own is left alone."""
    make.unit()

    with pytest.raises(errors.Conflict):
        seed(session, clock.today())
    act_as(session, SYSTEM)
    assert count(session, Programme) == 1
    assert count(session, Employer) == 0


def test_the_coach_can_sign_in_and_reaches_own_participants_only(session: Session) -> None:
    """With the password that the demo prints; five own ones, nobody else's."""
    seed(session, clock.today())
    coach, coordinator = sign_ins()
    user = session.scalars(select(User).where(User.email == coach.email)).one()

    assert coach.password == coordinator.password == DEMO_PASSWORD
    assert sign_in(session, coach.email, coach.password)
    roles = frozenset((role.unit_id, role.role) for role in user.roles)
    act_as(session, Actor(user_id=user.id, roles=roles))
    assert count(session, Participant) == 5


def test_nothing_is_written_in_the_future(session: Session) -> None:
    """Whatever the hour is at which the demo is started."""
    seed(session, clock.today())
    now = clock.now()

    for column in (
        Contact.created_at,
        Decision.created_at,
        Intention.created_at,
        Profile.valid_from,
        Vacancy.created_at,
        Notice.created_at,
    ):
        assert session.scalars(select(func.max(column))).one() <= now, column


def test_the_employers_link_leads_to_an_open_need_of_the_form(session: Session) -> None:
    """The one that the demo prints."""
    seed(session, clock.today())
    vacancy = linked_vacancy(session)

    assert vacancy is not None
    assert (vacancy.source, vacancy.state) == (VacancySource.FORM, VacancyState.OPEN)
    assert vacancy.workplace_id
