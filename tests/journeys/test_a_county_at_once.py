"""Two coaches of two units, a coordinator and an employer, each at an open browser, at one time.

Everything happens on pages, in one story: an announcement that collides, the talk, going along, the
overview, a merge under somebody's hands, and a stop that holds at once.
"""

import pytest
from flask import Flask

from employer_match.models import User, Workplace
from employer_match.services.needs.post_need import post_need
from tests.journeys.desks import Desk
from tests.services.needs.needs_told import need
from tests.support.browser import Visitor, picture
from tests.support.factories import Factory, day

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORD = "Zafirgroda"
OVERLAP = "med kontakter från två eller flera enheter på 30 dagar"


@pytest.fixture
def database_kind() -> str:
    """What SQL does differently is shown with real processes in tests/concurrency."""
    return "sqlite"


class County:
    """Two units, each with a coach and a participant; a coordinator; a workplace known twice."""

    def __init__(self, make: Factory, app: Flask) -> None:
        north, south = make.unit(name="Enhet Norr"), make.unit(name="Enhet Söder")
        self.asta: User = make.coach(north, name="Asta Prov")
        self.bo: User = make.coach(south, name="Bo Prov")
        self.ylva: User = make.coordinator(make.unit(name="Länet"), name="Ylva Prov")
        person = make.participant(self.asta, code_name=f"{WORD} kod")
        other = make.participant(self.bo, code_name="Talgoxe")
        self.astas, self.bos = (person.code_name, person.id), (other.code_name, other.id)
        place: Workplace = make.workplace(name="Kafé Kanel", address="Storgatan 1")
        twice: Workplace = make.workplace(
            place.employer, name="Kafé Kanel i Södertälje", address="Storgatan 1"
        )
        self.place, self.twice = place.id, twice.id
        settings = app.extensions["employer_match"]["settings"]
        posted = post_need(make.session, need(), settings)
        self.need = posted.vacancy.id
        self.link = posted.link.removeprefix(settings.base_url) + "/contact"
        make.session.commit()


@pytest.fixture
def county(make: Factory, app: Flask) -> County:
    return County(make, app)


def log(desk: Desk, outcome: str) -> None:
    """Fill in what the form cannot know, and send it."""
    desk.page.select_option("#outcome", outcome)
    desk.press("Logga kontakt")


def test_a_county_meets_an_employer_as_one(visitor: Visitor, county: County) -> None:
    place = f"/workplaces/{county.place}"
    asta = Desk(visitor, f"/contacts/new?workplace_id={county.place}", county.asta)
    bo = Desk(visitor, f"/intentions/new?workplace_id={county.place}", county.bo)
    ylva = Desk(visitor, "/admin/overview", county.ylva)
    assert ylva.figure("kontaktade arbetsplatser") == 0

    told_of_each_other(asta, bo)
    along_without_a_collision(asta, bo, place)
    the_coordinator_sees_how(ylva)
    merged_under_his_hands(bo, ylva, county, place)
    the_employer_says_so(asta, ylva, Desk(visitor, county.link), county)

    assert asta.ever_named(*county.astas) == list(county.astas), "she may"
    assert bo.ever_named(*county.bos) == list(county.bos), "he may"
    assert not asta.ever_named(*county.bos)
    assert not bo.ever_named(*county.astas)
    assert not ylva.ever_named(*county.astas, *county.bos)
    assert not visitor.faults


def told_of_each_other(asta: Desk, bo: Desk) -> None:
    """Both have forms open; who comes second is told who, when and what, and asks for a talk."""
    # Asta was there for somebody, and agreed on a visit; then she announces it.
    asta.open_part("För vems räkning?")
    asta.page.check(f"text={WORD} kod")
    asta.page.select_option("#next_step", "visit")
    asta.page.fill("#next_step_on", day(-3).isoformat())
    log(asta, "meeting_booked")
    assert not asta.lacks("Kontakten är loggad", f"För {WORD} kod")
    asta.press("Anmäl kontakt", "link")
    asta.press("Anmäl kontakten")
    assert not asta.lacks("Anmält: arbetsplatsen är din")

    assert bo.lacks("Asta Prov"), "it was opened before"
    bo.press("Anmäl kontakten")
    picture(bo.page, "county-collision")
    assert not bo.lacks("Krock: en kollega har kontakt här", "Asta Prov (Enhet Norr)")
    assert not bo.lacks("Har anmält kontakt", "Besök: möte bokat. Nästa: åka dit")
    assert bo.lacks("gånger på sistone"), "an announcement is no visit"
    assert not bo.lacks("Be att få prata", "Be att få följa med")
    bo.page.fill("#ask-text", "Vi har talat med chefen om hösten. Kan vi höras?")
    bo.press("Be att få prata")
    assert not bo.lacks("Din kollega får veta att du vill prata först.")

    asta.go("/")
    assert not asta.lacks("Bo Prov (Enhet Söder) vill prata om Kafé Kanel", "chefen om hösten")
    asta.page.fill("main textarea", "Gärna. Jag ska dit på onsdag.")
    asta.press("Skicka bara orden")
    assert not asta.lacks("Din kollega får ditt svar.")
    bo.go("/")
    assert not bo.lacks("Jag ska dit på onsdag.", "chefen om hösten")


def along_without_a_collision(asta: Desk, bo: Desk, place: str) -> None:
    """He asks to come along, she says yes, and he logs his contact as if nobody had been there."""
    bo.go(place)
    bo.press("Be att få följa med")
    assert not bo.lacks("Din kollega får veta att du vill följa med.")
    asta.go("/")
    asta.press("Vi går dit tillsammans")
    bo.reload()
    assert not bo.lacks("Vi går dit tillsammans")
    bo.press("Logga kontakt", "link")
    bo.open_part("För vems räkning?")
    bo.page.check("text=Talgoxe")
    log(bo, "interested")
    assert not bo.lacks("Kontakten är loggad", "Asta Prov (Enhet Norr)")
    assert bo.path == place


def the_coordinator_sees_how(ylva: Desk) -> None:
    """The page was open all the while; each number opens its rows."""
    ylva.reload()
    assert ylva.figure("kontaktade arbetsplatser") == ylva.figure(OVERLAP) == 1
    ylva.press(f"1 {OVERLAP}", "link")
    assert not ylva.lacks("Där enheter överlappar (1)", "Kafé Kanel", "2 enheter på 30 dagar")
    ylva.press("2 kontakter", "link", within=".row-side")
    assert not ylva.lacks("Asta Prov (Enhet Norr)", "Bo Prov (Enhet Söder)", "möte bokat")
    ylva.press("Krockar", "link")
    assert ylva.figure("totalt") == 2, "what was logged in agreement is no third"
    for way in ("Bad kollegan om ett samtal", "Bad att få följa med"):
        ylva.press(f"1 {way}", "link")
        came = "Bo Prov (Enhet Söder) kom efter Asta Prov (Enhet Norr)"
        assert not ylva.lacks(f"{way} (1)", came)


def merged_under_his_hands(bo: Desk, ylva: Desk, county: County, place: str) -> None:
    """The old page is open while the two become one; the next click leads on."""
    bo.go(f"/workplaces/{county.twice}")
    ylva.go("/admin/duplicates")
    ylva.press("Gå igenom nu")
    ylva.page.locator("main .row-title a").first.click()
    ylva.page.check(f"input[name=kept_id][value='{county.place}']")
    ylva.press("Se vad som flyttas")
    ylva.press("Slå ihop de två")
    assert not ylva.lacks("Du kan ångra")

    bo.press("Logga kontakt", "link")
    log(bo, "interested")
    assert bo.path == place
    assert not bo.lacks("Kontakten är loggad", "Kafé Kanel")
    bo.go(f"/workplaces/{county.twice}")
    assert bo.path == place
    ylva.go(f"/admin/contacts?workplace_id={county.place}")
    assert not ylva.lacks("Kontakter (3)")


def the_employer_says_so(asta: Desk, ylva: Desk, employer: Desk, county: County) -> None:
    """By the link, without an account; the form that stands open already obeys."""
    ylva.go(f"/admin/moderation/{county.need}?text=Kanel")
    ylva.page.check(f"#place-{county.place}")
    ylva.press("Publicera och meddela arbetsgivaren")
    form = f"/intentions/new?workplace_id={county.place}"
    asta.go(form)
    employer.page.fill("#not_before", day(-20).isoformat())
    employer.press("Säg det till oss")
    asta.press("Anmäl kontakten")
    assert not asta.lacks("Arbetsgivaren har bett oss vänta", "Sagt av arbetsgivaren")
    asta.go(form)
    employer.press("Ändra", "link")
    employer.page.fill("#stop_until", day(-60).isoformat())
    employer.press("Säg det till oss")
    asta.press("Anmäl kontakten")
    assert not asta.lacks("Stopp: kontakten är inte anmäld", "Vill inte bli kontaktad till och med")
