"""Tell a colleague of a talk: a notice on the start page, and a mail without what was said."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Notice, Talk, Unit, User, Workplace
from employer_match.outreach import letters
from employer_match.services.employers.employer_layer import Sight
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.vocabulary import NoticeKind


def tell_of_talk(
    session: Session,
    talk: Talk,
    kind: NoticeKind,
    to: User,
    sender: User,
    unit: Unit | None,
) -> None:
    """One unread notice a talk at a time: the newest. What was said stays on the page."""
    put_away(session, talk.id, to.id)
    tell(
        session,
        to.id,
        kind,
        workplace_id=talk.workplace_id,
        from_user_id=sender.id,
        talk_id=talk.id,
    )
    if to.disabled_at is None:
        workplace = session.get_one(Workplace, talk.workplace_id).name
        who = as_seen_by(to, sender, unit)
        letter = letters.of_talk(to.language, kind, who, workplace, talk.free_from)
        outbox.post(session, to.email, *letter)


def put_away(session: Session, talk_id: int, user_id: int) -> None:
    """Who has answered, or is told anew, need not put the earlier notice away."""
    unread = select(Notice).where(
        Notice.talk_id == talk_id, Notice.user_id == user_id, Notice.read_at.is_(None)
    )
    for notice in session.scalars(unread.order_by(Notice.id)):
        notice.read_at = clock.now()


def as_seen_by(reader: User, sender: User, unit: Unit | None) -> str | None:
    """The sender's name and unit; None where the unit keeps to itself and the reader is outside."""
    if unit is None:
        return sender.name
    own = frozenset(role.unit_id for role in reader.roles)
    seen = Sight(own | {unit.id} if unit.shares_employer_layer else own)
    return None if seen.who(sender, unit).hidden else f"{sender.name} ({unit.name})"
