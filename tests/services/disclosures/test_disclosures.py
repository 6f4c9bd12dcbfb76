"""What may be told to an employer is what the person agreed to, that day, toward that employer."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Disclosure
from employer_match.services import texts
from employer_match.services.disclosures.in_force import approach_on, in_force
from employer_match.services.disclosures.read_disclosures import read_disclosures
from employer_match.services.disclosures.what_may_be_told import Told, what_may_be_told
from employer_match.services.disclosures.write_disclosure import (
    DisclosureDraft,
    withdraw_disclosure,
    write_disclosure,
)
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Approach
from tests.support.factories import Factory, day

YES, NO, UNSAID = Approach.YES, Approach.NO, Approach.NOT_TALKED_OF
APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
CAFE, YARD = 7, 8


def said(
    number: int, employer_id: int | None = None, approach: Approach = YES, **columns: Any
) -> Disclosure:
    given = {"starts_on": date(2026, 1, 1), "ends_on": None, "withdrawn": False, **columns}
    return Disclosure(number=number, employer_id=employer_id, approach=approach, **given)


def withdrawn(number: int, employer_id: int | None = None, day: date = MAY) -> Disclosure:
    return said(number, employer_id, NO, starts_on=day, withdrawn=True)


CASES = {
    "nothing was ever said": ([], CAFE, None, UNSAID),
    "agreed for all": ([said(1)], CAFE, 1, YES),
    "the person said no": ([said(1, approach=NO)], CAFE, 1, NO),
    "not begun": ([said(1, starts_on=JUNE)], CAFE, None, UNSAID),
    "begins today": ([said(1, starts_on=MAY)], CAFE, 1, YES),
    "ends today": ([said(1, ends_on=MAY)], CAFE, 1, YES),
    "ended": ([said(1, ends_on=APRIL)], CAFE, None, UNSAID),
    "the newest holds": ([said(1), said(2, approach=NO)], CAFE, 2, NO),
    "a later day is to come": ([said(1), said(2, approach=NO, starts_on=JUNE)], CAFE, 1, YES),
    "not this one": ([said(1), said(2, CAFE, NO)], CAFE, 2, NO),
    "that one is another": ([said(1), said(2, CAFE, NO)], YARD, 1, YES),
    "this one only": ([said(1, approach=NO), said(2, CAFE)], CAFE, 2, YES),
    "this one, whatever all": ([said(1, CAFE), said(2, approach=NO)], CAFE, 1, YES),
    "an ended exception": ([said(1), said(2, CAFE, NO, ends_on=APRIL)], CAFE, 1, YES),
    "withdrawn": ([said(1), withdrawn(2)], CAFE, None, NO),
    "withdrawn tomorrow": ([said(1), withdrawn(2, day=JUNE)], CAFE, 1, YES),
    "withdrawn takes exceptions along": ([said(1), said(2, CAFE), withdrawn(3)], CAFE, None, NO),
    "an exception after it": ([said(1), withdrawn(2), said(3, CAFE)], CAFE, 3, YES),
    "withdrawn for this one alone": ([said(1), withdrawn(2, CAFE)], CAFE, None, NO),
    "and not for others": ([said(1), withdrawn(2, CAFE)], YARD, 1, YES),
    "what was to begin goes": ([said(1, starts_on=MAY), withdrawn(2, day=APRIL)], CAFE, None, NO),
    "agreed anew": ([said(1), withdrawn(2), said(3, starts_on=MAY)], CAFE, 3, YES),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_which_agreement_holds(case: str) -> None:
    rows, employer_id, number, approach = CASES[case]
    newest_first = rows[::-1]
    found = in_force(newest_first, employer_id, MAY)
    assert (found.number if found else None) == number
    assert approach_on(newest_first, employer_id, MAY) is approach


def test_an_employer_is_told_the_agreed_sentences_and_nothing_once_they_are_withdrawn(
    session: Session, make: Factory
) -> None:
    coach, cafe, yard = make.coach(), make.employer(), make.employer()
    person = make.participant(coach, agreed=False)
    actor = make.actor(coach)
    act_as(session, actor)
    today = day(0)

    def told(employer_id: int | None = cafe.id, on: date = today) -> Told:
        return what_may_be_told(session, actor, person.id, employer_id, on)

    assert told() == Told(UNSAID)
    agreed = DisclosureDraft(
        approach=YES,
        tell_name=True,
        may_tell="Jag vill ha en lugn start.\n\n  Jag kommer med min coach. ",
        never_tell="Var jag bor",
        talked_on=day(9),
        talked_again_on=day(2),
        weighed=True,
    )
    write_disclosure(session, actor, person.id, agreed, 0)
    sentences = ("Jag vill ha en lugn start.", "Jag kommer med min coach.")
    assert told() == told(None) == Told(YES, True, sentences)
    only_that = DisclosureDraft(
        approach=YES, may_tell="Jag kan börja i maj.", employer_id=yard.id, talked_on=today
    )
    write_disclosure(session, actor, person.id, only_that, 1)
    assert told(yard.id) == Told(YES, False, ("Jag kan börja i maj.",))
    assert told() == Told(YES, True, sentences)

    withdraw_disclosure(session, actor, person.id, yard.id)
    assert (told(yard.id), told()) == (Told(NO), Told(YES, True, sentences))
    withdraw_disclosure(session, actor, person.id)
    assert told() == told(None) == told(yard.id) == Told(NO), "in the same request"
    assert told(on=day(5)) == Told(NO), "no day in the past brings it back"
    with pytest.raises(errors.Conflict):
        withdraw_disclosure(session, actor, person.id)
    history = read_disclosures(session, actor, person.id)
    assert [row.number for row in history.history] == [4, 3, 2, 1], "all is kept"
    assert (history.approach, history.general, history.exceptions) == (NO, None, ())
    assert {read[3] for read in session.info["reads"]} == {"disclosure", "disclosures"}


def test_what_cannot_be_agreed_is_said_beside_its_field_and_the_wall_stands(
    session: Session, make: Factory
) -> None:
    coach = make.coach()
    person = make.participant(coach, agreed=False)
    actor = make.actor(coach)
    act_as(session, actor)
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "talked_on"),
        ({"talked_on": day(-1), "starts_on": day(-2)}, "talked_on"),
        ({"talked_on": day(3), "talked_again_on": day(3)}, "talked_again_on"),
        ({"talked_on": day(3), "starts_on": day(4)}, "starts_on"),
        ({"talked_on": day(3), "ends_on": day(1)}, "ends_on"),
        ({"talked_on": day(3), "employer_id": 999_999}, "employer_id"),
        (
            {
                "talked_on": day(3),
                "may_tell": "Jag bor i  Boden, nära.",
                "never_tell": "bor i boden.",
            },
            "never_tell",
        ),
    ]
    for given, field in cases:
        with pytest.raises(errors.Invalid) as refused:
            write_disclosure(
                session,
                actor,
                person.id,
                DisclosureDraft(approach=YES, **given),
                0,
            )
        assert set(refused.value.fields) == {field}
    draft = DisclosureDraft(approach=UNSAID)
    with pytest.raises(errors.VersionMissing):
        write_disclosure(session, actor, person.id, draft, None)
    with pytest.raises(errors.Stale):
        write_disclosure(session, actor, person.id, draft, 1)
    with pytest.raises(errors.Conflict):
        withdraw_disclosure(session, actor, person.id)
    secret = DisclosureDraft(approach=UNSAID, may_tell="Ring 19850101-1236")
    with pytest.raises(errors.Invalid) as refused:
        write_disclosure(session, actor, person.id, secret, 0)
    assert refused.value.fields == {"may_tell": texts.NEVER}
    session.rollback()


def test_nobody_beyond_reach_reads_or_writes_an_agreement(session: Session, make: Factory) -> None:
    person = make.participant(make.coach())
    stranger = make.actor(make.coach())
    act_as(session, stranger)
    draft = DisclosureDraft(approach=UNSAID)
    for ask in (
        lambda: what_may_be_told(session, stranger, person.id, None, day(0)),
        lambda: read_disclosures(session, stranger, person.id),
        lambda: write_disclosure(session, stranger, person.id, draft, 1),
        lambda: withdraw_disclosure(session, stranger, person.id),
    ):
        with pytest.raises(errors.NotFound):
            ask()
    keeper = make.actor(make.coordinator())
    with pytest.raises(errors.NotAllowed):
        what_may_be_told(session, keeper, person.id, None, day(0))
