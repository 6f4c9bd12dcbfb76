"""Who came along to a contact: it is theirs too, and they are told that it was logged."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import errors
from employer_match.models import Companion, Contact, RoleInUnit, User
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import Sight, Who, sight
from employer_match.services.mail.notices import tell
from employer_match.services.permissions import ROLES, Action, require
from employer_match.vocabulary import NoticeKind


def check_companions(
    session: Session, user_id: int, together_with: Collection[int]
) -> frozenset[int]:
    """The ids; Invalid unless each is another colleague at work who may log contacts."""
    asked = frozenset(together_with)
    if asked and not asked <= {user.id for user in _colleagues(session)} - {user_id}:
        message = "Choose a colleague who works here."
        raise errors.Invalid(fields={"together_with": message})
    return asked


def keep_companions(session: Session, contact: Contact, along: Collection[int]) -> None:
    """Write down who came along, and tell them."""
    homes = home_units(session, along)
    for user_id in sorted(along):
        unit = homes.get(user_id)
        if unit is not None:
            session.add(Companion(contact_id=contact.id, user_id=user_id, unit_id=unit.id))
            tell(
                session,
                user_id,
                NoticeKind.CAME_ALONG,
                workplace_id=contact.workplace_id,
                from_user_id=contact.user_id,
            )
    session.flush()


def companions_of(
    session: Session, seen: Sight, contact_ids: Collection[int]
) -> dict[int, tuple[Who, ...]]:
    """Who came along to each of these contacts, as far as units share."""
    along = (
        select(Companion)
        .options(joinedload(Companion.user), joinedload(Companion.unit))
        .where(Companion.contact_id.in_(contact_ids))
    )
    found: dict[int, tuple[Who, ...]] = {}
    for one in session.scalars(along.order_by(Companion.id)):
        who = seen.who(one.user, one.unit)
        found[one.contact_id] = (*found.get(one.contact_id, ()), who)
    return found


def colleagues(session: Session, actor: Actor) -> list[Who]:
    """Whom the actor may name as having come along: by name, of the units that share."""
    require(actor, Action.LOG_CONTACT)
    seen = sight(session, actor)
    found, at_work = [], _colleagues(session)
    homes = home_units(session, [user.id for user in at_work])
    for user in at_work:
        unit = homes.get(user.id)
        if user.id != actor.user_id and unit is not None and seen.sees(unit.id):
            found.append(Who(user.id, user.name, unit.id, unit.name))
    return found


def _colleagues(session: Session) -> list[User]:
    at_work = select(RoleInUnit.user_id).where(RoleInUnit.role.in_(ROLES[Action.LOG_CONTACT]))
    users = select(User).where(User.id.in_(at_work), User.disabled_at.is_(None))
    return list(session.scalars(users.order_by(User.name, User.id)))
