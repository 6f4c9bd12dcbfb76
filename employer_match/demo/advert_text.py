"""How an opening reads: the workplace in a sentence, the work, the hours, how to go on."""

from random import Random

from employer_match.demo.employers import DemoWorkplace
from employer_match.demo.openings import Opening
from employer_match.vocabulary import VacancyKind

FULL_TIME = 38

CLOSINGS = (
    "Hör av dig med några rader om dig själv, så ringer vi upp.",
    "Kom gärna förbi och hälsa på innan du bestämmer dig.",
    "Vi läser det som kommer in löpande och svarar alla.",
    "Skriv kort varför du blev intresserad. Vi behöver inget långt brev.",
    "Frågor är välkomna, stora som små.",
    "Ring eller mejla, det går lika bra.",
)
DURATIONS = {
    VacancyKind.JOB: ("Tills vidare", "Tills vidare", "6 månader", "3 månader", None),
    VacancyKind.TASKS: ("Tills vidare", "Så länge det behövs", None),
    VacancyKind.INTERNSHIP: ("4 veckor", "8 veckor", "3 månader"),
    VacancyKind.STUDY_VISIT: ("Ett tillfälle",),
    VacancyKind.UPCOMING: ("Säsong", "Tills vidare", None),
}


def assemble(
    place: DemoWorkplace, opening: Opening, hours: tuple[float, float] | None, draw: Random
) -> str:
    """The text as the employer would have written it; it says the hours where they are known."""
    last = " ".join(part for part in (_hours(opening, hours), draw.choice(CLOSINGS)) if part)
    return f"{place.about}\n\n{opening.body}\n\n{last}"


def duration(kind: VacancyKind, draw: Random) -> str | None:
    """How long it lasts, in the employer's words, or None where nobody has said."""
    return draw.choice(DURATIONS[kind])


def _hours(opening: Opening, hours: tuple[float, float] | None) -> str:
    if hours is None or opening.kind is VacancyKind.STUDY_VISIT:
        return ""
    low, high = hours
    if low >= FULL_TIME:
        return "Tjänsten är på heltid."
    if low == high:
        return f"Det rör sig om {low:g} timmar i veckan."
    return f"Det rör sig om {low:g}–{high:g} timmar i veckan."
