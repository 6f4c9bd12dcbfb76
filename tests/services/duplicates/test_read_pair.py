"""Two records beside each other: each field with how the two stand, and what hangs on each."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Likeness, Reason
from employer_match.language.numbers import MASKED
from employer_match.services.duplicates.merge_employers import merge_employers, merge_workplaces
from employer_match.services.duplicates.read_merges import merge_of, read_merge
from employer_match.services.duplicates.read_pair import read_pair
from tests.support.factories import Factory, day


def test_fields_are_compared_as_people_write_them(session: Session, make: Factory) -> None:
    actor = make.actor(make.coordinator())
    employer = make.employer(name="Zimtias AB")
    a = make.workplace(
        employer, name="Zimtias Torget", phone="08-123 45 67", postcode="151 00", city="Boden",
        address="Storgatan 1", municipality_code="0181",
    )  # fmt: skip
    b = make.workplace(
        employer, name="Zimtias torget AB", phone="+46 8 123 45 67", postcode="15100",
        address="Storg. 2", municipality_code="0181",
    )  # fmt: skip
    owner = make.coach(name="Anna")
    make.owner(a, owner)
    make.contact(a, owner, days_ago=3)
    view = read_pair(session, actor, "workplace", a.id, b.id)
    assert {field.name: field.comparison.value for field in view.fields} == {
        "name": "written_otherwise", "employer": "same", "address": "differs",
        "postcode": "written_otherwise", "city": "only_a", "municipality_code": "same",
        "phone": "written_otherwise",
    }  # fmt: skip
    assert (view.likeness, view.hindrance) == (Likeness.LIKELY, None)
    assert {Reason.SAME_PHONE, Reason.OTHER_ADDRESS} <= {*view.reasons}
    assert (view.a.contacts, view.a.last_contact, view.a.owners) == (1, day(3), ("Anna",))
    assert (view.b.contacts, view.b.last_contact, view.b.owners) == (0, None, ())


def test_what_cannot_be_one_says_why_and_numbers_of_persons_stay_masked(
    session: Session, make: Factory
) -> None:
    actor = make.actor(make.coordinator())
    one = make.employer(organisation_number="8112289874", sole_trader=True)
    other = make.employer()
    view = read_pair(session, actor, "employer", one.id, other.id)
    assert "Two organisation numbers" in (view.hindrance or "")
    assert view.likeness is None
    number = next(field for field in view.fields if field.name == "organisation_number")
    assert number.a == MASKED
    places = make.workplace(one), make.workplace(other)
    view = read_pair(session, actor, "workplace", *(place.id for place in places))
    assert "Merge the employers first" in (view.hindrance or "")
    for thing, a, b, wrong in (
        ("employer", one.id, one.id, errors.Conflict),
        ("employer", one.id, 999_999, errors.NotFound),
        ("contact", 1, 2, errors.NotFound),
    ):
        with pytest.raises(wrong):
            read_pair(session, actor, thing, a, b)
    with pytest.raises(errors.NotAllowed):
        read_pair(session, make.actor(make.coach()), "employer", one.id, other.id)


def test_a_merge_can_be_read_and_whoever_comes_second_is_told(
    session: Session, make: Factory
) -> None:
    actor = make.actor(make.coordinator(name="Ylva Prov"))
    a = make.workplace(name="Kafé Kanel")
    b = make.workplace(a.employer, name="Kanel Kafé", city="Boden")
    c = make.workplace(a.employer, name="Zimtias")
    ids = a.id, b.id, c.id
    make.contact(b, make.coach())
    merge = merge_workplaces(session, actor, a.id, b.id, (1, 1))
    view = read_merge(session, actor, merge.id)
    assert (view.kept_name, view.gone_name, view.by) == ("Kafé Kanel", "Kanel Kafé", "Ylva Prov")
    assert (view.filled, view.undoable, view.now_id) == (("city",), True, ids[0])
    counts = {one.column: one.count for one in view.moved}
    assert (counts["contact.workplace_id"], counts["placement.workplace_id"]) == (1, None)
    assert merge_of(session, actor, "workplace", ids[1], ids[0]) == merge.id
    for kept, gone, said in (
        (ids[0], ids[1], "merged already"),
        (ids[1], ids[0], "merged already"),
        (ids[2], ids[1], "third record"),
    ):
        with pytest.raises(errors.Conflict, match=said):
            merge_workplaces(session, actor, kept, gone, (1, 1))
    with pytest.raises(errors.Conflict, match="one record"):
        read_pair(session, actor, "workplace", ids[0], ids[1])
    assert read_pair(session, actor, "workplace", ids[1], ids[2]).a.id == ids[0]
    with pytest.raises(errors.NotFound):
        read_merge(session, actor, 999_999)
    with pytest.raises(errors.NotFound):
        merge_employers(session, actor, 999_999, 999_998, (1, 1))
