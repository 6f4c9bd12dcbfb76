"""Which conditions of the work somebody's own words mention: to be proposed, never mapped.

"djur, inte kvällar" mentions animals as wanted and evenings as a no. Whether that is meant, the
person says; a word of place or time may as well be about something else.
"""

import re
from collections.abc import Mapping

from employer_match.occupations.wishes.spoken import pieces
from employer_match.vocabulary import Condition

_WORDS: Mapping[Condition, str] = {
    Condition.DAYTIME: r"dagtid|daytime|på dagarna",
    Condition.EVENING: r"kväll\w*|evenings?",
    Condition.NIGHT: r"natt\w*|nätter\w*|nights?",
    Condition.WEEKEND: r"helg|helger\w*|helgen|helgjobb|helgarbete|weekends?",
    Condition.SHIFT: r"skift\w*|shifts?",
    Condition.CALM: r"lugn\w*|calm|quiet",
    Condition.OUTDOORS: r"ute|utomhus|utejobb|outdoors|outside",
    Condition.INDOORS: r"inne|inomhus|indoors|inside",
    Condition.HEAVY_LIFTING: r"tung\w* lyft\w*|lyfta tung\w*|bära tung\w*|heavy lifting",
    Condition.STANDING: r"stå|stående|standing",
    Condition.SITTING: r"sitta|stillasittande|sitting",
    Condition.CUSTOMER_CONTACT: r"kund(?:er)?|kunderna|kundkontakt\w*|customers?",
    Condition.PHONE_CALLS: r"telefon\w*|ringa|phone",
    Condition.ALONE: r"ensam\w*|alone",
    Condition.IN_TEAM: r"tillsammans|i lag|i team|team",
    Condition.VARIED: r"omväxl\w*|varier\w*|varied",
    Condition.SAME_TASKS: r"samma (?:sak|uppgifter)\w*|rutin\w*|same tasks",
    Condition.WITH_ANIMALS: r"djur\w*|hund\w*|katt\w*|häst\w*|animals?",
    Condition.WITH_CHILDREN: r"barn\w*|children|kids",
    Condition.DRIVING: r"köra|driving|drive",
    Condition.FROM_HOME: r"hemifrån|från hemmet|from home",
}
_PATTERNS = {
    condition: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for condition, words in _WORDS.items()
}


def conditions_said(text: str) -> Mapping[Condition, bool]:
    """The conditions that are mentioned, True where wanted and False where a "no" stands before.

    What is mentioned both ways is left out: nobody can say which was meant.
    """
    said: dict[Condition, set[bool]] = {}
    for piece, ruled_out in pieces(text):
        for condition, pattern in _PATTERNS.items():
            if pattern.search(piece):
                said.setdefault(condition, set()).add(not ruled_out)
    return {each: said[each] == {True} for each in Condition if len(said.get(each, ())) == 1}
