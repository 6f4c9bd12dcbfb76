"""The coordinators' list: kept by looks, by merges and by new records; narrowed down and paged."""

import pytest
from sqlalchemy.orm import Session

from employer_match.duplicates import Likeness
from employer_match.services.actor import Actor
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.list_duplicates import (
    PairFilter,
    list_duplicates,
    list_within,
)
from employer_match.services.duplicates.merge_employers import merge_employers
from employer_match.services.duplicates.read_pair import read_pair
from employer_match.services.duplicates.undo_merge import undo_merge
from employer_match.services.employers.add_employer import (
    EmployerDraft,
    WorkplaceDraft,
    add_employer,
    add_workplace,
)
from employer_match.vocabulary import RecordKind
from tests.support.factories import Factory

PHONE = "08-123 45 67"


@pytest.fixture
def actor(make: Factory) -> Actor:
    return make.actor(make.coordinator())


def _told(session: Session, actor: Actor, **wanted: object) -> list[tuple[str, str, str]]:
    found = list_duplicates(session, actor, PairFilter(**wanted))  # type: ignore[arg-type]
    return [(pair.thing, pair.a_name, pair.b_name) for pair in found.pairs]


def test_a_look_keeps_what_stands_and_forgets_what_is_no_longer_alike(
    session: Session, make: Factory, actor: Actor
) -> None:
    assert list_duplicates(session, actor).looked_at is None
    shop = make.employer(name="Zimtias AB")
    make.workplace(shop, name="Zimtias Storgatan", address="Storgatan 1", municipality_code="0188")
    make.workplace(shop, name="Zimtias Storgatn", address="Storg. 1", municipality_code="0188")
    one = make.employer(name="Kafé Kanel AB", organisation_number=None)
    other = make.employer(name="Kanel Kafé", organisation_number=None)
    place = make.workplace(one, name="Kafé Kanel AB", municipality_code="0180")
    make.workplace(other, name="Kanel Kafé", municipality_code=None)
    looked = look_for_duplicates(session, actor)
    assert (looked.pairs, looked.new) == (2, 2)
    likely = ("employer", "Kafé Kanel AB", "Kanel Kafé")
    same = ("workplace", "Zimtias Storgatan", "Zimtias Storgatn")
    assert _told(session, actor) == [same, likely]
    assert _told(session, actor, thing=RecordKind.EMPLOYER) == [likely]
    assert _told(session, actor, likeness=Likeness.SAME) == [same]
    assert _told(session, actor, municipality_code="0180") == [likely]
    assert not _told(session, actor, municipality_code="0136")
    second = list_duplicates(session, actor, page=2, page_size=1)
    assert (second.total, second.waiting, second.pairs[0].a_id) == (2, 2, one.id)
    assert second.looked_at
    place.employer.name = place.name = "Bodens Glas"
    assert look_for_duplicates(session, actor).new == 0
    assert _told(session, actor) == [same]


def test_a_merge_brings_workplaces_side_by_side_and_undoing_brings_the_pair_back(
    session: Session, make: Factory, actor: Actor
) -> None:
    one = make.employer(name="Kafé Kanel AB", organisation_number=None)
    other = make.employer(name="Kanel Kafé", organisation_number=None)
    make.workplace(one, name="Kafé Kanel", phone=PHONE)
    make.workplace(other, name="Kafé Kanel", phone=PHONE)
    look_for_duplicates(session, actor)
    pair = ("employer", "Kafé Kanel AB", "Kanel Kafé")
    assert _told(session, actor) == [pair]
    merge = merge_employers(session, actor, one.id, other.id, (1, 1))
    assert _told(session, actor) == [("workplace", "Kafé Kanel", "Kafé Kanel")]
    assert len(list_within(session, actor, one.id)) == 1
    look_for_duplicates(session, actor)
    undo_merge(session, actor, merge.id)
    assert pair in _told(session, actor), "a look meanwhile has not forgotten it"


@pytest.mark.parametrize("by_coordinator", [False, True])
def test_who_is_registered_in_spite_of_the_warning_is_listed_at_once(
    session: Session, make: Factory, actor: Actor, by_coordinator: bool
) -> None:
    """A coach's reason stands beside the pair; a coordinator's own settles it."""
    known = make.workplace(make.employer(name="Kafé Kanel AB"), name="Kafé Kanel AB")
    who = actor if by_coordinator else make.actor(make.coach(name="Bo Prov"))
    draft = EmployerDraft(name="Kanel Kafé")
    made = add_employer(session, who, draft, create_anyway_reason="Annan ägare")
    first, then = known.employer_id, made.employer_id
    listed = [] if by_coordinator else [("employer", "Kafé Kanel AB", "Kanel Kafé")]
    assert _told(session, actor) == listed
    view = read_pair(session, actor, "employer", first, then)
    assert [one.reason for one in view.said] == ["Annan ägare"]
    assert bool(view.judged) is by_coordinator
    place = WorkplaceDraft(name="Kafé Kanels", municipality_code="0181")
    twin = add_workplace(session, who, first, place, "Två våningar")
    view = read_pair(session, actor, "workplace", known.id, twin.id)
    assert [one.reason for one in view.said] == ["Två våningar"]
    assert bool(view.judged) is by_coordinator
