"""How many texts of 150 words become search terms in a second, on one core.

    python -m benchmarks.language [ADS.jsonl.gz]

The straightforward way beside it, Snowball stems of every word anew, finds far less and says so.
"Cold" meets each word for the first time; "warm" is what an import of many ads comes near. Seconds
are of processor time, and on a busy machine fewer texts fit in one: the ratio holds better.
"""

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from snowballstemmer.swedish_stemmer import SwedishStemmer

from employer_match.language import analyse, compounds, roots

REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "jobtech" / "ads.jsonl.gz"
WORDS = 150
ASKED = ["lager", "kök", "butik", "städa", "undervisa", "vård", "bil", "skola", "sälja", "kontor"]
_WORD = re.compile(r"[^\W_]+")
_stemmer = SwedishStemmer()


def texts(path: Path) -> list[str]:
    """The ads' texts run together and cut into pieces of 150 words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        said = [(json.loads(line).get("description") or {}).get("text") or "" for line in lines]
    spoken = " ".join(said).split()
    return [" ".join(spoken[at : at + WORDS]) for at in range(0, len(spoken), WORDS)]


def plain_stems(text: str) -> tuple[str, ...]:
    """The terms one would first think of."""
    return tuple({_stemmer.stemWord(word): None for word in _WORD.findall(text.casefold())})


def per_second(work: Callable[[str], Iterable[str]], documents: list[str]) -> float:
    """Documents a second of processor time."""
    start = time.process_time()
    for document in documents:
        work(document)
    return len(documents) / (time.process_time() - start)


def main() -> None:
    """Measure and print; cold is the first time each word is met."""
    documents = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else REAL)
    for memory in (roots.root, compounds.split, compounds.is_noun):
        memory.cache_clear()
    plain = per_second(plain_stems, documents)
    cold = per_second(analyse.terms, documents)
    warm = max(per_second(analyse.terms, documents) for _ in range(3))
    print(f"{len(documents)} texts of {WORDS} words")
    for name, speed in (("plain stems", plain), ("terms, cold", cold), ("terms, warm", warm)):
        print(f"{name}: {speed:,.0f} texts/s, {speed / plain:.1f} times plain stems")
    ours = [set(analyse.terms(document)) for document in documents]
    theirs = [set(plain_stems(document)) for document in documents]
    by_us = sum(analyse.whole(word) in held for held in ours for word in ASKED)
    by_stems = sum(plain_stems(word)[0] in held for held in theirs for word in ASKED)
    print(f"{len(ASKED)} words find {by_us} texts; by plain stems {by_stems}")


if __name__ == "__main__":
    main()
