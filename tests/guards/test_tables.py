"""No table refers to an employer, or to a participant, that nobody has thought of.

Merging two employers must move every row that refers to one of them, and erasing a participant must
reach every row that tells of the person. Whoever adds such a column says what is to happen:
for merging in `duplicates.merge_moves`, which merging itself goes through, for erasure here.
"""

from sqlalchemy import Table

from employer_match.models import Base
from employer_match.services.duplicates.merge_moves import FOLLOWS, MOVES, STAYS

EMPLOYER_SIDE = {"employer", "workplace", "contact_person"}

#: Column → what erasing a participant does with it.
ON_ERASURE = {
    "profile.participant_id": "the rows go",
    "wish.participant_id": "the rows go",
    "wish.profile_id": "the rows go with their profile",
    "must_not.participant_id": "the rows go",
    "must_not.profile_id": "the rows go with their profile",
    "suggestion_run.participant_id": "the rows go when the log's six months are over",
    "suggestion_run.profile_id": "the rows go with their run",
    "suggestion.participant_id": "the rows go with their run",
    "decision.participant_id": "the rows go",
    "decision.suggestion_id": "the rows go",
    "disclosure.participant_id": "the rows go",
    "on_behalf_of.participant_id": "the link goes; the contact with the employer stays",
    "plan_line_for.participant_id": "the rows go; the line with the workplace stays",
    "placement.participant_id": "stays without the person: an outcome that is only counted",
    "placement_credit.participant_id": "stays with its placement, without the person",
    "access_log_entry.participant_id": "stays as a tombstone's id for as long as the log is kept",
}


def _referring(tables: set[str]) -> set[str]:
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if _tables_of(table, column.name) & tables
    }


def _tables_of(table: Table, column: str) -> set[str]:
    by_key = {key.column.table.name for key in table.columns[column].foreign_keys}
    by_name = {column.removesuffix("_id")} if column.endswith("_id") else set()
    return by_key | by_name


def test_merge_knows_every_reference_to_an_employer() -> None:
    assert _referring(EMPLOYER_SIDE) == MOVES.keys() | STAYS.keys()
    assert not MOVES.keys() & STAYS.keys()


def test_merge_knows_every_record_named_by_thing_and_id() -> None:
    """No foreign key tells of these: a table with `thing` names records of several kinds."""
    named = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        if "thing" in table.columns
        for column in table.columns
        if column.name.endswith("_id") and not column.foreign_keys and column.name != "user_id"
    }
    assert named == FOLLOWS.keys()


def test_erasure_knows_every_reference_to_a_participant() -> None:
    assert _referring({"participant", "suggestion", "profile"}) == ON_ERASURE.keys()
