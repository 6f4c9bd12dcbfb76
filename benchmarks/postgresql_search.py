"""PostgreSQL's own Swedish text search as a baseline: stems, any of the words, `ts_rank`."""

from collections.abc import Callable, Sequence

import numpy as np
from sqlalchemy import create_engine, text

from benchmarks.melo import Scores

_ANY = """
    SELECT place, ts_rank(words, asked, 1) FROM named,
    (SELECT to_tsquery('swedish', :asked) AS asked) AS q WHERE words @@ asked
"""


def scorer(url: str, names: Sequence[str]) -> Callable[[Sequence[str]], Scores]:
    """A function from texts to a rank for every name; zero where no word is shared.

    Uses a temporary table, so the database stays as it was.
    """
    connection = create_engine(url).connect()
    connection.execute(text("CREATE TEMPORARY TABLE named (place int, words tsvector)"))
    connection.execute(
        text("INSERT INTO named VALUES (:place, to_tsvector('swedish', :name))"),
        [{"place": place, "name": name} for place, name in enumerate(names)],
    )

    def scores(texts: Sequence[str]) -> Scores:
        found = np.zeros((len(texts), len(names)), np.float32)
        for row, each in enumerate(texts):
            words = "".join(sign if sign.isalnum() else " " for sign in each).split()
            for place, rank in connection.execute(text(_ANY), {"asked": " | ".join(words)}):
                found[row, place] = rank
        return found

    return scores
