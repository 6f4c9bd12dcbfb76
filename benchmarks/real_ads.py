"""JobTech's real ads repeated under fresh ids and open today, to measure import and search on."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from employer_match import clock

REAL = Path(__file__).resolve().parents[2] / "shared" / "data"
ADS = REAL / "jobtech" / "ads.jsonl.gz"
TAXONOMY = REAL / "taxonomy"


def lines(number: int, prefix: str = "") -> Iterator[bytes]:
    """`number` ads, one a line; the n-th round of them was published n days ago."""
    with gzip.open(ADS, "rt", encoding="utf-8") as file:
        ads = [json.loads(line) for line in file]
    soon = (clock.today() + timedelta(days=30)).isoformat()
    for at in range(number):
        turn, place = divmod(at, len(ads))
        published = clock.today() - timedelta(days=turn % 60)
        again = ads[place] | {
            "id": f"{prefix}{ads[place]['id']}-{turn}",
            "publication_date": published.isoformat(),
            "application_deadline": soon,
            "last_publication_date": soon,
        }
        yield json.dumps(again, ensure_ascii=False).encode() + b"\n"
