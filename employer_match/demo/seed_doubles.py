"""What two colleagues have written down each for themselves, for coordinators to judge."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from employer_match.demo.acting import as_actor
from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content
from employer_match.models import Employer, User, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.duplicates.judge_apart import judge_apart
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.merge_employers import merge_workplaces, preview_merge
from employer_match.services.scoping import act_as


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """A few employers and workplaces once more; two are judged, a look finds the others."""
    for raw in content("doubles")["double"]:
        made = _double(session, raw, keys, whole)
        session.add(made)
        session.flush()
        _judge(session, raw, made, keys)
    look_for_duplicates(session, SYSTEM)
    act_as(session, SYSTEM)


def _judge(session: Session, raw: dict[str, Any], made: Workplace, keys: Keys) -> None:
    """What a coordinator has said of the two already, by the product's own services."""
    first = keys.workplaces[raw["of"]]
    if "merged" in raw:
        judge = as_actor(session.get_one(User, keys.users[raw["merged"]]))
        seen = preview_merge(session, judge, "workplace", first, made.id)
        merge_workplaces(session, judge, first, made.id, seen.versions)
    if "apart" in raw:
        judge = as_actor(session.get_one(User, keys.users[raw["judged"]]))
        judge_apart(session, judge, "workplace", first, made.id, raw["apart"])


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
