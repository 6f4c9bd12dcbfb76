"""Labelled pairs of employers, made from a list of real names that lies outside the project.

    for pair in labelled_pairs(names, held_out=False): pair.a, pair.b, pair.one, pair.kind

Each name is written once more as people write it (one employer), or turned into somebody else who
is easily taken for it (two employers): the chain's other shop, the holding company, the neighbour
in the same street, a name alike. Numbers, telephones, mail and addresses are invented and stand in
only some of the records. The same list gives the same pairs; the two halves share no employer and
no list of words, so that what was tried out on one half says little about the other.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from employer_match.duplicates import Known
from employer_match.language.company_names import name_key
from tests.support import as_people_write, neighbours
from tests.support.invented_facts import Facts, facts_of, partly


@dataclass(frozen=True)
class Pair:
    """Two records; `one` says whether they are one employer at one place, `kind` how it arose."""

    a: Known
    b: Known
    one: bool
    kind: str


#: Names longer than this one's likeness in the list are left out as bases: the list holds some
#: employers twice, and nobody has labelled those.
DOUBTFUL = 90


def labelled_pairs(names: Sequence[str], *, held_out: bool) -> list[Pair]:
    """The pairs of one half, in a fixed order: three of one employer to four of two."""
    known = sorted({name_key(name): name for name in names}.values())
    mine = [name for name in known if _held_out(name) is held_out]
    draw = random.Random(f"pairs, held out: {held_out}")
    draw.shuffle(mine)
    near = _Nearest(known)
    bases = iter(name for name in mine if near.likeness(name) < DOUBTFUL)
    return [*_same(bases, draw, held_out), *_others(bases, draw, held_out, near)]


def _held_out(name: str) -> bool:
    """By the employer's key, so that every spelling of a name falls into one half."""
    return hashlib.sha256(name_key(name).encode()).digest()[0] % 2 == 1


def _same(bases: Iterator[str], draw: random.Random, held_out: bool) -> Iterator[Pair]:
    for kind in as_people_write.KINDS:
        for _turn in range(as_people_write.EACH):
            name, other = _rewritten(kind, bases, draw, held_out)
            facts = facts_of(name, draw)
            yield Pair(
                partly(name, facts, draw), partly(other, facts.again(draw), draw), True, kind
            )


def _rewritten(
    kind: str, bases: Iterator[str], draw: random.Random, held_out: bool
) -> tuple[str, str]:
    """The next name that can be written otherwise in this way."""
    while True:
        name = next(bases)
        other = as_people_write.rewrite(kind, name, draw, held_out)
        if other and other != name:
            return name, other


def _others(
    bases: Iterator[str], draw: random.Random, held_out: bool, near: "_Nearest"
) -> Iterator[Pair]:
    makers: dict[str, Callable[[str, Facts], tuple[str, str, Facts]]] = {
        "chain": lambda name, facts: neighbours.chain(name, facts, draw, held_out),
        "chain, one name": lambda name, facts: neighbours.one_name(name, facts, draw),
        "holding": lambda name, facts: neighbours.holding(name, facts, draw, held_out),
        "other trade": lambda name, facts: neighbours.other_trade(name, facts, draw, held_out),
        "same street": lambda name, facts: neighbours.same_street(name, next(bases), facts, draw),
        "name alike": lambda name, facts: neighbours.alike(name, near.of(name), facts, draw),
    }
    for kind, make in makers.items():
        for _turn in range(neighbours.EACH):
            name = next(bases)
            facts = facts_of(name, draw)
            first, second, others = make(name, facts)
            # Only their address tells two shops of one name apart, so it stands in both.
            known = ("address",) if kind == "chain, one name" else ()
            yield Pair(
                partly(first, facts, draw, known), partly(second, others, draw, known), False, kind
            )


class _Nearest:
    """For each name the one in the list that is most like it and is not it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._keys = [name_key(name) for name in names]

    def of(self, name: str) -> str:
        return self._names[self._best(name)[2]]

    def likeness(self, name: str) -> float:
        return self._best(name)[1]

    def _best(self, name: str) -> tuple[str, float, int]:
        found = process.extract(name_key(name), self._keys, scorer=fuzz.ratio, limit=2)
        return found[1]
