"""A talk that waits for its answer goes on with whoever takes over from one of the two.

What was said stays between the two who said it: the one who takes over is asked the same anew, and
told nothing of it. The day from which an introduction is answered by silence stays as it was, since
a search never waits for a hand-over.
"""

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Talk, TalkMessage, Unit, User
from employer_match.outreach.introductions import HOLDS
from employer_match.services import record
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.talks.ask_colleagues import TOLD, open_talk
from employer_match.services.talks.letter_to import put_away, tell_of_talk
from employer_match.vocabulary import NoticeKind


def unanswered() -> ColumnElement[bool]:
    """Of a talk: the one who is asked has said nothing yet, and it is not too old."""
    answered = exists().where(
        TalkMessage.talk_id == Talk.id, TalkMessage.user_id == Talk.colleague_id
    )
    young = Talk.created_at > clock.now() - HOLDS
    return Talk.passed_on_to_id.is_(None) & young & ~answered


def waiting_talks(session: Session, user_id: int) -> list[tuple[Talk, int]]:
    """The talks of this user that nobody has answered yet, each with its number of messages."""
    waiting = select(Talk).where(
        or_(Talk.asker_id == user_id, Talk.colleague_id == user_id), unanswered()
    )
    said = (
        select(func.count(TalkMessage.id)).where(TalkMessage.talk_id == Talk.id).scalar_subquery()
    )
    rows = session.execute(
        waiting.add_columns(said).order_by(Talk.id).execution_options(populate_existing=True)
    )
    return [(talk, messages) for talk, messages in rows]


def pass_on(session: Session, actor: Actor, talk: Talk, leaving: User, to: User) -> Talk:
    """Let `to` take the place of who leaves, as asker or as asked; returns the talk that goes on.

    Where `to` is the other one of the two there is nobody left to ask, and the talk ends.
    """
    asks = talk.asker_id == leaving.id
    asker = to if asks else session.get_one(User, talk.asker_id)
    colleague = session.get_one(User, talk.colleague_id) if asks else to
    for user_id in (talk.asker_id, talk.colleague_id):
        put_away(session, talk.id, user_id)
    onward = talk if asker.id == colleague.id else _onward(session, talk, asker, colleague)
    talk.passed_on_to_id = onward.id
    session.flush()
    if onward is not talk:
        unit = session.get_one(Unit, onward.asker_unit_id)
        tell_of_talk(session, onward, TOLD[talk.kind], colleague, asker, unit)
        if not asks:
            tell_of_talk(
                session, onward, NoticeKind.PASSED_ON, asker, colleague, _shown(session, onward)
            )
    record.audit(session, actor, "talk_passed_on", "talk", talk.id, to=onward.id, kind=talk.kind)
    return onward


def _shown(session: Session, talk: Talk) -> Unit | None:
    """The unit by which the one who is asked is shown; None: named, as holding the relation."""
    if talk.owner_id is not None or talk.colleague_unit_id is None:
        return None
    return session.get_one(Unit, talk.colleague_unit_id)


def _onward(session: Session, talk: Talk, asker: User, colleague: User) -> Talk:
    """The same question between these two: one that is open already, else a new one."""
    standing = open_talk(session, asker.id, colleague.id, talk.workplace_id, talk.kind)
    if standing is not None:
        return standing
    homes = home_units(session, [asker.id, colleague.id])
    moved = asker.id != talk.asker_id
    made = Talk(
        workplace_id=talk.workplace_id,
        kind=talk.kind,
        asker_id=asker.id,
        asker_unit_id=homes[asker.id].id if moved else talk.asker_unit_id,
        colleague_id=colleague.id,
        colleague_unit_id=talk.colleague_unit_id if moved else homes[colleague.id].id,
        owner_id=talk.owner_id,
        free_from=talk.free_from,
        told_free_at=talk.told_free_at,
    )
    session.add(made)
    session.flush()
    session.add(TalkMessage(talk_id=made.id, user_id=asker.id, text=""))
    session.flush()
    return made
