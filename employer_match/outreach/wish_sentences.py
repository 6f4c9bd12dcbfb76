"""The employer's wishes in short sentences, Swedish and English, the same ones for every face."""

from collections.abc import Iterable
from datetime import date

from employer_match.outreach.contact_budget import Room
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.plan_sentences import MODES, MONTHS, Why
from employer_match.vocabulary import Weekday

WEEKDAYS: dict[Weekday, tuple[str, str]] = {
    Weekday.MONDAY: ("måndagar", "Mondays"),
    Weekday.TUESDAY: ("tisdagar", "Tuesdays"),
    Weekday.WEDNESDAY: ("onsdagar", "Wednesdays"),
    Weekday.THURSDAY: ("torsdagar", "Thursdays"),
    Weekday.FRIDAY: ("fredagar", "Fridays"),
    Weekday.SATURDAY: ("lördagar", "Saturdays"),
    Weekday.SUNDAY: ("söndagar", "Sundays"),
}


def wish_sentences(
    wishes: Wishes, today: date, *, through: str = "", person: str = "", room: Room | None = None
) -> tuple[Why, ...]:
    """What to know before a contact, in a fixed order; the stop stands apart (`stop_sentence`).

    `through` and `person` are the names of those through and with whom contact goes. What is over,
    a day that has passed, is left out. With a `room` it says from when the next contact fits.
    """
    found = [
        _not_before(wishes.not_before, today),
        _only(wishes, through, person),
        _how(wishes),
        _hours(wishes.preferred_hours),
        _how_often(wishes),
        _next(room) if room is not None else None,
    ]
    return tuple(one for one in found if one is not None)


def stop_sentence(wishes: Wishes, today: date) -> Why | None:
    """The stop, where one holds today."""
    if wishes.stop_for_good:
        return Why("stop", "Vill inte bli kontaktade.", "Do not want to be contacted.")
    if wishes.stop_until is None or wishes.stop_until < today:
        return None
    sv, en = day_of(wishes.stop_until)
    return Why(
        "stop",
        f"Vill inte bli kontaktade till och med {sv}.",
        f"Do not want to be contacted through {en}.",
    )


def day_of(day: date) -> tuple[str, str]:
    """A day with its year, within a sentence: a wish may reach into another year."""
    sv, en = MONTHS[day.month - 1]
    return f"{day.day} {sv} {day.year}", f"{day.day} {en} {day.year}"


def _not_before(day: date | None, today: date) -> Why | None:
    if day is None or day <= today:
        return None
    sv, en = day_of(day)
    return Why("not_before", f"Vänta till {sv}.", f"Wait until {en}.")


def _only(wishes: Wishes, through: str, person: str) -> Why | None:
    if wishes.only_with_id is not None and wishes.only_through_id is not None:
        return Why(
            "only_through",
            f"All kontakt går genom {through} hos oss, till {person} hos dem.",
            f"All contact goes through {through} of ours, to {person} of theirs.",
        )
    if wishes.only_through_id is not None:
        return Why(
            "only_through",
            f"All kontakt går genom {through} hos oss.",
            f"All contact goes through {through} of ours.",
        )
    if wishes.only_with_id is not None:
        return Why("only_with", f"Kontakta bara {person}.", f"Contact {person} only.")
    if wishes.ask_anew:
        return Why(
            "ask_anew",
            "Den som kontakten skulle gå genom har slutat. Fråga hur de vill ha det nu.",
            "Whoever contact was to go through has left. Ask how they want it now.",
        )
    return None


def _how(wishes: Wishes) -> Why | None:
    days = [WEEKDAYS[one] for one in Weekday if one in wishes.preferred_weekdays]
    sv = _and((one[0] for one in days), "och")
    en = _and((one[1] for one in days), "and")
    if wishes.preferred_mode is None:
        if not days:
            return None
        return Why("preferred_days", f"Helst på {sv}.", f"Preferably on {en}.")
    how_sv, how_en = MODES[wishes.preferred_mode]
    return Why(
        "preferred_mode",
        f"Helst {how_sv}{f', på {sv}' if sv else ''}.",
        f"Preferably {how_en}{f', on {en}' if en else ''}.",
    )


def _hours(hours: str | None) -> Why | None:
    if not hours:
        return None
    return Why("preferred_hours", f"Tider: ”{hours}”.", f"Times: “{hours}”.")


def _how_often(wishes: Wishes) -> Why | None:
    often, rest = wishes.budget_per_month, wishes.rest_days
    if often is None and not rest:
        return None
    said_sv, said_en = [], []
    if often is not None:
        said_sv.append(
            "högst en gång i månaden" if often == 1 else f"högst {often} gånger i månaden"
        )
        said_en.append("once a month at most" if often == 1 else f"{often} times a month at most")
    if rest:
        said_sv.append(f"{rest} {'dags' if rest == 1 else 'dagars'} vila mellan kontakter")
        said_en.append(f"{rest} {'day' if rest == 1 else 'days'} of rest between contacts")
    sv, en = ", ".join(said_sv), ", ".join(said_en)
    return Why("how_often", f"{sv[0].upper()}{sv[1:]}.", f"{en[0].upper()}{en[1:]}.")


def _next(room: Room) -> Why | None:
    if room.fits:
        return None
    if room.free_from is None:
        return Why("next_contact", "Vänta tills de hör av sig.", "Wait until they get in touch.")
    sv, en = day_of(room.free_from)
    return Why(
        "next_contact",
        f"Nästa kontakt från oss tidigast {sv}.",
        f"Our next contact on {en} at the earliest.",
    )


def _and(words: Iterable[str], joint: str) -> str:
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last
