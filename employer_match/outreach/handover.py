"""What a colleague who leaves hands over, in which order, and who gets what (product row 77)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class HandoverKind(StrEnum):
    """What can be handed over; the people come last, since they leave one's reach with it."""

    WORKPLACE = "workplace"
    DEPUTY = "deputy"
    ONLY_THROUGH = "only_through"
    STEP = "step"
    INTENTION = "intention"
    NEED = "need"
    TALK = "talk"
    PARTICIPANT = "participant"
    PARTICIPANT_DEPUTY = "participant_deputy"

    @property
    def place(self) -> int:
        """Where it stands among the kinds."""
        return list(HandoverKind).index(self)

    @property
    def of_participant(self) -> bool:
        """Whether it goes to coaches of the person's own unit only."""
        return self in {HandoverKind.PARTICIPANT, HandoverKind.PARTICIPANT_DEPUTY}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing, in the version that was seen, and who gets it; None: whoever gets the rest."""

    kind: HandoverKind
    id: str
    version: int
    to_id: int | None = None


def in_order(moves: Iterable[Move]) -> list[tuple[int, Move]]:
    """Each move with its place in the list it came in, in the order in which they are made.

    Of one thing named twice the last word counts.
    """
    last = {(move.kind, move.id): (place, move) for place, move in enumerate(moves)}
    return sorted(last.values(), key=lambda pair: (pair[1].kind.place, pair[0]))


def relation_after(held: tuple[int, int | None], leaving: int, to: int) -> tuple[int, int | None]:
    """Owner and deputy of a workplace when `leaving` hands their part of it to `to`.

    Nobody is deputy to themselves: then there is none until one is named.
    """
    parts: Mapping[int, int] = {leaving: to}
    owner = parts.get(held[0], held[0])
    deputy = None if held[1] is None else parts.get(held[1], held[1])
    return owner, None if deputy == owner else deputy
