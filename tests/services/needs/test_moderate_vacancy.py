"""Every posted need is answered, and only approval puts it, and its sender, among ours."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import ContactPerson
from employer_match.services import scoping
from employer_match.services.actor import Actor
from employer_match.services.needs.edit_need import edit_need, read_need
from employer_match.services.needs.moderate_vacancy import (
    moderate_vacancy,
    submitted_need,
    submitted_needs,
)
from employer_match.services.needs.post_need import Posted, post_need
from employer_match.services.vacancies.search_vacancies import search_vacancies
from employer_match.vocabulary import ContactSource, VacancyEvent, VacancyState
from tests.services.needs.needs_told import SETTINGS, TASKS, letters_sent, need, token_in
from tests.support.factories import Factory, day


@pytest.fixture
def coordinator(session: Session, make: Factory) -> Actor:
    actor = make.actor(make.coordinator())
    scoping.act_as(session, actor)
    return actor


@pytest.fixture
def posted(session: Session) -> Posted:
    return post_need(session, need(), SETTINGS)


def test_approval_publishes_registers_the_sender_and_tells(
    session: Session, make: Factory, coordinator: Actor, posted: Posted
) -> None:
    place = make.workplace()
    vacancy = moderate_vacancy(
        session,
        coordinator,
        posted.vacancy.id,
        VacancyEvent.APPROVE,
        1,
        SETTINGS,
        workplace_id=place.id,
        comment="Välkomna!",
    )
    assert (vacancy.state, vacancy.workplace_id) == (VacancyState.OPEN, place.id)
    assert vacancy.responsible_id == coordinator.user_id
    assert vacancy.answered_at
    person = session.scalars(select(ContactPerson)).one()
    assert (person.id, person.workplace_id) == (vacancy.contact_person_id, place.id)
    assert (person.source, person.email) == (ContactSource.FORM, "agare@example.se")
    assert person.informed_at
    assert not vacancy.sender
    letter = letters_sent(session)[-1]
    assert "publicerat" in letter.subject
    assert "Välkomna!" in letter.body
    assert read_need(session, token_in(letter), SETTINGS).state is VacancyState.OPEN
    assert [hit.id for hit in search_vacancies(session, coordinator, "blommor").hits] == [
        vacancy.id
    ]


def test_the_same_sender_is_registered_once(
    session: Session, make: Factory, coordinator: Actor
) -> None:
    place = make.workplace()
    for _ in range(2):
        posted = post_need(session, need(), SETTINGS)
        moderate_vacancy(
            session,
            coordinator,
            posted.vacancy.id,
            VacancyEvent.APPROVE,
            1,
            SETTINGS,
            workplace_id=place.id,
        )
    assert len(session.scalars(select(ContactPerson)).all()) == 1


def test_approval_needs_a_workplace(session: Session, coordinator: Actor, posted: Posted) -> None:
    for place in (None, 987654):
        with pytest.raises(errors.Invalid) as wrong:
            moderate_vacancy(
                session,
                coordinator,
                posted.vacancy.id,
                VacancyEvent.APPROVE,
                1,
                SETTINGS,
                workplace_id=place,
            )
        assert set(wrong.value.fields) == {"workplace_id"}
    assert posted.vacancy.state is VacancyState.SUBMITTED


def test_what_is_returned_is_changed_and_read_again(
    session: Session, coordinator: Actor, posted: Posted
) -> None:
    vacancy = posted.vacancy
    event = VacancyEvent.RETURN
    moderate_vacancy(
        session, coordinator, vacancy.id, event, 1, SETTINGS, comment="Hur många timmar?"
    )
    letter = letters_sent(session)[-1]
    assert "Hur många timmar?" in letter.body
    view = read_need(session, token_in(letter), SETTINGS)
    assert (view.state, view.comment) == (VacancyState.RETURNED, "Hur många timmar?")
    edit_need(session, token_in(letter), TASKS, view.version, SETTINGS)
    assert vacancy.state is VacancyState.RETURNED  # nothing was changed
    changed = need(hours_max=20.0).content
    edit_need(session, token_in(letter), changed, view.version, SETTINGS)
    assert vacancy.state is VacancyState.SUBMITTED


def test_a_rejection_says_why_and_ends_the_links(
    session: Session, coordinator: Actor, posted: Posted
) -> None:
    moderate_vacancy(
        session,
        coordinator,
        posted.vacancy.id,
        VacancyEvent.REJECT,
        1,
        SETTINGS,
        comment="Det här är reklam.",
    )
    assert posted.vacancy.state is VacancyState.REJECTED
    assert "reklam" in letters_sent(session)[-1].body
    with pytest.raises(errors.LinkExpired):
        read_need(session, posted.link.rpartition("/")[2], SETTINGS)


@pytest.mark.parametrize("event", [VacancyEvent.RETURN, VacancyEvent.REJECT])
def test_a_no_without_words_is_no_answer(
    session: Session, coordinator: Actor, posted: Posted, event: VacancyEvent
) -> None:
    with pytest.raises(errors.Invalid) as wrong:
        moderate_vacancy(session, coordinator, posted.vacancy.id, event, 1, SETTINGS, comment=" ")
    assert set(wrong.value.fields) == {"comment"}


def test_two_moderators_do_not_answer_twice(
    session: Session, make: Factory, coordinator: Actor, posted: Posted
) -> None:
    event, comment = VacancyEvent.REJECT, "Reklam"
    moderate_vacancy(session, coordinator, posted.vacancy.id, event, 1, SETTINGS, comment=comment)
    with pytest.raises(errors.Stale):
        moderate_vacancy(
            session, coordinator, posted.vacancy.id, event, 1, SETTINGS, comment=comment
        )
    assert len(letters_sent(session)) == 2


def test_only_what_is_posted_is_moderated(
    session: Session, make: Factory, coordinator: Actor
) -> None:
    vacancy = make.vacancy(make.workplace())
    with pytest.raises(errors.Conflict):
        moderate_vacancy(session, coordinator, vacancy.id, VacancyEvent.APPROVE, 1, SETTINGS)
    for event in (VacancyEvent.FILL, VacancyEvent.CHANGE):
        with pytest.raises(errors.Invalid):
            moderate_vacancy(session, coordinator, vacancy.id, event, 1, SETTINGS)


def test_a_coach_does_not_moderate(session: Session, make: Factory, posted: Posted) -> None:
    coach = make.actor(make.coach())
    with pytest.raises(errors.NotAllowed):
        moderate_vacancy(session, coach, posted.vacancy.id, VacancyEvent.APPROVE, 1, SETTINGS)
    with pytest.raises(errors.NotAllowed):
        submitted_needs(session, coach)


def test_the_longest_waiting_is_read_first(
    session: Session, make: Factory, coordinator: Actor, posted: Posted
) -> None:
    second = post_need(session, need(text="Senare"), SETTINGS)
    make.vacancy(state=VacancyState.RETURNED)
    make.vacancy()
    found = submitted_needs(session, coordinator)
    assert [each.id for each in found][:2] == [posted.vacancy.id, second.vacancy.id]
    assert len(found) == 3
    assert found[0].sender["contact_name"] == "Påhittad Ägare"
    assert submitted_need(session, coordinator, posted.vacancy.id) == found[0]
    with pytest.raises(errors.NotFound):
        submitted_need(session, coordinator, make.vacancy().id)


def test_a_need_whose_day_has_passed_is_not_published(
    session: Session, make: Factory, coordinator: Actor, posted: Posted
) -> None:
    posted.vacancy.deadline = day(1)
    session.flush()
    with pytest.raises(errors.Conflict):
        moderate_vacancy(
            session,
            coordinator,
            posted.vacancy.id,
            VacancyEvent.APPROVE,
            2,
            SETTINGS,
            workplace_id=make.workplace().id,
        )
