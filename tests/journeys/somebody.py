"""Somebody of whom everything is written down in one unmistakable word, and what others did there.

Whoever adds a column or table about participants plants the word there too: `unplanted` names it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import JSON, String, inspect, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.config import Settings
from employer_match.models import (
    ContactPerson,
    OfParticipant,
    Participant,
    Placement,
    PlacementCredit,
    Plan,
    PlanLine,
    PlanLineFor,
    SharedCredit,
    User,
    Vacancy,
    Workplace,
)
from employer_match.services.accounts.calendar_feed import make_feed
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.contacts.announce import announce
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.disclosures.write_disclosure import (
    DisclosureDraft,
    write_disclosure,
)
from employer_match.services.needs.need_sender import NeedSender
from employer_match.services.needs.post_need import NeedDraft, post_need
from employer_match.services.participants.write_profile import ProfileDraft, Saying, write_profile
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import decide
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_colleagues import ask_colleagues
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import (
    Answer,
    Approach,
    GoOnReason,
    Mode,
    NextStep,
    Outcome,
    PlacementKind,
    Purpose,
    Role,
    TalkAnswer,
    TalkKind,
    WishKind,
)
from tests.support.factories import Factory, day

WORD = "Zafirgroda"
#: The day on which they began to work; no other record bears it.
BEGAN = date(2019, 3, 7)
#: What stays of the word when it is analysed for a search.
STEM = "zafirgrod"
SENTENCE: list[dict[str, object]] = [{"code": "wish", "sv": f"{WORD} vill", "en": f"{WORD} wants"}]
#: Columns of codes and versions, in which nobody can write a word.
CODES = {
    "municipalities", "conditions", "licences", "languages", "rules_version", "taxonomy_version",
    "versions",
}  # fmt: skip
LONGEST_CODE = 64


@dataclass(frozen=True)
class World:
    """A participant of Asta's, the workplace they were presented at, and everybody around."""

    person: Participant
    asta: User
    strangers: dict[str, User | None]
    workplace: Workplace
    vacancy: Vacancy
    contact_person: ContactPerson
    need_token: str
    feed: str


def world(make: Factory, settings: Settings) -> World:
    """All of it, by the services where they say something to others."""
    session = make.session
    unit, other = make.unit(name="Enhet Syd"), make.unit(name="Enhet Nord")
    asta, bo = make.coach(unit, name="Asta Prov"), make.coach(other, name="Bo Prov")
    strangers: dict[str, User | None] = {
        "a coach of another unit": bo,
        "a coach of the same unit": make.coach(unit),
        "a team leader of another unit": make.team_leader(other),
        "the coordinator": make.coordinator(unit),
        "a reporter": make.user(Role.REPORTER, unit=unit),
        "a privacy officer": make.user(Role.PRIVACY_OFFICER, unit=unit),
        "an operator": make.user(Role.OPERATOR, unit=unit),
        "a visitor": None,
    }
    workplace = make.workplace(name="Kafé Kanel")
    vacancy = make.vacancy(workplace, headline="Vika kartonger")
    chief = make.contact_person(workplace)
    person = make.participant(asta, agreed=False, code_name=f"{WORD} kod")
    _say(session, make, person)
    _suggest(make, person, vacancy)
    _meet(session, make, person, vacancy, bo)
    _plan(make, person, vacancy)
    need = NeedDraft(
        sender=NeedSender(
            employer_name="Påhittade Boden AB",
            contact_name="Hitta Påsson",
            contact_email="hitta@boden.example",
        ),
        content=VacancyContent(text="Vika kartonger två timmar om dagen."),
    )
    token = post_need(session, need, settings).link.rpartition("/")[2]
    feed = make_feed(session, make.actor(asta))
    session.commit()
    return World(person, asta, strangers, workplace, vacancy, chief, token, feed)


def _say(session: Session, make: Factory, person: Participant) -> None:
    actor = make.actor(session.get_one(User, person.coach_id))
    act_as(session, SYSTEM)  # nobody is asked to read again that a participant is called so
    for number in range(2):
        said = ProfileDraft(
            own_words=f"Jag är en {WORD} {number}",
            strengths=f"Bra på {WORD}",
            wishes=(Saying(kind=WishKind.TEXT, value=f"mata {WORD}"),),
            must_nots=(Saying(kind=WishKind.TEXT, value=f"sälja {WORD}"),),
        )
        write_profile(session, actor, person.id, said, number)
    agreed = DisclosureDraft(
        approach=Approach.YES,
        tell_name=True,
        may_tell=f"Jag gillar {WORD}",
        never_tell=f"Aldrig om min {WORD} hemma",
        talked_on=day(0),
    )
    write_disclosure(session, actor, person.id, agreed, 0)


def _suggest(make: Factory, person: Participant, vacancy: Vacancy) -> None:
    said = {"own_words": WORD}
    make.suggestion(
        person,
        vacancy,
        profile_said=said,
        wish_rank=1,
        reasons=SENTENCE,
        questions=SENTENCE,
    )


def _meet(
    session: Session, make: Factory, person: Participant, vacancy: Vacancy, other: User
) -> None:
    """The other unit was there; the coach presents the person all the same, and they are placed."""
    asta, bo = make.actor(session.get_one(User, person.coach_id)), make.actor(other)
    visit = ContactDraft(
        workplace_id=vacancy.workplace_id or 0,
        happened_on=day(3),
        mode=Mode.VISIT,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.VISIT,
    )
    log_contact(act_as(session, bo), bo, visit)
    decide(act_as(session, SYSTEM), asta, person.id, vacancy.id, Answer.WANTS, f"{WORD} gillar det")
    act_as(session, asta)
    present = replace(
        visit,
        happened_on=day(0),
        purpose=Purpose.PRESENT_CANDIDATE,
        vacancy_id=vacancy.id,
        participants=(person.id,),
    )
    log_contact(session, asta, present, go_on_reason=GoOnReason.PERSON_KNOWN_THERE)
    announce(session, asta, make.workplace().id, Purpose.PRESENT_CANDIDATE)
    _talk(session, asta, bo, vacancy.workplace_id or 0)
    place(make, person, vacancy, other)
    hired = replace(present, outcome=Outcome.HIRED, together_with=(other.id,))
    log_contact(act_as(session, asta), asta, hired)


def place(make: Factory, person: Participant, vacancy: Vacancy, other: User) -> None:
    """They begin, on a day that stands nowhere else; the other unit's coach is credited too."""
    about = {"participant_id": person.id}
    placement = make.add(
        Placement(
            workplace_id=vacancy.workplace_id or 0,
            vacancy_id=vacancy.id,
            kind=PlacementKind.JOB,
            started_on=BEGAN,
            user_id=person.coach_id,
            **about,
        )
    )
    for user in (person.coach_id, other.id):
        credit = {"user_id": user, "unit_id": person.unit_id, "placement_id": placement.id}
        make.add(PlacementCredit(**credit, **about))
    make.add(
        SharedCredit(user_id=other.id, workplace_id=vacancy.workplace_id or 0, shown_from=day(0))
    )


def _talk(session: Session, asta: Actor, bo: Actor, workplace_id: int) -> None:
    """The coaches talk about the workplace, without a word of the person."""
    act_as(session, bo)
    asked = "Får jag följa med?"
    (talk,) = ask_colleagues(session, bo, workplace_id, kind=TalkKind.JOIN, text=asked)
    act_as(session, asta)
    answer_talk(session, asta, talk.id, "Ja, på torsdag.", TalkAnswer.TOGETHER)


def _plan(make: Factory, person: Participant, vacancy: Vacancy) -> None:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    plan = make.add(Plan(user_id=person.coach_id, monday=monday, made_at=clock.now(), places=5))
    line = make.add(
        PlanLine(
            plan_id=plan.id,
            position=1,
            workplace_id=vacancy.workplace_id or 0,
            purpose=Purpose.PRESENT_CANDIDATE,
            mode=Mode.VISIT,
            day=today,
        )
    )
    make.add(
        PlanLineFor(
            participant_id=person.id,
            line_id=line.id,
            vacancy_id=vacancy.id,
            reasons=SENTENCE,
            questions=SENTENCE,
        )
    )


def unplanted(session: Session) -> list[str]:
    """The tables about participants without a row, and their columns that miss the word."""
    act_as(session, SYSTEM)
    missing = []
    for kind in (Participant, *OfParticipant.__subclasses__()):
        rows = session.scalars(select(kind)).all()
        missing += [] if rows else [kind.__name__]
        for column in inspect(kind).columns:
            roomy = isinstance(column.type, JSON) or (
                isinstance(column.type, String) and (column.type.length or 999) > LONGEST_CODE
            )
            written = any(WORD in str(getattr(row, column.key)) for row in rows)
            if roomy and column.key not in CODES and not written:
                missing.append(f"{kind.__name__}.{column.key}")
    return missing
