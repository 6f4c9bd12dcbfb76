"""An employer posts, changes and withdraws a need without an account, and always gets an answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ContactPerson, EmployerLink, Vacancy, Workplace
from employer_match.services import scoping
from employer_match.services.actor import ANONYMOUS, SYSTEM
from employer_match.services.needs.edit_need import close_need, edit_need, read_need
from employer_match.services.needs.moderate_vacancy import moderate_vacancy
from employer_match.services.needs.post_need import Posted, post_need
from employer_match.services.vacancies.edit_vacancy import change_state
from employer_match.services.vacancies.search_vacancies import search_vacancies
from employer_match.vocabulary import VacancyEvent, VacancyKind, VacancySource, VacancyState
from tests.services.needs.needs_told import SETTINGS, TASKS, letters_sent, need, token_in
from tests.support.factories import Factory, day


@pytest.fixture
def visitor(session: Session) -> Session:
    return scoping.act_as(session, ANONYMOUS)


@pytest.fixture
def posted(visitor: Session) -> Posted:
    return post_need(visitor, need(), SETTINGS)


@pytest.fixture
def token(posted: Posted) -> str:
    return posted.link.rpartition("/")[2]


def approve(session: Session, posted: Posted, place: Workplace) -> None:
    version = posted.vacancy.version
    event = VacancyEvent.APPROVE
    vacancy_id = posted.vacancy.id
    moderate_vacancy(session, SYSTEM, vacancy_id, event, version, SETTINGS, workplace_id=place.id)


def test_an_untitled_need_is_taken_in_and_waits(posted: Posted, session: Session) -> None:
    vacancy = posted.vacancy
    assert (vacancy.state, vacancy.source) == (VacancyState.SUBMITTED, VacancySource.FORM)
    assert (vacancy.kind, vacancy.headline) == (VacancyKind.TASKS, "")
    assert vacancy.conditions["hours_adaptable"]["source"] == "form"
    assert vacancy.conditions["calm"]["source"] == "text"
    assert search_vacancies(session, SYSTEM, "blommor").total == 0


@pytest.mark.parametrize("kind", list(VacancyKind))
def test_every_kind_of_need_is_welcome(visitor: Session, kind: VacancyKind) -> None:
    assert post_need(visitor, need(kind=kind), SETTINGS).vacancy.kind is kind


@pytest.mark.parametrize("language", ["sv", "en", "fi"])
def test_the_receipt_has_a_link_and_nothing_that_was_typed(visitor: Session, language: str) -> None:
    post_need(visitor, need({"contact_name": "Köp nu!"}, text="Köp nu!"), SETTINGS, language)
    (letter,) = letters_sent(visitor)
    assert letter.recipient == "agare@example.se"
    assert ("Thank you" in letter.subject) == (language == "en")
    assert "Köp" not in letter.body + letter.subject
    assert read_need(visitor, token_in(letter), SETTINGS).content.text == "Köp nu!"


def test_nothing_enters_the_register_before_somebody_has_read_it(
    posted: Posted, session: Session
) -> None:
    assert posted.vacancy.workplace_id is None
    assert session.scalars(select(ContactPerson)).all() == []
    assert posted.vacancy.sender == {
        "employer_name": "Påhittade Kaféet AB",
        "contact_name": "Påhittad Ägare",
        "contact_email": "agare@example.se",
        "contact_phone": "08-123 45",
    }


def test_a_known_number_proposes_the_workplace(visitor: Session, make: Factory) -> None:
    employer = make.employer(name="Kedjan AB")
    make.workplace(employer, name="Kedjan i Nacka", municipality_code="0182")
    here = make.workplace(employer, name="Kedjan i stan", municipality_code="0181")
    number = {"organisation_number": f"16{employer.organisation_number}"}
    assert post_need(visitor, need(number), SETTINGS).vacancy.workplace_id == here.id
    make.workplace(employer, name="Kedjan vid sjön", municipality_code="0181")
    assert post_need(visitor, need(number), SETTINGS).vacancy.workplace_id is None
    named = {**number, "workplace_name": "Kedjan vid sjön AB"}
    assert post_need(visitor, need(named), SETTINGS).vacancy.workplace_id is not None


def test_every_wrong_field_is_named_at_once(visitor: Session) -> None:
    sender = {
        "employer_name": " ",
        "contact_name": "",
        "contact_email": "nobody",
        "organisation_number": "123",
        "postcode": "1" * 11,
    }
    content = {
        "text": "",
        "municipality_code": "9999",
        "hours_min": 9.0,
        "hours_max": 3.0,
        "deadline": day(1),
        "occupation": "nothing",
        "webpage_url": "javascript:alert(1)",
    }
    with pytest.raises(errors.Invalid) as wrong:
        post_need(visitor, need(sender, **content), SETTINGS)
    told = set(wrong.value.fields)
    assert told == set(sender) | set(content) - {"hours_min"}
    assert letters_sent(visitor) == []


@pytest.mark.parametrize("address", ["a@b.se\nBcc: c@d.se", "a@b", "a b@c.se", "<a@b.se>", "@b.se"])
def test_an_address_that_is_none_is_refused(visitor: Session, address: str) -> None:
    with pytest.raises(errors.Invalid) as wrong:
        post_need(visitor, need({"contact_email": address}), SETTINGS)
    assert set(wrong.value.fields) == {"contact_email"}


def test_the_employer_reads_and_changes_by_the_link(
    visitor: Session, posted: Posted, token: str
) -> None:
    view = read_need(visitor, token, SETTINGS)
    assert (view.state, view.may_change) == (VacancyState.SUBMITTED, True)
    assert view.may == (VacancyEvent.WITHDRAW,)
    changed = replace(view.content, text="Vattna blommor i ett växthus")
    edit_need(visitor, token, changed, view.version, SETTINGS)
    assert posted.vacancy.text == "Vattna blommor i ett växthus"
    assert "calm" not in posted.vacancy.conditions
    assert visitor.scalars(select(EmployerLink)).one().confirmed_at


def test_two_who_change_at_once_do_not_lose_each_other(
    visitor: Session, posted: Posted, token: str
) -> None:
    read = read_need(visitor, token, SETTINGS)
    edit_need(visitor, token, replace(TASKS, text="Först"), read.version, SETTINGS)
    with pytest.raises(errors.Stale):
        edit_need(visitor, token, replace(TASKS, text="Sedan"), read.version, SETTINGS)
    with pytest.raises(errors.VersionMissing):
        edit_need(visitor, token, TASKS, None, SETTINGS)


def test_a_change_of_what_is_published_is_read_again(
    visitor: Session, posted: Posted, token: str, make: Factory
) -> None:
    approve(visitor, posted, make.workplace())
    published = posted.vacancy.version
    same = read_need(visitor, token, SETTINGS).content
    edit_need(visitor, token, same, published, SETTINGS)
    assert (posted.vacancy.state, posted.vacancy.version) == (VacancyState.OPEN, published)
    assert search_vacancies(visitor, SYSTEM, "blommor").total == 1
    edit_need(visitor, token, replace(same, text="Vattna blommor"), published, SETTINGS)
    assert posted.vacancy.state is VacancyState.SUBMITTED
    assert search_vacancies(visitor, SYSTEM, "blommor").total == 0


@pytest.mark.parametrize("event", [VacancyEvent.WITHDRAW, VacancyEvent.FILL])
def test_the_employer_takes_it_back_and_the_link_is_dead(
    visitor: Session, posted: Posted, token: str, make: Factory, event: VacancyEvent
) -> None:
    approve(visitor, posted, make.workplace())
    close_need(visitor, token, event, posted.vacancy.version, SETTINGS)
    assert search_vacancies(visitor, SYSTEM).total == 0
    with pytest.raises(errors.LinkExpired):
        read_need(visitor, token, SETTINGS)


def test_an_employer_cannot_approve_its_own_need(
    visitor: Session, posted: Posted, token: str
) -> None:
    with pytest.raises(errors.Conflict):
        close_need(visitor, token, VacancyEvent.APPROVE, posted.vacancy.version, SETTINGS)


def test_what_is_over_cannot_be_changed(visitor: Session, posted: Posted, token: str) -> None:
    change_state(visitor, SYSTEM, posted.vacancy.id, VacancyEvent.WITHDRAW, posted.vacancy.version)
    with pytest.raises(errors.Conflict):
        edit_need(visitor, token, TASKS, posted.vacancy.version, SETTINGS)


def test_the_link_ends(visitor: Session, token: str) -> None:
    late = clock.now() + timedelta(days=SETTINGS.form_link_days + 1)
    with time_machine.travel(late), pytest.raises(errors.LinkExpired):
        read_need(visitor, token, SETTINGS)


def test_a_link_opens_no_other_need(visitor: Session, posted: Posted, token: str) -> None:
    other = post_need(visitor, need(text="Något annat"), SETTINGS)
    assert read_need(visitor, token, SETTINGS).id == posted.vacancy.id != other.vacancy.id
    assert visitor.get_one(Vacancy, other.vacancy.id).text == "Något annat"
