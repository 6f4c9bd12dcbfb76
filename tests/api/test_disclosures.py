"""Over the API: what an employer may be told: agreed against a version, withdrawn without one."""

from tests.api.machine import Api
from tests.support.factories import Factory, day


def test_agree_read_and_withdraw(api: Api, make: Factory) -> None:
    coach = make.coach()
    person, employer = make.participant(coach, agreed=False), make.employer()
    machine = api(coach)
    path = f"/participants/{person.id}/disclosure"
    answer = machine.get(path)
    assert answer.json == {"approach": "not_talked_of", "name": False, "sentences": []}
    assert answer.headers["ETag"] == '"0"'

    body = {"approach": "yes", "may_tell": "Jag är morgonpigg.", "talked_on": str(day(4))}
    assert machine.put(path, body).status_code == 428
    agreed = machine.put(path, body, version=0)
    assert (agreed.status_code, agreed.headers["ETag"]) == (200, '"1"')
    assert agreed.json["starts_on"] == str(day(0))
    assert machine.put(path, body, version=0).status_code == 412
    wrong = machine.put(path, {"approach": "yes"}, version=1)
    assert wrong.status_code == 422
    one = machine.get(path, employer_id=employer.id)
    assert one.json == {"approach": "yes", "name": False, "sentences": ["Jag är morgonpigg."]}

    back = machine.post(f"{path}/withdrawal", {})
    assert (back.status_code, back.json["withdrawn"]) == (200, True)
    assert machine.get(path).json == {"approach": "no", "name": False, "sentences": []}
    assert machine.post(f"{path}/withdrawal", {}).status_code == 409
    listed = machine.get(f"/participants/{person.id}/disclosures").json
    assert [row["number"] for row in listed["items"]] == [2, 1]

    stranger = api(make.coach())
    assert stranger.get(path).status_code == 404
    assert stranger.put(path, body, version=2).status_code == 404
    assert stranger.post(f"{path}/withdrawal", {}).status_code == 404
