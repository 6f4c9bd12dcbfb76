"""What we know of a workplace's needs: each fact with day and source, and honest about the rest."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import NeedsSheetEntry, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import ContactSource, NeedTopic


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """One thing learnt; `known` False writes down that it was asked for and nobody knew."""

    topic: NeedTopic
    text: str = ""
    known: bool = True
    source: ContactSource = ContactSource.PERSON
    learnt_on: date | None = None


@dataclass(frozen=True, slots=True)
class NeedView:
    """What is known on one topic now; `asked` False means that nobody has asked yet."""

    topic: NeedTopic
    asked: bool
    known: bool
    text: str = ""
    source: str | None = None
    learnt_on: date | None = None
    by: str | None = None


def add_need(session: Session, actor: Actor, workplace_id: int, draft: NeedDraft) -> None:
    """Add what was learnt; an earlier entry on the topic is kept behind it."""
    require(actor, Action.EDIT_EMPLOYER)
    learnt_on = draft.learnt_on or clock.today()
    wrong = {}
    if draft.known and not draft.text.strip():
        wrong["text"] = "Write what you learnt, or choose that it is not known."
    if learnt_on > clock.today():
        wrong["learnt_on"] = "This day has not come yet."
    if wrong:
        raise errors.Invalid(fields=wrong)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    entry = NeedsSheetEntry(
        workplace_id=workplace_id,
        topic=draft.topic,
        known=draft.known,
        text=draft.text.strip(),
        source=draft.source,
        learnt_on=learnt_on,
        user_id=actor.user_id,
    )
    session.add(entry)
    session.flush()
    record.audit(
        session, actor, "need_learnt", "workplace", workplace_id, topic=draft.topic, entry=entry.id
    )


def needs_sheet(session: Session, actor: Actor, workplace_id: int) -> tuple[NeedView, ...]:
    """Every topic in the vocabulary's order, with the newest fact where there is one."""
    require(actor, Action.READ_EMPLOYERS)
    entries = (
        select(NeedsSheetEntry, User.name)
        .outerjoin(User, User.id == NeedsSheetEntry.user_id)
        .where(NeedsSheetEntry.workplace_id == workplace_id)
        .order_by(NeedsSheetEntry.learnt_on, NeedsSheetEntry.id)
    )
    newest = {entry.topic: (entry, name) for entry, name in session.execute(entries)}
    return tuple(
        _view(topic, *newest[topic]) if topic in newest else NeedView(topic, False, False)
        for topic in NeedTopic
    )


def _view(topic: NeedTopic, entry: NeedsSheetEntry, name: str | None) -> NeedView:
    return NeedView(topic, True, entry.known, entry.text, entry.source, entry.learnt_on, name)
