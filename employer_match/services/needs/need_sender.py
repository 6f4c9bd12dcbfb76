"""Who posts a need through the public form, and where that belongs in the employer register.

What a stranger writes enters the register only when a coordinator has read it: until then employer
and contact person wait in the vacancy itself.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.duplicates import Known, Likeness
from employer_match.language.company_names import name_key
from employer_match.models import ContactPerson, Employer, Vacancy, Workplace
from employer_match.services.duplicates.find_duplicates import Candidate, find_duplicates
from employer_match.services.employers.organisation_numbers import read_number
from employer_match.vocabulary import ContactSource

_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_LONGEST = {
    "employer_name": 200,
    "contact_name": 200,
    "contact_email": 254,
    "contact_phone": 40,
    "workplace_name": 200,
    "address": 200,
    "postcode": 10,
    "city": 100,
}


@dataclass(frozen=True, kw_only=True)
class NeedSender:
    """The employer and one person to answer. Only two names and an address are needed."""

    employer_name: str
    contact_name: str
    contact_email: str
    contact_phone: str = ""
    organisation_number: str = ""
    workplace_name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""


def problems_of(sender: NeedSender) -> dict[str, str]:
    """What is wrong with each field that cannot be used; empty where all is well."""
    wrong: dict[str, str] = {}
    for name, limit in _LONGEST.items():
        if len(getattr(sender, name)) > limit:
            wrong[name] = "This is too long."
    for name in ("employer_name", "contact_name"):
        if not getattr(sender, name).strip():
            wrong[name] = "Fill this in."
    if not _EMAIL.fullmatch(sender.contact_email.strip()):
        wrong["contact_email"] = "Write an e-mail address, so that we can answer."
    try:
        read_number(sender.organisation_number)
    except errors.Invalid as problem:
        wrong.update(problem.fields)
    return wrong


def as_kept(sender: NeedSender) -> dict[str, str]:
    """The sender as the vacancy carries it until approval: trimmed, the number in its one form."""
    kept = {name: value.strip() for name, value in asdict(sender).items()}
    kept["contact_email"] = kept["contact_email"].lower()
    kept["organisation_number"] = read_number(sender.organisation_number) or ""
    return {name: value for name, value in kept.items() if value}


def proposed_workplace(
    session: Session, sender: dict[str, str], municipality_code: str | None
) -> int | None:
    """The workplace that the sender surely means; None where a person decides.

    A registered number decides the employer: of its workplaces the one of that name, else the only
    one in the municipality. Otherwise the only one of which the verdict is "same".
    """
    places = _places_of(session, sender.get("organisation_number"))
    if not places:
        found = candidates_of(session, sender, municipality_code)
        same = [one.workplace_id for one in found if one.likeness is Likeness.SAME]
    else:
        key = name_key(sender.get("workplace_name") or sender["employer_name"])
        here = [each for each in places if municipality_code in (None, each.municipality_code)]
        named = [each for each in here if each.name_key == key]
        same = [each.id for each in named or here]
    return same[0] if len(same) == 1 else None


def _places_of(session: Session, number: str | None) -> Sequence[Workplace]:
    """The workplaces of the employer with this number; none without one."""
    if number is None:
        return ()
    held = select(Workplace).join(Workplace.employer).where(Employer.organisation_number == number)
    return session.scalars(held.order_by(Workplace.id)).all()


def candidates_of(
    session: Session, sender: dict[str, str], municipality_code: str | None
) -> tuple[Candidate, ...]:
    """Which registered workplaces the sender's may be, with reasons, surest first."""
    known = Known(
        sender["employer_name"], sender.get("organisation_number"), sender.get("contact_phone"),
        sender.get("contact_email"), sender.get("postcode"), municipality_code,
        sender.get("address"),
    )  # fmt: skip
    return find_duplicates(session, known, sender.get("workplace_name", ""))


def register_person(session: Session, vacancy: Vacancy) -> ContactPerson | None:
    """The sender as contact person at the vacancy's workplace, found again or made; flushes.

    Whoever fills in our form is told there what we keep, so the information duty is met. Then the
    vacancy carries the details no longer.
    """
    sender = vacancy.sender
    if not sender or vacancy.workplace_id is None:
        return None
    person = session.scalar(
        select(ContactPerson)
        .where(
            ContactPerson.workplace_id == vacancy.workplace_id,
            ContactPerson.email == sender["contact_email"],
            ContactPerson.objected_at.is_(None),
        )
        .order_by(ContactPerson.id)
        .limit(1)
    )
    if person is None:
        person = ContactPerson(
            workplace_id=vacancy.workplace_id,
            name=sender["contact_name"],
            phone=sender.get("contact_phone"),
            email=sender["contact_email"],
            source=ContactSource.FORM,
            informed_at=vacancy.submitted_at or clock.now(),
        )
        session.add(person)
        session.flush()
    return person
