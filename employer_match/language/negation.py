"""Whether words of a sentence are denied by what stands before or after them."""

import re

_LIST = (
    r"(?:några|något|någon|så|många|för|mycket|behöver?|behöva|att|på|under|med|till|av|och|eller|samt"
    r"|heller|som|är|arbete|arbetet|arbeta|arbetar|jobb|jobba|jobbar|du|dig|tunga|fysiskt|sena|långa"
    r"|dagar|dagtid|kväll|kvällar|kvällarna|kvälls|kvällsarbete|kvällspass|natt|nätter|nattarbete"
    r"|nattpass|helg|helger|helgerna|helgarbete|skift|skiftarbete|lyft|röda|jour|stillasittande"
    r"|monotont|kundkontakt|kundkontakter|telefonsamtal|telefonförsäljning|ensamarbete|utomhus"
    r"|möjligt|möjlighet|kan|monotona|repetitiva|moment)"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<no>inga|inget|ingen|inte|ej|utan|aldrig|slipper|varken|undviker|icke)"
    rf"(?:[\s,/–-]+{_LIST})*[\s,/–-]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^(?:[\s,/–-]+{_LIST})*\s+(?:förekommer|krävs|ingår|behövs|finns|är|erbjuds|accepteras)"
    r"(?:\s+(?:dock|tyvärr|alltså))?\s+(?:inte|ej|aldrig|inga)(?!\w)(?! (?:ovanligt|bara|sällan))",
    re.IGNORECASE,
)
_BUT = re.compile(r"(?<!\w)(?:inte|ej|inget|ingen|inga)(?!\w)", re.IGNORECASE)


def denied(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) are denied: "inga kvällar eller helger" denies both.

    "inte bara kvällar", "inte rädd för tunga lyft" and "inte dagtid utan kvällar" deny nothing at
    their last words.
    """
    before = _BEFORE.search(sentence[:start])
    if before and not (before["no"].lower() == "utan" and _BUT.search(sentence[: before.start()])):
        return True
    return bool(_AFTER.match(sentence[end:]))
