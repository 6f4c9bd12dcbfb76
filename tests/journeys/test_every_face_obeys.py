"""Every face by every rule: what the employer wishes is met wherever a contact is made or planned.

A stop refuses, the same everywhere, for whoever is no coordinator; every other wish is told, and
the weekly plan, which is ours alone, does not propose what goes against it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match.http.words import WORDS
from employer_match.models import Workplace
from employer_match.outreach.collisions import EarlierContact, RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_facts import Place
from employer_match.outreach.plan_rules import allowed, mode_of
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.import_contacts import import_contacts
from employer_match.vocabulary import Advice, Mode, Outcome, Purpose, Weekday
from tests.support.clients import Client
from tests.support.factories import Factory, day
from tests.support.weeks import full_week

WEEK = full_week()
OTHER_DAYS = [one.value for one in Weekday if one is not Weekday.of(day(0))][:1]
REFUSED = "refused"


@dataclass(frozen=True)
class Rule:
    """One wish: columns of the rule, and what each face says of a visit that goes against it.

    `planned` is said where only the workplace and the purpose are known yet.
    """

    columns: Mapping[str, Any]
    logged: object
    planned: object = None
    seen_lately: bool = False
    person_stops: bool = False

    @property
    def announced(self) -> object:
        """What is said as a contact is announced."""
        return self.logged if self.planned is None else self.planned


NOTHING: frozenset[Advice] = frozenset()
RULES = {
    "nothing was said": Rule({}, NOTHING),
    "stop for good": Rule({"stop_for_good": True}, REFUSED),
    "stop until": Rule({"stop_until": day(-40)}, REFUSED),
    "a stop that is over": Rule({"stop_until": day(1)}, NOTHING),
    "the person's own stop": Rule({}, REFUSED, NOTHING, person_stops=True),
    "not before": Rule({"not_before": day(-40)}, {Advice.NOT_BEFORE}),
    "only through": Rule({"only_through_id": 0}, {Advice.ONLY_THROUGH}),
    "only with": Rule({"only_with_id": 0}, {Advice.ONLY_WITH}),
    "way": Rule({"preferred_mode": Mode.EMAIL}, {Advice.PREFERRED_MODE}, NOTHING),
    "days": Rule({"preferred_weekdays": OTHER_DAYS}, {Advice.PREFERRED_DAYS}),
    "budget": Rule({"budget_per_month": 1}, {Advice.BUDGET_SPENT}, seen_lately=True),
    "rest": Rule({"rest_days": 60}, {Advice.BUDGET_SPENT}, seen_lately=True),
    "the default": Rule({}, {Advice.SEEN_OFTEN}, seen_lately=True),
}


class Faces:
    """One coach at every face, and a new workplace for each try."""

    def __init__(self, client: Client, session: Session, make: Factory) -> None:
        self.client, self.session, self.make = client, session, make
        self.coach = make.coach(language="en")
        self.chief = make.coordinator(self.coach.roles[0].unit, language="en")
        client.sign_in(self.coach)
        self.headers = client.bearer(self.coach)
        self.csrf = client.csrf_token("/account")

    def place(self, rule: Rule) -> tuple[Workplace, int]:
        """A workplace with this wish, and a person there who is not the one wished for."""
        place = self.make.workplace()
        wished, other = self.make.contact_person(place), self.make.contact_person(place)
        who = {"only_through_id": self.chief.id, "only_with_id": wished.id}
        columns = {name: who.get(name, value) for name, value in rule.columns.items()}
        if columns:
            self.make.rule(place, **columns)
        if rule.seen_lately:
            self.make.contact(place, self.coach, days_ago=9, outcome=Outcome.INTERESTED)
        other.stop_for_good = rule.person_stops
        return place, other.id

    def form(self, sent: dict[str, Any], to: str) -> object:
        """Send a form; what it refuses, or what the next page will tell."""
        answer = self.client.post(to, data={"csrf_token": self.csrf, **sent})
        if answer.status_code != 303:
            assert (answer.status_code, "Talk to your coordinator" in answer.text) == (409, True)
            return REFUSED
        with self.client.session_transaction() as kept:
            flashed = [words for _category, words in kept.pop("_flashes")]
        return {one for one in Advice if WORDS[Advice][one] in flashed}

    def machine(self, path: str, body: dict[str, Any]) -> object:
        """Send JSON; what it refuses, or the advice of the answer."""
        answer = self.client.post(f"/api/v1{path}", json=body, headers=self.headers)
        if answer.status_code == 409:
            return REFUSED
        assert answer.status_code == 201, answer.text
        return {Advice(one) for one in answer.get_json()["advice"]}


def dealing(place: Workplace, person: int) -> dict[str, Any]:
    return {
        "workplace_id": place.id,
        "happened_on": day(0).isoformat(),
        "mode": "visit",
        "purpose": "introduce",
        "outcome": "interested",
        "next_step": "nothing",
        "contact_person_id": person,
    }


def logged_on_a_page(faces: Faces, rule: Rule) -> tuple[object, object]:
    place, person = faces.place(rule)
    return faces.form(dealing(place, person), "/contacts/new"), rule.logged


def logged_by_machine(faces: Faces, rule: Rule) -> tuple[object, object]:
    return faces.machine("/contacts", dealing(*faces.place(rule))), rule.logged


def imported(faces: Faces, rule: Rule) -> tuple[object, object]:
    place, _person = faces.place(rule)
    faces.session.commit()
    row = f"{place.id},{place.name},{faces.coach.email},{day(0)},visit,introduce,interested,nothing"
    header = "workplace_id,workplace,coach_email,date,mode,purpose,outcome,next_step"
    result = import_contacts(faces.session.get_bind(), [header, row], actor=SYSTEM)  # type: ignore[arg-type]
    if result.rejected:
        assert "override_stop_reason" in result.rejected[0].reason
        return REFUSED, rule.logged
    told = {advice for one in result.advised for advice in one.advice}
    return told, NOTHING if rule.person_stops else rule.logged  # a file names nobody


def announced_on_a_page(faces: Faces, rule: Rule) -> tuple[object, object]:
    place, _person = faces.place(rule)
    sent = {"workplace_id": place.id, "purpose": "introduce", "days": "14"}
    return faces.form(sent, "/intentions/new"), rule.announced


def announced_by_machine(faces: Faces, rule: Rule) -> tuple[object, object]:
    place, _person = faces.place(rule)
    body = {"workplace_id": place.id, "purpose": "introduce"}
    return faces.machine("/intentions", body), rule.announced


def corrected(faces: Faces, rule: Rule) -> tuple[object, object]:
    """The day was wrong: as it should stand, the contact was made after the stop was said."""
    place, person = faces.place(Rule(rule.columns, rule.logged, person_stops=rule.person_stops))
    made = faces.make.contact(place, faces.coach, days_ago=1, contact_person_id=person)
    sent = {**dealing(place, person), "_version": "1", "reason": "Fel dag"}
    sent.pop("workplace_id")
    found = faces.form(sent, f"/contacts/{made.id}/correct")
    return found, REFUSED if rule.logged == REFUSED else NOTHING


def asked_to_come_along(faces: Faces, rule: Rule) -> tuple[object, object]:
    place, _person = faces.place(rule)
    faces.make.contact(place, faces.make.coach(), days_ago=2)
    path = f"/api/v1/workplaces/{place.id}/asked-colleagues"
    answer = faces.client.post(path, json={"kind": "join"}, headers=faces.headers)
    refused = REFUSED if answer.status_code == 409 else NOTHING
    return refused, REFUSED if rule.announced == REFUSED else NOTHING


def planned_by_the_plan(faces: Faces, rule: Rule) -> tuple[object, object]:
    """The plan goes to whom, and by which way, the employer wishes; else it goes elsewhere."""
    own = {"only_through_id": 9, "only_with_id": 8}
    said = {name: own.get(name, value) for name, value in rule.columns.items()}
    if "preferred_weekdays" in said:
        said["preferred_weekdays"] = frozenset(map(Weekday, OTHER_DAYS))
    lately = EarlierContact(1, 1, 1, day(9), Purpose.INTRODUCE, Outcome.INTERESTED)
    place = Place(1, 1, wishes=Wishes(**said), earlier=(lately,) if rule.seen_lately else ())
    proposed = allowed(place, 1, Purpose.INTRODUCE, day(0), RestPeriods())
    assert mode_of(place) is rule.columns.get("preferred_mode", Mode.VISIT)
    goes = not rule.logged or rule.person_stops or {"only_with_id", "preferred_mode"} & said.keys()
    return proposed, bool(goes)


FACES: dict[str, Callable[[Faces, Rule], tuple[object, object]]] = {
    "log on a page": logged_on_a_page,
    "log by machine": logged_by_machine,
    "import": imported,
    "announce on a page": announced_on_a_page,
    "announce by machine": announced_by_machine,
    "correct on a page": corrected,
    "ask to come along": asked_to_come_along,
    "the weekly plan": planned_by_the_plan,
}


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_every_face_meets_every_rule_alike(client: Client, session: Session, make: Factory) -> None:
    faces = Faces(client, session, make)
    wrong = {}
    for name, face in FACES.items():
        for said, rule in RULES.items():
            found, expected = face(faces, rule)
            if found != expected:
                wrong[name, said] = (found, expected)
    assert wrong == {}
