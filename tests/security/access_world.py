"""Two units with everybody in them, and one of each thing that belongs to somebody."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from employer_match import clock
from employer_match.models import (
    ApiToken,
    FoundPair,
    MeetingStamp,
    OccupationConcept,
    Participant,
    Placement,
    PlacementCredit,
    Plan,
    PlanLine,
    SignIn,
    Talk,
    TalkMessage,
    Unit,
    User,
    Vacancy,
    WorkingTime,
    Workplace,
)
from employer_match.services.duplicates.judge_apart import judge_apart
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.services.scoping import act_as
from employer_match.vocabulary import (
    Mode,
    PlacementKind,
    Purpose,
    Role,
    TalkKind,
    VacancySource,
    VacancyState,
)
from tests.support.factories import Factory

GUESSED = {"participant_id": "0123456789abcdef"}
NO_SUCH = 2_000_000_000


@dataclass
class World:
    """`people` by role, all in one unit; `things` by part of an address, whose it is, and role."""

    people: dict[str, User]
    shared: dict[str, object] = field(default_factory=dict)
    things: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)

    def thing(self, part: str, whose: str, role: str) -> object:
        """The id that stands in this part of an address when `role` asks for it."""
        if whose == "guessed":
            return GUESSED.get(part, NO_SUCH)
        return self.things[part][whose][role]

    def kinds(self, part: str, role: str) -> list[str]:
        """Whose things of this kind there are for this role."""
        return [whose for whose, by in self.things[part].items() if role in by]


def world(make: Factory) -> World:
    """Everything committed by the caller; nothing here is changed by the service."""
    north, south = make.unit(name="Enhet Nord"), make.unit(name="Enhet Syd")
    people = {role.value: make.user(role, unit=north) for role in Role}
    made = World(people)
    place, vacancy = _employers(make, made, people["coordinator"])
    _participants(make, made, (north, south), vacancy)
    colleague, stranger = make.coach(north), make.coach(south)
    for part, own_of in OWNED.items():
        things: dict[str, dict[str, object]] = {"own": {}, "own-unit": {}, "other-unit": {}}
        for role, user in people.items():
            things["own"][role] = own_of(make, user, place)
            things["own-unit"][role] = own_of(make, colleague, place)
            things["other-unit"][role] = own_of(make, stranger, place)
        made.things[part] = things
    stamps = {
        whose: make.add(MeetingStamp(unit_id=unit.id, user_id=stranger.id, held_at=clock.now())).id
        for whose, unit in (("own-unit", north), ("other-unit", south))
    }
    made.things["stamp_id"] = {whose: dict.fromkeys(people, one) for whose, one in stamps.items()}
    return made


def _employers(make: Factory, made: World, coordinator: User) -> tuple[Workplace, Vacancy]:
    """What the county shares: anybody who meets employers may ask for it."""
    employer = make.employer()
    place = make.workplace(employer, name="Kafé Kanel")
    vacancy = make.vacancy(place, headline="Vika kartonger")
    sender = {"employer_name": "Kafé", "contact_name": "Kim", "contact_email": "k@example.se"}
    form = {"source": VacancySource.FORM, "state": VacancyState.SUBMITTED}
    waiting = make.vacancy(place, text="Diska", sender=sender, **form)
    twins = [make.workplace(employer, name=f"Zimtias {n}").id for n in range(6)]
    actor = make.actor(coordinator)
    act_as(make.session, actor)
    judged = judge_apart(make.session, actor, "workplace", twins[0], twins[3], "Två våningar")
    merge = merge_workplaces(make.session, actor, twins[4], twins[5], (1, 1))
    pair = {"thing": "workplace", "a_id": twins[1], "b_id": twins[2]}
    make.add(FoundPair(**pair, likeness="likely", reasons=["similar_name"]))
    concept = make.session.query(OccupationConcept.id).order_by(OccupationConcept.id).first()
    made.shared = {
        **pair,
        "employer_id": employer.id,
        "workplace_id": place.id,
        "person_id": make.contact_person(place).id,
        "vacancy_id": vacancy.id,
        "waiting_id": waiting.id,
        "judgement_id": judged.id,
        "merge_id": merge.id,
        "concept_id": concept[0] if concept else "none",
        "user_id": coordinator.id,
        "role_id": coordinator.roles[0].id,
        "credited_id": made.people["coach"].id,
        "any_token_id": 1,
        "wish_id": 1,
        "number": 1,
        "kind": "csv",
        "event": "fill",
    }
    return place, vacancy


def _participants(make: Factory, made: World, units: tuple[Unit, Unit], vacancy: Vacancy) -> None:
    (north, south), coach = units, made.people["coach"]
    near, far = make.coach(north), make.coach(south)
    kinds: dict[str, dict[str, Any]] = {
        "own": {"coach": coach, "unit_id": north.id},
        "deputised": {"coach": near, "deputy_id": coach.id, "unit_id": north.id},
        "own-unit": {"coach": near, "unit_id": north.id},
        "other-unit": {"coach": far, "unit_id": south.id},
        "deputised-elsewhere": {"coach": far, "deputy_id": coach.id, "unit_id": south.id},
    }
    made.things["participant_id"] = {}
    for whose, columns in kinds.items():
        person = make.participant(**columns)
        _known(make, person, vacancy, coach)
        made.things["participant_id"][whose] = dict.fromkeys(made.people, person.id)


def _known(make: Factory, person: Participant, vacancy: Vacancy, credited: User) -> None:
    """A profile, a list with one suggestion, and a placement that two are credited with."""
    make.profile(person)
    who = {"participant_id": person.id}
    make.suggestion(person, vacancy)
    placement = make.add(
        Placement(
            workplace_id=vacancy.workplace_id or 0,
            kind=PlacementKind.JOB,
            started_on=clock.today(),
            user_id=person.coach_id,
            **who,
        )
    )
    for user_id in {person.coach_id, credited.id}:
        credit = {"user_id": user_id, "unit_id": person.unit_id, "placement_id": placement.id}
        make.add(PlacementCredit(**credit, **who))


def _contact(make: Factory, user: User, place: Workplace) -> object:
    return make.contact(place, user).id


def _intention(make: Factory, user: User, _place: Workplace) -> object:
    return make.intention(make.workplace(), user).id


def _line(make: Factory, user: User, place: Workplace) -> object:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    plan = make.session.query(Plan).filter_by(user_id=user.id).first() or make.add(
        Plan(user_id=user.id, monday=monday, made_at=clock.now(), places=5)
    )
    planned = {"purpose": Purpose.CARE, "mode": Mode.VISIT, "day": today}
    place = make.workplace()
    count = make.session.query(PlanLine).filter_by(plan_id=plan.id).count()
    line = PlanLine(plan_id=plan.id, position=count + 1, workplace_id=place.id, **planned)
    return make.add(line).id


def _span(make: Factory, user: User, _place: Workplace) -> object:
    return make.add(WorkingTime(user_id=user.id, first=clock.today(), percent=50)).id


def _talk(make: Factory, user: User, place: Workplace) -> object:
    asked = make.coach(make.unit())
    sides = {"asker_id": user.id, "asker_unit_id": user.roles[0].unit_id, "colleague_id": asked.id}
    talk = make.add(Talk(workplace_id=place.id, kind=TalkKind.JOIN, **sides))
    make.add(TalkMessage(talk_id=talk.id, user_id=user.id, text="Får jag följa med?"))
    return talk.id


def _token(make: Factory, user: User, _place: Workplace) -> object:
    count = make.session.query(ApiToken).count()
    till = clock.now() + timedelta(days=1)
    hashed = {"token_hash": f"{count:064d}", "expires_at": till, "name": "ett program"}
    return make.add(ApiToken(user_id=user.id, unit_id=user.roles[0].unit_id, **hashed)).id


def _session(make: Factory, user: User, _place: Workplace) -> object:
    count = make.session.query(SignIn).count()
    seen = {"created_at": clock.now(), "last_seen_at": clock.now()}
    return make.add(SignIn(user_id=user.id, token_hash=f"s{count:063d}", **seen)).id


def _user(_make: Factory, user: User, _place: Workplace) -> object:
    return user.id


#: Part of an address → how one of the kind that belongs to a user is made.
OWNED = {
    "contact_id": _contact,
    "intention_id": _intention,
    "line_id": _line,
    "span_id": _span,
    "talk_id": _talk,
    "token_id": _token,
    "session_id": _session,
    "helped_session_id": _session,
    "helped_id": _user,
    "leaving_id": _user,
}
