"""The calendar feed: made and ended on the account's page, read by its address alone."""

import html
import re
from datetime import date

import pytest
from icalendar import Calendar, Event
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import CalendarFeed, User, Workplace
from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.plan.edit_plan import LineDraft, accept_line, add_line
from employer_match.services.scoping import act_as
from employer_match.vocabulary import NextStep, Purpose
from tests.support.clients import Client, same_for_all
from tests.support.factories import Factory, day
from tests.support.weeks import full_week

SECRET_WORD = "Zafirgroda"


@pytest.fixture
def database_kind() -> str:
    """What is read and how is the same on both; the services' own tests run on both."""
    return "sqlite"


def subscribe(client: Client, user: User) -> str:
    """A new address of this user, as a path."""
    page = client.sign_in(user).submit("/account", {}, to="/account/calendar")
    found = re.search(r'value="http://localhost(/calendar/[^"]+\.ics)"', html.unescape(page.text))
    assert found, "the address is shown"
    return found[1]


def events(client: Client, path: str) -> dict[str, Event]:
    """What the address gives, by UID; read as a program does, without a cookie."""
    client.sign_out()
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.data).walk("VEVENT")
    return {str(one["UID"]): one for one in read}


def plan_and_announce(session: Session, make: Factory, coach: User, place: Workplace) -> int:
    """An accepted line of next week's plan; its id."""
    actor = make.actor(coach)
    act_as(session, actor)
    week = full_week()
    draft = LineDraft(workplace_id=place.id, purpose=Purpose.LEARN_NEEDS, day=week.workdays[2])
    line = add_line(session, actor, week, draft)
    return accept_line(session, actor, line.id, line.version).id


def test_steps_announcements_and_the_plan_stand_there_and_go_when_they_are_done(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach()
    kanel, bageri = make.workplace(name="Kafé Kanel, bar"), make.workplace(name="Bageri")
    agreed = make.contact(kanel, coach, days_ago=3, next_step_on=day(-2))
    make.contact(make.workplace(), coach, next_step=NextStep.CALL)  # no day was said
    make.contact(make.workplace(), make.coach(), next_step_on=day(-2))
    line = plan_and_announce(session, make, coach, bageri)
    path = subscribe(client, coach)
    found = events(client, path)
    assert sorted(uid.partition("-")[0] for uid in found) == ["announced", "planned", "step"]
    step = found[f"step-{agreed.id}@localhost"]
    assert (step["SUMMARY"], step["DTSTART"].dt) == ("Ringa: Kafé Kanel, bar", day(-2))
    assert step["DESCRIPTION"] == "Avtalat med arbetsgivaren."
    planned = found[f"planned-{line}@localhost"]
    assert planned["SUMMARY"] == "Lära oss vad de behöver: Bageri"
    assert isinstance(planned["DTSTART"].dt, date)
    assert events(client, path) == found, "nothing changed, nothing else is said"
    actor = make.actor(coach)
    moved = StepChange(next_step=NextStep.VISIT, next_step_on=day(-9), reason="Stängt.")
    change_next_step(session, actor, agreed.id, moved, 1)
    step = events(client, path)[f"step-{agreed.id}@localhost"]
    assert (step["SEQUENCE"], step["DTSTART"].dt) == (2, day(-9))
    for place in (kanel, bageri):
        make.contact(place, coach, next_step=NextStep.NOTHING)
    coach.language = "en"
    found = events(client, path)
    assert {uid.partition("-")[0] for uid in found} == {"announced", "planned"}
    assert any(one["SUMMARY"] == "Learn what they need: Bageri" for one in found.values())


def test_not_a_word_on_participants_notes_or_contact_persons(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    person = make.participant(coach, code_name=SECRET_WORD)
    make.profile(person, wishes=(("text", SECRET_WORD),), own_words=SECRET_WORD)
    chief = make.contact_person(place, name=SECRET_WORD, email=f"{SECRET_WORD}@example.se")
    make.rule(place, note=SECRET_WORD)
    make.contact(
        place,
        coach,
        person,
        purpose=Purpose.PRESENT_CANDIDATE,
        next_step=NextStep.INTRODUCE_PERSON,
        next_step_on=day(-1),
        contact_person_id=chief.id,
        note=f"{SECRET_WORD} kommer med.",
    )
    followed = make.workplace(name="Bageri")
    make.contact(
        followed,
        coach,
        person,
        next_step=NextStep.FOLLOW_UP,
        next_step_on=day(-1),
        note=SECRET_WORD,
    )
    make.intention(make.workplace(), coach, purpose=Purpose.PRESENT_CANDIDATE)
    for language in ("sv", "en"):
        coach.language = language
        path = subscribe(client, coach)
        assert len(events(client, path)) == 3
        text = client.get(path).text.replace("\r\n ", "")
        assert SECRET_WORD.lower() not in text.lower()
        assert person.id not in text
        told = re.findall(r"(?:SUMMARY|DESCRIPTION):(.*)", text)
        assert not re.search("person|deltagar|participant|följ|follow", " ".join(told), re.I), told


def test_the_address_is_secret_revocable_and_kept_as_a_hash(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach()
    first = subscribe(client, coach)
    assert first.rpartition("/")[2] not in client.get("/account").text, "it is shown once"
    assert "Den har inte lästs än" in client.get("/account").text
    events(client, first)
    assert "Senast läst" in client.sign_in(coach).get("/account").text
    secret = first.removeprefix("/calendar/").removesuffix(".ics")
    kept = session.query(CalendarFeed).all()
    assert all(secret not in str(vars(one)) for one in kept)
    second = subscribe(client, coach)
    client.sign_out()
    wrong = client.get("/calendar/abc.ics")
    assert wrong.status_code == 404
    assert client.get(first).status_code == 404, "a new one ends it"
    assert client.get(second).status_code == 200
    coach.disabled_at = clock.now()
    closed = client.get(second)
    assert closed.status_code == 404
    assert same_for_all(closed.text).replace(second, "") == same_for_all(wrong.text).replace(
        "/calendar/abc.ics", ""
    )
    coach.disabled_at = None
    client.sign_in(coach).submit("/account", {}, to="/account/calendar/end")
    assert "avslutad" in client.get("/account").text
    assert client.get(second).status_code == 404


def test_nobody_reads_it_every_second(client: Client, make: Factory) -> None:
    path = subscribe(client, make.coach())
    statuses = [client.get(path).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    assert client.get("/calendar/another.ics").status_code == 404, "each address has its own count"
