"""Who helps whom with signing in, what it ends, and that nobody's own door is opened by it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AuditEntry, OutboxMessage, OutsideIdentity, SignIn, User
from employer_match.services.accounts import help_sign_in, second_factor, sessions
from employer_match.services.accounts.actors import actor_of
from employer_match.vocabulary import Role
from tests.services.accounts.test_second_factor import KEY, switched_on
from tests.support.factories import Factory

LIMITS = sessions.Limits(idle=timedelta(hours=2), absolute=timedelta(hours=12))


def test_help_reaches_ones_own_units_and_no_guarded_account(
    session: Session, make: Factory
) -> None:
    north, south = make.unit(), make.unit()
    ko, anna, bo = make.coordinator(north), make.coach(north), make.coach(south)
    operator = make.user(Role.OPERATOR, Role.COACH, unit=north)
    privacy = make.user(Role.PRIVACY_OFFICER, unit=north)
    both = make.coach(south)
    make.role(both, north, Role.COACH)
    helper, everywhere = actor_of(ko), actor_of(operator)
    for user in (ko, anna, bo, operator, privacy, both):
        for _ in range(2):
            sessions.start_session(session, user, way="password", device="Firefox, Windows")
    session.flush()

    def seen(actor_user: User) -> set[int]:
        found = help_sign_in.people_to_help(session, actor_of(actor_user), LIMITS)
        return {one.id for one in found}

    assert seen(ko) == {ko.id, anna.id, both.id}
    assert seen(operator) >= {ko.id, anna.id, bo.id, operator.id, privacy.id, both.id}
    with pytest.raises(errors.NotAllowed):
        seen(anna)

    mine = help_sign_in.read_helped(session, helper, anna.id, LIMITS).sessions[0].id
    theirs = help_sign_in.read_helped(session, everywhere, bo.id, LIMITS).sessions[0].id
    does: list[Callable[[int], object]] = [
        lambda who: help_sign_in.read_helped(session, helper, who, LIMITS),
        lambda who: help_sign_in.end_all_of(session, helper, who),
        lambda who: help_sign_in.end_one_of(session, helper, who, theirs),
        lambda who: help_sign_in.reset_second_factor(session, helper, who),
    ]
    for do in does:
        for who in (bo.id, operator.id, privacy.id, 999_999):
            with pytest.raises(errors.NotFound):
                do(who)
    with pytest.raises(errors.NotFound):
        help_sign_in.end_one_of(session, helper, anna.id, theirs)
    with pytest.raises(errors.NotAllowed):
        help_sign_in.reset_second_factor(session, helper, ko.id)

    help_sign_in.end_one_of(session, helper, anna.id, mine)
    assert len(help_sign_in.read_helped(session, helper, anna.id, LIMITS).sessions) == 1
    help_sign_in.end_all_of(session, helper, anna.id)
    assert help_sign_in.read_helped(session, helper, anna.id, LIMITS).sessions == ()
    open_ones = select(SignIn.user_id).where(SignIn.revoked_at.is_(None)).order_by(SignIn.id)
    assert anna.id not in session.scalars(open_ones).all()
    assert bo.id in session.scalars(open_ones).all()


def test_a_lost_authenticator_is_taken_away_logged_and_told(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    ko, anna = make.coordinator(unit), make.coach(unit, email="anna@example.se")
    switched_on(session, anna)
    make.add(OutsideIdentity(user_id=anna.id, issuer="https://i.example", subject_hash="x"))
    sessions.start_session(session, anna, way="code", second_factor=True)
    help_sign_in.reset_second_factor(session, actor_of(ko), anna.id)
    session.flush()
    assert not second_factor.holds(session, anna.id)
    assert session.scalars(select(OutsideIdentity)).all() == []
    assert sessions.open_sessions(session, anna.id, LIMITS) == []
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry
    assert (entry.action, entry.user_id, entry.thing_id) == (
        "second_factor_reset",
        ko.id,
        str(anna.id),
    )
    letter = session.scalars(select(OutboxMessage)).one()
    assert (letter.recipient, "borttagen" in letter.subject) == ("anna@example.se", True)
    assert second_factor.set_up(session, actor_of(anna), KEY).secret
