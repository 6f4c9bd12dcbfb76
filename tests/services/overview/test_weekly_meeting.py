"""The weekly meeting: the stamp moves the window, and no claimed need is left alone unseen."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from employer_match import errors
from employer_match.models import AuditEntry, Vacancy, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.announce import announce
from employer_match.services.overview.claim_need import claim_need, release_need
from employer_match.services.overview.meeting_stamps import hold_meeting, take_back_meeting
from employer_match.services.overview.weekly_meeting import Meeting, weekly_meeting
from employer_match.vocabulary import Purpose, Role, VacancySource, VacancyState
from tests.support.factories import Factory

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def at(days: float) -> datetime:
    """That many days after the first Monday morning."""
    return MONDAY + timedelta(days=days)


class Team:
    """A leader and two coaches of one unit, and a coach of another."""

    def __init__(self, make: Factory) -> None:
        self.make, self.session = make, make.session
        self.unit = make.unit()
        self.leader = make.actor(make.team_leader(self.unit))
        self.asta, self.bo = make.coach(self.unit, name="Asta"), make.coach(self.unit, name="Bo")
        self.cia = make.coach(name="Cia")

    def need(self, headline: str, **columns: object) -> Vacancy:
        place = self.make.workplace()
        return self.make.vacancy(place, headline=headline, **columns)

    def place_of(self, need: Vacancy) -> Workplace:
        return self.session.get_one(Workplace, need.workplace_id)

    def actor(self, name: str) -> Actor:
        return self.make.actor(getattr(self, name))

    def meeting(self, actor: Actor | None = None) -> Meeting:
        return weekly_meeting(self.session, actor or self.leader)

    def titles(self) -> dict[str, list[str]]:
        meeting = self.meeting()
        return {
            name: [row.title for row in getattr(meeting, name)]
            for name in ("new", "unclaimed", "left_alone")
        }


@pytest.fixture
def team(make: Factory) -> Team:
    return Team(make)


def test_a_stamp_moves_the_window_and_a_mistaken_one_is_taken_back(team: Team) -> None:
    with time_machine.travel(at(-20), tick=False):
        team.need("Gammalt")
    with time_machine.travel(at(-1), tick=False):
        team.need("Nytt")
    with time_machine.travel(MONDAY, tick=False):
        assert team.titles()["new"] == ["Nytt"]
        assert team.meeting().last is None
        held = hold_meeting(team.session, team.leader)
        assert hold_meeting(team.session, team.leader).id == held.id, "a double press"
        assert team.titles() == {"new": [], "unclaimed": ["Gammalt", "Nytt"], "left_alone": []}
    with time_machine.travel(at(2), tick=False):
        team.need("Onsdag")
    with time_machine.travel(at(7), tick=False):
        assert team.titles()["new"] == ["Onsdag"]
        mistaken = hold_meeting(team.session, team.leader)
        assert team.titles()["new"] == []
        take_back_meeting(team.session, team.leader, mistaken.id)
        take_back_meeting(team.session, team.leader, mistaken.id)
        assert team.titles()["new"] == ["Onsdag"]
        last = team.meeting().last
        assert last is not None
        assert (last.id, last.held_at) == (held.id, MONDAY)
    audited = select(AuditEntry.action).where(AuditEntry.thing == "meeting_stamp")
    assert sorted(team.session.scalars(audited)) == [
        "meeting_held",
        "meeting_held",
        "meeting_taken_back",
    ]


def test_another_units_meeting_moves_nothing_here(team: Team, make: Factory) -> None:
    with time_machine.travel(MONDAY, tick=False):
        team.need("Nytt")
        other = make.team_leader()
        hold_meeting(team.session, make.actor(other))
        assert team.titles()["new"] == ["Nytt"]


def test_claimed_is_taken_on_announced_or_in_contact_about_it(team: Team, make: Factory) -> None:
    with time_machine.travel(MONDAY, tick=False):
        taken, announced, met = team.need("Tagen"), team.need("Aviserad"), team.need("Kontaktad")
        owned, free = team.need("Har ägare"), team.need("Fri")
        claim_need(team.session, team.actor("asta"), taken.id)
        place = announced.workplace_id or 0
        announce(team.session, team.actor("bo"), place, Purpose.REPLY_TO_NEED, days=30)
        make.contact(team.place_of(met), team.cia, vacancy_id=met.id)
        make.owner(team.place_of(owned), team.asta)
        rows = {row.title: row.claimed for row in team.meeting().new}
        who = {title: claim and (claim.who.name, claim.taken) for title, claim in rows.items()}
        assert who == {
            "Tagen": ("Asta", True),
            "Aviserad": ("Bo", False),
            "Kontaktad": ("Cia", False),
            "Har ägare": None,
            "Fri": None,
        }
        assert {row.vacancy_id for row in team.meeting().unclaimed} == {owned.id, free.id}


@pytest.mark.parametrize(("days", "left"), [(7, False), (8, True)])
def test_a_claim_is_left_alone_after_more_than_seven_days(
    team: Team, make: Factory, days: int, left: bool
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        need = team.need("Behov")
        claim_need(team.session, team.actor("asta"), need.id)
    with time_machine.travel(at(days), tick=False):
        assert bool(team.titles()["left_alone"]) is left
        make.contact(team.place_of(need), team.bo, days_ago=1)
        assert team.titles()["left_alone"] == [], "somebody was there"
        assert team.meeting().new == ()
    with time_machine.travel(at(days + 7), tick=False):
        assert team.titles()["left_alone"] == ["Behov"], "and nobody since"


def test_what_is_no_open_need_is_not_there(team: Team, make: Factory) -> None:
    with time_machine.travel(MONDAY, tick=False):
        team.need("Annons", source=VacancySource.JOBTECH, external_id="1")
        team.need("Granskas", source=VacancySource.FORM, state=VacancyState.SUBMITTED)
        team.need("Förbi", deadline=at(-1).date())
        make.vacancy(None, headline="Ingen plats", source=VacancySource.FORM)
        assert team.titles() == {"new": [], "unclaimed": [], "left_alone": []}


def test_one_at_a_time_holds_a_need_and_lets_it_go(team: Team, make: Factory) -> None:
    need = team.need("Behov")
    first = claim_need(team.session, team.actor("asta"), need.id)
    assert claim_need(team.session, team.actor("asta"), need.id).id == first.id
    with pytest.raises(errors.Conflict):
        claim_need(team.session, team.actor("bo"), need.id)
    with pytest.raises(errors.NotAllowed):
        release_need(team.session, team.actor("bo"), need.id)
    release_need(team.session, make.actor(make.coordinator(team.unit)), need.id)
    release_need(team.session, team.actor("bo"), need.id)
    claim_need(team.session, team.actor("bo"), need.id)
    with pytest.raises(errors.NotFound):
        claim_need(team.session, team.actor("bo"), need.id + 1)


def test_who_may(team: Team, make: Factory) -> None:
    assert team.meeting(team.actor("asta")).unit_id == team.unit.id
    with pytest.raises(errors.NotAllowed):
        hold_meeting(team.session, team.actor("asta"))
    with pytest.raises(errors.NotAllowed):
        weekly_meeting(team.session, make.actor(make.user(Role.REPORTER)))
    with pytest.raises(errors.NotAllowed):
        weekly_meeting(team.session, team.leader, make.unit().id)
    held = hold_meeting(team.session, team.leader)
    with pytest.raises(errors.NotAllowed):
        take_back_meeting(team.session, make.actor(make.team_leader()), held.id)


def test_a_unit_that_keeps_to_itself_claims_without_a_name(team: Team, make: Factory) -> None:
    need = team.need("Behov")
    quiet = make.coach(make.unit(shares_employer_layer=False), name="Tyst")
    claim_need(team.session, make.actor(quiet), need.id)
    (row,) = team.meeting().new
    assert row.claimed is not None
    assert row.claimed.who.hidden
