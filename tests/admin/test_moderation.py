"""A coordinator reads what employers post, and every employer gets an answer."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.config import Settings
from employer_match.models import ContactPerson, OutboxMessage, User, Vacancy
from employer_match.services.needs.need_sender import NeedSender
from employer_match.services.needs.post_need import NeedDraft, post_need
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import Role, VacancyState
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def coordinator(make: Factory) -> User:
    return make.coordinator(name="Ylva Prov")


@pytest.fixture
def need(session: Session, settings: Settings) -> Vacancy:
    draft = NeedDraft(
        sender=NeedSender(
            employer_name="Påhittade Boden AB",
            contact_name="Hitta Påsson",
            contact_email="hitta@boden.example",
        ),
        content=VacancyContent(text="Vika kartonger två timmar om dagen."),
    )
    return post_need(session, draft, settings).vacancy


def mails(session: Session) -> list[str]:
    session.expire_all()
    rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
    return [row.subject for row in rows]


def test_an_unknown_sender_is_registered_and_the_need_published(
    client: Client, coordinator: User, need: Vacancy, session: Session
) -> None:
    page = f"/admin/moderation/{need.id}"
    client.sign_in(coordinator)
    assert "Vika kartonger" in client.get("/admin/moderation").text
    unplaced = client.submit(page, {"outcome": "approve", "version": need.version})
    assert unplaced.status_code == 422
    registered = client.submit(page, {}, to=f"{page}/register")
    assert registered.status_code == 303
    place_id = registered.location.rpartition("=")[2]
    shown = client.get(registered.location).text
    assert f'value="{place_id}" checked' in shown
    done = client.submit(
        page, {"outcome": "approve", "workplace_id": place_id, "version": need.version}
    )
    assert done.status_code == 303
    session.expire_all()
    assert need.state is VacancyState.OPEN
    assert need.workplace_id == int(place_id)
    assert mails(session)[-1] == "Ert behov är publicerat"
    assert session.scalars(select(ContactPerson.name)).all() == ["Hitta Påsson"]


def test_a_question_needs_words_and_goes_to_the_employer(
    client: Client, coordinator: User, need: Vacancy, session: Session
) -> None:
    page = f"/admin/moderation/{need.id}"
    client.sign_in(coordinator)
    silent = client.submit(page, {"outcome": "return", "version": need.version})
    assert silent.status_code == 422
    asked = {"outcome": "return", "comment": "Vilka tider gäller det?", "version": need.version}
    assert client.submit(page, asked).status_code == 303
    assert mails(session)[-1] == "Vi har en fråga om ert behov"
    assert (
        "Vilka tider"
        in session.scalars(select(OutboxMessage.body).order_by(OutboxMessage.id.desc())).first()
    )


def test_two_coordinators_answer_once(
    client: Client, coordinator: User, need: Vacancy, make: Factory, session: Session
) -> None:
    page, version, place = f"/admin/moderation/{need.id}", need.version, make.workplace()
    client.sign_in(coordinator)
    rejected = {"outcome": "reject", "comment": "Det är inget arbete.", "version": version}
    assert client.submit(page, rejected).status_code == 303
    late = {"outcome": "approve", "workplace_id": place.id, "version": version}
    token = client.csrf_token("/admin/moderation")
    assert client.post(page, data={**late, "csrf_token": token}).status_code == 404
    session.expire_all()
    assert need.state is VacancyState.REJECTED


def test_a_likely_double_is_shown_before_anything_is_registered(
    client: Client, coordinator: User, need: Vacancy, make: Factory
) -> None:
    make.workplace(make.employer(name="Påhittade Boden Aktiebolag"), name="Påhittade Boden")
    page = f"/admin/moderation/{need.id}"
    client.sign_in(coordinator)
    asked = client.get(page).text
    assert "Är det någon av dessa?" in asked
    assert "Samma namn" in asked
    assert " checked" not in asked, "a person chooses"
    answer = client.submit(page, {}, to=f"{page}/register")
    assert answer.status_code == 409
    assert "Påhittade Boden Aktiebolag" in answer.text
    reason = {"create_anyway_reason": "Annan ägare"}
    assert client.submit(page, reason, to=f"{page}/register").status_code == 303


def test_only_coordinators_moderate(client: Client, need: Vacancy, make: Factory) -> None:
    for role in set(Role) - {Role.COORDINATOR}:
        client.sign_in(make.user(role))
        assert client.get("/admin/moderation").status_code == 403
        assert client.get(f"/admin/moderation/{need.id}").status_code == 403


def test_what_a_need_is_about_is_guessed_and_confirmed_before_it_is_published(
    client: Client, coordinator: User, need: Vacancy, session: Session
) -> None:
    client.sign_in(coordinator)
    path = f"/admin/moderation/{need.id}"
    page = client.get(path).text
    assert "Vilket yrke är det?" in page
    packer = read_taxonomy(session).group_id("9320")
    assert f'value="{packer}"' in page
    data = {"occupation": packer, "_version": str(need.version)}
    assert client.submit(path, data, to=f"{path}/occupation").status_code == 303
    assert "valdes bland gissningar" in client.get(path).text
    session.expire_all()
    assert need.group_id == packer
    assert need.guessed_by is not None


def test_what_waits_stands_on_the_coordinators_start_page(
    client: Client, coordinator: User, need: Vacancy, session: Session
) -> None:
    start = client.sign_in(coordinator).get("/").text
    assert "Väntar på ditt svar" in start
    assert "1 väntar" in start
    need.state = VacancyState.RETURNED
    session.commit()
    assert "Väntar på ditt svar" not in client.get("/").text
