"""What two workplaces cannot both bring along: two owners, two reservations, two sets of wishes."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.services.duplicates.whole_rows import Row, rows_where

Changes = dict[str, Any]
#: Wishes of which neither is the stricter: those of the kept workplace stay, where it has any.
HELD_OR_BROUGHT = (
    "only_through_id", "only_with_id", "preferred_mode", "preferred_weekdays", "preferred_hours",
    "said_by",
)  # fmt: skip


def second_owner(session: Session, kept_id: int, gone_id: int) -> tuple[Row, Changes] | None:
    """The later of two owners in force, and how the row changes; None where there is one at most.

    On the same day the kept workplace's owner stays.
    """
    held = _in_force(session, "relationship_owner", "until", kept_id, gone_id)
    if held is None:
        return None
    later = max(held, key=lambda row: (row["since"], row["workplace_id"] == gone_id))
    return later, {"until": max(later["since"], clock.today().isoformat())}


def second_intention(session: Session, kept_id: int, gone_id: int) -> tuple[Row, Changes] | None:
    """The later announced of two reservations in force, and how the row changes; None for one."""
    held = _in_force(session, "intention", "released_at", kept_id, gone_id)
    if held is None:
        return None
    later = max(held, key=lambda row: (row["created_at"], row["id"]))
    return later, {"released_at": clock.now().isoformat()} | edited(later)


def second_lowering(session: Session, kept_id: int, gone_id: int) -> tuple[Row, Changes] | None:
    """The earlier of two lowered stages in force, and how the row changes; None for one at most.

    What was said last holds. On the same day that is what was written last.
    """
    held = _in_force(session, "stage_lowering", "until", kept_id, gone_id)
    if held is None:
        return None
    return min(held, key=lambda row: (row["since"], row["id"])), {
        "until": clock.today().isoformat()
    }


def stricter(kept: Row, gone: Row) -> Changes:
    """What changes in the kept wishes, so that neither workplace's wish is broken."""
    rules: dict[str, Callable[[Any, Any], Any]] = {
        "rest_days": max, "budget_per_month": min, "not_before": max, "stop_since": min,
        "stop_until": max, "stop_for_good": max,
    }  # fmt: skip
    wanted = {name: _either(rule, kept[name], gone[name]) for name, rule in rules.items()}
    for name in HELD_OR_BROUGHT:
        wanted[name] = kept[name] if kept[name] is not None else gone[name]
    notes = [note for note in (kept["note"], gone["note"]) if note]
    wanted["note"] = "\n".join(dict.fromkeys(notes))
    changes = {name: value for name, value in wanted.items() if kept[name] != value}
    return changes | edited(kept) if changes else {}


def filled(kept: Row, gone: Row, columns: tuple[str, ...]) -> Changes:
    """What the kept record lacks and the other one has."""
    changes = {
        name: gone[name]
        for name in columns
        if kept[name] in (None, "", "unknown") and gone[name] not in (None, "", "unknown")
    }
    return changes | edited(kept) if changes else {}


def edited(row: Row) -> Changes:
    """The next version of a row that changes, and when."""
    return {"version": row["version"] + 1, "updated_at": clock.now().isoformat()}


def _in_force(
    session: Session, name: str, ended: str, kept_id: int, gone_id: int
) -> tuple[Row, Row] | None:
    open_rows = [
        row
        for place in (kept_id, gone_id)
        for row in rows_where(session, name, "workplace_id", place)
        if row[ended] is None
    ]
    return (open_rows[0], open_rows[1]) if len(open_rows) == 2 else None


def _either(rule: Callable[[Any, Any], Any], a: Any, b: Any) -> Any:
    if a is None or b is None:
        return b if a is None else a
    return rule(a, b)
