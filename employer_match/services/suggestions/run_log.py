"""What a run leaves behind beside its list: which openings, which versions; and for how long."""

import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from employer_match import clock
from employer_match.integrations.geo import municipalities
from employer_match.language.analyse import ANALYSER_VERSION
from employer_match.models import Decision, OpeningsLog, Suggestion, SuggestionRun
from employer_match.ranking.meaning import bundled
from employer_match.ranking.rulebook import rulebook
from employer_match.ranking.written import digest
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.vacancies.openings_in_force import InForce

AT_ONCE = 500
KEPT_DAYS = 200
"""How long the log of a list is kept: six months and a little (product row 42), far shorter than
what a programme must be able to show its funder."""


def versions_now() -> dict[str, str]:
    """What decides the order beside profile, openings, tree and rules, each by its version."""
    return {
        "analyser": ANALYSER_VERSION,
        "map": _map_version(),
        "meaning": bundled().version,
        "model of words": bundled().version,
        "rules' file": rulebook().hash[:12],
    }


def log_openings(session: Session, in_force: InForce) -> None:
    """Remember which openings these are, once for all runs that are made from them."""
    if session.get(OpeningsLog, in_force.hash) is None:
        session.add(
            OpeningsLog(
                hash=in_force.hash,
                taxonomy_version=in_force.openings.taxonomy.version,
                made_on=clock.today(),
                packed=zlib.compress(in_force.listed.encode()),
            )
        )
        session.flush()


def forget_runs(session: Session, actor: Actor, today: date) -> int:
    """Let go of runs older than `KEPT_DAYS` that nobody reads any more; returns how many.

    Everybody keeps their newest list however old it is. An answer outlives the list it was given
    to, without pointing at it.
    """
    newest = select(func.max(SuggestionRun.id)).group_by(SuggestionRun.participant_id)
    past = SuggestionRun.ran_on < today - timedelta(days=KEPT_DAYS)
    runs = select(SuggestionRun.id).where(past, SuggestionRun.id.not_in(newest))
    old = session.scalars(runs.order_by(SuggestionRun.id)).all()
    for start in range(0, len(old), AT_ONCE):
        _forget(session, old[start : start + AT_ONCE])
    named = select(SuggestionRun.vacancies_hash)
    unnamed = select(OpeningsLog).where(OpeningsLog.hash.not_in(named)).order_by(OpeningsLog.hash)
    for log in session.scalars(unnamed):
        session.delete(log)
    if old:
        record.audit(session, actor, "runs_forgotten", "suggestion_run", old[-1], runs=len(old))
    return len(old)


def _forget(session: Session, run_ids: Sequence[int]) -> None:
    within = select(Suggestion.id).where(Suggestion.run_id.in_(run_ids))
    given = select(Decision).where(Decision.suggestion_id.in_(within)).order_by(Decision.id)
    for decision in session.scalars(given):
        decision.suggestion_id = None
    session.flush()
    runs = select(SuggestionRun).where(SuggestionRun.id.in_(run_ids)).order_by(SuggestionRun.id)
    for run in session.scalars(runs.options(selectinload(SuggestionRun.suggestions))):
        for suggestion in run.suggestions:
            session.delete(suggestion)
        session.delete(run)
    session.flush()


@cache
def _map_version() -> str:
    places = municipalities()
    return digest([[p.code, p.latitude, p.longitude] for _, p in sorted(places.items())])[:12]
