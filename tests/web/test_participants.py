"""The coach's participants on the pages: enrolled under a code name, found by nobody else."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import AccessLogEntry, Participant
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Goal, Pace
from tests.support.clients import Client, same_for_all
from tests.support.factories import Factory


def test_somebody_new_is_enrolled_by_a_code_name_alone(
    client: Client, make: Factory, session: Session
) -> None:
    make.vacancy(make.workplace(), headline="Påhittat jobb i köket")
    client.sign_in(make.coach())
    assert "Du har inga deltagare än" in client.get("/participants").text
    answer = client.submit("/participants/new", {"code_name": "Havsörn", "related_wanted": "true"})
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "Inga sagda än" in page
    assert "Påhittat jobb i köket" in page  # an empty profile never blocks a suggestion
    assert "Havsörn" in client.get("/participants").text
    act_as(session, SYSTEM)
    session.rollback()
    assert session.scalars(select(Participant.related_wanted)).all() == [True]


def test_a_personal_identity_number_is_no_code_name(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    page = client.submit("/participants/new", {"code_name": "19121212-1212"})
    assert page.status_code == 422
    assert 'id="code_name-wrong"' in page.text
    unknown = client.submit("/participants/new", {"code_name": "Havsörn", "diagnosis": "x"})
    assert unknown.status_code == 422


def test_goal_and_pace_are_changed_with_the_version_that_was_read(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach()
    person = make.participant(coach)
    path = f"/participants/{person.id}/edit"
    client.sign_in(coach)
    typed = {
        "_version": 1,
        "code_name": person.code_name,
        "coach_id": coach.id,
        "goal": "both",
        "pace": "slow_start",
    }
    assert client.submit(path, {**typed, "related_wanted": ["false"]}).status_code == 303
    act_as(session, SYSTEM)
    session.rollback()
    found = session.get_one(Participant, person.id, populate_existing=True)
    assert (found.goal, found.pace, found.related_wanted) == (Goal.BOTH, Pace.SLOW_START, False)
    stale = client.submit(path, {**typed, "goal": "work"})
    assert stale.status_code == 412
    assert "Någon annan ändrade detta" in stale.text


def test_another_coach_gets_the_same_answer_as_for_nobody(client: Client, make: Factory) -> None:
    person = make.participant(make.coach(), code_name="Havsörn")
    client.sign_in(make.coach())
    assert "Havsörn" not in client.get("/participants?ended=true").text
    assert "Havsörn" not in client.get("/queue").text
    for what in ("", "/profile", "/profiles", "/edit", "/why-not"):
        theirs = client.get(f"/participants/{person.id}{what}")
        nobodys = client.get(f"/participants/{'0' * 16}{what}")
        assert theirs.status_code == nobodys.status_code == 404
        told = same_for_all(theirs.text.replace(person.id, "0" * 16))
        assert told == same_for_all(nobodys.text)


def test_reading_the_page_is_logged(client: Client, make: Factory, session: Session) -> None:
    coach = make.coach()
    person = make.participant(coach)
    client.sign_in(coach).get(f"/participants/{person.id}")
    session.rollback()
    reads = session.scalars(select(AccessLogEntry).order_by(AccessLogEntry.id)).all()
    assert {(read.user_id, read.participant_id) for read in reads} == {(coach.id, person.id)}


def test_coordinators_have_no_participants(client: Client, make: Factory) -> None:
    client.sign_in(make.coordinator())
    assert [client.get(path).status_code for path in ("/participants", "/queue")] == [403, 403]
    start = client.get("/").text
    assert 'href="/participants"' not in start
    assert 'href="/workplaces"' in start


def test_coach_and_deputy_are_chosen_from_the_unit(
    client: Client, make: Factory, session: Session
) -> None:
    unit = make.unit()
    coach, mate = make.coach(unit, name="Asta Prov"), make.coach(unit, name="Bo Prov")
    leader, stranger = make.team_leader(unit), make.coach(name="Cia Annan")
    person = make.participant(coach)
    path = f"/participants/{person.id}/edit"
    typed = {"_version": 1, "code_name": person.code_name, "goal": "work", "pace": "none"}
    client.sign_in(coach)
    page = client.get(path).text
    assert "Bo Prov" in page
    assert "Cia Annan" not in page
    deputised = {**typed, "coach_id": coach.id, "deputy_id": mate.id}
    assert client.submit(path, deputised).status_code == 303
    assert "ersättare Bo Prov" in client.get(f"/participants/{person.id}").text
    stale = client.submit(path, {**deputised, "deputy_id": ""})
    assert (stale.status_code, 'data-label="Står nu">Bo Prov' in stale.text) == (412, True)
    wrong = client.submit(path, {**typed, "_version": 2, "coach_id": stranger.id})
    assert 'id="coach_id-wrong"' in wrong.text
    client.sign_in(leader)
    handed = client.submit(path, {**typed, "_version": 2, "coach_id": mate.id})
    assert handed.headers["Location"] == f"/participants/{person.id}"
    client.sign_in(mate)
    assert "Du har tagit över arbete från Asta Prov" in client.get("/").text
    assert client.get(f"/participants/{person.id}").status_code == 200
    client.sign_in(coach)
    assert client.get(f"/participants/{person.id}").status_code == 404


def test_a_team_leader_enrols_for_a_coach(client: Client, make: Factory) -> None:
    unit = make.unit()
    coach = make.coach(unit, name="Asta Prov")
    client.sign_in(make.team_leader(unit))
    page = "/participants/new"
    assert 'id="coach_id-wrong"' in client.submit(page, {"code_name": "Fjäril"}).text
    made = client.submit(page, {"code_name": "Fjäril", "coach_id": coach.id})
    assert made.status_code == 303
    assert "Asta Prov" in client.get(made.headers["Location"]).text
