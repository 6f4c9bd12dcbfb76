"""What a timeline shows of each kind of happening, for the ids on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import (
    Contact,
    NeedsSheetEntry,
    RelationshipOwner,
    StageLowering,
    User,
    Vacancy,
    Workplace,
)
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_view import ContactView, view_contacts, with_names
from employer_match.services.contacts.lower_stage import view_lowerings
from employer_match.services.employers.employer_layer import Who
from employer_match.services.vacancies.vacancy_content import title_of
from employer_match.vocabulary import ContactSource, NeedTopic


class Happening(StrEnum):
    """What can stand in a timeline."""

    CONTACT = "contact"
    NEED_LEARNT = "need_learnt"
    OWNER = "owner"
    STAGE_LOWERED = "stage_lowered"
    OPENING = "opening"
    WISH = "wish"
    WISH_CHANGED = "wish_changed"
    EMPLOYER_SAID = "employer_said"
    STOP_PASSED = "stop_passed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `who` is a colleague where the unit shares, `name` anybody named.

    `text` is what was learnt, the reason, or an opening's title; `known` False: asked, and nobody
    knew. `until` ends what is over; `deputy` stands beside an owner's name.
    """

    kind: Happening
    day: date
    workplace_id: int
    workplace: str
    contact: ContactView | None = None
    who: Who | None = None
    name: str | None = None
    deputy: str | None = None
    text: str = ""
    topic: NeedTopic | None = None
    known: bool = True
    source: ContactSource | None = None
    stage: int | None = None
    vacancy_id: int | None = None
    announced: bool = False
    until: date | None = None


Entries = Mapping[int, Entry]


def contacts(session: Session, actor: Actor, ids: Sequence[int]) -> Entries:
    """Contacts, with participants for those with access alone."""
    rows = session.scalars(with_names(select(Contact).where(Contact.id.in_(ids)))).all()
    return {
        view.id: Entry(
            Happening.CONTACT, view.day, view.workplace_id, view.workplace, view, view.who
        )
        for view in view_contacts(session, actor, rows)
    }


def needs_learnt(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """Facts of the needs sheet, also those that later ones have taken the place of."""
    rows = session.execute(
        select(NeedsSheetEntry, Workplace.name, User.name)
        .join(Workplace, Workplace.id == NeedsSheetEntry.workplace_id)
        .outerjoin(User, User.id == NeedsSheetEntry.user_id)
        .where(NeedsSheetEntry.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.NEED_LEARNT,
            row.learnt_on,
            row.workplace_id,
            place,
            name=name,
            text=row.text,
            topic=NeedTopic(row.topic) if row.topic in set(NeedTopic) else None,
            known=row.known,
            source=ContactSource(row.source) if row.source in set(ContactSource) else None,
        )
        for row, place, name in rows
    }


def owners(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """Who took the relation over, with which deputy, and until when."""
    rows = session.execute(
        select(RelationshipOwner, Workplace.name)
        .join(Workplace, Workplace.id == RelationshipOwner.workplace_id)
        .where(RelationshipOwner.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.OWNER,
            row.since,
            row.workplace_id,
            place,
            name=row.owner.name,
            deputy=row.deputy.name if row.deputy else None,
            until=row.until,
        )
        for row, place in rows
    }


def lowerings(session: Session, actor: Actor, ids: Sequence[int]) -> Entries:
    """Where the stage was lowered, and why."""
    wanted = select(StageLowering).where(StageLowering.id.in_(ids))
    places = session.execute(
        select(StageLowering.id, Workplace.id, Workplace.name)
        .join(Workplace, Workplace.id == StageLowering.workplace_id)
        .where(StageLowering.id.in_(ids))
    )
    place_of = {row[0]: (row[1], row[2]) for row in places}
    return {
        one.id: Entry(
            Happening.STAGE_LOWERED,
            one.since,
            *place_of[one.id],
            who=one.who,
            text=one.reason,
            stage=one.stage,
            until=one.until,
        )
        for one in view_lowerings(session, actor, wanted)
    }


def openings(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """Needs that were posted here, and vacancies that one of us wrote down."""
    rows = session.execute(
        select(Vacancy, Workplace.name)
        .join(Workplace, Workplace.id == Vacancy.workplace_id)
        .where(Vacancy.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.OPENING,
            row.published_on or clock.local_day(row.created_at),
            row.workplace_id or 0,
            place,
            text=title_of(row),
            vacancy_id=row.id,
            until=clock.local_day(row.closed_at) if row.closed_at else None,
        )
        for row, place in rows
    }
