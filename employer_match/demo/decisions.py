"""What the participants have answered about openings, and the jobs, studies and trials begun."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from employer_match.demo.reading import content
from employer_match.vocabulary import Answer, PlacementKind, Subsidy

#: How a placement came about: days before its start at which each answer was given.
BEFORE_A_START = (
    (Answer.SHOWN, 22),
    (Answer.WANTS, 20),
    (Answer.CONTACTED, 13),
    (Answer.INTERVIEW, 7),
    (Answer.OFFERED, 2),
    (Answer.STARTED, 0),
)


@dataclass(frozen=True, slots=True)
class DemoDecision:
    """One answer of a participant about an opening ("workplace/opening") on a day."""

    participant: str
    opening: str
    answer: Answer
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class DemoPlacement:
    """A job, a study spell or a trial; `opening` is None where it came without one."""

    participant: str
    workplace: str
    opening: str | None
    kind: PlacementKind
    started_on: date
    ended_on: date | None
    hours_per_week: float
    subsidy: Subsidy
    permanent: bool | None


def decisions(today: date) -> list[DemoDecision]:
    """Every answer, by day; a reason stands with the last answer about an opening."""
    made = []
    for entry in content("decisions")["decision"]:
        for place, text in enumerate(entry["answers"], start=1):
            answer, days = text.split()
            last = place == len(entry["answers"])
            made.append(
                DemoDecision(
                    entry["participant"],
                    entry["opening"],
                    Answer(answer),
                    today - timedelta(days=int(days)),
                    entry.get("reason", "") if last else "",
                )
            )
    for placement in placements(today):
        if placement.opening:
            made += [
                DemoDecision(
                    placement.participant,
                    placement.opening,
                    answer,
                    placement.started_on - timedelta(days=days),
                    "",
                )
                for answer, days in BEFORE_A_START
            ]
    return sorted(made, key=lambda each: each.day)


def placements(today: date) -> list[DemoPlacement]:
    """Every placement, in the order of the content."""
    return [
        DemoPlacement(
            participant=entry["participant"],
            workplace=entry["workplace"],
            opening=f"{entry['workplace']}/{entry['opening']}" if "opening" in entry else None,
            kind=PlacementKind(entry.get("kind", PlacementKind.JOB)),
            started_on=today - timedelta(days=entry["started"]),
            ended_on=today - timedelta(days=entry["ended"]) if "ended" in entry else None,
            hours_per_week=float(entry["hours"]),
            subsidy=Subsidy(entry.get("subsidy", Subsidy.UNKNOWN)),
            permanent=entry.get("permanent"),
        )
        for entry in content("placements")["placement"]
    ]


@cache
def first_shown() -> dict[str, int]:
    """For each opening that somebody has answered about: days since it was first shown."""
    anchor = date(2000, 1, 3)
    shown: dict[str, int] = {}
    for decision in decisions(anchor):
        shown.setdefault(decision.opening, (anchor - decision.day).days)
    return shown


def decided_openings() -> list[str]:
    """The openings that somebody has answered about; they must exist and stay as they are."""
    return list(first_shown())


@cache
def filled_by_us() -> dict[str, int]:
    """The openings that became a placement: days since its start."""
    return {
        f"{entry['workplace']}/{entry['opening']}": entry["started"]
        for entry in content("placements")["placement"]
        if "opening" in entry
    }
