"""Correcting and cancelling on the pages: both versions are shown, and none is lost."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Contact, EarlierVersion
from employer_match.vocabulary import Outcome
from tests.support.clients import Client
from tests.support.factories import Factory


def as_it_stands(contact: Contact, **changed: Any) -> dict[str, Any]:
    """The form as the page fills it in."""
    return {
        "_version": contact.version,
        "happened_on": contact.happened_on.isoformat(),
        "mode": contact.mode.value,
        "purpose": contact.purpose.value,
        "outcome": contact.outcome.value,
        "next_step": contact.next_step.value,
        **changed,
    }


def test_a_correction_is_written_and_the_earlier_version_kept(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach()
    contact = make.contact(make.workplace(), coach, outcome=Outcome.INTERESTED)
    path = f"/contacts/{contact.id}/correct"
    client.sign_in(coach)
    answer = client.submit(path, as_it_stands(contact, outcome="no", note="Sa nej."))
    assert answer.status_code == 303
    session.rollback()
    assert session.get_one(Contact, contact.id, populate_existing=True).outcome is Outcome.NO
    (kept,) = session.scalars(select(EarlierVersion))
    assert kept.data["outcome"] == "interested"
    page = client.get(f"/workplaces/{contact.workplace_id}").text
    assert "Kontakten är rättad" in page
    assert "(rättad)" in page


def test_two_who_correct_at_once_see_both_versions(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach()
    contact = make.contact(make.workplace(), coach, outcome=Outcome.INTERESTED, note="")
    path = f"/contacts/{contact.id}/correct"
    client.sign_in(coach)
    first = as_it_stands(contact, outcome="no")
    second = as_it_stands(contact, outcome="hired", note="Började i går.")
    assert client.submit(path, first).status_code == 303
    page = client.submit(path, second)
    assert page.status_code == 412
    assert "Någon annan ändrade detta" in page.text
    assert '<td role="cell" data-label="Står nu">Nej</td>' in page.text
    assert '<td role="cell" data-label="Du skrev">Någon fick anställning</td>' in page.text
    assert "Började i går." in page.text
    assert 'name="_version" value="2"' in page.text
    assert client.submit(path, {**second, "_version": 2}).status_code == 303
    session.rollback()
    found = session.get_one(Contact, contact.id, populate_existing=True)
    assert (found.outcome, found.note) == (Outcome.HIRED, "Började i går.")


def test_cancelling_needs_a_reason_and_leaves_the_contact_readable(
    client: Client, make: Factory
) -> None:
    coach = make.coach()
    contact = make.contact(make.workplace(), coach)
    page, target = f"/contacts/{contact.id}/correct", f"/contacts/{contact.id}/cancel"
    client.sign_in(coach)
    refused = client.submit(page, {"_version": 1, "reason": " "}, to=target)
    assert refused.status_code == 422
    assert 'id="cancel-reason-wrong"' in refused.text
    answer = client.submit(page, {"_version": 1, "reason": "Fel arbetsplats."}, to=target)
    assert answer.status_code == 303
    assert "Struken: Fel arbetsplats." in client.get(f"/workplaces/{contact.workplace_id}").text
    again = client.submit(page, as_it_stands(contact, _version=2))
    assert again.status_code == 409
    assert "Kontakten är struken. Logga en ny." in again.text


def test_another_coach_corrects_nothing(client: Client, make: Factory) -> None:
    contact = make.contact(make.workplace(), make.coach())
    client.sign_in(make.coach())
    page = client.submit(f"/contacts/{contact.id}/correct", as_it_stands(contact))
    assert page.status_code == 403
    assert client.get("/contacts/999999/correct").status_code == 404
