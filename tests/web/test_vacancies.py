"""Looking for vacancies, one vacancy's page, and writing one down, on the pages."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Vacancy
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.vocabulary import VacancySource, VacancyState
from tests.support.clients import Client
from tests.support.factories import Factory


def findable(make: Factory, **columns: Any) -> Vacancy:
    """A vacancy that a search finds."""
    made = make.vacancy(columns.pop("workplace", None) or make.workplace(), **columns)
    index_vacancy(make.session, made, read_taxonomy(make.session))
    return made


def test_hits_say_what_our_relation_is_and_what_they_do_not_say(
    client: Client, make: Factory
) -> None:
    coach, known = make.coach(name="Siv Först"), make.workplace(municipality_code="0181")
    make.contact(known, coach, days_ago=3)
    findable(make, headline="Plocka varor på lager", workplace=known)
    findable(make, headline="Truckförare på lager", source=VacancySource.JOBTECH, external_id="1")
    client.sign_in(coach)
    page = client.get("/vacancies?text=lager&conditions=calm").text
    assert "2 lediga platser" in page
    assert "Siv Först" in page
    assert "Annons, ingen relation" in page
    assert "Det står inget om:" in page
    assert "lugn miljö" in page


def test_filters_stay_and_pages_follow_them(client: Client, make: Factory) -> None:
    for number in range(21):
        findable(make, headline=f"Städa trappor {number}", workplace=None, hours_min=10.0)
    client.sign_in(make.coach())
    page = client.get("/vacancies?text=st%C3%A4da&hours_max=20&municipalities=S%C3%B6dert%C3%A4lje")
    assert "21 lediga platser" in page.text
    assert 'value="Södertälje"' in page.text
    following = (
        "/vacancies?text=st%C3%A4da&amp;hours_max=20&amp;municipalities=S%C3%B6dert%C3%A4lje"
    )
    assert f'href="{following}&amp;page=2"' in page.text
    assert "Sida 2 av 2" in client.get(following.replace("&amp;", "&") + "&page=2").text


def test_what_cannot_be_searched_for_is_marked(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    page = client.get("/vacancies?municipalities=Atlantis&hours_min=mycket&text=lager")
    assert page.status_code == 422
    assert "Det finns ingen kommun med det namnet." in page.text
    assert 'value="mycket"' in page.text
    assert client.get("/vacancies?page=0").status_code == 422
    nothing = client.get("/vacancies?text=finnsinte")
    assert nothing.status_code == 200
    assert "Ta bort ett ord" in nothing.text


def test_the_page_tells_known_from_unknown_and_an_answer_becomes_known(
    client: Client, make: Factory, session: Session
) -> None:
    vacancy = findable(make, headline="Diska", hours_min=10.0, hours_max=15.0)
    client.sign_in(make.coach())
    path = f"/vacancies/{vacancy.id}"
    page = client.get(path).text
    assert "10–15 timmar i veckan" in page
    assert "? Vet inte" in page
    sent = {"condition": "calm", "value": "false"}
    assert client.submit(path, sent, to=f"{path}/answers").location == f"{path}#known"
    session.rollback()
    kept = session.get_one(Vacancy, vacancy.id, populate_existing=True)
    assert kept.conditions["calm"]["value"] is False
    assert "Lugn miljö: nej" in client.get(path).text
    unknown = {"condition": "friendly", "value": "true"}
    assert client.submit(path, unknown, to=f"{path}/answers").status_code == 422
    assert client.get("/vacancies/999999").status_code == 404


def test_saying_that_it_is_filled_needs_the_version_that_was_read(
    client: Client, make: Factory, session: Session
) -> None:
    vacancy = findable(make, headline="Diska")
    client.sign_in(make.coach())
    path = f"/vacancies/{vacancy.id}"
    stale = client.submit(path, {"event": "fill_by_us", "_version": 7}, to=f"{path}/steps")
    assert stale.status_code == 412
    filled = client.submit(path, {"event": "fill_by_us", "_version": 1}, to=f"{path}/steps")
    assert filled.status_code == 303
    session.rollback()
    kept = session.get_one(Vacancy, vacancy.id, populate_existing=True)
    assert kept.state is VacancyState.FILLED_BY_US
    assert "Tillsatt av oss" in client.get(path).text


def test_a_coach_writes_down_what_an_employer_told(
    client: Client, make: Factory, session: Session
) -> None:
    place = make.workplace(name="Kafé Kanel", municipality_code="0181")
    client.sign_in(make.coach())
    path = f"/vacancies/new?workplace_id={place.id}"
    typed = {
        "workplace_id": place.id,
        "kind": "tasks",
        "text": "Bre smörgåsar på morgonen.",
        "_occupation": "köksbiträde",
        "hours_min": "7,5",
        "conditions": ["calm"],
        "not_conditions": ["customer_contact"],
        "must_have": "Kunna stå\nKomma i tid",
        "permanent": "",
        "collective_agreement": "true",
    }
    answer = client.submit(path, typed, to="/vacancies/new")
    assert answer.status_code == 303
    session.rollback()
    (vacancy,) = session.scalars(select(Vacancy))
    assert (vacancy.hours_min, vacancy.municipality_code) == (7.5, "0181")
    assert vacancy.occupation_label == "Köksbiträde"
    assert vacancy.must_have == ["Kunna stå", "Komma i tid"]
    assert (vacancy.permanent, vacancy.collective_agreement) == (None, True)
    assert vacancy.conditions["customer_contact"]["value"] is False
    edit = client.get(f"/vacancies/{vacancy.id}/edit").text
    assert 'value="Köksbiträde"' in edit
    assert "Kunna stå\nKomma i tid</textarea>" in edit


def test_an_occupation_with_several_meanings_is_asked_about(
    client: Client, make: Factory, session: Session
) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    path = f"/vacancies/new?workplace_id={place.id}"
    typed = {"workplace_id": place.id, "headline": "Hjälpa till", "_occupation": "skötare"}
    asked = client.submit(path, typed, to="/vacancies/new")
    assert asked.status_code == 422
    assert "Fastighetsskötare" in asked.text
    assert 'value="Hjälpa till"' in asked.text
    none = {**typed, "_asked": "skötare", "occupation": "-"}
    assert client.submit(path, none, to="/vacancies/new").status_code == 303
    session.rollback()
    assert session.scalars(select(Vacancy.occupation_id)).all() == [None]


def test_two_who_change_a_vacancy_see_both(client: Client, make: Factory) -> None:
    vacancy = findable(make, headline="Diska")
    path = f"/vacancies/{vacancy.id}/edit"
    client.sign_in(make.coach())
    assert client.submit(path, {"_version": 1, "headline": "Diska kastruller"}).status_code == 303
    page = client.submit(path, {"_version": 1, "headline": "Diska glas"})
    assert page.status_code == 412
    assert '<td role="cell" data-label="Står nu">Diska kastruller</td>' in page.text
    assert 'value="Diska glas"' in page.text


def test_an_imported_ad_is_not_changed_here(client: Client, make: Factory) -> None:
    advert = findable(make, headline="Lager", source=VacancySource.JOBTECH, external_id="1")
    client.sign_in(make.coach())
    assert f"/vacancies/{advert.id}/edit" not in client.get(f"/vacancies/{advert.id}").text
    page = client.submit(f"/vacancies/{advert.id}/edit", {"_version": 1, "headline": "Annat"})
    assert page.status_code == 409


def test_a_vacancy_needs_its_workplace_first(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    assert client.get("/vacancies/new").location == "/workplaces"
    assert "Välj arbetsplatsen först" in client.get("/workplaces").text


def test_an_unknown_occupation_is_guessed_confirmed_and_corrected(
    client: Client, make: Factory, session: Session
) -> None:
    vacancy = findable(make, headline="", text="Diska och skala potatis", occupation_label=None)
    client.sign_in(make.coach())
    path = f"/vacancies/{vacancy.id}"
    page = client.get(path).text
    assert "Vilket yrke är det?" in page
    kitchen = read_taxonomy(session).group_id("9412")
    data = {"occupation": kitchen, "_version": str(vacancy.version)}
    assert client.submit(path, data, to=f"{path}/occupation").status_code == 303
    page = client.get(path).text
    assert "Restaurang- och köksbiträden m.fl. valdes bland gissningar." in page
    session.expire_all()
    data = {"occupation": "", "_version": str(vacancy.version)}
    assert client.submit(path, data, to=f"{path}/occupation").status_code == 303
    assert "Vilket yrke är det?" in client.get(path).text
    wrong = client.submit(path, {"occupation": "x" * 21}, to=f"{path}/occupation")
    assert wrong.status_code == 422
