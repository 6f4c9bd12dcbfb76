"""What time alone brings about: deadlines, announcements and waits run out; doubles turn up."""

from dataclasses import dataclass

from sqlalchemy import Engine

from employer_match import clock
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.expire_vacancies import expire_vacancies
from employer_match.services.contacts.lapse_intentions import lapse_intentions
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.scan_duplicates import alike
from employer_match.services.suggestions.run_log import forget_runs
from employer_match.services.talks.tell_free import tell_free


@dataclass(frozen=True, slots=True)
class Done:
    """How much of each there was."""

    vacancies_expired: int
    coaches_reminded: int
    intentions_released: int
    askers_told: int
    pairs_found: int
    runs_forgotten: int


def daily(engine: Engine) -> Done:
    """Do all of it, each part in a transaction of its own; twice a day is harmless."""
    with transaction(engine, actor=SYSTEM) as session:
        expired = expire_vacancies(session, SYSTEM)
    with transaction(engine, actor=SYSTEM) as session:
        reminded, released = lapse_intentions(session, clock.today())
    with transaction(engine, actor=SYSTEM) as session:
        told = tell_free(session, clock.today())
    with transaction(engine, read_only=True, actor=SYSTEM) as session:
        seen = alike(session)
    with transaction(engine, actor=SYSTEM) as session:
        looked = look_for_duplicates(session, SYSTEM, seen)
    with transaction(engine, actor=SYSTEM) as session:
        forgotten = forget_runs(session, SYSTEM, clock.today())
    return Done(expired, reminded, released, told, looked.new, forgotten)
