"""The scan of what stands: pairs with reasons, for coordinators, and nothing merged."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Likeness, Reason
from employer_match.services.duplicates.merge_employers import merge_employers
from employer_match.services.duplicates.scan_duplicates import scan_duplicates
from tests.support.factories import Factory


def test_employers_and_workplaces_that_stand_twice(session: Session, make: Factory) -> None:
    actor = make.actor(make.coordinator())
    one = make.employer(name="Kafé Kanel AB", organisation_number=None)
    other = make.employer(name="Kanel Kafe")
    make.workplace(one, name="Kanel i centrum", phone="08-123 45 67")
    make.workplace(other, name="Kanel Kafe", phone="+46 8 123 45 67")
    chain = make.employer(name="Zimtias AB")
    first = make.workplace(chain, name="Zimtias Storgatan", address="Storgatan 1")
    again = make.workplace(chain, name="Zimtias Storgatn", address="Storg. 1")
    make.workplace(chain, name="Zimtias Bygatan", address="Bygatan 7")
    make.workplace(make.employer(name="Zimtias AB"), name="Zimtias", address="Storgatan 1")
    found = scan_duplicates(session, actor)
    assert [(each.thing, each.a_id, each.b_id, each.likeness) for each in found] == [
        ("employer", one.id, other.id, Likeness.SAME),
        ("workplace", first.id, again.id, Likeness.SAME),
    ]
    assert (found[0].a_name, found[0].b_name) == ("Kafé Kanel AB", "Kanel Kafe")
    assert found[0].reasons == (Reason.SAME_NAME, Reason.SAME_PHONE, Reason.SAME_MUNICIPALITY)
    merge_employers(session, actor, one.id, other.id, (1, 1))
    assert [each.thing for each in scan_duplicates(session, actor)] == ["workplace", "workplace"]


def test_only_coordinators_scan(session: Session, make: Factory) -> None:
    with pytest.raises(errors.NotAllowed):
        scan_duplicates(session, make.actor(make.coach()))
