"""Sessions and tokens: what holds, what does not, and that refusals tell nothing apart."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import SignIn, User
from employer_match.services.accounts import sign_in, users
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Role
from tests.support.factories import Factory

IDLE, ABSOLUTE = timedelta(hours=2), timedelta(hours=12)
PASSWORD = "en lång mening som lösenord"


@pytest.fixture
def asta(session: Session, make: Factory) -> User:
    act_as(session, SYSTEM)
    unit = make.unit()
    return users.add_user(
        session,
        SYSTEM,
        email="Asta@Example.se",
        name="Asta Prov",
        password=PASSWORD,
        roles=((unit.id, Role.COACH),),
    )


def who(session: Session, token: str) -> Actor | None:
    found = sign_in.actor_of_session(session, token, IDLE, ABSOLUTE)
    return found[0] if found else None


def test_a_right_password_opens_a_session_of_which_only_a_hash_is_kept(
    session: Session, asta: User
) -> None:
    opened = sign_in.sign_in(session, " asta@example.SE ", PASSWORD)
    session.flush()
    kept = session.scalars(select(SignIn)).one()
    assert opened.token not in (kept.token_hash, str(vars(kept)))
    assert PASSWORD not in str(vars(asta))
    actor = who(session, opened.token)
    assert actor is not None
    assert actor.has(Role.COACH)


@pytest.mark.parametrize(
    ("email", "password"),
    [("asta@example.se", "fel lösenord här"), ("finns.inte@example.se", PASSWORD)],
)
def test_a_wrong_address_and_a_wrong_password_hear_the_same(
    session: Session, asta: User, email: str, password: str
) -> None:
    with pytest.raises(errors.Invalid) as refused:
        sign_in.sign_in(session, email, password)
    assert str(refused.value) == "The address or the password is wrong."


def test_a_session_ends_by_idling_by_age_by_signing_out_and_with_the_account(
    session: Session, asta: User
) -> None:
    start = clock.now()
    with time_machine.travel(start, tick=False) as travel:
        token = sign_in.sign_in(session, asta.email, PASSWORD).token
        other = sign_in.sign_in(session, asta.email, PASSWORD).token
        travel.move_to(start + timedelta(hours=1, minutes=59))
        assert who(session, token)
        found = sign_in.actor_of_session(session, token, IDLE, ABSOLUTE)
        assert found
        sign_in.mark_seen(session, found[1])
        travel.move_to(start + timedelta(hours=3))
        assert who(session, token), "in use, so it goes on"
        assert who(session, other) is None, "idle for too long"
        travel.move_to(start + timedelta(hours=12, minutes=1))
        assert who(session, token) is None, "too old, however much in use"

    token = sign_in.sign_in(session, asta.email, PASSWORD).token
    found = sign_in.actor_of_session(session, token, IDLE, ABSOLUTE)
    assert found
    sign_in.sign_out(session, found[0], found[1])
    assert who(session, token) is None

    token = sign_in.sign_in(session, asta.email, PASSWORD).token
    users.disable_user(session, SYSTEM, asta.id, asta.version)
    assert who(session, token) is None
    with pytest.raises(errors.Invalid, match="address or the password"):
        sign_in.sign_in(session, asta.email, PASSWORD)


def test_nobody_ends_anothers_session(session: Session, asta: User, make: Factory) -> None:
    sign_in.sign_in(session, asta.email, PASSWORD)
    session.flush()
    theirs = session.scalars(select(SignIn)).one()
    with pytest.raises(errors.NotFound):
        sign_in.sign_out(session, make.actor(make.coach()), theirs.id)


def test_a_token_speaks_for_its_user_in_its_unit_alone_until_it_ends(
    session: Session, asta: User, make: Factory
) -> None:
    unit_id, elsewhere = asta.roles[0].unit_id, make.unit().id
    users.give_role(session, SYSTEM, asta.id, elsewhere, Role.COORDINATOR)
    made = users.make_token(session, SYSTEM, user_id=asta.id, unit_id=unit_id, name="prov", days=1)
    actor = sign_in.actor_of_token(session, made.secret)
    assert actor is not None
    assert actor.roles == {(unit_id, Role.COACH)}
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        assert sign_in.actor_of_token(session, made.secret) is None
    users.revoke_token(session, SYSTEM, made.id)
    assert sign_in.actor_of_token(session, made.secret) is None
    with pytest.raises(errors.Invalid):
        users.make_token(session, SYSTEM, user_id=asta.id, unit_id=make.unit().id, name="prov")


def test_only_an_operator_handles_accounts(session: Session, asta: User, make: Factory) -> None:
    for do in (
        lambda who: users.list_users(session, who),
        lambda who: users.list_tokens(session, who),
        lambda who: users.add_unit(session, who, "Insats", "Enhet"),
        lambda who: users.set_password(session, who, asta.id, PASSWORD),
    ):
        with pytest.raises(errors.NotAllowed):
            do(make.actor(make.coordinator()))
