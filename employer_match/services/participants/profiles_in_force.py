"""Participants' newest profiles as the ranking takes them: what was said about work."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Decision, Participant, Profile
from employer_match.ranking import Area, Hours, MustNot, Wish
from employer_match.ranking import Profile as Said
from employer_match.ranking.written import digest, written
from employer_match.services.participants.said_of_work import said_of_work
from employer_match.services.queue import last_contacts
from employer_match.vocabulary import Answer, Condition, WishKind

#: Answers after which a vacancy is not suggested to the person again, until they say otherwise.
DECLINED = frozenset({Answer.NO, Answer.DECLINED_OFFER})


def profiles_in_force(
    session: Session, participant_ids: Collection[str]
) -> dict[str, tuple[int | None, Said]]:
    """Per participant the profile row's id (None: nothing was written yet) and what it says."""
    ids = sorted(participant_ids)
    newest = (
        select(Profile.participant_id, func.max(Profile.number).label("number"))
        .where(Profile.participant_id.in_(ids))
        .group_by(Profile.participant_id)
        .subquery()
    )
    rows = session.scalars(
        select(Profile)
        .join(
            newest,
            (newest.c.participant_id == Profile.participant_id)
            & (newest.c.number == Profile.number),
        )
        .order_by(Profile.id)
    )
    found = {row.participant_id: row for row in rows}
    declined, contacts = _declined(session, ids), last_contacts(session, ids)
    broad, work = _broadened(session, ids), said_of_work(session, ids)
    return {
        each: (
            found[each].id if each in found else None,
            replace(
                _said(
                    each, found.get(each), declined.get(each, frozenset()), contacts, each in broad
                ),
                said_yes=work[each].yes,
                said_no=work[each].no,
            ),
        )
        for each in ids
    }


def profile_hash(said: Said) -> str:
    """SHA-256 (hex) over all that the ranking reads of a profile, in one written form."""
    return digest(written(said))


def _declined(session: Session, ids: list[str]) -> dict[str, frozenset[str]]:
    newest = select(func.max(Decision.id)).where(Decision.participant_id.in_(ids))
    newest = newest.group_by(Decision.participant_id, Decision.vacancy_id)
    rows = session.execute(
        select(Decision.participant_id, Decision.vacancy_id)
        .where(Decision.id.in_(newest), Decision.answer.in_(DECLINED))
        .order_by(Decision.id)
    )
    found: dict[str, frozenset[str]] = {}
    for participant_id, vacancy_id in rows:
        found[participant_id] = found.get(participant_id, frozenset()) | {str(vacancy_id)}
    return found


def _broadened(session: Session, ids: list[str]) -> frozenset[str]:
    """Who wants to see work near a wish too: the participant's own switch."""
    wanted = select(Participant.id).where(Participant.id.in_(ids), Participant.related_wanted)
    return frozenset(session.scalars(wanted.order_by(Participant.id)))


def _said(
    participant_id: str,
    row: Profile | None,
    declined: frozenset[str],
    contacts: dict[str, date],
    related: bool,
) -> Said:
    last = contacts.get(participant_id)
    if row is None:
        return Said(participant_id, declined=declined, last_contact=last, related=related)
    return Said(
        id=participant_id,
        wishes=tuple(Wish(wish.rank, **{wish.kind: wish.value}) for wish in row.wishes),
        must_not=tuple(_ruled_out(each.kind, each.value) for each in row.must_nots),
        conditions=frozenset(map(Condition, row.conditions)),
        hours=_hours(row),
        area=_area(row),
        # An empty list has not been asked about: the demand becomes a question, not a no.
        licences=frozenset(row.licences) or None,
        languages=frozenset(row.languages) or None,
        declined=declined,
        last_contact=last,
        related=related,
    )


def _ruled_out(kind: str, value: str) -> MustNot:
    if kind == WishKind.CONDITION:
        return MustNot(condition=Condition(value))
    return {
        WishKind.OCCUPATION: MustNot(occupation=value),
        WishKind.GROUP: MustNot(group=value),
        WishKind.FIELD: MustNot(field=value),
        WishKind.TEXT: MustNot(text=value),
    }[WishKind(kind)]


def _hours(row: Profile) -> Hours | None:
    if row.hours_min is None and row.hours_max is None:
        return None
    return Hours(row.hours_min, row.hours_max)


def _area(row: Profile) -> Area | None:
    if row.municipalities:
        return Area(municipalities=frozenset(row.municipalities))
    if row.from_municipality and row.max_km is not None:
        return Area(from_municipality=row.from_municipality, max_km=row.max_km)
    return None
