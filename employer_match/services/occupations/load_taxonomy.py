"""Put an occupation tree in force: the whole of it, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from employer_match.language.taxonomy import Taxonomy
from employer_match.models import (
    MustNot,
    NearOccupation,
    OccupationConcept,
    TaxonomyLoad,
    Vacancy,
    Wish,
)
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require

BATCH = 500


@dataclass(frozen=True)
class TaxonomyLoaded:
    """What is in force now; `kept` are concepts that the new tree lacks and records still name."""

    version: str
    concepts: int
    near: int
    kept: tuple[str, ...]


def load_taxonomy(
    session: Session, actor: Actor, taxonomy: Taxonomy, origin: str
) -> TaxonomyLoaded:
    """Replace the tree; `origin` says where it came from, for example "files".

    A concept that has vanished from the taxonomy stays readable while a wish or a vacancy names
    it, with the concepts above it.
    """
    require(actor, Action.IMPORT_ADS)
    record.take_writing_turn(session)
    kept = _still_named(session, taxonomy)
    session.execute(delete(NearOccupation))
    session.execute(delete(OccupationConcept).where(OccupationConcept.id.not_in(sorted(kept))))
    for rows in _batches(
        [
            {
                "id": concept.id,
                "level": concept.level.value,
                "label": concept.label,
                "parent_id": concept.parent,
                "definition": concept.definition,
                "ssyk_code": concept.ssyk_code,
                "synonyms": list(concept.synonyms),
            }
            for concept in taxonomy.concepts.values()
        ]
    ):
        session.execute(insert(OccupationConcept), rows)
    near: list[dict[str, object]] = [
        {"occupation_id": occupation, "near_id": other, "percentage": percentage}
        for occupation, others in taxonomy.related.items()
        for other, percentage in others.items()
    ]
    for rows in _batches(near):
        session.execute(insert(NearOccupation), rows)
    number = (session.scalar(select(func.max(TaxonomyLoad.id))) or 0) + 1
    session.execute(delete(TaxonomyLoad))
    session.add(TaxonomyLoad(id=number, version=taxonomy.version[:80], origin=origin))
    session.flush()
    record.audit(
        session, actor, "taxonomy_loaded", "taxonomy", number, version=taxonomy.version[:80]
    )
    return TaxonomyLoaded(taxonomy.version, len(taxonomy.concepts), len(near), tuple(sorted(kept)))


def _still_named(session: Session, taxonomy: Taxonomy) -> set[str]:
    named: set[str | None] = set()
    for column in (
        Wish.value,
        MustNot.value,
        Vacancy.occupation_id,
        Vacancy.group_id,
        Vacancy.field_id,
    ):
        named.update(session.scalars(select(column).distinct()))
    parents = {
        row.id: row.parent_id
        for row in session.execute(select(OccupationConcept.id, OccupationConcept.parent_id))
    }
    kept: set[str] = set()
    for concept in named:
        while concept is not None and concept in parents and concept not in taxonomy.concepts:
            kept.add(concept)
            concept = parents[concept]
    return kept


def _batches(rows: list[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
