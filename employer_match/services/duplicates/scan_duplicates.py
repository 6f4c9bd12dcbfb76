"""A scan of the register as it stands: for coordinators, who look at each before merging.

Two employers are compared by their own names and by those of their workplaces; two workplaces of
one employer by what the places are called and where they are. Numbers are unique in the register,
so they only part. Nothing is merged here, and what was judged to be two is not told again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.duplicates import Known, Likeness, Reason, Verdict, compare, surest_first
from employer_match.duplicates.blocking import pairs
from employer_match.models import Employer, Workplace
from employer_match.services.actor import Actor
from employer_match.services.duplicates.judge_apart import Key, judged_apart
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class DoubledRecord:
    """Two records ("employer" or "workplace") that are or may be one; `a_id` is the older one."""

    thing: str
    a_id: int
    b_id: int
    a_name: str
    b_name: str
    likeness: Likeness
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> Key:
        """What the pair is known by."""
        return (self.thing, self.a_id, self.b_id)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of a workplace, with everything known of the place."""

    workplace_id: int
    workplace: str
    employer_id: int
    employer: str
    by_place: bool
    #: Without the organisation number, and with it: prepared once, compared many times.
    known: Known
    numbered: Known


def scan_duplicates(session: Session, actor: Actor) -> tuple[DoubledRecord, ...]:
    """Every pair worth a look, surest first; 5,000 workplaces take a few seconds."""
    require(actor, Action.MERGE_EMPLOYERS)
    apart = judged_apart(session)
    return tuple(pair for pair in alike(session) if pair.key not in apart)


def alike(session: Session, employer_ids: Iterable[int] | None = None) -> tuple[DoubledRecord, ...]:
    """Every pair that looks alike, surest first, also those judged to be two.

    With `employer_ids`, among these employers and their workplaces only.
    """
    entries = _entries(session, employer_ids)
    best: dict[Key, tuple[Verdict, str, str]] = {}
    for i, j in pairs([entry.known for entry in entries]):
        judged = _judge(entries[i], entries[j])
        if judged is None:
            continue
        key, verdict, names = judged
        if key not in best or surest_first(verdict) < surest_first(best[key][0]):
            best[key] = (verdict, *names)
    ordered = sorted(best.items(), key=lambda item: (surest_first(item[1][0]), item[0]))
    return tuple(
        DoubledRecord(*key, a, b, verdict.likeness or Likeness.LIKELY, verdict.reasons)
        for key, (verdict, a, b) in ordered
    )


def _entries(session: Session, employer_ids: Iterable[int] | None) -> list[_Entry]:
    wanted = (
        select(
            Workplace.id, Workplace.name, Employer.id, Employer.name, Employer.organisation_number,
            Workplace.name_key == Employer.name_key,
            Workplace.phone, Workplace.email, Workplace.postcode, Workplace.municipality_code,
            Workplace.address,
        )
        .join(Employer, Employer.id == Workplace.employer_id)
        .order_by(Workplace.id)
    )  # fmt: skip
    if employer_ids is not None:
        wanted = wanted.where(Employer.id.in_(employer_ids))
    entries = []
    for place_id, place, employer_id, employer, number, one_name, *facts in session.execute(wanted):
        names = [(place, True)] if one_name else [(place, True), (employer, False)]
        entries += [
            _Entry(
                place_id,
                place,
                employer_id,
                employer,
                by_place,
                Known(name, None, *facts),
                Known(name, number, *facts),
            )
            for name, by_place in names
        ]
    return entries


def _judge(a: _Entry, b: _Entry) -> tuple[Key, Verdict, tuple[str, str]] | None:
    """What the two entries say, and of which records; None where there is nothing to say."""
    if a.workplace_id == b.workplace_id:
        return None
    if a.employer_id == b.employer_id:
        if not (a.by_place and b.by_place):
            return None
        first, second = sorted((a, b), key=lambda entry: entry.workplace_id)
        key = (RecordKind.WORKPLACE.value, first.workplace_id, second.workplace_id)
        names = (first.workplace, second.workplace)
        verdict = compare(a.known, b.known)
    else:
        first, second = sorted((a, b), key=lambda entry: entry.employer_id)
        key = (RecordKind.EMPLOYER.value, first.employer_id, second.employer_id)
        names = (first.employer, second.employer)
        verdict = compare(a.numbered, b.numbered)
    return (key, verdict, names) if verdict.likeness else None
