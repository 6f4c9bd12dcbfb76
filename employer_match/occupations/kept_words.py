"""Which words of advertisements a model may carry: the language of work, not names.

A model lists the words it weighs. A word that only advertisements use is carried only when several
employers use it, when it is written with a small letter, and oftener so than with a capital inside
sentences (Volvo, Göteborg), and when it is no common first name. So a trained file names nobody,
and does not learn an employer by heart.
"""

import re
from collections import Counter
from collections.abc import Iterable

from employer_match.language.normal import words
from employer_match.language.wordlist import listed
from employer_match.occupations.examples import Ad

FEWEST_EMPLOYERS = 3
REMOVED = "0"
"""Stands for a word that is left out: a number is no feature and parts its neighbours."""

FIRST_NAMES = listed(
    """
    adam agneta ahmed alexander alexandra ali alice alva amanda amina anders andreas anette angelica
    anita ann anna anne annelie annika anton arvid astrid axel barbro beatrice bengt berit birgitta
    bjorn björn bo britt camilla carina carl carin carolina caroline cecilia charlotta charlotte
    christer christian christina christoffer claes daniel david ebba elin elina elisabeth ellen elsa
    emelie emil emilia emma eric erica erik erika ester eva evelina fatima felicia felix filip
    frida fredrik gabriella gun gunilla gunnar gustaf gustav göran hampus hanna hannah hans hassan
    helen helena helene henrik hugo håkan ida inga inger ingrid irene isabella isak jakob jan jenny
    jens jessica jimmy joakim johan johanna johannes john jonas jonathan josefin josefine julia
    kajsa karin karl karolina katarina kenneth kent kerstin kjell klara kristian kristina kristoffer
    lars leif lena lennart linda linn linnea lisa lotta louise lovisa lucas ludvig lukas maja malin
    margareta maria marcus marianne marie martin martina matilda mats mattias max maximilian
    michael mikael moa mohamed mohammed monica monika nathalie niklas nils nina olle olof oskar
    oscar ola ove patrik paulina pernilla per peter petra philip pia rebecca richard rickard robert
    robin roger roland rolf sandra sara sarah simon sofia sofie stefan stig stina sten susanna
    susanne sven therese thomas tobias tomas tommy tony torbjörn tove ulf ulla ulrika urban viktor
    viktoria victoria vera vilma wilma william åke åsa örjan
    """
)

_INSIDE = re.compile(r"(?<!\w)[a-zåäöéü][^\W\d_]*,? (?=([^\W\d_]\w*))")
"""A word that stands within a sentence: right after one that begins with a small letter."""
_SMALL = re.compile(r"(?<!\w)[a-zåäöéü]\w*")


def allowed(ads: Iterable[Ad], known: Iterable[str]) -> frozenset[str]:
    """The words of advertisements that may be learned; `known` are texts that may be whole."""
    employers: dict[str, set[str]] = {}
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for ad in ads:
        text = f"{ad.headline}\n{ad.text}"
        for word in set(words(text)):
            users = employers.setdefault(word, set())
            if len(users) < FEWEST_EMPLOYERS:
                users.add(ad.employer.casefold())
        small.update(word for written in _SMALL.findall(text) for word in words(written))
        inside = (written for written in _INSIDE.findall(text) if written[0].isupper())
        capital.update(word for each in inside if not each.isupper() for word in words(each))
    used = {
        word
        for word, users in employers.items()
        if len(users) >= FEWEST_EMPLOYERS and small[word] and small[word] >= capital[word]
    }
    return frozenset((used - FIRST_NAMES).union(*map(words, known)))


def without_others(text: str, may: frozenset[str]) -> str:
    """The words of a text in order, each that may not be learned replaced by a number."""
    return " ".join(word if word in may else REMOVED for word in words(text))
