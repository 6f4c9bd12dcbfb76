"""How much of what should not stand in a note is pointed at, and how often in vain.

    python -m benchmarks.quality_notes [--deciding] [--wrong] [--notes FILE.tsv]

Ours beside a plain list of words (the same words without endings, look-alikes and turns of phrase)
and python-stdnum's own search for identity numbers. Half of the invented notes are harmless and
were written to be mistaken, so the share of false alarms is far above that of daily notes.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from stdnum.se import personnummer

from employer_match.language.notes.lint_note import FILES, PACKAGE, lint_note
from employer_match.language.phrases import plain_words
from tests.support.labelled_notes import FILE, Note, labelled_notes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deciding", action="store_true", help="The half that decides.")
    parser.add_argument("--wrong", action="store_true", help="Also each note that was got wrong.")
    parser.add_argument("--notes", type=Path, default=FILE)
    asked = parser.parse_args()
    half = "deciding" if asked.deciding else "development"
    notes = [note for note in labelled_notes(asked.notes) if note.half == half]
    print(f"{len(notes)} notes, {sum(note.warns for note in notes)} of them tell of a person")
    print(f"{'':14}pointed at   in vain")
    for name, way in {"ours": ours, "plain words": plain}.items():
        told = [note for note in notes if note.warns]
        fine = [note for note in notes if not note.warns]
        hits, alarms = sum(map(way, told)), sum(map(way, fine))
        print(f"{name:14}{hits / len(told):10.3f}{alarms / len(fine):10.3f}")
    for kind, (hits, of) in sorted(by_kind(notes).items()):
        print(f"  {kind:20}{hits} of {of}")
    if asked.wrong:
        for note in notes:
            if ours(note) != note.warns:
                print("missed " if note.warns else "in vain", note.text, sep="\t")


def ours(note: Note) -> bool:
    """Whether the writer is asked to read the note again."""
    return bool(lint_note(note.text, note.names))


def plain(note: Note) -> bool:
    """The straightforward way: is any listed word in the note, or a number or name as it stands?"""
    words = set(re.findall(r"\w+", note.text.lower()))
    numbers = (part for part in note.text.split() if personnummer.is_valid(part.strip(".,")))
    listed = any(word in words for file in FILES.values() for word in plain_words(PACKAGE, file))
    return listed or any(numbers) or any(name.lower() in note.text.lower() for name in note.names)


def by_kind(notes: list[Note], way: Callable[[Note], bool] = ours) -> dict[str, tuple[int, int]]:
    """(pointed at, all) for each kind of remark."""
    of = Counter(kind for note in notes for kind in note.kinds)
    hits = Counter(kind for note in notes if way(note) for kind in note.kinds)
    return {kind: (hits[kind], of[kind]) for kind in of}


if __name__ == "__main__":
    main()
