"""What merging does with every column that refers to an employer, a workplace or a person there.

A test goes through all tables and fails for a reference that neither list names.
"""

#: Column → what happens to it. Those that say "moves" are moved; the others follow or are settled.
MOVES = {
    "workplace.employer_id": "moves to the employer that is kept",
    "contact.workplace_id": "moves: the timeline is never cut",
    "contact_person.workplace_id": "moves; two entries of one person are shown, not guessed away",
    "contact_rule.workplace_id": "moves; of two, what is stricter of each wish stays",
    "disclosure.employer_id": "moves; of two agreements about one employer the last one holds",
    "intention.workplace_id": "moves; of two in force the earlier one holds, the other is freed",
    "collision.workplace_id": "moves with its contacts",
    "needs_sheet_entry.workplace_id": "moves; entries carry their date and source",
    "notice.workplace_id": "moves, so that its link leads somewhere",
    "placement.workplace_id": "moves: who works where is never lost",
    "plan_line.workplace_id": "moves with its contacts: what is planned there stays planned",
    "relationship_owner.workplace_id": "moves; of two in force the earlier one holds",
    "stage_lowering.workplace_id": "moves; of two in force the one said last holds",
    "shared_credit.workplace_id": "moves with the placements it tells of",
    "talk.workplace_id": "moves: what colleagues agreed goes on",
    "stop_override.workplace_id": "moves with its contact: why a stop was gone past is kept",
    "vacancy.workplace_id": "moves",
}
#: Refers to a row that moves or to history, and stays as it is.
STAYS = {
    "contact_tally.workplace_id": "is counted anew where contacts move",
    "contact_rule.only_with_id": "the person moves along",
    "stop_override.contact_person_id": "the person moves along",
    "contact.contact_person_id": "the person moves along",
    "vacancy.contact_person_id": "the person moves along",
}
#: Names a record by `thing` and id, so no key tells of it: how the old id is still understood.
FOLLOWS = {
    "audit_entry.thing_id": "history: tells of the record under the id that it had",
    "earlier_version.thing_id": "history: undoing a merge gives the id back",
    "found_pair.a_id": "stays out of the lists while the record is gone, and is back when undone",
    "found_pair.b_id": "the same",
    "idempotency_key.thing_id": "history: contacts, vacancies and the like, which keep their ids",
    "judged_apart.a_id": "is read by the id of today: what was another one still is",
    "judged_apart.b_id": "the same",
    "merge_of_records.kept_id": "leads on to where the kept record was merged later",
    "merge_of_records.gone_id": "is the old id itself",
}
#: Tables of which nobody without access may learn even how many rows there are.
UNCOUNTED = {"disclosure", "placement", "shared_credit"}


def moving(thing: str) -> tuple[str, ...]:
    """The columns (table.column) that move when two of this thing become one, in a fixed order."""
    return tuple(name for name in MOVES if name.endswith(f".{thing}_id"))
