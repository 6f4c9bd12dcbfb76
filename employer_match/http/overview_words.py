"""The overview's own codes and columns in the reader's language."""

from collections.abc import Mapping

from flask_babel import gettext

from employer_match.http.words import words_of
from employer_match.vocabulary import GoOnReason, TalkKind

TALKS: Mapping[str, str] = {
    TalkKind.TALK: "Asked the colleague for a talk",
    TalkKind.JOIN: "Asked to come along",
    TalkKind.INTRODUCTION: "Asked for an introduction",
}

#: Column → its head.
HEADS: Mapping[str, str] = {
    "acted_on": "Last contact since then",
    "announced_until": "Announced until",
    "claimed_on": "Taken on since",
    "coach": "Coach",
    "coaches_90_days": "Coaches in 90 days",
    "contact_id": "Contact number",
    "contact_person": "Contact person",
    "contacted": "Contacted",
    "contacts": "Contacts",
    "day": "Day",
    "earlier_coach": "Was there before",
    "earlier_unit": "Unit of who was there before",
    "employer": "Employer",
    "kind": "Kind",
    "last_coach": "Last contact by",
    "last_on": "Last contact",
    "last_unit": "Last contact of the unit",
    "list": "List",
    "mode": "How",
    "municipality_code": "Municipality",
    "need": "Need",
    "never_asked": "Never asked",
    "next_step": "Next step",
    "next_step_on": "Next step on",
    "opened_on": "Open since",
    "organisation_number": "Organisation number",
    "outcome": "What came of it",
    "owner": "Holds the relation",
    "percent": "Contacted, per cent",
    "phone": "Telephone",
    "purpose": "Why",
    "register": "In the register",
    "size_class": "Size",
    "sni": "Branch (SNI)",
    "stage": "Relation, step of 4",
    "unit": "Unit",
    "units_30_days": "Units in 30 days",
    "vacancy_id": "Number of the need",
    "way": "How it was settled",
    "workplace": "Workplace",
    "workplace_id": "Workplace number",
}
LISTS: Mapping[str, str] = {
    "new": "New since the last meeting",
    "unclaimed": "Nobody has taken it on",
    "left_alone": "Taken on, no contact for more than seven days",
}


def head(column: str) -> str:
    """What stands over a column."""
    return str(gettext(HEADS[column]))


def list_words(name: str) -> str:
    """One of the weekly meeting's lists."""
    return str(gettext(LISTS[name]))


def way_words(way: str) -> str:
    """How a collision was settled."""
    kind, _, value = way.partition("_")
    if kind == "talk":
        return str(gettext(TALKS[value]))
    reason = words_of(GoOnReason(way.removeprefix("went_on_")))
    return str(gettext("Went on: %(reason)s", reason=reason))
