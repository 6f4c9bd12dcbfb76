"""Vacancies over the API: found by Swedish words and facts, written once, changed by version."""

import pytest

from employer_match.integrations.jobtech import taxonomy_files
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.vocabulary import VacancyKind, VacancySource, VacancyState
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day


def test_an_untitled_need_is_written_down_once(api: Api, make: Factory) -> None:
    place = make.workplace(municipality_code="0181")
    machine = api(make.coach())
    body = {
        "workplace_id": place.id,
        "kind": "tasks",
        "text": "Torka bord och vattna blommor, dagtid.",
        "hours_max": 8,
        "conditions": ["hours_adaptable"],
        "not_conditions": ["night"],
    }
    made = machine.post("/vacancies", body, Idempotency_Key="need-1")
    assert made.status_code == 201
    again = machine.post("/vacancies", body, Idempotency_Key="need-1")
    assert (again.status_code, again.json) == (200, made.json)
    assert (
        machine.post("/vacancies", {**body, "text": "Annat"}, Idempotency_Key="need-1").status_code
        == 409
    )
    read = machine.get(made.headers["Location"].removeprefix("/api/v1"))
    assert (read.json, read.headers["ETag"]) == (made.json, '"1"')
    assert (read.json["state"], read.json["source"]) == ("open", "coach")
    assert read.json["content"]["municipality_code"] == "0181"
    known = {each["condition"]: each for each in read.json["conditions"]}
    assert (known["hours_adaptable"]["value"], known["night"]["value"]) == (True, False)
    assert "dagtid" in known["daytime"]["quote"]
    assert "calm" not in known, "what nobody said is unknown"
    assert read.json["content"]["not_conditions"] == ["night"]


def test_the_content_read_is_the_content_sent_back(api: Api, make: Factory) -> None:
    machine, place = api(make.coach()), make.workplace()
    made = machine.post(
        "/vacancies", {"workplace_id": place.id, "headline": "Diskare", "pay": "ok"}
    )
    path, content = f"/vacancies/{made.json['id']}", made.json["content"]
    same = machine.put(path, content, version=1)
    assert (same.status_code, same.json["content"], same.headers["ETag"]) == (200, content, '"1"')
    assert machine.put(path, content).status_code == 428
    changed = machine.put(path, {**content, "headline": "Kökshjälp"}, version=1)
    assert (changed.json["title"], changed.headers["ETag"]) == ("Kökshjälp", '"2"')
    assert machine.put(path, content, version=1).status_code == 412
    assert machine.put("/vacancies/999", content, version=1).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"headline": "", "text": ""}, "text"),
        ({"occupation": "no_such"}, "occupation"),
        ({"hours_min": 20, "hours_max": 10}, "hours_max"),
        ({"deadline": "2001-01-01"}, "deadline"),
        ({"webpage_url": "javascript:alert(1)"}, "webpage_url"),
        ({"kind": "slavery"}, "kind"),
        ({"must_have": ["x"] * 31}, "must_have"),
        ({"score": 5}, "score"),
    ],
)
def test_what_must_be_mended_is_named(
    api: Api, make: Factory, wrong: dict[str, object], field: str
) -> None:
    body = {"workplace_id": make.workplace().id, "headline": "Diskare", **wrong}
    answer = api(make.coach()).post("/vacancies", body)
    assert (answer.status_code, fields_of(answer)) == (422, {field})


def test_an_answered_question_becomes_a_known_fact(api: Api, make: Factory) -> None:
    vacancy = make.vacancy(make.workplace(), text="Diska")
    machine, path = api(make.coach()), f"/vacancies/{vacancy.id}/answers"
    known = machine.post(path, {"condition": "calm", "value": True}).json["conditions"]
    assert [(each["condition"], each["source"]) for each in known] == [("calm", "contact")]
    assert machine.post(path, {"condition": "calm", "value": None}).json["conditions"] == []
    assert fields_of(machine.post(path, {"condition": "sunny"})) == {"condition"}
    assert machine.post("/vacancies/999/answers", {"condition": "calm"}).status_code == 404


def test_a_vacancy_lives_by_its_steps(api: Api, make: Factory) -> None:
    vacancy = make.vacancy(make.workplace())
    machine, path = api(make.coach()), f"/vacancies/{vacancy.id}"
    assert set(machine.get(path).json["may"]) == {"fill_by_us", "fill", "withdraw"}
    step = f"{path}/steps"
    assert machine.post(step, {"event": "fill_by_us"}).status_code == 428
    filled = machine.post(step, {"event": "fill_by_us"}, If_Match='"1"')
    assert (filled.json["state"], filled.json["may"]) == ("filled_by_us", ["reopen"])
    assert machine.post(step, {"event": "fill"}, If_Match='"2"').status_code == 409
    assert machine.post(step, {"event": "reopen"}, If_Match='"1"').status_code == 412
    assert machine.post(step, {"event": "approve"}, If_Match='"2"').status_code == 409
    assert fields_of(machine.post(step, {"event": "burn"}, If_Match='"2"')) == {"event"}


def test_an_imported_ad_is_changed_where_it_came_from(api: Api, make: Factory) -> None:
    ad = make.vacancy(make.workplace(), source=VacancySource.JOBTECH, external_id="1")
    machine, path = api(make.coach()), f"/vacancies/{ad.id}"
    content = machine.get(path).json["content"] | {"headline": "Mitt"}
    assert machine.put(path, content, version=1).status_code == 409


def test_search_by_words_and_facts_with_the_relation(api: Api, make: Factory) -> None:
    coach, place = make.coach(name="Åsa Ek"), make.workplace()
    make.contact(place, coach, days_ago=3)
    taxonomy = taxonomy_files.bundled()
    made = [
        make.vacancy(place, headline="Lagermedarbetare", kind=VacancyKind.JOB, hours_max=20),
        make.vacancy(headline="Kökshjälp", text="i skolkök", municipality_code="0180"),
        make.vacancy(headline="Städning på lager", kind=VacancyKind.TASKS, published_on=day(90)),
        make.vacancy(headline="Lager, stängd", state=VacancyState.FILLED),
    ]
    for vacancy in made:
        index_vacancy(make.session, vacancy, taxonomy)
    machine = api(coach)
    found = machine.get("/vacancies", text="lager").json
    assert {each["id"] for each in found["items"]} == {made[0].id, made[2].id}
    by_id = {each["id"]: each for each in found["items"]}
    assert by_id[made[0].id]["relation"]["last"]["who"]["name"] == "Åsa Ek"
    assert by_id[made[2].id]["relation"] is None
    assert machine.get("/vacancies", text="lager", closed_too="true").json["total"] == 3
    assert machine.get("/vacancies", kinds=["tasks", "job"]).json["total"] == 3
    assert machine.get("/vacancies", kinds="tasks").json["total"] == 1
    assert machine.get("/vacancies", municipalities=["Stockholm"]).json["total"] == 1
    assert machine.get("/vacancies", published_within_days=30).json["total"] == 2
    hours = machine.get("/vacancies", text="lager", hours_min=15).json["items"]
    assert {each["id"]: each["unknown"] for each in hours} == {
        made[0].id: [],
        made[2].id: ["hours"],
    }
    pages = [machine.get("/vacancies", page_size=1, page=page).json for page in (1, 2, 3, 4)]
    assert {page["total"] for page in pages} == {3}
    assert len({each["id"] for page in pages for each in page["items"]}) == 3
    assert pages[3]["items"] == []
    assert fields_of(machine.get("/vacancies", occupations="no_such")) == {"occupations"}
    assert fields_of(machine.get("/vacancies", kinds="slavery")) == {"kinds"}


def test_occupations_are_found_by_words_and_walked_as_a_tree(api: Api, make: Factory) -> None:
    machine = api(make.coach())
    found = machine.get("/occupations", text="kontorshjälp").json["items"]
    assert found[0]["label"] == "Administratör"
    assert "kontorshjälp" in found[0]["synonyms"]
    top = machine.get("/occupations", page_size=200).json
    assert {each["level"] for each in top["items"]} == {"occupation-field"}
    below = machine.get("/occupations", parent_id=top["items"][0]["id"]).json["items"]
    whole = machine.get(f"/occupations/{below[0]['id']}").json
    assert (whole["level"], whole["parent_id"]) == ("ssyk-level-4", top["items"][0]["id"])
    assert whole["children"]
    by_code = machine.get(f"/occupations/{whole['ssyk_code']}").json
    assert by_code["id"] == whole["id"]
    near = machine.get(f"/occupations/{found[0]['id']}").json["near"]
    assert near
    assert machine.get("/occupations/no_such").status_code == 404
    wish = machine.get("/occupations", q="jobba på café, inte kassa").json["items"]
    assert wish[0]["label"] == "Kafé- och konditoribiträden"
    assert [one["proposed"]["ruled_out"] for one in wish] == sorted(
        one["proposed"]["words"] == "kassa" for one in wish
    )
    assert all(one["proposed"]["because"] for one in wish)
    assert found[0]["proposed"] is None
    assert machine.get("/occupations", level="ssyk-level-4").json["total"] > 10


def test_a_coordinator_answers_what_was_posted(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    sender = {
        "employer_name": "Påhittade Kaféet",
        "contact_name": "Påhittad Ägare",
        "contact_email": "agare@example.se",
    }
    posted = {"source": VacancySource.FORM, "state": VacancyState.SUBMITTED, "sender": sender}
    need, bad = (make.vacancy(text=text, headline="", **posted) for text in ("Torka bord", "Nej"))
    coach, chief = api(make.coach(unit)), api(make.coordinator(unit))
    assert coach.get("/submitted-needs").status_code == 403
    waiting = chief.get("/submitted-needs").json
    assert [each["id"] for each in waiting["items"]] == [need.id, bad.id]
    one = chief.get(f"/submitted-needs/{need.id}")
    assert (one.json["sender"], one.headers["ETag"]) == (sender, '"1"')
    assert "agare@example.se" not in coach.get(f"/vacancies/{need.id}").text
    path = f"/submitted-needs/{need.id}/moderation"
    assert chief.post(path, {"outcome": "approve"}).status_code == 428
    placeless = chief.post(path, {"outcome": "approve"}, If_Match='"1"')
    assert fields_of(placeless) == {"workplace_id"}
    body = {"outcome": "approve", "workplace_id": place.id}
    done = chief.post(path, body, If_Match='"1"')
    assert (done.json["state"], done.json["workplace_id"]) == ("open", place.id)
    people = coach.get(f"/workplaces/{place.id}/contact-persons").json["items"]
    assert [each["name"] for each in people] == ["Påhittad Ägare"]
    path = f"/submitted-needs/{bad.id}/moderation"
    assert fields_of(chief.post(path, {"outcome": "reject"}, If_Match='"1"')) == {"comment"}
    body = {"outcome": "reject", "comment": "Vi kan inte"}
    assert chief.post(path, body, If_Match='"9"').status_code == 412
    assert chief.post(path, body, If_Match='"1"').json["state"] == "rejected"
    assert chief.get("/submitted-needs").json["total"] == 0
    assert chief.get(f"/submitted-needs/{bad.id}").status_code == 404


def test_the_occupation_of_a_vacancy_is_guessed_from_its_words_and_nothing_is_written(
    api: Api, make: Factory
) -> None:
    machine = api(make.coach())
    said = machine.get("/occupations/guesses", text="Hjälp i köket\nDiska och torka bord").json
    assert said["known"]
    assert len(said["coder"]) == 12
    assert all(each["id"] and each["label"] for each in said["groups"])
    unknown = machine.get("/occupations/guesses", text="Zyxw qwfp").json
    assert not unknown["known"]
    assert machine.get("/occupations/guesses").status_code == 422
