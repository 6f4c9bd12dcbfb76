"""A posted need belongs to the workplace that is surely meant; otherwise a coordinator is asked."""

from sqlalchemy.orm import Session

from employer_match.duplicates import Likeness, Reason
from employer_match.services.actor import ANONYMOUS
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.services.needs.moderate_vacancy import (
    moderate_vacancy,
    submitted_need,
    submitted_needs,
)
from employer_match.services.needs.post_need import post_need
from employer_match.services.scoping import act_as
from employer_match.vocabulary import VacancyEvent
from tests.services.needs.needs_told import SENDER, SETTINGS, need
from tests.support.factories import Factory

NAME, PHONE = SENDER.employer_name, "08-123 45 67"


def test_same_is_proposed_and_likely_is_asked_with_reasons(session: Session, make: Factory) -> None:
    actor = make.actor(make.coordinator())
    place = make.workplace(
        make.employer(name=NAME, organisation_number=None), name=NAME, phone=PHONE
    )
    act_as(session, ANONYMOUS)
    likely = post_need(session, need(), SETTINGS).vacancy
    same = post_need(session, need({"contact_phone": PHONE}), SETTINGS).vacancy
    nobody = post_need(session, need({"employer_name": "Zimtias"}), SETTINGS).vacancy
    assert (likely.workplace_id, same.workplace_id, nobody.workplace_id) == (None, place.id, None)
    act_as(session, actor)
    (asked,) = submitted_need(session, actor, likely.id).candidates
    assert (asked.workplace_id, asked.likeness) == (place.id, Likeness.LIKELY)
    assert asked.reasons == (Reason.SAME_NAME, Reason.SAME_MUNICIPALITY)
    assert submitted_need(session, actor, same.id).candidates[0].likeness is Likeness.SAME
    assert not submitted_need(session, actor, nobody.id).candidates
    assert not any(one.candidates for one in submitted_needs(session, actor))


def test_what_was_chosen_is_followed_when_it_is_merged_meanwhile(
    session: Session, make: Factory
) -> None:
    actor = make.actor(make.coordinator())
    kept = make.workplace(name="Kafé Kanel")
    gone = make.workplace(kept.employer, name="Kanelhörnan", phone=PHONE)
    ids = kept.id, gone.id
    act_as(session, actor)
    merge_workplaces(session, actor, *ids, (1, 1))
    posted = post_need(
        session, need({"employer_name": "Kanelhörnan", "contact_phone": PHONE}), SETTINGS
    ).vacancy
    assert posted.workplace_id == ids[0], "known by its former name"
    approved = moderate_vacancy(
        session, actor, posted.id, VacancyEvent.APPROVE, posted.version, SETTINGS,
        workplace_id=ids[1],
    )  # fmt: skip
    assert approved.workplace_id == ids[0]
