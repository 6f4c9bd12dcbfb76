"""A registered employer with its workplaces, the number shown as far as the reader may see it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import employer_of
from employer_match.services.employers.organisation_numbers import shown_number
from employer_match.services.permissions import Action, require


@dataclass(frozen=True, slots=True)
class EmployerView:
    """An employer; `organisation_number` is masked for a sole trader."""

    id: int
    version: int
    name: str
    organisation_number: str | None
    sole_trader: bool
    sector: str | None
    sni: str | None
    fictional: bool
    workplaces: tuple[Workplace, ...]


def read_employer(session: Session, actor: Actor, employer_id: int) -> EmployerView:
    """The employer, its workplaces by name; of a merged one what it is now. Raises NotFound."""
    require(actor, Action.READ_EMPLOYERS)
    employer = employer_of(session, employer_id)
    return EmployerView(
        id=employer.id,
        version=employer.version,
        name=employer.name,
        organisation_number=shown_number(employer, actor),
        sole_trader=employer.sole_trader,
        sector=employer.sector,
        sni=employer.sni,
        fictional=employer.fictional,
        workplaces=tuple(employer.workplaces),
    )
