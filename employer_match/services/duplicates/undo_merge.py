"""Undo a merge within thirty days: every row that moved goes back, every value is as it was.

What has been written since then stays: a contact logged after the merge belongs to the record that
was kept, and a value that somebody has edited since is not taken back.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Merge
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates import whole_rows
from employer_match.services.duplicates.read_merges import DAYS
from employer_match.services.permissions import Action, require

#: A table of which one row a workplace may be open at a time → the column that ends it.
_ONE_OPEN = {
    "relationship_owner": "until",
    "intention": "released_at",
    "stage_lowering": "until",
}


def undo_merge(session: Session, actor: Actor, merge_id: int) -> Merge:
    """Make two of one again. Raises NotFound, or Conflict where it is too late or too early."""
    require(actor, Action.MERGE_EMPLOYERS)
    record.take_writing_turn(session)
    merge = session.get(Merge, merge_id, populate_existing=True)
    if merge is None:
        raise errors.NotFound()
    _check(session, merge)
    for change in merge.changed:
        if change["table"] not in _ONE_OPEN:
            _take_back(session, change)
    for gone in merge.removed:
        whole_rows.write_row(session, _name(gone), _row(gone))
    for column, ids in merge.moved.items():
        table, name = column.split(".")
        with whole_rows.unseen(session):
            whole_rows.put_back(session, table, name, ids, merge.gone_id)
    for change in merge.changed:
        if change["table"] in _ONE_OPEN and not _another_open(session, change):
            _take_back(session, change)
    merge.undone_at = clock.now()
    session.flush()
    session.expire_all()
    record.audit(
        session, actor, "merge_undone", merge.thing, merge.kept_id, back=merge.gone_id,
        merge=merge.id,
    )  # fmt: skip
    return merge


def _check(session: Session, merge: Merge) -> None:
    if merge.undone_at is not None:
        raise errors.Conflict("This has been undone already.")
    if merge.created_at < clock.now() - timedelta(days=DAYS):
        raise errors.Conflict("This was merged more than 30 days ago.")
    later = select(Merge).where(Merge.id > merge.id, Merge.undone_at.is_(None))
    for other in session.scalars(later.order_by(Merge.id)):
        onto = other.thing == merge.thing and merge.kept_id in (other.kept_id, other.gone_id)
        places = merge.moved.get("workplace.employer_id", [])
        both = {other.kept_id, other.gone_id}
        within = other.thing == "workplace" and not both.isdisjoint(places)
        above = other.thing == "employer" and other.gone_id == _row(merge.removed[0]).get(
            "employer_id"
        )
        if onto or within or above:
            raise errors.Conflict("Undo what was merged after it first.")


def _take_back(session: Session, change: dict[str, object]) -> None:
    """The values that stand as the merge wrote them become what they were."""
    table, row_id = _name(change), int(str(change["id"]))
    now = whole_rows.read_row(session, table, row_id)
    before, after = _values(change, "before"), _values(change, "after")
    if now is None:
        return
    back = {name: before[name] for name, value in after.items() if now[name] == value}
    if "version" in after and "version" not in back:  # edited since: the edit's version goes on
        back.pop("updated_at", None)
    if back:
        whole_rows.change(session, table, row_id, back)


def _another_open(session: Session, change: dict[str, object]) -> bool:
    """Whether somebody else holds the place by now."""
    table, row_id = _name(change), int(str(change["id"]))
    row = whole_rows.read_row(session, table, row_id)
    if row is None:
        return True
    beside = whole_rows.rows_where(session, table, "workplace_id", row["workplace_id"])
    return any(each[_ONE_OPEN[table]] is None and each["id"] != row_id for each in beside)


def _name(entry: dict[str, object]) -> str:
    return str(entry["table"])


def _row(entry: dict[str, object]) -> dict[str, Any]:
    return _values(entry, "row")


def _values(entry: dict[str, object], key: str) -> dict[str, Any]:
    held = entry[key]
    assert isinstance(held, dict)  # noqa: S101 - written by merging
    return held
