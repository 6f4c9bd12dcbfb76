"""Write what the participants let employers be told; whoever is new has not talked of it yet."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.participants import DemoParticipant
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content
from employer_match.models import Disclosure, Workplace
from employer_match.vocabulary import Approach

#: So many days after enrolment it has been talked of, where nothing else is said.
TALKED_AFTER = 3
#: Who was enrolled later than this many days ago has not talked of it yet.
NEW_FOR = 14


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """One agreement for everybody who has been here a while, in own words where they said some."""
    said: dict[str, list[dict[str, Any]]] = {}
    for raw in content("disclosures")["disclosure"]:
        said.setdefault(raw["participant"], []).append(raw)
    for person in whole.participants:
        if (whole.today - person.enrolled_on).days < NEW_FOR:
            continue
        first = person.enrolled_on + timedelta(days=TALKED_AFTER)
        rows = said.get(person.code_name) or [{}]
        for number, raw in enumerate(rows, start=1):
            session.add(_agreed(session, raw, number, person, first, whole.today, keys))
    session.flush()


def _agreed(
    session: Session,
    raw: dict[str, Any],
    number: int,
    person: DemoParticipant,
    first: date,
    today: date,
    keys: Keys,
) -> Disclosure:
    talks = [today - timedelta(days=days) for days in raw.get("talked", ())] or [first]
    only = raw.get("only")
    place = session.get_one(Workplace, keys.workplaces[only]) if only else None
    return Disclosure(
        participant_id=keys.participants[person.code_name],
        number=number,
        employer_id=place.employer_id if place else None,
        approach=Approach(raw.get("approach", Approach.YES)),
        tell_name=raw.get("tell_name", False),
        may_tell=raw.get("may_tell", ""),
        never_tell=raw.get("never_tell", ""),
        starts_on=talks[0],
        talked_on=talks[0],
        talked_again_on=talks[1] if len(talks) > 1 else None,
        weighed=len(talks) > 1,
        user_id=keys.users[person.coach],
        created_at=moment(talks[0], 13),
    )
