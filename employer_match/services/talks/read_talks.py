"""Talks as the two see them, and as everybody else does: that there was one, without a word of it.

Decided in docs/decisions: colleagues should know that two have talked, so that a third asks them
too; what they said is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from employer_match import clock
from employer_match.models import Talk, Unit, User, Workplace
from employer_match.outreach.introductions import Introduction, state
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import ANOTHER_UNIT, Sight, Who, sight
from employer_match.services.permissions import Action, require
from employer_match.services.talks.answer_talk import MAY_ANSWER, talk_of
from employer_match.services.talks.clearances import agreements
from employer_match.vocabulary import TalkAnswer, TalkKind


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `mine` is the reader's own."""

    id: int
    mine: bool
    who: Who
    at: datetime
    answer: TalkAnswer | None
    text: str


@dataclass(frozen=True, slots=True)
class TalkView:
    """A talk of the reader's; `other` is the colleague, `mine` that the reader asked.

    `state` and `free_from` are there for an introduction only. `waits_for_me` is that the other
    wrote last; `may_answer` what the reader can decide. `passed_on`: a colleague has taken over
    from one of the two, so nothing is awaited here.
    """

    id: int
    kind: TalkKind
    workplace_id: int
    workplace: str
    mine: bool
    other: Who
    began_on: date
    messages: tuple[Message, ...]
    waits_for_me: bool
    may_answer: tuple[TalkAnswer, ...]
    state: Introduction | None
    free_from: date | None
    passed_on: bool


@dataclass(frozen=True, slots=True)
class Talked:
    """For everybody: who asked whom about a workplace, when, and whether it was answered."""

    day: date
    kind: TalkKind
    asker: Who
    colleague: Who
    answered: bool
    talk_id: int | None


def own_talks(session: Session, actor: Actor, workplace_id: int | None = None) -> list[TalkView]:
    """The talks that the actor asked for or is asked in: what waits for the actor, then newest."""
    require(actor, Action.LOG_CONTACT)
    own = select(Talk).where(
        or_(Talk.asker_id == actor.user_id, Talk.colleague_id == actor.user_id)
    )
    if workplace_id is not None:
        own = own.where(Talk.workplace_id == workplace_id)
    found = session.scalars(_whole(own).order_by(Talk.id.desc())).all()
    return sorted(_views(session, actor, found), key=lambda one: not one.waits_for_me)


def read_talk(session: Session, actor: Actor, talk_id: int) -> TalkView:
    """One talk with all that was said; raises NotFound for everybody but the two."""
    require(actor, Action.LOG_CONTACT)
    talk_of(session, actor, talk_id)
    talks = session.scalars(_whole(select(Talk).where(Talk.id == talk_id))).all()
    return _views(session, actor, talks)[0]


def talked_about(session: Session, actor: Actor, workplace_id: int, most: int = 10) -> list[Talked]:
    """The newest talks about a workplace, for the timeline; the text stays with the two."""
    require(actor, Action.READ_EMPLOYERS)
    here = _whole(select(Talk).where(Talk.workplace_id == workplace_id))
    seen = sight(session, actor)
    return [
        Talked(
            day=clock.local_day(talk.created_at),
            kind=talk.kind,
            asker=seen.who(talk.asker, talk.asker_unit),
            colleague=_colleague(seen, talk),
            answered=any(said.user_id == talk.colleague_id for said in talk.messages),
            talk_id=talk.id if actor.user_id in (talk.asker_id, talk.colleague_id) else None,
        )
        for talk in session.scalars(here.order_by(Talk.id.desc()).limit(most))
    ]


def _whole(talks: Select[Talk]) -> Select[Talk]:
    return talks.options(
        joinedload(Talk.asker),
        joinedload(Talk.asker_unit),
        joinedload(Talk.colleague),
        joinedload(Talk.colleague_unit),
        selectinload(Talk.messages),
    ).execution_options(populate_existing=True)


def _views(session: Session, actor: Actor, talks: Sequence[Talk]) -> list[TalkView]:
    seen, today = sight(session, actor), clock.today()
    said = agreements(session, talks)
    places = select(Workplace.id, Workplace.name).where(
        Workplace.id.in_({talk.workplace_id for talk in talks})
    )
    names = {row[0]: row[1] for row in session.execute(places.order_by(Workplace.id))}
    found = []
    for talk in talks:
        mine = talk.asker_id == actor.user_id
        asker, colleague = seen.who(talk.asker, talk.asker_unit), _colleague(seen, talk)
        passed_on = talk.passed_on_to_id is not None
        introduction = talk.kind is TalkKind.INTRODUCTION and not passed_on
        found.append(
            TalkView(
                id=talk.id,
                kind=talk.kind,
                workplace_id=talk.workplace_id,
                workplace=names[talk.workplace_id],
                mine=mine,
                other=colleague if mine else asker,
                began_on=clock.local_day(talk.created_at),
                messages=tuple(
                    Message(
                        id=one.id,
                        mine=one.user_id == actor.user_id,
                        who=asker if one.user_id == talk.asker_id else colleague,
                        at=one.created_at,
                        answer=one.answer,
                        text=one.text,
                    )
                    for one in talk.messages
                ),
                waits_for_me=not passed_on and talk.messages[-1].user_id != actor.user_id,
                may_answer=() if mine or passed_on else MAY_ANSWER[talk.kind],
                state=state(said[talk.id], today) if introduction else None,
                free_from=talk.free_from,
                passed_on=passed_on,
            )
        )
    return found


def _colleague(seen: Sight, talk: Talk) -> Who:
    if talk.colleague_unit is None:
        return ANOTHER_UNIT
    if talk.owner_id is not None:  # who holds a relation is always named
        return _named(talk.colleague, talk.colleague_unit)
    return seen.who(talk.colleague, talk.colleague_unit)


def _named(user: User, unit: Unit) -> Who:
    return Who(user.id, user.name, unit.id, unit.name)
