"""Every path that registers an employer meets the same question: is it known already?"""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import db, errors
from employer_match.duplicates import Likeness, Reason
from employer_match.language.numbers import MASKED
from employer_match.models import AuditEntry, Employer, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.duplicates.find_duplicates import Candidate
from employer_match.services.employers.add_employer import (
    EmployerDraft,
    WorkplaceDraft,
    add_employer,
    add_workplace,
)
from employer_match.services.employers.organisation_numbers import shown_number
from tests.support.factories import Factory, organisation_number
from tests.support.threads import at_once

SOLE_TRADER = "811228-9874"


def test_a_new_employer_with_its_workplace(session: Session, make: Factory) -> None:
    number = organisation_number(77)
    place = add_employer(
        session,
        make.actor(make.coach()),
        EmployerDraft(name=" Kafé Kanel AB ", organisation_number=f"16{number[:6]}-{number[6:]}"),
        WorkplaceDraft(city="Södertälje", municipality_code="0181"),
    )
    assert (place.name, place.name_key) == ("Kafé Kanel AB", "kafe kanel")
    assert place.employer.organisation_number == number
    assert not place.employer.sole_trader
    actions = list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions == ["employer_added", "workplace_added"]


def test_a_known_name_is_asked_about_and_a_reason_goes_on(session: Session, make: Factory) -> None:
    actor, owner = make.actor(make.coach()), make.coach(name="Anna")
    known = make.workplace(make.employer(name="Kafé Kanel AB"), name="Kanel i centrum")
    make.owner(known, owner)
    again = EmployerDraft(name="Kanel Café")
    with pytest.raises(errors.PossibleDuplicate) as asked:
        add_employer(session, actor, again)
    (candidate,) = asked.value.candidates
    assert isinstance(candidate, Candidate)
    assert (candidate.workplace_id, candidate.owner) == (known.id, "Anna")
    assert candidate.to_json()["reasons"] == [Reason.SAME_NAME]
    with pytest.raises(errors.PossibleDuplicate):
        add_employer(session, actor, again, create_anyway_reason="  ")
    place = add_employer(session, actor, again, create_anyway_reason="Annan ägare")
    assert place.employer_id != known.employer_id
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id).limit(1)).one()
    assert entry.data == {"not_the_same_as": [known.id], "reason": "Annan ägare"}


def test_a_known_number_is_the_same_employer(session: Session, make: Factory) -> None:
    actor, known = make.actor(make.coach()), make.workplace(name="Butiken")
    number = known.employer.organisation_number
    draft = EmployerDraft(name="Vad som helst", organisation_number=number)
    place = add_employer(session, actor, draft, WorkplaceDraft(name="Lagret"))
    assert (place.employer_id, place.name) == (known.employer_id, "Lagret")
    with pytest.raises(errors.PossibleDuplicate) as asked:
        add_employer(session, actor, draft, WorkplaceDraft(name="butiken"))
    (candidate,) = asked.value.candidates
    assert isinstance(candidate, Candidate)
    assert (candidate.workplace_id, candidate.likeness) == (known.id, Likeness.SAME)
    elsewhere = WorkplaceDraft(name="Butiken", municipality_code="0188")
    assert add_employer(session, actor, draft, elsewhere).id
    twin = WorkplaceDraft(name="Butiken")
    assert add_workplace(session, actor, known.employer_id, twin, "Två butiker i gallerian").id


def test_refusals(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    with pytest.raises(errors.Invalid) as refused:
        add_employer(session, actor, EmployerDraft(name="X", organisation_number="556012-5791"))
    assert list(refused.value.fields) == ["organisation_number"]
    with pytest.raises(errors.Invalid):
        add_employer(session, actor, EmployerDraft(name="   "))
    with pytest.raises(errors.NotAllowed):
        add_employer(session, make.actor(make.user()), EmployerDraft(name="X"))
    with pytest.raises(errors.NotFound):
        add_workplace(session, actor, 10**6, WorkplaceDraft())


def test_a_sole_traders_number_is_known_and_shown_to_nobody(
    session: Session, make: Factory
) -> None:
    actor = make.actor(make.coordinator())
    draft = EmployerDraft(name="Hans Målare", organisation_number=SOLE_TRADER)
    employer = add_employer(session, actor, draft).employer
    assert employer.sole_trader
    assert shown_number(employer, actor) == MASKED
    assert shown_number(employer, SYSTEM) == SOLE_TRADER
    company = make.employer(organisation_number=organisation_number(5))
    assert (
        shown_number(company, actor) == f"{organisation_number(5)[:6]}-{organisation_number(5)[6:]}"
    )
    assert shown_number(make.employer(organisation_number=None), actor) is None


def test_the_same_employer_added_by_many_at_once_is_added_once(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        actors = [make.actor(make.coach()) for _ in range(8)]
    draft = EmployerDraft(name="Kafé Kanel", organisation_number=organisation_number(3))

    def add(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            return add_employer(session, actors[number], draft).id

    results = at_once(add, range(8))
    assert sum(isinstance(result, int) for result in results) == 1
    assert sum(isinstance(result, errors.PossibleDuplicate) for result in results) == 7
    with db.transaction(engine, read_only=True) as session:
        assert session.scalar(select(func.count(Employer.id))) == 1
        assert session.scalar(select(func.count(Workplace.id))) == 1
