"""Mails between colleagues about a workplace, in Swedish and English; never a word of participants.

Each gives (subject, body). `who` is a colleague's name with unit, or None where the unit keeps its
dealings to itself.
"""

from datetime import date

from employer_match.vocabulary import GoOnReason, NoticeKind

REASONS: dict[GoOnReason, tuple[str, str]] = {
    GoOnReason.AGREED_WITH_COLLEAGUE: ("vi har pratat ihop oss", "we have talked it over"),
    GoOnReason.PERSON_KNOWN_THERE: ("personen är känd där", "the person is known there"),
    GoOnReason.VACANCY_CLOSES_SOON: ("platsen stänger snart", "the vacancy closes soon"),
    GoOnReason.OTHER_DEPARTMENT: ("det gällde en annan avdelning", "it was another department"),
    GoOnReason.COLLEAGUE_SILENT: ("jag fick inget svar", "I got no answer"),
}
ANOTHER_UNIT = ("En kollega i en annan enhet", "A colleague in another unit")


def went_on(
    language: str,
    who: str | None,
    workplace: str,
    day: date,
    reason: GoOnReason,
    *,
    announced: bool,
) -> tuple[str, str]:
    """To the earlier coach: somebody contacts, or has announced, the same workplace."""
    said = REASONS[reason]
    if language == "en":
        did = "has announced a contact with" if announced else "has been in contact with"
        return (
            f"{workplace}: a colleague went on",
            f"{who or ANOTHER_UNIT[1]} {did} {workplace} ({day}), where you are in contact.\n"
            f"Reason: {said[1]}.\n\nTalk to each other about the next step.\n",
        )
    did = "har anmält en kontakt med" if announced else "har varit i kontakt med"
    return (
        f"{workplace}: en kollega gick vidare",
        f"{who or ANOTHER_UNIT[0]} {did} {workplace} ({day}), där du har kontakt.\n"
        f"Skäl: {said[0]}.\n\nPrata med varandra om nästa steg.\n",
    )


def went_on_at_yours(
    language: str, who: str | None, workplace: str, day: date, reason: GoOnReason
) -> tuple[str, str]:
    """To who holds the relation, or stands in: somebody went on where a colleague has contact."""
    said = REASONS[reason]
    if language == "en":
        return (
            f"{workplace}: a colleague went on",
            f"{who or ANOTHER_UNIT[1]} goes on at {workplace} ({day}), where another colleague is"
            f" in contact.\nReason: {said[1]}.\n\nYou are told because you hold the relation, or"
            " stand in for whoever does.\n",
        )
    return (
        f"{workplace}: en kollega gick vidare",
        f"{who or ANOTHER_UNIT[0]} går vidare hos {workplace} ({day}), där en annan kollega har"
        f" kontakt.\nSkäl: {said[0]}.\n\nDu får veta det för att du är relationsansvarig, eller"
        " ersätter den som är det.\n",
    )


#: (Swedish, English) for each thing that is told of a talk; what was said stays on the page.
TALKS: dict[NoticeKind, tuple[str, str]] = {
    NoticeKind.WANTS_TO_TALK: (
        "{who} vill prata med dig om {workplace}. Läs och svara på startsidan.",
        "{who} would like to talk with you about {workplace}. Read and answer on the start page.",
    ),
    NoticeKind.WANTS_TO_JOIN: (
        "{who} vill följa med till {workplace}. Läs och svara på startsidan.",
        "{who} would like to come along to {workplace}. Read and answer on the start page.",
    ),
    NoticeKind.ASKS_INTRODUCTION: (
        "{who} ber dig om en introduktion hos {workplace}. Svara på startsidan. Utan svar "
        "är det fritt att gå vidare från och med {free}.",
        "{who} asks you for an introduction to {workplace}. Answer on the start page. Without an "
        "answer they are free to go from {free}.",
    ),
    NoticeKind.ANSWERED: (
        "{who} har svarat dig om {workplace}. Läs svaret på startsidan.",
        "{who} has answered you about {workplace}. Read the answer on the start page.",
    ),
    NoticeKind.PASSED_ON: (
        "{who} har tagit över din fråga om {workplace}. Det du skrev till kollegan före ser "
        "bara ni två. Skriv gärna igen på startsidan.",
        "{who} has taken over your question about {workplace}. What you wrote to the colleague "
        "before is between you two: write again on the start page if you like.",
    ),
    NoticeKind.FREE_TO_GO: (
        "Du har inte fått svar på din fråga om en introduktion hos {workplace}. Du kan gå vidare.",
        "Your question about an introduction to {workplace} got no answer. You are free to go on.",
    ),
}


def of_talk(
    language: str, kind: NoticeKind, who: str | None, workplace: str, free_from: date | None
) -> tuple[str, str]:
    """To one of two who talk about a workplace: that something waits, never what was said."""
    number = 1 if language == "en" else 0
    subject = ("en kollega undrar", "a colleague asks")[number]
    if kind is NoticeKind.ANSWERED:
        subject = ("svar från en kollega", "an answer from a colleague")[number]
    elif kind is NoticeKind.PASSED_ON:
        subject = ("en kollega har tagit över", "a colleague has taken over")[number]
    elif kind is NoticeKind.FREE_TO_GO:
        subject = ("du kan gå vidare", "you are free to go on")[number]
    text = TALKS[kind][number].format(
        who=who or ANOTHER_UNIT[number], workplace=workplace, free=free_from
    )
    return f"{workplace}: {subject}", text + "\n"


def intention_ends(language: str, workplace: str, until: date) -> tuple[str, str]:
    """To the coach who announced a contact: the reservation ends soon."""
    if language == "en":
        return (
            f"{workplace}: your announced contact ends {until}",
            f"You announced a contact with {workplace}. It is reserved for you through {until}.\n"
            "Log the contact, or release it for your colleagues.\n",
        )
    return (
        f"{workplace}: din anmälda kontakt går ut {until}",
        f"Du har anmält en kontakt med {workplace}. Den är reserverad för dig till och med "
        f"{until}.\nLogga kontakten, eller släpp den till kollegorna.\n",
    )


def stop_overridden(language: str, workplace: str) -> tuple[str, str]:
    """To whoever holds the relation: a coordinator went past the employer's stop.

    The reason stands on the workplace's page, for those who may read it.
    """
    if language == "en":
        return (
            f"{workplace}: a contact in spite of the stop",
            f"{workplace} has asked not to be contacted. A coordinator has let a contact pass.\n"
            "The reason stands on the workplace's page.\n",
        )
    return (
        f"{workplace}: en kontakt trots stopp",
        f"{workplace} har bett att inte bli kontaktad. En samordnare har släppt fram en kontakt.\n"
        "Skälet står på arbetsplatsens sida.\n",
    )


def employer_said(language: str, workplace: str) -> tuple[str, str]:
    """To whoever holds the relation: the employer has said how they want to be contacted."""
    if language == "en":
        return (
            f"{workplace}: new wishes about contact",
            f"{workplace} has told us how they want to be contacted.\n"
            "What they said stands on the workplace's page.\n",
        )
    return (
        f"{workplace}: nya önskemål om kontakt",
        f"{workplace} har berättat hur de vill bli kontaktade.\n"
        "Det de sa står på arbetsplatsens sida.\n",
    )


def stopped(language: str, workplace: str) -> tuple[str, str]:
    """To whoever announced a contact: the employer has said stop, and it is released."""
    if language == "en":
        return (
            f"{workplace}: stop, your announced contact is released",
            f"{workplace} has asked not to be contacted. The contact that you announced is"
            " released.\nHow long the stop holds stands on the workplace's page.\n",
        )
    return (
        f"{workplace}: stopp, din anmälda kontakt är släppt",
        f"{workplace} har bett att inte bli kontaktad. Kontakten som du har anmält är släppt.\n"
        "Hur länge stoppet gäller står på arbetsplatsens sida.\n",
    )
