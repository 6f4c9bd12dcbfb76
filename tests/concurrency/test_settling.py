"""Collisions settled by several at the same second: everybody is told, and told once."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import (
    Collision,
    Contact,
    Intention,
    Notice,
    OutboxMessage,
    Talk,
    TalkMessage,
)
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.record import first_broken_link
from employer_match.vocabulary import (
    GoOnReason,
    Mode,
    NextStep,
    NoticeKind,
    Outcome,
    Purpose,
    TalkKind,
)
from tests.concurrency import work
from tests.concurrency.processes import in_processes
from tests.support.databases import Database
from tests.support.factories import Factory

PLACES = 6


def test_two_who_go_on_at_once_are_told_of_all_before_and_of_each_other(
    database: Database, session: Session, make: Factory
) -> None:
    earlier, places = make.coach(), [make.workplace().id for _ in range(PLACES)]
    coaches = [make.actor(make.coach()) for _ in range(2)]
    visit = ContactDraft(
        workplace_id=0,
        happened_on=clock.today(),
        mode=Mode.PHONE,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.NOTHING,
    )
    drafts = [replace(visit, workplace_id=place) for place in places]
    for place in places:
        contact = {"unit_id": earlier.roles[0].unit_id, "happened_on": clock.today()}
        codes = {"mode": Mode.VISIT, "purpose": Purpose.CARE, "outcome": Outcome.DONE}
        make.add(
            Contact(
                workplace_id=place,
                user_id=earlier.id,
                next_step=NextStep.NOTHING,
                **contact,
                **codes,
            )
        )
    session.commit()
    reason = GoOnReason.COLLEAGUE_SILENT
    in_processes(work.go_on_at, [(database.url, one, drafts, reason) for one in coaches])
    contacts = session.scalars(select(Contact).order_by(Contact.id)).all()
    assert len(contacts) == 3 * PLACES
    settled = session.execute(select(Collision.contact_id, Collision.earlier_contact_id)).all()
    assert sorted(settled) == sorted(
        (later.id, before.id)
        for later in contacts
        for before in contacts
        if before.workplace_id == later.workplace_id and before.id < later.id
    ), "the second past both who came first, and nobody twice"
    told = select(func.count(Notice.id)).where(Notice.kind == NoticeKind.WENT_ON)
    assert session.scalar(told) == 3 * PLACES
    assert first_broken_link(session) is None


def test_asking_twice_in_the_same_second_is_one_talk(
    database: Database, session: Session, make: Factory
) -> None:
    owner, places = make.coach(), [make.workplace() for _ in range(PLACES)]
    for place in places:
        make.owner(place, owner)
    asks, other = make.actor(make.coach()), make.actor(make.coach())
    ids = [place.id for place in places]
    session.commit()
    kind = TalkKind.INTRODUCTION
    in_processes(work.ask_at, [(database.url, one, ids, kind) for one in (asks, asks, other)])
    talks = session.execute(select(Talk.asker_id, Talk.workplace_id)).all()
    assert sorted(talks) == sorted((one.user_id, at) for one in (asks, other) for at in ids)
    assert session.scalar(select(func.count(TalkMessage.id))) == 3 * PLACES, "no word is lost"


def test_two_nightly_jobs_at_once_remind_release_and_tell_once(
    database: Database, session: Session, make: Factory
) -> None:
    today = clock.today()
    for days in (1, 2, 2, 9, -1, -1):
        make.intention(make.workplace(), make.coach(), days=days)
    owner, shop, asker = make.coach(), make.workplace(), make.coach()
    talk = make.add(
        Talk(
            workplace_id=shop.id,
            kind=TalkKind.INTRODUCTION,
            asker_id=asker.id,
            asker_unit_id=asker.roles[0].unit_id,
            colleague_id=owner.id,
            owner_id=owner.id,
            free_from=today - timedelta(days=1),
        )
    )
    make.add(TalkMessage(talk_id=talk.id, user_id=asker.id))
    session.commit()
    done = in_processes(work.night, [(database.url,)] * 2)
    assert tuple(map(sum, zip(*done, strict=True))) == (3, 2, 1)
    kinds = session.execute(select(Notice.kind, func.count(Notice.id)).group_by(Notice.kind)).all()
    assert dict(tuple(row) for row in kinds) == {
        NoticeKind.INTENTION_ENDS: 3,
        NoticeKind.INTENTION_LAPSED: 2,
        NoticeKind.FREE_TO_GO: 1,
    }
    assert session.scalar(select(func.count(OutboxMessage.id))) == 3 + 1
    still = select(func.count(Intention.id)).where(Intention.released_at.is_(None))
    assert session.scalar(still) == 4
