"""The searches that ours is measured against: BM25, runs of characters, PostgreSQL's own."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from employer_match.language import analyse
from employer_match.language.normal import words

MOST = 20
SATURATION, LENGTH = 1.2, 0.75
"""BM25's k1 and b as they are commonly set (Robertson and Zaragoza 2009)."""
Search = Callable[[Sequence[str]], list[list[int]]]
_ANY = """
    SELECT place, ts_rank(words, asked, 1) FROM said,
    (SELECT to_tsquery('swedish', :asked) AS asked) AS q WHERE words @@ asked
"""


def best(scores: NDArray[np.floating]) -> list[list[int]]:
    """Per row the places of the highest scores above zero."""
    found = []
    for row in scores:
        order = np.argsort(-row, kind="stable")[:MOST]
        found.append([int(at) for at in order if row[at] > 0])
    return found


def bm25(pieces: Callable[[str], Sequence[str]], texts: Sequence[str]) -> Search:
    """BM25 over whatever a text is taken apart into."""
    counts = [Counter(pieces(text)) for text in texts]
    lengths = np.array([each.total() for each in counts], np.float64)
    holders: dict[str, list[int]] = {}
    for place, each in enumerate(counts):
        for piece in each:
            holders.setdefault(piece, []).append(place)
    norm = SATURATION * (1 - LENGTH + LENGTH * lengths / lengths.mean())

    def search(asked: Sequence[str]) -> list[list[int]]:
        scores = np.zeros((len(asked), len(texts)))
        for row, said in enumerate(asked):
            for piece in pieces(said):
                where = holders.get(piece, [])
                rare = math.log(1 + (len(texts) - len(where) + 0.5) / (len(where) + 0.5))
                often = np.array([counts[at][piece] for at in where], np.float64)
                scores[row, where] += rare * often * (SATURATION + 1) / (often + norm[where])
        return best(scores)

    return search


def characters(texts: Sequence[str]) -> Search:
    """TF-IDF over runs of two to four characters within words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    held = table.fit_transform(texts)
    return lambda asked: best((table.transform(asked) @ held.T).toarray())


def stems(text: str) -> list[str]:
    """Snowball's Swedish stems."""
    import snowballstemmer

    return list(snowballstemmer.stemmer("swedish").stemWords(words(text)))


def roots(text: str) -> list[str]:
    """Our own roots and compound parts, as often as they are said."""
    return [term for word in words(text) for term in analyse.word_terms(word)]


def postgresql(url: str, texts: Sequence[str]) -> Search:
    """PostgreSQL's `swedish` configuration: any of the words, `ts_rank`, in a temporary table."""
    from sqlalchemy import create_engine, text

    connection = create_engine(url).connect()
    connection.execute(text("CREATE TEMPORARY TABLE said (place int, words tsvector)"))
    connection.execute(
        text("INSERT INTO said VALUES (:place, to_tsvector('swedish', :said))"),
        [{"place": place, "said": said} for place, said in enumerate(texts)],
    )

    def search(asked: Sequence[str]) -> list[list[int]]:
        scores = np.zeros((len(asked), len(texts)))
        for row, said in enumerate(asked):
            any_of = " | ".join("".join(c if c.isalnum() else " " for c in said).split())
            for place, rank in connection.execute(text(_ANY), {"asked": any_of}):
                scores[row, place] = rank
        return best(scores)

    return search


SEARCHES: Mapping[str, Callable[[Sequence[str]], Search]] = {
    "BM25, words": lambda texts: bm25(lambda text: list(words(text)), texts),
    "BM25, Swedish stems": lambda texts: bm25(stems, texts),
    "BM25, our roots and compound parts": lambda texts: bm25(roots, texts),
    "character TF-IDF (2-4)": characters,
}
