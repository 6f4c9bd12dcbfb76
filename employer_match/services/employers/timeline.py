"""One timeline for a workplace, or for all of an employer's: contacts, needs, wishes, owners.

Participants stand only in the contacts, and only for those with access. Source: product row 9.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Date, Select, func, literal, select, type_coerce, union_all
from sqlalchemy.orm import Session

from employer_match.models import (
    Contact,
    ContactRule,
    EarlierVersion,
    EmployerWish,
    NeedsSheetEntry,
    RelationshipOwner,
    StageLowering,
    StopOverride,
    Vacancy,
)
from employer_match.services.actor import Actor
from employer_match.services.contacts.wishes_in_force import APPROVED
from employer_match.services.employers import timeline_entries as read
from employer_match.services.employers import timeline_wishes as wishes
from employer_match.services.employers.timeline_entries import Entry, Happening
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import VacancySource, VacancyState

PAGE = 50
#: What never became an opening is no part of the story; adverts stand under what is open.
NEVER_OPEN = (VacancyState.SUBMITTED, VacancyState.RETURNED, VacancyState.REJECTED)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page, newest first, of `total` entries."""

    entries: tuple[Entry, ...]
    total: int


Reader = Callable[[Session, Actor, Sequence[int]], Mapping[int, Entry]]
READERS: Mapping[Happening, Reader] = {
    Happening.CONTACT: read.contacts,
    Happening.NEED_LEARNT: read.needs_learnt,
    Happening.OWNER: read.owners,
    Happening.STAGE_LOWERED: read.lowerings,
    Happening.OPENING: read.openings,
    Happening.WISH: wishes.wishes,
    Happening.WISH_CHANGED: wishes.wish_changes,
    Happening.EMPLOYER_SAID: wishes.said_by_employer,
    Happening.STOP_PASSED: wishes.stops_passed,
}


def read_timeline(
    session: Session,
    actor: Actor,
    workplace_ids: Collection[int],
    *,
    page: int = 1,
    page_size: int = PAGE,
) -> Timeline:
    """What has happened at these workplaces, the newest first."""
    require(actor, Action.READ_EMPLOYERS)
    happened = _everything(sorted(workplace_ids)).subquery()
    total = session.scalar(select(func.count()).select_from(happened)) or 0
    rows = session.execute(
        select(happened.c.kind, happened.c.id)
        .order_by(happened.c.day.desc(), happened.c.kind, happened.c.id.desc())
        .limit(page_size)
        .offset((page - 1) * page_size)
    ).all()
    asked: dict[Happening, list[int]] = {}
    for kind, row_id in rows:
        asked.setdefault(Happening(kind), []).append(row_id)
    found = {kind: READERS[kind](session, actor, ids) for kind, ids in asked.items()}
    return Timeline(tuple(found[Happening(kind)][row_id] for kind, row_id in rows), total)


def _everything(places: list[int]) -> CompoundSelect[Any]:
    """(kind, id, day) of all that has happened at these workplaces."""

    def of(kind: Happening, row_id: Any, day: Any, workplace: Any) -> Select[Any]:
        return select(
            literal(kind.value).label("kind"),
            row_id.label("id"),
            type_coerce(day, Date).label("day"),
        ).where(workplace.in_(places))

    def on(moment: Any) -> Any:
        return func.date(moment)

    passed = (
        of(
            Happening.STOP_PASSED,
            StopOverride.id,
            func.coalesce(Contact.happened_on, on(StopOverride.created_at)),
            StopOverride.workplace_id,
        )
        .select_from(StopOverride)
        .outerjoin(Contact, Contact.id == StopOverride.contact_id)
    )
    rules = select(ContactRule.id).where(ContactRule.workplace_id.in_(places))
    changed = of(
        Happening.WISH_CHANGED,
        EarlierVersion.id,
        on(EarlierVersion.created_at),
        EarlierVersion.id,
    )
    changed = select(*changed.selected_columns).where(
        EarlierVersion.thing == ContactRule.__tablename__, EarlierVersion.thing_id.in_(rules)
    )
    openings = of(
        Happening.OPENING,
        Vacancy.id,
        func.coalesce(Vacancy.published_on, on(Vacancy.created_at)),
        Vacancy.workplace_id,
    ).where(Vacancy.source != VacancySource.JOBTECH, Vacancy.state.not_in(NEVER_OPEN))
    said = of(
        Happening.EMPLOYER_SAID,
        EmployerWish.id,
        on(EmployerWish.said_at),
        Vacancy.workplace_id,
    ).join(Vacancy, (Vacancy.id == EmployerWish.vacancy_id) & APPROVED)
    return union_all(
        of(Happening.CONTACT, Contact.id, Contact.happened_on, Contact.workplace_id),
        of(
            Happening.NEED_LEARNT,
            NeedsSheetEntry.id,
            NeedsSheetEntry.learnt_on,
            NeedsSheetEntry.workplace_id,
        ),
        of(
            Happening.OWNER,
            RelationshipOwner.id,
            RelationshipOwner.since,
            RelationshipOwner.workplace_id,
        ),
        of(
            Happening.STAGE_LOWERED,
            StageLowering.id,
            StageLowering.since,
            StageLowering.workplace_id,
        ),
        openings,
        of(Happening.WISH, ContactRule.id, on(ContactRule.created_at), ContactRule.workplace_id),
        changed,
        said,
        passed,
    )
