"""Which registered workplaces a new employer may be: asked on every path that adds one."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import duplicates
from employer_match.duplicates import Known, Likeness, Reason, Verdict, surest_first
from employer_match.models import Employer, RelationshipOwner, User, Workplace

MOST = 5


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
    """The likeliest few, surest first; compared by the employer's name and the workplace's."""
    judged = duplicates.candidates(new, _known(session))
    if workplace and workplace != new.name:
        place = Known(
            workplace, new.organisation_number, new.phone, new.email, new.postcode,
            new.municipality_code, new.address,
        )  # fmt: skip
        judged += duplicates.candidates(place, _known(session))
    best: dict[int, Verdict] = {}
    for workplace_id, verdict in judged:
        known = best.get(workplace_id)
        if known is None or surest_first(verdict) < surest_first(known):
            best[workplace_id] = verdict
    surest = sorted(best, key=lambda key: (surest_first(best[key]), key))
    return tuple(candidates_for(session, {key: best[key] for key in surest[:MOST]}))


def _known(session: Session) -> Iterator[tuple[int, Known]]:
    rows = session.execute(
        select(
            Workplace.id, Workplace.name, Employer.name, Employer.organisation_number,
            Workplace.phone, Workplace.email, Workplace.postcode, Workplace.municipality_code,
            Workplace.address,
        )
        .join(Employer, Employer.id == Workplace.employer_id)
        .order_by(Workplace.id)
    )  # fmt: skip
    for workplace_id, place, employer, *rest in rows:
        yield workplace_id, Known(employer, *rest)
        if place != employer:
            yield workplace_id, Known(place, *rest)


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
