"""Every code that a page may show has words in both languages."""

from enum import StrEnum

import pytest
from flask import Flask
from flask_babel import force_locale

from employer_match import vocabulary
from employer_match.http.words import WORDS, choices, words_of
from employer_match.vocabulary import Answer, Mode, NoticeKind, Outcome
from tests.support.catalogues import messages

#: Their sentences name somebody and a place, and stand in the start page.
ELSEWHERE = {NoticeKind}
KINDS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_code_has_words_in_both_languages(kind: type[StrEnum]) -> None:
    if kind in ELSEWHERE:
        return
    assert WORDS[kind].keys() == set(kind)
    assert all(message in messages() for message in WORDS[kind].values())


def test_two_kinds_with_one_value_keep_their_own_words(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert words_of(Answer.MAYBE) == "Maybe"
        assert words_of(Outcome.NO) == words_of(Answer.NO) == "No"
        assert choices([Mode.VISIT]) == [("visit", "Visit")]
