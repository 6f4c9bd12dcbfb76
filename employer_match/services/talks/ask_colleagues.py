"""Instead of going on: ask those who were at a workplace for a talk, or to come along."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Talk, TalkMessage, Unit, User
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.introductions import HOLDS
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.collision_facts import approach, meet
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.permissions import Action, acting_unit
from employer_match.services.talks.letter_to import tell_of_talk
from employer_match.vocabulary import NoticeKind, Purpose, TalkKind

TOLD = {
    TalkKind.TALK: NoticeKind.WANTS_TO_TALK,
    TalkKind.JOIN: NoticeKind.WANTS_TO_JOIN,
    TalkKind.INTRODUCTION: NoticeKind.ASKS_INTRODUCTION,
}


def ask_colleagues(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    kind: TalkKind = TalkKind.TALK,
    text: str = "",
    day: date | None = None,
    unit_id: int | None = None,
    rest: RestPeriods | None = None,
) -> list[Talk]:
    """One talk with each colleague who is in the way; they get a notice and a mail.

    Raises NotFound, and Conflict where nobody is in the way. Of several, each sees only the own
    talk. An introduction has a service of its own: it is asked of whoever holds the relation.
    """
    unit_id = acting_unit(actor, Action.LOG_CONTACT, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    planned = approach(
        session, actor, actor.user_id, workplace_id, day or clock.today(), Purpose.INTRODUCE
    )
    met = meet(session, actor, workplace_id, planned, rule_of(session, workplace_id), rest)
    colleagues = {one.earlier.user_id: (one.earlier.user, one.earlier.unit) for one in met}
    if not colleagues:
        raise errors.Conflict("Nobody else is in contact with this workplace. Go ahead.")
    return [
        ask(session, actor, workplace_id, unit_id, kind, colleague, unit, text)
        for colleague, unit in colleagues.values()
    ]


def ask(
    session: Session,
    actor: Actor,
    workplace_id: int,
    unit_id: int,
    kind: TalkKind,
    colleague: User,
    colleague_unit: Unit | None,
    text: str,
    *,
    owner_id: int | None = None,
    free_from: date | None = None,
) -> Talk:
    """Begin the talk with one colleague, or go on with the one that asks the same already."""
    talk = open_talk(session, actor.user_id or 0, colleague.id, workplace_id, kind)
    if talk is None:
        talk = Talk(
            workplace_id=workplace_id,
            kind=kind,
            asker_id=actor.user_id,
            asker_unit_id=unit_id,
            colleague_id=colleague.id,
            colleague_unit_id=colleague_unit.id if colleague_unit else None,
            owner_id=owner_id,
            free_from=free_from,
        )
        session.add(talk)
        session.flush()
    session.add(TalkMessage(talk_id=talk.id, user_id=actor.user_id, text=text.strip()))
    session.flush()
    sender, unit = session.get_one(User, actor.user_id), session.get_one(Unit, unit_id)
    tell_of_talk(session, talk, TOLD[kind], colleague, sender, unit)
    record.audit(
        session, actor, "colleague_asked", "talk", talk.id, kind=kind, workplace=workplace_id
    )
    return talk


def open_talk(
    session: Session, asker_id: int, colleague_id: int, workplace_id: int, kind: TalkKind
) -> Talk | None:
    """The same question to the same colleague that has no answer yet."""
    answered = select(TalkMessage.talk_id).where(TalkMessage.user_id == colleague_id)
    same = select(Talk).where(
        Talk.workplace_id == workplace_id,
        Talk.asker_id == asker_id,
        Talk.colleague_id == colleague_id,
        Talk.kind == kind,
        Talk.created_at > clock.now() - HOLDS,
        Talk.passed_on_to_id.is_(None),
        Talk.id.not_in(answered),
    )
    return session.scalar(same.order_by(Talk.id.desc()).limit(1))
