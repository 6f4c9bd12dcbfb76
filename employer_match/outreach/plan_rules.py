"""May this coach see this workplace in this week, on which day first, with what purpose and how?

The same rules as at the point of action (`collisions`, `contact_rules`); where those only advise,
the plan abstains: nobody is sent where an employer, or a colleague, asks us to wait.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from employer_match.outreach import collisions, contact_budget, contact_rules, stages
from employer_match.outreach.collisions import Announced, Approach, EarlierContact, RestPeriods
from employer_match.outreach.plan_facts import Coach, Option, Place, Promise
from employer_match.vocabulary import Advice, Mode, Outcome, Purpose

#: A coach's own next cup of tea may follow soon, but not in the same week.
OWN_GAP = timedelta(days=7)


def purpose_of(place: Place, option: Option | None) -> Purpose:
    """The next step at this workplace: introduce, learn the needs, and only then present.

    Nobody is presented who has not said yes to the opening, or where the needs are not known.
    """
    if option is not None and option.posted_here:
        return Purpose.REPLY_TO_NEED
    if place.stage == stages.NEW:
        return Purpose.INTRODUCE
    if place.stage >= stages.NEEDS_KNOWN and option is not None and option.wanted:
        return Purpose.PRESENT_CANDIDATE
    return Purpose.LEARN_NEEDS


def mode_of(place: Place) -> Mode:
    """The way that the employer prefers, else a visit (IPS-25 item 17: face to face)."""
    return place.wishes.preferred_mode or Mode.VISIT


def first_day(place: Place, coach: Coach, purpose: Purpose, rest: RestPeriods) -> date | None:
    """The coach's first day this week on which nothing speaks against the contact, or None."""
    return next(free_days(place, coach, purpose, rest), None)


def free_days(
    place: Place,
    coach: Coach,
    purpose: Purpose,
    rest: RestPeriods,
    promise: Promise | None = None,
) -> Iterator[date]:
    """Each of the coach's days on which nothing speaks against the contact, earliest first."""
    return (day for day in coach.days if allowed(place, coach.id, purpose, day, rest, promise))


def allowed(
    place: Place,
    coach: int,
    purpose: Purpose,
    day: date,
    rest: RestPeriods,
    promise: Promise | None = None,
) -> bool:
    """Whether neither stop, wish, budget, colleague nor the coach's own last contact is in the way.

    A colleague's announcement is in the way whatever the purpose: the workplace is reserved. What
    was promised follows the contact at which it was agreed, whoever made that; it needs room only
    in a budget that the employer has named. The plan goes to the person that the employer named.
    """
    if contact_rules.stopped(place.wishes, day, purpose):
        return False
    planned = contact_rules.Plan(
        user_id=coach,
        day=day,
        purpose=purpose,
        mode=mode_of(place),
        person_id=place.wishes.only_with_id,
        stage=place.stage,
        used=contact_budget.spent(place.earlier, coach),
        agreed=promise is not None,
        per_month=rest.per_month,
    )
    against = set(contact_rules.advise(place.wishes, planned))
    if promise is not None:  # the employer has agreed to meet somebody, known needs or not
        against.discard(Advice.NEEDS_NOT_KNOWN)
    if against:
        return False
    if any(_reserved(fact, coach, day) for fact in place.earlier):
        return False
    if promise is None and any(_too_soon(fact, place, coach, day, rest) for fact in place.earlier):
        return False
    others = [fact for fact in place.earlier if not _agreed_at(fact, promise)]
    return not collisions.find(Approach(coach, day, purpose), others, rest, place.own_wish)


def through(place: Place, coach: int, at_work: Collection[int]) -> int | None:
    """The colleague who holds the relation and is asked first; None where the coach may just go.

    An owner who is away this week is stood in for by the deputy; where both are away, by nobody,
    since a search never waits.
    """
    if coach in {place.owner, place.deputy}:
        return None
    return next((one for one in (place.owner, place.deputy) if one in at_work), None)


def _agreed_at(fact: EarlierContact | Announced, promise: Promise | None) -> bool:
    """Whether the employer agreed to the promise at this very contact."""
    return isinstance(fact, EarlierContact) and promise is not None and fact.id == promise.contact


def _reserved(fact: EarlierContact | Announced, coach: int, day: date) -> bool:
    announced = isinstance(fact, Announced) and not fact.released and fact.until >= day
    return announced and fact.user_id != coach


def _too_soon(
    fact: EarlierContact | Announced, place: Place, coach: int, day: date, rest: RestPeriods
) -> bool:
    """Whether the coach was there just now, be it along with a colleague, or heard "not now"."""
    if isinstance(fact, Announced) or fact.cancelled:
        return False
    if coach not in {fact.user_id, *fact.companions}:
        return False
    free = fact.day + OWN_GAP
    if fact.outcome is Outcome.NOT_NOW:
        free = collisions.rests_until(fact, rest, place.own_wish) + timedelta(days=1)
    return fact.day <= day < free
