"""Coordinators work through what is registered twice: look at two, merge, undo, or keep apart."""

import re

import pytest
from employer_match_admin.duplicate_words import FIELDS, SETTLED, TABLES
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from employer_match.models import Contact, JudgedApart, Merge, User, Workplace
from employer_match.services.duplicates.merge_employers import FILLED
from employer_match.services.duplicates.merge_moves import MOVES
from employer_match.vocabulary import Role
from tests.support.clients import Client
from tests.support.factories import Factory

PHONE = "08-123 45 67"
LIST = "/admin/duplicates"


@pytest.fixture
def coordinator(make: Factory) -> User:
    return make.coordinator(name="Ylva Prov")


@pytest.fixture
def cafe(make: Factory) -> tuple[Workplace, Workplace]:
    """A café that stands twice, under two employers; a coach has been at the second."""
    places = []
    for name in ("Kafé Kanel AB", "Kanel Kafé"):
        employer = make.employer(name=name, organisation_number=None)
        places.append(make.workplace(employer, name=name, phone=PHONE))
    make.contact(places[1], make.coach(name="Bo Prov"), days_ago=2)
    make.contact_person(places[1])
    return places[0], places[1]


def test_employers_then_workplaces_are_merged_and_undone(
    client: Client, coordinator: User, cafe: tuple[Workplace, Workplace], session: Session
) -> None:
    first, second = (place.id for place in cafe)
    one, other = (place.employer_id for place in cafe)
    client.sign_in(coordinator)
    assert "har inte gåtts igenom än" in client.get(LIST).text
    assert client.submit(LIST, {}, to=f"{LIST}/look").status_code == 303
    listed = client.get(LIST).text
    assert "1 nytt par hittades" in listed
    pair = f"{LIST}/employer/{one}/{other}"
    assert pair in listed
    beside = client.get(pair).text
    assert "Samma telefon" in beside
    assert f'value="{other}" checked' in beside, "the one with contacts is proposed"
    assert "1 kontakt" in beside
    preview = client.get(f"{pair}/merge?kept_id={other}").text
    assert "Slå ihop till Kanel Kafé" in preview
    done = client.submit(f"{pair}/merge?kept_id={other}", _hidden(preview), f"{pair}/merge")
    assert done.status_code == 303
    merged = client.get(done.location).text
    places = f"{LIST}/workplace/{first}/{second}"
    assert places in merged, "its workplaces stand side by side now"

    preview = client.get(f"{places}/merge?kept_id={first}").text
    assert re.search(r"Kontakter</th>\s*<td[^>]*>1<", preview)
    assert "antalet visas inte" in preview
    moved = _merge(client, places, first)
    session.expire_all()
    assert session.scalars(select(Contact.workplace_id)).one() == first
    for old in (f"/workplaces/{second}", f"/workplaces/{second}/edit"):
        answer = client.get(old)
        assert (answer.status_code, answer.location) == (
            302,
            old.replace(str(second), str(first)),
        )
    assert client.get(f"{places}").location == moved.location, "an old pair leads to its merge"
    too_early = client.submit(f"{LIST}/merges", {}, to=f"{done.location}/undo")
    assert too_early.status_code == 409
    assert "först" in too_early.text
    assert client.submit(moved.location, {}, to=f"{moved.location}/undo").location == places
    assert client.submit(done.location, {}, to=f"{done.location}/undo").location.startswith(LIST)
    session.expire_all()
    assert session.scalars(select(Contact.workplace_id)).one() == second
    assert not session.scalars(select(Merge).where(Merge.undone_at.is_(None))).all()
    assert "Inget har slagits ihop" in client.get(f"{LIST}/merges").text
    assert "Ångrad" in client.get(done.location).text
    assert client.get(f"/workplaces/{second}").status_code == 200


def test_two_that_are_two_need_a_reason_and_are_not_proposed_again(
    client: Client, coordinator: User, cafe: tuple[Workplace, Workplace], session: Session
) -> None:
    pair = f"{LIST}/employer/{cafe[0].employer_id}/{cafe[1].employer_id}"
    client.sign_in(coordinator)
    client.submit(LIST, {}, to=f"{LIST}/look")
    silent = client.submit(pair, {"reason": " "}, to=f"{pair}/apart")
    assert silent.status_code == 422
    said = client.submit(pair, {"reason": "Två syskon, två kaféer"}, to=f"{pair}/apart")
    assert said.location == LIST
    assert "Inga två ser ut att vara samma" in client.get(LIST).text
    assert "Två syskon" in client.get(pair).text
    assert "Två syskon" in client.get(f"{LIST}/apart").text
    refused = client.get(f"{pair}/merge?kept_id={cafe[0].employer_id}")
    assert refused.status_code == 409
    (held,) = session.scalars(select(JudgedApart)).all()
    back = client.submit(f"{LIST}/apart", {}, to=f"{LIST}/apart/{held.id}/take-back")
    assert back.location == pair
    assert pair in client.get(LIST).text


def test_the_second_coordinator_is_told_and_loses_nothing(
    client: Client, coordinator: User, cafe: tuple[Workplace, Workplace], make: Factory
) -> None:
    first, second = cafe
    pair = f"{LIST}/employer/{first.employer_id}/{second.employer_id}"
    client.sign_in(coordinator)
    page = f"{pair}/merge?kept_id={first.employer_id}"
    form = _hidden(client.get(page).text)
    second.employer.sni = "56300"
    stale = client.submit(page, form, to=f"{pair}/merge")
    assert stale.status_code == 412
    form = _hidden(stale.text)
    other = _hidden(client.get(f"{pair}/merge?kept_id={second.employer_id}").text)
    token = {"csrf_token": client.csrf_token(page)}
    done = client.post(f"{pair}/merge", data=form | token)
    late = client.post(f"{pair}/merge", data=other | token)
    assert late.location == done.location
    assert "En kollega har redan slagit ihop" in client.get(late.location).text


def test_the_list_is_narrowed_down_and_paged(
    client: Client, coordinator: User, make: Factory
) -> None:
    for place, code in (("Boden", "0180"), ("Vinden", "0181"), ("Muren", "0181")):
        employers = [make.employer(name=f"{place} Glas", organisation_number=None) for _ in "12"]
        for employer in employers:
            make.workplace(employer, name=f"{place} Glas", municipality_code=code)
    client.sign_in(coordinator)
    client.submit(LIST, {}, to=f"{LIST}/look")
    found = client.get(f"{LIST}?municipality_code=0181&page_size=1").text
    assert "(2)" in found
    assert "Boden" not in found.partition("<h2>")[2]
    onward = re.search(r'rel="next" href="([^"]+)"', found)
    assert onward
    assert "Muren" in client.get(onward[1].replace("&amp;", "&")).text
    assert "Inget par passar" in client.get(f"{LIST}?likeness=same").text
    assert client.get(f"{LIST}?municipality_code=Nowhere").status_code == 422


def test_wrong_addresses_lead_nowhere_and_only_coordinators_enter(
    client: Client, coordinator: User, make: Factory
) -> None:
    client.sign_in(coordinator)
    for path in ("employer/1/999999", "contact/1/2", "merges/999999"):
        assert client.get(f"{LIST}/{path}").status_code == 404
    for role in set(Role) - {Role.COORDINATOR}:
        client.sign_in(make.user(role))
        for path in ("", "/apart", "/merges", "/merges/1", "/employer/1/2"):
            assert client.get(LIST + path).status_code == 403


def test_everything_that_merging_speaks_of_has_words() -> None:
    moved = {column.partition(".")[0] for column in MOVES}
    assert moved == TABLES.keys()
    assert {name for names in FILLED.values() for name in names} <= FIELDS.keys()
    assert SETTLED.keys() <= TABLES.keys()


def _merge(client: Client, pair: str, kept_id: int) -> TestResponse:
    """Open the preview and confirm it."""
    page = f"{pair}/merge?kept_id={kept_id}"
    return client.submit(page, _hidden(client.get(page).text), to=f"{pair}/merge")


def _hidden(page: str) -> dict[str, str]:
    """The form that confirms."""
    return dict(re.findall(r'type="hidden" name="(\w+_(?:id|version))" value="(\d+)"', page))
