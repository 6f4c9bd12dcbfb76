"""A coordinator helps a colleague of the own unit on the pages, and nobody else's."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import SignIn
from tests.support.clients import Client, new_sign_in
from tests.support.factories import Factory


def test_a_coordinator_ends_the_sessions_of_somebody_who_left(
    client: Client, session: Session, make: Factory
) -> None:
    unit = make.unit()
    anna, bo = make.coach(unit, name="Anna Prov"), make.coach(name="Bo Prov")
    ko = make.coordinator(unit)
    for _ in range(2):
        new_sign_in(session, anna)
    client.sign_in(ko)
    page = client.get("/admin/signing-in").text
    assert "Anna Prov" in page
    assert "Bo Prov" not in page
    one = f"/admin/signing-in/{anna.id}"
    first = session.scalars(select(SignIn).where(SignIn.user_id == anna.id)).first()
    assert first
    assert client.submit(one, {}, to=f"{one}/sessions/{first.id}/end").location == one
    assert client.submit(one, {}, to=f"{one}/end").location == one
    assert "Ingenstans just nu" in client.get(one).text
    assert "med bara lösenordet" in client.get(one).text
    assert client.submit(one, {}, to=f"{one}/second-factor/reset").location == one
    assert client.get(f"/admin/signing-in/{bo.id}").status_code == 404
    own = client.get(f"/admin/signing-in/{ko.id}").text
    assert "second-factor/reset" not in own
    assert client.sign_in(anna).get("/admin/signing-in").status_code == 403
