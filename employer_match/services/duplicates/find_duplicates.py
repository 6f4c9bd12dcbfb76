"""Which registered workplaces a new employer may be: asked on every path that adds one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import duplicates
from employer_match.duplicates import Known, Likeness, Reason, Verdict, surest_first
from employer_match.models import Employer, RelationshipOwner, User, Workplace
from employer_match.services.duplicates.judge_apart import Key, judged_apart, key_of
from employer_match.services.duplicates.merged import formers
from employer_match.vocabulary import RecordKind

MOST = 5
_FACTS = ("phone", "email", "postcode", "municipality_code", "address")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered workplace that the new one may be, with why, and whom to ask."""

    workplace_id: int
    workplace: str
    employer_id: int
    employer: str
    municipality_code: str | None
    owner: str | None
    likeness: Likeness
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "workplace_id": self.workplace_id,
            "workplace": self.workplace,
            "employer_id": self.employer_id,
            "employer": self.employer,
            "municipality_code": self.municipality_code,
            "owner": self.owner,
            "likeness": self.likeness.value,
            "reasons": [reason.value for reason in self.reasons],
        }


def find_duplicates(session: Session, new: Known, workplace: str = "") -> tuple[Candidate, ...]:
    """The likeliest few, surest first; compared by the employer's name and the workplace's.

    Records are known by their former names too, from before they were merged. Who was judged to be
    another one than the surest is not asked about.
    """
    return _told(session, _judged(new, workplace, list(_known(session))))


def places_like(session: Session, employer: Employer, new: Known) -> tuple[Candidate, ...]:
    """Which workplaces of one employer this one may be: by what it is called and where it is."""
    places = [
        (key, replace(old, organisation_number=None), by_place)
        for key, old, by_place in _known(session, employer.id)
        if by_place
    ]
    judged = _judged(replace(new, organisation_number=None), "", places)
    return _told(session, {key: _of_one_employer(verdict) for key, verdict in judged.items()})


def _of_one_employer(verdict: Verdict) -> Verdict:
    """One employer and one name, and nothing that speaks for two places: the same workplace."""
    if Reason.SAME_NAME in verdict.reasons:
        return replace(verdict, likeness=Likeness.SAME)
    return verdict


def _judged(
    new: Known, workplace: str, known: Sequence[tuple[int, Known, bool]]
) -> dict[int, Verdict]:
    names = [new]
    if workplace and workplace != new.name:
        names.append(replace(new, name=workplace))
    best: dict[int, Verdict] = {}
    for name in names:
        for key, verdict in duplicates.candidates(name, ((key, old) for key, old, _ in known)):
            before = best.get(key)
            if before is None or surest_first(verdict) < surest_first(before):
                best[key] = verdict
    return best


def _told(session: Session, best: dict[int, Verdict]) -> tuple[Candidate, ...]:
    surest = sorted(best, key=lambda key: (surest_first(best[key]), key))
    found = list(candidates_for(session, {key: best[key] for key in surest[: 2 * MOST]}))
    if found and found[0].likeness is Likeness.SAME:
        apart = judged_apart(session)
        found = [one for one in found if not _apart(found[0], one, apart)]
    return tuple(found[:MOST])


def _apart(surest: Candidate, other: Candidate, apart: frozenset[Key]) -> bool:
    if surest.employer_id != other.employer_id:
        return key_of(RecordKind.EMPLOYER, surest.employer_id, other.employer_id) in apart
    return key_of(RecordKind.WORKPLACE, surest.workplace_id, other.workplace_id) in apart


def _known(session: Session, employer_id: int | None = None) -> Iterator[tuple[int, Known, bool]]:
    """(workplace, what is known, whether by the place's own name) under each name it has or had."""
    wanted = (
        select(
            Workplace.id, Workplace.name, Employer.id, Employer.name, Employer.organisation_number,
            Workplace.phone, Workplace.email, Workplace.postcode, Workplace.municipality_code,
            Workplace.address,
        )
        .join(Employer, Employer.id == Workplace.employer_id)
        .order_by(Workplace.id)
    )  # fmt: skip
    if employer_id is not None:
        wanted = wanted.where(Employer.id == employer_id)
    employers, places = (
        _former(session, RecordKind.EMPLOYER),
        _former(session, RecordKind.WORKPLACE),
    )
    for workplace_id, place, holder, employer, number, *rest in session.execute(wanted):
        yield workplace_id, Known(place, number, *rest), True
        if place != employer:
            yield workplace_id, Known(employer, number, *rest), False
        for row in employers.get(holder, ()):
            yield workplace_id, Known(row["name"], number, *rest), False
        for row in places.get(workplace_id, ()):
            yield workplace_id, Known(row["name"], number, *(row[name] for name in _FACTS)), True


def _former(session: Session, thing: RecordKind) -> dict[int, list[Row]]:
    """Record of today → what those said of themselves that were merged into it."""
    held: dict[int, list[Row]] = {}
    for former in formers(session, thing):
        held.setdefault(former.now_id, []).append(former.row)
    return held


def candidates_for(session: Session, found: dict[int, Verdict]) -> Iterator[Candidate]:
    """These workplaces (id, verdict) with names and owners, in the order given."""
    places = session.execute(
        select(Workplace, User.name)
        .outerjoin(
            RelationshipOwner,
            (RelationshipOwner.workplace_id == Workplace.id) & RelationshipOwner.until.is_(None),
        )
        .outerjoin(User, User.id == RelationshipOwner.owner_id)
        .where(Workplace.id.in_(found))
        .order_by(Workplace.id)
    )
    rows = {place.id: (place, owner) for place, owner in places}
    for key, verdict in found.items():
        place, owner = rows[key]
        yield Candidate(
            workplace_id=key,
            workplace=place.name,
            employer_id=place.employer_id,
            employer=place.employer.name,
            municipality_code=place.municipality_code,
            owner=owner,
            likeness=verdict.likeness or Likeness.LIKELY,
            reasons=verdict.reasons,
        )
