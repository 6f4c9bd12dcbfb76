"""One root per word: inflection and derivation taken off, so that städa meets städning."""

import re
from functools import lru_cache
from threading import Lock

from snowballstemmer.swedish_stemmer import SwedishStemmer

from employer_match.language.families import AGENTS, ALIASES, APART, FORMS, JOINED
from employer_match.language.inflection import base_form, whole_root

SHORTEST_BY_RULE = 5
"""What is left of a word must have this many letters to be a root by rule; shorter ones are listed
in `families`, because short beginnings are often other words (tidning is not tid)."""

_PERSON = re.compile(r"^(\w{2,})are(?:n|na)?$")
_PERSONS = re.compile(r"^(\w{2,})arna$")
_DOING = re.compile(r"^(\w{2,}?)(n?ing)(?:en|ar|arna)?$")
_PLACE = re.compile(r"^(\w{2,})eri(?:et|er|erna|n)?$")
_WOMAN = re.compile(r"^(\w{2,})ersk(?:a|an|or|orna)$")
_RESULT = re.compile(r"^(\w{5,})(?:else|elsen|elser|elserna|sel|seln)$")
_VERB = re.compile(r"^(\w{2,})(?:a|ar|ade|at|ad|ande)$")
_ENDS_IN_N = re.compile(r"(?:ordn|räkn|öppn|teckn|lämn|nämn|sakn|hamn|jämn|[aeiouyåäö]n|nn)$")

_stemmer = SwedishStemmer()
_one_at_a_time = Lock()  # the stemmer keeps its word in itself; threads share it


@lru_cache(maxsize=60_000)
def root(word: str) -> str:
    """The root of one normalised word; the same for all its forms and its nearest derivations.

    "städa", "städar", "städning", "städare" and "städerska" → "städ"; "lärare" stays apart from
    "lära", "målare" from "mål". A word of another language comes out much as it went in.
    """
    listed = FORMS.get(word)
    if listed is not None:
        return listed
    found = whole_root(word) or _derived(word)
    if found is None:
        simpler = base_form(word)
        if simpler is not None:
            return root(simpler)
        found = stem(word)
    if found.endswith("mm"):  # rummet, programmen: the m is doubled before an ending only
        found = found[:-1]
    return ALIASES.get(found, found)


def stem(word: str) -> str:
    """The Snowball stem of a normalised Swedish word."""
    with _one_at_a_time:
        return str(_stemmer.stemWord(word))


def _derived(word: str) -> str | None:
    if match := _DOING.match(word):
        return _doing(match[1], match[2])
    if match := _PERSON.match(word):
        return _person(match[1])
    if match := _PERSONS.match(word):
        return _listed(match[1], person=True)
    for pattern in (_PLACE, _WOMAN):
        if match := pattern.match(word):
            return _listed(match[1]) or _by_rule(match[1])
    if match := _RESULT.match(word):
        return _by_rule(match[1])
    if (match := _VERB.match(word)) and match[1] in APART:
        return f"{match[1]}a"
    return None


def _doing(beginning: str, ending: str) -> str | None:
    """The beginning of a word in -ning or -ing, with the n where the verb has one (samordna)."""
    with_n = f"{beginning}n"
    if ending == "ning" and _ENDS_IN_N.search(with_n) and len(with_n) > 3:
        beginning = with_n
    return _listed(beginning) or _by_rule(beginning)


def _person(beginning: str) -> str:
    return _listed(beginning, person=True) or _by_rule(beginning) or f"{beginning}are"


def _listed(beginning: str, *, person: bool = False) -> str | None:
    if person and beginning in AGENTS:
        return f"{beginning}are"
    if beginning in APART:
        return f"{beginning}a"
    if beginning in JOINED or beginning in ALIASES:
        return beginning
    return None


def _by_rule(beginning: str) -> str | None:
    """The stem of the verb that begins so: återvinning meets återvinna, which loses an n."""
    return stem(f"{beginning}a") if len(beginning) >= SHORTEST_BY_RULE else None
