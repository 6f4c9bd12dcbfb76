"""What each participant's own answers say of kinds of work; for nobody's list but their own."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Decision, Vacancy
from employer_match.vocabulary import Answer

#: Answers that say yes: the person wanted it, and more followed.
YES = frozenset({Answer.WANTS, Answer.CONTACTED, Answer.INTERVIEW, Answer.OFFERED, Answer.STARTED})


@dataclass(frozen=True, slots=True)
class SaidOfWork:
    """Groups (or occupations, where no group is known) that more yes, and more no, was said to."""

    yes: frozenset[str]
    no: frozenset[str]


def said_of_work(session: Session, participant_ids: Collection[str]) -> dict[str, SaidOfWork]:
    """Per participant what the answers in force say.

    Maybe, an offer turned down, and an answer that was taken back say neither.
    """
    newest = select(func.max(Decision.id)).where(Decision.participant_id.in_(participant_ids))
    newest = newest.group_by(Decision.participant_id, Decision.vacancy_id)
    rows = session.execute(
        select(Decision.participant_id, Decision.answer, Vacancy.group_id, Vacancy.occupation_id)
        .join(Vacancy, Vacancy.id == Decision.vacancy_id)
        .where(Decision.id.in_(newest), Decision.answer.in_(YES | {Answer.NO}))
        .order_by(Decision.id)
    )
    weighed: dict[str, Counter[str]] = {each: Counter() for each in participant_ids}
    for participant_id, answer, group, occupation in rows:
        if work := group or occupation:
            weighed[participant_id][work] += 1 if answer in YES else -1
    return {
        each: SaidOfWork(
            yes=frozenset(work for work, more in found.items() if more > 0),
            no=frozenset(work for work, more in found.items() if more < 0),
        )
        for each, found in weighed.items()
    }
