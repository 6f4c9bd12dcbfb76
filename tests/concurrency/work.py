"""What a process does; each opens the database for itself, as a server's or a timer's would."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import time_machine
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from employer_match import cli, create_app, db, errors
from employer_match.cli import ads, outbox  # noqa: F401 - imported before the first fork
from employer_match.config import Settings
from employer_match.integrations.jobtech.files import read_ads
from employer_match.services.accounts import second_factor
from employer_match.services.actor import Actor
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.contacts.announce import announce
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.daily import daily
from employer_match.services.employers.add_employer import WorkplaceDraft
from employer_match.services.employers.edit_employer import edit_workplace
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.idempotency import once
from employer_match.services.participants.edit_participant import ParticipantDraft, edit_participant
from employer_match.services.participants.read_participant import read_participant
from employer_match.services.participants.write_profile import ProfileDraft, write_profile
from employer_match.services.talks.begin_talk import begin_talk
from employer_match.vocabulary import GoOnReason, Purpose, TalkKind

OFTEN = 8

#: Built once before the first fork, so that a process has every face's code at hand.
create_app(Settings(database_url="sqlite://", secret_key="only to import the faces"))


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine of one's own. No disk need be durable: what a killed process wrote is written."""
    pragmas = {"synchronous": "OFF"} if url.startswith("sqlite") else None
    engine = db.make_engine(url, pragmas=pragmas)
    try:
        yield engine
    finally:
        engine.dispose()


def run(do: Callable[..., Any], *given: object) -> Any:
    """Whatever it is."""
    return do(*given)


def announce_at(url: str, actor: Actor, workplaces: list[int]) -> list[int]:
    """Announce at each; the workplaces that were free."""
    mine = []
    with opened(url) as engine:
        for workplace in workplaces:
            try:
                with db.transaction(engine, actor=actor) as session:
                    announce(session, actor, workplace, Purpose.INTRODUCE)
                mine.append(workplace)
            except errors.CollisionFound:
                continue
    return mine


def go_on_at(url: str, actor: Actor, drafts: list[ContactDraft], reason: GoOnReason) -> int:
    """Log each in spite of whoever is there, with this reason; how many."""
    with opened(url) as engine:
        for draft in drafts:
            with db.transaction(engine, actor=actor) as session:
                log_contact(session, actor, draft, go_on_reason=reason)
    return len(drafts)


def ask_at(url: str, actor: Actor, workplaces: list[int], kind: TalkKind) -> int:
    """Ask about each workplace; how many talks it took."""
    talks = 0
    with opened(url) as engine:
        for workplace in workplaces:
            with db.transaction(engine, actor=actor) as session:
                talks += len(begin_talk(session, actor, workplace, kind, "Får jag följa med?"))
    return talks


def night(url: str) -> tuple[int, int, int]:
    """The nightly job: (reminded, released, told that they are free)."""
    with opened(url) as engine:
        done = daily(engine)
    return done.coaches_reminded, done.intentions_released, done.askers_told


def log_with_keys(url: str, actor: Actor, draft: ContactDraft, keys: list[str]) -> list[str]:
    """Log the contact once for each key; the ids that came back."""
    made = []
    with opened(url) as engine:
        for key in keys:
            with db.transaction(engine, actor=actor) as session:

                def make() -> int:
                    return log_contact(session, actor, draft).contact.id

                made.append(once(session, actor, key, {"what": "a visit"}, "contact", make)[0])
    return made


def count_up(url: str, actor: Actor, workplace: int, times: int) -> int:
    """Add one to the number in the workplace's address so often, reading anew when told to.

    Returns how often somebody had been faster, and said so.
    """
    told = done = 0
    with opened(url) as engine:
        while done < times:
            with db.transaction(engine, read_only=True, actor=actor) as session:
                read = read_workplace(session, actor, workplace).workplace
            draft = WorkplaceDraft(name=read.name, address=str(int(read.address or 0) + 1))
            try:
                with db.transaction(engine, actor=actor) as session:
                    edit_workplace(session, actor, workplace, draft, read.version)
                done += 1
            except errors.Stale:
                told += 1
    return told


def log_many(url: str, actor: Actor, draft: ContactDraft, times: int) -> int:
    """Log so many contacts; returns how many."""
    with opened(url) as engine:
        for number in range(times):
            with db.transaction(engine, actor=actor) as session:
                log_contact(session, actor, replace(draft, note=f"{actor.name} {number}"))
    return times


def follow(url: str, actor: Actor, participant_id: str, what: str, draft: ContactDraft) -> int:
    """Do one thing in a person's record so often, anew when told to; how often that was."""
    told = done = 0
    with opened(url) as engine:
        while done < OFTEN:
            try:
                with db.transaction(engine, actor=actor) as session:
                    RECORD[what](session, actor, participant_id, draft)
                done += 1
            except errors.Stale:
                told += 1
    return told


def _rename(session: Session, actor: Actor, participant_id: str, _draft: ContactDraft) -> None:
    read = read_participant(session, actor, participant_id)
    draft = ParticipantDraft(code_name=read.code_name + "a", coach_id=read.coach_id)
    edit_participant(session, actor, participant_id, draft, read.version)


def _say(session: Session, actor: Actor, participant_id: str, _draft: ContactDraft) -> None:
    read = read_participant(session, actor, participant_id).profile.number
    write_profile(session, actor, participant_id, ProfileDraft(own_words="Jobba ute"), read)


def _log(session: Session, actor: Actor, participant_id: str, draft: ContactDraft) -> None:
    log_contact(session, actor, replace(draft, participants=(participant_id,)))


#: What coach and deputy do in one person's record at the same time.
RECORD = {"rename": _rename, "say": _say, "log": _log}


def take_in(url: str, file: Path, batch: int) -> dict[str, object]:
    """Import a file of ads; the counts."""
    with opened(url) as engine:
        return import_ads(engine, read_ads(str(file)), batch=batch).as_json()


def ask(settings: Settings, path: str, headers: dict[str, str], body: dict[str, object]) -> int:
    """Send one request to an application of one's own; the status."""
    with opened(settings.database_url) as engine:
        app = create_app(settings, engine)
        return app.test_client().post(path, json=body, headers=headers).status_code


def command(environment: Mapping[str, str], *arguments: str) -> None:
    """Run `employer-match …`, as a timer does."""
    os.environ.update(environment)
    cli.main(arguments, standalone_mode=False)


def at(moment: datetime, do: Callable[..., Any], *given: object) -> Any:
    """Do it when that moment has come."""
    with time_machine.travel(moment):
        return do(*given)


def die(wanted: Callable[[str], bool], after: int, do: Callable[..., Any], *given: object) -> None:
    """Do it, and be killed right after so many statements of the wanted kind; COMMIT is one."""
    left = after

    def count(statement: str) -> None:
        nonlocal left
        left -= wanted(statement)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def executed(*call: object) -> None:
        count(str(call[2]))

    def committing(_connection: Connection) -> None:
        count("COMMIT")

    event.listen(Engine, "after_cursor_execute", executed)
    event.listen(Engine, "commit", committing)
    do(*given)


def writes(statement: str) -> bool:
    """Whether a statement writes, or is about to make what was written stay."""
    return statement.split(None, 1)[0] in {"INSERT", "UPDATE", "DELETE", "COMMIT"}


KEY = "a key for tests and nothing else"


def use_code_at(url: str, user_id: int, code: str) -> bool:
    """Whether this process's code was taken."""
    with opened(url) as engine:
        try:
            with db.transaction(engine) as session:
                second_factor.use_code(session, user_id, code, KEY)
        except errors.Invalid:
            return False
    return True
