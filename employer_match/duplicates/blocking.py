"""Which pairs of records are worth comparing: those that share a telling key, never all pairs.

A key is a number, a telephone, a mailbox, a street, or something of the name: all of it, each of
its distinct words with one letter left out at every place (two words one slip apart then share a
key), two words at once, its sound, its beginning and end, its initials.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from employer_match.duplicates.known import Known
from employer_match.duplicates.name_parts import distinct
from employer_match.duplicates.spelling import bare, sound

#: Records under one key that are all compared with each other, by kind of key; a key that more of
#: them share tells little, and is then read together with the municipality or post code.
FEW, MANY = 40, 700
#: Records still too many are compared with so many that follow in the order of their names.
NEIGHBOURS = 15

Key = tuple[str, ...]


def pairs(records: Sequence[Known]) -> list[tuple[int, int]]:
    """Indexes (i < j) of the records to compare, in order; grows with the records, not with their
    square.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for key in dict.fromkeys(_keys(record)):
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        most = MANY if key[0] in _HARD else FEW
        for few in _cut(members, records, most):
            found.update(combinations(few, 2))
    return sorted(found)


_HARD = {"number", "phone", "mail", "name"}


def _keys(record: Known) -> Iterator[Key]:
    hard = {
        "number": record.number or record.miswritten,
        "phone": record.dialled,
        "mail": record.mail,
        "domain": record.domain,
    }
    yield from ((kind, value) for kind, value in hard.items() if value)
    if record.street:
        yield "street", record.street.name[:6], str(record.street.number)
    yield from _name_keys(record)


def _name_keys(record: Known) -> Iterator[Key]:
    parts = record.parts
    if not parts.words:
        return
    yield "name", parts.key
    said = [sound(bare(word)) for word in parts.words]
    yield "name", "".join(sorted(said))
    joined = sound("".join(word for word in parts.words if distinct(word)) or parts.joined)
    if len(joined) >= 5:
        yield "begins", joined[:5]
        yield "ends", joined[-5:]
    if len(parts.words) >= 3:
        yield "word", parts.initials
    for word, spoken in zip(parts.words, said, strict=True):
        if distinct(word):
            yield "word", spoken
            yield from (("word", each) for each in _one_letter_less(spoken))
    for two in combinations(sorted(set(said)), 2):
        yield "two", *two


def _one_letter_less(word: str) -> Iterable[str]:
    if len(word) < 4 or any(sign.isdigit() for sign in word):
        return ()
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _cut(members: list[int], records: Sequence[Known], most: int) -> Iterator[list[int]]:
    """The block itself, or smaller ones where it is too large."""
    if len(members) <= most:
        yield members
        return
    for part in ("municipality", "post"):
        smaller: dict[str | None, list[int]] = defaultdict(list)
        for member in members:
            smaller[getattr(records[member], part)].append(member)
        yield from (
            few for place, few in smaller.items() if place is not None and 1 < len(few) <= most
        )
    ordered = sorted(members, key=lambda member: (records[member].parts.joined, member))
    for start in range(len(ordered)):
        near = ordered[start : start + NEIGHBOURS + 1]
        yield from ([near[0], other] for other in near[1:])
