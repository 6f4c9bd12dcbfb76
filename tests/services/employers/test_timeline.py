"""One timeline for a workplace and for an employer, as far as each role may see it."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import (
    EmployerWish,
    NeedsSheetEntry,
    OnBehalfOf,
    Placement,
    StageLowering,
    StopOverride,
)
from employer_match.outreach.told_counts import counted_before
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.employers.coming import coming
from employer_match.services.employers.timeline import READERS, read_timeline
from employer_match.services.employers.timeline_entries import Happening
from employer_match.services.employers.told_counts import ToldCounts, told_counts
from employer_match.services.scoping import act_as
from employer_match.vocabulary import (
    NextStep,
    PlacementKind,
    Purpose,
    Role,
    VacancySource,
    VacancyState,
)
from tests.support.factories import Factory, day

BEFORE = datetime.combine(counted_before(clock.today()), datetime.min.time(), clock.STOCKHOLM)


class World:
    """An employer with two workplaces, and something of every kind at them."""

    def __init__(self, make: Factory) -> None:
        self.make = make
        self.unit = make.unit()
        self.coach = make.coach(self.unit, name="Asta Prov")
        self.employer = make.employer()
        self.shop = make.workplace(self.employer, name="Butik Boden")
        self.cafe = make.workplace(self.employer, name="Kafé Kanel")
        self.person = make.participant(self.coach, code_name="Fjäril")
        about = {"workplace_id": self.cafe.id, "user_id": self.coach.id}
        unit_id = self.unit.id
        contact = make.contact(
            self.cafe, self.coach, self.person, days_ago=9, note="pratade om disk",
            next_step=NextStep.VISIT, next_step_on=day(-2),
        )  # fmt: skip
        make.contact(self.shop, self.coach, days_ago=3, next_step=NextStep.NOTHING)
        make.add(
            NeedsSheetEntry(topic="tasks", text="Disk", source="person", learnt_on=day(8), **about)
        )
        make.owner(self.cafe, self.coach, since=day(7), until=day(6))
        make.add(StageLowering(stage=0, reason="Ny chef", unit_id=unit_id, since=day(5), **about))
        chef = make.contact_person(self.cafe)
        need = make.vacancy(
            self.cafe, headline="Diskare", published_on=day(4), contact_person_id=chef.id,
            source=VacancySource.FORM,
        )  # fmt: skip
        make.vacancy(self.cafe, headline="Annons", source=VacancySource.JOBTECH, external_id="1")
        make.vacancy(self.cafe, headline="Oläst", state=VacancyState.SUBMITTED)
        make.add(EmployerWish(vacancy_id=need.id, said_by="Chefen", said_at=clock.now()))
        make.add(StopOverride(unit_id=unit_id, contact_id=contact.id, reason="De ringde", **about))
        actor = self.seen_by(self.coach)
        set_contact_rule(make.session, actor, self.cafe.id, RuleDraft(rest_days=5))
        set_contact_rule(make.session, actor, self.cafe.id, RuleDraft(rest_days=9), 1)
        make.intention(self.shop, self.coach, purpose=Purpose.CARE)

    def seen_by(self, user: object) -> Actor:
        """This user, and the session as seen by them."""
        actor = self.make.actor(user)  # type: ignore[arg-type]
        act_as(self.make.session, actor)
        return actor


def test_everything_in_its_order_at_one_and_at_all(session: Session, make: Factory) -> None:
    world = World(make)
    actor = world.seen_by(world.coach)
    both = [world.shop.id, world.cafe.id]
    found = read_timeline(session, actor, both)
    assert [(one.kind, one.day) for one in found.entries if one.day < day(0)] == [
        (Happening.CONTACT, day(3)),
        (Happening.OPENING, day(4)),
        (Happening.STAGE_LOWERED, day(5)),
        (Happening.OWNER, day(7)),
        (Happening.NEED_LEARNT, day(8)),
        (Happening.CONTACT, day(9)),
        (Happening.STOP_PASSED, day(9)),
    ]
    today = {Happening.EMPLOYER_SAID, Happening.WISH, Happening.WISH_CHANGED}
    assert {one.kind for one in found.entries if one.day == day(0)} == today
    assert {one.kind for one in found.entries} == set(Happening) == READERS.keys()
    assert found.total == len(found.entries) == 10
    alone = read_timeline(session, actor, [world.shop.id])
    assert [one.workplace for one in alone.entries] == ["Butik Boden"]
    pages = [read_timeline(session, actor, both, page=n, page_size=3) for n in range(1, 6)]
    assert [one for page in pages for one in page.entries] == list(found.entries)
    assert read_timeline(session, actor, []).entries == ()
    planned = coming(session, actor, both)
    assert [(one.workplace, one.announced, one.day) for one in planned] == [
        ("Kafé Kanel", False, day(-2)),
        ("Butik Boden", True, day(-14)),
    ]


@pytest.mark.parametrize(
    ("who", "people", "note"),
    [
        ("the coach", ["Fjäril"], "pratade om disk"),
        ("the team leader", ["Fjäril"], "pratade om disk"),
        ("another coach of the unit", [], "pratade om disk"),
        ("a coach elsewhere", [], "pratade om disk"),
        ("the coordinator", [], "pratade om disk"),
        ("a coach elsewhere, kept apart", [], ""),
    ],
)
def test_who_sees_what(
    session: Session, make: Factory, who: str, people: list[str], note: str
) -> None:
    world = World(make)
    world.unit.shares_employer_layer = not who.endswith("kept apart")
    users = {
        "the coach": world.coach,
        "the team leader": make.team_leader(world.unit),
        "another coach of the unit": make.coach(world.unit),
        "the coordinator": make.coordinator(),
    }
    actor = world.seen_by(users.get(who) or make.coach())
    entries = read_timeline(session, actor, [world.cafe.id]).entries
    (contact,) = [one.contact for one in entries if one.contact]
    assert [one.code_name for one in contact.on_behalf_of] == people
    assert contact.note == note
    texts = {one.kind: one.text for one in entries}
    assert (texts[Happening.STAGE_LOWERED], texts[Happening.STOP_PASSED]) == (
        ("Ny chef", "De ringde") if note else ("", "")
    )
    assert bool(coming(session, actor, [world.cafe.id])) == bool(note)
    assert len(entries) == 9, "that something happened is seen by all"


def test_counts_are_steps_of_quarters_past_and_the_same_for_all(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    moment, earlier = BEFORE - timedelta(days=1), BEFORE.date() - timedelta(days=2)
    actors = [make.actor(user) for user in (coach, make.coach(), make.coordinator())]

    def told() -> ToldCounts:
        seen = {told_counts(act_as(session, actor), actor, [shop.id]) for actor in actors}
        assert len(seen) == 1, "access changes nothing"
        return seen.pop()

    def speak_for(happened_on: date, written: datetime) -> None:
        contact = make.contact(shop, coach, happened_on=happened_on)
        person = make.participant(coach)
        link = {"contact_id": contact.id, "participant_id": person.id}
        make.add(OnBehalfOf(created_at=written, **link))
        make.add(
            Placement(
                participant_id=person.id, workplace_id=shop.id, kind=PlacementKind.JOB,
                started_on=happened_on, user_id=coach.id, created_at=written,
            )
        )  # fmt: skip

    for _ in range(4):
        speak_for(earlier, moment)
    assert told() == ToldCounts(None, None)
    speak_for(earlier, BEFORE)  # written down in this quarter
    speak_for(BEFORE.date(), BEFORE)
    assert told() == ToldCounts(None, None)
    speak_for(earlier, moment)
    assert told() == ToldCounts(5, 5)
    assert session.info["actor"] == actors[-1], "the wall stands again"
    assert make.user(Role.REPORTER).id
