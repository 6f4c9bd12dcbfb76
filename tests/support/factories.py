"""Invented people, employers and openings for tests: say what matters, the rest has a default.

    make = Factory(session)
    coach = make.coach()                            # a user with a role in a (new) unit
    shop = make.workplace(name="Kafé Kanel")        # with its employer
    make.contact(shop, coach, days_ago=3, outcome=Outcome.NOT_NOW)
    actor = make.actor(coach)                       # what services take

Every keyword is a column; everything is flushed, nothing committed. Factories write as the system,
so the wall around participants does not stand in their way; the session's actor stays as it was.
"""

import itertools
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import (
    Contact,
    ContactPerson,
    ContactRule,
    Decision,
    Disclosure,
    Employer,
    Intention,
    MustNot,
    OnBehalfOf,
    Participant,
    Profile,
    Programme,
    RelationshipOwner,
    RoleInUnit,
    Suggestion,
    SuggestionRun,
    Unit,
    User,
    Vacancy,
    Wish,
    Workplace,
)
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.contacts.tally import count_anew
from employer_match.vocabulary import (
    Answer,
    Approach,
    ContactSource,
    Mode,
    NextStep,
    Outcome,
    Purpose,
    Role,
    Tier,
    VacancySource,
)

T = TypeVar("T")
_numbers = itertools.count(1)


def organisation_number(serial: int) -> str:
    """A number that is valid in form (Luhn) and belongs to this test only: 5590xxxxxC."""
    nine = f"5590{serial % 100_000:05d}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return nine + str(-sum(value // 10 + value % 10 for value in doubled) % 10)


class Factory:
    """Makes records in one session; a missing parent is made on the way."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, thing: T) -> T:
        """Write one record as the system and give it back."""
        before = self.session.info.get("actor")
        self.session.info["actor"] = SYSTEM
        try:
            self.session.add(thing)
            self.session.flush()
        finally:
            self.session.info["actor"] = before
        return thing

    def programme(self, **columns: Any) -> Programme:
        """A programme."""
        return self.add(Programme(**{"name": f"Insats {next(_numbers)}", **columns}))

    def unit(self, programme: Programme | None = None, **columns: Any) -> Unit:
        """A unit; `shares_employer_layer=False` keeps its contacts to itself."""
        programme_id = (programme or self.programme()).id
        columns = {"name": f"Enhet {next(_numbers)}", "programme_id": programme_id, **columns}
        return self.add(Unit(**columns))

    def user(self, *roles: Role, unit: Unit | None = None, **columns: Any) -> User:
        """A user with these roles in one unit; more roles: `make.role(user, unit, role)`."""
        number = next(_numbers)
        defaults = {"email": f"person{number}@example.se", "name": f"Person {number}"}
        made = self.add(User(**{**defaults, **columns}))
        unit = unit or (self.unit() if roles else None)
        for role in roles:
            self.role(made, unit, role)
        return made

    def role(self, user: User, unit: Unit | None, role: Role) -> RoleInUnit:
        """One more role in a unit."""
        return self.add(RoleInUnit(user=user, unit=unit or self.unit(), role=role))

    def coach(self, unit: Unit | None = None, **columns: Any) -> User:
        """A job coach."""
        return self.user(Role.COACH, unit=unit, **columns)

    def team_leader(self, unit: Unit | None = None, **columns: Any) -> User:
        """A team leader."""
        return self.user(Role.TEAM_LEADER, unit=unit, **columns)

    def coordinator(self, unit: Unit | None = None, **columns: Any) -> User:
        """A coordinator."""
        return self.user(Role.COORDINATOR, unit=unit, **columns)

    def actor(self, user: User) -> Actor:
        """The actor that this user is, with all of the user's roles."""
        roles = frozenset((role.unit_id, role.role) for role in user.roles)
        return Actor(user_id=user.id, name=user.name, roles=roles, language=user.language)

    def employer(self, **columns: Any) -> Employer:
        """An employer with a number that is valid in form."""
        number = next(_numbers)
        defaults = {
            "name": f"Påhittade Bolaget {number} AB",
            "organisation_number": organisation_number(number),
            "fictional": True,
        }
        return self.add(Employer(**{**defaults, **columns}))

    def workplace(self, employer: Employer | None = None, **columns: Any) -> Workplace:
        """A workplace in Södertälje."""
        name = columns.pop("name", f"Påhittad arbetsplats {next(_numbers)}")
        defaults = {"name": name, "municipality_code": "0181"}
        made = Workplace(employer=employer or self.employer(), **{**defaults, **columns})
        return self.add(made)

    def contact_person(self, workplace: Workplace, **columns: Any) -> ContactPerson:
        """Somebody at the workplace."""
        defaults = {"name": "Påhittad Chef", "phone": "08-123 45", "source": ContactSource.PERSON}
        return self.add(ContactPerson(workplace_id=workplace.id, **{**defaults, **columns}))

    def rule(self, workplace: Workplace, **columns: Any) -> ContactRule:
        """The employer's own wish about contact."""
        return self.add(ContactRule(workplace_id=workplace.id, **columns))

    def owner(self, workplace: Workplace, user: User, **columns: Any) -> RelationshipOwner:
        """Who holds the relation to the workplace."""
        columns = {"owner_id": user.id, "since": clock.today(), **columns}
        return self.add(RelationshipOwner(workplace_id=workplace.id, **columns))

    def contact(
        self,
        workplace: Workplace,
        user: User,
        *for_participants: Participant,
        days_ago: int = 0,
        **columns: Any,
    ) -> Contact:
        """A visit by this user in the user's first unit, on behalf of these participants."""
        defaults = {
            "unit_id": user.roles[0].unit_id,
            "happened_on": clock.today() - timedelta(days=days_ago),
            "mode": Mode.VISIT,
            "purpose": Purpose.INTRODUCE,
            "outcome": Outcome.INTERESTED,
            "next_step": NextStep.CALL,
        }
        made = self.add(
            Contact(workplace_id=workplace.id, user_id=user.id, **{**defaults, **columns})
        )
        count_anew(self.session, [workplace.id])
        for participant in for_participants:
            self.add(OnBehalfOf(contact_id=made.id, participant_id=participant.id))
        return made

    def intention(
        self, workplace: Workplace, user: User, *, days: int = 14, **columns: Any
    ) -> Intention:
        """An announced contact that reserves the workplace for some days."""
        defaults = {
            "unit_id": user.roles[0].unit_id,
            "purpose": Purpose.INTRODUCE,
            "until": clock.today() + timedelta(days=days),
        }
        made = Intention(workplace_id=workplace.id, user_id=user.id, **{**defaults, **columns})
        return self.add(made)

    def participant(
        self, coach: User | None = None, *, agreed: bool = True, **columns: Any
    ) -> Participant:
        """A participant of this coach, enrolled thirty days ago, without a profile yet.

        Unless `agreed` is False it is agreed that employers may be approached, and nothing else.
        """
        coach = coach or self.coach()
        defaults = {
            "code_name": f"Fjäril {next(_numbers)}",
            "unit_id": coach.roles[0].unit_id,
            "coach_id": coach.id,
            "enrolled_on": clock.today() - timedelta(days=30),
        }
        made = self.add(Participant(**{**defaults, **columns}))
        if agreed:
            self.disclosure(made)
        return made

    def disclosure(self, participant: Participant, number: int = 1, **columns: Any) -> Disclosure:
        """What the participant agreed a year ago: that employers may be approached."""
        defaults = {"approach": Approach.YES, "starts_on": day(365), "talked_on": day(365)}
        about = {"participant_id": participant.id, "number": number}
        return self.add(Disclosure(**about, **{**defaults, **columns}))

    def suggestion(
        self,
        participant: Participant,
        vacancy: Vacancy,
        *,
        profile_said: dict[str, Any] | None = None,
        **columns: Any,
    ) -> Suggestion:
        """Today's list of the participant: this one vacancy, found by a wish in words."""
        about = {"participant_id": participant.id}
        run = self.add(
            SuggestionRun(
                ran_on=clock.today(),
                rules_version="1",
                taxonomy_version="1",
                profile_hash="0" * 64,
                vacancies_hash="0" * 64,
                vacancies_read=1,
                profile_said=profile_said,
                **about,
            )
        )
        defaults = {"position": 1, "tier": Tier.TEXT, "reasons": [], "questions": []}
        listed = {"run_id": run.id, "vacancy_id": vacancy.id, **about}
        return self.add(Suggestion(**listed, **{**defaults, **columns}))

    def profile(
        self,
        participant: Participant,
        *,
        wishes: tuple[tuple[str, str], ...] = (),
        must_nots: tuple[tuple[str, str], ...] = (),
        **columns: Any,
    ) -> Profile:
        """A profile version; wishes and must-nots are (kind, value), wishes in their order."""
        person = participant.id
        columns = {"number": 1, "valid_from": clock.now(), **columns}
        made = Profile(
            participant_id=person,
            wishes=[
                Wish(participant_id=person, rank=rank, kind=kind, value=value)
                for rank, (kind, value) in enumerate(wishes, start=1)
            ],
            must_nots=[
                MustNot(participant_id=person, kind=kind, value=value) for kind, value in must_nots
            ],
            **columns,
        )
        return self.add(made)

    def vacancy(self, workplace: Workplace | None = None, **columns: Any) -> Vacancy:
        """An open job that a coach wrote down; `deadline=…`, `state=…`, `kind=…` as needed."""
        defaults = {
            "headline": f"Påhittat jobb {next(_numbers)}",
            "source": VacancySource.COACH,
            "published_on": clock.today(),
            "municipality_code": workplace.municipality_code if workplace else None,
        }
        made = Vacancy(workplace_id=workplace.id if workplace else None, **{**defaults, **columns})
        return self.add(made)

    def decision(
        self,
        participant: Participant,
        vacancy: Vacancy,
        answer: Answer = Answer.WANTS,
        **columns: Any,
    ) -> Decision:
        """What the participant answered about the vacancy, written down by the coach."""
        columns = {"user_id": participant.coach_id, "answer": answer, **columns}
        made = Decision(participant_id=participant.id, vacancy_id=vacancy.id, **columns)
        return self.add(made)


def moment(days_ago: int) -> datetime:
    """Noon of a day: 40 times 24 hours ago may be another day, where summer time lies between."""
    return clock.start_of(day(days_ago)) + timedelta(hours=12)


def day(days_ago: int) -> date:
    """The day that many days before today (negative: after)."""
    return clock.today() - timedelta(days=days_ago)
