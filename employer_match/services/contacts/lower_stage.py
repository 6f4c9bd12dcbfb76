"""A coach finds a relation less far along than its contacts say, and lowers it with a reason.

The reason stays here with who and when; the audit holds codes alone. Source: product row 7.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock, errors
from employer_match.models import Contact, StageLowering
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.stage_of import stages
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.employers.employer_layer import Who, sight
from employer_match.services.permissions import Action, acting_unit, require

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class LoweringView:
    """One lowering; `reason` is empty where the unit keeps its dealings to itself.

    `until` None: nothing but newer contacts takes it away.
    """

    id: int
    stage: int
    who: Who
    since: date
    until: date | None
    reason: str


def lower_stage(
    session: Session,
    actor: Actor,
    workplace_id: int,
    stage: int,
    reason: str,
    unit_id: int | None = None,
) -> StageLowering:
    """From today the relation stands at `stage` until newer contacts bring it further.

    Raises NotFound, or Invalid for a stage that is not below today's and for a missing reason.
    """
    unit_id = acting_unit(actor, Action.LOG_CONTACT, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    place = workplace_of(session, workplace_id).id
    wrong = {}
    # As far as the coach sees it: what another unit keeps to itself is not told by a refusal.
    if not 0 <= stage < stages(session, [place], sight(session, actor))[place]:
        wrong["stage"] = "Choose a step below the one that stands."
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = "Say why, in at most 300 characters."
    if wrong:
        raise errors.Invalid(fields=wrong)
    _end(session, place)
    lowering = StageLowering(
        workplace_id=place,
        stage=stage,
        reason=reason,
        user_id=actor.user_id,
        unit_id=unit_id,
        since=clock.today(),
        after_contact_id=session.scalar(select(func.max(Contact.id))) or 0,
    )
    session.add(lowering)
    session.flush()
    record.audit(
        session, actor, "stage_lowered", "workplace", place, stage=stage, lowering=lowering.id
    )
    return lowering


def withdraw_lowering(session: Session, actor: Actor, workplace_id: int) -> None:
    """Let the contacts alone say again how far the relation is; without a lowering nothing happens.

    Raises NotFound.
    """
    require(actor, Action.LOG_CONTACT)
    record.take_writing_turn(session)
    place = workplace_of(session, workplace_id).id
    lowering = _end(session, place)
    if lowering is not None:
        record.audit(session, actor, "stage_restored", "workplace", place, lowering=lowering.id)


def lowerings(session: Session, actor: Actor, workplace_id: int) -> tuple[LoweringView, ...]:
    """Every time the stage was lowered, the last one first."""
    require(actor, Action.READ_EMPLOYERS)
    held = select(StageLowering).where(StageLowering.workplace_id == workplace_id)
    return view_lowerings(session, actor, held)


def view_lowerings(
    session: Session, actor: Actor, wanted: Select[StageLowering]
) -> tuple[LoweringView, ...]:
    """These lowerings as the actor sees them, the last one first."""
    seen = sight(session, actor)
    named = wanted.options(joinedload(StageLowering.user), joinedload(StageLowering.unit))
    return tuple(
        LoweringView(
            id=one.id,
            stage=one.stage,
            who=seen.who(one.user, one.unit),
            since=one.since,
            until=one.until,
            reason=one.reason if seen.sees(one.unit_id) else "",
        )
        for one in session.scalars(named.order_by(StageLowering.id.desc()))
    )


def _end(session: Session, workplace_id: int) -> StageLowering | None:
    open_one = select(StageLowering).where(
        StageLowering.workplace_id == workplace_id, StageLowering.until.is_(None)
    )
    lowering = session.scalar(open_one)
    if lowering is not None:
        lowering.until = clock.today()
        session.flush()
    return lowering
