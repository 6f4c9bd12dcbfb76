"""Every free text is read once more before it is saved: one gate at the flush, for every face.

What somebody writes by hand stands in `FREE_TEXTS`. Words that seem to tell of a person are pointed
out, and saved only when who wrote them has read them and says so; a personal identity number is
never saved. The gate names the column's field, so that the page can mark it (product row 19).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from employer_match import errors
from employer_match.language.demands.lint_demands import lint_demands
from employer_match.language.notes.identity_numbers import identity_numbers
from employer_match.language.notes.lint_note import lint_note
from employer_match.models import (
    Contact,
    ContactPerson,
    ContactRule,
    Decision,
    Disclosure,
    EarlierVersion,
    EmployerWish,
    JudgedApart,
    MustNot,
    NeedsSheetEntry,
    Participant,
    Profile,
    RuleChange,
    StageLowering,
    StopOverride,
    TalkMessage,
    Vacancy,
    Wish,
)
from employer_match.services.actor import Actor
from employer_match.vocabulary import Remark

#: Column → the field that carries it in forms and API.
FREE_TEXTS: Mapping[type, Mapping[str, str]] = {
    Contact: {"note": "note", "cancelled_reason": "reason"},
    ContactPerson: {"title": "title"},
    ContactRule: {"note": "note", "said_by": "said_by", "preferred_hours": "preferred_hours"},
    Decision: {"reason": "reason"},
    Disclosure: {"may_tell": "may_tell", "never_tell": "never_tell"},
    EarlierVersion: {"reason": "reason"},
    EmployerWish: {"preferred_hours": "preferred_hours"},
    JudgedApart: {"reason": "reason"},
    MustNot: {"value": "must_nots"},
    NeedsSheetEntry: {"text": "text"},
    Participant: {"code_name": "code_name"},
    Profile: {"own_words": "own_words", "strengths": "strengths"},
    RuleChange: {"reason": "reason"},
    StageLowering: {"reason": "reason"},
    StopOverride: {"reason": "override_stop_reason"},
    TalkMessage: {"text": "text"},
    Vacancy: {
        "headline": "headline",
        "text": "text",
        "duration": "duration",
        "pay": "pay",
        "must_have": "must_have",
        "nice_to_have": "nice_to_have",
        "moderation_comment": "comment",
    },
    Wish: {"value": "wishes"},
}
#: What an employer says of the work may well speak of care and illness: it is what the work is.
OF_THE_WORK = frozenset({Vacancy, ContactPerson, Participant, EmployerWish})
_READ = "texts_read"


def was_read(session: Session, marks: Iterable[str]) -> None:
    """Who writes in this session has read the texts of these marks, and wants them saved so."""
    session.info[_READ] = frozenset(marks)


def check_text(
    kind: type, field: str, text: str, names: Iterable[str] = (), *, by_employer: bool = False
) -> tuple[errors.ReadAgain, ...]:
    """What of a text in a record of this kind its writer should read again.

    Invalid where a personal identity number stands. An employer is also asked why a licence, a
    language, lifting or pace is needed; a coach writes down what the employer has answered.
    """
    if any(number.sure for number in identity_numbers(text)):
        raise errors.Invalid(fields={field: NEVER})
    mark = mark_of(field, text)
    told = (
        errors.ReadAgain(field, mark, one.remark, one.around[0], one.words, one.around[1])
        for one in lint_note(text, list(names))
        if one.remark is Remark.IDENTITY_NUMBER or kind not in OF_THE_WORK
    )
    demands = _demands(field, mark, text, why=by_employer) if kind is Vacancy else ()
    return (*told, *demands)


def mark_of(field: str, text: str) -> str:
    """What stands for this text in this field, once it was read (16 hex digits)."""
    return hashlib.sha256(f"{field}\n{text}".encode()).hexdigest()[:16]


def demands_in(vacancy: Vacancy) -> tuple[errors.ReadAgain, ...]:
    """What an opening's texts seem to demand, field by field, for whoever decides on it."""
    return tuple(
        one
        for column, field in FREE_TEXTS[Vacancy].items()
        if column != "moderation_comment" and (text := _plain(getattr(vacancy, column)))
        for one in _demands(field, "", text)
    )


NEVER = "A personal identity number may not stand here. Take it away."


def _demands(field: str, mark: str, text: str, *, why: bool = True) -> Iterator[errors.ReadAgain]:
    for one in lint_demands(text):
        if one.forbidden or why:
            before, after = one.around
            yield errors.ReadAgain(field, mark, one.demand, before, one.words, after, demand=True)


@event.listens_for(Session, "before_flush")
def _read_what_is_written(session: Session, _context: UOWTransaction, _objects: object) -> None:
    actor: Actor | None = session.info.get("actor")
    if actor is None or actor.is_system:
        return
    written = list(_written(session))
    if not written:
        return
    seen = session.info.get(_READ, frozenset())
    names: list[str] | None = None
    again: list[errors.ReadAgain] = []
    for kind, field, text in written:
        if names is None and kind not in OF_THE_WORK:
            names = _names(session)
        again += check_text(kind, field, text, names or (), by_employer=not actor.signed_in)
    if again and any(one.mark not in seen for one in again):
        raise errors.TextToRead(tuple(again))


def _written(session: Session) -> Iterator[tuple[type, str, str]]:
    """(kind of record, field, text) of every free text that is new or changed."""
    for thing in (*session.new, *session.dirty):
        for column, field in FREE_TEXTS.get(type(thing), {}).items():
            added = inspect(thing).attrs[column].history.added
            value = added[0] if added else None
            if text := _plain(value):
                yield type(thing), field, text


def _plain(value: object) -> str:
    text = "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text if text.strip() else ""


def _names(session: Session) -> list[str]:
    """What the participants within reach are called; the wall keeps all others out."""
    with session.no_autoflush:
        return list(session.scalars(select(Participant.code_name)))
