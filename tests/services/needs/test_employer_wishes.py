"""By the link an employer says how they want to be contacted; the stricter of all wishes holds."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AuditEntry, EmployerWish, Notice, Workplace
from employer_match.outreach.contact_rules import Wishes
from employer_match.services import scoping
from employer_match.services.actor import ANONYMOUS, Actor
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.own_words import own_words_at, settle_own_words
from employer_match.services.contacts.wishes_in_force import rule_of, stamp, stopped_workplaces
from employer_match.services.employers.timeline import read_timeline
from employer_match.services.employers.timeline_entries import Happening
from employer_match.services.needs.edit_need import close_need
from employer_match.services.needs.employer_wishes import (
    LIMITS,
    WishDraft,
    read_wishes,
    say_wishes,
)
from employer_match.services.needs.moderate_vacancy import moderate_vacancy, submitted_need
from employer_match.services.needs.post_need import Posted, post_need
from employer_match.vocabulary import HowOften, Mode, NoticeKind, VacancyEvent, Weekday
from tests.services.needs.needs_told import SETTINGS, letters_sent, need, token_in
from tests.support.factories import Factory, day

STOP = WishDraft(stop_for_good=True)


class Story:
    """A posted need, its link, a workplace with an owner, a coordinator."""

    def __init__(self, session: Session, make: Factory) -> None:
        self.session, self.make = session, make
        self.owner, self.place = make.coach(), make.workplace()
        make.owner(self.place, self.owner)
        self.chief = make.actor(make.coordinator())
        self.posted, self.token = self.post()

    def post(self, **sender: Any) -> tuple[Posted, str]:
        scoping.act_as(self.session, ANONYMOUS)
        posted = post_need(self.session, need(sender), SETTINGS)
        return posted, token_in(letters_sent(self.session)[-1])

    def approve(self, posted: Posted | None = None, place: Workplace | None = None) -> None:
        scoping.act_as(self.session, self.chief)
        vacancy = (posted or self.posted).vacancy
        where = (place or self.place).id
        moderate_vacancy(
            self.session,
            self.chief,
            vacancy.id,
            VacancyEvent.APPROVE,
            vacancy.version,
            SETTINGS,
            workplace_id=where,
        )

    def say(self, draft: WishDraft, token: str | None = None) -> EmployerWish:
        scoping.act_as(self.session, ANONYMOUS)
        token = token or self.token
        version = read_wishes(self.session, token, SETTINGS).version
        return say_wishes(self.session, token, draft, version, SETTINGS)

    def held(self) -> Wishes:
        return rule_of(self.session, self.place.id)

    def notices(self) -> list[int]:
        said = select(Notice.user_id).where(Notice.kind == NoticeKind.EMPLOYER_SAID)
        return list(self.session.scalars(said.order_by(Notice.id)))


@pytest.fixture
def story(session: Session, make: Factory) -> Story:
    return Story(session, make)


def test_what_is_said_before_approval_is_kept_and_counts_from_it(story: Story) -> None:
    draft = WishDraft(
        often=HowOften.QUARTERLY,
        preferred_mode=Mode.EMAIL,
        preferred_weekdays=(Weekday.TUESDAY,),
        preferred_hours="efter lunchen",
        only_me=True,
    )
    story.say(draft)
    assert not read_wishes(story.session, story.token, SETTINGS).counts
    read = submitted_need(story.session, story.chief, story.posted.vacancy.id)
    assert {"how_often", "only_with"} < {one.code for one in read.wishes}
    assert story.held() == Wishes()
    assert story.notices() == [], "nobody can say yet whose wishes these are"
    story.approve()
    held = story.held()
    assert (held.budget_per_month, held.rest_days) == (1, 90)
    assert (held.preferred_mode, held.preferred_hours) == (Mode.EMAIL, "efter lunchen")
    assert held.only_with_id == story.posted.vacancy.contact_person_id
    assert story.notices() == [story.owner.id]
    view = read_wishes(story.session, story.token, SETTINGS)
    assert (view.draft, view.counts) == (draft, True)


def test_a_known_number_is_no_proof_of_who_asks(story: Story) -> None:
    employer = story.place.employer
    _posted, token = story.post(organisation_number=employer.organisation_number)
    story.say(STOP, token)
    assert story.held() == Wishes(), "anybody can type anybody's number"
    assert stopped_workplaces(story.session, day(0), [story.place.id]) == set()


def test_it_is_changed_through_the_link_and_the_employer_gets_a_receipt(story: Story) -> None:
    story.approve()
    before = stamp(story.session)
    story.say(STOP)
    assert story.held().stop_for_good
    assert story.held().stop_since == day(0)
    assert stopped_workplaces(story.session, day(0), [story.place.id]) == {story.place.id}
    assert stamp(story.session) != before
    story.say(WishDraft(often=HowOften.MONTHLY, preferred_hours="bara ord"))
    assert story.held() == Wishes(budget_per_month=1, preferred_hours="bara ord")
    letters = [one for one in letters_sent(story.session) if "kontaktade" in one.subject]
    assert {one.recipient for one in letters} == {"agare@example.se"}
    assert "gång i månaden" in letters[-1].body
    assert "bara ord" not in letters[-1].body, "no letter repeats what was typed"
    assert read_wishes(story.session, token_in(letters[-1]), SETTINGS).version == 2
    audited = str(story.session.scalars(select(AuditEntry.data).order_by(AuditEntry.id)).all())
    assert "bara ord" not in audited


def test_two_who_answer_at_once_do_not_lose_each_other(story: Story) -> None:
    story.say(STOP)
    for version in (0, None):
        with pytest.raises((errors.Stale, errors.VersionMissing)):
            say_wishes(story.session, story.token, WishDraft(), version, SETTINGS)


@pytest.mark.parametrize("field", ["not_before", "stop_until"])
def test_a_day_that_has_passed_is_none(story: Story, field: str) -> None:
    with pytest.raises(errors.Invalid) as refused:
        story.say(WishDraft(**{field: day(1)}))
    assert set(refused.value.fields) == {field}


def test_the_link_ends_with_the_need_and_the_wish_stays(story: Story) -> None:
    story.approve()
    story.say(STOP)
    scoping.act_as(story.session, ANONYMOUS)
    version = story.posted.vacancy.version
    close_need(story.session, story.token, VacancyEvent.WITHDRAW, version, SETTINGS)
    for call in (read_wishes, lambda *given: say_wishes(*given[:2], STOP, 1, SETTINGS)):
        with pytest.raises(errors.LinkExpired):
            call(story.session, story.token, SETTINGS)
    assert story.held().stop_for_good


def test_every_answer_to_how_often_is_read_back(story: Story) -> None:
    assert LIMITS.keys() == set(HowOften)
    assert len(set(LIMITS.values())) == len(LIMITS)


def test_the_stricter_of_what_we_wrote_and_they_said_holds_until_it_is_settled(
    story: Story,
) -> None:
    coach = story.make.actor(story.owner)
    draft = RuleDraft(budget_per_month=1, stop_until=day(-60), preferred_mode=Mode.PHONE)
    set_contact_rule(story.session, coach, story.place.id, draft)
    story.approve()
    wish = story.say(WishDraft(often=HowOften.WEEKLY, preferred_mode=Mode.EMAIL))
    held = story.held()
    assert (held.budget_per_month, held.stop_until) == (1, day(-60))
    assert held.preferred_mode is Mode.PHONE, "what we wrote stays, where neither is stricter"
    (own,) = own_words_at(story.session, coach, story.place.id)
    assert (own.held_back, own.settled) == (True, False)

    def settle(actor: Actor, *, take: bool) -> None:
        scoping.act_as(story.session, actor)
        settle_own_words(story.session, actor, story.place.id, wish.id, wish.version, take=take)

    with story.session.begin_nested() as nested, pytest.raises(errors.NotAllowed):
        settle(coach, take=True)  # the stop would end sooner
    if nested.is_active:
        nested.rollback()
    story.session.expire_all()
    settle(story.chief, take=True)
    assert story.held() == Wishes(budget_per_month=4, preferred_mode=Mode.EMAIL)
    settle(coach, take=False)
    assert story.held() == Wishes(), "and what we wrote says nothing any more"
    (own,) = own_words_at(story.session, coach, story.place.id)
    assert (own.held_back, own.settled) == (False, True)
    story.say(WishDraft(often=HowOften.MONTHLY))
    assert story.held().budget_per_month == 1, "what is said anew is heard anew"


def test_settling_against_the_employers_own_stop_takes_a_coordinator(story: Story) -> None:
    story.approve()
    wish = story.say(STOP)
    coach = story.make.actor(story.owner)
    with pytest.raises(errors.NotAllowed):
        settle_own_words(story.session, coach, story.place.id, wish.id, wish.version, take=False)


def test_another_persons_looser_wish_lifts_nothing(story: Story) -> None:
    story.approve()
    story.say(STOP)
    other, token = story.post(contact_email="annan@example.se", contact_name="Påhittad Annan")
    story.approve(other)
    wish = story.say(WishDraft(often=HowOften.WEEKLY), token)
    assert story.held().stop_for_good
    newest, older = own_words_at(story.session, story.chief, story.place.id)
    assert (newest.said_by, newest.held_back) == ("Påhittad Annan", True)
    assert not older.held_back
    settle_own_words(story.session, story.chief, story.place.id, wish.id, wish.version, take=True)
    assert story.held() == Wishes(budget_per_month=4)


def test_of_one_persons_two_needs_the_last_word_counts(story: Story) -> None:
    story.approve()
    story.say(STOP)
    second, token = story.post()
    story.approve(second)
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        story.say(WishDraft(often=HowOften.TWICE_A_MONTH), token)
    assert story.held() == Wishes(budget_per_month=2)
    assert len(own_words_at(story.session, story.chief, story.place.id)) == 1


def test_without_an_owner_whoever_answered_the_need_is_told(story: Story) -> None:
    free = story.make.workplace()
    story.approve(place=free)
    story.say(STOP)
    assert story.notices() == [story.chief.user_id]


def test_nobody_settles_what_is_said_elsewhere(story: Story) -> None:
    story.approve()
    wish = story.say(STOP)
    other = story.make.workplace()
    with pytest.raises(errors.NotFound):
        settle_own_words(story.session, story.chief, other.id, wish.id, wish.version, take=True)


def test_a_strangers_wishes_stand_in_no_timeline_before_the_approval(
    session: Session, make: Factory
) -> None:
    story = Story(session, make)
    vacancy = story.posted.vacancy
    vacancy.workplace_id = story.place.id  # proposed by the number, read by nobody yet
    session.flush()
    say_wishes(session, story.token, WishDraft(often=HowOften.MONTHLY), None, SETTINGS)

    def said() -> int:
        shown = read_timeline(session, story.chief, [story.place.id]).entries
        return sum(one.kind is Happening.EMPLOYER_SAID for one in shown)

    assert said() == 0
    story.approve()
    assert said() == 1


def test_only_me_is_not_lost_beside_what_was_written(session: Session, make: Factory) -> None:
    story = Story(session, make)
    story.approve()
    other, _token = story.post(contact_email="annan@example.se")
    story.approve(other)
    say_wishes(session, _token, WishDraft(not_before=day(-9)), None, SETTINGS)
    say_wishes(session, story.token, WishDraft(only_me=True), None, SETTINGS)
    boss = make.contact_person(story.place)
    written = RuleDraft(only_with_id=boss.id, rest_days=5)
    set_contact_rule(session, story.chief, story.place.id, written)
    held = {one.id: one for one in own_words_at(session, story.chief, story.place.id)}
    (mine,) = [one for one in held.values() if one.held_back]
    assert rule_of(session, story.place.id).only_with_id == boss.id
    settle_own_words(session, story.chief, story.place.id, mine.id, mine.version, take=True)
    now = rule_of(session, story.place.id)
    assert now.only_with_id == story.posted.vacancy.contact_person_id
    assert (now.rest_days, now.not_before) == (5, day(-9)), "what keeps nothing back goes on"
