"""The pairs that are or may be one, for coordinators to work through: surest first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from employer_match.duplicates import Likeness, Reason
from employer_match.models import FoundPair, Workplace
from employer_match.services.actor import Actor
from employer_match.services.duplicates.judge_apart import MODELS, judged_apart
from employer_match.services.duplicates.keep_found_pairs import last_look
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class PairFilter:
    """Which pairs are asked for; a municipality holds where either record has a workplace there."""

    thing: RecordKind | None = None
    likeness: Likeness | None = None
    municipality_code: str | None = None


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A pair with what tells the two apart at a glance; `a` is the older record."""

    thing: str
    a_id: int
    b_id: int
    a_name: str
    b_name: str
    a_municipalities: tuple[str, ...]
    b_municipalities: tuple[str, ...]
    likeness: Likeness
    reasons: tuple[Reason, ...]
    found_at: datetime


@dataclass(frozen=True, slots=True)
class ListedPairs:
    """One page of `total` that match; `waiting` are all; `looked_at` None: never looked."""

    pairs: tuple[ListedPair, ...]
    total: int
    waiting: int
    looked_at: datetime | None


def list_duplicates(
    session: Session,
    actor: Actor,
    wanted: PairFilter | None = None,
    *,
    page: int = 1,
    page_size: int = 50,
) -> ListedPairs:
    """What the looks have found and nobody has judged yet; what is merged or gone is left out."""
    require(actor, Action.MERGE_EMPLOYERS)
    wanted = wanted or PairFilter()
    apart = judged_apart(session)
    standing = [
        pair
        for thing in RecordKind
        for pair in _pairs(session, thing)
        if (pair.thing, pair.a_id, pair.b_id) not in apart
    ]
    found = sorted((pair for pair in standing if _matches(pair, wanted)), key=_surest_first)
    start = (page - 1) * page_size
    return ListedPairs(
        tuple(found[start : start + page_size]), len(found), len(standing), last_look(session)
    )


def list_within(session: Session, actor: Actor, employer_id: int) -> tuple[ListedPair, ...]:
    """The pairs that wait among one employer's workplaces, surest first."""
    require(actor, Action.MERGE_EMPLOYERS)
    ids = select(Workplace.id).where(Workplace.employer_id == employer_id).order_by(Workplace.id)
    places, apart = set(session.scalars(ids)), judged_apart(session)
    return tuple(
        pair
        for pair in sorted(_pairs(session, RecordKind.WORKPLACE), key=_surest_first)
        if {pair.a_id, pair.b_id} <= places and (pair.thing, pair.a_id, pair.b_id) not in apart
    )


def _pairs(session: Session, thing: RecordKind) -> list[ListedPair]:
    a, b = aliased(MODELS[thing]), aliased(MODELS[thing])
    rows = session.execute(
        select(
            FoundPair.a_id,
            FoundPair.b_id,
            a.name,
            b.name,
            FoundPair.likeness,
            FoundPair.reasons,
            FoundPair.created_at,
        )
        .join(a, a.id == FoundPair.a_id)
        .join(b, b.id == FoundPair.b_id)
        .where(FoundPair.thing == thing)
        .order_by(FoundPair.id)
    ).all()
    where = _municipalities(session, thing) if rows else {}
    return [
        ListedPair(
            thing.value, a_id, b_id, a_name, b_name, where.get(a_id, ()), where.get(b_id, ()),
            Likeness(likeness), tuple(Reason(each) for each in reasons), found_at,
        )
        for a_id, b_id, a_name, b_name, likeness, reasons, found_at in rows
    ]  # fmt: skip


def _municipalities(session: Session, thing: RecordKind) -> dict[int, tuple[str, ...]]:
    """Of each record that stands in a pair, the codes of where it has workplaces."""
    of = Workplace.employer_id if thing is RecordKind.EMPLOYER else Workplace.id
    held: dict[int, set[str]] = defaultdict(set)
    for side in (FoundPair.a_id, FoundPair.b_id):
        ids = select(side).where(FoundPair.thing == thing)
        rows = select(of, Workplace.municipality_code).where(of.in_(ids)).order_by(Workplace.id)
        for record_id, code in session.execute(rows):
            if code:
                held[record_id].add(code)
    return {record_id: tuple(sorted(codes)) for record_id, codes in held.items()}


def _matches(pair: ListedPair, wanted: PairFilter) -> bool:
    somewhere = {*pair.a_municipalities, *pair.b_municipalities}
    return (
        (wanted.thing is None or pair.thing == wanted.thing)
        and (wanted.likeness is None or pair.likeness is wanted.likeness)
        and (wanted.municipality_code is None or wanted.municipality_code in somewhere)
    )


def _surest_first(pair: ListedPair) -> tuple[bool, bool, int, str, int, int]:
    return (
        pair.likeness is not Likeness.SAME,
        Reason.SAME_NUMBER not in pair.reasons,
        -len(pair.reasons),
        pair.thing,
        pair.a_id,
        pair.b_id,
    )
