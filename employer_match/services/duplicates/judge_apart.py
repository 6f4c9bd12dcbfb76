"""Two records that look alike are two: judged by a person, with the reason, until taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Employer, JudgedApart, User, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import leads_on, missing
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind

#: (thing, lower id, higher id).
Key = tuple[str, int, int]
LONGEST_REASON = 200
MODELS: dict[str, type[Employer] | type[Workplace]] = {
    RecordKind.EMPLOYER: Employer,
    RecordKind.WORKPLACE: Workplace,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two records judged to be two; ids are those of today, where one has been merged since."""

    id: int
    thing: str
    a_id: int
    b_id: int
    a_name: str
    b_name: str
    reason: str
    by: str | None
    judged_at: datetime


def key_of(thing: str, a_id: int, b_id: int) -> Key:
    """A pair, whichever way round."""
    return (str(thing), min(a_id, b_id), max(a_id, b_id))


def judge_apart(
    session: Session, actor: Actor, thing: str, a_id: int, b_id: int, reason: str
) -> JudgedApart:
    """Remember that these are two: no scan and no warning proposes them as one again.

    Raises NotFound, Invalid without a reason, or Conflict where it has been judged or merged.
    """
    require(actor, Action.MERGE_EMPLOYERS)
    said = reason.strip()
    if not said or len(said) > LONGEST_REASON:
        raise errors.Invalid(fields={"reason": "Say in a few words why these are two."})
    record.take_writing_turn(session)
    found = names_of(session, thing, {a_id, b_id})
    for record_id in (a_id, b_id):
        if record_id not in found:
            raise missing(session, thing, record_id)
    if a_id == b_id:
        raise errors.Conflict("These are one record already.")
    key = key_of(thing, a_id, b_id)
    if key in judged_apart(session):
        raise errors.Conflict("These have been judged to be two already.")
    made = JudgedApart(
        thing=key[0], a_id=key[1], b_id=key[2], reason=said, user_id=actor.user_id
    )  # fmt: skip
    session.add(made)
    session.flush()
    record.audit(session, actor, "judged_apart", thing, a_id, other=b_id, judgement=made.id)
    return made


def take_back(session: Session, actor: Actor, judgement_id: int) -> JudgedApart:
    """Let the two be proposed again. Raises NotFound, or Conflict where it is taken back."""
    require(actor, Action.MERGE_EMPLOYERS)
    record.take_writing_turn(session)
    held = session.get(JudgedApart, judgement_id, populate_existing=True)
    if held is None:
        raise errors.NotFound()
    if held.taken_back_at is not None:
        raise errors.Conflict("This has been taken back already.")
    held.taken_back_at, held.taken_back_by_id = clock.now(), actor.user_id
    session.flush()
    record.audit(
        session, actor, "judged_apart_taken_back", held.thing, held.a_id, other=held.b_id,
        judgement=held.id,
    )  # fmt: skip
    return held


def judged_apart(session: Session) -> frozenset[Key]:
    """Every pair judged to be two, by the ids of today: a judgement follows a merge."""
    return frozenset(key for _row, key in _in_force(session))


def list_judged_apart(session: Session, actor: Actor) -> tuple[Judgement, ...]:
    """What has been judged to be two, newest first."""
    require(actor, Action.MERGE_EMPLOYERS)
    held = sorted(_in_force(session), key=lambda each: -each[0].id)
    names = {
        thing: names_of(session, thing, {side for _row, key in held for side in key[1:]})
        for thing in MODELS
    }
    people = select(User.id, User.name).where(User.id.in_({row.user_id for row, _key in held}))
    by = dict(session.execute(people.order_by(User.id)).all())
    return tuple(
        Judgement(
            row.id, *key, names[key[0]].get(key[1], ""), names[key[0]].get(key[2], ""),
            row.reason, by.get(row.user_id or 0), row.created_at,
        )
        for row, key in held
    )  # fmt: skip


def names_of(session: Session, thing: str, ids: set[int]) -> dict[int, str]:
    """The names of those of these records that are there."""
    kind = MODELS.get(thing)
    if kind is None:
        return {}
    found = session.execute(select(kind.id, kind.name).where(kind.id.in_(ids)).order_by(kind.id))
    return dict(found.all())


def _in_force(session: Session) -> list[tuple[JudgedApart, Key]]:
    rows = session.scalars(
        select(JudgedApart).where(JudgedApart.taken_back_at.is_(None)).order_by(JudgedApart.id)
    ).all()
    onward = {thing: leads_on(session, thing) for thing in {row.thing for row in rows}}
    return [
        (
            row,
            key_of(
                row.thing,
                onward[row.thing].get(row.a_id, row.a_id),
                onward[row.thing].get(row.b_id, row.b_id),
            ),
        )
        for row in rows
    ]
