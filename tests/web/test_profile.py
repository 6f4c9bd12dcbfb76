"""Writing down wishes without a script: rows come and go, words become codes, nothing is lost."""

import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Participant, Profile
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from tests.support.clients import Client
from tests.support.factories import Factory

CAFE, TILL = "Kafé- och konditoribiträden", "Kassapersonal"


@pytest.fixture
def person(client: Client, make: Factory) -> Participant:
    """A participant of the coach who is signed in."""
    coach = make.coach()
    client.sign_in(coach)
    return make.participant(coach)


def rows(name: str, *said: tuple[str, str]) -> dict[str, str]:
    """Rows of the form: (kind, words)."""
    typed = {}
    for number, (kind, words) in enumerate(said):
        typed[f"{name}-{number}-kind"], typed[f"{name}-{number}-words"] = kind, words
    return typed


def newest(session: Session, person: Participant) -> Profile:
    """The profile in force."""
    act_as(session, SYSTEM)
    session.rollback()
    found = select(Profile).where(Profile.participant_id == person.id)
    return session.scalars(found.order_by(Profile.number.desc())).first() or Profile()


def offered(page: str) -> dict[str, str]:
    """What the page offers to choose from: label → concept id."""
    choices = re.findall(r'type="radio"[^>]* value="([^"]+)"><label[^>]*>([^<]+?) <span', page)
    return {label: concept for concept, label in choices}


def test_wishes_limits_and_own_words_become_a_new_version(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed: dict[str, Any] = {
        "_number": 0,
        "own_words": "Jag vill vara ute.",
        **rows(
            "wishes", ("occupation", "florist"), ("text", "arbeta med djur"), ("occupation", "")
        ),
        **rows("must_nots", ("text", "telefonförsäljning")),
        "not_conditions": ["night"],
        "conditions": ["outdoors", "calm"],
        "hours_min": "10",
        "hours_max": "20",
        "municipalities": "Södertälje, Nykvarn",
        "licences": "B",
    }
    answer = client.submit(path, typed)
    assert (answer.status_code, answer.location) == (303, f"/participants/{person.id}")
    profile = newest(session, person)
    assert [(w.rank, w.kind) for w in profile.wishes] == [(1, "occupation"), (2, "text")]
    assert [(m.kind, m.value) for m in profile.must_nots] == [
        ("text", "telefonförsäljning"),
        ("condition", "night"),
    ]
    assert (profile.municipalities, profile.licences) == (["0140", "0181"], ["B"])
    page = client.get(f"/participants/{person.id}").text
    assert "”Jag vill vara ute.”" in page
    assert "Florist" in page
    again = client.get(path).text
    assert 'value="Florist"' in again
    assert 'value="Nykvarn, Södertälje"' in again


def test_a_row_is_added_moved_and_taken_away_with_all_else_kept(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed = {
        "_number": 0,
        "own_words": "Mycket skrivet.",
        "hours_min": "inte ett tal",
        **rows("wishes", ("text", "djur"), ("text", "växter")),
    }
    more = client.submit(path, {**typed, "_add": "wishes"})
    assert more.status_code == 200
    assert 'name="wishes-2-words"' in more.text
    assert "Mycket skrivet." in more.text
    assert 'value="inte ett tal"' in more.text
    raised = client.submit(path, {**typed, "_raise": "wishes-1"}).text
    assert raised.index('value="växter"') < raised.index('value="djur"')
    fewer = client.submit(path, {**typed, "_remove": "wishes-0"}).text
    assert 'value="djur"' not in fewer
    assert newest(session, person).id is None


def test_words_with_several_meanings_are_asked_about(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed = {"_number": 0, "own_words": "Kvar.", **rows("wishes", ("occupation", "skötare"))}
    asked = client.submit(path, typed)
    assert asked.status_code == 422
    assert 'name="wishes-0-pick"' in asked.text
    assert "Fastighetsskötare" in asked.text
    assert "Kvar." in asked.text
    own_words = client.submit(path, {**typed, "wishes-0-pick": ""})
    assert own_words.status_code == 303
    assert [(w.kind, w.value) for w in newest(session, person).wishes] == [("text", "skötare")]
    chosen = offered(asked.text)["Fastighetsskötare"]
    answer = client.submit(path, {**typed, "_number": 1, "wishes-0-pick": chosen})
    assert answer.status_code == 303
    assert [(w.kind, w.value) for w in newest(session, person).wishes] == [("occupation", chosen)]


def test_own_words_are_proposed_as_wishes_and_a_no_as_ruled_out_and_only_a_choice_counts(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed = {"_number": 0, "own_words": "Jag vill jobba på café, men inte stå i kassan."}
    asked = client.submit(path, {**typed, "_propose": "own_words"})
    assert asked.status_code == 200
    assert 'value="Jag vill jobba på café"' in asked.text
    assert 'value="stå i kassan"' in asked.text
    assert asked.text.count("därför att") >= 2
    assert newest(session, person).id is None, "nothing is written down by asking"
    cafe, till = (offered(asked.text)[label] for label in (CAFE, TILL))
    said = {
        **typed,
        **rows("wishes", ("text", "Jag vill jobba på café")),
        **rows("must_nots", ("text", "stå i kassan")),
    }
    answer = client.submit(path, {**said, "wishes-0-pick": cafe, "must_nots-0-pick": till})
    assert answer.status_code == 303
    profile = newest(session, person)
    assert [(w.kind, w.value) for w in profile.wishes] == [("group", cafe)]
    assert [(m.kind, m.value) for m in profile.must_nots] == [("occupation", till)]


def test_a_no_inside_a_wish_is_asked_about_before_anything_is_written_down(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed = {"_number": 0, **rows("wishes", ("text", "något med djur, inte hästar"))}
    asked = client.submit(path, typed)
    assert asked.status_code == 422
    assert 'name="wishes-0-words" value="något med djur"' in asked.text
    assert 'name="must_nots-0-words" value="hästar"' in asked.text
    assert newest(session, person).id is None
    proposed = client.submit(
        path, {**typed, **rows("wishes", ("text", "djur")), "_propose": "wishes-0"}
    )
    assert proposed.status_code == 200
    assert "därför att" in proposed.text


def test_what_cannot_be_used_is_marked_and_kept(client: Client, person: Participant) -> None:
    typed = {
        "_number": 0,
        "hours_min": "900",
        "municipalities": "Atlantis, Salem",
        "strengths": "A",
    }
    page = client.submit(f"/participants/{person.id}/profile", typed)
    assert page.status_code == 422
    assert '<a href="#hours_min">' in page.text
    assert '<a href="#municipalities">' in page.text
    assert 'value="Atlantis, Salem"' in page.text


def test_whoever_writes_second_sees_what_stands_now(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    assert client.submit(path, {"_number": 0, "own_words": "Först."}).status_code == 303
    page = client.submit(path, {"_number": 0, "own_words": "Sedan."})
    assert page.status_code == 412
    assert "”Först.”" in page.text
    assert "Sedan.</textarea>" in page.text
    assert 'name="_number" value="1"' in page.text
    assert client.submit(path, {"_number": 1, "own_words": "Sedan."}).status_code == 303
    versions = client.get(f"/participants/{person.id}/profiles").text
    assert versions.index("Sedan.") < versions.index("Först.")


def test_conditions_in_the_words_are_proposed_and_count_only_when_ticked(
    client: Client, person: Participant, session: Session
) -> None:
    path = f"/participants/{person.id}/profile"
    typed = {"_number": 0, "own_words": "Något med djur, inte kvällar."}
    asked = client.submit(path, {**typed, "_propose": "own_words"}).text
    assert asked.count("Orden nämner det här") == 2
    assert "checked" not in asked.partition('name="not_conditions"')[2].partition("</fieldset>")[0]
    ticked = client.submit(path, {**typed, "_propose": "own_words", "not_conditions": "evening"})
    assert ticked.text.count("Orden nämner det här") == 1
    assert newest(session, person).id is None, "nothing is written down by asking"
