"""What time alone brings about: deadlines, announcements and waits for an answer run out."""

from dataclasses import dataclass

from sqlalchemy import Engine

from employer_match import clock
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.expire_vacancies import expire_vacancies
from employer_match.services.contacts.lapse_intentions import lapse_intentions
from employer_match.services.talks.tell_free import tell_free


@dataclass(frozen=True, slots=True)
class Done:
    """How much of each there was."""

    vacancies_expired: int
    coaches_reminded: int
    intentions_released: int
    askers_told: int


def daily(engine: Engine) -> Done:
    """Do all of it, each part in a transaction of its own; twice a day is harmless."""
    with transaction(engine, actor=SYSTEM) as session:
        expired = expire_vacancies(session, SYSTEM)
    with transaction(engine, actor=SYSTEM) as session:
        reminded, released = lapse_intentions(session, clock.today())
    with transaction(engine, actor=SYSTEM) as session:
        told = tell_free(session, clock.today())
    return Done(expired, reminded, released, told)
