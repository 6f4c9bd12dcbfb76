"""Two records of one employer, or of one workplace, become one: previewed, audited, undoable.

What is kept stays under its id, the other id leads there. Everything that hangs on the other one
moves (`merge_moves` lists it by table); what the kept one lacks is filled in. Source: product rows
3 and 76.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Employer, Merge, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates import whole_rows
from employer_match.services.duplicates.judge_apart import judged_apart, key_of
from employer_match.services.duplicates.keep_found_pairs import look_within
from employer_match.services.duplicates.merge_moves import UNCOUNTED, moving
from employer_match.services.duplicates.merge_settled import (
    Changes,
    filled,
    second_intention,
    second_lowering,
    second_owner,
    stricter,
)
from employer_match.services.duplicates.merged import now_at
from employer_match.services.duplicates.whole_rows import Row
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind

FILLED = {
    "employer": ("organisation_number", "sector", "sni"),
    "workplace": (
        "address", "postcode", "city", "municipality_code", "latitude", "longitude", "phone",
        "email", "size_class",
    ),
}  # fmt: skip
#: Bookkeeping that a preview leaves out.
SILENT = {"version", "updated_at", "sole_trader", "from_advert"}


@dataclass(frozen=True, slots=True)
class Moving:
    """Rows that will move: their column (table.column), and how many; None where none is told."""

    column: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do. `filled` names the columns that the kept one takes over; `settled`
    the tables in which two rows cannot both stay in force.
    """

    thing: str
    kept_id: int
    gone_id: int
    kept_name: str
    gone_name: str
    versions: tuple[int, int]
    moves: tuple[Moving, ...]
    filled: tuple[str, ...]
    settled: tuple[str, ...]


def preview_merge(
    session: Session, actor: Actor, thing: str, kept_id: int, gone_id: int
) -> Preview:
    """What merging would move and change, for "employer" or "workplace".

    Raises NotFound, and Conflict where the two cannot be one.
    """
    require(actor, Action.MERGE_EMPLOYERS)
    kept, gone = _both(session, thing, kept_id, gone_id)
    changes = _changes(session, thing, kept, gone)
    own = {name for table, row, values in changes if table == thing for name in values}
    return Preview(
        thing=thing,
        kept_id=kept_id,
        gone_id=gone_id,
        kept_name=kept["name"],
        gone_name=gone["name"],
        versions=(kept["version"], gone["version"]),
        moves=tuple(_moving(session, column, gone_id) for column in moving(thing)),
        filled=tuple(sorted(own - SILENT)),
        settled=tuple(dict.fromkeys(table for table, _row, _values in changes if table != thing)),
    )


def merge_employers(
    session: Session, actor: Actor, kept_id: int, gone_id: int, versions: tuple[int, int] | None
) -> Merge:
    """One employer with the workplaces of both; `versions` are those of the preview.

    Raises NotFound, VersionMissing, Stale, or Conflict for two organisation numbers.
    """
    return _merge(session, actor, "employer", kept_id, gone_id, versions)


def merge_workplaces(
    session: Session, actor: Actor, kept_id: int, gone_id: int, versions: tuple[int, int] | None
) -> Merge:
    """One workplace with everything that hung on either; `versions` are those of the preview.

    Raises NotFound, VersionMissing, Stale, or Conflict for workplaces of two employers.
    """
    return _merge(session, actor, "workplace", kept_id, gone_id, versions)


def merge_records(
    session: Session,
    actor: Actor,
    thing: str,
    kept_id: int,
    gone_id: int,
    versions: tuple[int, int] | None,
) -> Merge:
    """Either of these, by the thing's name; raises NotFound for any other thing."""
    return _merge(session, actor, thing, kept_id, gone_id, versions)


def _merge(
    session: Session,
    actor: Actor,
    thing: str,
    kept_id: int,
    gone_id: int,
    versions: tuple[int, int] | None,
) -> Merge:
    require(actor, Action.MERGE_EMPLOYERS)
    record.take_writing_turn(session)
    kept, gone = _both(session, thing, kept_id, gone_id)
    for place, row in enumerate((kept, gone)):
        held = _record(session, thing, row["id"])
        record.expect_version(held, versions[place] if versions else None)
        record.keep_version(session, actor, held, "merged")
    session.flush()
    changes = _changes(session, thing, kept, gone)
    removed = [{"table": thing, "row": gone}]
    for rule in _second_rule(session, thing, kept_id, gone_id):
        removed.append({"table": "contact_rule", "row": rule})
        whole_rows.remove_row(session, "contact_rule", rule["id"])
    written = [
        _write(session, table, row, values) for table, row, values in changes if table != thing
    ]
    moved = {column: _move(session, column, gone_id, kept_id) for column in moving(thing)}
    whole_rows.remove_row(session, thing, gone_id)
    # Filled in last: a number is free when the other record is gone.
    written += [
        _write(session, table, row, values) for table, row, values in changes if table == thing
    ]
    merge = Merge(
        thing=thing,
        kept_id=kept_id,
        gone_id=gone_id,
        user_id=actor.user_id,
        moved=moved,
        changed=written,
        removed=removed,
    )
    session.add(merge)
    session.flush()
    session.expire_all()
    record.audit(session, actor, f"{thing}s_merged", thing, kept_id, gone=gone_id, merge=merge.id)
    if thing == RecordKind.EMPLOYER:  # its workplaces stand side by side now
        look_within(session, kept_id)
    return merge


def _move(session: Session, column: str, gone_id: int, kept_id: int) -> list[int]:
    with whole_rows.unseen(session):
        return whole_rows.move(session, column, gone_id, kept_id)


def _record(session: Session, thing: str, row_id: int) -> Employer | Workplace:
    if thing == "employer":
        return session.get_one(Employer, row_id, populate_existing=True)
    return session.get_one(Workplace, row_id, populate_existing=True)


def _both(session: Session, thing: str, kept_id: int, gone_id: int) -> tuple[Row, Row]:
    if thing not in FILLED:
        raise errors.NotFound()
    kept = whole_rows.read_row(session, thing, kept_id)
    gone = whole_rows.read_row(session, thing, gone_id)
    if kept is None or gone is None:
        raise _not_there(session, thing, kept_id, gone_id)
    if kept_id == gone_id:
        raise errors.Conflict("These are one record already.")
    if key_of(thing, kept_id, gone_id) in judged_apart(session):
        raise errors.Conflict("These have been judged to be two. Take that back first.")
    if thing == "workplace" and kept["employer_id"] != gone["employer_id"]:
        raise errors.Conflict("These workplaces have two employers. Merge the employers first.")
    numbers = {kept.get("organisation_number"), gone.get("organisation_number")} - {None}
    if len(numbers) > 1:
        raise errors.Conflict("Two organisation numbers are two employers: they are not merged.")
    return kept, gone


def _not_there(session: Session, thing: str, kept_id: int, gone_id: int) -> errors.Problem:
    """Whoever comes second to a merge is told so; a number that never was is simply not found."""
    a, b = now_at(session, thing, kept_id), now_at(session, thing, gone_id)
    if a is None and b is None:
        return errors.NotFound()
    if (a or kept_id) == (b or gone_id):
        return errors.Conflict("These two have been merged already.")
    return errors.Conflict("One of these has been merged with a third record meanwhile.")


def _changes(session: Session, thing: str, kept: Row, gone: Row) -> list[tuple[str, Row, Changes]]:
    """Every row that changes besides moving: its table, the row, the new values."""
    changes: list[tuple[str, Row, Changes]] = []
    own = filled(kept, gone, FILLED[thing])
    if "organisation_number" in own:
        own["sole_trader"] = gone["sole_trader"]
    if thing == "workplace" and kept["from_advert"] and not gone["from_advert"]:
        own = own | {"from_advert": False}
    if own:
        changes.append((thing, kept, own))
    if thing == "employer":
        return changes
    for table, second in (
        ("relationship_owner", second_owner),
        ("intention", second_intention),
        ("stage_lowering", second_lowering),
    ):
        found = second(session, kept["id"], gone["id"])
        if found:
            changes.append((table, *found))
    for rule in _second_rule(session, thing, kept["id"], gone["id"]):
        (mine,) = whole_rows.rows_where(session, "contact_rule", "workplace_id", kept["id"])
        changes.append(("contact_rule", mine, stricter(mine, rule)))
    return changes


def _second_rule(session: Session, thing: str, kept_id: int, gone_id: int) -> Sequence[Row]:
    """The other workplace's wishes, where both have some."""
    if thing == "employer":
        return ()
    mine, others = (
        whole_rows.rows_where(session, "contact_rule", "workplace_id", place)
        for place in (kept_id, gone_id)
    )
    return others if mine else ()


def _write(session: Session, table: str, row: Row, values: Changes) -> dict[str, object]:
    if values:
        whole_rows.change(session, table, row["id"], values)
    before = {name: row[name] for name in values}
    return {"table": table, "id": row["id"], "before": before, "after": values}


def _moving(session: Session, column: str, gone_id: int) -> Moving:
    table, name = column.split(".")
    if table in UNCOUNTED:
        return Moving(column, None)
    return Moving(column, whole_rows.count_where(session, table, name, gone_id))
