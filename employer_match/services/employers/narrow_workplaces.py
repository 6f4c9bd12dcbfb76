"""Workplaces narrowed down by place, size, branch and owner: one rule for every list and figure."""

from typing import Protocol

from sqlalchemy import ColumnElement, select

from employer_match.models import Employer, RelationshipOwner, Workplace
from employer_match.vocabulary import SizeClass

#: Asks for the workplaces of which no municipality is known; no municipality has this code.
NO_MUNICIPALITY = "0000"


class Narrowed(Protocol):
    """A filter that knows of workplaces; None (or nothing) leaves out nothing."""

    @property
    def municipality_code(self) -> str | None:
        """SCB's four digits, or NO_MUNICIPALITY."""

    @property
    def size_class(self) -> SizeClass | None:
        """How many work there."""

    @property
    def sni(self) -> str | None:
        """How the branch's code begins."""

    @property
    def owner_id(self) -> int | None:
        """Who holds the relation today."""


def narrow(wanted: Narrowed) -> list[ColumnElement[bool]]:
    """The conditions on the workplace; a branch asks for its employer by itself, without a join."""
    where: list[ColumnElement[bool]] = []
    if wanted.municipality_code == NO_MUNICIPALITY:
        where.append(Workplace.municipality_code.is_(None))
    elif wanted.municipality_code:
        where.append(Workplace.municipality_code == wanted.municipality_code)
    if wanted.size_class is not None:
        where.append(Workplace.size_class == wanted.size_class)
    if wanted.sni:
        of_branch = select(Employer.id).where(Employer.sni.startswith(wanted.sni, autoescape=True))
        where.append(Workplace.employer_id.in_(of_branch))
    if wanted.owner_id is not None:
        held = select(RelationshipOwner.workplace_id).where(
            RelationshipOwner.owner_id == wanted.owner_id, RelationshipOwner.until.is_(None)
        )
        where.append(Workplace.id.in_(held))
    return where
