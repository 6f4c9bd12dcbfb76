"""One code, sent by several processes at the same moment, signs in one of them."""

import pyotp
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.services.accounts import second_factor
from employer_match.services.accounts.actors import actor_of
from tests.concurrency import work
from tests.concurrency.processes import in_processes
from tests.support.databases import Database
from tests.support.factories import Factory

SENDERS = 4


def test_a_code_and_a_recovery_code_hold_once_however_many_send_them(
    database: Database, session: Session, make: Factory
) -> None:
    coach = make.coach()
    setup = second_factor.set_up(session, actor_of(coach), work.KEY)
    authenticator = pyotp.TOTP(setup.secret)
    now = int(clock.now().timestamp())
    # Confirmed with the code before, so that the present one and the next are still unused.
    spare = second_factor.confirm(session, actor_of(coach), authenticator.at(now - 30), work.KEY)
    session.commit()
    for code in (authenticator.at(now + 30), spare[0]):
        passed = in_processes(work.use_code_at, [(database.url, coach.id, code)] * SENDERS)
        assert passed.count(True) == 1
