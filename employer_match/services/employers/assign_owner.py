"""Who holds the relation to a workplace, with a deputy; the history stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import RelationshipOwner, User
from employer_match.services import record
from employer_match.services.accounts.colleagues import meets_employers
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.mail.notices import tell
from employer_match.services.permissions import Action, may, require
from employer_match.vocabulary import NoticeKind, Role


def assign_owner(
    session: Session,
    actor: Actor,
    workplace_id: int,
    owner_id: int | None,
    deputy_id: int | None = None,
    *,
    seen: int | None = None,
) -> RelationshipOwner | None:
    """Hand the relation over from today; None leaves the workplace without an owner.

    A coordinator decides on any workplace. A coach takes on one that nobody holds, and names the
    deputy of one's own or hands it on; a team leader decides for who is in the team. `seen` is the
    row that stood when the choice was made (0 for none); without it what stands is not asked for.
    Assigning what stands already changes nothing. Raises NotFound, NotAllowed, Stale, or Invalid
    for somebody who does not meet employers.
    """
    require(actor, Action.TAKE_ON_WORKPLACE)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    held = owner_of(session, workplace_id)
    if seen is not None and seen != (held.id if held else 0):
        raise errors.Stale(version=held.id if held else 0)
    if not may_assign(actor, held, owner_id):
        raise errors.NotAllowed(
            "A colleague holds this relation. Talk to them, or ask your coordinator."
            if held
            else "Take it on yourself, or ask your coordinator to choose a colleague."
        )
    _check(session, "owner_id", owner_id)
    _check(session, "deputy_id", deputy_id)
    if deputy_id is not None and deputy_id == owner_id:
        raise errors.Invalid(fields={"deputy_id": "The deputy is somebody else than the owner."})
    if deputy_id is not None and owner_id is None:
        raise errors.Invalid(fields={"owner_id": "Choose an owner, not only a deputy."})
    if (held and (held.owner_id, held.deputy_id)) == (owner_id, deputy_id):
        return held
    made = replace_owner(session, actor, workplace_id, held, owner_id, deputy_id)
    if made and owner_id != actor.user_id and (held is None or held.owner_id != owner_id):
        tell(
            session,
            made.owner_id,
            NoticeKind.BECAME_OWNER,
            workplace_id=workplace_id,
            from_user_id=actor.user_id,
        )
    return made


def replace_owner(
    session: Session,
    actor: Actor,
    workplace_id: int,
    held: RelationshipOwner | None,
    owner_id: int | None,
    deputy_id: int | None,
) -> RelationshipOwner | None:
    """End the row in force and open the next one, both kept; the caller has checked everything."""
    if held is not None:
        held.until = clock.today()
        session.flush()
    made = None
    if owner_id is not None:
        made = RelationshipOwner(
            workplace_id=workplace_id,
            owner_id=owner_id,
            deputy_id=deputy_id,
            since=clock.today(),
        )
        session.add(made)
        session.flush()
    record.audit(
        session,
        actor,
        "owner_assigned",
        "workplace",
        workplace_id,
        owner=owner_id,
        deputy=deputy_id,
    )
    return made


def may_assign(actor: Actor, held: RelationshipOwner | None, owner_id: int | None) -> bool:
    """Whether the actor may give the workplace to this owner, as it stands."""
    if may(actor, Action.ASSIGN_OWNER):
        return True
    if held is None:
        return owner_id is not None and owner_id == actor.user_id
    return held.owner_id == actor.user_id or _leads(actor, held)


def _leads(actor: Actor, held: RelationshipOwner) -> bool:
    led = actor.units_as(Role.TEAM_LEADER)
    return any(role.unit_id in led for role in held.owner.roles)


def owner_of(session: Session, workplace_id: int) -> RelationshipOwner | None:
    """The open row, with owner and deputy."""
    return session.scalar(
        select(RelationshipOwner).where(
            RelationshipOwner.workplace_id == workplace_id, RelationshipOwner.until.is_(None)
        )
    )


def owner_history(session: Session, actor: Actor, workplace_id: int) -> list[RelationshipOwner]:
    """Who has held the relation, newest first."""
    require(actor, Action.READ_EMPLOYERS)
    held = select(RelationshipOwner).where(RelationshipOwner.workplace_id == workplace_id)
    return list(session.scalars(held.order_by(RelationshipOwner.id.desc())))


def _check(session: Session, field: str, user_id: int | None) -> None:
    if user_id is None:
        return
    if not meets_employers(session.get(User, user_id)):
        raise errors.Invalid(fields={field: "Choose a colleague who meets employers."})
