"""Everything that others see is read twice: before there is a person behind it, and after.

A participant then stands behind every contact, the plan's line, the opening and the workplace, and
no page, answer, calendar or letter of those without access changes by a letter: not by a name, a
count, an order or a day.
"""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.http import signed_in
from employer_match.models import (
    Contact,
    Notice,
    OnBehalfOf,
    OutboxMessage,
    Plan,
    PlanLine,
    PlanLineFor,
    User,
    Vacancy,
    Workplace,
)
from employer_match.services.accounts.calendar_feed import make_feed
from employer_match.services.actor import SYSTEM
from employer_match.services.placements.credit_placement import credit_placement
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import decide
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_colleagues import ask_colleagues
from employer_match.vocabulary import Answer, Mode, Outcome, Purpose
from tests.journeys.every_address import Values, addresses, text_of, values_of
from tests.journeys.somebody import SENTENCE, WORD
from tests.support.clients import Client
from tests.support.factories import Factory

#: Counters of requests, and the reader's own sessions: they change with every reading.
RESTLESS = {"/metrics", "/account", "/api/openapi.json"}
#: How many of each stand before and after; a notice or letter more would be a word too many.
TOLD = (Notice, OutboxMessage)


@pytest.fixture
def database_kind() -> str:
    """What is tried lies above the database, so one kind of it is enough."""
    return "sqlite"


def employer_side(make: Factory, asta: User, bo: User) -> tuple[Workplace, Vacancy, PlanLine]:
    """What units share: contacts of both, an announcement, a talk, a plan, an opening."""
    session, place = make.session, make.workplace(name="Kafé Kanel")
    vacancy = make.vacancy(place, headline="Vika kartonger")
    make.contact_person(place)
    make.rule(place, preferred_mode=Mode.VISIT)
    make.owner(place, asta)
    for days, user, outcome in (
        (9, bo, Outcome.NOT_NOW),
        (5, asta, Outcome.CANDIDATE_WELCOME),
        (2, asta, Outcome.HIRED),
    ):
        make.contact(place, user, days_ago=days, outcome=outcome, note="Ring på torsdag.")
    make.intention(make.workplace(), asta)
    act_as(session, SYSTEM)
    (talk,) = ask_colleagues(session, make.actor(bo), place.id, text="Ska vi prata?")
    answer_talk(session, make.actor(asta), talk.id, "Ja, på torsdag.")
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    plan = make.add(Plan(user_id=asta.id, monday=monday, made_at=clock.now(), places=5))
    line = PlanLine(
        plan_id=plan.id,
        position=1,
        workplace_id=place.id,
        purpose=Purpose.PRESENT_CANDIDATE,
        mode=Mode.VISIT,
        day=today,
    )
    return place, vacancy, make.add(line)


def a_person(make: Factory, asta: User, bo: User, vacancy: Vacancy, line: PlanLine) -> None:
    """The same again, with somebody behind all of it, and both coaches credited."""
    session, actor = make.session, make.actor(asta)
    person = make.participant(asta, code_name=WORD)
    make.profile(person, wishes=(("text", f"mata {WORD}"),), own_words=WORD)
    about = {"participant_id": person.id}
    make.suggestion(person, vacancy, reasons=SENTENCE, questions=SENTENCE)
    make.add(PlanLineFor(line_id=line.id, reasons=SENTENCE, questions=SENTENCE, **about))
    act_as(session, SYSTEM)
    for contact_id in session.scalars(select(Contact.id).where(Contact.user_id == asta.id)).all():
        make.add(OnBehalfOf(contact_id=contact_id, **about))
    for answer in (Answer.WANTS, Answer.CONTACTED, Answer.OFFERED, Answer.STARTED):
        decide(session, actor, person.id, vacancy.id, answer, f"{WORD} gillar det")
    credit_placement(session, actor, person.id, 1, bo.id)
    act_as(session, SYSTEM)


def reading(client: Client, bearer: dict[str, str], cookie: str, values: Values) -> dict[str, str]:
    """Every address as one reader gets it, but for what is new in each answer."""
    app = client.application
    client.prepare()
    walker = FlaskClient(app, app.response_class)
    if cookie:
        walker.set_cookie(signed_in.COOKIE, cookie)
    read = {}
    for _rule, path in addresses(app, values):
        if path in RESTLESS:
            continue
        answer = walker.get(path, headers=bearer if path.startswith("/api/") else None)
        assert answer.status_code < 500, path
        text = re.sub(r'nonce[-=]"?[\w-]+', "nonce", text_of(answer))
        text = re.sub(r'(name="(csrf_token|_once|opened)"[^>]*value)="[^"]*"', r"\1", text)
        read[path] = f"{answer.status_code} {text}"
    return read


@pytest.mark.slow
def test_nothing_that_others_see_changes_when_there_is_a_person_behind_it(
    client: Client, session: Session, make: Factory
) -> None:
    with time_machine.travel(clock.now(), tick=False):
        unit, other = make.unit(), make.unit()
        asta, bo = make.coach(unit, name="Asta Prov"), make.coach(other, name="Bo Prov")
        place, vacancy, line = employer_side(make, asta, bo)
        strangers = {
            "a coach of another unit": bo,
            "the coordinator": make.coordinator(unit),
        }
        values = values_of(
            session,
            place,
            participant_id="0123456789abcdef",
            vacancy_id=vacancy.id,
            person_id=1,
            user_id=asta.id,
            unit_id=unit.id,
            token="none",
            feed=make_feed(session, make.actor(bo)),
        )
        values["contact_id"] = values["contact_id"][-1:]  # all are shown by one way: one will do
        keys = {}
        for who, user in strangers.items():
            client.sign_out()
            bearer = client.sign_in(user).bearer(user)
            cookie = client.get_cookie(signed_in.COOKIE)
            keys[who] = (bearer, cookie.value if cookie else "")
        before = {who: reading(client, *key, values) for who, key in keys.items()}
        told = [session.scalar(select(func.count(kind.id))) for kind in TOLD]
        a_person(make, asta, bo, vacancy, line)
        after = {who: reading(client, *key, values) for who, key in keys.items()}
        assert [session.scalar(select(func.count(kind.id))) for kind in TOLD] == told
        changed = [
            f"{who}: {path}"
            for who, read in before.items()
            for path, text in read.items()
            if after[who][path] != text
        ]
        assert changed == []
        assert WORD not in str(after)
        own = client.sign_in(asta).get(f"/workplaces/{place.id}").text
        assert WORD in own, "her own coach reads it"
