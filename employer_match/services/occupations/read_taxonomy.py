"""The occupation tree in force as one read-only object, kept in the process until it changes."""

from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.models import NearOccupation, OccupationConcept, TaxonomyLoad

#: Per database: which load is kept, and its tree.
_kept: dict[str, tuple[tuple[int, str], Taxonomy]] = {}
_one_at_a_time = Lock()


def read_taxonomy(session: Session) -> Taxonomy:
    """The loaded taxonomy, or the small bundled one where none was loaded."""
    load = session.execute(select(TaxonomyLoad.id, TaxonomyLoad.version)).one_or_none()
    if load is None:
        return taxonomy_files.bundled()
    database, stamp = str(session.get_bind().engine.url), (load.id, load.version)
    with _one_at_a_time:
        kept = _kept.get(database)
        if kept is None or kept[0] != stamp:
            kept = _kept[database] = (stamp, _read(session, load.version))
        return kept[1]


def _read(session: Session, version: str) -> Taxonomy:
    concepts = [
        Concept(
            id=row.id,
            level=Level(row.level),
            label=row.label,
            parent=row.parent_id,
            definition=row.definition,
            ssyk_code=row.ssyk_code,
            synonyms=tuple(row.synonyms),
        )
        for row in session.scalars(select(OccupationConcept).order_by(OccupationConcept.id))
    ]
    near = select(NearOccupation).order_by(NearOccupation.occupation_id, NearOccupation.near_id)
    pairs = [(row.occupation_id, row.near_id, row.percentage) for row in session.scalars(near)]
    return Taxonomy.of(concepts, pairs, version)
