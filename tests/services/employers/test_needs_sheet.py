"""The needs sheet says what is known, what was asked in vain, and what nobody has asked."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.services.employers.needs_sheet import NeedDraft, add_need, needs_sheet
from employer_match.vocabulary import NeedTopic
from tests.support.factories import Factory, day

LEFT_UNDONE, AGREEMENT = NeedTopic.TASKS_LEFT_UNDONE, NeedTopic.COLLECTIVE_AGREEMENT


def test_the_newest_fact_on_each_topic(session: Session, make: Factory) -> None:
    coach, shop = make.coach(name="Anna"), make.workplace()
    actor = make.actor(coach)
    add_need(session, actor, shop.id, NeedDraft(topic=LEFT_UNDONE, text="Fylla på hyllor"))
    add_need(
        session, actor, shop.id, NeedDraft(topic=LEFT_UNDONE, text="Gammalt", learnt_on=day(90))
    )
    add_need(session, actor, shop.id, NeedDraft(topic=AGREEMENT, known=False))
    sheet = {need.topic: need for need in needs_sheet(session, actor, shop.id)}
    assert list(sheet) == list(NeedTopic)
    assert (sheet[LEFT_UNDONE].text, sheet[LEFT_UNDONE].by) == ("Fylla på hyllor", "Anna")
    assert (sheet[AGREEMENT].asked, sheet[AGREEMENT].known) == (True, False)
    assert not sheet[NeedTopic.TASKS].asked


def test_refusals(session: Session, make: Factory) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    with pytest.raises(errors.Invalid):
        add_need(session, actor, shop.id, NeedDraft(topic=LEFT_UNDONE, text=" "))
    with pytest.raises(errors.Invalid):
        add_need(session, actor, shop.id, NeedDraft(topic=LEFT_UNDONE, text="x", learnt_on=day(-1)))
    with pytest.raises(errors.NotFound):
        add_need(session, actor, 10**6, NeedDraft(topic=LEFT_UNDONE, text="x"))
    with pytest.raises(errors.NotAllowed):
        add_need(session, make.actor(make.user()), shop.id, NeedDraft(topic=LEFT_UNDONE, text="x"))
