"""Merging: previewed by table, nothing lost, undone to identical records, old ids lead on."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import (
    Base,
    Collision,
    Contact,
    ContactRule,
    Employer,
    Merge,
    NeedsSheetEntry,
    Notice,
    Placement,
    Plan,
    PlanLine,
    SharedCredit,
    StageLowering,
    StopOverride,
    Talk,
    Workplace,
)
from employer_match.services.actor import Actor
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.duplicates.merge_employers import (
    Moving,
    merge_employers,
    merge_workplaces,
    preview_merge,
)
from employer_match.services.duplicates.merge_moves import moving
from employer_match.services.duplicates.merged import now_at
from employer_match.services.duplicates.read_merges import list_merges
from employer_match.services.duplicates.undo_merge import undo_merge
from employer_match.services.duplicates.whole_rows import rows_where, unseen
from employer_match.services.employers.read_employer import read_employer
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.vocabulary import (
    GoOnReason,
    Mode,
    NextStep,
    Outcome,
    PlacementKind,
    Purpose,
    TalkKind,
)
from tests.support.factories import Factory, day

HISTORY = {"audit_entry", "earlier_version", "merge_of_records"}
Everything = dict[str, list[dict[str, Any]]]


def _everything(session: Session) -> Everything:
    session.flush()
    with unseen(session):
        return {
            name: [
                dict(row)
                for row in session.execute(
                    select(here).order_by(*here.primary_key.columns)
                ).mappings()
            ]
            for name, here in sorted(Base.metadata.tables.items())
            if name not in HISTORY
        }


def _owners(session: Session, place: int) -> list[dict[str, Any]]:
    """Those in force."""
    rows = rows_where(session, "relationship_owner", "workplace_id", place)
    return [row for row in rows if row["until"] is None]


def _full(make: Factory, place: Workplace, since: int) -> None:
    """A workplace with a row in every table that refers to one."""
    coach = make.coach()
    person = make.contact_person(place)
    participant = make.participant(coach)
    vacancy = make.vacancy(place, contact_person_id=person.id)
    contact = make.contact(
        place, coach, participant, days_ago=since, contact_person_id=person.id,
        vacancy_id=vacancy.id,
    )  # fmt: skip
    make.owner(place, coach, since=day(since))
    make.owner(place, coach, since=day(since + 400), until=day(since + 1))
    make.intention(place, coach)
    make.rule(place, rest_days=since, budget_per_month=since, note=f"Sagt {since}", said_by="Chef")
    collision = make.add(
        Collision(
            workplace_id=place.id, user_id=coach.id, unit_id=contact.unit_id,
            reason=GoOnReason.AGREED_WITH_COLLEAGUE, contact_id=contact.id,
            earlier_user_id=coach.id, earlier_unit_id=contact.unit_id,
        )
    )  # fmt: skip
    make.add(
        Notice(user_id=coach.id, kind="collision", workplace_id=place.id, collision_id=collision.id)
    )
    make.add(
        NeedsSheetEntry(workplace_id=place.id, topic="tasks", source="coach", learnt_on=day(since))
    )
    make.add(
        StageLowering(
            workplace_id=place.id, stage=0, reason="x", user_id=coach.id, unit_id=contact.unit_id,
            since=day(since),
        )
    )  # fmt: skip
    make.add(
        Talk(
            workplace_id=place.id, kind=TalkKind.TALK, asker_id=coach.id,
            asker_unit_id=contact.unit_id, colleague_id=coach.id,
        )
    )  # fmt: skip
    make.add(SharedCredit(user_id=coach.id, workplace_id=place.id, shown_from=day(since)))
    make.add(
        StopOverride(
            workplace_id=place.id, user_id=coach.id, unit_id=contact.unit_id,
            contact_id=contact.id, reason="Chefen ringde själv",
        )
    )  # fmt: skip
    plan = make.add(Plan(user_id=coach.id, monday=day(since), made_at=clock.now(), places=6))
    make.add(
        PlanLine(
            plan_id=plan.id, position=1, workplace_id=place.id, purpose=Purpose.CARE,
            mode=Mode.VISIT, day=day(since),
        )
    )  # fmt: skip
    make.add(
        Placement(
            participant_id=participant.id, workplace_id=place.id, kind=PlacementKind.JOB,
            started_on=day(3), user_id=coach.id,
        )
    )  # fmt: skip


def _coordinator(make: Factory) -> Actor:
    actor = make.actor(make.coordinator())
    make.session.info["actor"] = actor
    return actor


def _two_places(make: Factory) -> tuple[int, int]:
    employer = make.employer()
    kept = make.workplace(employer, name="Kafé Kanel", phone=None)
    gone = make.workplace(employer, name="Kanel Kafé", phone="08-123 45 67", postcode="15171")
    _full(make, kept, since=10)
    _full(make, gone, since=20)
    return kept.id, gone.id


def test_a_workplace_with_everything_is_merged_and_undone(session: Session, make: Factory) -> None:
    kept, gone = _two_places(make)
    actor = _coordinator(make)
    before = _everything(session)
    preview = preview_merge(session, actor, "workplace", kept, gone)
    assert [row.column for row in preview.moves] == list(moving("workplace"))
    assert Moving("contact.workplace_id", 1) in preview.moves
    assert Moving("placement.workplace_id", None) in preview.moves, "nobody is told how many"
    assert all(row.count != 0 for row in preview.moves)
    assert preview.filled == ("phone", "postcode")
    settled = ("relationship_owner", "intention", "stage_lowering", "contact_rule")
    assert preview.settled == settled
    assert _everything(session) == before, "a preview changes nothing"

    merge = merge_workplaces(session, actor, kept, gone, preview.versions)
    assert session.get(Workplace, gone) is None
    for column in moving("workplace"):
        name, key = column.split(".")
        with unseen(session):
            assert not rows_where(session, name, key, gone), column
    with unseen(session):
        for name in ("contact", "notice", "placement", "collision", "vacancy", "contact_person"):
            assert len(rows_where(session, name, "workplace_id", kept)) == 2, name
    place = session.get_one(Workplace, kept)
    assert (place.name, place.phone, place.postcode) == ("Kafé Kanel", "08-123 45 67", "15171")
    (rule,) = session.scalars(select(ContactRule).order_by(ContactRule.id))
    assert (rule.rest_days, rule.budget_per_month) == (20, 10), "the stricter of each wish"
    assert (rule.note, rule.said_by) == ("Sagt 10\nSagt 20", "Chef")
    (owner,) = _owners(session, kept)
    assert owner["since"] == day(20).isoformat(), "the earlier one stays"
    held = rows_where(session, "intention", "workplace_id", kept)
    assert [row["released_at"] is None for row in held] == [True, False]
    assert {row["version"] for row in rows_where(session, "contact", "workplace_id", kept)} == {1}

    undo_merge(session, actor, merge.id)
    assert _everything(session) == before


def test_old_ids_lead_to_what_was_kept(session: Session, make: Factory) -> None:
    kept, gone = _two_places(make)
    third = make.workplace(session.get_one(Workplace, kept).employer).id
    actor = _coordinator(make)
    first = merge_workplaces(session, actor, kept, gone, _versions(session, kept, gone))
    second = merge_workplaces(session, actor, third, kept, _versions(session, third, kept))
    assert now_at(session, "workplace", gone) == now_at(session, "workplace", kept) == third
    assert now_at(session, "workplace", third) is None
    assert read_workplace(session, actor, gone).workplace.id == third
    draft = ContactDraft(
        workplace_id=gone, happened_on=clock.today(), mode=Mode.VISIT, purpose=Purpose.CARE,
        outcome=Outcome.DONE, next_step=NextStep.NOTHING,
    )  # fmt: skip
    logged = log_contact(session, actor, draft, go_on_reason=GoOnReason.AGREED_WITH_COLLEAGUE)
    assert logged.contact.workplace_id == third, "a draft that was kept on the way is not lost"
    assert list_contacts(session, actor, ContactFilter(workplace_id=gone)).total == 3
    with pytest.raises(errors.Conflict, match="after it first"):
        undo_merge(session, actor, first.id)
    assert [merge.id for merge in list_merges(session, actor)] == [second.id, first.id]
    undo_merge(session, actor, second.id)
    assert logged.contact.workplace_id == third, "what came after the merge stays"
    undo_merge(session, actor, first.id)
    assert now_at(session, "workplace", gone) is None
    assert read_workplace(session, actor, gone).workplace.id == gone
    assert not list_merges(session, actor)
    with pytest.raises(errors.Conflict, match="already"):
        undo_merge(session, actor, first.id)


def test_employers_are_merged_with_their_number_and_undone(session: Session, make: Factory) -> None:
    kept = make.employer(name="Kafé Kanel", organisation_number=None)
    gone = make.employer(name="Kanel Kafé AB", sni="56100")
    number = gone.organisation_number
    places = [make.workplace(kept).id, make.workplace(gone).id]
    actor = _coordinator(make)
    before = _everything(session)
    preview = preview_merge(session, actor, "employer", kept.id, gone.id)
    untold = Moving("disclosure.employer_id", None)  # nobody learns whether there is one
    assert set(preview.moves) == {Moving("workplace.employer_id", 1), untold}
    assert preview.filled == ("organisation_number", "sni")
    gone_id, kept_id = gone.id, kept.id
    merge = merge_employers(session, actor, kept_id, gone_id, preview.versions)
    view = read_employer(session, actor, gone_id)
    assert (view.id, view.name) == (kept_id, "Kafé Kanel")
    assert sorted(place.id for place in view.workplaces) == places
    assert session.get_one(Employer, kept_id).organisation_number == number
    newer = make.employer().id
    assert newer != gone_id, "an id is never given again"
    undo_merge(session, actor, merge.id)
    session.delete(session.get_one(Employer, newer))
    assert _everything(session) == before


def test_what_was_edited_since_is_not_taken_back(session: Session, make: Factory) -> None:
    kept, gone = _two_places(make)
    actor = _coordinator(make)
    merge = merge_workplaces(session, actor, kept, gone, _versions(session, kept, gone))
    place = session.get_one(Workplace, kept)
    place.phone = "08-765 43 21"
    (open_one,) = _owners(session, kept)
    session.flush()
    version = place.version
    theirs = select(Contact).where(Contact.workplace_id == kept).order_by(Contact.id.desc())
    contact = session.scalars(theirs).first()
    assert contact is not None
    contact.note = "Rättat efteråt"
    session.flush()
    undo_merge(session, actor, merge.id)
    session.refresh(place)
    session.refresh(contact)
    assert (place.phone, place.postcode, place.version) == ("08-765 43 21", None, version)
    assert (contact.workplace_id, contact.note) == (gone, "Rättat efteråt")
    assert open_one["id"] in [row["id"] for row in _owners(session, gone)]


def test_what_cannot_be_one_is_refused(session: Session, make: Factory) -> None:
    one, two = make.workplace(), make.workplace()
    actor = _coordinator(make)
    for thing, a, b in (
        ("employer", one.employer_id, two.employer_id),
        ("workplace", one.id, two.id),
        ("workplace", one.id, one.id),
    ):
        with pytest.raises(errors.Conflict):
            preview_merge(session, actor, thing, a, b)
    for thing, a, b in (("workplace", one.id, 999_999), ("contact", 1, 2)):
        with pytest.raises(errors.NotFound):
            preview_merge(session, actor, thing, a, b)
    twin = make.workplace(one.employer)
    with pytest.raises(errors.VersionMissing):
        merge_workplaces(session, actor, one.id, twin.id, None)
    with pytest.raises(errors.Stale):
        merge_workplaces(session, actor, one.id, twin.id, (1, 2))
    coach = make.actor(make.coach())
    for refused in (
        lambda: preview_merge(session, coach, "workplace", one.id, twin.id),
        lambda: merge_workplaces(session, coach, one.id, twin.id, (1, 1)),
        lambda: undo_merge(session, coach, 1),
        lambda: list_merges(session, coach),
    ):
        with pytest.raises(errors.NotAllowed):
            refused()
    with pytest.raises(errors.NotFound):
        undo_merge(session, actor, 999_999)


def test_after_thirty_days_it_stands(session: Session, make: Factory) -> None:
    one = make.workplace()
    twin = make.workplace(one.employer)
    actor = _coordinator(make)
    merge = merge_workplaces(session, actor, one.id, twin.id, (1, 1))
    session.get_one(Merge, merge.id).created_at = clock.now() - timedelta(days=31)
    session.flush()
    assert not list_merges(session, actor)
    with pytest.raises(errors.Conflict, match="30 days"):
        undo_merge(session, actor, merge.id)


def _versions(session: Session, *places: int) -> tuple[int, int]:
    a, b = (session.get_one(Workplace, place, populate_existing=True).version for place in places)
    return a, b
