"""Ask about a workplace before going on: the three ways in one place, for every face."""

from sqlalchemy.orm import Session

from employer_match.models import Talk
from employer_match.outreach.collisions import RestPeriods
from employer_match.services.actor import Actor
from employer_match.services.contacts.override_stop import refuse_where_stopped
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.talks.ask_colleagues import ask_colleagues
from employer_match.services.talks.ask_introduction import ask_introduction
from employer_match.vocabulary import TalkKind


def begin_talk(
    session: Session,
    actor: Actor,
    workplace_id: int,
    kind: TalkKind,
    text: str = "",
    *,
    unit_id: int | None = None,
    rest: RestPeriods | None = None,
) -> list[Talk]:
    """The talks that this asks for; raises NotFound, or Conflict where there is nobody to ask.

    Colleagues may always talk. To come along, or to be introduced, leads to a contact: where the
    employer has said stop that is for a coordinator to ask, and EmployerSaidStop for others.
    """
    if kind is not TalkKind.TALK:
        refuse_where_stopped(session, actor, workplace_of(session, workplace_id).id, unit_id)
    if kind is TalkKind.INTRODUCTION:
        return [ask_introduction(session, actor, workplace_id, text=text, unit_id=unit_id)]
    return ask_colleagues(
        session, actor, workplace_id, kind=kind, text=text, unit_id=unit_id, rest=rest
    )
