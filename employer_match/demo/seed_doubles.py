"""What two colleagues have written down each for themselves, for coordinators to judge."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content
from employer_match.models import Employer, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """A few employers and workplaces once more, and a look through the register that finds them."""
    for raw in content("doubles")["double"]:
        session.add(_double(session, raw, keys, whole))
    session.flush()
    look_for_duplicates(session, SYSTEM)


def _double(session: Session, raw: dict[str, Any], keys: Keys, whole: DemoProgramme) -> Workplace:
    first = session.get_one(Workplace, keys.workplaces[raw["of"]])
    came = moment(whole.today - timedelta(days=raw["days_ago"]), 14)
    employer = first.employer
    if "employer" in raw:
        employer = Employer(
            name=raw["employer"], fictional=True, created_at=came, updated_at=came
        )  # fmt: skip
    return Workplace(
        employer=employer,
        name=raw["name"],
        from_advert=raw.get("advert", False),
        created_at=came,
        updated_at=came,
        **{name: getattr(first, name) for name in raw["share"]},
    )
