"""The pages in a real browser: axe finds nothing, nothing is wider than a phone, keys suffice."""

import pytest
from sqlalchemy import select

from employer_match import clock
from employer_match.config import Settings
from employer_match.models import (
    Contact,
    EmployerWish,
    Participant,
    User,
    Vacancy,
    WorkingTime,
    Workplace,
)
from employer_match.services.actor import SYSTEM
from employer_match.services.needs.employer_links import make_link
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.vocabulary import Approach, NextStep, Outcome, VacancySource
from tests.support.browser import PHONE, WIDE, Visitor
from tests.support.factories import Factory, day

pytestmark = pytest.mark.browser
SETTINGS = Settings(secret_key="a key for tests and nothing else", base_url="http://localhost")
#: Where the wide page is laid out in another way than the narrow one.
LOOKED_AT_WIDE = {
    "start", "queue", "participants", "participant", "profile", "vacancies", "vacancy", "workplace",
    "contact", "intention", "handover", "employer",
}  # fmt: skip
YARD = {"outdoors": {"value": True, "quote": "ute hela dagen", "source": "text"}}


class World:
    """A coach's small world: somebody who wishes, a place where a colleague was, a vacancy."""

    def __init__(self, make: Factory) -> None:
        self.coach: User = make.coach(name="Siv Påhittad")
        self.colleague: User = make.coach(self.coach.roles[0].unit, name="Bo Påhittad")
        self.place: Workplace = make.workplace(name="Påhittade Parkförvaltningens odlingsenhet")
        make.contact_person(self.place, email="en.mycket.lang.adress@parkforvaltningen.example")
        make.contact(
            self.place,
            self.colleague,
            days_ago=4,
            outcome=Outcome.MEETING_BOOKED,
            next_step=NextStep.VISIT,
            next_step_on=day(-3),
        )
        self.own: Contact = make.contact(
            make.workplace(), self.coach, days_ago=9, next_step_on=day(2)
        )
        self.held = make.owner(self.place, self.colleague, deputy_id=self.coach.id)
        make.owner(make.session.get_one(Workplace, self.own.workplace_id), self.coach)
        leave = {"first": day(2), "last": day(-9), "percent": 0}
        self.leave: WorkingTime = make.add(WorkingTime(user_id=self.coach.id, **leave))
        make.add(WorkingTime(user_id=self.colleague.id, **leave))
        self.chief = make.contact_person(self.place, name="Åsa Påhittad", source="website")
        make.contact(self.place, self.coach, days_ago=20, contact_person_id=self.chief.id)
        self.vacancy: Vacancy = make.vacancy(
            self.place, headline="Sköta djur i parken", conditions=YARD, text="Ute hela dagen."
        )
        index_vacancy(make.session, self.vacancy, read_taxonomy(make.session))
        posted = make.vacancy(
            self.place, source=VacancySource.FORM, contact_person_id=self.chief.id, text="Kratta."
        )
        said = {"stop_for_good": True, "said_by": "Åsa Påhittad", "said_at": clock.now()}
        make.add(EmployerWish(vacancy_id=posted.id, settled_at=clock.now(), **said))
        make.rule(self.place, preferred_hours="före tio, inte vid lunch", budget_per_month=1)
        link = make_link(make.session, posted, SETTINGS)
        self.link = link.removeprefix(SETTINGS.base_url)
        self.person: Participant = make.participant(self.coach)
        said = {
            "may_tell": "Jag vill börja lugnt och få visat hur man gör.\nJag kommer med min coach.",
            "never_tell": "Varför jag har varit borta från arbetet",
        }
        make.disclosure(self.person, 2, talked_again_on=day(300), user_id=self.coach.id, **said)
        make.disclosure(self.person, 3, approach=Approach.NO, employer_id=self.place.employer_id)
        make.profile(
            self.person,
            wishes=(("text", "djur"),),
            conditions=["outdoors", "calm"],
            own_words="Jag vill vara ute.",
        )
        act_as(make.session, SYSTEM)
        suggest_for(make.session, SYSTEM, [self.person.id])

    def paths(self) -> dict[str, str]:
        """Name and address of every page that shows something of its own."""
        person, place = f"/participants/{self.person.id}", f"/workplaces/{self.place.id}"
        return {
            "start": "/",
            "account": "/account",
            "queue": "/queue",
            "steps": "/steps",
            "participants": "/participants",
            "participant": person,
            "participant-new": "/participants/new",
            "participant-edit": f"{person}/edit",
            "disclosure": f"{person}/disclosure",
            "disclosure-edit": f"{person}/disclosure/edit",
            "profile": f"{person}/profile",
            "profiles": f"{person}/profiles",
            "why-not": f"{person}/why-not?vacancy_id={self.vacancy.id}",
            "vacancies": "/vacancies?text=djur",
            "vacancies-none": "/vacancies?text=finnsinte",
            "vacancy": f"/vacancies/{self.vacancy.id}",
            "vacancy-edit": f"/vacancies/{self.vacancy.id}/edit",
            "vacancy-new": f"/vacancies/new?workplace_id={self.place.id}",
            "workplaces": "/workplaces?text=park",
            "workplace": place,
            "workplace-new": "/workplaces/new",
            "workplace-edit": f"{place}/edit",
            "need": f"{place}/needs/new?topic=tasks",
            "person": f"{place}/people/new",
            "rule": f"{place}/rule",
            "which-workplace": "/contacts/new?text=park",
            "contact": f"/contacts/new?workplace_id={self.place.id}",
            "correct": f"/contacts/{self.own.id}/correct",
            "intention": f"/intentions/new?workplace_id={self.place.id}",
            "employer": f"/employers/{self.place.employer_id}",
            "owner": f"{place}/owner",
            "stage": f"{place}/stage",
            "held": "/workplaces/held",
            "to-inform": "/persons-to-inform",
            "working-time": "/account/working-time",
            "working-time-edit": f"/account/working-time/{self.leave.id}",
            "handover": f"/handover/{self.coach.id}",
            "employer-wishes": f"{self.link}/contact",
            "employer-wishes-kept": f"{self.link}/contact/kept",
            "how": "/how-suggestions-work",
            "accessibility": "/accessibility",
            "missing": "/nowhere",
        }


@pytest.fixture
def database_kind() -> str:
    """What the browser shows does not depend on the database: one is enough."""
    return "sqlite"


@pytest.mark.slow
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_every_page_is_accessible_at_both_widths(
    visitor: Visitor, make: Factory, width: int
) -> None:
    world = World(make)
    page = visitor.open("/", user=world.coach, width=width)
    for name, path in world.paths().items():
        if width == WIDE and name not in LOOKED_AT_WIDE:
            continue
        page.goto(visitor.address + path)
        visitor.check(page, f"{name}-{width}")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_collision_is_told_where_the_contact_is_logged(
    visitor: Visitor, make: Factory, width: int
) -> None:
    world = World(make)
    page = visitor.open(world.paths()["contact"], user=world.coach, width=width)
    page.select_option("#outcome", "interested")
    page.click("main form .btn-primary")
    page.wait_for_selector("text=Krock")
    page.wait_for_load_state()
    assert page.evaluate("document.activeElement.className") == "notice notice-stop"
    visitor.check(page, f"contact-collision-{width}")
    page.fill("#ask-_words", "Kan vi ta det på torsdag?")
    page.click("button[value=talk]")
    page.wait_for_selector("text=Din kollega får veta")
    visitor.check(page, f"contact-asked-{width}")
    page.goto(f"{visitor.address}/talks")
    page.click("main .row-title a")
    visitor.check(page, f"talk-{width}")
    page.goto(f"{visitor.address}/workplaces/{world.place.id}")
    visitor.check(page, f"workplace-collision-{width}")
    world.held.until = day(0)  # nobody waits for an owner on leave, or for oneself as deputy
    make.owner(world.place, make.coach(world.coach.roles[0].unit))
    make.session.commit()
    page.reload()
    page.click("button[value=introduction]")
    page.wait_for_selector("text=Du har bett om en introduktion")
    visitor.check(page, f"introduction-asked-{width}")
    page = visitor.open("/", user=world.colleague, width=width)
    visitor.check(page, f"start-asked-{width}")


def test_a_contact_is_logged_on_a_phone_with_the_keyboard_alone_in_six_inputs(
    visitor: Visitor, make: Factory
) -> None:
    coach = make.coach()
    place = make.workplace(name="Kafé Kanel")
    page = visitor.open("/contacts/new?text=kanel", user=coach, width=PHONE)
    page.locator("text=Kafé Kanel").focus()
    page.keyboard.press("Enter")  # the workplace; day, mode, purpose and next step have answers
    page.wait_for_selector("#outcome")
    page.locator("#outcome").focus()
    page.keyboard.press("i")  # inputs: the workplace, what came of it, and the button
    page.keyboard.press("Tab")
    reached = [page.evaluate("document.activeElement.id || document.activeElement.textContent")]
    while reached[-1] != "Logga kontakt" and len(reached) < 12:
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        )
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Kontakten är loggad")
    make.session.rollback()
    (contact,) = make.session.scalars(select(Contact))
    assert (contact.workplace_id, contact.outcome) == (place.id, Outcome.NO_ANSWER)


def test_the_menu_folds_on_a_phone_and_opens_by_key(visitor: Visitor, make: Factory) -> None:
    page = visitor.open("/", user=make.coach(), width=PHONE)
    menu, link = page.locator(".menu-button"), page.locator(".site-nav >> text=Deltagare")
    assert not link.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    visitor.check(page, "menu-open-320")


def test_everything_works_without_a_script(visitor: Visitor, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    page = visitor.open("/", user=coach, width=PHONE)
    page.context.route("**/small.js", lambda route: route.abort())
    page.goto(f"{visitor.address}/contacts/new?workplace_id={place.id}")
    assert page.locator(".site-nav >> text=Deltagare").is_visible()
    page.select_option("#outcome", "not_now")
    page.click("main form .btn-primary")
    page.wait_for_selector("text=Kontakten är loggad")
