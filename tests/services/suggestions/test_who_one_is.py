"""Who a person is moves nothing: two whose wishes are the same get the same bytes.

The records hold neither sex nor birth year nor referral, and the tests hold that no column for them
appears (`guards/test_forbidden_names.py`). What is held – the code name, the coach and deputy, the
unit, the days, own words about oneself, the pace – is changed here, one by one and all at once.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Participant, Suggestion
from employer_match.ranking.written import digest
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.vocabulary import Goal, Pace
from tests.support.factories import Factory

KITCHEN = "oRB5_b7i_Qzv"
SAID = {
    "wishes": (("occupation", KITCHEN), ("text", "djur")),
    "must_nots": (("condition", "night"),),
    "municipalities": ["0181", "0180"],
    "hours_min": 10,
    "hours_max": 25,
    "conditions": ["calm"],
}


def written(session: Session, person: Participant) -> str:
    """The kept list of a person, whole, as one hash."""
    rows = session.scalars(
        select(Suggestion)
        .where(Suggestion.participant_id == person.id)
        .order_by(Suggestion.position)
    )
    return digest(
        [
            [
                each.position,
                each.vacancy_id,
                each.tier,
                each.wish_rank,
                each.reasons,
                each.questions,
            ]
            for each in rows
        ]
    )


def test_two_who_wish_the_same_get_the_same_bytes(session: Session, make: Factory) -> None:
    for number in range(6):
        make.vacancy(
            headline=("Köksbiträde", "Stallhjälp", "Telefonist")[number % 3],
            text="Du tar hand om djur." if number % 3 == 1 else "",
            occupation_id=KITCHEN if number % 3 == 0 else None,
            municipality_code="0181" if number % 2 else None,
        )
    asta, bo = make.coach(make.unit()), make.coach(make.unit())
    today = clock.today()
    same = make.participant(asta, code_name="Fjäril 1")
    others = {
        "a woman's or a man's name": {"code_name": "Anna-Lena"},
        "a name from elsewhere": {"code_name": "Mohammed"},
        "another coach": {"coach": bo},
        "a deputy": {"deputy_id": bo.id},
        "enrolled long ago": {"enrolled_on": today - timedelta(days=900)},
        "another pace": {"pace": Pace.SLOW_START},
        "studies too": {"goal": Goal.BOTH},
    }
    people = [make.participant(facts.pop("coach", asta), **facts) for facts in others.values()]
    for each in [same, *people]:
        make.profile(each, **SAID)
    words = {"own_words": "Jag är 58 år, man och uppvuxen i Tallby.", "strengths": "Troende."}
    told = make.participant(bo, code_name="Fjäril 3")
    make.profile(told, **SAID, **words, said_by="coach")
    waited = make.participant(bo, code_name="Fjäril 4")
    make.profile(waited, **SAID)
    make.contact(make.workplace(), bo, waited, days_ago=40)
    act_as(session, SYSTEM)
    everybody = [same, *people, told, waited]
    suggest_for(session, SYSTEM, [each.id for each in everybody])
    first = written(session, same)
    assert session.scalars(select(Suggestion.id)).all(), "there is something to compare"
    different = [each.code_name for each in everybody if written(session, each) != first]
    assert different == []
