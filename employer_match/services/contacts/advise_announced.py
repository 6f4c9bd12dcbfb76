"""What to think of before an announced contact is made, told as it is announced."""

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Intention
from employer_match.outreach.collisions import RestPeriods
from employer_match.services.contacts.find_collisions import advise
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.vocabulary import Advice


def advise_announced(
    session: Session, intention: Intention, rest: RestPeriods | None = None
) -> tuple[Advice, ...]:
    """As the contact would meet it today; by which way and with whom is not known yet."""
    return advise(
        session,
        intention.workplace_id,
        rule_of(session, intention.workplace_id),
        intention.user_id,
        clock.today(),
        intention.purpose,
        None,
        rest=rest,
    )
