"""Whom a coach need not mind at a workplace: they have agreed, or let their time run out."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Talk, TalkMessage
from employer_match.outreach.introductions import Asked, clears
from employer_match.vocabulary import TalkAnswer


def cleared(session: Session, user_id: int, workplace_id: int, day: date) -> frozenset[int]:
    """The colleagues whose earlier contacts there are no collision for this user on that day.

    Computed when asked, so it never waits for a job to run. Who agrees to go together clears both.
    """
    here = select(Talk).where(
        Talk.workplace_id == workplace_id,
        or_(Talk.asker_id == user_id, Talk.colleague_id == user_id),
    )
    talks = session.scalars(here.order_by(Talk.id)).all()
    said = agreements(session, talks)
    found: set[int] = set()
    for talk in talks:
        if not clears(said[talk.id], day):
            continue
        if talk.asker_id == user_id:
            found |= {talk.colleague_id, talk.owner_id or talk.colleague_id}
        elif said[talk.id].answer is TalkAnswer.TOGETHER:
            found.add(talk.asker_id)
    return frozenset(found)


def agreements(session: Session, talks: Collection[Talk]) -> dict[int, Asked]:
    """What has been agreed in each of these talks: the newest answer, and when the time ran out."""
    answers = select(TalkMessage.talk_id, TalkMessage.answer, TalkMessage.created_at).where(
        TalkMessage.talk_id.in_([talk.id for talk in talks]), TalkMessage.answer.is_not(None)
    )
    newest = {row[0]: (row[1], row[2]) for row in session.execute(answers.order_by(TalkMessage.id))}
    found = {}
    for talk in talks:
        answer, at = newest.get(talk.id, (None, None))
        found[talk.id] = Asked(talk.free_from, answer, clock.local_day(at) if at else None)
    return found
