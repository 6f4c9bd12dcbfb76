"""The fictional programme in a database: whole, once, and as the product's own services see it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors, migrations
from employer_match.db import make_engine, open_session, transaction
from employer_match.demo.acting import as_actor
from employer_match.demo.people import DEMO_PASSWORD
from employer_match.demo.seed import linked_vacancy, seed, sign_ins
from employer_match.demo.suggestions import first_ones
from employer_match.demo.weeks import plan_the_week
from employer_match.models import (
    Base,
    Collision,
    Companion,
    Contact,
    Decision,
    Employer,
    EmployerWish,
    Intention,
    JudgedApart,
    MeetingStamp,
    Merge,
    NeedClaim,
    Notice,
    OnBehalfOf,
    OutboxMessage,
    Participant,
    Placement,
    PlacementCredit,
    Plan,
    PlanLine,
    Profile,
    Programme,
    RelationshipOwner,
    StageLowering,
    StopOverride,
    Talk,
    User,
    Vacancy,
    VacancyTerms,
    WorkingTime,
    Workplace,
)
from employer_match.services import record
from employer_match.services.accounts.sign_in import sign_in
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.duplicates.list_duplicates import list_duplicates
from employer_match.services.needs.need_sender import NeedSender, problems_of
from employer_match.services.overview.weekly_meeting import weekly_meeting
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import MAY_FOLLOW
from employer_match.services.suggestions.suggest import seekers, suggest_for
from employer_match.vocabulary import Answer, LineState, VacancySource, VacancyState
from tests.support.factories import Factory

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database with the programme in it, for tests that only look."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite'}")
    migrations.upgrade(engine)
    with transaction(engine) as session:
        seed(session, clock.today())
    yield engine
    engine.dispose()


@pytest.fixture
def looking(written: Engine) -> Iterator[Session]:
    """A reading session of it, as the system."""
    with transaction(written, read_only=True, actor=SYSTEM) as session:
        yield session


def count(session: Session, kind: type[Base]) -> int:
    """How many rows the table has."""
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_everything_promised_is_there(session: Session) -> None:
    """Two units, nine users, thirty, sixty, ninety, three hundred; and search finds them."""
    assert seed(session, clock.today()) is True

    assert count(session, User) == 9
    assert count(session, Participant) == 30
    assert count(session, Employer) == 60 + 3
    assert count(session, Workplace) == 90 + 5
    assert count(session, Vacancy) == 300
    assert count(session, VacancyTerms) == 300
    assert count(session, Profile) == 33
    assert count(session, Contact) > 200
    assert count(session, OnBehalfOf) > 40
    assert count(session, Placement) == 11
    assert count(session, Decision) > 100
    assert count(session, RelationshipOwner) == 40 + 2
    assert count(session, Intention) == 8
    assert count(session, Collision) >= 10
    assert count(session, Notice) >= 20
    assert count(session, OutboxMessage) == 0
    assert session.scalar(select(func.count()).where(Employer.fictional)) == 60 + 3
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


def test_the_coach_can_sign_in_and_reaches_own_participants_only(written: Engine) -> None:
    """With the password that the demo prints; five own ones, nobody else's."""
    coach, coordinator = sign_ins()
    assert coach.password == coordinator.password == DEMO_PASSWORD
    with transaction(written, actor=SYSTEM) as session:
        assert sign_in(session, coach.email, coach.password)
        user = session.scalars(select(User).where(User.email == coach.email)).one()
        roles = frozenset((role.unit_id, role.role) for role in user.roles)
        act_as(session, Actor(user_id=user.id, roles=roles))
        assert count(session, Participant) == 5


def test_nothing_is_written_in_the_future(looking: Session) -> None:
    """Whatever the hour is at which the demo is started."""
    now = clock.now()

    for column in (
        Contact.created_at,
        Decision.created_at,
        Intention.created_at,
        Profile.valid_from,
        Vacancy.created_at,
        Notice.created_at,
    ):
        assert looking.scalars(select(func.max(column))).one() <= now, column


def test_the_employers_link_leads_to_an_open_need_of_the_form(looking: Session) -> None:
    """The one that the demo prints."""
    vacancy = linked_vacancy(looking)

    assert vacancy is not None
    assert (vacancy.source, vacancy.state) == (VacancySource.FORM, VacancyState.OPEN)
    assert vacancy.workplace_id


def test_needs_that_wait_for_a_coordinator_carry_their_sender(looking: Session) -> None:
    """What a stranger wrote is in the need until somebody has read it, and nowhere after that."""
    waiting = {VacancyState.SUBMITTED, VacancyState.RETURNED, VacancyState.REJECTED}

    for vacancy in looking.scalars(select(Vacancy).order_by(Vacancy.id)):
        assert (vacancy.sender is not None) is (vacancy.state in waiting)
        if vacancy.sender is not None:
            assert not problems_of(NeedSender(**vacancy.sender))
            assert vacancy.sender["contact_email"].endswith(".example")
            assert vacancy.contact_person_id is None


def test_everybody_who_looks_for_work_has_a_suggestion(written: Engine) -> None:
    """On day one, also with an empty profile: that one shows at least five fields of work."""
    with open_session(written, actor=SYSTEM) as session:
        people = seekers(session)
        runs = suggest_for(session, SYSTEM, people)
        empty = set(
            session.scalars(select(Profile.participant_id).where(~Profile.wishes.any())).all()
        )

        assert len(people) == 29
        assert all(run.suggestions for run in runs)
        for run in runs:
            if run.participant_id in empty:
                ids = [each.vacancy_id for each in run.suggestions]
                fields = select(Vacancy.field_id).where(Vacancy.id.in_(ids)).distinct()
                assert len(session.scalars(fields).all()) >= 5
        session.rollback()


def test_the_answers_could_have_been_given_one_after_another(looking: Session) -> None:
    """Each follows the one before as the product's own rule allows."""
    before: dict[tuple[str, int], Answer] = {}
    for decision in looking.scalars(select(Decision).order_by(Decision.id)):
        about = (decision.participant_id, decision.vacancy_id)
        assert decision.answer in MAY_FOLLOW[before.get(about, Answer.NEW)]
        before[about] = decision.answer


def test_some_stand_twice_for_coordinators_to_judge(looking: Session) -> None:
    """Three employers and a workplace, written down once more, and nothing else."""
    found = list_duplicates(looking, SYSTEM)
    assert sorted((pair.thing, pair.likeness.value) for pair in found.pairs) == [
        ("employer", "likely"),
        ("employer", "likely"),
        ("employer", "same"),
        ("workplace", "same"),
    ]


@pytest.mark.parametrize(
    "kind",
    [
        Companion,
        EmployerWish,
        JudgedApart,
        MeetingStamp,
        Merge,
        NeedClaim,
        PlacementCredit,
        StageLowering,
        StopOverride,
        Talk,
        WorkingTime,
    ],
)
def test_no_page_stands_empty(looking: Session, kind: type[Base]) -> None:
    """What colleagues and employers do with each other is there to be seen."""
    assert count(looking, kind)


def test_the_weekly_meeting_has_something_on_each_list(looking: Session) -> None:
    """New ones, ones that nobody has taken on, and ones that were left alone."""
    leader = looking.scalars(select(User).where(User.name == "Ragna Testerud")).one()
    found = weekly_meeting(looking, as_actor(leader), leader.roles[0].unit_id)

    assert found.last
    assert found.new
    assert found.unclaimed
    assert found.left_alone


def test_some_openings_wait_for_somebody_to_name_the_occupation(looking: Session) -> None:
    """Whatever nobody has read yet, and a few open ones, so that a guess can be looked at."""
    uncoded = select(Vacancy.state).where(Vacancy.occupation_id.is_(None))
    states = looking.scalars(uncoded.order_by(Vacancy.id)).all()

    assert states.count(VacancyState.SUBMITTED) == 8
    assert states.count(VacancyState.OPEN) == 4


def test_the_week_is_planned_once_and_partly_announced(written: Engine) -> None:
    """From the suggestions of the day; who is on leave has nothing to do."""
    first_ones(written, "sv", 1)

    assert plan_the_week(written)
    assert plan_the_week(written) == 0
    with open_session(written, read_only=True, actor=SYSTEM) as session:
        assert count(session, Plan) == 6
        states = set(session.scalars(select(PlanLine.state).order_by(PlanLine.id)).all())
    assert {LineState.PLANNED, LineState.LOCKED, LineState.ACCEPTED} <= states
