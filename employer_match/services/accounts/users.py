"""Accounts: add, give roles, close; and the units in which the roles are."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Programme, RoleInUnit, Unit, User
from employer_match.services import record
from employer_match.services.accounts.api_tokens import end_tokens
from employer_match.services.accounts.door_links import end_links
from employer_match.services.accounts.door_words import words
from employer_match.services.accounts.passwords import hash_password
from employer_match.services.accounts.sessions import end_sessions
from employer_match.services.actor import Actor
from employer_match.services.mail import outbox
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Role


def add_user(
    session: Session,
    actor: Actor,
    *,
    email: str,
    name: str,
    password: str | None = None,
    roles: tuple[tuple[int, Role], ...] = (),
    language: str = "sv",
    phone: str | None = None,
) -> User:
    """Open an account; raises Conflict when the address has one."""
    require(actor, Action.MANAGE_USERS)
    address = email.strip().lower()
    if session.scalar(select(User.id).where(User.email == address)):
        raise errors.Conflict(fields={"email": "This address already has an account."})
    user = User(
        email=address,
        name=name.strip(),
        phone=phone,
        language=language,
        password_hash=hash_password(password) if password else None,
    )
    for unit_id, role in roles:
        user.roles.append(RoleInUnit(unit_id=unit_id, role=role))
    session.add(user)
    session.flush()
    record.audit(session, actor, "user_added", "user_account", user.id, roles=list(roles))
    return user


def give_role(session: Session, actor: Actor, user_id: int, unit_id: int, role: Role) -> None:
    """Give a role in a unit; giving it twice does nothing."""
    require(actor, Action.MANAGE_USERS)
    user = session.get(User, user_id)
    if user is None or session.get(Unit, unit_id) is None:
        raise errors.NotFound()
    if any(row.unit_id == unit_id and row.role is role for row in user.roles):
        return
    user.roles.append(RoleInUnit(unit_id=unit_id, role=role))
    session.flush()
    record.audit(session, actor, "role_given", "user_account", user_id, unit=unit_id, role=role)


def take_role(session: Session, actor: Actor, user_id: int, role_id: int) -> None:
    """Take a role away; it stays in the audit."""
    require(actor, Action.MANAGE_USERS)
    row = session.get(RoleInUnit, role_id)
    if row is None or row.user_id != user_id:
        raise errors.NotFound()
    record.audit(
        session, actor, "role_taken", "user_account", user_id, unit=row.unit_id, role=row.role
    )
    session.delete(row)
    session.flush()


def set_password(session: Session, actor: Actor, user_id: int, password: str) -> None:
    """Set a new password, end every session and link of the account, and tell its holder."""
    if actor.user_id != user_id:
        require(actor, Action.MANAGE_USERS)
    user = session.get(User, user_id)
    if user is None:
        raise errors.NotFound()
    user.password_hash = hash_password(password)
    end_sessions(session, user_id)
    end_links(session, user_id)
    outbox.post(session, user.email, *words("changed", user.language))
    record.audit(session, actor, "password_set", "user_account", user_id)


def disable_user(session: Session, actor: Actor, user_id: int, version: int | None) -> User:
    """Close an account: its sessions and tokens end at once; what it recorded stays."""
    require(actor, Action.MANAGE_USERS)
    user = session.get(User, user_id)
    if user is None:
        raise errors.NotFound()
    record.expect_version(user, version)
    user.disabled_at = clock.now()
    end_sessions(session, user_id)
    end_tokens(session, user_id)
    end_links(session, user_id)
    record.audit(session, actor, "user_disabled", "user_account", user_id)
    session.flush()
    return user


def list_users(session: Session, actor: Actor) -> list[User]:
    """Every account, by name as Swedes sort."""
    require(actor, Action.MANAGE_USERS)
    return list(session.scalars(select(User).order_by(User.name, User.id)))


def read_user(session: Session, actor: Actor, user_id: int) -> User:
    """One account."""
    require(actor, Action.MANAGE_USERS)
    user = session.get(User, user_id)
    if user is None:
        raise errors.NotFound()
    return user


def list_units(session: Session, actor: Actor) -> list[Unit]:
    """Every unit, by name; any signed-in user may know them."""
    require(actor, Action.OWN_ACCOUNT)
    return list(session.scalars(select(Unit).order_by(Unit.name, Unit.id)))


def add_unit(session: Session, actor: Actor, programme_name: str, unit_name: str) -> Unit:
    """Add a unit, and its programme where that is new."""
    require(actor, Action.MANAGE_USERS)
    programme = session.scalar(select(Programme).where(Programme.name == programme_name))
    if programme is None:
        programme = Programme(name=programme_name)
        session.add(programme)
        session.flush()
    if session.scalar(select(Unit.id).where(Unit.name == unit_name)):
        raise errors.Conflict(fields={"name": "There is already a unit of this name."})
    unit = Unit(programme_id=programme.id, name=unit_name)
    session.add(unit)
    session.flush()
    record.audit(session, actor, "unit_added", "unit", unit.id)
    return unit
