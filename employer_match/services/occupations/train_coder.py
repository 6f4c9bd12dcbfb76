"""Teach the coder of occupations from the taxonomy and the ads at hand; keep what it learned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.integrations.jobtech.advert import Advert
from employer_match.integrations.jobtech.files import read_ads
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy
from employer_match.occupations import model_file, teach
from employer_match.occupations.examples import Ad, code_of, groups_of
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import VacancySource

FEWEST_GROUPS = 200
"""With fewer groups (the bundled taxonomy has some dozens) the bundled model is the better one."""


@dataclass(frozen=True)
class Trained:
    """What came of it. `version` names the model; `ads` were learned from, of so many employers."""

    version: str
    path: Path
    groups: int
    ads: int
    employers: int
    bytes: int


def train_coder(session: Session, actor: Actor, path: Path) -> Trained:
    """Train on the taxonomy in force and the imported ads, and put the model at `path`.

    Raises Invalid where no whole taxonomy is loaded. Same records, same bytes.
    """
    require(actor, Action.IMPORT_ADS)
    taxonomy = read_taxonomy(session)
    return train_on(taxonomy, imported_ads(session, taxonomy), path)


def train_on(taxonomy: Taxonomy, ads: Iterable[Ad], path: Path) -> Trained:
    """Train on these; raises Invalid where the taxonomy has too few groups."""
    groups = groups_of(taxonomy)
    if len(groups) < FEWEST_GROUPS:
        raise errors.Invalid(
            "Load JobTech's whole taxonomy first (taxonomy load): the bundled model knows more "
            "groups than could be learned from this one."
        )
    what = teach.lesson(taxonomy, ads)
    model = teach.teach(what)
    path.parent.mkdir(parents=True, exist_ok=True)
    model_file.save(model, path)
    employers = len({ad.employer.casefold() for ad in what.ads})
    return Trained(model.version, path, len(groups), len(what.ads), employers, path.stat().st_size)


def imported_ads(session: Session, taxonomy: Taxonomy) -> Iterator[Ad]:
    """The imported ads whose own coding names a group; a group that one of us chose is left out,
    so that the coder never learns from its own guesses."""
    rows = session.execute(
        select(
            Vacancy.headline,
            Vacancy.text,
            Vacancy.employer_name,
            Vacancy.external_id,
            Vacancy.occupation_id,
            Vacancy.group_id,
            Vacancy.occupation_label,
        )
        .where(Vacancy.source == VacancySource.JOBTECH, Vacancy.guessed_by.is_(None))
        .order_by(Vacancy.id)
    )
    for headline, text, employer, ad_id, occupation, group, label in rows:
        code = code_of(taxonomy, occupation, group, label)
        if code:
            yield Ad(headline, text, code, employer or f"ad {ad_id}")


def ads_of_files(paths: Iterable[Path], taxonomy: Taxonomy) -> Iterator[Ad]:
    """The coded ads of files in JobTech's form; what cannot be read as an ad is passed over.

    Raises OSError and UnknownShape as `read_ads`.
    """
    for path in paths:
        for each in read_ads(path):
            ad = each.outcome
            if isinstance(ad, Advert):
                code = code_of(
                    taxonomy, ad.occupation.id, ad.group.id or ad.ssyk_code, ad.occupation.label
                )
                if code:
                    employer = ad.employer_name or ad.workplace_name or f"ad {ad.id}"
                    yield Ad(ad.headline, ad.text, code, employer)
