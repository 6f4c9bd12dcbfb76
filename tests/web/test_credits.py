"""A credit is given to a colleague and taken back again, on the participant's page."""

from sqlalchemy.orm import Session

from employer_match.models import Placement, PlacementCredit
from employer_match.vocabulary import PlacementKind
from tests.support.clients import Client
from tests.support.factories import Factory, day


def test_a_credit_is_given_and_taken_back(client: Client, make: Factory, session: Session) -> None:
    anna, bo = make.coach(name="Anna"), make.coach(name="Bo Kollega")
    person, place = make.participant(anna), make.workplace()
    job = make.add(
        Placement(
            participant_id=person.id, workplace_id=place.id, kind=PlacementKind.JOB,
            started_on=day(3), user_id=anna.id,
        )
    )  # fmt: skip
    whose = {"participant_id": person.id, "placement_id": job.id, "unit_id": anna.roles[0].unit_id}
    make.add(PlacementCredit(user_id=anna.id, **whose))
    session.commit()
    client.sign_in(anna)
    page = f"/participants/{person.id}"
    path = f"{page}/placements/1/credit"

    def send(path: str, user_id: int) -> str:
        assert client.submit(page, {"user_id": user_id}, to=path).status_code == 303
        return client.get(page).text

    assert "Räkna inte för Bo Kollega" in send(path, bo.id)
    taken = send(f"{path}/take-back", bo.id)
    assert "Bo Kollega" in taken, "who may be credited anew"
    assert "Räkna inte för" not in taken
    assert "Det räknas alltid för någon." in send(f"{path}/take-back", anna.id)
