"""The link in the letter: an employer says how they want to be contacted, and a coach sees it."""

import html
import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import EmployerWish, Vacancy
from employer_match.services import scoping
from employer_match.services.needs.moderate_vacancy import moderate_vacancy
from employer_match.services.needs.post_need import post_need
from employer_match.vocabulary import Mode, VacancyEvent
from tests.services.needs.needs_told import letters_sent, need
from tests.support.clients import Client
from tests.support.factories import Factory, day

#: What SQL does differently stands in the services' tests.
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

SAID = {
    "often": "monthly",
    "preferred_mode": "email",
    "preferred_weekdays": ["tuesday", "thursday"],
    "preferred_hours": "Före tio <b>",
    "not_before": day(-20).isoformat(),
    "only_me": "true",
}


@pytest.fixture
def address(client: Client, session: Session) -> str:
    """The address of the page, as the receipt leads to it."""
    settings = client.application.extensions["employer_match"]["settings"]
    post_need(session, need(), settings)
    session.commit()
    found = re.search(r"http://localhost(/post/need/\S+)", letters_sent(session)[-1].body)
    assert found
    return found[1] + "/contact"


def version_on(client: Client, address: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', client.get(address).text)
    assert found
    return found[1]


def say(client: Client, address: str, **said: object) -> int:
    sent = {"version": version_on(client, address), **said}
    return client.post(address, data=sent).status_code


def test_an_employer_says_it_a_coach_sees_it_and_it_is_said_anew(
    client: Client, session: Session, make: Factory, address: str
) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    make.owner(place, coach)
    assert f'href="{address}"' in client.get(address.removesuffix("/contact")).text
    answer = client.post(address, data={"version": "0", **SAID})
    assert (answer.status_code, answer.location) == (303, f"{address}/kept")
    kept = html.unescape(client.get(f"{address}/kept").text)
    for words in (
        "Högst en gång i månaden",
        "per e-post",
        "tisdagar och torsdagar",
        "Före tio <b>",
    ):
        assert words in kept
    assert "har läst ert behov" in kept
    assert client.get(address).text.count("checked") >= 4, "the form begins with what was said"
    chief = make.coordinator()
    actor = make.actor(chief)
    scoping.act_as(session, actor)
    vacancy = session.scalars(select(Vacancy)).one()
    settings = client.application.extensions["employer_match"]["settings"]
    moderate_vacancy(
        session,
        actor,
        vacancy.id,
        VacancyEvent.APPROVE,
        vacancy.version,
        settings,
        workplace_id=place.id,
    )
    client.sign_in(coach)
    assert "har sagt hur de vill bli kontaktade" in client.get("/").text
    page = html.unescape(client.get(f"/workplaces/{place.id}").text)
    assert "Sagt av arbetsgivaren" in page
    for words in ("Högst en gång i månaden", "Kontakta bara Påhittad Ägare", "Före tio <b>"):
        assert words in page
    for path in (
        f"/contacts/new?workplace_id={place.id}",
        f"/intentions/new?workplace_id={place.id}",
    ):
        assert "Högst en gång i månaden" in client.get(path).text
    assert "Högst en gång i månaden" in client.get("/workplaces?text=Kanel").text
    assert "Högst en gång i månaden" in client.get("/vacancies?text=blommor").text
    client.sign_out()
    assert say(client, address, stop_for_good="true", often="left_to_us") == 303
    client.sign_in(coach)
    assert "Vill inte bli kontaktad" in client.get(f"/workplaces/{place.id}").text


def test_what_we_wrote_holds_until_it_is_settled_on_the_page(
    client: Client, session: Session, make: Factory, address: str
) -> None:
    place, chief = make.workplace(), make.coordinator()
    make.rule(place, stop_until=day(-50), preferred_mode=Mode.PHONE)
    actor = make.actor(chief)
    scoping.act_as(session, actor)
    vacancy = session.scalars(select(Vacancy)).one()
    settings = client.application.extensions["employer_match"]["settings"]
    given = (session, actor, vacancy.id, VacancyEvent.APPROVE, vacancy.version, settings)
    moderate_vacancy(*given, workplace_id=place.id)
    assert say(client, address, often="weekly") == 303
    page = f"/workplaces/{place.id}"
    wish = session.scalars(select(EmployerWish)).one()
    sent = {"version": wish.version, "take": "true"}
    to = f"{page}/said/{wish.id}"
    client.sign_in(make.coach())
    assert "Något strängare är nedskrivet" in client.get(page).text
    assert client.submit(page, sent, to=to).status_code == 403
    client.sign_in(chief)
    assert client.submit(page, sent, to=to).location == f"{page}#wishes"
    text = client.get(page).text
    assert "Något strängare" not in text
    assert "Högst 4 gånger i månaden" in text


def test_nothing_typed_is_lost_and_a_change_meanwhile_is_shown(
    client: Client, address: str
) -> None:
    late = {**SAID, "stop_until": "2020-01-01", "version": "0"}
    wrong = client.post(address, data=late)
    assert wrong.status_code == 422
    assert 'id="stop_until-wrong"' in wrong.text
    assert "Före tio" in wrong.text
    assert say(client, address, often="weekly") == 303
    stale = client.post(address, data={"version": "0", "often": "monthly"})
    assert stale.status_code == 412
    assert "Högst 4 gånger i månaden" in stale.text
    found = re.search(r'name="version" value="(\d+)"', stale.text)
    assert found
    again = client.post(address, data={"version": found[1], "often": "monthly"})
    assert again.status_code == 303


def test_a_link_that_is_not_ours_opens_nothing_and_too_many_answers_wait(
    client: Client, address: str
) -> None:
    link = address.removesuffix("/contact")
    forged = link[:-1] + ("1" if link.endswith("0") else "0")
    assert client.get(f"{forged}/contact").status_code == 410
    for _each in range(20):
        client.post(address, data={"version": "77"})
    waits = client.post(address, data={"version": "0", **SAID})
    assert waits.status_code == 429
    assert waits.headers["Retry-After"]
    assert "Före tio" in waits.text, "what was typed stays"
    assert waits.headers["Referrer-Policy"] == "no-referrer"


def test_in_english(client: Client, address: str) -> None:
    page = client.get(address, headers={"Accept-Language": "en"}).text
    assert "How do you want to be contacted?" in page
    assert "Every third month at most" in page
