"""What somebody said, in parts: what is wanted, and what a "no" stands before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from employer_match.language.expansion import STOPWORDS
from employer_match.language.normal import words
from employer_match.language.wordlist import listed

SAYS_LITTLE = STOPWORDS | listed(
    """
    absolut aldrig alls annat bara bra båda denna deras dig din dom dra få folk fram fritt fast
    gillar gillat går gå göra gör ganska gott hand hade hjälpa hjälper hålla håller händer hänt ha
    han har henne hon ihop inga ingen inget ingenting inte ja jag kanske kul känns lite liten lätt
    man mer mest mig min mina mitt mycket mån nog nu när någonstans nånting någonting nåt ok okej
    olika om prova pröva roligt rätt sak saker samma sin sina sitt sitta skoj skulle slippa slipper
    som stå så sådant såna sånt ta tar testa till trevligt trivs tror tycker typ under undvika upp
    ut utan vad vara varit varken vet vilja ville väl är även älskar ämne önskar
    i'd i like would love want work working job something not no
    """
)
"""Words that say nothing of which work is meant."""

# Runs of blanks are made one before anything is looked for around them: each place in a run would
# otherwise look through the rest of it.
_BLANKS = re.compile(r"[^\S\n]+")
_CLAUSE = re.compile(r"[.,;:!?\n()]+| [–-] | (?:men|fast|dock|but) ", re.IGNORECASE)
_AND = re.compile(r"\s+(?:och|eller|samt|and|or|&)\s+|\s*[/&]\s*", re.IGNORECASE)
_NO = re.compile(
    r"(?<!\w)(?:absolut\s+)?(?:inte|ej|icke|aldrig|inga|ingen|inget|ingenting|varken|slippa|slipper"
    r"|undvika|undviker|utan|not|no|never)(?!\w)",
    re.IGNORECASE,
)
_NO_NO = re.compile(
    r"(?<!\w)(?:inte (?:bara|rädd|främmande|fel|minst|säker|omöjligt|(?:har )?något emot|så noga)"
    r"|(?:har )?(?:inget|ingenting) emot|ingen roll|vet inte|varför inte|gör inget|inga problem"
    r"|inget problem|not only)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?<!\w)(?:eller|heller|or)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was said: its words, those of them that tell, and whether it is a no."""

    said: str
    telling: str
    ruled_out: bool = False


def parts(text: str) -> tuple[Part, ...]:
    """The parts of what was said, in order, each once; what tells nothing is left out.

    "något med händerna, inte kassa" → händerna, and a no to kassa. A "no" holds to the end of its
    clause, and into the next where an "eller" goes on: "inte kassa, telefon eller disk".
    """
    found: dict[tuple[str, bool], Part] = {}
    for piece, ruled_out in pieces(text):
        for said in _AND.split(piece):
            tells = telling(said)
            if tells:
                part = Part(" ".join(said.split()).strip("-–'\"”“ "), tells, ruled_out)
                found.setdefault((tells, ruled_out), part)
    return tuple(found.values())


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What was said piece by piece, each with whether a "no" holds for it."""
    denied = False
    for clause in _CLAUSE.split(_BLANKS.sub(" ", text)):
        for piece, ruled_out in _pieces(clause, denied):
            yield piece, ruled_out
            denied = ruled_out


def telling(text: str) -> str:
    """The words of a text that tell which work is meant; "" where none does."""
    return " ".join(word for word in words(text) if word not in SAYS_LITTLE)


def _pieces(clause: str, denied: bool) -> Iterator[tuple[str, bool]]:
    """A clause in pieces, each with whether it is a no."""
    plain = _NO_NO.sub(" ", clause)
    no = _NO.search(plain)
    if no is None:
        yield plain, denied and bool(_GOES_ON.search(plain))
        return
    before, after = plain[: no.start()], _NO.sub(" ", plain[no.end() :])
    if telling(after):
        if telling(before):
            yield before, False
        yield after, True
    else:  # "kassa vill jag inte ha"
        yield before, True
