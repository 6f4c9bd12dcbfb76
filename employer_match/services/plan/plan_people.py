"""Who plans a week and for whom: coaches at work, and participants with what was suggested."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from employer_match.models import (
    Contact,
    Decision,
    Participant,
    RoleInUnit,
    Suggestion,
    SuggestionRun,
    User,
    Vacancy,
    Workplace,
)
from employer_match.outreach import plan_capacity
from employer_match.outreach.plan_facts import Coach, Option, Seeker
from employer_match.outreach.plan_week import Week
from employer_match.outreach.waiting import Waiting
from employer_match.services.accounts.working_time import spans_between
from employer_match.services.actor import Actor
from employer_match.services.queue import queue
from employer_match.services.suggestions.suggest import suggest_for
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import Answer, Role, Tier, VacancySource

#: Answers after which a contact in the person's name is still to be made.
TO_BE_ASKED = frozenset({Answer.NEW, Answer.SHOWN, Answer.MAYBE, Answer.WANTS})
#: By the word in the database: of ten thousands of rows the usual way takes half the time.
TIERS = {tier.value: tier for tier in Tier}


@dataclass(frozen=True)
class Suggested:
    """What was suggested to a participant; `suggestion` finds its reasons and questions again."""

    option: Option
    suggestion: int


def seekers(session: Session, actor: Actor, day: date) -> dict[str, tuple[Seeker, list[Suggested]]]:
    """Everyone within reach who waits for a contact, with what can still be had on that day.

    Whoever has no list yet gets one now: nobody waits for a first ranking.
    """
    lines = {line.participant_id: line for line in queue(session, actor)}
    ranked = select(SuggestionRun.participant_id).distinct()
    without = sorted(lines.keys() - set(session.scalars(ranked.order_by(*ranked.exported_columns))))
    if without:
        suggest_for(session, actor, without)
    deputies = select(Participant.id, Participant.deputy_id).order_by(Participant.id)
    deputy_of = {row[0]: row[1] for row in session.execute(deputies)}
    suggested = _suggested(session, day)
    return {
        key: (
            Seeker(
                Waiting(key, line.enrolled_on, line.last_contact_on),
                line.coach_id,
                tuple(one.option for one in suggested.get(key, ())),
                deputy_of.get(key),
            ),
            suggested.get(key, []),
        )
        for key, line in lines.items()
    }


def coaches_of_all(session: Session) -> list[int]:
    """Ids of every coach whose account is open."""
    found = select(RoleInUnit.user_id).join(User, User.id == RoleInUnit.user_id)
    open_ones = found.where(RoleInUnit.role == Role.COACH, User.disabled_at.is_(None)).distinct()
    return list(session.scalars(open_ones.order_by(RoleInUnit.user_id)))


def team(
    session: Session,
    week: Week,
    today: date,
    planned: Collection[int],
    people: Collection[Seeker],
    full_week: int,
) -> list[Coach]:
    """Everybody with an open account and the days left; only those `planned` have places.

    The others are there since they may hold a relation, or a participant, in the meantime.
    """
    spans = spans_between(session, week.monday, week.sunday)
    everybody = select(User.id).where(User.disabled_at.is_(None)).order_by(User.id)
    shares = {
        user: plan_capacity.shares_of(spans.get(user, ()), week.workdays)
        for user in session.scalars(everybody)
    }
    days = {
        user: tuple(day for day, share in each.items() if share and day >= today)
        for user, each in shares.items()
    }
    mine: dict[int, list[Seeker]] = {user: [] for user in planned}
    for one in people:
        holder = _held_by(one, days)
        if holder in mine:
            mine[holder].append(one)
    near = _municipalities(session, mine)
    return [
        Coach(
            user,
            days[user],
            plan_capacity.places(shares[user], len(mine[user]), full_week) if user in mine else 0,
            near.get(user, frozenset()),
        )
        for user in shares
    ]


def _held_by(seeker: Seeker, days: Mapping[int, tuple[date, ...]]) -> int | None:
    """As the plan itself decides: the coach, or the deputy while the coach is away."""
    holders = (seeker.coach, seeker.deputy)
    return next((one for one in holders if one is not None and days.get(one)), None)


def _municipalities(
    session: Session, mine: Mapping[int, Collection[Seeker]]
) -> dict[int, frozenset[str]]:
    """Where a coach goes: where openings are suggested to the participants, and was before."""
    codes = select(Workplace.id, Workplace.municipality_code).order_by(Workplace.id)
    municipality = {row[0]: row[1] for row in session.execute(codes)}
    found = {
        user: {municipality.get(option.place) for one in people for option in one.options}
        for user, people in mine.items()
    }
    been = (
        select(Contact.user_id, Workplace.municipality_code)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .where(Contact.user_id.in_(mine))
        .distinct()
    )
    for user, code in session.execute(been.order_by(Contact.user_id, Workplace.municipality_code)):
        found[user].add(code)
    return {user: frozenset(filter(None, codes)) for user, codes in found.items()}


def _suggested(session: Session, day: date) -> dict[str, list[Suggested]]:
    said = _answers(session)
    newest = select(func.max(SuggestionRun.id)).group_by(SuggestionRun.participant_id)
    rows = session.execute(
        select(
            Suggestion.participant_id,
            Suggestion.id,
            Suggestion.vacancy_id,
            Vacancy.workplace_id,
            type_coerce(Suggestion.tier, String),
            Suggestion.position,
            Suggestion.wish_rank,
            type_coerce(Vacancy.source, String),
        )
        .join(Vacancy, Vacancy.id == Suggestion.vacancy_id)
        .where(Suggestion.run_id.in_(newest), Vacancy.workplace_id.is_not(None), findable(day))
        .order_by(Suggestion.participant_id, Suggestion.position)
    )
    found: dict[str, list[Suggested]] = {}
    for person, suggestion, vacancy, place, tier, position, wish, source in rows:
        answer = said.get((person, vacancy), Answer.NEW)
        if answer not in TO_BE_ASKED or place is None:
            continue
        option = Option(
            vacancy,
            place,
            TIERS[tier],
            position,
            wish,
            wanted=answer is Answer.WANTS,
            posted_here=source == VacancySource.FORM,
        )
        found.setdefault(person, []).append(Suggested(option, suggestion))
    return found


def _answers(session: Session) -> dict[tuple[str, int], Answer]:
    newest = select(func.max(Decision.id)).group_by(Decision.participant_id, Decision.vacancy_id)
    rows = session.execute(
        select(Decision.participant_id, Decision.vacancy_id, Decision.answer)
        .where(Decision.id.in_(newest))
        .order_by(Decision.id)
    )
    return {(row[0], row[1]): row[2] for row in rows}
