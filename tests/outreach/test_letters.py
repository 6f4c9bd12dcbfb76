"""Mails between colleagues: complete in both languages, and nameless where a unit says so."""

from datetime import date

import pytest

from employer_match.outreach import letters
from employer_match.vocabulary import GoOnReason

DAY = date(2026, 11, 21)


def every_letter(language: str, who: str | None) -> list[tuple[str, str]]:
    return [
        *(
            letters.went_on(language, who, "Kafé Kanel", DAY, reason, announced=announced)
            for reason in GoOnReason
            for announced in (False, True)
        ),
        *(
            letters.went_on_at_yours(language, who, "Kafé Kanel", DAY, reason)
            for reason in GoOnReason
        ),
        *(letters.of_talk(language, kind, who, "Kafé Kanel", DAY) for kind in letters.TALKS),
        letters.intention_ends(language, "Kafé Kanel", DAY),
    ]


@pytest.mark.parametrize("who", ["Bo (Norr)", None])
def test_every_letter_says_its_own_in_both_languages(who: str | None) -> None:
    swedish, english = every_letter("sv", who), every_letter("en", who)
    assert len({body for _subject, body in (*swedish, *english)}) == 2 * len(swedish)
    for subject, body in (*swedish, *english):
        assert "Kafé Kanel" in subject
        assert "None" not in body
        assert "\n" not in subject
    for letter in (*swedish, *english):
        for_oneself = "2026-11-21" in letter[0] or letter[0].endswith(
            ("gå vidare", "free to go on")
        )
        assert not who or for_oneself or who in letter[1]


def test_a_language_nobody_speaks_here_is_swedish() -> None:
    assert every_letter("fi", None) == every_letter("sv", None)
