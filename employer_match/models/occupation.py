"""The occupation tree as loaded: concepts and which occupations are near each other."""

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Name


class OccupationConcept(Base):
    """A field, a group or an occupation of JobTech's taxonomy; ids stay when labels change."""

    __tablename__ = "occupation_concept"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    level: Mapped[str] = mapped_column(String(20), index=True)
    label: Mapped[str] = mapped_column(Name)
    parent_id: Mapped[str | None] = mapped_column(String(20), index=True)
    definition: Mapped[str] = mapped_column(Text, default="")
    ssyk_code: Mapped[str | None] = mapped_column(String(4))
    synonyms: Mapped[list[str]] = mapped_column(JSON, default=list)


class NearOccupation(Base):
    """Who wished for `occupation_id` may find `near_id` near: JobTech's percentage, 25 or 75."""

    __tablename__ = "near_occupation"

    occupation_id: Mapped[str] = mapped_column(
        ForeignKey("occupation_concept.id"), primary_key=True
    )
    near_id: Mapped[str] = mapped_column(ForeignKey("occupation_concept.id"), primary_key=True)
    percentage: Mapped[int]


class TaxonomyLoad(Base):
    """Which taxonomy is in force: one row, so that runs can name its version."""

    __tablename__ = "taxonomy_load"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(80))
    origin: Mapped[str] = mapped_column(String(20))
