"""Collisions and how they were settled: by a talk, by coming along, by going on with a reason.

Every kind of talk and every reason of the vocabulary is counted; a further way of settling is one
more line in `WAYS`. Sources: product rows 13, 14, 16 and 73.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Collision, Talk, Unit, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import ANOTHER_UNIT, Sight, Who, sight
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import GoOnReason, SizeClass, TalkKind


@dataclass(frozen=True, slots=True)
class Way:
    """Where a way of settling is recorded: the code's column and value, and who met whom.

    `once` are the columns that make several rows one settlement.
    """

    model: Any
    code: Any
    value: str
    by: tuple[Any, Any]
    earlier: tuple[Any, Any]
    once: tuple[Any, ...]


def _talk(kind: TalkKind) -> Way:
    by, earlier = (Talk.asker_id, Talk.asker_unit_id), (Talk.colleague_id, Talk.colleague_unit_id)
    return Way(Talk, Talk.kind, kind, by, earlier, (Talk.id,))


def _went_on(reason: GoOnReason) -> Way:
    """However many earlier contacts of one colleague there were, it was one going on."""
    by = (Collision.user_id, Collision.unit_id)
    earlier = (Collision.earlier_user_id, Collision.earlier_unit_id)
    once = (Collision.contact_id, Collision.intention_id, Collision.earlier_user_id)
    return Way(Collision, Collision.reason, reason, by, earlier, once)


#: Name → where it is recorded, in the order in which they are shown.
WAYS: Mapping[str, Way] = {
    **{f"talk_{kind}": _talk(kind) for kind in TalkKind},
    **{f"went_on_{reason}": _went_on(reason) for reason in GoOnReason},
}


@dataclass(frozen=True, kw_only=True)
class SettlementFilter:
    """None leaves out nothing. Days are inclusive; `unit_id` on either side; `way` as in WAYS."""

    way: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    unit_id: int | None = None
    municipality_code: str | None = None
    size_class: SizeClass | None = None
    sni: str | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """On this day `who` settled with `earlier`, who had been there before."""

    at: datetime
    way: str
    workplace_id: int
    workplace: str
    municipality_code: str | None
    who: Who
    earlier: Who


@dataclass(frozen=True, slots=True)
class Settlements:
    """One page, newest first; how many match; and how many of each way, whatever way is asked."""

    rows: tuple[Settlement, ...]
    total: int
    by_way: Mapping[str, int]


def settlements(
    session: Session,
    actor: Actor,
    wanted: SettlementFilter,
    *,
    page: int = 1,
    page_size: int = 50,
) -> Settlements:
    """How collisions were settled under this filter; raises NotAllowed."""
    require(actor, Action.READ_OVERVIEW)
    seen = sight(session, actor)
    found = _found(session, wanted, seen)
    by_way = Counter(one.way for one in found)
    listed = [one for one in found if wanted.way in (None, one.way)]
    shown = listed[(page - 1) * page_size : page * page_size]
    return Settlements(
        tuple(_named(session, shown, seen)), len(listed), {way: by_way[way] for way in WAYS}
    )


@dataclass(frozen=True, slots=True)
class _Row:
    at: datetime
    way: str
    workplace_id: int
    by: tuple[int, int | None]
    earlier: tuple[int, int | None]


def _found(session: Session, wanted: SettlementFilter, seen: Sight) -> list[_Row]:
    """Every settlement, newest first."""
    rows: dict[tuple[Any, ...], _Row] = {}
    names = {(way.model, str(way.value)): name for name, way in WAYS.items()}
    for way in {way.model: way for way in WAYS.values()}.values():
        columns = (way.model.created_at, way.code, way.model.workplace_id, *way.by, *way.earlier)
        query = (
            select(*columns, *way.once)
            .join(Workplace, Workplace.id == way.model.workplace_id)
            .where(*_where(way, wanted, seen))
            .order_by(way.model.id)
        )
        for at, code, place, by, by_unit, earlier, earlier_unit, *once in session.execute(query):
            row = _Row(at, names[way.model, code], place, (by, by_unit), (earlier, earlier_unit))
            rows.setdefault((row.way, *once), row)
    return sorted(rows.values(), key=lambda row: row.at, reverse=True)


def _where(way: Way, wanted: SettlementFilter, seen: Sight) -> Iterator[ColumnElement[bool]]:
    """What a unit that keeps its dealings to itself has settled is not told to others."""
    yield from narrow(wanted)
    yield from seen.only(way.by[1])
    if wanted.period_from is not None:
        yield way.model.created_at >= clock.start_of(wanted.period_from)
    if wanted.period_to is not None:
        yield way.model.created_at < clock.start_of(wanted.period_to + timedelta(days=1))
    if wanted.unit_id is not None:
        asked = (way.by[1] == wanted.unit_id) | (way.earlier[1] == wanted.unit_id)
        yield asked if seen.sees(wanted.unit_id) else false()


def _named(session: Session, rows: list[_Row], seen: Sight) -> Iterator[Settlement]:
    people = {key for row in rows for key in (row.by[0], row.earlier[0])}
    users = {one.id: one for one in session.scalars(select(User).where(User.id.in_(people)))}
    units = {one.id: one for one in session.scalars(select(Unit).order_by(Unit.id))}
    ids = {row.workplace_id for row in rows}
    named = select(Workplace).where(Workplace.id.in_(ids)).order_by(Workplace.id)
    places = {one.id: one for one in session.scalars(named)}

    def who(user_id: int, unit_id: int | None) -> Who:
        unit = units.get(unit_id or 0)
        return seen.who(users[user_id], unit) if unit else ANOTHER_UNIT

    for row in rows:
        place = places[row.workplace_id]
        yield Settlement(
            row.at,
            row.way,
            place.id,
            place.name,
            place.municipality_code,
            who(*row.by),
            who(*row.earlier),
        )
