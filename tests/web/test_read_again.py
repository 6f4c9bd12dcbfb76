"""A text that seems to tell of a person, or to demand what the law forbids, comes back once."""

import html
import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Contact, TalkMessage, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from tests.support.clients import Client
from tests.support.factories import Factory
from tests.web.test_contacts import logged, typed
from tests.web.test_employer_form import TASKS, opened

TOLD = "Chefen vill träffas igen. Hon är sjukskriven till maj."


@pytest.fixture
def database_kind() -> str:
    """It is about the page: one database is enough."""
    return "sqlite"


def sent_again(page: str, *, tick: bool, **changed: str) -> dict[str, Any]:
    """What a browser sends from the page: hidden fields, texts and, where ticked, the tick."""
    form = page[page.index("<form", page.index("<main")) : page.index("</main>")]
    fields: dict[str, Any] = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.S))
    ticks = re.findall(r'type="checkbox"[^>]* name="_read" value="(\w+)"', form)
    fields = {name: html.unescape(value) for name, value in fields.items() if name != "csrf_token"}
    return {**fields, **({"_read": ticks} if tick else {}), **changed}


def test_a_note_comes_back_with_its_words_marked_and_is_saved_when_it_was_read(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    client.sign_in(coach)
    form = f"/contacts/new?workplace_id={place.id}"
    again = client.submit(form, typed(place, note=TOLD), to="/contacts/new")
    assert again.status_code == 422
    assert "Läs det en gång till" in again.text
    assert "Verkar berätta om någons hälsa" in again.text
    assert "<q>Hon är <mark>sjukskriven</mark> till maj.</q>" in again.text
    assert logged(session, coach) == []

    untouched = client.submit(form, sent_again(again.text, tick=False), to="/contacts/new")
    assert untouched.status_code == 422, "without the tick it waits"
    ticked = sent_again(untouched.text, tick=True)
    assert client.submit(form, ticked, to="/contacts/new").status_code == 303
    (contact,) = logged(session, coach)
    assert (contact.note, contact.purpose.value) == (TOLD, "learn_needs"), "all else went along"


def test_it_may_be_written_anew_there(client: Client, make: Factory, session: Session) -> None:
    coach, place = make.coach(), make.workplace()
    client.sign_in(coach)
    form = f"/contacts/new?workplace_id={place.id}"
    again = client.submit(form, typed(place, note=TOLD), to="/contacts/new")
    better = sent_again(again.text, tick=False, note="Chefen vill träffas igen i maj.")
    assert client.submit(form, better, to="/contacts/new").status_code == 303
    assert logged(session, coach)[0].note == "Chefen vill träffas igen i maj."


def test_words_to_a_colleague_come_back_too(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace()
    make.contact(place, make.coach(), days_ago=2)
    client.sign_in(coach)
    ask = {"kind": "talk", "text": "Min deltagare har ångest, kan du ta det?"}
    again = client.submit(f"/workplaces/{place.id}", ask, to=f"/workplaces/{place.id}/ask")
    assert again.status_code == 422
    assert "<mark>ångest</mark>" in again.text
    calm = sent_again(again.text, tick=False, text="Kan du ta det?")
    assert client.submit(again.request.path, calm).status_code == 303
    act_as(session, SYSTEM)
    assert [one.text for one in session.scalars(select(TalkMessage))] == ["Kan du ta det?"]


def test_an_employer_is_told_what_the_law_says_and_nothing_is_changed_in_silence(
    client: Client, make: Factory, session: Session
) -> None:
    make.unit()
    told = "Vi söker en glad tjej under 30 som packar påsar."
    need = {**TASKS, "text": told, "opened": opened(client)}
    again = client.submit("/post", need)
    assert again.status_code == 422
    for words in ("krav på kön", "krav på ålder", "<mark>glad tjej</mark>", "Vi ändrar aldrig"):
        assert words in again.text
    assert client.submit("/post", sent_again(again.text, tick=True)).status_code == 303
    act_as(session, SYSTEM)
    assert session.scalars(select(Vacancy.text)).all() == [told]
    need_id = session.scalar(select(Vacancy.id))
    read = client.sign_in(make.coordinator()).get(f"/admin/moderation/{need_id}").text
    assert "<mark>glad tjej</mark>" in read, "whoever publishes sees it too"


def test_a_machine_is_told_the_same_and_says_with_a_header_that_it_was_read(
    client: Client, make: Factory, session: Session
) -> None:
    coach, place = make.coach(), make.workplace()
    bearer = client.bearer(coach)
    body = typed(place, note=TOLD)
    refused = client.post("/api/v1/contacts", json=body, headers=bearer)
    assert refused.status_code == 422
    (remark,) = refused.json["remarks"]
    assert remark == {
        "field": "note",
        "mark": remark["mark"],
        "remark": "health",
        "words": "sjukskriven",
        "sentence": "Hon är sjukskriven till maj.",
    }
    read = {**bearer, "Texts-Read": remark["mark"]}
    assert client.post("/api/v1/contacts", json=body, headers=read).status_code == 201
    act_as(session, SYSTEM)
    assert session.scalar(select(Contact.note)) == TOLD


def test_an_identity_number_is_marked_in_its_field_and_no_tick_helps(
    client: Client, make: Factory
) -> None:
    place = make.workplace()
    client.sign_in(make.coach())
    form = f"/contacts/new?workplace_id={place.id}"
    answer = client.submit(form, typed(place, note="Ring 19850101-1236"), to="/contacts/new")
    assert answer.status_code == 422
    assert "Ett personnummer får inte stå här. Ta bort det." in answer.text
    assert "_read" not in answer.text
