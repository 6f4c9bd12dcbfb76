"""Why a line stands in the plan: short sentences in Swedish and English.

Apart: what concerns the employer, and what concerns the participant, which only those may read who
reach the participant. The open questions are the suggestion's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from employer_match.outreach import stages
from employer_match.outreach.plan_facts import Line, Place
from employer_match.vocabulary import Mode, NextStep, Purpose, Tier

MONTHS = (
    ("januari", "January"), ("februari", "February"), ("mars", "March"), ("april", "April"),
    ("maj", "May"), ("juni", "June"), ("juli", "July"), ("augusti", "August"),
    ("september", "September"), ("oktober", "October"), ("november", "November"),
    ("december", "December"),
)  # fmt: skip
MODES: dict[Mode, tuple[str, str]] = {
    Mode.VISIT: ("genom besök", "by a visit"),
    Mode.MEETING_WITH_US: ("i möte hos oss", "in a meeting with us"),
    Mode.JOB_FAIR_TALK: ("på rekryteringsträff", "at a job fair"),
    Mode.VIDEO: ("per video", "by video"),
    Mode.PHONE: ("per telefon", "by phone"),
    Mode.EMAIL: ("per e-post", "by e-mail"),
    Mode.LETTER: ("per brev", "by letter"),
}
STEPS: dict[NextStep, tuple[str, str]] = {
    NextStep.NOTHING: ("det", "it"),
    NextStep.CALL: ("ett samtal", "a call"),
    NextStep.VISIT: ("ett besök", "a visit"),
    NextStep.SEND_INFORMATION: ("att du skickar information", "information that you send"),
    NextStep.INTRODUCE_PERSON: ("att presentera en person", "introducing a person"),
    NextStep.FOLLOW_UP: ("en uppföljning", "a follow-up"),
}
TIERS: dict[Tier, tuple[str, str]] = {
    Tier.EXACT: ("Just det yrke som önskas.", "The very occupation that is wished for."),
    Tier.GROUP: ("Samma slags yrke som önskas.", "The kind of occupation that is wished for."),
    Tier.TEXT: ("Personens egna ord står i annonsen.", "The person's own words stand in the ad."),
    Tier.RELATED: ("Ligger nära det som önskas.", "Close to what is wished for."),
    Tier.OPEN: ("Säger inte emot önskemålen.", "Contradicts none of the wishes."),
    Tier.EXPLORE: ("Något att utforska: inga önskemål än.", "To explore: no wishes yet."),
}


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a code for machines, a sentence per language."""

    code: str
    sv: str
    en: str

    def as_json(self) -> dict[str, object]:
        """As a suggestion's reasons are kept."""
        return {"code": self.code, "sv": self.sv, "en": self.en}

    def in_language(self, language: str) -> str:
        """The sentence in English, or else in Swedish."""
        return self.en if language == "en" else self.sv


def employer_side(line: Line, place: Place, names: Mapping[int, str]) -> tuple[Why, ...]:
    """Why this workplace, this step and this way; `names` are colleagues' names by id."""
    found = [_promise(line), _step(line, place)]
    if not place.asked:
        found.append(Why("never_asked", "Ingen av oss har frågat här.", "None of us asked here."))
    if line.through is not None:
        who = names.get(line.through, "")
        found.append(
            Why(
                "through_owner",
                f"Hör med {who} först, som håller relationen.",
                f"Ask {who} first, who holds the relation.",
            )
        )
    elif line.coach in {place.owner, place.deputy}:
        found.append(Why("own_relation", "Du håller relationen.", "You hold the relation."))
    if place.wishes.preferred_mode is not None:
        sv, en = MODES[place.wishes.preferred_mode]
        found.append(
            Why(
                "preferred_mode",
                f"Arbetsgivaren vill helst ha kontakt {sv}.",
                f"The employer prefers contact {en}.",
            )
        )
    if place.wishes.preferred_hours:
        hours = place.wishes.preferred_hours
        found.append(Why("preferred_hours", f"Tider: ”{hours}”.", f"Times: “{hours}”."))
    if place.wishes.only_with_id is not None:
        found.append(
            Why(
                "only_with",
                "Arbetsgivaren vill att all kontakt går till en viss person hos dem.",
                "The employer wants all contact to go to one person of theirs.",
            )
        )
    promised = line.promise is not None and line.promise.due is not None
    if line.day.weekday() > 0 and not promised:
        sv, en = _day(line.day)
        found.append(Why("from_day", f"Tidigast {sv}.", f"On {en} at the earliest."))
    return tuple(one for one in found if one is not None)


def participant_side(line: Line) -> tuple[Why, ...]:
    """Why on this participant's behalf; empty where the line is on nobody's."""
    if line.participant is None or line.option is None:
        return ()
    found = [
        Why(
            "waited",
            f"Har väntat {line.waited} {'dag' if line.waited == 1 else 'dagar'} på en kontakt.",
            f"Has waited {line.waited} {'day' if line.waited == 1 else 'days'} for a contact.",
        ),
        _tier(line.option.tier),
    ]
    if line.option.wanted:
        found.append(Why("wanted", "Har sagt ja till platsen.", "Has said yes to the opening."))
    return tuple(found)


def promised_for(tier: Tier | None) -> tuple[Why, ...]:
    """Why a promised contact stands on behalf of a participant; `tier` is that of the opening."""
    found = [
        Why(
            "agreed_for",
            "Det ni kom överens om gäller den här personen.",
            "What you agreed on concerns this person.",
        )
    ]
    return (*found, _tier(tier)) if tier is not None else tuple(found)


def chosen_for(tier: Tier | None) -> tuple[Why, ...]:
    """Why a line of the coach's own stands on behalf of a participant."""
    return (_tier(tier),) if tier is not None else ()


def _tier(tier: Tier) -> Why:
    return Why(f"tier_{tier.value}", *TIERS[tier])


def _promise(line: Line) -> Why | None:
    if line.promise is None:
        return None
    if line.promise.step is not None and line.promise.agreed_on is not None:
        (what_sv, what_en), (sv, en) = STEPS[line.promise.step], _day(line.promise.agreed_on)
        due_sv, due_en = "", ""
        if line.promise.due is not None:
            due = _day(line.promise.due)
            due_sv, due_en = f", till {due[0]}", f", by {due[1]}"
        return Why(
            "agreed",
            f"Ni kom överens {sv} om {what_sv}{due_sv}.",
            f"You agreed on {en} on {what_en}{due_en}.",
        )
    if line.promise.until is None:
        return Why("announced", "Du har anmält kontakten.", "You have announced the contact.")
    sv, en = _day(line.promise.until)
    return Why(
        "announced",
        f"Du har anmält kontakten, till och med {sv}.",
        f"You have announced the contact, through {en}.",
    )


def _step(line: Line, place: Place) -> Why | None:
    if line.purpose is Purpose.REPLY_TO_NEED:
        return Why(
            "posted_here",
            "Arbetsgivaren har själv lagt upp behovet.",
            "The employer has posted the need.",
        )
    if place.stage == stages.INTRODUCED:
        return Why(
            "needs_not_known",
            "Vi är presenterade men känner inte behoven än.",
            "We are introduced, but do not know the needs yet.",
        )
    if place.stage >= stages.NEEDS_KNOWN:
        return Why("needs_known", "Vi känner behoven här.", "We know the needs here.")
    return None


def _day(day: date) -> tuple[str, str]:
    """A day as a Swede and an Englishman would write it within a sentence."""
    sv, en = MONTHS[day.month - 1]
    return f"{day.day} {sv}", f"{day.day} {en}"
