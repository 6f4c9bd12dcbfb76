"""What the law asks for a job and the ad says it demands: driving licences and legitimation.

Only plain demands ("krävs", "krav", "måste"). What is merely a merit, or a certificate that an
employer may waive (truckkort), is no requirement here: it is a question to the employer.
"""

import re
from dataclasses import dataclass

from employer_match.language.sentences import excerpt, sentences

LEGITIMATION = "legitimation:"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A code ("B", "CE", "legitimation:sjuksköterska") and the ad's words that demand it."""

    code: str
    quote: str


_LICENCE = re.compile(
    r"(?<!\w)(?P<before>(?:(?:AM|A1|A2|A|B96|BE|B|C1E|C1|CE|C|D1E|D1|DE|D)\b[\s,/&+-]*(?:och\s+|eller\s+|samt\s+)?)+)"
    r"[-\s]*(?:körkort|kort)(?!\w)"
    r"|körkort(?:et)?(?:\s+(?:med\s+)?(?:klass|behörighet|kategori))?\s*[:(]?\s*"
    r"(?P<after>(?:AM|A1|A2|A|B96|BE|B|C1E|C1|CE|C|D1E|D1|DE|D)\b)"
)
_CLASS = re.compile(r"\b(?:AM|A1|A2|A|B96|BE|B|C1E|C1|CE|C|D1E|D1|DE|D)\b")
_DEMAND = re.compile(r"(?<!\w)(?:kräver|krävs|krav|skallkrav|måste|obligatorisk\w*)(?!\w)", re.I)
_SOFT = re.compile(
    r"(?<!\w)(?:merit\w*|fördel\w*|plus|önskvärt|gärna|inget krav|ej (?:ett )?krav|inte (?:ett )?krav"
    r"|inte krävs|ej krävs|krävs (?:inte|ej))(?!\w)",
    re.I,
)
_PROFESSION = re.compile(
    r"(?<!\w)(?:legitimerad|leg\.?)\s+(?P<who>sjuksköterska|läkare|barnmorska|fysioterapeut"
    r"|arbetsterapeut|tandläkare|tandhygienist|psykolog|lärare|förskollärare|apotekare|logoped)"
    r"(?!\w)",
    re.I,
)


def stated_requirements(text: str) -> tuple[Requirement, ...]:
    """The legal requirements that the text demands, each once, in the order they are said."""
    found: dict[str, Requirement] = {}
    for sentence in sentences(text):
        if _SOFT.search(sentence) or not _DEMAND.search(sentence):
            continue
        for code, span in _codes(sentence):
            found.setdefault(code, Requirement(code, excerpt(sentence, span)))
    return tuple(found.values())


def _codes(sentence: str) -> list[tuple[str, tuple[int, int]]]:
    codes = []
    for match in _LICENCE.finditer(sentence):
        for licence in _CLASS.findall(match["before"] or match["after"]):
            codes.append((licence, match.span()))
    for match in _PROFESSION.finditer(sentence):
        codes.append((LEGITIMATION + match["who"].lower(), match.span()))
    return codes
