"""The merges of the last thirty days: what went where, and which can still be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Merge, User
from employer_match.services.actor import Actor
from employer_match.services.duplicates.judge_apart import names_of
from employer_match.services.duplicates.merge_employers import SILENT, Moving
from employer_match.services.duplicates.merge_moves import UNCOUNTED
from employer_match.services.duplicates.merged import now_at
from employer_match.services.permissions import Action, require

DAYS = 30


@dataclass(frozen=True, slots=True)
class MergeView:
    """A merge as a coordinator reads it. `filled` names columns, `settled` tables as in a preview.

    `kept_name` is today's name; `now_id` where the kept record is today, should it be merged too.
    """

    id: int
    thing: str
    kept_id: int
    gone_id: int
    now_id: int
    kept_name: str
    gone_name: str
    by: str | None
    merged_at: datetime
    undo_until: datetime
    undone_at: datetime | None
    moved: tuple[Moving, ...]
    filled: tuple[str, ...]
    settled: tuple[str, ...]

    @property
    def undoable(self) -> bool:
        """Whether its thirty days last and nobody has undone it."""
        return self.undone_at is None and clock.now() <= self.undo_until


def list_merges(session: Session, actor: Actor) -> tuple[MergeView, ...]:
    """The merges that can still be undone, newest first."""
    require(actor, Action.MERGE_EMPLOYERS)
    young = Merge.created_at >= clock.now() - timedelta(days=DAYS)
    found = select(Merge).where(Merge.undone_at.is_(None), young).order_by(Merge.id.desc())
    return _views(session, session.scalars(found).all())


def read_merge(session: Session, actor: Actor, merge_id: int) -> MergeView:
    """One merge, undone or not; raises NotFound."""
    require(actor, Action.MERGE_EMPLOYERS)
    merge = session.get(Merge, merge_id)
    if merge is None:
        raise errors.NotFound()
    (view,) = _views(session, [merge])
    return view


def merge_of(session: Session, actor: Actor, thing: str, a_id: int, b_id: int) -> int | None:
    """The id of the merge in force that made one of these two, or None."""
    require(actor, Action.MERGE_EMPLOYERS)
    both = {a_id, b_id}
    held = select(Merge.id).where(
        Merge.thing == thing,
        Merge.kept_id.in_(both),
        Merge.gone_id.in_(both),
        Merge.undone_at.is_(None),
    )
    return session.scalar(held.order_by(Merge.id.desc()).limit(1))


def _views(session: Session, merges: Any) -> tuple[MergeView, ...]:
    people = select(User.id, User.name).where(User.id.in_({one.user_id for one in merges}))
    by = dict(session.execute(people.order_by(User.id)).all())
    return tuple(_view(session, one, by.get(one.user_id)) for one in merges)


def _view(session: Session, merge: Merge, by: str | None) -> MergeView:
    now_id = now_at(session, merge.thing, merge.kept_id) or merge.kept_id
    row: Any = merge.removed[0]["row"]
    changed: list[Any] = merge.changed
    own = {name for each in changed if each["table"] == merge.thing for name in each["after"]}
    return MergeView(
        id=merge.id,
        thing=merge.thing,
        kept_id=merge.kept_id,
        gone_id=merge.gone_id,
        now_id=now_id,
        kept_name=names_of(session, merge.thing, {now_id}).get(now_id, ""),
        gone_name=row["name"],
        by=by,
        merged_at=merge.created_at,
        undo_until=merge.created_at + timedelta(days=DAYS),
        undone_at=merge.undone_at,
        moved=tuple(_moved(column, ids) for column, ids in merge.moved.items()),
        filled=tuple(sorted(own - SILENT)),
        settled=tuple(
            dict.fromkeys(each["table"] for each in changed if each["table"] != merge.thing)
        ),
    )


def _moved(column: str, ids: list[int]) -> Moving:
    return Moving(column, None if column.partition(".")[0] in UNCOUNTED else len(ids))
