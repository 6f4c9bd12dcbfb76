"""What a vacancy without an occupation may be: a guess, written down only when somebody says so."""

from dataclasses import dataclass, replace
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

WORTH_SHOWING = 0.02
"""What is right less than once in fifty times would only be noise beside the others."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A group that a text may be about; `likely` where more than half of such guesses are right."""

    concept_id: str
    label: str
    likely: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Up to five groups, likeliest first, and the version of the coder.

    Where it is not `known`, the coder's answer is "don't know", and the groups are loose guesses.
    `chosen` is the concept that somebody chose among such guesses before, which can be corrected.
    """

    groups: tuple[Proposed, ...]
    coder: str
    known: bool
    chosen: str | None = None
    chosen_label: str | None = None


def guess_occupation(
    session: Session, actor: Actor, headline: str, text: str, trained: Path
) -> Proposal:
    """The groups of the taxonomy in force that the words may mean; nothing is stored."""
    require(actor, Action.READ_OCCUPATIONS)
    coder = coder_for_pages(trained)
    guesses = coder.code(f"{headline}\n{text}".strip())
    taxonomy = read_taxonomy(session)
    here = ((_id_here(taxonomy, each.group.concept_id, each.group.code), each) for each in guesses)
    return Proposal(
        tuple(
            Proposed(known, taxonomy.label(known) or guess.group.label, guess.confidence >= LIKELY)
            for known, guess in here
            if known and guess.confidence >= WORTH_SHOWING
        ),
        coder.version,
        is_known(guesses),
    )


def guess_for_vacancy(
    session: Session, actor: Actor, vacancy_id: int, trained: Path
) -> Proposal | None:
    """The proposal for a vacancy whose occupation nobody has told; None where it was told.

    Raises NotFound.
    """
    require(actor, Action.READ_OCCUPATIONS)
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        raise errors.NotFound()
    if _told(vacancy):
        return None
    found = guess_occupation(session, actor, vacancy.headline, vacancy.text, trained)
    return replace(found, chosen=vacancy.group_id, chosen_label=vacancy.occupation_label)


def confirm_occupation(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    concept_id: str | None,
    version: int | None,
    trained: Path,
) -> Vacancy:
    """Write down the group that somebody chose, with the version of the coder that proposed it.

    None takes an earlier choice away again.

    Raises NotFound, VersionMissing, Stale, Conflict where an occupation was told already, or
    Invalid for a concept that is not in the taxonomy.
    """
    if not may(actor, Action.MODERATE_VACANCY):
        require(actor, Action.EDIT_VACANCY)
    vacancy = find(session, vacancy_id)
    record.expect_version(vacancy, version)
    if _told(vacancy):
        raise errors.Conflict("This vacancy has an occupation already.")
    taxonomy = read_taxonomy(session)
    if concept_id is not None and taxonomy.group_id(concept_id) is None:
        raise errors.Invalid(fields={"occupation": "This occupation is not in the taxonomy."})
    guessed_by = coder_for_pages(trained).version if concept_id else None
    values = coded(concept_id, taxonomy) | {"guessed_by": guessed_by}
    overwrite(session, actor, vacancy, values, version)
    index_vacancy(session, vacancy, taxonomy)
    return vacancy


def _told(vacancy: Vacancy) -> bool:
    """Whether the occupation was told, and so is no guess of ours."""
    known = bool(vacancy.occupation_id or vacancy.group_id)
    return known and vacancy.guessed_by is None


def _id_here(taxonomy: Taxonomy, concept_id: str, code: str) -> str | None:
    """The group's concept id as the taxonomy in force has it; None where it lacks the group."""
    return taxonomy.group_id(concept_id) or taxonomy.group_id(code)
