"""Contacts over the API: warned at the point of action, done once, corrected without deleting."""

from typing import Any

import pytest
from sqlalchemy import func, select

from employer_match import clock
from employer_match.models import Contact, Workplace
from employer_match.vocabulary import Answer, Outcome, Purpose
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day


def contact(place: Workplace, **more: Any) -> dict[str, Any]:
    """The six fields that a contact needs."""
    return {
        "workplace_id": place.id,
        "happened_on": clock.today().isoformat(),
        "mode": "visit",
        "purpose": "introduce",
        "outcome": "interested",
        "next_step": "call",
        **more,
    }


def test_six_fields_log_a_contact(api: Api, make: Factory) -> None:
    coach, place = make.coach(name="Åsa Ek"), make.workplace(name="Kafé Kanel")
    machine = api(coach)
    answer = machine.post("/contacts", contact(place))
    assert answer.status_code == 201
    made = answer.json["contact"]
    assert answer.headers["Location"] == f"/api/v1/contacts/{made['id']}"
    read = machine.get(f"/contacts/{made['id']}")
    assert read.json == made
    assert read.headers["ETag"] == answer.headers["ETag"] == '"1"'
    assert (made["workplace"], made["who"]["name"]) == ("Kafé Kanel", "Åsa Ek")
    assert (made["mode"], made["next_step"], made["cancelled"]) == ("visit", "call", False)


def test_a_colleague_was_here(api: Api, make: Factory) -> None:
    """The 409 names who, when and what next; a reason goes on, and the colleague is told."""
    unit, place = make.unit(name="Söder"), make.workplace()
    first, second = make.coach(unit, name="Åsa Ek"), make.coach(unit, name="Bo Al")
    make.contact(place, first, days_ago=3, next_step_on=day(-4))
    met = api(second).post("/contacts", contact(place))
    assert met.status_code == 409
    assert met.mimetype == "application/problem+json"
    (clash,) = met.json["collisions"]
    assert (clash["who"]["name"], clash["who"]["unit"]) == ("Åsa Ek", "Söder")
    assert clash["day"] == day(3).isoformat()
    assert (clash["next_step"], clash["next_step_on"]) == ("call", day(-4).isoformat())
    assert fields_of(met) == {"go_on_reason"}
    assert make.session.scalar(select(func.count(Contact.id))) == 1, "nothing was written"
    on = api(second).post("/contacts", contact(place, go_on_reason="vacancy_closes_soon"))
    assert on.status_code == 201
    (notice,) = api(first).get("/notices").json["items"]
    assert (notice["kind"], notice["reason"]) == ("went_on", "vacancy_closes_soon")
    assert notice["who"]["name"] == "Bo Al"


def test_the_same_key_logs_once(api: Api, make: Factory) -> None:
    machine, place = api(make.coach()), make.workplace()
    first = machine.post("/contacts", contact(place), Idempotency_Key="phone-1")
    again = machine.post("/contacts", contact(place), Idempotency_Key="phone-1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["contact"] == again.json["contact"]
    other = machine.post("/contacts", contact(place, mode="phone"), Idempotency_Key="phone-1")
    assert other.status_code == 409
    assert "collisions" not in other.json
    assert machine.get("/contacts").json["total"] == 1
    for odd in ("x" * 101, " ", "å"):
        answer = machine.post("/contacts", contact(place), Idempotency_Key=odd)
        assert fields_of(answer) == {"idempotency_key"}


def test_a_refused_contact_keeps_its_key_free(api: Api, make: Factory) -> None:
    place, machine = make.workplace(), api(make.coach())
    make.contact(place, make.coach(), days_ago=1)
    assert machine.post("/contacts", contact(place), Idempotency_Key="a").status_code == 409
    on = contact(place, go_on_reason="agreed_with_colleague")
    assert machine.post("/contacts", on, Idempotency_Key="a").status_code == 201


def test_the_employer_said_stop(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    make.rule(place, stop_for_good=True, stop_since=day(10))
    stopped = api(make.coach(unit)).post("/contacts", contact(place))
    assert stopped.status_code == 409
    assert stopped.json.keys() & {"collisions", "fields"} == set()
    coordinator = api(make.coordinator(unit))
    asked = coordinator.post("/contacts", contact(place))
    assert fields_of(asked) == {"override_stop_reason"}
    over = coordinator.post("/contacts", contact(place, override_stop_reason="De bad oss ringa"))
    assert over.status_code == 201


def test_advice_comes_with_the_contact(api: Api, make: Factory) -> None:
    place = make.workplace()
    make.rule(place, preferred_mode="email")
    made = api(make.coach()).post("/contacts", contact(place))
    assert made.json["advice"] == ["preferred_mode"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"happened_on": "2199-01-01"}, "happened_on"),
        ({"happened_on": "2001-01-01"}, "happened_on"),
        ({"next_step_on": "2001-01-01"}, "next_step_on"),
        ({"contact_person_id": 99}, "contact_person_id"),
        ({"vacancy_id": 99}, "vacancy_id"),
        ({"mode": None}, "mode"),
        ({"note": "x" * 4001}, "note"),
        ({"on_behalf_of": []}, "on_behalf_of"),
    ],
)
def test_what_must_be_mended_is_named(
    api: Api, make: Factory, wrong: dict[str, Any], field: str
) -> None:
    answer = api(make.coach()).post("/contacts", contact(make.workplace(), **wrong))
    assert answer.status_code == 422
    assert fields_of(answer) == {field}


def test_a_workplace_that_is_not_there(api: Api, make: Factory) -> None:
    place = make.workplace()
    answer = api(make.coach()).post("/contacts", contact(place, workplace_id=place.id + 1))
    assert answer.status_code == 404


def test_a_correction_needs_the_version_that_was_read(api: Api, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    made = make.contact(place, coach)
    machine, path = api(coach), f"/contacts/{made.id}"
    change = {key: value for key, value in contact(place).items() if key != "workplace_id"}
    change |= {"outcome": "need_known", "reason": "fel utfall"}
    assert machine.put(path, change).status_code == 428
    for stale in (2, 999, "x", ""):
        assert machine.put(path, change, version=stale).status_code == 412
    fine = machine.put(path, change, version=1)
    assert (fine.status_code, fine.headers["ETag"]) == (200, '"2"')
    assert (fine.json["outcome"], fine.json["corrected"]) == ("need_known", True)
    assert machine.put(path, change, version=1).status_code == 412
    assert api(make.coach()).put(path, change, version=2).status_code == 403


def test_a_contact_is_cancelled_with_a_reason_and_stays_readable(api: Api, make: Factory) -> None:
    coach = make.coach()
    made = make.contact(make.workplace(), coach)
    machine, path = api(coach), f"/contacts/{made.id}"
    body = {"reason": "fel arbetsplats"}
    assert machine.post(f"{path}/cancellation", body).status_code == 428
    assert fields_of(machine.post(f"{path}/cancellation", {}, If_Match='"1"')) == {"reason"}
    done = machine.post(f"{path}/cancellation", body, If_Match='"1"')
    assert (done.json["cancelled"], done.json["cancelled_reason"]) == (True, "fel arbetsplats")
    again = machine.post(f"{path}/cancellation", body, If_Match=done.headers["ETag"])
    assert again.status_code == 409
    assert machine.get("/contacts").json["total"] == 0
    assert machine.get("/contacts", cancelled="true").json["total"] == 1


def test_the_log_is_filtered_and_paged_newest_first(api: Api, make: Factory) -> None:
    coach, other = make.coach(), make.coach()
    kanel = make.workplace(name="Kafé Kanel")
    for days in (9, 2, 5):
        make.contact(kanel, coach, days_ago=days)
    make.contact(make.workplace(), other, outcome=Outcome.NOT_NOW, purpose=Purpose.CARE)
    machine = api(coach)
    page = machine.get("/contacts", workplace_id=kanel.id, page_size=2).json
    assert (page["total"], [each["happened_on"] for each in page["items"]]) == (
        3,
        [day(2).isoformat(), day(5).isoformat()],
    )
    last = machine.get("/contacts", workplace_id=kanel.id, page_size=2, page=2).json
    assert [each["happened_on"] for each in last["items"]] == [day(9).isoformat()]
    since = machine.get("/contacts", period_from=day(5), period_to=day(2)).json
    assert since["total"] == 2
    assert machine.get("/contacts", outcome="not_now", user_id=other.id).json["total"] == 1
    assert machine.get("/contacts", purpose="care", user_id=coach.id).json["total"] == 0
    assert fields_of(machine.get("/contacts", outcome="maybe")) == {"outcome"}


def test_a_unit_that_keeps_to_itself_shows_the_day_only(api: Api, make: Factory) -> None:
    apart = make.unit(shares_employer_layer=False)
    secret = make.contact(make.workplace(), make.coach(apart), note="hemligt", days_ago=40)
    machine = api(make.coach())
    (shown,) = machine.get("/contacts", workplace_id=secret.workplace_id).json["items"]
    assert (shown["who"], shown["mode"], shown["note"]) == (None, None, "")
    assert shown["happened_on"] == day(40).isoformat()
    assert machine.get(f"/contacts/{secret.id}").status_code == 404


def test_on_whose_behalf_stands_apart_and_only_for_who_has_access(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, other = make.coach(unit), make.coach(unit)
    place, person = make.workplace(), make.participant(coach, code_name="Fjäril")
    made = api(coach).post("/contacts", contact(place, participants=[person.id]))
    path = f"/contacts/{made.json['contact']['id']}"
    assert "Fjäril" not in api(coach).get(path).text
    own = api(coach).get(f"{path}/participants").json["items"]
    assert own == [{"id": person.id, "code_name": "Fjäril"}]
    assert api(other).get(f"{path}/participants").json == {"items": []}
    assert api(make.coordinator(unit)).get(f"{path}/participants").status_code == 403


def test_a_participant_beyond_reach_is_like_one_that_is_not_there(api: Api, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    theirs = make.participant(make.coach())
    machine = api(coach)
    hidden = machine.post("/contacts", contact(place, participants=[theirs.id]))
    missing = machine.post("/contacts", contact(place, participants=["0" * 16]))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.data == missing.data


def test_nobody_is_presented_before_wanting_it(api: Api, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    person, vacancy = make.participant(coach), make.vacancy(place)
    body = contact(
        place, purpose="present_candidate", vacancy_id=vacancy.id, participants=[person.id]
    )
    assert fields_of(api(coach).post("/contacts", body)) == {"participants"}
    make.decision(person, vacancy, Answer.WANTS)
    assert api(coach).post("/contacts", body).status_code == 201


def test_only_those_who_meet_employers_log(api: Api, make: Factory) -> None:
    from employer_match.vocabulary import Role

    for role in (Role.REPORTER, Role.PRIVACY_OFFICER, Role.OPERATOR):
        assert api(make.user(role)).post("/contacts", {}).status_code == 403
        assert api(make.user(role)).get("/contacts").status_code == 403
    assert api(None).post("/contacts", {}).status_code == 401
