"""A placement begins when the participant says so: the least that is known of it is written down.

What else belongs to a job or study spell (hours, subsidy, form) is asked for later, and unknown
until then.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Participant, Placement, PlacementCredit, Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.vocabulary import PlacementKind, VacancyKind

#: What an opening of each kind becomes; a study visit becomes nothing.
BECOMES: Mapping[VacancyKind, PlacementKind] = {
    VacancyKind.JOB: PlacementKind.JOB,
    VacancyKind.TASKS: PlacementKind.JOB,
    VacancyKind.UPCOMING: PlacementKind.JOB,
    VacancyKind.INTERNSHIP: PlacementKind.INTERNSHIP,
}


def begin_placement(
    session: Session,
    actor: Actor,
    participant: Participant,
    vacancy: Vacancy,
    started_on: date | None = None,
) -> Placement | None:
    """Write it down from that day (today), credited to the participant's coach.

    None where the opening has no registered workplace or is a visit. What stands already is given
    back as it is.
    """
    kind = BECOMES.get(vacancy.kind)
    if kind is None or vacancy.workplace_id is None:
        return None
    same = select(Placement).where(
        Placement.participant_id == participant.id, Placement.vacancy_id == vacancy.id
    )
    standing = session.scalar(same.order_by(Placement.id.desc()).limit(1))
    if standing is not None:
        return standing
    placement = Placement(
        participant_id=participant.id,
        workplace_id=vacancy.workplace_id,
        vacancy_id=vacancy.id,
        kind=kind,
        started_on=started_on or clock.today(),
        user_id=actor.user_id,
    )
    session.add(placement)
    session.flush()
    session.add(
        PlacementCredit(
            participant_id=participant.id,
            placement_id=placement.id,
            user_id=participant.coach_id,
            unit_id=participant.unit_id,
        )
    )
    session.flush()
    record.audit(
        session, actor, "placement_begun", "participant", participant.id, placement=placement.id
    )
    return placement
