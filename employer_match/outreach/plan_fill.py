"""Places that are left over go to workplaces that nobody of us has asked.

More than half of all employers were never asked, small ones above all (field 4.3). On nobody's
behalf: no opening is known there, so that nothing can be held against what somebody rules out.
"""

from employer_match.outreach.plan_draft import Draft
from employer_match.outreach.plan_facts import Coach, Place
from employer_match.outreach.plan_rules import purpose_of

Near = dict[str | None, list[Place]]


def ask_the_never_asked(draft: Draft) -> None:
    """One more for each coach in turn, near where the coach's participants look for work.

    The employer that is seen least this week comes first, then the workplace longest known.
    """
    near: Near = {}
    for place in draft.places.values():
        if not place.asked and place.owner is None and place.id not in draft.taken:
            near.setdefault(place.municipality, []).append(place)
    turn = [one for one in draft.coaches.values() if draft.left[one.id] > 0 and one.days]
    while turn:
        turn = [one for one in turn if _ask_one(draft, one, near) and draft.left[one.id] > 0]


def _ask_one(draft: Draft, coach: Coach, near: Near) -> bool:
    best = min(
        (
            found
            for municipality in coach.municipalities
            if (found := _nearest(draft, coach, near.get(municipality, []))) is not None
        ),
        key=lambda one: (draft.at_employer[one.employer], one.id),
        default=None,
    )
    day = draft.day_for(coach, best, purpose_of(best, None)) if best else None
    if best is None or day is None:
        return False
    draft.see(coach, best, day)
    return True


def _nearest(draft: Draft, coach: Coach, places: list[Place]) -> Place | None:
    """The best of one municipality; a workplace that is taken meanwhile is struck off."""
    places[:] = [one for one in places if one.id not in draft.taken]
    best: Place | None = None
    fewest = 0
    for place in places:
        seen = draft.at_employer[place.employer]
        if best is not None and seen >= fewest:
            continue
        if draft.day_for(coach, place, purpose_of(place, None)) is not None:
            best, fewest = place, seen
            if not seen:
                break
    return best
