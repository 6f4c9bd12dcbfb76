"""Employers' names as keys: the same for "AB Kafé Kanel", "Kanel Kafe" and "KAFÉ KANEL aktiebolag".

A key is for finding and comparing only; it is never shown. Legal forms say nothing of who it is,
people type å as a and é as e, and registers turn the order of words about.
"""

import unicodedata
from functools import lru_cache

from employer_match.language.normal import words

#: Legal forms and joining words, folded; two-word forms are covered by their parts.
_FORMS = """
    ab aktiebolag aktiebolaget publ hb handelsbolag handelsbolaget kb kommanditbolag
    kommanditbolaget ek for ekonomisk ekonomiska forening foreningen ideell stiftelse stiftelsen
    enskild firma ef filial likvidation ltd limited inc oy as gmbh i och o and the
"""
SAYS_NOTHING = frozenset(_FORMS.split())
_FOLDED = str.maketrans({"æ": "a", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})


def folded(text: str) -> str:
    """The text in lower case without the dots, rings and accents of its letters."""
    apart = unicodedata.normalize("NFD", text.casefold().translate(_FOLDED))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The name's telling words, folded, sorted and joined by spaces; at most 200 characters.

    A name of nothing but legal forms keeps them: "AB" is then its own key.
    """
    every = [folded(word) for word in words(name)]
    telling = [word for word in every if word not in SAYS_NOTHING]
    return " ".join(sorted(telling or every))[:200]
