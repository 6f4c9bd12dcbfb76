"""240 invented notes with what a careful reader would say of each, in two halves.

Written by somebody who had not seen the rules. The rules are tried out on the development half; the
other half decides, and shares no marked word with it.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("labelled_notes.tsv")


@dataclass(frozen=True)
class Note:
    """A note, the names of the writer's participants, and whether its writer should look again.

    `kinds` are values of `vocabulary.Remark`, `marked` the words that tell.
    """

    half: str
    warns: bool
    kinds: frozenset[str]
    marked: tuple[str, ...]
    text: str
    names: tuple[str, ...]


def labelled_notes(file: Path = FILE) -> list[Note]:
    """Every note of the file, in its order."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Note(
                row["half"],
                row["verdict"] == "warn",
                frozenset(_parts(row["kinds"], ",")),
                tuple(_parts(row["marked"], "|")),
                row["text"],
                tuple(_parts(row.get("names") or "", "|")),
            )
            for row in rows
        ]


def _parts(text: str, sign: str) -> Iterable[str]:
    return (part.strip() for part in text.split(sign) if part.strip())
