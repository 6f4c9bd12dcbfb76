"""Fill an empty database with the fictional programme; a second time there is nothing to do."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.db import take_turn
from employer_match.demo import (
    seed_contacts,
    seed_disclosures,
    seed_doubles,
    seed_employers,
    seed_participants,
    seed_people,
    seed_said,
    seed_talks,
    seed_team,
    seed_vacancies,
)
from employer_match.demo.keys import Keys
from employer_match.demo.people import DEMO_PASSWORD, staff
from employer_match.demo.programme import programme
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.models import Programme, TaxonomyLoad, Vacancy
from employer_match.services import record
from employer_match.services.actor import SYSTEM
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.scoping import act_as
from employer_match.vocabulary import VacancySource, VacancyState


@dataclass(frozen=True, slots=True)
class SignInHint:
    """How somebody in the demo signs in; `what` is the role in plain words, as a message id."""

    what: str
    name: str
    email: str
    password: str


def seed(session: Session, today: date) -> bool:
    """Write the programme as it stands on the day; False when it is there already.

    Flushes and never commits. The session acts as the system afterwards. Raises Conflict where
    the database holds another programme: invented people are never mixed with real ones.
    """
    act_as(session, SYSTEM)
    take_turn(session, "demo")
    name = staff().name
    if session.scalar(select(Programme.id).where(Programme.name == name)) is not None:
        return False
    if session.scalar(select(func.count()).select_from(Programme)):
        raise errors.Conflict("This database holds another programme. Give the demo its own.")
    if session.scalar(select(func.count()).select_from(TaxonomyLoad)) == 0:
        load_taxonomy(session, SYSTEM, taxonomy_files.bundled(), "bundled")
    whole = programme(today)
    keys = Keys()
    seed_people.write(session, whole, keys)
    seed_employers.write(session, whole, keys)
    seed_vacancies.write(session, whole, keys, read_taxonomy(session))
    seed_participants.write(session, whole, keys)
    seed_disclosures.write(session, whole, keys)
    seed_contacts.write(session, whole, keys)
    seed_talks.write(session, whole, keys)
    seed_said.write(session, whole, keys)
    seed_team.write(session, whole, keys)
    seed_doubles.write(session, whole, keys)
    record.audit(session, SYSTEM, "demo_written", "programme", keys.programme, day=today)
    return True


def sign_ins() -> list[SignInHint]:
    """One coach and one coordinator, to be shown to whoever started the demo."""
    users = staff().users
    return [
        SignInHint(what, users[key].name, users[key].email, DEMO_PASSWORD)
        for what, key in (("Job coach", "asta"), ("Coordinator", "ylva"))
    ]


def linked_vacancy(session: Session) -> Vacancy | None:
    """The need that the demo's employer may edit by a link: an open one that came by the form."""
    act_as(session, SYSTEM)
    return session.scalar(
        select(Vacancy)
        .where(
            Vacancy.source == VacancySource.FORM,
            Vacancy.state == VacancyState.OPEN,
            Vacancy.external_id.startswith(seed_vacancies.PREFIX),
        )
        .order_by(Vacancy.id)
        .limit(1)
    )
