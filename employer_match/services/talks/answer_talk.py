"""Answer a talk, or say something more: only ever added, by one of the two."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Talk, TalkMessage, Unit, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.services.talks.letter_to import put_away, tell_of_talk
from employer_match.vocabulary import NoticeKind, TalkAnswer, TalkKind

#: What the one who is asked may decide; the asker only writes.
MAY_ANSWER: Mapping[TalkKind, tuple[TalkAnswer, ...]] = {
    TalkKind.TALK: (TalkAnswer.GO_YOURSELF,),
    TalkKind.JOIN: (TalkAnswer.TOGETHER, TalkAnswer.GO_YOURSELF, TalkAnswer.NOT_THIS_TIME),
    TalkKind.INTRODUCTION: (
        TalkAnswer.INTRODUCES,
        TalkAnswer.TOGETHER,
        TalkAnswer.GO_YOURSELF,
    ),
}


def answer_talk(
    session: Session,
    actor: Actor,
    talk_id: int,
    text: str = "",
    answer: TalkAnswer | None = None,
) -> TalkMessage:
    """Add a message; the other one gets a notice and a mail.

    Raises NotFound for everybody but the two, Invalid for nothing said or an answer that does not
    fit, and Conflict for a talk that somebody else has taken over.
    """
    require(actor, Action.LOG_CONTACT)
    record.take_writing_turn(session)
    talk = talk_of(session, actor, talk_id)
    if talk.passed_on_to_id is not None:
        raise errors.Conflict("A colleague has taken this over. Go on with them.")
    text = text.strip()
    asks = talk.asker_id == actor.user_id
    if answer is not None and (asks or answer not in MAY_ANSWER[talk.kind]):
        raise errors.Invalid(fields={"answer": "Choose one of the alternatives."})
    if answer is None and not text:
        raise errors.Invalid(fields={"text": "Write a sentence, or choose an answer."})
    said = TalkMessage(talk_id=talk.id, user_id=actor.user_id, answer=answer, text=text)
    session.add(said)
    session.flush()
    put_away(session, talk.id, actor.user_id or 0)
    other = session.get_one(User, talk.colleague_id if asks else talk.asker_id)
    sender = session.get_one(User, actor.user_id)
    unit_id = talk.asker_unit_id if asks else talk.colleague_unit_id
    named = talk.owner_id is not None and not asks  # who holds a relation is always named
    unit = None if unit_id is None or named else session.get_one(Unit, unit_id)
    tell_of_talk(session, talk, NoticeKind.ANSWERED, other, sender, unit)
    record.audit(session, actor, "talk_answered", "talk", talk.id, answer=answer)
    return said


def talk_of(session: Session, actor: Actor, talk_id: int) -> Talk:
    """The talk, for one of the two; for everybody else it does not exist (NotFound)."""
    talk = session.get(Talk, talk_id, populate_existing=True)
    if talk is None or actor.user_id not in (talk.asker_id, talk.colleague_id):
        raise errors.NotFound()
    return talk
