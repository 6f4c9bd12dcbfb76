"""What a vacancy without an occupation may be: a guess, written down only when somebody says so."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy
from employer_match.occupations.coder import LIKELY, is_known
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.edits import overwrite
from employer_match.services.occupations.coder_in_force import coder_for_pages
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, may, require
from employer_match.services.vacancies.edit_vacancy import find
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.vacancy_content import coded


@dataclass(frozen=True, slots=True)
class Proposed:
    """A group that a text may be about; `likely` where more than half of such guesses are right."""

    concept_id: str
    label: str
    likely: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Up to five groups, likeliest first, and the version of the coder; none says "don't know"."""

    groups: tuple[Proposed, ...]
    coder: str


def guess_occupation(
    session: Session, actor: Actor, headline: str, text: str, trained: Path
) -> Proposal:
    """The groups of the taxonomy in force that the words may mean; nothing is stored."""
    require(actor, Action.READ_OCCUPATIONS)
    coder = coder_for_pages(trained)
    guesses = coder.code(f"{headline}\n{text}".strip())
    taxonomy = read_taxonomy(session)
    if not is_known(guesses):
        return Proposal((), coder.version)
    here = ((_id_here(taxonomy, each.group.concept_id, each.group.code), each) for each in guesses)
    return Proposal(
        tuple(
            Proposed(known, taxonomy.label(known) or guess.group.label, guess.confidence >= LIKELY)
            for known, guess in here
            if known
        ),
        coder.version,
    )


def guess_for_vacancy(
    session: Session, actor: Actor, vacancy_id: int, trained: Path
) -> Proposal | None:
    """The proposal for a vacancy that has no occupation; None for one that has. Raises NotFound."""
    require(actor, Action.READ_OCCUPATIONS)
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        raise errors.NotFound()
    if vacancy.occupation_id or vacancy.group_id:
        return None
    return guess_occupation(session, actor, vacancy.headline, vacancy.text, trained)


def confirm_occupation(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    concept_id: str,
    version: int | None,
    trained: Path,
) -> Vacancy:
    """Write down the group that somebody chose, with the version of the coder that proposed it.

    Raises NotFound, VersionMissing, Stale, Conflict where an occupation was told already, or
    Invalid for a concept that is not in the taxonomy.
    """
    if not may(actor, Action.MODERATE_VACANCY):
        require(actor, Action.EDIT_VACANCY)
    vacancy = find(session, vacancy_id)
    record.expect_version(vacancy, version)
    if vacancy.occupation_id or vacancy.group_id:
        raise errors.Conflict("This vacancy has an occupation already.")
    taxonomy = read_taxonomy(session)
    if taxonomy.get(concept_id) is None:
        raise errors.Invalid(fields={"occupation": "This occupation is not in the taxonomy."})
    values = coded(concept_id, taxonomy) | {"guessed_by": coder_for_pages(trained).version}
    overwrite(session, actor, vacancy, values, version)
    index_vacancy(session, vacancy, taxonomy)
    return vacancy


def _id_here(taxonomy: Taxonomy, concept_id: str, code: str) -> str | None:
    """The group's concept id as the taxonomy in force has it; None where it lacks the group."""
    return taxonomy.group_id(concept_id) or taxonomy.group_id(code)
