"""The request at hand: its session, its actor, its settings."""

from datetime import timedelta
from typing import cast

from flask import current_app, g
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from employer_match.config import PREFIX, Settings, SettingsError
from employer_match.outreach.collisions import RestPeriods
from employer_match.services.accounts.sessions import Limits
from employer_match.services.actor import ANONYMOUS, Actor
from employer_match.vocabulary import Role


def session() -> Session:
    """The request's one session; the face never commits it."""
    return cast(Session, g.db_session)


def actor() -> Actor:
    """Who asks; anonymous where nobody is signed in."""
    return cast(Actor, g.get("actor", ANONYMOUS))


def sign_in_id() -> int | None:
    """The id of the browser's session, or None (API tokens have none)."""
    return cast("int | None", g.get("sign_in_id"))


def settings() -> Settings:
    """The installation's settings."""
    return cast(Settings, current_app.extensions["employer_match"]["settings"])


def engine() -> Engine:
    """The installation's database."""
    return cast(Engine, current_app.extensions["employer_match"]["engine"])


def session_limits() -> Limits:
    """How long a browser session may idle, and last at all."""
    kept = settings()
    return Limits(
        idle=timedelta(minutes=kept.session_idle_minutes),
        absolute=timedelta(hours=kept.session_absolute_hours),
    )


def second_factor_roles() -> tuple[Role, ...]:
    """The roles whose holders must give a code as well as a password."""
    return roles_named(settings().second_factor_for)


def roles_named(names: str) -> tuple[Role, ...]:
    """Roles by their names in a setting; raises SettingsError for one that is none."""
    try:
        return tuple(Role(name) for name in names.replace(",", " ").split())
    except ValueError:
        known = ", ".join(Role)
        raise SettingsError(
            f"{PREFIX}SECOND_FACTOR_FOR names {names!r}; the roles are: {known}."
        ) from None


def rest_periods() -> RestPeriods:
    """How long a workplace rests after a contact in this programme."""
    kept = settings()
    return RestPeriods(kept.rest_days, kept.rest_days_after_not_now, kept.contacts_per_month)
