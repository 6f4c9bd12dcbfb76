"""What an employer said through the link, at a workplace: shown with its date, and settled.

Beside what others have written or said there the stricter holds. Where that keeps the employer's
own words from holding as they were said, a person settles it: they hold, or what is written does.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ContactPerson, EmployerWish
from employer_match.outreach.contact_rules import SAID, UNSAID, Wishes, held_back, lifts, strictest
from employer_match.outreach.plan_sentences import Why
from employer_match.outreach.wish_sentences import stop_sentence, wish_sentences
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_rules import written_rule
from employer_match.services.contacts.free_stopped import free_stopped
from employer_match.services.contacts.wishes_in_force import own_words, rule_of, wishes_said
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.edits import overwrite
from employer_match.services.permissions import Action, require


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What one person at the employer said, in sentences, and whether it holds as it was said.

    `held_back`: somebody else has said something stricter. `settled`: what is written down holds
    instead of these words.
    """

    id: int
    version: int
    said_by: str
    said_at: datetime
    sentences: tuple[Why, ...]
    held_back: bool
    settled: bool


def own_words_at(session: Session, actor: Actor, workplace_id: int) -> tuple[OwnWords, ...]:
    """What employers said of this workplace, newest first."""
    require(actor, Action.READ_EMPLOYERS)
    held = rule_of(session, workplace_id)
    return tuple(_view(wish, person, held) for _place, wish, person in _here(session, workplace_id))


def settle_own_words(
    session: Session,
    actor: Actor,
    workplace_id: int,
    wish_id: int,
    version: int | None,
    *,
    take: bool,
) -> EmployerWish:
    """Let the employer's own words hold (`take`), or what is written down instead of them.

    Taking them clears, of what was written and of what others there have said, what keeps them
    from holding.
    Raises NotFound, VersionMissing or Stale; where a stop would end sooner, NotAllowed for
    everybody but a coordinator.
    """
    require(actor, Action.SET_CONTACT_RULE)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    here = {
        one.id: (one, wishes_said(one, None if person.left_at else person.id))
        for _place, one, person in _here(session, workplace_id)
    }
    wish, said = here.get(wish_id, (None, Wishes()))
    if wish is None:
        raise errors.NotFound()
    record.expect_version(wish, version)
    before = rule_of(session, workplace_id)
    if take:
        others = [(one, each) for one, each in here.values() if one is not wish]
        _set_aside(session, actor, said, others)
        _clear_written(session, actor, workplace_id, said)
        overwrite(session, actor, wish, {"settled_at": None, "settled_by_id": None}, wish.version)
    else:
        settled = {"settled_at": clock.now(), "settled_by_id": actor.user_id}
        overwrite(session, actor, wish, settled, wish.version)
    if lifts(before, rule_of(session, workplace_id), clock.today()):
        require(actor, Action.OVERRIDE_STOP)
    free_stopped(session, actor, workplace_id)
    return wish


def _here(session: Session, workplace_id: int) -> list[tuple[int, EmployerWish, ContactPerson]]:
    return own_words(session, [workplace_id])


def _set_aside(
    session: Session, actor: Actor, taken: Wishes, others: list[tuple[EmployerWish, Wishes]]
) -> None:
    """What others at the employer have said and keeps these words from holding is settled by them.

    What others wish beside it goes on to hold.
    """
    for other, said in others:
        if other.settled_at is None and held_back(taken, strictest((said, taken))):
            settled = {"settled_at": clock.now(), "settled_by_id": actor.user_id}
            overwrite(session, actor, other, settled, other.version)


def _clear_written(session: Session, actor: Actor, workplace_id: int, said: Wishes) -> None:
    rule = written_rule(session, workplace_id)
    if rule is None:
        return
    cleared: dict[str, object] = {name: None for name in SAID if getattr(said, name) not in UNSAID}
    stop = {"stop_until": None, "stop_for_good": False, "stop_since": None}
    overwrite(session, actor, rule, cleared | stop, rule.version)


def _view(wish: EmployerWish, person: ContactPerson, held: Wishes) -> OwnWords:
    said, today = wishes_said(wish, person.id), clock.today()
    stop = stop_sentence(said, today)
    sentences = wish_sentences(said, today, person=person.name)
    return OwnWords(
        id=wish.id,
        version=wish.version,
        said_by=wish.said_by,
        said_at=wish.said_at,
        sentences=(stop, *sentences) if stop else sentences,
        held_back=wish.settled_at is None
        and held_back(wishes_said(wish, None if person.left_at else person.id), held),
        settled=wish.settled_at is not None,
    )
