"""Participants are enrolled, read and edited by who may reach them, and by nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AuditEntry, Participant, Profile, RoleInUnit
from employer_match.services import scoping
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.participants.edit_participant import ParticipantDraft, edit_participant
from employer_match.services.participants.enrol_participant import Enrolment, enrol_participant
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.participants.read_participant import (
    profile_in_force,
    read_participant,
    read_profiles,
)
from employer_match.services.participants.write_profile import ProfileDraft, Saying, write_profile
from employer_match.vocabulary import Condition, Pace, Role, WishKind
from tests.services.vacancies.test_search_vacancies import TREE
from tests.support.factories import Factory, day


@pytest.fixture
def coach(session: Session, make: Factory) -> Actor:
    user = make.coach()
    scoping.act_as(session, SYSTEM)
    load_taxonomy(session, SYSTEM, TREE, "files")
    actor = make.actor(user)
    scoping.act_as(session, actor)
    return actor


@pytest.fixture
def person(session: Session, coach: Actor) -> Participant:
    return enrol_participant(session, coach, Enrolment(code_name="Blåmes"))


def wish(kind: WishKind, value: str, rank: int | None = None) -> Saying:
    return Saying(kind=kind, value=value, rank=rank)


def test_a_code_name_is_enough(session: Session, coach: Actor, person: Participant) -> None:
    view = read_participant(session, coach, person.id)
    assert (view.code_name, view.coach_id) == ("Blåmes", coach.user_id)
    assert view.enrolled_on == clock.today()
    assert (view.profile.number, view.profile.wishes) == (1, ())
    assert view.pace_reviewed_on is None
    assert session.info["reads"][0][2:] == (person.id, "participant")


def test_the_list_sorts_as_swedes_do(session: Session, coach: Actor, person: Participant) -> None:
    for name in ("Örn", "Ärla", "Ål", "Zebra"):
        enrol_participant(session, coach, Enrolment(code_name=name))
    names = [line.code_name for line in list_participants(session, coach)]
    assert names == ["Blåmes", "Zebra", "Ål", "Ärla", "Örn"]


def test_the_list_counts_the_wishes_of_the_newest_profile_only(
    session: Session, coach: Actor, person: Participant
) -> None:
    for number, words in ((1, ("a", "b")), (2, ("c",))):
        wishes = tuple(wish(WishKind.TEXT, each) for each in words)
        write_profile(session, coach, person.id, ProfileDraft(wishes=wishes), number)
    assert [line.wishes for line in list_participants(session, coach)] == [1]


@pytest.mark.parametrize(
    "code_name", ["", " ", "x" * 81, "Anna 19900101-1234", "9001011234", "900101+1234"]
)
def test_a_name_that_is_none_or_a_personal_number_is_refused(
    session: Session, coach: Actor, code_name: str
) -> None:
    with pytest.raises(errors.Invalid) as wrong:
        enrol_participant(session, coach, Enrolment(code_name=code_name))
    assert set(wrong.value.fields) == {"code_name"}


def test_a_taken_name_says_no_more_than_that(
    session: Session, coach: Actor, person: Participant
) -> None:
    with pytest.raises(errors.Invalid) as wrong:
        enrol_participant(session, coach, Enrolment(code_name="Blåmes"))
    assert wrong.value.fields == {"code_name": "Choose another code name."}
    assert len(list_participants(session, coach)) == 1


def test_a_colleagues_code_name_is_free_for_it_must_not_tell_that_somebody_exists(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    colleague = make.user()
    make.add(RoleInUnit(user=colleague, unit_id=person.unit_id, role=Role.COACH))
    actor = make.actor(colleague)
    scoping.act_as(session, actor)
    assert enrol_participant(session, actor, Enrolment(code_name=person.code_name)).id != person.id


def test_a_participant_is_handed_over_for_good(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    colleague = make.user()
    make.add(RoleInUnit(user=colleague, unit_id=person.unit_id, role=Role.COACH))
    draft = ParticipantDraft(code_name="Blåmes", coach_id=colleague.id)
    assert edit_participant(session, coach, person.id, draft, person.version) is False
    assert list_participants(session, coach) == []
    scoping.act_as(session, make.actor(colleague))
    assert [each.code_name for each in list_participants(session, make.actor(colleague))] == [
        "Blåmes"
    ]


def test_the_coach_must_be_of_the_unit(session: Session, make: Factory, coach: Actor) -> None:
    stranger = make.coach()
    for field, enrolment in (
        ("coach_id", Enrolment(code_name="A", coach_id=stranger.id)),
        ("deputy_id", Enrolment(code_name="A", deputy_id=stranger.id)),
        ("deputy_id", Enrolment(code_name="A", deputy_id=coach.user_id)),
    ):
        with pytest.raises(errors.Invalid) as wrong:
            enrol_participant(session, coach, enrolment)
        assert set(wrong.value.fields) == {field}


def test_a_unit_of_others_is_closed(session: Session, make: Factory, coach: Actor) -> None:
    with pytest.raises(errors.NotAllowed):
        enrol_participant(session, coach, Enrolment(code_name="A", unit_id=make.unit().id))


def test_missing_and_forbidden_are_the_same(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    stranger = make.actor(make.coach())
    coordinator = make.actor(make.coordinator())
    scoping.act_as(session, stranger)
    refusals = set()
    for participant_id in (person.id, "0123456789abcdef"):
        for ask in (
            lambda each=participant_id: read_participant(session, stranger, each),
            lambda each=participant_id: read_profiles(session, stranger, each),
            lambda each=participant_id: write_profile(session, stranger, each, ProfileDraft(), 1),
            lambda each=participant_id: edit_participant(
                session, stranger, each, ParticipantDraft(code_name="B", coach_id=1), 1
            ),
        ):
            with pytest.raises(errors.NotFound) as refused:
                ask()
            refusals.add((str(refused.value), str(refused.value.fields)))
    assert len(refusals) == 1
    assert list_participants(session, stranger) == []
    assert session.info.get("reads", []) == []
    with pytest.raises(errors.NotAllowed):
        list_participants(session, coordinator)


def test_deputy_and_team_leader_reach_the_person(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    (unit_id,) = coach.units
    deputy, leader, outsider = make.user(), make.user(), make.team_leader()
    make.add(RoleInUnit(user=deputy, unit_id=unit_id, role=Role.COACH))
    make.add(RoleInUnit(user=leader, unit_id=unit_id, role=Role.TEAM_LEADER))
    draft = ParticipantDraft(code_name="Blåmes", coach_id=coach.user_id or 0, deputy_id=deputy.id)
    edit_participant(session, coach, person.id, draft, person.version)
    for user, seen in ((deputy, 1), (leader, 1), (outsider, 0)):
        actor = make.actor(user)
        scoping.act_as(session, actor)
        assert len(list_participants(session, actor)) == seen


def test_an_edit_needs_the_version_that_was_read(
    session: Session, coach: Actor, person: Participant
) -> None:
    draft = ParticipantDraft(code_name="Talgoxe", coach_id=coach.user_id or 0, pace=Pace.SLOW_START)
    assert edit_participant(session, coach, person.id, draft, person.version)
    assert (person.code_name, person.pace_reviewed_on) == ("Talgoxe", clock.today())
    with pytest.raises(errors.Stale):
        edit_participant(session, coach, person.id, draft, 1)
    with pytest.raises(errors.VersionMissing):
        edit_participant(session, coach, person.id, draft, None)
    early = replace(draft, ended_on=day(3))
    with pytest.raises(errors.Invalid):
        edit_participant(session, coach, person.id, early, person.version)


def test_who_has_left_is_listed_only_when_asked(
    session: Session, coach: Actor, person: Participant
) -> None:
    draft = ParticipantDraft(
        code_name="Blåmes", coach_id=coach.user_id or 0, ended_on=clock.today()
    )
    edit_participant(session, coach, person.id, draft, person.version)
    assert list_participants(session, coach) == []
    assert len(list_participants(session, coach, ended=True)) == 1


FULL = ProfileDraft(
    wishes=(
        wish(WishKind.OCCUPATION, "oClean_000_000"),
        wish(WishKind.GROUP, "9111"),
        wish(WishKind.FIELD, "fStore_000_000"),
        wish(WishKind.TEXT, " arbeta med djur "),
    ),
    must_nots=(wish(WishKind.CONDITION, "night"), wish(WishKind.TEXT, "telefon")),
    own_words="Jag vill ha det lugnt.",
    hours_min=10,
    hours_max=20,
    municipalities=("0181", "0136"),
    conditions=(Condition.CALM, Condition.DAYTIME),
    licences=("B",),
    languages=("sv",),
)


def test_each_profile_is_a_version_and_none_is_changed(
    session: Session, coach: Actor, person: Participant
) -> None:
    write_profile(session, coach, person.id, FULL, 1)
    write_profile(session, coach, person.id, replace(FULL, wishes=()), 2)
    third, second, first = read_profiles(session, coach, person.id)
    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert [(each.rank, each.label) for each in second.wishes] == [
        (1, "Städare/Lokalvårdare"),
        (2, "Städare"),
        (3, "Transport"),
        (4, "arbeta med djur"),
    ]
    assert second.conditions == ("daytime", "calm")
    assert second.municipalities == ("0136", "0181")
    assert third.wishes == first.wishes == ()
    assert "profile_written" in session.scalars(select(AuditEntry.action)).all()


def test_the_profile_at_a_moment_is_the_one_in_force_then(
    session: Session, coach: Actor, person: Participant
) -> None:
    now = clock.now()
    with time_machine.travel(now + timedelta(days=10)):
        write_profile(session, coach, person.id, FULL, 1)
    later = now + timedelta(days=11)
    earlier = profile_in_force(session, person.id, now + timedelta(days=9))
    newest = profile_in_force(session, person.id, later)
    assert earlier
    assert newest
    assert (earlier.number, newest.number) == (1, 2)
    assert profile_in_force(session, person.id, now - timedelta(days=9)) is None


def test_two_who_write_at_once_do_not_lose_each_other(
    session: Session, coach: Actor, person: Participant
) -> None:
    write_profile(session, coach, person.id, FULL, 1)
    with pytest.raises(errors.Stale) as stale:
        write_profile(session, coach, person.id, ProfileDraft(), 1)
    assert stale.value.params["version"] == 2
    with pytest.raises(errors.VersionMissing):
        write_profile(session, coach, person.id, ProfileDraft(), None)
    assert len(session.scalars(select(Profile)).all()) == 2


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ProfileDraft(wishes=(wish(WishKind.OCCUPATION, "nothing_00"),)), "wishes.0.value"),
        (ProfileDraft(wishes=(wish(WishKind.OCCUPATION, "gClean_000_000"),)), "wishes.0.value"),
        (ProfileDraft(wishes=(wish(WishKind.GROUP, "0000"),)), "wishes.0.value"),
        (ProfileDraft(must_nots=(wish(WishKind.FIELD, "x"),)), "must_nots.0.value"),
        (ProfileDraft(must_nots=(wish(WishKind.CONDITION, "x"),)), "must_nots.0.value"),
        (ProfileDraft(wishes=(wish(WishKind.CONDITION, "calm"),)), "wishes.0.kind"),
        (ProfileDraft(wishes=(wish(WishKind.TEXT, " "),)), "wishes.0.value"),
        (ProfileDraft(wishes=(wish(WishKind.TEXT, "a", 0),)), "wishes.0.rank"),
        (ProfileDraft(hours_min=20, hours_max=10), "hours_max"),
        (ProfileDraft(hours_min=-1), "hours_min"),
        (ProfileDraft(municipalities=("0000",)), "municipalities"),
        (ProfileDraft(from_municipality="0181"), "max_km"),
        (ProfileDraft(from_municipality="0000", max_km=10), "from_municipality"),
        (ProfileDraft(from_municipality="0181", max_km=1000), "max_km"),
        (ProfileDraft(said_by="doctor"), "said_by"),
    ],
)
def test_what_would_mean_nothing_is_refused(
    session: Session, coach: Actor, person: Participant, draft: ProfileDraft, field: str
) -> None:
    with pytest.raises(errors.Invalid) as wrong:
        write_profile(session, coach, person.id, draft, 1)
    assert set(wrong.value.fields) == {field}


def test_an_unknown_code_is_named(session: Session, coach: Actor, person: Participant) -> None:
    draft = ProfileDraft(wishes=(wish(WishKind.OCCUPATION, "nothing_00"),))
    with pytest.raises(errors.Invalid, match="nothing_00"):
        write_profile(session, coach, person.id, draft, 1)


def test_an_unknown_key_cannot_even_be_passed() -> None:
    with pytest.raises(TypeError, match="diagnosis"):
        ProfileDraft(diagnosis="x")  # type: ignore[call-arg]
