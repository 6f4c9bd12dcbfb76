"""Suggestions on the pages: reasons as sentences, answers written down, and why not."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Decision, Participant, Suggestion, User, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.vocabulary import Answer
from tests.support.clients import Client
from tests.support.factories import Factory

YARD = {"outdoors": {"value": True, "quote": "", "source": "coach"}}
SHOP = {"phone_calls": {"value": True, "quote": "", "source": "coach"}}


def a_person_with_suggestions(make: Factory) -> tuple[Participant, Vacancy, Vacancy]:
    """Somebody who wants to be outdoors and never on the phone; one vacancy of each."""
    coach = make.coach()
    place = make.workplace(name="Påhittade Parken")
    fits = make.vacancy(place, headline="Sköta djur i parken", conditions=YARD)
    out = make.vacancy(place, headline="Svara i växeln", conditions=SHOP)
    person = make.participant(coach)
    make.profile(
        person,
        wishes=(("text", "djur"),),
        must_nots=(("condition", "phone_calls"),),
        conditions=["outdoors"],
    )
    act_as(make.session, SYSTEM)
    suggest_for(make.session, SYSTEM, [person.id])
    return person, fits, out


def test_reasons_relation_and_answers_stand_with_each_suggestion(
    client: Client, make: Factory, session: Session
) -> None:
    person, fits, _out = a_person_with_suggestions(make)
    coach = make.user()
    coach = session.get_one(User, person.coach_id)
    client.sign_in(coach)
    page = client.get(f"/participants/{person.id}").text
    assert "Önskemålets egna ord står i texten" in page
    assert '<span class="sign" aria-hidden="true">+</span>' in page
    assert "Ingen kontakt än" in page
    assert "Svara i växeln" not in page
    decided = client.submit(
        f"/participants/{person.id}",
        {"answer": "wants", "reason": "Låter bra."},
        to=f"/participants/{person.id}/decisions/{fits.id}",
    )
    assert decided.location == f"/participants/{person.id}#vacancy-{fits.id}"
    act_as(session, SYSTEM)
    session.rollback()
    decision = session.scalars(select(Decision)).one()
    assert (decision.answer, decision.reason) == (Answer.WANTS, "Låter bra.")
    page = client.get(f"/participants/{person.id}").text
    assert "”Låter bra.”" in page
    assert f"/contacts/new?workplace_id={fits.workplace_id}&amp;vacancy_id={fits.id}" in page


def test_an_answer_that_cannot_follow_is_refused_in_plain_words(
    client: Client, make: Factory, session: Session
) -> None:
    person, fits, _out = a_person_with_suggestions(make)
    client.sign_in(session.get_one(User, person.coach_id))
    target = f"/participants/{person.id}/decisions/{fits.id}"
    assert client.submit("/account", {"answer": "started"}, to=target).status_code == 409
    assert client.submit("/account", {"answer": "perhaps"}, to=target).status_code == 422


def test_why_another_is_not_there_names_what_was_ruled_out(
    client: Client, make: Factory, session: Session
) -> None:
    person, fits, out = a_person_with_suggestions(make)
    client.sign_in(session.get_one(User, person.coach_id))
    page = client.get(f"/participants/{person.id}/why-not?vacancy_id={out.id}").text
    assert "Du har sagt nej till detta" in page
    fine = client.get(f"/participants/{person.id}/why-not?vacancy_id={fits.id}").text
    assert "Inget utesluter den" in fine
    client.set_cookie("language", "en")
    english = client.get(f"/participants/{person.id}/why-not?vacancy_id={out.id}").text
    assert "You have said no to this" in english


def test_the_reverse_view_shows_own_people_by_wait_and_nobody_elses(
    client: Client, make: Factory, session: Session
) -> None:
    person, fits, _out = a_person_with_suggestions(make)
    stranger = make.participant(make.coach(), code_name="Främling")
    make.profile(stranger, wishes=(("text", "djur"),))
    client.sign_in(session.get_one(User, person.coach_id))
    page = client.get(f"/vacancies/{fits.id}").text
    assert person.code_name in page
    assert "Främling" not in page


def test_new_suggestions_on_demand(client: Client, make: Factory, session: Session) -> None:
    person, _fits, _out = a_person_with_suggestions(make)
    client.sign_in(session.get_one(User, person.coach_id))
    make.vacancy(make.workplace(), headline="Mata djur på gården", conditions=YARD)
    page = f"/participants/{person.id}"
    assert "Mata djur" not in client.get(page).text
    client.submit(page, {}, to=f"{page}/suggest")
    assert "Mata djur" in client.get(page).text


def test_what_was_shown_and_opened_is_logged_after_the_answer(
    client: Client, make: Factory, session: Session
) -> None:
    person, fits, _out = a_person_with_suggestions(make)

    def logged() -> tuple[bool, bool]:
        session.rollback()
        found = session.scalars(select(Suggestion).where(Suggestion.vacancy_id == fits.id)).one()
        return found.shown_at is not None, found.opened_at is not None

    session.commit()
    client.sign_in(make.coach())
    client.get(f"/vacancies/{fits.id}?suggested_to={person.id}")
    assert logged() == (False, False), "whoever does not reach the person logs nothing"
    client.sign_out()
    client.sign_in(session.get_one(User, person.coach_id))
    page = client.get(f"/participants/{person.id}").text
    assert logged() == (True, False)
    link = f"/vacancies/{fits.id}?suggested_to={person.id}"
    assert f'href="{link}"' in page
    assert client.get(link).status_code == 200
    assert logged() == (True, True)
    assert client.get(f"/vacancies/{fits.id}?suggested_to=nobody").status_code == 200
