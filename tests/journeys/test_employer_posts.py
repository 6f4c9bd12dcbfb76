"""An employer posts a few hours of undone tasks, and somebody who wished for such work reads it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from click.testing import CliRunner

from employer_match import clock
from employer_match.cli import main
from employer_match.models import User
from tests.integrations.test_mail import Letterbox, listening
from tests.journeys.reading import Page
from tests.support.clients import Client, client_of
from tests.support.databases import Database
from tests.support.factories import Factory

Mails = Callable[[], list[EmailMessage]]

NEED: dict[str, Any] = {
    "kind": "tasks",
    "text": "Ingen hinner mata hönsen på morgonen och kratta gångarna på eftermiddagen.",
    "employer_name": "Påhittade Gården AB",
    "workplace_name": "Påhittade 4H-gården",
    "organisation_number": "",
    "municipality_code": "Södertälje",
    "hours_min": "5",
    "hours_max": "10",
    "conditions": ["outdoors", "with_animals", "tasks_adaptable"],
    "contact_name": "Hitta Påsson",
    "contact_email": "hitta@garden.example",
}
CHANGES = {"kind", "text", "municipality_code", "hours_min", "hours_max", "conditions"}


@pytest.fixture
def delivered(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mails]:
    """Sends what waits in the outbox, as the timer does, and gives what arrived since last time."""
    box = Letterbox()
    with listening(box) as server:
        settings = {
            "DATABASE_URL": database.url,
            "SECRET_KEY": "a key for tests and nothing else",
            "SMTP_HOST": server.host,
            "SMTP_PORT": str(server.port),
        }
        for name, value in settings.items():
            monkeypatch.setenv("EMPLOYER_MATCH_" + name, value)

        def send() -> list[EmailMessage]:
            before = len(box.envelopes)
            assert CliRunner().invoke(main, ["outbox", "send"]).exit_code == 0
            return [_mail(envelope) for envelope in box.envelopes[before:]]

        yield send


def _mail(envelope: Any) -> EmailMessage:
    mail = message_from_bytes(envelope.content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert envelope.rcpt_tos == [NEED["contact_email"]]
    return mail


def link_in(mail: EmailMessage) -> str:
    """The path of the link in a letter."""
    found = re.search(r"http://localhost/post/need/\S+", mail.get_content())
    assert found
    return urlsplit(found[0]).path


@pytest.fixture
def employer(client: Client) -> Client:
    """The employer's own browser, without an account."""
    return client_of(client.application, client.session)


def post_need(employer: Client) -> Page:
    """Open the form, take a minute to fill it in, and send it."""
    with time_machine.travel(clock.now() - timedelta(minutes=1)):
        opened = Page(employer.get("/post")).value("opened")
    return Page(employer.post("/post", data={**NEED, "opened": opened}))


def test_from_the_form_to_a_suggestion(
    client: Client, employer: Client, make: Factory, delivered: Mails
) -> None:
    unit = make.unit()
    coach, coordinator = make.coach(unit), make.coordinator(unit)
    bird = make.participant(coach, code_name="Sparv")
    wishes = (("text", "köra truck"), ("text", "kratta gångar"))
    make.profile(bird, wishes=wishes, conditions=["outdoors", "with_animals"])

    # Posted without an account; the receipt arrives, with a link that is the employer's only.
    thanks = post_need(employer)
    assert (thanks.status, thanks.location) == (303, "/post/thanks")
    (receipt,) = delivered()
    assert receipt["Subject"] == "Tack, vi har tagit emot ert behov"
    assert delivered() == [], "each letter is sent once"
    assert not offered(client, coach, bird.id), "nothing is shown before somebody has read it"

    # The coordinator reads it and asks; the employer answers by changing it.
    waiting = Page(client.sign_in(coordinator).get("/admin/moderation"))
    (one,) = waiting.links(r"^/admin/moderation/\d+$")
    assert not Page(client.get(one)).lacks(NEED["text"], "Hitta Påsson, hitta@garden.example")
    question = "Vilken tid på dagen gäller det?"
    answer(client, one, outcome="return", comment=question)
    (asked,) = delivered()
    assert question in asked.get_content()
    link = link_in(asked)
    change = {name: value for name, value in NEED.items() if name in CHANGES}
    change |= {"text": NEED["text"] + " Klockan 8 till 10.", "version": version(employer, link)}
    assert employer.post(link, data=change).status_code == 303

    # Registered and published; the employer is told.
    registered = client.submit(one, {}, to=f"{one}/register").location
    place = registered.rpartition("=")[2]
    answer(client, one, outcome="approve", workplace_id=place)
    (published,) = delivered()
    assert published["Subject"] == "Ert behov är publicerat"

    # It stands among the suggestions of somebody who wished for it, with the reason and the place.
    (found,) = offered(client, coach, bird.id)
    assert (found.tier, found.pluses) == ("Önskemålets egna ord står i texten · önskemål 2", 2)
    shown = Page(client.get(f"/vacancies/{found.vacancy}"))
    assert not shown.lacks("Klockan 8 till 10.", "Påhittade Gården AB", "Sparv")
    assert shown.links(f"^/workplaces/{place}$")
    people = Page(client.get(f"/workplaces/{place}"))
    assert not people.lacks("Hitta Påsson", "hitta@garden.example")

    # Withdrawn by the link, it is gone in the same moment.
    link = link_in(published)
    step = {"event": "withdraw", "version": version(employer, link)}
    assert employer.post(f"{link}/close", data=step).status_code == 303
    assert not offered(client, coach, bird.id)
    assert employer.get(link).status_code == 410


def offered(client: Client, coach: User, participant_id: str) -> list[Any]:
    """Today's suggestions, made anew, as the coach reads them."""
    person = f"/participants/{participant_id}"
    client.sign_in(coach)
    client.submit(person, {}, to=f"{person}/suggest")
    return Page(client.get(person)).suggestions()


def version(employer: Client, link: str) -> str:
    """The version that the employer's page shows."""
    return Page(employer.get(link)).value("version")


def answer(client: Client, path: str, **typed: str) -> None:
    """The coordinator's answer, on the page as it stands."""
    version = Page(client.get(path)).value("version")
    assert client.submit(path, {**typed, "version": version}).status_code == 303
