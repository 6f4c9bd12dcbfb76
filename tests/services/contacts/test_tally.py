"""The tally says what the log says, after any sequence of what can happen to the log."""

from collections import Counter
from dataclasses import replace
from itertools import product

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, ContactTally, Merge, User, Workplace
from employer_match.outreach.stages import reached_by
from employer_match.services import health
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.contact_rows import NEEDED, RowError, read_rows
from employer_match.services.contacts.correct_contact import (
    Correction,
    cancel_contact,
    correct_contact,
)
from employer_match.services.contacts.import_contacts import import_row
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.contacts.tally import count_anew, differing
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.services.duplicates.undo_merge import undo_merge
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.scoping import act_as
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose, Role
from tests.support.factories import Factory, day

DID = st.sampled_from(["log", "import", "correct", "cancel", "merge", "undo"])
STEPS = st.lists(st.tuples(DID, st.integers(0, 5), st.integers(0, 60)), max_size=12)


class Log:
    """Two units and four workplaces of one employer, to which anything may happen."""

    def __init__(self, make: Factory) -> None:
        self.session = make.session
        act_as(self.session, SYSTEM)
        chief = make.coordinator()
        self.coaches: list[User] = [make.coach(), make.coach(), make.coach(chief.roles[0].unit)]
        for coach in self.coaches[:2]:
            make.role(chief, coach.roles[0].unit, Role.COORDINATOR)
        self.chief: Actor = make.actor(chief)
        employer = make.employer()
        self.names = [f"Plats {number}" for number in range(4)]
        for name in self.names:
            make.workplace(employer, name=name)
        make.workplace(name="Aldrig")

    def places(self) -> list[Workplace]:
        found = select(Workplace).where(Workplace.name.in_(self.names)).order_by(Workplace.id)
        return list(self.session.scalars(found))

    def contact(self, number: int) -> Contact | None:
        found = select(Contact).where(Contact.cancelled_at.is_(None)).order_by(Contact.id)
        standing = self.session.scalars(found).all()
        return standing[number % len(standing)] if standing else None

    def log(self, number: int, days: int) -> None:
        place = self.places()[number % len(self.places())]
        coach = self.coaches[number % 3]
        draft = ContactDraft(
            workplace_id=place.id,
            happened_on=day(days),
            mode=Mode.PHONE,
            purpose=Purpose.INTRODUCE,
            outcome=[Outcome.INTERESTED, Outcome.NO_ANSWER, Outcome.HIRED][days % 3],
            next_step=NextStep.NOTHING,
            user_id=coach.id,
        )
        log_contact(self.session, self.chief, draft, go_on_reason=GoOnReason.OTHER_DEPARTMENT)

    def import_(self, number: int, days: int) -> None:
        place = self.places()[number % len(self.places())]
        cells = [place.name, self.coaches[number % 3].email, day(days).isoformat()]
        codes = ["visit", "learn_needs", "interested", "nothing"]
        head = [*NEEDED, "workplace_id", "go_on_reason"]
        row = [*cells, *codes, str(place.id), "other_department"]
        ((_line, read),) = read_rows([",".join(head), ",".join(row)])
        assert not isinstance(read, RowError)
        import_row(self.session, SYSTEM, read)

    def correct(self, number: int, days: int) -> None:
        contact = self.contact(number)
        if contact is not None:
            correction = Correction(
                happened_on=day(days),
                mode=contact.mode,
                purpose=contact.purpose,
                outcome=contact.outcome,
                next_step=contact.next_step,
            )
            correct_contact(self.session, self.chief, contact.id, correction, contact.version)

    def cancel(self, number: int, days: int) -> None:
        contact = self.contact(number)
        if contact is not None:
            cancel_contact(self.session, self.chief, contact.id, "fel", contact.version)

    def merge(self, number: int, days: int) -> None:
        places = self.places()
        if len(places) > 1:
            kept, gone = places[number % len(places)], places[number % len(places) - 1]
            versions = (kept.version, gone.version)
            merge_workplaces(self.session, self.chief, kept.id, gone.id, versions)

    def undo(self, number: int, days: int) -> None:
        standing = select(Merge.id).where(Merge.undone_at.is_(None)).order_by(Merge.id.desc())
        newest = self.session.scalar(standing.limit(1))
        if newest is not None:
            undo_merge(self.session, self.chief, newest)


def _straightforward(contacts: list[Contact]) -> list[tuple[int, int]]:
    """Workplace and contacts, the newest first: every contact counted one by one."""
    counted = Counter(one.workplace_id for one in contacts)
    newest = {
        one.workplace_id: one.happened_on
        for one in sorted(contacts, key=lambda one: one.happened_on)
    }
    in_order = sorted(counted, key=lambda place: (-newest[place].toordinal(), place))
    return [(place, counted[place]) for place in in_order]


def _stages(contacts: list[Contact]) -> dict[int, int]:
    """Workplace → stage, by the pure rule."""
    found: dict[int, int] = {}
    for one in contacts:
        brought = reached_by(one.mode, one.purpose, one.outcome)
        found[one.workplace_id] = max(found.get(one.workplace_id, 0), brought)
    return found


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_the_overview_counts_what_the_log_says(
    session: Session, steps: list[tuple[str, int, int]]
) -> None:
    session.rollback()
    session.expunge_all()
    log = Log(Factory(session))
    for what, number, days in steps:
        does = {"import": log.import_}.get(what) or getattr(log, what)
        does(number, days)
        assert not differing(session)
    standing = [one for one in session.scalars(select(Contact)) if one.cancelled_at is None]
    rows = session.scalars(select(ContactTally).order_by(ContactTally.workplace_id))
    counted = Counter((one.workplace_id, one.unit_id) for one in standing)
    assert {(row.workplace_id, row.unit_id): row.contacts for row in rows} == counted
    unit = log.coaches[0].roles[0].unit_id
    for first, last, unit_id in product((None, 50), (None, 50, 25, 5), (None, unit)):
        wanted = OverviewFilter(
            period_from=None if first is None else day(first),
            period_to=None if last is None else day(last),
            unit_id=unit_id,
        )
        until = [one for one in standing if one.happened_on <= wanted.end]
        within = [
            one
            for one in until
            if unit_id in (None, one.unit_id)
            and (wanted.period_from is None or one.happened_on >= wanted.period_from)
        ]
        expected = _straightforward(within)
        view = overview(session, log.chief, wanted)
        assert [(row.workplace.id, row.contacts) for row in view.rows] == expected
        stood = _stages(until)
        assert all(row.stage == stood[row.workplace.id] for row in view.rows)
        at_two = overview(session, log.chief, replace(wanted, stage=2)).rows
        assert [row.workplace.id for row in at_two] == [
            place for place, _contacts in expected if stood[place] == 2
        ]
        numbers = {figure.name: figure.value for figure in view.figures}
        assert numbers["contacts"] == len(within)
        never = len(log.places()) + 1 - len(_straightforward(standing))
        assert numbers[Shown.NEVER_ASKED] == never


def test_doctor_finds_a_wrong_tally_and_counting_anew_mends_it(
    session: Session, make: Factory
) -> None:
    act_as(session, SYSTEM)
    make.contact(make.workplace(), make.coach(), days_ago=3)
    row = session.scalars(select(ContactTally)).one()
    row.last_on = clock.today()
    session.flush()
    assert differing(session) == {row.workplace_id}
    said = [line for well, line in health.findings(session) if not well]
    assert any("miscounts 1 workplace" in line for line in said)
    count_anew(session, differing(session))
    assert not differing(session)


@pytest.mark.parametrize("days_ago", [0, 5])
def test_a_unit_without_contacts_leaves_no_row(
    session: Session, make: Factory, days_ago: int
) -> None:
    contact = make.contact(make.workplace(), make.coach(), days_ago=days_ago)
    contact.cancelled_at, contact.cancelled_reason = clock.now(), "fel"
    count_anew(session, [contact.workplace_id])
    assert session.scalars(select(ContactTally)).all() == []
