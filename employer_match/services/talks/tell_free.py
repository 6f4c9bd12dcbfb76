"""Who got no answer about an introduction is told, once, that they are free to go.

Only the telling waits for the nightly job: that they are free is computed whenever it is asked.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Talk, TalkMessage
from employer_match.services import record
from employer_match.services.actor import SYSTEM
from employer_match.services.talks.letter_to import tell_of_talk
from employer_match.vocabulary import NoticeKind, TalkKind


def tell_free(session: Session, today: date) -> int:
    """Tell every asker whose time has run out; returns how many. Twice a day is harmless."""
    record.take_writing_turn(session)
    answered = select(TalkMessage.talk_id).where(TalkMessage.answer.is_not(None))
    due = (
        select(Talk)
        .options(joinedload(Talk.asker), joinedload(Talk.colleague))
        .where(
            Talk.kind == TalkKind.INTRODUCTION,
            Talk.free_from <= today,
            Talk.told_free_at.is_(None),
            Talk.passed_on_to_id.is_(None),
            Talk.id.not_in(answered),
        )
        .order_by(Talk.id)
    )
    talks = session.scalars(due.execution_options(populate_existing=True)).all()
    for talk in talks:
        talk.told_free_at = clock.now()
        tell_of_talk(session, talk, NoticeKind.FREE_TO_GO, talk.asker, talk.colleague, None)
        record.audit(session, SYSTEM, "introduction_lapsed", "talk", talk.id)
    session.flush()
    return len(talks)
