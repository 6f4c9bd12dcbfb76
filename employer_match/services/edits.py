"""One way to change an employer-side record: version checked, the earlier one kept, audited."""

from collections.abc import Mapping

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from employer_match import errors
from employer_match.models import Versioned
from employer_match.services import record
from employer_match.services.actor import Actor


def overwrite(
    session: Session,
    actor: Actor,
    thing: Versioned,
    values: Mapping[str, object],
    version: int | None,
    reason: str | None = None,
) -> tuple[str, ...]:
    """Write the values over the record; returns the names of the columns that changed.

    Raises VersionMissing or Stale. Writing what stands there already changes nothing.
    """
    record.expect_version(thing, version)
    changed = tuple(name for name, value in values.items() if getattr(thing, name) != value)
    if not changed:
        return ()
    record.keep_version(session, actor, thing, reason)
    for name in changed:
        setattr(thing, name, values[name])
    try:
        session.flush()
    except StaleDataError as stale:
        raise errors.Stale(version=None) from stale
    kind = thing.__tablename__  # type: ignore[attr-defined]
    thing_id = thing.id  # type: ignore[attr-defined]
    record.audit(session, actor, f"{kind}_edited", kind, thing_id, fields=changed, before=version)
    return changed
