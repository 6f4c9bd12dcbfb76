"""The bundled model: everyday tasks in small employers' words, and what it must not hold."""

from employer_match.language.normal import words
from employer_match.occupations.coder import Coder
from employer_match.occupations.features import FEATURES_VERSION
from employer_match.occupations.kept_words import FIRST_NAMES
from employer_match.occupations.model_file import bundled
from employer_match.occupations.own_words import own_words
from tests.support.everyday_tasks import everyday_tasks


def test_everyday_tasks_find_their_group_among_five() -> None:
    coder, tasks = Coder(bundled()), everyday_tasks()
    missed = [
        each
        for each in tasks
        if each.code not in {guess.group.code for guess in coder.code(each.text)}
    ]
    assert len(tasks) >= 150
    assert len(missed) <= 0.2 * len(tasks), missed


def test_the_tasks_are_not_learned_from() -> None:
    learned = {words(phrase) for _code, phrase in own_words()}
    assert not [each for each in everyday_tasks() if words(each.text) in learned]


def test_every_group_has_words_of_ours_and_is_known() -> None:
    codes = {group.code for group in bundled().groups}
    assert len(codes) == 400
    assert {code for code, _phrase in own_words()} == codes


def test_it_carries_no_first_name_that_is_not_a_word_of_work() -> None:
    ours = {word for _code, phrase in own_words() for word in words(phrase)}
    held = set(bundled().families[0].names)
    # Roots of words of work may look like names ("max", "eva" of "evakuering"): a handful.
    assert len((FIRST_NAMES - ours) & held) <= 12


def test_it_knows_todays_words() -> None:
    """Where the analysis of words has changed, train anew: docs/coder.md tells how."""
    made = str(bundled().facts["features"]).partition("/")[0]
    assert made == FEATURES_VERSION.partition("/")[0]
