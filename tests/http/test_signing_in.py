"""Sessions and tokens: what holds, what does not, and that refusals tell nothing apart."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import SignIn, User
from employer_match.services.accounts import api_tokens, sessions, sign_in, users
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Role
from tests.support.factories import Factory

LIMITS = sessions.Limits(idle=timedelta(hours=2), absolute=timedelta(hours=12))
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
    found = sessions.actor_of_session(session, token, LIMITS)
    return found.actor if found else None


def opened(session: Session, user: User) -> str:
    made = sign_in.sign_in(session, user.email, PASSWORD)
    assert isinstance(made, sessions.SignedIn)
    return made.token


def bearer(session: Session, secret: str) -> Actor | None:
    found = api_tokens.bearer_of(session, secret)
    return found.actor if found else None


def test_a_right_password_opens_a_session_of_which_only_a_hash_is_kept(
    session: Session, asta: User
) -> None:
    opened = sign_in.sign_in(session, " asta@example.SE ", PASSWORD)
    assert isinstance(opened, sessions.SignedIn)
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
        token = opened(session, asta)
        other = opened(session, asta)
        travel.move_to(start + timedelta(hours=1, minutes=59))
        assert who(session, token)
        found = sessions.actor_of_session(session, token, LIMITS)
        assert found
        sessions.mark_seen(session, found.session_id)
        travel.move_to(start + timedelta(hours=3))
        assert who(session, token), "in use, so it goes on"
        assert who(session, other) is None, "idle for too long"
        travel.move_to(start + timedelta(hours=12, minutes=1))
        assert who(session, token) is None, "too old, however much in use"

    token = opened(session, asta)
    found = sessions.actor_of_session(session, token, LIMITS)
    assert found
    sessions.sign_out(session, found.actor, found.session_id)
    assert who(session, token) is None

    token = opened(session, asta)
    users.disable_user(session, SYSTEM, asta.id, asta.version)
    assert who(session, token) is None
    with pytest.raises(errors.Invalid, match="address or the password"):
        sign_in.sign_in(session, asta.email, PASSWORD)


def test_nobody_ends_anothers_session(session: Session, asta: User, make: Factory) -> None:
    sign_in.sign_in(session, asta.email, PASSWORD)
    session.flush()
    theirs = session.scalars(select(SignIn)).one()
    with pytest.raises(errors.NotFound):
        sessions.sign_out(session, make.actor(make.coach()), theirs.id)


def test_a_token_speaks_for_its_user_in_its_unit_alone_until_it_ends(
    session: Session, asta: User, make: Factory
) -> None:
    unit_id, elsewhere = asta.roles[0].unit_id, make.unit().id
    users.give_role(session, SYSTEM, asta.id, elsewhere, Role.COORDINATOR)
    made = api_tokens.make_token(
        session, SYSTEM, user_id=asta.id, unit_id=unit_id, name="prov", days=1
    )
    actor = bearer(session, made.secret)
    assert actor is not None
    assert actor.roles == {(unit_id, Role.COACH)}
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        assert bearer(session, made.secret) is None
    api_tokens.revoke_token(session, SYSTEM, made.id)
    assert bearer(session, made.secret) is None
    with pytest.raises(errors.Invalid):
        api_tokens.make_token(session, SYSTEM, user_id=asta.id, unit_id=make.unit().id, name="prov")


def test_only_an_operator_handles_accounts(session: Session, asta: User, make: Factory) -> None:
    for do in (
        lambda who: users.list_users(session, who),
        lambda who: api_tokens.list_tokens(session, who),
        lambda who: users.add_unit(session, who, "Insats", "Enhet"),
        lambda who: users.set_password(session, who, asta.id, PASSWORD),
    ):
        with pytest.raises(errors.NotAllowed):
            do(make.actor(make.coordinator()))
