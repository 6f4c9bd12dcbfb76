"""Words as the analysis sees them: lower case, NFC, å ä ö kept."""

import unicodedata

import pytest

from employer_match.language.normal import LONGEST_WORD, normalise, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Städare till Café Ängen", ("städare", "till", "café", "ängen")),
        ("CNC-operatör/svarvare", ("cnc", "operatör", "svarvare")),
        ("IT:s bästa, EU:s", ("it", "bästa", "eu")),
        ("klockan 08:30", ("klockan", "08", "30")),
        ("C++, C# och .NET", ("cplusplus", "csharp", "och", "dotnet")),
        ("e-post och E-handel", ("epost", "och", "ehandel")),
        ("lager- och butik_jobb", ("lager", "och", "butik", "jobb")),
        ("A-traktor, B-körkort", ("a", "traktor", "b", "körkort")),
        ("sam\u00adarbete\u200b", ("samarbete",)),
        ("", ()),
        ("– • !!! 🙂", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_decomposed_letters_are_the_same_words() -> None:
    text = "Kök, får, hög, résumé"
    assert words(unicodedata.normalize("NFD", text)) == words(text)


def test_swedish_letters_are_letters_of_their_own() -> None:
    assert normalise("FÅR") == "får" != normalise("far")
    assert normalise("HÖG") == "hög" != normalise("hog")


def test_a_word_without_end_is_cut() -> None:
    assert words("x" * 500 + " kök") == ("x" * LONGEST_WORD, "kök")
