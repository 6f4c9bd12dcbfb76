"""Two that are two: judged with a reason, obeyed everywhere, taken back, and true after a merge."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.duplicates import Known
from employer_match.services.actor import Actor
from employer_match.services.duplicates.find_duplicates import find_duplicates
from employer_match.services.duplicates.judge_apart import (
    judge_apart,
    judged_apart,
    list_judged_apart,
    take_back,
)
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.list_duplicates import list_duplicates
from employer_match.services.duplicates.merge_employers import merge_employers, preview_merge
from employer_match.services.duplicates.scan_duplicates import scan_duplicates
from employer_match.services.duplicates.undo_merge import undo_merge
from tests.support.factories import Factory

PHONE = "08-123 45 67"


@pytest.fixture
def actor(make: Factory) -> Actor:
    return make.actor(make.coordinator(name="Ylva Prov"))


@pytest.fixture
def two(make: Factory) -> tuple[int, int]:
    """Two employers that look alike."""
    one = make.employer(name="Kafé Kanel AB", organisation_number=None)
    other = make.employer(name="Kanel Kafé", organisation_number=None)
    make.workplace(one, name="Kafé Kanel AB", phone=PHONE)
    make.workplace(other, name="Kanel Kafé")
    return one.id, other.id


def test_what_was_judged_is_not_proposed_until_it_is_taken_back(
    session: Session, actor: Actor, two: tuple[int, int]
) -> None:
    assert look_for_duplicates(session, actor).pairs == 1
    judgement = judge_apart(session, actor, "employer", two[1], two[0], " Två syskon ")
    (held,) = list_judged_apart(session, actor)
    assert (held.a_id, held.b_id, held.reason, held.by) == (*two, "Två syskon", "Ylva Prov")
    assert (held.a_name, held.b_name) == ("Kafé Kanel AB", "Kanel Kafé")
    assert not scan_duplicates(session, actor)
    assert not list_duplicates(session, actor).pairs
    look_for_duplicates(session, actor)
    assert not list_duplicates(session, actor).waiting, "a new look forgets no judgement"
    with pytest.raises(errors.Conflict, match="judged to be two"):
        preview_merge(session, actor, "employer", *two)
    with pytest.raises(errors.Conflict, match="already"):
        judge_apart(session, actor, "employer", *two, "igen")
    take_back(session, actor, judgement.id)
    assert [pair.a_id for pair in list_duplicates(session, actor).pairs] == [two[0]]
    assert preview_merge(session, actor, "employer", *two)
    with pytest.raises(errors.Conflict, match="already"):
        take_back(session, actor, judgement.id)
    assert judge_apart(session, actor, "employer", *two, "Jo, ändå två").id != judgement.id


def test_a_warning_does_not_ask_about_the_one_who_is_known_to_be_another(
    session: Session, actor: Actor, two: tuple[int, int]
) -> None:
    new = Known("Kafé Kanel", phone=PHONE)
    assert {one.employer_id for one in find_duplicates(session, new)} == set(two)
    judge_apart(session, actor, "employer", *two, "Två syskon")
    assert [one.employer_id for one in find_duplicates(session, new)] == [two[0]]


def test_a_judgement_follows_a_merge_and_comes_back_with_it(
    session: Session, make: Factory, actor: Actor, two: tuple[int, int]
) -> None:
    third = make.employer(name="Zimtias", organisation_number=None).id
    judge_apart(session, actor, "employer", *two, "Två syskon")
    merge = merge_employers(session, actor, third, two[1], (1, 1))
    assert judged_apart(session) == {("employer", min(two[0], third), max(two[0], third))}
    with pytest.raises(errors.Conflict, match="judged to be two"):
        merge_employers(session, actor, two[0], third, (1, 1))
    undo_merge(session, actor, merge.id)
    assert judged_apart(session) == {("employer", *two)}


def test_refusals(session: Session, make: Factory, actor: Actor, two: tuple[int, int]) -> None:
    one, other = two
    for thing, a, b, reason, wrong in (
        ("employer", one, other, "  ", errors.Invalid),
        ("employer", one, other, "x" * 201, errors.Invalid),
        ("employer", one, one, "x", errors.Conflict),
        ("employer", one, 999_999, "x", errors.NotFound),
        ("contact", one, other, "x", errors.NotFound),
    ):
        with pytest.raises(wrong):
            judge_apart(session, actor, thing, a, b, reason)
    with pytest.raises(errors.NotFound):
        take_back(session, actor, 999_999)
    merge_employers(session, actor, one, other, (1, 1))
    with pytest.raises(errors.Conflict, match="merged"):
        judge_apart(session, actor, "employer", one, other, "x")
    coach = make.actor(make.coach())
    for refused in (
        lambda: judge_apart(session, coach, "employer", one, other, "x"),
        lambda: take_back(session, coach, 1),
        lambda: list_judged_apart(session, coach),
        lambda: look_for_duplicates(session, coach),
        lambda: list_duplicates(session, coach),
    ):
        with pytest.raises(errors.NotAllowed):
            refused()
