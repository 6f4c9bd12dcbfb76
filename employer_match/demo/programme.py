"""The whole fictional programme of a day, and its participants' profiles in the public format."""

from dataclasses import dataclass
from datetime import date

from employer_match.demo import contacts, decisions, employers, participants, people, relations
from employer_match.demo import vacancies as openings_made
from employer_match.demo.contacts import DemoContact, DemoIntention
from employer_match.demo.decisions import DemoDecision, DemoPlacement
from employer_match.demo.employers import DemoEmployer, DemoWorkplace
from employer_match.demo.participants import DemoParticipant, DemoSaying
from employer_match.demo.people import DemoStaff
from employer_match.demo.relations import DemoNeed, DemoOwner, DemoRule
from employer_match.demo.vacancies import DemoVacancy
from employer_match.vocabulary import Answer

TURNED_DOWN = frozenset({Answer.NO, Answer.DECLINED_OFFER})


@dataclass(frozen=True, slots=True)
class DemoProgramme:
    """Everything there is to show on one day; lists are in the order of the content or of time."""

    today: date
    staff: DemoStaff
    employers: list[DemoEmployer]
    participants: list[DemoParticipant]
    vacancies: list[DemoVacancy]
    contacts: list[DemoContact]
    intentions: list[DemoIntention]
    owners: list[DemoOwner]
    rules: list[DemoRule]
    needs: list[DemoNeed]
    decisions: list[DemoDecision]
    placements: list[DemoPlacement]

    def workplaces(self) -> list[DemoWorkplace]:
        """Every workplace of every employer."""
        return [place for employer in self.employers for place in employer.workplaces]

    def declined(self, code_name: str) -> list[str]:
        """The openings that the participant's newest answer turned down."""
        newest = {
            decision.opening: decision.answer
            for decision in self.decisions
            if decision.participant == code_name
        }
        return sorted(key for key, answer in newest.items() if answer in TURNED_DOWN)


def programme(today: date) -> DemoProgramme:
    """The programme as it stands on the day."""
    return DemoProgramme(
        today=today,
        staff=people.staff(),
        employers=employers.employers(),
        participants=participants.participants(today),
        vacancies=openings_made.vacancies(today),
        contacts=contacts.contacts(today),
        intentions=contacts.intentions(today),
        owners=relations.owners(today),
        rules=relations.rules(today),
        needs=relations.needs(today),
        decisions=decisions.decisions(today),
        placements=decisions.placements(today),
    )


def profile_json(whole: DemoProgramme, participant: DemoParticipant) -> dict[str, object]:
    """The participant's profile in force, in the form of the command `rank`; unsaid keys absent.

    Vacancy ids are the keys of the demo's openings.
    """
    profile = participant.profile
    last = contacts.last_contact(whole.contacts, participant.code_name)
    found: dict[str, object] = {
        "id": participant.code_name,
        "wishes": [
            {"rank": rank, **_said(wish)} for rank, wish in enumerate(profile.wishes, start=1)
        ],
        "must_not": [_said(saying) for saying in profile.must_nots],
        "conditions": [condition.value for condition in profile.conditions],
        "area": _area(participant),
        "licences": list(profile.licences),
        "languages": list(profile.languages),
        "declined": whole.declined(participant.code_name),
        "last_contact": last.isoformat() if last else None,
    }
    if profile.hours:
        found["hours"] = {"min": profile.hours[0], "max": profile.hours[1]}
    return {key: value for key, value in found.items() if value}


def _said(saying: DemoSaying) -> dict[str, str]:
    return {saying.kind.value: saying.value}


def _area(participant: DemoParticipant) -> dict[str, object] | None:
    profile = participant.profile
    if profile.from_municipality:
        return {"from": profile.from_municipality, "max_km": profile.max_km}
    return {"municipalities": list(profile.municipalities)} if profile.municipalities else None
