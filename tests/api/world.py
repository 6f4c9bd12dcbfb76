"""A small world in which every id that a path can name exists, for whoever throws things at it."""

from dataclasses import dataclass

from employer_match.models import User
from employer_match.services.participants.enrol_participant import add_empty_profile
from employer_match.services.suggestions.decide import decide
from employer_match.services.suggestions.suggest import suggest
from employer_match.vocabulary import Answer, Role, VacancySource, VacancyState
from tests.support.factories import Factory

#: Administratör, in the bundled taxonomy.
OCCUPATION = "soBq_ia8_xcx"


@dataclass
class World:
    """Somebody with every role, and one of everything."""

    everybody: User
    ids: dict[str, object]
    waiting: int


def build(make: Factory) -> World:
    """One of everything that a path, query or body can name."""
    everybody = make.user(*Role, name="Alla Roller")
    colleague = make.coach(make.unit())
    employer = make.employer()
    place = make.workplace(employer, name="Kafé Kanel")
    person = make.contact_person(place)
    make.rule(place, rest_days=3)
    make.owner(place, colleague)
    participant = make.participant(everybody)
    make.session.info["actor"] = make.actor(everybody)
    vacancy = make.vacancy(place, headline="Kallskänka", text="Arbete i kök, dagtid.")
    waiting = make.vacancy(
        place,
        source=VacancySource.FORM,
        state=VacancyState.SUBMITTED,
        text="Diska",
        sender={"employer_name": "Kafé", "contact_name": "Kim", "contact_email": "k@example.se"},
    )
    contact = make.contact(place, everybody, participant, vacancy_id=vacancy.id)
    make.contact(place, colleague, days_ago=2)
    intention = make.intention(make.workplace(employer), everybody)
    actor = make.actor(everybody)
    add_empty_profile(make.session, participant.id, everybody.id)
    suggest(make.session, actor, participant.id)
    decide(make.session, actor, participant.id, vacancy.id, Answer.WANTS)
    return World(
        everybody,
        {
            "employer_id": employer.id,
            "workplace_id": place.id,
            "person_id": person.id,
            "contact_person_id": person.id,
            "contact_id": contact.id,
            "intention_id": intention.id,
            "vacancy_id": vacancy.id,
            "participant_id": participant.id,
            "unit_id": everybody.roles[0].unit_id,
            "user_id": everybody.id,
            "coach_id": everybody.id,
            "owner_id": colleague.id,
            "only_through_id": colleague.id,
            "deputy_id": None,
        },
        waiting.id,
    )
