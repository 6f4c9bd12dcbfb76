"""Write down what a participant agrees that employers may be told, or that they withdraw it.

Each time is a row of its own and none is changed; what is withdrawn holds from the same moment.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Disclosure, Employer
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.disclosures.in_force import rows_of
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Approach


@dataclass(frozen=True, kw_only=True)
class DisclosureDraft:
    """What is agreed; without `employer_id` for every employer, without `starts_on` from today.

    `may_tell` are the participant's own sentences, one a line; `never_tell` what nobody may say.
    """

    approach: Approach
    employer_id: int | None = None
    tell_name: bool = False
    may_tell: str = ""
    never_tell: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    talked_on: date | None = None
    talked_again_on: date | None = None
    weighed: bool = False


def write_disclosure(
    session: Session,
    actor: Actor,
    participant_id: str,
    draft: DisclosureDraft,
    number: int | None,
) -> Disclosure:
    """Add what is agreed; `number` is the newest row that was read (0: there was none).

    Raises NotFound, VersionMissing, Stale (somebody wrote one meanwhile), or Invalid.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    person = find(session, participant_id)
    newest = next((row.number for row in rows_of(session, [person.id]).get(person.id, [])), 0)
    record.expect_number(newest, number)
    _check(session, draft)
    return _add(
        session,
        actor,
        Disclosure(
            participant_id=person.id,
            number=newest + 1,
            employer_id=draft.employer_id,
            approach=draft.approach,
            tell_name=draft.tell_name,
            may_tell=draft.may_tell.strip(),
            never_tell=draft.never_tell.strip(),
            starts_on=draft.starts_on or clock.today(),
            ends_on=draft.ends_on,
            talked_on=draft.talked_on,
            talked_again_on=draft.talked_again_on,
            weighed=draft.weighed,
            user_id=actor.user_id,
        ),
    )


def withdraw_disclosure(
    session: Session, actor: Actor, participant_id: str, employer_id: int | None = None
) -> Disclosure:
    """Nothing may be told from now on: to anybody, or to one employer. Asks for no version.

    Raises NotFound, or Conflict where nothing is agreed.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    person = find(session, participant_id)
    rows = rows_of(session, [person.id]).get(person.id, [])
    about = [row for row in rows if employer_id is None or row.employer_id in (None, employer_id)]
    gone = about and about[0].withdrawn and about[0].employer_id in (None, employer_id)
    if not about or gone:
        raise errors.Conflict("Nothing is agreed that could be withdrawn.")
    if employer_id is not None and session.get(Employer, employer_id) is None:
        raise errors.NotFound()
    withdrawn = Disclosure(
        participant_id=person.id,
        number=rows[0].number + 1,
        employer_id=employer_id,
        approach=Approach.NO,
        starts_on=clock.today(),
        withdrawn=True,
        user_id=actor.user_id,
    )
    return _add(session, actor, withdrawn)


def _add(session: Session, actor: Actor, row: Disclosure) -> Disclosure:
    session.add(row)
    session.flush()
    action = "disclosure_withdrawn" if row.withdrawn else "disclosure_written"
    record.audit(session, actor, action, "participant", row.participant_id, number=row.number)
    return row


def _check(session: Session, draft: DisclosureDraft) -> None:
    wrong: dict[str, str] = {}
    today = clock.today()
    starts_on = draft.starts_on or today
    if draft.employer_id is not None and session.get(Employer, draft.employer_id) is None:
        wrong["employer_id"] = "Choose an employer who is registered."
    for name, day in (("talked_on", draft.talked_on), ("talked_again_on", draft.talked_again_on)):
        if day is not None and day > today:
            wrong[name] = "This day has not come yet."
    if draft.talked_on is None and draft.approach is not Approach.NOT_TALKED_OF:
        wrong["talked_on"] = "Write the day on which you talked about it."
    if draft.talked_again_on and (not draft.talked_on or draft.talked_again_on <= draft.talked_on):
        wrong["talked_again_on"] = "The second talk comes after the first."
    if draft.talked_on and starts_on < draft.talked_on:
        wrong["starts_on"] = "It cannot hold before you have talked about it."
    if draft.ends_on is not None and draft.ends_on < starts_on:
        wrong["ends_on"] = "The last day cannot be before the first."
    if _both(draft):
        wrong["never_tell"] = "The same words stand among what may be told. Choose one of them."
    if wrong:
        raise errors.Invalid(fields=wrong)


def _both(draft: DisclosureDraft) -> bool:
    """Whether something that must never be told stands word for word in what may be told."""
    may = " ".join(draft.may_tell.casefold().split())
    never = (" ".join(line.casefold().split()) for line in draft.never_tell.splitlines())
    return any(line.rstrip(".!") in may for line in never if line.rstrip(".!"))
