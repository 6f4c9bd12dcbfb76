"""What the coder answers, and that the same lesson gives the same bytes."""

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from employer_match.occupations import model_file, teach, train
from employer_match.occupations.coder import LONGEST_TEXT, Coder, is_known, title_of
from employer_match.occupations.examples import Ad, code_of, groups_of
from employer_match.occupations.model import Model
from tests.occupations import small_world


@pytest.fixture(scope="module")
def model() -> Model:
    return small_world.model()


def test_what_was_learned_is_found_again(model: Model) -> None:
    coder = Coder(model)
    for text, code in (
        ("Städare till vårt hotell", "9111"),
        ("diskning", "9412"),
        ("gräsklippningen i parken", "6113"),
        ("plocka varor, skrapa kassar", "4322"),
    ):
        assert coder.code(text)[0].group.code == code, text


def test_the_best_comes_first_and_confidences_are_shares(model: Model) -> None:
    guesses = Coder(model).code("Diska och städa")
    confidences = [each.confidence for each in guesses]
    assert len(guesses) == 4  # no more groups are known
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) <= 1.002


@pytest.mark.parametrize("text", ["", " \n", "12 345", "!?", "xqzw vvkjh"])
def test_nothing_known_is_no_guess(model: Model, text: str) -> None:
    guesses = Coder(model).code(text)
    assert guesses == ()
    assert not is_known(guesses)


def test_a_first_line_is_the_headline() -> None:
    assert title_of("Diskare\nVi söker dig som") == "Diskare"
    assert title_of("Diskare på hotell") == ""
    assert title_of(" ".join(["ord"] * 40)) == " ".join(["ord"] * 10)


def test_a_huge_text_is_cut(model: Model) -> None:
    long = "Diska kastruller. " * 2000
    coder = Coder(model)
    assert coder.code(long) == coder.code(long[:LONGEST_TEXT])


def test_the_same_lesson_in_any_order_gives_the_same_bytes(model: Model) -> None:
    shuffled = small_world.ads() * 2
    random.Random(7).shuffle(shuffled)
    again = teach.teach(teach.lesson(small_world.taxonomy(), shuffled))
    assert model_file.packed(again) == model_file.packed(model)
    assert again.version == model.version


def test_another_lesson_has_another_version(model: Model) -> None:
    fewer = teach.teach(teach.lesson(small_world.taxonomy(), small_world.ads(20)))
    assert fewer.version != model.version


def test_without_ads_the_labels_and_our_own_words_suffice() -> None:
    alone = teach.teach(teach.lesson(small_world.taxonomy(), ()))
    assert Coder(alone).code("tömma papperskorgar")[0].group.code == "9111"
    assert alone.calibration == train.UNTRIED


def test_no_name_of_an_ad_is_kept(model: Model) -> None:
    held = set(model.families[0].names)
    assert "trapp" in held
    assert not [name for name in held if "zebulon" in name or "kvarnpåhit" in name]


def test_ads_of_unknown_groups_are_left_out() -> None:
    ads = [*small_world.ads(), Ad("Astronaut", "", "9999", "Påhittat 1 AB")]
    assert (
        "astronaut" not in teach.teach(teach.lesson(small_world.taxonomy(), ads)).families[0].names
    )


def test_nothing_to_learn_from_is_told() -> None:
    with pytest.raises(ValueError, match="no example"):
        train.fit([], groups_of(small_world.taxonomy()), {})


@pytest.mark.parametrize(
    ("occupation", "group", "label", "code"),
    [
        ("o9111-0", None, None, "9111"),
        ("unknown", "g9412", None, "9412"),
        (None, "6113", None, "6113"),
        (None, None, "Grönyteskötare", "6113"),
        (None, None, "hotellstädare/Städerska, hotell", "9111"),
        (None, None, "Diskare/Lagerarbetare", None),
        (None, None, "Astronaut", None),
        (None, None, None, None),
    ],
)
def test_an_ads_coding_as_a_group(
    occupation: str | None, group: str | None, label: str | None, code: str | None
) -> None:
    assert code_of(small_world.taxonomy(), occupation, group, label) == code


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_any_text_is_answered(text: str) -> None:
    guesses = Coder(_kept()).code(text)
    assert all(0 <= each.confidence <= 1 for each in guesses)


_models: list[Model] = []


def _kept() -> Model:
    if not _models:
        _models.append(small_world.model())
    return _models[0]


def test_guessing_loads_neither_scikit_learn_nor_scipy() -> None:
    code = (
        "import sys; from employer_match.occupations.coder import Coder\n"
        "from employer_match.occupations.model_file import bundled\n"
        "Coder(bundled()).code('diska')\n"
        "print(*[name for name in ('sklearn', 'scipy', 'pickle5') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
