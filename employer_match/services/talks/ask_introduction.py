"""Ask whoever holds the relation to a workplace for an introduction (product row 14).

They have two Swedish working days; then the asker is free to go. Who is away is stood in for by
the deputy or the team, and where nobody is at work the asker is free at once: a search never waits
for somebody's leave.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Talk, User
from employer_match.outreach import introductions
from employer_match.services import record
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.employers.assign_owner import owner_of
from employer_match.services.employers.whom_to_ask import who_answers
from employer_match.services.permissions import Action, acting_unit
from employer_match.services.talks.ask_colleagues import ask
from employer_match.vocabulary import TalkKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is asked about a workplace today: owner, deputy, or the owner's team.

    `away` means that nobody of them is at work; the owner then learns of it later.
    """

    owner_id: int
    there: tuple[User, ...]
    away: bool


def ask_introduction(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    text: str = "",
    unit_id: int | None = None,
) -> Talk:
    """Ask for it; raises NotFound, or Conflict where the actor or nobody holds the relation."""
    unit_id = acting_unit(actor, Action.LOG_CONTACT, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    today = clock.today()
    holder = holder_of(session, workplace_id, today)
    if holder is None:
        raise errors.Conflict("Nobody holds the relation to this workplace. Go ahead.")
    if actor.user_id in {holder.owner_id, *(user.id for user in holder.there)}:
        raise errors.Conflict("You hold the relation to this workplace yourself. Go ahead.")
    asked = holder.there[0]
    talk = ask(
        session,
        actor,
        workplace_id,
        unit_id,
        TalkKind.INTRODUCTION,
        asked,
        home_units(session, [asked.id]).get(asked.id),
        text,
        owner_id=holder.owner_id,
        free_from=today if holder.away else introductions.free_from(today),
    )
    if holder.away:
        talk.told_free_at = clock.now()  # by the answer to this very request
        session.flush()
    return talk


def holder_of(session: Session, workplace_id: int, day: date) -> Holder | None:
    """Who answers for the workplace on that day; None where nobody holds the relation."""
    held = owner_of(session, workplace_id)
    if held is None:
        return None
    there = who_answers(session, workplace_id, day)
    return Holder(held.owner_id, tuple(there) or (held.owner,), away=not there)
