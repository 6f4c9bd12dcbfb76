"""Our relations to the workplaces: who holds them, what the employer wishes, what is needed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from employer_match.demo.reading import content, working_day
from employer_match.vocabulary import Condition, Mode, NeedTopic

#: Owners took over the relation about when the four months began.
OWNED_FOR_DAYS = 125
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class DemoOwner:
    """Who holds the relation to a workplace, and who steps in."""

    workplace: str
    owner: str
    deputy: str | None
    since: date


@dataclass(frozen=True, slots=True)
class DemoRule:
    """The employer's own wish about contact; days are inclusive, None where nothing is said."""

    workplace: str
    rest_days: int | None
    budget_per_month: int | None
    not_before: date | None
    stop_since: date | None
    stop_until: date | None
    stop_for_good: bool
    only_through: str | None
    preferred_mode: Mode | None
    preferred_hours: str | None
    said_by: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoNeed:
    """A line of a workplace's needs sheet; `text` None: we asked, and it is not known."""

    workplace: str
    coach: str
    topic: NeedTopic
    text: str | None
    learnt_on: date


def owners(today: date) -> list[DemoOwner]:
    """Who holds which workplace."""
    since = working_day(today - timedelta(days=OWNED_FOR_DAYS))
    return [
        DemoOwner(workplace, *_two(text), since)
        for workplace, text in content("relations")["owners"].items()
    ]


def rules(today: date) -> list[DemoRule]:
    """What some employers have asked for."""
    return [_rule(entry, today) for entry in content("relations")["rule"]]


def needs(today: date) -> list[DemoNeed]:
    """The needs sheets, line by line."""
    return [
        DemoNeed(
            workplace=entry["workplace"],
            coach=entry["coach"],
            topic=topic,
            text=None if entry[topic] == UNKNOWN else entry[topic],
            learnt_on=working_day(today - timedelta(days=entry["learnt"])),
        )
        for entry in content("relations")["needs"]
        for topic in NeedTopic
        if topic in entry
    ]


def known_conditions() -> dict[str, dict[Condition, bool]]:
    """What is known of the work at a workplace, whichever opening it concerns."""
    return {
        entry["workplace"]: {
            Condition(code.removeprefix("-")): not code.startswith("-") for code in entry["facts"]
        }
        for entry in content("relations")["needs"]
    }


def _two(text: str) -> tuple[str, str | None]:
    owner, _, deputy = text.partition(",")
    return owner.strip(), deputy.strip() or None


def _rule(entry: dict[str, Any], today: date) -> DemoRule:
    def ahead(key: str) -> date | None:
        return today + timedelta(days=entry[key]) if key in entry else None

    stops = "stop_until_in" in entry or entry.get("stop_for_good", False)
    mode = entry.get("preferred_mode")
    return DemoRule(
        workplace=entry["workplace"],
        rest_days=entry.get("rest_days"),
        budget_per_month=entry.get("budget_per_month"),
        not_before=ahead("not_before_in"),
        stop_since=working_day(today - timedelta(days=entry["said"])) if stops else None,
        stop_until=ahead("stop_until_in"),
        stop_for_good=entry.get("stop_for_good", False),
        only_through=entry.get("only_through"),
        preferred_mode=Mode(mode) if mode else None,
        preferred_hours=entry.get("preferred_hours"),
        said_by=entry["said_by"],
        note=entry.get("note", ""),
    )
