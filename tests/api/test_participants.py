"""Participants over the API: existence is secret, profiles are versions, nothing else is taken."""

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from employer_match import clock
from employer_match.models import AccessLogEntry
from employer_match.vocabulary import Role
from tests.api.machine import Api, Machine, fields_of
from tests.api.world import OCCUPATION
from tests.support.factories import Factory


def whole(answer: TestResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that an answer gives away."""
    return answer.status_code, answer.data, sorted(answer.headers)


def every_way_to(machine: Machine, person_id: str, vacancy_id: int) -> list[TestResponse]:
    """Each operation on one participant, with a body that would do."""
    path = f"/participants/{person_id}"
    draft = {"code_name": "Nytt namn", "coach_id": 1}
    return [
        machine.get(path),
        machine.put(path, draft, version=1),
        machine.put(path, draft),
        machine.get(f"{path}/profile"),
        machine.put(f"{path}/profile", {"own_words": "djur"}, version=1),
        machine.put(f"{path}/profile", {"own_words": "djur"}),
        machine.get(f"{path}/profiles"),
        machine.get(f"{path}/disclosure"),
        machine.put(f"{path}/disclosure", {"approach": "no"}, version=1),
        machine.post(f"{path}/disclosure/withdrawal", {}),
        machine.get(f"{path}/disclosures"),
        machine.get(f"{path}/suggestions"),
        machine.post(f"{path}/suggestions"),
        machine.get(f"{path}/why-not/{vacancy_id}"),
        machine.get(f"{path}/decisions"),
        machine.post(f"{path}/decisions", {"vacancy_id": vacancy_id, "answer": "wants"}),
    ]


def test_anothers_participant_is_like_one_that_is_not_there(api: Api, make: Factory) -> None:
    """The same status, body and headers, in every operation, within one unit and across."""
    unit = make.unit()
    theirs = make.participant(make.coach(unit))
    make.profile(theirs)
    vacancy = make.vacancy(make.workplace())
    machine = api(make.coach(unit))
    hidden = every_way_to(machine, theirs.id, vacancy.id)
    missing = every_way_to(machine, "0123456789abcdef", vacancy.id)
    assert {answer.status_code for answer in hidden} == {404}
    assert [whole(answer) for answer in hidden] == [whole(answer) for answer in missing]
    assert make.session.scalar(select(func.count(AccessLogEntry.id))) == 0


@pytest.mark.parametrize("role", [role for role in Role if role not in {"coach", "team_leader"}])
def test_who_has_no_participants_learns_nothing_of_any(api: Api, make: Factory, role: Role) -> None:
    unit = make.unit()
    theirs = make.participant(make.coach(unit))
    vacancy = make.vacancy(make.workplace())
    machine = api(make.user(role, unit=unit))
    there = every_way_to(machine, theirs.id, vacancy.id)
    gone = every_way_to(machine, "0123456789abcdef", vacancy.id)
    assert {answer.status_code for answer in there} == {403}
    assert [whole(answer) for answer in there] == [whole(answer) for answer in gone]
    assert machine.get("/participants").status_code == 403
    assert machine.post("/participants", {"code_name": "x"}).status_code == 403
    assert machine.get(f"/vacancies/{vacancy.id}/participants").status_code == 403


def test_a_coach_enrols_under_a_code_name(api: Api, make: Factory) -> None:
    coach = make.coach()
    machine = api(coach)
    made = machine.post("/participants", {"code_name": "Fjäril"})
    assert made.status_code == 201
    assert (made.json["coach_id"], made.json["goal"]) == (coach.id, "work")
    assert made.json["enrolled_on"] == clock.today().isoformat()
    assert made.json["profile"]["wishes"] == []
    read = machine.get(made.headers["Location"].removeprefix("/api/v1"))
    assert (read.json, read.headers["ETag"]) == (made.json, made.headers["ETag"])
    assert make.session.scalar(select(func.count(AccessLogEntry.id))) == 2, "each read is logged"
    taken = machine.post("/participants", {"code_name": "Fjäril"})
    assert fields_of(taken) == {"code_name"}
    number = machine.post("/participants", {"code_name": "19900118-9811"})
    assert fields_of(number) == {"code_name"}


@pytest.mark.parametrize(
    "field", ["diagnosis", "personal_number", "benefit", "sex", "address", "score", "id", "name"]
)
def test_nothing_else_about_a_person_is_taken(api: Api, make: Factory, field: str) -> None:
    coach = make.coach()
    person = make.participant(coach)
    machine = api(coach)
    draft = {"code_name": "Fjäril", "coach_id": coach.id, field: "x"}
    for answer in (
        machine.post("/participants", {"code_name": "Fjäril", field: "x"}),
        machine.put(f"/participants/{person.id}", draft, version=1),
        machine.put(f"/participants/{person.id}/profile", {field: "x"}, version=0),
    ):
        assert (answer.status_code, fields_of(answer)) == (422, {field})


def test_the_list_holds_ones_own_by_code_name(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, other = make.coach(unit), make.coach(unit)
    for name in ("Öga", "Apa", "Ål"):
        make.participant(coach, code_name=name)
    make.participant(coach, code_name="Slutat", ended_on=clock.today())
    make.participant(other, code_name="Annan", deputy_id=coach.id)
    machine = api(coach)
    page = machine.get("/participants", page_size=3).json
    assert page["total"] == 4
    assert [each["code_name"] for each in page["items"]] == ["Annan", "Apa", "Ål"]
    assert machine.get("/participants", ended="true").json["total"] == 5
    assert api(other).get("/participants").json["total"] == 1
    assert api(make.team_leader(unit)).get("/participants").json["total"] == 4
    assert api(make.team_leader()).get("/participants").json["total"] == 0


def test_what_is_recorded_beside_the_profile_changes_by_version(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, other = make.coach(unit), make.coach(unit)
    person = make.participant(coach, code_name="Fjäril")
    machine, path = api(coach), f"/participants/{person.id}"
    body = {"code_name": "Fjäril", "coach_id": coach.id, "pace": "slow_start"}
    assert machine.put(path, body).status_code == 428
    changed = machine.put(path, body, version=1)
    assert (changed.json["pace"], changed.headers["ETag"]) == ("slow_start", '"2"')
    assert changed.json["pace_reviewed_on"] == clock.today().isoformat()
    assert machine.put(path, body, version=1).status_code == 412
    elsewhere = {**body, "coach_id": make.coach().id}
    assert fields_of(machine.put(path, elsewhere, version=2)) == {"coach_id"}
    ended = {**body, "ended_on": "2001-01-01"}
    assert fields_of(machine.put(path, ended, version=2)) == {"ended_on"}
    deputised = machine.put(path, {**body, "deputy_id": other.id}, version=2)
    assert deputised.status_code == 200
    assert api(other).get(path).json["deputy_id"] == other.id


def test_handing_over_takes_the_participant_out_of_reach(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, other = make.coach(unit), make.coach(unit)
    path = f"/participants/{make.participant(coach, code_name='Fjäril').id}"
    body = {"code_name": "Fjäril", "coach_id": other.id}
    handed = api(coach).put(path, body, version=1)
    assert (handed.status_code, handed.data) == (204, b"")
    assert api(coach).get(path).status_code == 404
    taken = api(other).get(path)
    assert (taken.json["coach_id"], taken.headers["ETag"]) == (other.id, '"2"')


def test_what_is_said_becomes_a_new_version(api: Api, make: Factory) -> None:
    coach = make.coach()
    person = make.participant(coach)
    make.profile(person)
    machine, path = api(coach), f"/participants/{person.id}"
    read = machine.get(f"{path}/profile")
    assert (read.json["number"], read.headers["ETag"]) == (1, '"1"')
    body = {
        "own_words": "Jag vill vara ute",
        "wishes": [
            {"kind": "text", "value": "arbeta med djur"},
            {"kind": "occupation", "value": OCCUPATION},
        ],
        "must_nots": [{"kind": "condition", "value": "night"}],
        "hours_min": 10,
        "municipalities": ["Södertälje", "0180"],
        "conditions": ["outdoors"],
        "licences": ["B"],
    }
    assert machine.put(f"{path}/profile", body).status_code == 428
    written = machine.put(f"{path}/profile", body, version=1)
    assert (written.status_code, written.headers["ETag"]) == (200, '"2"')
    assert [(each["rank"], each["kind"]) for each in written.json["wishes"]] == [
        (1, "text"),
        (2, "occupation"),
    ]
    assert written.json["wishes"][1]["label"]
    assert written.json["municipalities"] == ["0180", "0181"]
    assert machine.put(f"{path}/profile", body, version=1).status_code == 412
    versions = machine.get(f"{path}/profiles").json
    assert [each["number"] for each in versions["items"]] == [2, 1]
    assert machine.get(path).json["profile"] == written.json


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"wishes": [{"kind": "occupation", "value": "no_such"}]}, "wishes.0.value"),
        ({"wishes": [{"kind": "condition", "value": "night"}]}, "wishes.0.kind"),
        ({"must_nots": [{"kind": "condition", "value": "boredom"}]}, "must_nots.0.value"),
        ({"wishes": [{"kind": "text"}]}, "wishes"),
        ({"conditions": ["sunny"]}, "conditions"),
        ({"municipalities": ["9999"]}, "municipalities"),
        ({"hours_min": 30, "hours_max": 20}, "hours_max"),
        ({"from_municipality": "0181"}, "max_km"),
        ({"wishes": [{"kind": "text", "value": "x"}] * 51}, "wishes"),
    ],
)
def test_a_wish_that_would_mean_nothing_is_named(
    api: Api, make: Factory, wrong: dict[str, object], field: str
) -> None:
    coach = make.coach()
    person = make.participant(coach)
    answer = api(coach).put(f"/participants/{person.id}/profile", wrong, version=0)
    assert answer.status_code == 422
    assert fields_of(answer) == {field}
