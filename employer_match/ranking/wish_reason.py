"""The sentence about a wish in words: each kind of evidence is told as what it is.

What is said is quoted; what belongs to the work that was meant is named, and as a guess where
nobody has told the occupation; what is only alike names the words that are, and says how unsure.
"""

from collections.abc import Mapping

from employer_match.ranking.aims import Aim
from employer_match.ranking.codes import Plus
from employer_match.ranking.facts import Facts
from employer_match.ranking.matching import Match
from employer_match.ranking.meaning import telling
from employer_match.ranking.person import Person
from employer_match.ranking.results import Sentence
from employer_match.ranking.rules import FAINT, LIKE, SAID, SAID_FIRST, SURE
from employer_match.ranking.sentences import LANGUAGES, joined, quoted, say
from employer_match.vocabulary import Tier

LOOKED_THROUGH = 2000
"""Characters of a text that are looked through for words that are alike."""

_ALSO: Mapping[str, tuple[str, str]] = {
    "belongs": (" Till det hör också {work}.", " To it belongs {work} too."),
    "said": (" Det står också: {words}.", " It also says: {words}."),
    "alike": (" Det liknar också: {words}.", " It is also alike: {words}."),
}
_WORK: Mapping[bool, tuple[str, str]] = {
    True: ("yrket {name}", "the occupation {name}"),
    False: (
        "yrkesgruppen {name} (vår gissning av orden)",
        "the occupation group {name} (our guess from the words)",
    ),
}


def about_words(person: Person, facts: Facts, match: Match, aim: Aim) -> Sentence:
    """How an opening meets a wish in words: the main evidence, then what goes with it."""
    language = person.ground.language
    at = LANGUAGES.index(language)
    sure, like = aim.sure_and_like(facts) if aim.wish.text is not None else (0, 0)
    told = {"wish": match.wish, "wished": aim.label}
    if (match.tier is Tier.TEXT and match.nearness in (SAID_FIRST, SAID)) or aim.where_uncoded:
        place = facts.quotation(aim.words) if aim.words else None
        quote = quoted(place or facts.label or facts.vacancy.headline, language)
        main = say(Plus.WISH_TEXT, language, quote=quote, **told)
        name = _work(person, facts, aim, at) if sure >= SURE[0] and facts.uncoded else ""
        more = _ALSO["belongs"][at].format(work=name) if name else ""
        return Sentence(main.code, main.text + more)
    work = _work(person, facts, aim, at) if sure >= FAINT else ""
    if not work:
        everywhere = (facts.heading, facts.vacancy.text[:LOOKED_THROUGH])
        similar = _alike(facts, aim, language, everywhere)
        similar = similar or quoted(facts.vacancy.headline, language)
        return say(Plus.WISH_ALIKE, language, words=similar, **told)
    code = Plus.WISH_BELONGS if sure >= SURE[0] else Plus.WISH_MAY_BELONG
    main, more = say(code, language, work=work, **told), ""
    if aim.words and facts.says(aim.words) and (place := facts.quotation(aim.words)):
        more = _ALSO["said"][at].format(words=quoted(place, language))
    elif like >= LIKE[-1] and (words := _alike(facts, aim, language, (facts.heading,))):
        more = _ALSO["alike"][at].format(words=words)
    return Sentence(main.code, main.text + more)


def _work(person: Person, facts: Facts, aim: Aim, at: int) -> str:
    """The occupation as the opening has it, or the group that its words were guessed to be."""
    if not facts.uncoded and facts.label:
        return _WORK[True][at].format(name=facts.label)
    if aim.words is None or facts.meaning is None:
        return ""
    groups, codes = facts.meaning.of_words(aim.words.said).groups, facts.codes
    both = sorted((-groups[code] * codes[code], code) for code in groups if code in codes)
    if not both:
        return ""
    taxonomy = person.ground.taxonomy
    name = taxonomy.label(taxonomy.group_id(both[0][1])) or facts.meaning.label(both[0][1])
    return _WORK[not facts.uncoded][at].format(name=name)


def _alike(facts: Facts, aim: Aim, language: str, texts: tuple[str, ...]) -> str:
    """The opening's own words that are like what was written, in quotation marks."""
    if facts.meaning is None or aim.words is None:
        return ""
    meant = facts.meaning.of_words(aim.words.said)
    found = telling(facts.meaning, meant, texts)
    return joined((quoted(word, language) for word in found), language) if found else ""
