"""Endings of Swedish nouns and adjectives that the Snowball stemmer leaves on, taken off."""

import re

from employer_match.language.families import ENDS_IN_ET, ENDS_IN_IKER, ENDS_IN_S, TAILS

_OWN_S = re.compile(
    rf"^(\w*(?:{'|'.join(sorted(ENDS_IN_S))}))(?:en|ens|er|ers|erna|ernas|ar|arna|et|ets)?$"
)
_GENITIVE = re.compile(r"^(\w{3,}[abcdefghjklmnoprtvyåäö])s$")
_HET = re.compile(r"^(\w{3,}het)(?:en|ens|er|ers|erna|ernas)?$")
_NAD = re.compile(r"^(\w{2,}nad)(?:en|er|ers|erna|ernas)?$")
_IG = re.compile(r"^(\w{2,}ig)(?:a|t|e|en|ast|aste|are)$")
_IKER = re.compile(r"^(\w{2,}iker)(?:n|na|ns|nas)?$")
_STAD = re.compile(r"^(\w*?)st(?:ad|aden|adens|äder|äderna|ädernas)$")
_TOR = re.compile(
    r"^(\w*(?:ktor|itor|(?<!g)ator|ptor|mentor|motor|fessor|sessor))(?:n|ns|er|ers|erna|ernas)?$"
)
_AN = re.compile(r"^(\w{2,}[^aeiouyåäö])an$")
_ENA = re.compile(r"^(\w{4,}e)na$")
_ENDE = re.compile(r"^(\w{2,}end)(?:e|et|en|ena)$")
_IN = re.compile(
    r"^(\w*(?:onom|ustr|terap|strateg|energ|kategor|olog|akadem|graf|sof|kem|teor)i)n$"
)
_ET = re.compile(r"^(\w{2,}[^aeouyåäö])et$")


def whole_root(word: str) -> str | None:
    """The root of a word whose ending says all: fastigheten, elektrikern, verkstäder, platsen."""
    for pattern in (_OWN_S, _HET, _TOR, _ENDE, _NAD):
        if match := pattern.match(word):
            return match[1]
    if match := _STAD.match(word):
        return f"{match[1]}stad"
    if (match := _IG.match(word)) and not word.endswith("igare"):
        return match[1]
    if word.endswith("ig") and len(word) > 3:
        return word
    if (match := _IKER.match(word)) and not match[1].endswith(tuple(ENDS_IN_IKER)):
        return match[1]
    for cut in range(3, len(word) - 4):
        tail = TAILS.get(word[cut:])
        if tail:
            return word[:cut] + tail
    return None


def base_form(word: str) -> str | None:
    """A form of the word with one ending less, where the stemmer would leave it; else None.

    butikens → butiken, skolan → skola, arbetena → arbete, hotellet → hotell, ekonomin → ekonomi.
    """
    if match := _GENITIVE.match(word):
        return match[1]
    if (match := _AN.match(word)) and _feminine(word):
        return f"{match[1]}a"
    for pattern in (_ENA, _IN):
        if match := pattern.match(word):
            return match[1]
    if (match := _ET.match(word)) and not word.endswith(tuple(ENDS_IN_ET)):
        return match[1]
    return None


def _feminine(word: str) -> bool:
    """Whether -an is an article: not in ombudsman, program plan, organ or veteran."""
    if word.endswith(("plan", "organ", "veteran", "gran", "kran", "vegan", "japan", "urban")):
        return False
    return not word.endswith("man") or word.endswith("mman")
