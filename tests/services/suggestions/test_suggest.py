"""Suggestions: the wish first, what is ruled out never, and nobody without a list on day one."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import (
    AccessLogEntry,
    Participant,
    Suggestion,
    SuggestionRun,
    Unit,
    User,
    Vacancy,
)
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.participants.edit_participant import (
    ParticipantDraft,
    edit_participant,
)
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import MAY_FOLLOW, decide
from employer_match.services.suggestions.read_suggestions import read_suggestions, why_not_suggested
from employer_match.services.suggestions.suggest import suggest
from employer_match.services.suggestions.who_wished import who_wished
from employer_match.vocabulary import Answer, Tier, VacancyState
from tests.support.factories import Factory


@pytest.fixture
def unit(make: Factory) -> Unit:
    return make.unit()


@pytest.fixture
def coach(make: Factory, unit: Unit, session: Session) -> Actor:
    actor = make.actor(make.coach(unit))
    act_as(session, actor)
    return actor


@pytest.fixture
def person(make: Factory, coach: Actor, unit: Unit) -> Participant:
    return make.participant(coach_id=coach.user_id, unit_id=unit.id)


def titles(session: Session, coach: Actor, person: Participant) -> list[str]:
    suggest(session, coach, person.id)
    return [
        each.vacancy.headline for each in read_suggestions(session, coach, person.id).suggestions
    ]


def test_what_was_wished_stands_first_and_what_is_ruled_out_is_gone(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    make.vacancy(headline="Lagerarbete på kvällen", text="Du plockar varor på vårt lager.")
    make.vacancy(headline="Djurskötare", text="Du tar hand om djur i stallet.")
    make.vacancy(headline="Ring och sälj", text="Telefonförsäljning på kontor.")
    make.profile(person, wishes=(("text", "djur"),), must_nots=(("text", "telefonförsäljning"),))
    assert titles(session, coach, person) == ["Djurskötare", "Lagerarbete på kvällen"]
    first, second = read_suggestions(session, coach, person.id).suggestions
    assert (first.tier, first.wish_rank, second.tier) == (Tier.TEXT, 1, Tier.OPEN)
    assert any("djur" in reason.text for reason in first.reasons)
    gone = session.scalars(select(Vacancy).where(Vacancy.headline == "Ring och sälj")).one()
    assert why_not_suggested(session, coach, person.id, gone.id)


def test_without_a_profile_there_is_something_to_explore_on_day_one(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    make.vacancy()
    suggest(session, coach, person.id)
    found = read_suggestions(session, coach, person.id)
    assert [each.tier for each in found.suggestions] == [Tier.EXPLORE]
    assert not found.outdated


def test_the_person_decides_whether_work_near_the_wish_is_shown_as_such(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    kitchen, cafe = "oRB5_b7i_Qzv", "uWvx_kdX_rL5"
    make.vacancy(headline="Köksbiträde", occupation_id=kitchen)
    make.vacancy(headline="Kafébiträde", occupation_id=cafe)
    make.profile(person, wishes=(("occupation", kitchen),))
    suggest(session, coach, person.id)
    tiers = [each.tier for each in read_suggestions(session, coach, person.id).suggestions]
    assert tiers == [Tier.EXACT, Tier.RELATED]
    said = ParticipantDraft(
        code_name=person.code_name, coach_id=person.coach_id, related_wanted=False
    )
    edit_participant(session, coach, person.id, said, person.version)
    assert read_suggestions(session, coach, person.id).outdated
    suggest(session, coach, person.id)
    tiers = [each.tier for each in read_suggestions(session, coach, person.id).suggestions]
    assert tiers == [Tier.EXACT, Tier.OPEN]


def test_reasons_are_kept_in_both_languages(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    make.vacancy(headline="Djurskötare", text="Du tar hand om djur.")
    make.profile(person, wishes=(("text", "djur"),))
    suggest(session, coach, person.id)
    swedish = read_suggestions(session, coach, person.id, "sv").suggestions[0].reasons
    english = read_suggestions(session, coach, person.id, "en").suggestions[0].reasons
    assert [each.code for each in swedish] == [each.code for each in english]
    assert {each.text for each in swedish}.isdisjoint({each.text for each in english})


def test_what_closed_since_or_was_declined_is_no_longer_shown(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    closing, declined, stays = (make.vacancy(headline=h) for h in ("Stänger", "Nej tack", "Kvar"))
    assert set(titles(session, coach, person)) == {"Stänger", "Nej tack", "Kvar"}
    closing.state = VacancyState.FILLED
    decide(session, coach, person.id, declined.id, Answer.NO, "för långt")
    shown = {each.vacancy.id for each in read_suggestions(session, coach, person.id).suggestions}
    assert shown == {declined.id, stays.id}, "the answer stands beside what was declined"
    assert titles(session, coach, person) == ["Kvar"], "the next run leaves it out"
    decide(session, coach, person.id, declined.id, Answer.WANTS)
    assert set(titles(session, coach, person)) == {"Nej tack", "Kvar"}, "minds may change"


def test_a_run_names_what_it_was_made_of_and_repeats_itself(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    make.vacancy()
    one, other = (suggest(session, coach, person.id) for _ in range(2))
    named = ("rules_version", "taxonomy_version", "profile_hash", "vacancies_hash")
    assert [getattr(one, each) for each in named] == [getattr(other, each) for each in named]
    make.vacancy()
    third = suggest(session, coach, person.id)
    assert third.vacancies_hash != one.vacancies_hash
    assert third.vacancies_read == one.vacancies_read + 1
    make.profile(person, wishes=(("text", "djur"),))
    assert read_suggestions(session, coach, person.id).outdated
    assert suggest(session, coach, person.id).profile_hash != one.profile_hash


def test_a_participant_out_of_reach_is_not_found_and_neither_is_one_that_never_was(
    session: Session, make: Factory, coach: Actor
) -> None:
    vacancy = make.vacancy()
    theirs = make.participant().id
    for participant_id in (theirs, "0123456789abcdef"):
        for ask in (
            lambda who: suggest(session, coach, who),
            lambda who: read_suggestions(session, coach, who),
            lambda who: why_not_suggested(session, coach, who, vacancy.id),
            lambda who: decide(session, coach, who, vacancy.id, Answer.WANTS),
        ):
            with pytest.raises(errors.NotFound):
                ask(participant_id)


def test_answers_follow_each_other_and_none_is_lost(
    session: Session, make: Factory, coach: Actor, person: Participant
) -> None:
    vacancy = make.vacancy()
    with pytest.raises(errors.Conflict):
        decide(session, coach, person.id, vacancy.id, Answer.CONTACTED)
    for answer in (Answer.MAYBE, Answer.WANTS, Answer.CONTACTED, Answer.INTERVIEW, Answer.OFFERED):
        decide(session, coach, person.id, vacancy.id, answer)
    decide(session, coach, person.id, vacancy.id, Answer.STARTED)
    assert MAY_FOLLOW[Answer.STARTED] == frozenset()
    with pytest.raises(errors.Conflict):
        decide(session, coach, person.id, vacancy.id, Answer.NO)


def test_who_wished_for_it_is_ordered_by_waiting_alone_and_only_ones_own_are_there(
    session: Session, make: Factory, coach: Actor, unit: Unit
) -> None:
    vacancy = make.vacancy(headline="Djurskötare", text="Du tar hand om djur.")
    people = [
        make.participant(coach_id=coach.user_id, unit_id=unit.id, code_name=name)
        for name in ("Asp", "Björk", "Cypress", "Dvärgtall")
    ]
    people[3].enrolled_on = clock.today()
    for each in people:
        make.profile(each, wishes=(("text", "djur"),))
    elsewhere = make.participant()
    make.profile(elsewhere, wishes=(("text", "djur"),))
    user, place = session.get_one(User, coach.user_id), make.workplace()
    make.contact(place, user, people[0], days_ago=3)
    make.contact(place, user, people[1], days_ago=20)
    found = who_wished(session, coach, vacancy.id)
    assert [each.code_name for each in found] == [
        "Cypress",  # nobody has called for them since they enrolled thirty days ago
        "Björk",
        "Asp",
        "Dvärgtall",  # new today
    ]
    assert not any("score" in name or "rank" in name for name in found[0].__slots__)


def test_reading_suggestions_is_written_to_the_access_log(
    session: Session, make: Factory, coach: Actor, person: Participant, engine: object
) -> None:
    make.vacancy()
    suggest(session, coach, person.id)
    read_suggestions(session, coach, person.id)
    session.commit()
    record.write_reads(engine, session)
    act_as(session, SYSTEM)
    assert (
        "suggestions"
        in session.scalars(
            select(AccessLogEntry.what).where(AccessLogEntry.participant_id == person.id)
        ).all()
    )


def test_who_has_left_gets_no_new_suggestions(
    session: Session, coach: Actor, person: Participant
) -> None:
    person.ended_on = clock.today() - timedelta(days=1)
    session.flush()
    with pytest.raises(errors.Conflict):
        suggest(session, coach, person.id)
    assert session.scalars(select(SuggestionRun)).all() == []
    assert session.scalars(select(Suggestion)).all() == []


def test_an_answer_teaches_only_the_person_who_gave_it_and_can_be_taken_back(
    session: Session, make: Factory, coach: Actor, person: Participant, unit: Unit
) -> None:
    other = make.participant(coach_id=coach.user_id, unit_id=unit.id)
    asked = make.vacancy(
        headline="Diskare", group_id="9411", published_on=clock.today() - timedelta(9)
    )
    make.vacancy(headline="Lager", group_id="9310", published_on=clock.today())
    make.vacancy(headline="Disk", group_id="9411", published_on=clock.today())
    for each in (person, other):
        make.profile(each, wishes=(("text", "flyga rymdraket"),))
    before = titles(session, coach, person)
    assert before[:2] == ["Lager", "Disk"]

    decide(session, coach, person.id, asked.id, Answer.WANTS)
    assert titles(session, coach, person)[0] == "Disk"
    assert titles(session, coach, other) == before
    disk = read_suggestions(session, coach, person.id).suggestions[0]
    assert "said_yes_to_similar" in {reason.code for reason in disk.reasons}

    decide(session, coach, person.id, asked.id, Answer.NEW, "Hade hört fel")
    assert titles(session, coach, person) == before
