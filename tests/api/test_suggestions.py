"""Suggestions, answers and the reverse view over the API: reasons in words, no figure anywhere."""

from employer_match.vocabulary import VacancyState
from tests.api.machine import Api
from tests.support.factories import Factory, day


def test_suggestions_are_made_read_and_answered(api: Api, make: Factory) -> None:
    coach = make.coach(language="en")
    person = make.participant(coach)
    make.profile(person, wishes=(("text", "djur"),), must_nots=(("text", "telefonförsäljning"),))
    place = make.workplace()
    stall = make.vacancy(place, headline="Djurskötare", text="Du tar hand om djur i stallet.")
    make.vacancy(headline="Lagerarbete", text="Du plockar varor på vårt lager.")
    phone = make.vacancy(headline="Ring och sälj", text="Telefonförsäljning på kontor.")
    machine, path = api(coach), f"/participants/{person.id}"
    nothing = machine.get(f"{path}/suggestions").json
    assert (nothing["ran_on"], nothing["outdated"], nothing["items"]) == (None, True, [])
    run = machine.post(f"{path}/suggestions")
    assert run.status_code == 201
    assert run.json == machine.get(f"{path}/suggestions").json
    assert run.json["outdated"] is False
    first = run.json["items"][0]
    assert (first["vacancy"]["id"], first["tier"], first["position"]) == (stall.id, "text", 1)
    assert first["wish_rank"] == 1
    assert first["reasons"][0]["text"]
    assert first["relation"]["exists"] is False
    assert first["answer"]["answer"] == "new"
    assert phone.id not in [each["vacancy"]["id"] for each in run.json["items"]]
    assert machine.get(f"{path}/suggestions/{stall.id}").json == first
    assert machine.get(f"{path}/suggestions/{phone.id}").status_code == 404
    why = machine.get(f"{path}/why-not/{phone.id}").json["excluded"]
    assert "telefonförsäljning" in why[0]["text"]
    assert machine.get(f"{path}/why-not/{stall.id}").json == {"excluded": []}
    assert machine.get(f"{path}/why-not/9999").status_code == 404

    said = machine.post(f"{path}/decisions", {"vacancy_id": stall.id, "answer": "wants"})
    assert (said.status_code, said.json["answer"]) == (201, "wants")
    too_early = machine.post(f"{path}/decisions", {"vacancy_id": stall.id, "answer": "started"})
    assert too_early.status_code == 409
    assert "contacted" in said.json["may_follow"]
    assert machine.get(f"{path}/decisions").json["items"] == [said.json]
    assert machine.get(f"{path}/suggestions").json["items"][0]["answer"]["answer"] == "wants"
    for body in ({"vacancy_id": 9999, "answer": "no"},):
        assert machine.post(f"{path}/decisions", body).status_code == 404


def test_sentences_come_in_the_language_of_the_account(api: Api, make: Factory) -> None:
    unit = make.unit()
    swede, deputy = make.coach(unit), make.coach(unit, language="en")
    person = make.participant(swede, deputy_id=deputy.id)
    make.profile(person, wishes=(("text", "djur"),))
    make.vacancy(headline="Djurskötare", text="Du tar hand om djur.")
    path = f"/participants/{person.id}/suggestions"
    swedish = api(swede).post(path).json["items"][0]["reasons"]
    english = api(deputy).get(path).json["items"][0]["reasons"]
    assert [each["code"] for each in swedish] == [each["code"] for each in english]
    assert [each["text"] for each in swedish] != [each["text"] for each in english]


def test_nothing_is_suggested_to_who_has_left(api: Api, make: Factory) -> None:
    coach = make.coach()
    person = make.participant(coach, ended_on=day(2))
    make.profile(person)
    assert api(coach).post(f"/participants/{person.id}/suggestions").status_code == 409


def test_the_reverse_view_is_ordered_by_waiting_and_gives_nobody_a_figure(
    api: Api, make: Factory
) -> None:
    unit = make.unit()
    coach = make.coach(unit)
    vacancy = make.vacancy(make.workplace(), headline="Djurskötare", text="Ta hand om djur.")
    people = [make.participant(coach, enrolled_on=day(90)) for _each in range(3)]
    for person, days in zip(people, (5, 80, 40), strict=True):
        make.profile(person, wishes=(("text", "djur"),))
        make.contact(make.workplace(), coach, person, days_ago=days)
    make.profile(make.participant(make.coach(unit)), wishes=(("text", "djur"),))
    make.profile(make.participant(coach), wishes=(("text", "svetsning"),))
    answer = api(coach).get(f"/vacancies/{vacancy.id}/participants")
    assert [each["participant_id"] for each in answer.json["items"]] == [
        people[1].id,
        people[2].id,
        people[0].id,
    ]
    names = set(answer.json["items"][0])
    assert not names & {"rank", "position", "tier", "wish_rank", "score", "days"}
    assert api(coach).get(f"/vacancies/{vacancy.id}/participants", page_size=1).json["total"] == 3
    assert api(coach).get("/vacancies/999/participants").status_code == 404


def test_what_is_closed_is_not_suggested_any_more(api: Api, make: Factory) -> None:
    coach = make.coach()
    person = make.participant(coach)
    make.profile(person)
    vacancy = make.vacancy(headline="Diskare", text="Diska")
    machine, path = api(coach), f"/participants/{person.id}/suggestions"
    assert len(machine.post(path).json["items"]) == 1
    vacancy.state = VacancyState.WITHDRAWN
    assert machine.get(path).json["items"] == []
