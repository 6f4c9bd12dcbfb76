"""Told at the first contact and within a month at the latest; stamped once."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import ContactPerson
from employer_match.services.employers.contact_persons import contact_persons, inform_by
from employer_match.services.employers.persons_to_inform import persons_to_inform, stamp_informed
from employer_match.vocabulary import ContactSource
from tests.support.factories import Factory, day, moment

KEPT = moment(10)
SITE, ASKED = ContactSource.WEBSITE, ContactSource.PERSON


@pytest.mark.parametrize(
    ("columns", "first_contact", "expected"),
    [
        ({}, None, day(-20)),
        ({}, day(4), day(4)),
        ({}, day(-25), day(-20)),
        ({"source": ASKED}, day(4), None),
        ({"source": ContactSource.FORM}, None, None),
        ({"informed_at": KEPT}, day(4), None),
        ({"left_at": KEPT}, day(4), None),
        ({"objected_at": KEPT}, day(4), None),
    ],
)
def test_the_last_day_to_tell(
    columns: dict[str, object], first_contact: date | None, expected: date | None
) -> None:
    person = ContactPerson(**{"source": SITE, "created_at": KEPT, **columns})
    assert inform_by(person, first_contact) == expected


def test_the_list_and_the_stamp(session: Session, make: Factory) -> None:
    coach, shop, other = make.coach(), make.workplace(), make.workplace()
    actor = make.actor(coach)
    make.owner(shop, coach)
    old = moment(40)
    overdue = make.contact_person(shop, source=SITE, created_at=old)
    spoken = make.contact_person(shop, source=SITE)
    make.contact(shop, make.coach(), days_ago=3, contact_person_id=spoken.id)
    make.contact(shop, coach, days_ago=9, contact_person_id=spoken.id, cancelled_at=old)
    make.contact_person(shop, source=SITE)  # has three weeks left
    elsewhere = make.contact_person(other, source=SITE, created_at=old)

    def listed(everybody: bool = False) -> list[tuple[int, date]]:
        found = persons_to_inform(session, actor, everybody=everybody)
        return [(one.id, one.by) for one in found]

    assert listed() == [(overdue.id, day(10)), (spoken.id, day(3))]
    assert listed(True) == [(overdue.id, day(10)), (elsewhere.id, day(10)), (spoken.id, day(3))]
    assert {p.id: p.inform_by for p in contact_persons(session, actor, shop.id)}[spoken.id] == day(
        3
    )
    with pytest.raises(errors.Stale):
        stamp_informed(session, actor, overdue.id, 7)
    stamp_informed(session, actor, overdue.id, 1)
    stamp_informed(session, actor, overdue.id, 1)
    assert listed() == [(spoken.id, day(3))]
    make.contact(other, coach)
    assert listed() == [(elsewhere.id, day(10)), (spoken.id, day(3))]
    with pytest.raises(errors.NotFound):
        stamp_informed(session, actor, 10**6, 1)
