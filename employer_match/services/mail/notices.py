"""What users are told on the start page; never anything about a participant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from employer_match import clock
from employer_match.models import Collision, Notice, Talk, Unit, User, Workplace
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import ANOTHER_UNIT, Who, sight
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import GoOnReason, NoticeKind


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One notice; `who` is None where nobody in particular caused it.

    `talk_id` is the talk it is about: what was said stands there.
    """

    id: int
    kind: NoticeKind
    at: datetime
    workplace_id: int | None
    workplace: str | None
    who: Who | None
    reason: GoOnReason | None
    talk_id: int | None = None


def tell(
    session: Session,
    user_id: int,
    kind: NoticeKind,
    *,
    workplace_id: int | None = None,
    from_user_id: int | None = None,
    collision_id: int | None = None,
    talk_id: int | None = None,
) -> None:
    """Leave a notice for a user, in the caller's transaction."""
    session.add(
        Notice(
            user_id=user_id,
            kind=kind,
            workplace_id=workplace_id,
            from_user_id=from_user_id,
            collision_id=collision_id,
            talk_id=talk_id,
        )
    )


def unread_notices(session: Session, actor: Actor) -> list[NoticeView]:
    """The actor's unread notices, newest first."""
    require(actor, Action.OWN_ACCOUNT)
    sender = aliased(User)
    seen = sight(session, actor)
    rows = session.execute(
        select(Notice, Workplace.name, sender, Collision.reason, Unit, Talk)
        .outerjoin(Workplace, Workplace.id == Notice.workplace_id)
        .outerjoin(sender, sender.id == Notice.from_user_id)
        .outerjoin(Collision, Collision.id == Notice.collision_id)
        .outerjoin(Unit, Unit.id == Collision.unit_id)
        .outerjoin(Talk, Talk.id == Notice.talk_id)
        .where(Notice.user_id == actor.user_id, Notice.read_at.is_(None))
        .order_by(Notice.id.desc())
    ).all()
    homes = home_units(session, {user.id for _notice, _place, user, *_rest in rows if user})

    def who(user: User | None, unit: Unit | None, talk: Talk | None) -> Who | None:
        if user is None:
            return None
        if talk is not None:
            asks = talk.asker_id == user.id
            unit = session.get(Unit, talk.asker_unit_id if asks else talk.colleague_unit_id)
            if unit is not None and talk.owner_id is not None and not asks:
                return Who(user.id, user.name, unit.id, unit.name)  # holds a relation: is named
        unit = unit or homes.get(user.id)
        return seen.who(user, unit) if unit else ANOTHER_UNIT

    return [
        NoticeView(
            id=notice.id,
            kind=NoticeKind(notice.kind),
            at=notice.created_at,
            workplace_id=notice.workplace_id,
            workplace=workplace,
            who=who(user, unit, talk),
            reason=reason,
            talk_id=notice.talk_id,
        )
        for notice, workplace, user, reason, unit, talk in rows
    ]


def mark_read(session: Session, actor: Actor, notice_ids: Collection[int]) -> None:
    """The actor has seen these; another's notices are left alone."""
    require(actor, Action.OWN_ACCOUNT)
    own = select(Notice).where(Notice.user_id == actor.user_id, Notice.id.in_(notice_ids))
    for notice in session.scalars(own.order_by(Notice.id)):
        notice.read_at = notice.read_at or clock.now()
    session.flush()
