"""Write what employers have said themselves, stops that were gone past, and what was set right."""

from datetime import timedelta

from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content, working_day
from employer_match.demo.seed_talks import newest_contact
from employer_match.models import (
    Contact,
    ContactPerson,
    EmployerWish,
    StageLowering,
    StopOverride,
    Vacancy,
)
from employer_match.services.contacts.tally import count_anew
from employer_match.vocabulary import ContactSource, Mode, NextStep, Outcome, Purpose

#: Since when we have had the details of those who have not been told yet.
HEARD_OF_DAYS = 27


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """After the contacts and the openings, which all of this is about."""
    team = content("team")
    for raw in team["wish"]:
        _wish(session, raw, whole, keys)
    for raw in team["stop_override"]:
        _override(session, raw, whole, keys)
    for raw in team["cancelled"]:
        wrong = newest_contact(session, keys, raw["workplace"], raw["coach"])
        wrong.cancelled_at = moment(wrong.happened_on + timedelta(days=1), 9)
        wrong.cancelled_reason = raw["reason"]
    for raw in team["lowering"]:
        session.add(
            StageLowering(
                workplace_id=keys.workplaces[raw["workplace"]],
                stage=raw["stage"],
                reason=raw["reason"],
                user_id=keys.users[raw["coach"]],
                unit_id=keys.unit_of[raw["coach"]],
                since=working_day(whole.today),
                after_contact_id=newest_contact(session, keys, raw["workplace"], raw["coach"]).id,
            )
        )
    for workplace in team["untold"]:
        person = session.get_one(ContactPerson, keys.people[workplace])
        person.source, person.informed_at = ContactSource.COLLEAGUE, None
        person.created_at = moment(whole.today - timedelta(days=HEARD_OF_DAYS), 16)
    session.flush()
    touched = [raw["workplace"] for raw in team["stop_override"] + team["cancelled"]]
    count_anew(session, [keys.workplaces[workplace] for workplace in touched])


def _wish(session: Session, raw: dict[str, object], whole: DemoProgramme, keys: Keys) -> None:
    need = session.get_one(Vacancy, keys.vacancies[str(raw["opening"])])
    person = session.get_one(ContactPerson, need.contact_person_id)
    days = timedelta(days=int(str(raw["said"])))
    said = {name: value for name, value in raw.items() if name not in ("opening", "said")}
    if "preferred_mode" in said:
        said["preferred_mode"] = Mode(str(said["preferred_mode"]))
    session.add(
        EmployerWish(
            vacancy_id=need.id,
            said_by=person.name,
            said_at=moment(working_day(whole.today - days), 14, 20),
            **said,
        )
    )


def _override(session: Session, raw: dict[str, object], whole: DemoProgramme, keys: Keys) -> None:
    day = working_day(whole.today - timedelta(days=int(str(raw["made"]))))
    who, workplace_id = str(raw["coordinator"]), keys.workplaces[str(raw["workplace"])]
    rule = next(one for one in whole.rules if one.workplace == raw["workplace"])
    made = Contact(
        workplace_id=workplace_id,
        user_id=keys.users[who],
        unit_id=keys.unit_of[who],
        happened_on=day,
        mode=Mode.PHONE,
        purpose=Purpose.CARE,
        outcome=Outcome.DONE,
        next_step=NextStep.NOTHING,
        contact_person_id=keys.people.get(str(raw["workplace"])),
        note=str(raw["note"]),
        created_at=moment(day, 15),
        updated_at=moment(day, 15),
    )
    session.add(made)
    session.flush()
    session.add(
        StopOverride(
            workplace_id=workplace_id,
            user_id=made.user_id,
            unit_id=made.unit_id,
            contact_id=made.id,
            stop_until=rule.stop_until,
            reason=str(raw["reason"]),
            created_at=made.created_at,
        )
    )
