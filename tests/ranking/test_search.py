"""Words found in many openings at once are the words found in each by itself."""

from hypothesis import given
from hypothesis import strategies as st

from employer_match.language import analyse
from employer_match.ranking import Openings, Vacancy, asked
from employer_match.ranking.facts import Facts
from employer_match.ranking.words import WordIndex, pieces
from tests.ranking import world

# Letters, signs and spaces that the analysis treats with care, and whole words to be found.
SNIPPETS = ["djur", "Häst-", "skötare", "C++", "e-post", "IT:s", "\u00ad", "\u0301", "ß", "İ"]
texts = st.lists(st.sampled_from([*SNIPPETS, " ", "\n", "\u2003", ".", "\0"]), max_size=9).map(
    "".join
)


@given(texts | st.text(max_size=30))
def test_a_text_cut_at_spaces_has_the_terms_of_the_whole(text: str) -> None:
    cut = {term for piece in pieces(text) for term in asked.chunk_terms(piece)}
    assert cut == set(analyse.terms(text))


@given(world.openings())
def test_search_agrees_with_each_opening_by_itself(vacancies: list[Vacancy]) -> None:
    openings = Openings.of(vacancies, world.TAXONOMY)
    for said in [*world.WORDS, "diskare", "Hästskötare", "!"]:
        words = asked.read(said, world.TAXONOMY)
        anywhere, first = openings.search.says(words)
        assert anywhere.tolist() == [n for n, f in enumerate(openings.facts) if f.says(words)]
        assert first.tolist() == [n for n, f in enumerate(openings.facts) if f.says_first(words)]


def test_terms_that_were_stored_serve_instead_of_the_text() -> None:
    stored = Vacancy(id="v", text="(not read)", terms=frozenset(analyse.terms("Ett stall.")))
    words = asked.read("stall", world.TAXONOMY)
    assert Facts(stored, world.TAXONOMY).says(words)
    assert Openings.of([stored], world.TAXONOMY).search.says(words)[0].tolist() == [0]


def test_the_texts_are_read_once_and_only_when_asked() -> None:
    reads = []

    def documents() -> list[set[str]]:
        reads.append(1)
        return [pieces("Diska i köket."), pieces("Stall."), pieces("Diskar, diskade!")]

    index = WordIndex(documents)
    assert not reads
    index.prepare(["disk", "stall", "nothing"])
    assert index.positions("disk").tolist() == [0, 2]
    assert index.positions("stall").tolist() == [1]
    assert index.positions("nothing").tolist() == []
    assert index.positions("kök").tolist() == [0]
    assert len(reads) == 1


def test_no_openings_hold_nothing() -> None:
    openings = Openings.of([], world.TAXONOMY)
    assert openings.search.says(asked.read("djur", world.TAXONOMY))[0].tolist() == []
    assert list(world.rank_here(world_people(), [])) == []


def world_people() -> list:
    """Somebody with every kind of wish."""
    from employer_match.ranking import Profile, Wish

    return [Profile(id="p", wishes=(Wish(1, text="djur"), Wish(2, occupation="o-cook")))]


def test_a_label_with_och_in_it_is_one_thing() -> None:
    from employer_match.language.taxonomy import Concept, Level, Taxonomy

    tree = Taxonomy.of([Concept("o", Level.OCCUPATION, "Kök och servering")])
    assert len(asked.read("Kök och servering", tree).parts) == 1
    assert len(asked.read("kök och servering", world.TAXONOMY).parts) == 2


def test_the_quotation_is_the_sentence_that_says_it_whole() -> None:
    words = asked.read("laga mat", world.TAXONOMY)
    texts = ("Mat till alla.", "Vi söker någon.\nDu lagar god mat. Annat.")
    assert asked.quotation(words, texts) == "Du lagar god mat."
    assert asked.quotation(words, ("Inget här.",)) is None
