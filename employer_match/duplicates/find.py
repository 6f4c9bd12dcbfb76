"""Duplicates among many records: of a new one among the known, and within a whole file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from employer_match.duplicates.blocking import pairs
from employer_match.duplicates.known import Known
from employer_match.duplicates.verdicts import Likeness, Reason, Verdict, compare

#: From 0 to 100 (rapidfuzz): names less alike than this, with nothing else shared, aren't compared.
WORTH_A_LOOK = 55


@dataclass(frozen=True, slots=True)
class Found:
    """Two records, by their ids, that are or may be of one employer."""

    a: str
    b: str
    verdict: Verdict

    def as_json(self) -> dict[str, object]:
        """The line of output."""
        return {
            "a": self.a,
            "b": self.b,
            "verdict": self.verdict.likeness,
            "reasons": list(self.verdict.reasons),
        }


def find_in(records: Sequence[tuple[str, Known]]) -> list[Found]:
    """Every pair among (id, record) with a verdict, in the order of the ids.

    The order of the records does not matter; 10,000 take a few seconds.
    """
    ordered = sorted(records, key=lambda record: _by_id(record[0]))
    known = [record for _id, record in ordered]
    return [
        Found(ordered[i][0], ordered[j][0], verdict)
        for i, j in pairs(known)
        if (verdict := compare(known[i], known[j])).likeness
    ]


def candidates(new: Known, known: Iterable[tuple[int, Known]]) -> list[tuple[int, Verdict]]:
    """Those of the known ones (id, what is known) that the new one may be: surest first."""
    judged = ((key, compare(new, old)) for key, old in known if _worth_comparing(new, old))
    found = [(key, verdict) for key, verdict in judged if verdict.likeness]
    return sorted(found, key=lambda pair: (surest_first(pair[1]), pair[0]))


def surest_first(verdict: Verdict) -> tuple[bool, bool, int]:
    """By which verdicts are sorted: the number, then "same", then by how much speaks for it."""
    return (
        Reason.SAME_NUMBER not in verdict.reasons,
        verdict.likeness != Likeness.SAME,
        -len(verdict.reasons),
    )


def _worth_comparing(new: Known, old: Known) -> bool:
    """A quick look first: most of the register has nothing at all in common with the new one."""
    if new.number and old.organisation_number and new.number == old.number:
        return True
    if new.dialled and old.phone and new.dialled == old.dialled:
        return True
    if new.mail and old.email and (new.mail == old.mail or _same(new.domain, old.domain)):
        return True
    if fuzz.partial_ratio(new.parts.joined, old.parts.joined) >= WORTH_A_LOOK:
        return True
    return bool({*new.parts.words} & {*old.parts.words}) or _initials(new, old)


def _initials(a: Known, b: Known) -> bool:
    return a.parts.words[:1] == (b.parts.initials,) or b.parts.words[:1] == (a.parts.initials,)


def _same(a: str | None, b: str | None) -> bool:
    return a is not None and a == b


def _by_id(name: str) -> tuple[bool, int, str]:
    """Numbers as numbers, then words."""
    return (not name.isdecimal(), len(name) if name.isdecimal() else 0, name)
