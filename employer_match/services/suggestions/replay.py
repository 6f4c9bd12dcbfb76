"""Make a logged list again from what it was made of, and compare it with what was kept.

Openings that were edited since are taken as they were then, where the earlier version is kept; what
cannot be had again is named, so that a difference has its cause.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Decision, Suggestion, SuggestionRun
from employer_match.ranking import RULES_VERSION, Profile
from employer_match.ranking.written import digest, read_back
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.services.suggestions.lists import Kept, lists_of
from employer_match.services.suggestions.logged_openings import Then, logged_openings
from employer_match.services.suggestions.run_log import versions_now


@dataclass(frozen=True, slots=True)
class Replay:
    """What the log tells of a run, and what came of making it again.

    `same`: the list made now equals the kept one, byte for byte. `changed` says what is no longer
    as it was, one line each; with nothing changed a difference is a fault of the program.
    `untouched`: the kept list is the one whose hash was logged with the run.
    """

    run_id: int
    ran_on: date
    rules_version: str
    versions: dict[str, str]
    hashes: dict[str, str]
    suggested: int
    shown: int
    opened: int
    answered: int
    same: bool
    untouched: bool
    changed: tuple[str, ...]


def replay(session: Session, actor: Actor, run_id: int) -> Replay:
    """Make the list of a run again; raises NotFound. Nothing is written but that it was read."""
    require(actor, Action.READ_SUGGESTIONS)
    run = session.scalar(select(SuggestionRun).where(SuggestionRun.id == run_id))
    if run is None:
        raise errors.NotFound()
    record.note_read(session, actor, run.participant_id, "replay")
    rows = session.scalars(
        select(Suggestion).where(Suggestion.run_id == run.id).order_by(Suggestion.position)
    ).all()
    kept = [_kept(row) for row in rows]
    taxonomy = read_taxonomy(session)
    then = logged_openings(session, run)
    profile, lost = _profile(run)
    changed = [*_versions(run, taxonomy.version), *lost, *then.changed]
    again = _again(profile, then, run.ran_on)
    return Replay(
        run_id=run.id,
        ran_on=run.ran_on,
        rules_version=run.rules_version,
        versions={"taxonomy": run.taxonomy_version, **(run.versions or {})},
        hashes={
            "profile": run.profile_hash,
            "vacancies": run.vacancies_hash,
            "list": run.list_hash or "",
        },
        suggested=len(rows),
        shown=sum(row.shown_at is not None for row in rows),
        opened=sum(row.opened_at is not None for row in rows),
        answered=len(_answered(session, [row.id for row in rows])),
        same=again is not None and digest(again) == digest(kept),
        untouched=run.list_hash in (None, digest(kept)),
        changed=tuple(changed),
    )


def _kept(row: Suggestion) -> Kept:
    return Kept(
        vacancy_id=row.vacancy_id,
        position=row.position,
        tier=row.tier,
        wish_rank=row.wish_rank,
        reasons=row.reasons,
        questions=row.questions,
    )


def _profile(run: SuggestionRun) -> tuple[Profile | None, list[str]]:
    if run.profile_said is None:
        return None, ["The profile was not kept with this run."]
    try:
        profile = read_back(run.profile_said)
    except ValueError as problem:
        return None, [f"The profile cannot be read: {problem}."]
    if digest(run.profile_said) != run.profile_hash:
        return profile, ["The kept profile is not the one whose hash was logged."]
    return profile, []


def _versions(run: SuggestionRun, taxonomy_version: str) -> list[str]:
    then = {"rules": run.rules_version, "taxonomy": run.taxonomy_version, **(run.versions or {})}
    now = {"rules": RULES_VERSION, "taxonomy": taxonomy_version, **versions_now()}
    return [
        f"The {name} was {then[name]} and is {now.get(name, 'gone')} now."
        for name in then
        if then[name] != now.get(name)
    ]


def _again(profile: Profile | None, then: Then, day: date) -> list[Kept] | None:
    if profile is None or then.openings is None:
        return None
    return lists_of([profile], then.openings, day).get(profile.id, [])


def _answered(session: Session, suggestion_ids: Collection[int]) -> set[int]:
    given = select(Decision.suggestion_id).where(Decision.suggestion_id.in_(suggestion_ids))
    return {each for each in session.scalars(given.order_by(Decision.id)) if each is not None}
