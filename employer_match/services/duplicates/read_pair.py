"""Two records beside each other: what they share, what differs, and whether they can be one."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Likeness, Reason
from employer_match.models import Employer, Workplace
from employer_match.services.actor import Actor
from employer_match.services.duplicates.judge_apart import Judgement, key_of, list_judged_apart
from employer_match.services.duplicates.merged import employer_of, workplace_of
from employer_match.services.duplicates.pair_fields import ComparedField, compared
from employer_match.services.duplicates.pair_sides import (
    SaidWhenAdded,
    Side,
    said_when_added,
    side_of,
)
from employer_match.services.duplicates.scan_duplicates import alike
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class PairView:
    """Two records of one kind; `likeness` None where nothing speaks for one record.

    `hindrance` says why they cannot be merged, as a message id; None where they can.
    """

    thing: str
    a: Side
    b: Side
    fields: tuple[ComparedField, ...]
    likeness: Likeness | None
    reasons: tuple[Reason, ...]
    judged: Judgement | None
    said: tuple[SaidWhenAdded, ...]
    hindrance: str | None


def read_pair(session: Session, actor: Actor, thing: str, a_id: int, b_id: int) -> PairView:
    """Any two employers or two workplaces; merged ones as what they are now.

    Raises NotFound, and Conflict for one and the same record.
    """
    require(actor, Action.MERGE_EMPLOYERS)
    if thing not in set(RecordKind):
        raise errors.NotFound()
    find = employer_of if thing == RecordKind.EMPLOYER else workplace_of
    a, b = find(session, a_id), find(session, b_id)
    if a is b:
        raise errors.Conflict("These are one record already.")
    key = key_of(thing, a.id, b.id)
    found = next((pair for pair in alike(session, _employers(a, b)) if pair.key == key), None)
    judged = list_judged_apart(session, actor)
    return PairView(
        thing=thing,
        a=side_of(session, a),
        b=side_of(session, b),
        fields=compared(a, b, actor),
        likeness=found.likeness if found else None,
        reasons=found.reasons if found else (),
        judged=next((one for one in judged if key_of(one.thing, one.a_id, one.b_id) == key), None),
        said=said_when_added(session, a, b),
        hindrance=_hindrance(a, b),
    )


def _employers(*both: Employer | Workplace) -> set[int]:
    return {one.id if isinstance(one, Employer) else one.employer_id for one in both}


def _hindrance(a: Employer | Workplace, b: Employer | Workplace) -> str | None:
    if isinstance(a, Employer) and isinstance(b, Employer):
        numbers = {a.organisation_number, b.organisation_number} - {None}
        if len(numbers) > 1:
            return "Two organisation numbers are two employers: they are not merged."
        return None
    if isinstance(a, Workplace) and isinstance(b, Workplace) and a.employer_id != b.employer_id:
        return "These workplaces have two employers. Merge the employers first."
    return None
