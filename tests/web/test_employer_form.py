"""An employer posts a need without an account, changes it by the link, and is always answered."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import OutboxMessage, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.vacancies.vacancy_life import move
from employer_match.vocabulary import VacancyEvent, VacancyKind, VacancyState
from tests.support.clients import Client

TASKS = {
    "kind": "tasks",
    "text": "Plocka undan i hyllorna och vika kartonger, två timmar på förmiddagen.",
    "employer_name": "Påhittade Boden AB",
    "municipality_code": "Södertälje",
    "hours_min": "4",
    "hours_max": "6,5",
    "conditions": ["daytime", "tasks_adaptable"],
    "must_have": "",
    "nice_to_have": "Gilla ordning\nTåla kyla",
    "contact_name": "Hitta Påsson",
    "contact_email": "hitta@boden.example",
}


def opened(client: Client, seconds_ago: int = 60) -> str:
    """The note of when the form was opened, so many seconds ago."""
    with time_machine.travel(clock.now() - timedelta(seconds=seconds_ago)):
        page = client.get("/post").text
    found = re.search(r'name="opened" value="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def vacancies(session: Session) -> list[Vacancy]:
    session.expire_all()
    return list(session.scalars(select(Vacancy).order_by(Vacancy.id)))


def letter(session: Session) -> OutboxMessage:
    return session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()


def link_in(message: OutboxMessage) -> str:
    found = re.search(r"http://localhost(/post/need/\S+)", message.body)
    assert found
    return found[1]


def test_carved_tasks_without_a_title_are_taken_in_and_a_receipt_goes_out(
    client: Client, session: Session
) -> None:
    answer = client.post("/post", data={**TASKS, "opened": opened(client)})
    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    (need,) = vacancies(session)
    assert (need.kind, need.state) == (VacancyKind.TASKS, VacancyState.SUBMITTED)
    assert (need.municipality_code, need.hours_min, need.hours_max) == ("0181", 4, 6.5)
    assert need.conditions["daytime"]["value"] is True
    assert "evening" not in need.conditions, "what is left open is unknown, never a no"
    assert need.nice_to_have == ["Gilla ordning", "Tåla kyla"]
    assert letter(session).recipient == "hitta@boden.example"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"contact_email": "inte en adress"}, "contact_email"),
        ({"employer_name": " "}, "employer_name"),
        ({"hours_min": "många"}, "hours_min"),
        ({"hours_min": "9", "hours_max": "4"}, "hours_max"),
        ({"municipality_code": "Långtbortistan"}, "municipality_code"),
        ({"organisation_number": "556000-0000"}, "organisation_number"),
        ({"leave_empty": "fylld av ett program"}, "leave_empty"),
        ({"deadline": "2020-01-01"}, "deadline"),
    ],
)
def test_an_error_marks_its_field_and_nothing_typed_is_lost(
    client: Client, session: Session, change: dict[str, str], field: str
) -> None:
    sent = {**TASKS, "opened": opened(client), **change}
    answer = client.post("/post", data=sent)
    assert answer.status_code in {409, 422}
    assert f'id="{field}-wrong"' in answer.text
    text = html.unescape(answer.text)
    for name in ("employer_name", "contact_name", "contact_email", "nice_to_have"):
        assert sent[name] in text
    assert re.search(r'value="daytime" checked', answer.text)
    assert vacancies(session) == []
    assert letter(session) is None


@pytest.mark.parametrize(("seconds", "status"), [(0, 422), (10, 303), (3 * 24 * 3600, 422)])
def test_a_program_is_too_fast_and_a_page_left_open_is_opened_anew(
    client: Client, seconds: int, status: int
) -> None:
    answer = client.post("/post", data={**TASKS, "opened": opened(client, seconds)})
    assert answer.status_code == status
    if status == 422:
        assert TASKS["text"] in html.unescape(answer.text)


def test_a_forged_note_is_not_taken(client: Client, session: Session) -> None:
    answer = client.post("/post", data={**TASKS, "opened": "need.abc.def"})
    assert answer.status_code == 422
    assert vacancies(session) == []


def test_too_many_posts_from_one_sender_wait_and_keep_what_they_wrote(
    client: Client, session: Session
) -> None:
    stamp = opened(client)
    answers = [client.post("/post", data={**TASKS, "opened": stamp}) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [303] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert TASKS["text"] in html.unescape(answers[-1].text)
    assert len(vacancies(session)) == 20


def test_the_link_changes_the_need_and_the_change_is_read_again(
    client: Client, session: Session
) -> None:
    client.post("/post", data={**TASKS, "opened": opened(client)})
    link = link_in(letter(session))
    (need,) = vacancies(session)
    move(session, SYSTEM, need, VacancyEvent.APPROVE)
    page = client.get(link)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert TASKS["text"] in html.unescape(page.text)
    assert 'name="municipality_code" value="Södertälje"' in page.text, "a name, not its code"
    changed = {name: TASKS[name] for name in ("kind", "municipality_code", "conditions")}
    changed |= {"text": "Bara vika kartonger.", "version": str(need.version)}
    assert client.post(link, data=changed).status_code == 303
    (need,) = vacancies(session)
    assert (need.text, need.state) == ("Bara vika kartonger.", VacancyState.SUBMITTED)

    stale = client.post(link, data={**changed, "text": "Från en gammal flik."})
    assert stale.status_code == 412
    assert "Från en gammal flik." in stale.text
    assert "Bara vika kartonger." in stale.text, "both versions are shown"


@pytest.mark.parametrize(
    ("event", "state"), [("withdraw", VacancyState.WITHDRAWN), ("fill", VacancyState.FILLED)]
)
def test_the_link_closes_the_need_and_is_then_of_no_use(
    client: Client, session: Session, event: str, state: VacancyState
) -> None:
    client.post("/post", data={**TASKS, "opened": opened(client)})
    link = link_in(letter(session))
    (need,) = vacancies(session)
    if event == "fill":
        move(session, SYSTEM, need, VacancyEvent.APPROVE)
    assert client.get(f"{link}/close").status_code == 200
    answer = client.post(f"{link}/close", data={"event": event, "version": str(need.version)})
    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    assert vacancies(session)[0].state is state
    assert client.get(link).status_code == 410


def test_a_link_that_is_not_ours_tells_nothing(client: Client) -> None:
    for path in ("/post/need/1.abc.def", "/post/need/1.abc.def/close"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "Traceback" not in answer.text


def test_the_form_is_whole_in_english_too(client: Client) -> None:
    client.set_cookie("language", "en")
    page = client.get("/post").text
    assert "Tell us what you need" in page
    assert 'lang="en"' in page
