"""The main job, whole, on real ads: from the import to a contact that the whole county sees.

The ads were open in the autumn of 2025, so it is then. Nothing of them may be printed.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.cli import main
from employer_match.models import Contact, OccupationConcept, OutboxMessage, User, Vacancy
from employer_match.vocabulary import VacancyState
from tests.journeys.reading import Page
from tests.support.clients import Client
from tests.support.databases import Database
from tests.support.factories import Factory
from tests.support.shared_data import shared

THEN = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)
WORDS = "Jag vill ha något lugnt där jag får fråga"

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def then() -> Iterator[None]:
    """A Monday on which half of the ads are open."""
    with time_machine.travel(THEN):
        yield


@dataclass(frozen=True)
class Team:
    """A coach, a coach of another unit, and the coordinator of the first."""

    asta: User
    bo: User
    ylva: User


@pytest.fixture
def team(make: Factory) -> Team:
    south, north = make.unit(name="Enhet Syd"), make.unit(name="Enhet Nord")
    return Team(
        asta=make.coach(south, name="Asta Prov"),
        bo=make.coach(north, name="Bo Prov"),
        ylva=make.coordinator(south, name="Ylva Prov"),
    )


@pytest.fixture
def ads(
    database: Database, session: Session, team: Team, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """The taxonomy and the ads, taken in as an operator does; what the import said."""
    session.commit()  # so that the commands need not wait for us
    taxonomy, file = shared("taxonomy"), shared("jobtech", "ads.jsonl.gz")
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_SECRET_KEY", "a key for tests and nothing else")
    assert CliRunner().invoke(main, ["taxonomy", "load", str(taxonomy)]).exit_code == 0
    done = CliRunner().invoke(main, ["ads", "import", str(file), "--json"])
    assert done.exit_code == 0
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@dataclass(frozen=True)
class Work:
    """An occupation that several open ads name."""

    id: str
    label: str


@pytest.fixture
def asked_for(ads: dict[str, Any], session: Session) -> list[Work]:
    """The occupations that most open ads with a workplace name, by the taxonomy's own labels."""
    rows = session.execute(
        select(Vacancy.occupation_id, OccupationConcept.label)
        .join(OccupationConcept, OccupationConcept.id == Vacancy.occupation_id)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.workplace_id.is_not(None))
    )
    often = Counter(Work(str(code), label) for code, label in rows)
    return sorted(often, key=lambda work: (-often[work], work.id))


def page(client: Client, user: User, path: str) -> Page:
    return Page(client.sign_in(user).get(path))


def send(client: Client, user: User, form: str, to: str | None = None, **typed: Any) -> Page:
    return Page(client.sign_in(user).submit(form, typed, to))


def test_from_real_ads_to_a_contact_that_the_county_sees(
    client: Client, session: Session, team: Team, ads: dict[str, Any], asked_for: list[Work]
) -> None:
    assert ads["created"] == ads["read"] > 500
    assert ads["rejected"] == []
    wished, ruled_out = asked_for[0], asked_for[1]

    # A person joins under a code name and says what the work should be.
    joined = send(client, team.asta, "/participants/new", code_name="Sparv", goal="work")
    assert joined.status == 303
    person = joined.location
    said: dict[str, Any] = {
        "own_words": WORDS,
        "wishes-0-kind": "occupation",
        "wishes-0-words": wished.label.upper(),
        "must_nots-0-kind": "occupation",
        "must_nots-0-words": ruled_out.label,
        "conditions": ["calm", "daytime"],
        "said_by": "participant",
        "_number": "1",
    }
    assert send(client, team.asta, f"{person}/profile", **said).status == 303

    # What fits, and why.
    shown = page(client, team.asta, f"{person}?all=true")
    assert not shown.lacks("Sparv", WORDS, wished.label)
    suggestions = shown.suggestions()
    assert len(suggestions) >= 10
    assert all(one.pluses for one in suggestions), "each says why"
    assert sum(one.questions for one in suggestions), "what no ad tells becomes a question"
    assert not any(one.relation_known for one in suggestions), "an ad is no relation"
    first = session.get_one(Vacancy, suggestions[0].vacancy)
    assert first.occupation_id == wished.id
    assert suggestions[0].tier == "Det önskade arbetet · önskemål 1"
    offered = select(Vacancy.occupation_id).where(
        Vacancy.id.in_([one.vacancy for one in suggestions])
    )
    assert ruled_out.id not in set(session.scalars(offered))

    # One is wanted.
    place = f"/workplaces/{first.workplace_id}"
    wants = f"{person}/decisions/{first.id}"
    assert send(client, team.asta, person, wants, answer="wants").status == 303
    (log_it,) = page(client, team.asta, person).links(f"^/contacts/new.*vacancy_id={first.id}")

    # Before an employer hears of anybody, the two have talked about what may be told.
    agreed = {"_number": "0", "approach": "yes", "may_tell": WORDS}
    agreed["talked_on"] = clock.today().isoformat()
    disclosure = f"{person}/disclosure/edit"
    assert send(client, team.asta, disclosure, disclosure, **agreed).status == 303

    # A colleague of another unit was there last week.
    six = {
        "workplace_id": first.workplace_id,
        "happened_on": (clock.today() - timedelta(days=6)).isoformat(),
        "mode": "phone",
        "purpose": "introduce",
        "outcome": "interested",
        "next_step": "visit",
    }
    bos_form = f"/contacts/new?workplace_id={first.workplace_id}"
    assert send(client, team.bo, bos_form, "/contacts/new", **six).status == 303
    before = page(client, team.ylva, "/admin/overview")
    assert before.figure("kontakter") == before.figure("kontaktade arbetsplatser") == 1

    # The workplace says so, and so does the form, at the point of action.
    assert not page(client, team.asta, place).lacks(
        "En kollega har kontakt här. Prata först.", "Bo Prov (Enhet Nord)", "Nästa: åka dit"
    )
    assert not page(client, team.asta, log_it).lacks("En kollega var här nyligen", "Bo Prov")
    visit = {
        **six,
        "happened_on": clock.today().isoformat(),
        "mode": "visit",
        "purpose": "present_candidate",
        "outcome": "meeting_booked",
        "next_step": "introduce_person",
        "vacancy_id": first.id,
        "participants": person.rpartition("/")[2],
    }
    met = send(client, team.asta, log_it, "/contacts/new", **visit)
    assert met.status == 409
    assert not met.lacks("Krock: en kollega har kontakt här", "Bo Prov (Enhet Nord)")
    assert len(session.scalars(select(Contact)).all()) == 1, "nothing is written before the reason"

    # It is settled with a reason, and logged on the person's behalf.
    going_on = {**visit, "go_on_reason": "vacancy_closes_soon"}
    done = send(client, team.asta, log_it, "/contacts/new", **going_on)
    assert (done.status, done.location) == (303, place)
    assert not page(client, team.asta, place).lacks("Asta Prov (Enhet Syd)", "För Sparv")
    (again,) = (
        one
        for one in page(client, team.asta, f"{person}?all=true").suggestions()
        if one.vacancy == first.id
    )
    assert again.relation_known

    # The colleague is told what happened, and nothing of whom it was for.
    secrets = ("Sparv", person.rpartition("/")[2], WORDS)
    told = page(client, team.bo, "/")
    assert not told.lacks("Asta Prov (Enhet Syd) gick vidare hos")
    session.expire_all()
    letter = session.scalars(select(OutboxMessage)).one()
    assert letter.recipient == team.bo.email
    assert not any(secret in letter.subject + letter.body for secret in secrets)
    bos = [page(client, team.bo, path) for path in (place, f"/vacancies/{first.id}", "/queue")]
    assert not any(one.names(*secrets) for one in [told, *bos])

    # The coordinator sees a second contact and an overlap of units, and nobody's name.
    after = page(client, team.ylva, "/admin/overview")
    assert (after.figure("kontakter"), after.figure("kontaktade arbetsplatser")) == (2, 1)
    assert after.figure("med kontakter från två eller flera enheter på 30 dagar") == 1
    assert not after.lacks("2 kontakter", "2 coacher på 90 dagar")
    rows = page(client, team.ylva, f"/admin/contacts?workplace_id={first.workplace_id}")
    assert not rows.lacks("Asta Prov (Enhet Syd)", "Bo Prov (Enhet Nord)")
    assert not any(one.names(*secrets) for one in (after, rows, page(client, team.ylva, place)))
