"""The start page: what to do next, first; and the queue."""

from sqlalchemy.orm import Session

from employer_match.models import Notice
from employer_match.vocabulary import NextStep, NoticeKind, Outcome, Purpose, Role
from tests.support.clients import Client
from tests.support.factories import Factory, day


def test_agreed_steps_come_in_order_and_end_with_the_next_contact(
    client: Client, make: Factory
) -> None:
    coach, late, soon = make.coach(), make.workplace(name="Kafé Sen"), make.workplace(name="Bageri")
    make.contact(late, coach, days_ago=20, next_step=NextStep.CALL, next_step_on=day(5))
    make.contact(soon, coach, days_ago=2, next_step=NextStep.VISIT, next_step_on=day(-2))
    page = client.sign_in(coach).get("/").text
    assert page.index("Kafé Sen") < page.index("Bageri")
    assert "skulle ha gjorts" in page
    assert "om 2 dagar" in page
    make.contact(late, coach, next_step=NextStep.NOTHING)
    assert "Kafé Sen" not in client.get("/").text
    assert "Bageri" in client.get("/steps").text


def test_who_has_waited_longest_stands_first_with_the_next_action(
    client: Client, make: Factory
) -> None:
    coach = make.coach()
    new = make.participant(coach, code_name="Nykomling", enrolled_on=day(0))
    long = make.participant(coach, code_name="Långväntare", enrolled_on=day(60))
    make.profile(long, wishes=(("text", "djur"),))
    make.contact(
        make.workplace(), coach, long, days_ago=30, purpose=Purpose.LEARN_NEEDS, outcome=Outcome.NO
    )
    client.sign_in(coach)
    page = client.get("/").text
    assert page.index("Långväntare") < page.index("Nykomling")
    assert "30 dagar" in page
    assert f'href="/participants/{new.id}/profile"' in page
    queue = client.get("/queue").text
    assert queue.index("Långväntare") < queue.index("Nykomling")


def test_notices_are_put_away_by_their_reader_alone(
    client: Client, make: Factory, session: Session
) -> None:
    anna, bo, place = make.coach(), make.coach(), make.workplace(name="Kafé Kanel")
    notice = make.add(
        Notice(user_id=anna.id, kind=NoticeKind.INTENTION_ENDS, workplace_id=place.id)
    )
    client.sign_in(bo).submit("/", {"notice": notice.id}, to="/notices/read")
    client.sign_in(anna)
    assert "Din anmälda kontakt med Kafé Kanel går snart ut." in client.get("/").text
    client.submit("/", {"notice": notice.id}, to="/notices/read")
    assert "går snart ut" not in client.get("/").text


def test_an_empty_day_says_what_to_do(client: Client, make: Factory) -> None:
    page = client.sign_in(make.coach()).get("/").text
    assert "Inget är bestämt för den närmaste veckan" in page
    assert "Skriv in någon" in page


def test_every_role_has_a_start_page(client: Client, make: Factory) -> None:
    for role in Role:
        assert client.sign_in(make.user(role)).get("/").status_code == 200


def test_nobody_is_asked_to_sign_in_first(client: Client) -> None:
    assert client.get("/").location == "/sign-in?next=%2F"
