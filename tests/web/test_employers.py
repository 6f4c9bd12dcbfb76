"""An employer's page: its workplaces, what is planned and one timeline for all of them."""

import pytest
from sqlalchemy.orm import Session

from employer_match.services.duplicates.merge_employers import merge_employers
from tests.services.employers.test_timeline import World
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def test_the_employers_page_and_the_workplaces_tell_the_same_story(
    client: Client, make: Factory, session: Session
) -> None:
    world = World(make)
    client.sign_in(world.coach)
    page = f"/employers/{world.employer.id}"
    assert f'href="{page}"' in client.get(f"/workplaces/{world.cafe.id}").text
    told = client.get(page).text
    for words in (
        "Butik Boden", "Kafé Kanel", "pratade om disk", "Ny chef", "Diskare", "De ringde",
        "Asta Prov är relationsansvarig", "Vad som är på gång", "Fjäril", "Chefen sade hur",
    ):  # fmt: skip
        assert words in told, words
    assert "Butik Boden" not in client.get(f"/workplaces/{world.cafe.id}").text
    client.sign_in(make.coach())
    assert "Fjäril" not in client.get(page).text
    assert client.get("/employers/999").status_code == 404
    other = make.employer(organisation_number=None)
    chief = world.seen_by(make.coordinator())
    merge_employers(session, chief, other.id, world.employer.id, (1, 1))
    assert client.get(page).headers["Location"] == f"/employers/{other.id}"
