"""A small world in which every id that a path can name exists, for whoever throws things at it."""

from dataclasses import dataclass

from employer_match.models import User
from employer_match.services.duplicates.judge_apart import judge_apart
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.services.participants.enrol_participant import add_empty_profile
from employer_match.services.plan.edit_plan import LineDraft, add_line
from employer_match.services.suggestions.decide import decide
from employer_match.services.suggestions.suggest import suggest
from employer_match.vocabulary import Answer, Purpose, Role, VacancySource, VacancyState
from tests.support.factories import Factory
from tests.support.weeks import full_week

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
    twins = [make.workplace(employer, name=f"Zimtias {n}").id for n in range(4)]
    judgement = judge_apart(make.session, actor, "workplace", twins[0], twins[3], "Två våningar")
    merge = merge_workplaces(make.session, actor, twins[2], twins[3], (1, 1))
    add_empty_profile(make.session, participant.id, everybody.id)
    suggest(make.session, actor, participant.id)
    decide(make.session, actor, participant.id, vacancy.id, Answer.WANTS)
    planned = LineDraft(workplace_id=place.id, purpose=Purpose.CARE, participant_id=participant.id)
    line = add_line(make.session, actor, full_week(), planned)
    return World(
        everybody,
        {
            "line_id": line.id,
            "week": str(full_week()),
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
            "thing": "workplace",
            "a_id": twins[0],
            "b_id": twins[1],
            "kept_id": twins[0],
            "gone_id": twins[1],
            "merge_id": merge.id,
            "judgement_id": judgement.id,
        },
        waiting.id,
    )
