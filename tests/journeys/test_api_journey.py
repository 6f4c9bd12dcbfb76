"""The main job through the machines' face: real ads in, a wish, a collision settled, a need posted.

The ads were open in the autumn of 2025, so it is then. Nothing of them may be printed: what fails
says where, by codes and numbers of our own.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.cli import main
from employer_match.models import Vacancy
from employer_match.vocabulary import VacancyState
from tests.api.machine import Machine
from tests.support.clients import Client
from tests.support.databases import Database
from tests.support.factories import Factory
from tests.support.shared_data import shared

THEN = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)
WORDS = "Jag vill ha något lugnt där jag får fråga"
NEED = {
    "kind": "tasks",
    "text": "Ingen hinner mata hönsen på morgonen och kratta gångarna.",
    "employer_name": "Påhittade Gården AB",
    "municipality_code": "Södertälje",
    "conditions": ["outdoors", "with_animals"],
    "contact_name": "Hitta Påsson",
    "contact_email": "hitta@garden.example",
}

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def then() -> Iterator[None]:
    """A Monday on which half of the ads are open."""
    with time_machine.travel(THEN):
        yield


@pytest.fixture
def ads(database: Database, session: Session, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The taxonomy and the ads, taken in as an operator does; what the import said."""
    taxonomy, file = shared("taxonomy"), shared("jobtech", "ads.jsonl.gz")
    session.commit()  # so that the commands need not wait for us
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_SECRET_KEY", "a key for tests and nothing else")
    assert CliRunner().invoke(main, ["taxonomy", "load", str(taxonomy)]).exit_code == 0
    done = CliRunner().invoke(main, ["ads", "import", str(file), "--json"])
    assert done.exit_code == 0
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.fixture
def wished(ads: dict[str, Any], session: Session) -> str:
    """The occupation that most open ads with a workplace name."""
    codes = session.scalars(
        select(Vacancy.occupation_id).where(
            Vacancy.state == VacancyState.OPEN,
            Vacancy.workplace_id.is_not(None),
            Vacancy.occupation_id.is_not(None),
        )
    )
    often = Counter(map(str, codes))
    return min(often, key=lambda code: (-often[code], code))


def test_from_real_ads_to_a_contact_that_the_county_sees(
    client: Client, make: Factory, ads: dict[str, Any], wished: str
) -> None:
    assert ads["created"] == ads["read"] > 500
    south, north = make.unit(name="Enhet Syd"), make.unit(name="Enhet Nord")
    asta = Machine(client, make.coach(south, name="Asta Prov"))
    bo = Machine(client, make.coach(north, name="Bo Prov"))
    ylva = Machine(client, make.coordinator(south, name="Ylva Prov"))

    # The coach finds the wished work among what is open, and its place in the tree.
    concept = asta.get(f"/occupations/{wished}").json
    assert concept["level"] == "occupation-name"
    found = asta.get("/vacancies", occupations=wished, page_size=100).json
    assert found["total"] >= 2
    assert all(hit["source"] == "jobtech" for hit in found["items"])
    assert not any(hit["relation"] and hit["relation"]["exists"] for hit in found["items"])

    # A person joins under a code name and says what the work should be.
    joined = asta.post("/participants", {"code_name": "Sparv"})
    person = f"/participants/{joined.json['id']}"
    said = {
        "own_words": WORDS,
        "wishes": [{"kind": "occupation", "value": wished}],
        "must_nots": [{"kind": "condition", "value": "night"}],
        "conditions": ["calm", "daytime"],
    }
    assert asta.put(f"{person}/profile", said, version=1).json["number"] == 2

    # What fits, and why; nothing is a figure about the person.
    listed = asta.post(f"{person}/suggestions").json
    assert listed["vacancies_read"] > 100
    first = listed["items"][0]
    assert (first["tier"], first["wish_rank"], first["position"]) == ("exact", 1, 1)
    assert all(one["reasons"] for one in listed["items"])
    assert sum(len(one["questions"]) for one in listed["items"])
    vacancy_id, place = first["vacancy"]["id"], first["vacancy"]["workplace_id"]
    assert vacancy_id in {hit["id"] for hit in found["items"]}
    assert asta.get(f"{person}/why-not/{vacancy_id}").json == {"excluded": []}
    body = {"vacancy_id": vacancy_id, "answer": "wants"}
    assert asta.post(f"{person}/decisions", body).status_code == 201

    # Before an employer hears of anybody, the two have talked about what may be told.
    agreed = {"approach": "yes", "may_tell": WORDS, "talked_on": clock.today().isoformat()}
    assert asta.put(f"{person}/disclosure", agreed, version=0).status_code == 200

    # A colleague of another unit was there last week; both the question and the act say so.
    six = {
        "workplace_id": place,
        "happened_on": (clock.today() - timedelta(days=6)).isoformat(),
        "mode": "phone",
        "purpose": "introduce",
        "outcome": "interested",
        "next_step": "visit",
    }
    assert bo.post("/contacts", six).status_code == 201
    now = asta.get(f"/workplaces/{place}").json["now"]
    assert now["collisions"][0]["who"]["unit"] == "Enhet Nord"
    visit = {
        **six,
        "happened_on": clock.today().isoformat(),
        "mode": "visit",
        "purpose": "present_candidate",
        "outcome": "meeting_booked",
        "vacancy_id": vacancy_id,
        "participants": [joined.json["id"]],
    }
    met = asta.post("/contacts", visit, Idempotency_Key="visit")
    assert (met.status_code, met.json["collisions"][0]["who"]["name"]) == (409, "Bo Prov")
    assert met.json["collisions"][0]["next_step"] == "visit"

    # Settled with a reason, logged once however often the phone sends it.
    visit["go_on_reason"] = "vacancy_closes_soon"
    sent = [asta.post("/contacts", visit, Idempotency_Key="visit") for _try in range(2)]
    assert [each.status_code for each in sent] == [201, 200]
    contact = f"/contacts/{sent[0].json['contact']['id']}"
    behalf = asta.get(f"{contact}/participants").json["items"]
    assert [each["code_name"] for each in behalf] == ["Sparv"]
    assert bo.get("/notices").json["items"][0]["who"]["name"] == "Asta Prov"

    # The county sees the overlap; whom it was for, nobody.
    overview = ylva.get("/overview", shown="overlap")
    assert [row["workplace_id"] for row in overview.json["items"]] == [place]
    figures = {each["name"]: each["value"] for each in overview.json["figures"]}
    assert (figures["contacts"], figures["overlap"]) == (2, 1)
    assert figures["went_on_vacancy_closes_soon"] == 1
    secrets = ("Sparv", joined.json["id"], WORDS)
    seen = [overview, bo.get(contact), bo.get("/notices"), ylva.get(f"/workplaces/{place}")]
    assert not any(secret in answer.text for secret in secrets for answer in seen)
    assert bo.get(person).status_code == 404
    assert ylva.get(person).status_code == 403
    assert bo.get(f"{contact}/participants").json == {"items": []}


def test_from_the_employers_form_to_a_suggestion(client: Client, make: Factory) -> None:
    unit = make.unit()
    coach, chief = Machine(client, make.coach(unit)), Machine(client, make.coordinator(unit))
    bird = coach.post("/participants", {"code_name": "Sparv"}).json["id"]
    wishes = {"wishes": [{"kind": "text", "value": "kratta gångar"}], "conditions": ["outdoors"]}
    coach.put(f"/participants/{bird}/profile", wishes, version=1)

    with time_machine.travel(clock.now() - timedelta(minutes=2)):
        form = client.get("/post").text
    opened = form.partition('name="opened" value="')[2].partition('"')[0]
    assert client.post("/post", data={**NEED, "opened": opened}).status_code == 303
    path = f"/participants/{bird}/suggestions"
    assert coach.post(path).json["items"] == [], "nothing is shown before somebody has read it"

    (need,) = chief.get("/submitted-needs").json["items"]
    assert need["sender"]["contact_email"] == NEED["contact_email"]
    place = chief.post("/employers", {"name": need["sender"]["employer_name"]}).json["id"]
    answer = {"outcome": "approve", "workplace_id": place, "comment": "Välkomna"}
    version = f'"{need["version"]}"'
    done = chief.post(f"/submitted-needs/{need['id']}/moderation", answer, If_Match=version)
    assert done.json["state"] == "open"

    (found,) = coach.post(path).json["items"]
    assert (found["vacancy"]["id"], found["tier"]) == (need["id"], "text")
    assert "kratta" in found["reasons"][0]["text"]
    waiting = coach.get(f"/vacancies/{need['id']}/participants").json["items"]
    assert [each["participant_id"] for each in waiting] == [bird]
    calm = {"condition": "calm", "value": True}
    known = coach.post(f"/vacancies/{need['id']}/answers", calm).json["conditions"]
    assert {"condition": "calm", "value": True, "quote": "", "source": "contact"} in known
    people = coach.get(f"/workplaces/{place}/contact-persons").json["items"]
    assert [(each["name"], each["source"]) for each in people] == [("Hitta Påsson", "form")]
