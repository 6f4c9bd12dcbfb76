"""The sentences of the order, Swedish and English, in plain words; filled with facts by `say`.

They speak to the participant. What is quoted are the opening's own words. Amounts are hours and
kilometres of the opening; nothing here measures a person.
"""

from collections.abc import Iterable, Mapping

from employer_match.ranking.codes import (
    Exclusion,
    Minus,
    Plus,
    Question,
    WhatIf,
    condition_question,
)
from employer_match.ranking.condition_words import QUESTIONS
from employer_match.ranking.results import Sentence

LANGUAGES = ("sv", "en")

SENTENCES: Mapping[str, tuple[str, str]] = {
    Plus.WISH_OCCUPATION: (
        "Yrket är ditt önskemål {wish}: {wished}.",
        "The occupation is your wish {wish}: {wished}.",
    ),
    Plus.WISH_GROUP: (
        "Hör till samma yrkesgrupp som ditt önskemål {wish}: {wished}. Här: {here}.",
        "In the same occupation group as your wish {wish}: {wished}. Here: {here}.",
    ),
    Plus.WISH_TEXT: (
        "Ditt önskemål {wish}, ”{wished}”, finns här: {quote}.",
        "Your wish {wish}, “{wished}”, is found here: {quote}.",
    ),
    Plus.WISH_BELONGS: (
        "Hör till det du skrev i önskemål {wish}, ”{wished}”: {work}.",
        "Belongs to what you wrote in wish {wish}, “{wished}”: {work}.",
    ),
    Plus.WISH_MAY_BELONG: (
        "Kan höra till det du skrev i önskemål {wish}, ”{wished}”: {work}. Det är osäkert.",
        "May belong to what you wrote in wish {wish}, “{wished}”: {work}. This is uncertain.",
    ),
    Plus.WISH_ALIKE: (
        "Liknar det du skrev i önskemål {wish}, ”{wished}”: {words}. Det är osäkert.",
        "Resembles what you wrote in wish {wish}, “{wished}”: {words}. This is uncertain.",
    ),
    Plus.WISH_CLOSE: (
        "Yrket {here} ligger mycket nära ditt önskemål {wish}: {wished} "
        "(utbytbarhet {percentage} % enligt JobTech).",
        "The occupation {here} is very close to your wish {wish}: {wished} "
        "(JobTech's substitutability: {percentage} %).",
    ),
    Plus.WISH_NEAR: (
        "Yrket {here} ligger nära ditt önskemål {wish}: {wished} "
        "(utbytbarhet {percentage} % enligt JobTech).",
        "The occupation {here} is close to your wish {wish}: {wished} "
        "(JobTech's substitutability: {percentage} %).",
    ),
    Plus.WISH_FIELD: (
        "Hör till samma yrkesområde som ditt önskemål {wish}: {wished}. Här: {here}.",
        "In the same occupational field as your wish {wish}: {wished}. Here: {here}.",
    ),
    Plus.NOTHING_AGAINST: (
        "Inget av dina önskemål, men inget du har sagt nej till. Här: {here}.",
        "None of your wishes, but nothing you have said no to. Here: {here}.",
    ),
    Plus.EXPLORE: (
        "Något att känna efter på, medan dina önskemål växer fram. Här: {here}.",
        "Something to try your thoughts on while your wishes take shape. Here: {here}.",
    ),
    Plus.SAID_YES: (
        "Du har sagt ja till liknande arbete: {group}.",
        "You have said yes to similar work: {group}.",
    ),
    Plus.CONDITIONS_MET: ("Så som du vill ha det: {facts}.", "The way you want it: {facts}."),
    Plus.HOURS_MET: (
        "Arbetstiden kan passa dig: här {offered}, du vill ha {own}.",
        "The hours can suit you: here {offered}, you want {own}.",
    ),
    Plus.INSIDE_AREA: ("Ligger där du söker: {place}.", "It is where you are looking: {place}."),
    Plus.WITHIN_DISTANCE: (
        "Ligger i {place}, ungefär {km} km från {origin} fågelvägen.",
        "In {place}, about {km} km from {origin} as the crow flies.",
    ),
    Plus.LICENCE_HELD: ("Här krävs {licences}, och det har du.", "It requires {licences}: yours."),
    Plus.LANGUAGES_HELD: (
        "Här behövs {languages}, och det har du.",
        "It asks for {languages}, which you have.",
    ),
    Minus.CONDITIONS_UNMET: ("Det här saknas: {facts}.", "This is missing: {facts}."),
    Minus.LANGUAGES_LACKING: (
        "Arbetsgivaren ber om {languages}, som inte finns bland dina språk.",
        "The employer asks for {languages}, not among your languages.",
    ),
    Minus.LICENCE_LIFTED: (
        "Lagen kräver {licences}. Visas ändå, som du har valt.",
        "The law requires {licences}. Shown anyway, as you have chosen.",
    ),
    Minus.SAID_NO: (
        "Du har sagt nej till liknande arbete: {group}.",
        "You have said no to similar work: {group}.",
    ),
    Question.OCCUPATION: (
        "Vilket yrke gäller det? Du har ett önskemål eller ett nej som beror på det.",
        "Which occupation is it? A wish or a no of yours depends on it.",
    ),
    Question.MUNICIPALITY: (
        "Var ligger arbetsplatsen, och går det att ta sig dit?",
        "Where is the workplace, and can one get there?",
    ),
    Question.HOURS: (
        "Hur många timmar i veckan går det att arbeta? Du vill ha {own}.",
        "How many hours a week can one work? You want {own}.",
    ),
    Question.MUST_NOT_TEXT: (
        "Ingår ”{said}”? Det har du sagt nej till.",
        "Does it include “{said}”? You have said no to that.",
    ),
    Question.LICENCE: (
        "Lagen kräver {licences}. Har du det?",
        "The law requires {licences}. Do you have it?",
    ),
    Question.LICENCE_LIFTED: (
        "Går arbetet att lägga upp utan {licences}?",
        "Can the work be arranged without {licences}?",
    ),
    Question.LANGUAGES: (
        "Hur mycket {languages} behövs i själva arbetet?",
        "How much {languages} does the work itself need?",
    ),
    Exclusion.MUST_NOT_OCCUPATION: (
        "Du har sagt nej till yrket {banned}.",
        "You have said no to the occupation {banned}.",
    ),
    Exclusion.MUST_NOT_GROUP: (
        "Du har sagt nej till yrkesgruppen {banned}.",
        "You have said no to the occupation group {banned}.",
    ),
    Exclusion.MUST_NOT_FIELD: (
        "Du har sagt nej till yrkesområdet {banned}.",
        "You have said no to the occupational field {banned}.",
    ),
    Exclusion.MUST_NOT_TEXT: (
        "Du har sagt nej till ”{banned}”, och det finns här: {quote}.",
        "You have said no to “{banned}”, and it is found here: {quote}.",
    ),
    Exclusion.MUST_NOT_CONDITION: (
        "Du har sagt nej till detta: {facts}.",
        "You have said no to this: {facts}.",
    ),
    Exclusion.AREA: (
        "Ligger i {place}, utanför där du söker.",
        "In {place}, outside where you are looking.",
    ),
    Exclusion.DISTANCE: (
        "Ligger i {place}, ungefär {km} km från {origin}; din gräns är {limit} km.",
        "In {place}, about {km} km from {origin}; your limit is {limit} km.",
    ),
    Exclusion.HOURS: (
        "Arbetstiden här är {offered}; du vill ha {own}.",
        "The hours here are {offered}; you want {own}.",
    ),
    Exclusion.DECLINED: ("Du har tackat nej till den här.", "You have said no to this one."),
    Exclusion.LICENCE: (
        "Lagen kräver {licences}. Du kan välja att visa den ändå.",
        "The law requires {licences}. You can choose to show it anyway.",
    ),
    Exclusion.FILLED: ("Platsen är tillsatt.", "The place is filled."),
    Exclusion.WITHDRAWN: ("Platsen är tillbakadragen.", "The place has been withdrawn."),
    Exclusion.EXPIRED: ("Sista dagen att söka har passerat.", "The last day to apply has passed."),
    Exclusion.NOT_APPROVED: (
        "Platsen är inte granskad och godkänd.",
        "The place has not been reviewed and approved.",
    ),
    Exclusion.EMPLOYER_STOP: (
        "Arbetsgivaren har bett oss att inte höra av oss.",
        "The employer has asked us not to be in touch.",
    ),
    WhatIf.FARTHER: (
        "Med {km} km till finns {number} {found} till som möter dina önskemål.",
        "With {km} km more, {number} {found} your wishes.",
    ),
    WhatIf.ELSEWHERE: (
        "Med {place} också finns {number} {found} till som möter dina önskemål.",
        "With {place} too, {number} {found} your wishes.",
    ),
    WhatIf.FEWER_HOURS: (
        "Från {hours} timmar i veckan i stället för {before} finns {number} {found} till som möter "
        "dina önskemål.",
        "From {hours} hours a week instead of {before}, {number} {found} your wishes.",
    ),
    WhatIf.MORE_HOURS: (
        "Upp till {hours} timmar i veckan i stället för {before} finns {number} {found} till som "
        "möter dina önskemål.",
        "Up to {hours} hours a week instead of {before}, {number} {found} your wishes.",
    ),
    **{condition_question(condition): pair for condition, pair in QUESTIONS.items()},
}
"""Per code the sentence in Swedish and in English."""


def say(code: str, language: str, **facts: object) -> Sentence:
    """The sentence of a code with its facts filled in; KeyError where a fact is missing."""
    return Sentence(str(code), SENTENCES[code][LANGUAGES.index(language)].format(**facts))


def quoted(words: str, language: str) -> str:
    """The opening's own words in the language's quotation marks, without their full stop."""
    said = words.rstrip(". ")
    return f"”{said}”" if language == "sv" else f"“{said}”"


def joined(items: Iterable[str], language: str) -> str:
    """Items as people list them: a, b och c."""
    *first, last = items
    word = "och" if language == "sv" else "and"
    return f"{', '.join(first)} {word} {last}" if first else last
