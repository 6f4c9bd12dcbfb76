"""Four months of contacts with two thirds of the workplaces, and what is announced now.

Chains say how contacts follow on one another, runs say where one began and with whom. What would
lie in the future has not happened yet; what would fall on a weekend was done on the Friday.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from employer_match.demo.reading import content, working_day
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose


@dataclass(frozen=True, slots=True)
class DemoContact:
    """One dealing; `reason` is why the coach went on where a colleague had been there lately."""

    workplace: str
    coach: str
    day: date
    mode: Mode
    purpose: Purpose
    outcome: Outcome
    next_step: NextStep
    next_step_on: date | None
    note: str
    on_behalf_of: tuple[str, ...]
    reason: GoOnReason | None


@dataclass(frozen=True, slots=True)
class DemoIntention:
    """An announced contact in force, through the day `until`."""

    workplace: str
    coach: str
    purpose: Purpose
    announced_on: date
    until: date


def contacts(today: date) -> list[DemoContact]:
    """Every contact, oldest first."""
    chains = {chain["key"]: chain["steps"] for chain in content("contact_chains")["chain"]}
    times: Counter[tuple[str, int]] = Counter()
    made = [
        contact
        for run in content("contact_runs")["run"]
        for contact in _contacts(run, chains[run["chain"]], today, times)
    ]
    return sorted(made, key=lambda each: each.day)


def intentions(today: date) -> list[DemoIntention]:
    """What is announced and not yet done."""
    return [
        DemoIntention(
            workplace=entry["workplace"],
            coach=entry["coach"],
            purpose=Purpose(entry["purpose"]),
            announced_on=working_day(today - timedelta(days=entry["announced"])),
            until=today + timedelta(days=entry["until"]),
        )
        for entry in content("contact_runs")["intention"]
    ]


def last_contact(made: list[DemoContact], participant: str) -> date | None:
    """The last contact on a participant's behalf, or None."""
    return max((each.day for each in made if participant in each.on_behalf_of), default=None)


def _contacts(
    run: dict[str, Any],
    steps: list[dict[str, Any]],
    today: date,
    times: Counter[tuple[str, int]],
) -> Iterator[DemoContact]:
    people = tuple(run.get("for", ()))
    for place, step in enumerate(steps):
        day = working_day(today - timedelta(days=run["start"] - step["after"]))
        over = run["start"] - step["after"] < max(run.get("stop", 0), 1)
        if over or (step.get("behalf") and not people):
            continue
        notes = step["notes"]
        times[run["chain"], place] += 1
        yield DemoContact(
            workplace=run["workplace"],
            coach=run["coach"],
            day=day,
            mode=Mode(step["mode"]),
            purpose=Purpose(step["purpose"]),
            outcome=Outcome(step["outcome"]),
            next_step=NextStep(step["next"]),
            next_step_on=_next(day, step),
            note=notes[times[run["chain"], place] % len(notes)],
            on_behalf_of=people if step.get("behalf") else (),
            reason=GoOnReason(run["reason"]) if "reason" in run else None,
        )


def _next(day: date, step: dict[str, Any]) -> date | None:
    """The day agreed for the next step, moved on from a weekend to the Monday."""
    if step["next"] == NextStep.NOTHING:
        return None
    then = day + timedelta(days=step["within"])
    return then + timedelta(days=(7 - then.weekday()) % 7 if then.weekday() >= 5 else 0)
