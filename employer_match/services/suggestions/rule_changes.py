"""Rules are switched on by somebody who has seen what they change, and that is written down.

The program follows the rules it came with (`ranking/rules.toml`). An installation that began by
other rules makes no new lists until these are switched on; the lists that stand stay readable.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import bundled
from employer_match.models import RuleChange, User
from employer_match.ranking.rule_effects import Effects, answers_now, answers_of, compare
from employer_match.ranking.rulebook import Rulebook, rulebook
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require


@dataclass(frozen=True, slots=True)
class Switched:
    """One act: which rules replaced which, who did it and why. `by` None: the first rules."""

    version: str
    before: str
    at: datetime
    by: str | None
    reason: str
    people_changed: int


@dataclass(frozen=True)
class RulesView:
    """The rules that this program follows, whether they are on here, and every earlier act.

    `before` is the version that was on, None where these are on or nothing was; `effects` tells
    what the reference set's people would see differently, None where that version's answers are
    not kept.
    """

    rules: Rulebook
    switched_on: bool
    before: str | None
    effects: Effects | None
    history: tuple[Switched, ...]


def read_rules(session: Session, actor: Actor, before: str | None = None) -> RulesView:
    """The rules and what they change against those that are on, or against a named version."""
    require(actor, Action.SWITCH_RULES)
    rules, newest = rulebook(), _newest(session)
    on = newest is None or newest.version == rules.version
    was = before or (None if newest is None or on else newest.version)
    return RulesView(rules, on, was, effects_against(was) if was else None, _history(session))


def effects_against(version: str) -> Effects | None:
    """What the reference people see now against what that version gave them."""
    before = answers_of(version)
    if before is None:
        return None
    return compare(before, answers_now(bundled(), municipalities()))


def switch_on(session: Session, actor: Actor, seen: str, reason: str) -> RuleChange:
    """Switch on the rules of this program.

    `seen` is the hash of the comparison that the actor has had before them. Raises Conflict where
    they are on already, Invalid where the comparison is another one or no reason is given.
    """
    require(actor, Action.SWITCH_RULES)
    record.take_writing_turn(session)
    found = read_rules(session, actor)
    if found.switched_on:
        raise errors.Conflict("These rules are switched on already.")
    if found.effects is None or found.effects.hash != seen:
        raise errors.Invalid(fields={"seen": "Look at what the rules change first."})
    if not reason.strip():
        raise errors.Invalid(fields={"reason": "Say why."})
    change = RuleChange(
        version=found.rules.version,
        before=found.before or "",
        rules_hash=found.rules.hash,
        effect_hash=seen,
        people_changed=len(found.effects.changed),
        reason=reason.strip()[:300],
        user_id=actor.user_id,
    )
    session.add(change)
    session.flush()
    record.audit(
        session,
        actor,
        "rules_switched_on",
        "rule_change",
        change.id,
        version=change.version,
        before=change.before,
        effect=seen,
    )
    return change


def require_switched_on(session: Session) -> None:
    """Raise Conflict where other rules are on here than those this program follows."""
    newest = _newest(session)
    if newest is not None and newest.version != rulebook().version:
        raise errors.Conflict(
            "New rules for suggestions came with the program. No new suggestions are made until a "
            "coordinator has looked at what they change and switched them on."
        )


def begin_rules(session: Session) -> None:
    """Write down, with an installation's first list, by which rules it began; in the writing turn.

    Nothing came before them, so nobody can have compared.
    """
    if _newest(session) is None:
        rules = rulebook()
        session.add(
            RuleChange(
                version=rules.version,
                before="",
                rules_hash=rules.hash,
                effect_hash="",
                people_changed=0,
                reason="",
                user_id=None,
            )
        )


def _newest(session: Session) -> RuleChange | None:
    return session.scalar(select(RuleChange).order_by(RuleChange.id.desc()).limit(1))


def _history(session: Session) -> tuple[Switched, ...]:
    rows = session.execute(
        select(RuleChange, User.name)
        .outerjoin(User, User.id == RuleChange.user_id)
        .order_by(RuleChange.id.desc())
    )
    return tuple(
        Switched(one.version, one.before, one.created_at, name, one.reason, one.people_changed)
        for one, name in rows
    )
