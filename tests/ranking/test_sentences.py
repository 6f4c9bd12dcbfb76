"""Every code has its sentence in both languages, with the same facts, and none measures anybody."""

import re
from string import Formatter

import pytest

from employer_match.ranking.codes import (
    Exclusion,
    Minus,
    Plus,
    Question,
    WhatIf,
    condition_question,
    sign,
)
from employer_match.ranking.condition_words import NAMES, QUESTIONS
from employer_match.ranking.sentences import SENTENCES, joined
from employer_match.vocabulary import Condition

CODES = [*Plus, *Minus, *Question, *Exclusion, *WhatIf, *map(condition_question, Condition)]


def test_every_code_has_a_sentence_and_no_code_stands_for_two_things() -> None:
    assert sorted(map(str, CODES)) == sorted(map(str, SENTENCES))
    assert len(set(map(str, CODES))) == len(CODES)


def test_every_condition_has_a_name_and_a_question() -> None:
    assert set(NAMES) == set(QUESTIONS) == set(Condition)


@pytest.mark.parametrize("code", sorted(map(str, SENTENCES)))
def test_both_languages_say_the_same_facts(code: str) -> None:
    swedish, english = SENTENCES[code]
    assert swedish != english
    assert facts(swedish) == facts(english)
    assert all(text[0].isupper() and text[-1] in ".?" for text in (swedish, english))


#: JobTech's measure of how near two occupations are, said with its name: it is about no person.
OF_OCCUPATIONS = {
    "(utbytbarhet {percentage} % enligt JobTech)",
    "(JobTech's substitutability: {percentage} %)",
}


@pytest.mark.parametrize("pair", [*SENTENCES.values(), *NAMES.values()])
def test_no_sentence_measures_a_person(pair: tuple[str, str]) -> None:
    for text in pair:
        for said in OF_OCCUPATIONS:
            text = text.replace(said, "")
        assert not re.search(r"%|procent|per cent|poäng|score|anställningsbar|employab", text)


def facts(text: str) -> set[str]:
    """The names of the facts that a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_signs_tell_pluses_minuses_and_questions_apart() -> None:
    assert {sign(code) for code in Plus} == {"+"}
    assert {sign(code) for code in (*Minus, *Exclusion)} == {"−"}
    assert {sign(code) for code in Question} == {sign("condition_calm")} == {"?"}


def test_lists_read_as_people_say_them() -> None:
    assert joined(["a"], "sv") == "a"
    assert joined(["a", "b"], "sv") == "a och b"
    assert joined(["a", "b", "c"], "en") == "a, b and c"
