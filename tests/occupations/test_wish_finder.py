"""Words to occupations: what made the match is true, a no is a proposal, everyday words are met."""

from functools import cache

import pytest

from benchmarks.quality_wishes import WISHES, read_wishes
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.occupations.own_words import own_words
from employer_match.occupations.wishes.because import Because, Why
from employer_match.occupations.wishes.evidence import COLUMNS, Evidence
from employer_match.occupations.wishes.find import MOST, WishFinder
from employer_match.occupations.wishes.likeness import variants
from employer_match.occupations.wishes.named import names_of
from employer_match.occupations.wishes.order import WRITTEN, Judged, hidden_names, learn
from employer_match.occupations.wishes.precedents import Precedents
from tests.support.shared_data import shared

TAXONOMY = Taxonomy.of(
    [
        Concept("animals", Level.FIELD, "Naturbruk"),
        Concept("keep", Level.GROUP, "Djurskötare m.fl.", "animals", "Fodrar grisar.", "6129"),
        Concept("zoo", Level.OCCUPATION, "Djurparksskötare", "keep"),
        Concept("stable", Level.OCCUPATION, "Hästskötare/Stallskötare", "keep"),
        Concept("serve", Level.FIELD, "Servering"),
        Concept("cafes", Level.GROUP, "Kafébiträden", "serve", "Kokar kaffe.", "9413"),
        Concept("cafe", Level.OCCUPATION, "Kafébiträde", "cafes", synonyms=("fikaförsäljare",)),
        Concept("tills", Level.GROUP, "Kassapersonal", "serve", "Tar betalt.", "5230"),
        Concept("till", Level.OCCUPATION, "Kassabiträde", "tills"),
    ]
)
OWN_WORDS = [("6129", "borsta hundar"), ("9999", "finns inte")]


@cache
def finder() -> WishFinder:
    """The finder of the little taxonomy."""
    return WishFinder(names_of(TAXONOMY, OWN_WORDS))


def found(text: str) -> list[tuple[str, Why, bool]]:
    """Concept, what made the match, and whether it was a no."""
    return [
        (each.concept_id, each.because.why, each.part.ruled_out) for each in finder().propose(text)
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("djurparksskötare", ("zoo", Why.CALLED, False)),
        ("Stallskötare", ("stable", Why.CALLED, False)),
        ("jobba som fikaförsäljare", ("cafe", Why.CALLED, False)),
        ("jag vill borsta hundar", ("keep", Why.CALLED, False)),
        ("hundar", ("keep", Why.SAID, False)),
        ("kokar", ("cafes", Why.TASKS, False)),
        ("kassabitrede", ("till", Why.LIKE, False)),
        ("inte kassa", ("till", Why.SAID, True)),
    ],
)
def test_the_first_proposal_and_what_made_it(text: str, first: tuple[str, Why, bool]) -> None:
    group, why, ruled_out = first
    [proposal, *_] = finder().propose(text)
    places = {place.id: place.group for place in finder().names.concepts}
    assert places[proposal.concept_id] == places[group]
    assert (proposal.because.why, proposal.part.ruled_out) == (why, ruled_out)


def test_no_two_proposals_are_of_one_group_and_a_no_comes_after_what_is_wanted() -> None:
    proposed = finder().propose("djurskötare och kafé, inte kassa")
    groups = [TAXONOMY.group_of(each.concept_id) for each in proposed if not each.part.ruled_out]
    assert len(groups) == len(set(groups))
    assert {"keep", "cafes"} <= set(groups)
    assert [each.part.ruled_out for each in proposed] == sorted(
        each.part.ruled_out for each in proposed
    )


@pytest.mark.parametrize("text", ["", "vet inte", "xyzzy", "något jag gillar", "?!"])
def test_what_tells_of_no_work_proposes_nothing(text: str) -> None:
    assert finder().propose(text) == ()


def test_a_reason_quotes_words_and_a_name_that_share_what_it_says() -> None:
    for each in finder().propose("borsta hundar på kafé"):
        assert each.because.text("sv").count("”") in {2, 4}
        assert "“" in each.because.text("en")
        assert each.because.text("fi") == each.because.text("en")
    assert Because(Why.CALLED, "café", "Café").text("sv") == "det heter ”Café”"


def test_a_definition_does_not_speak_of_what_belongs_elsewhere() -> None:
    concept = Concept("g", Level.GROUP, "G", None, "Städar.\n\nHit hör inte\nPutsare", "1")
    assert [each.about for each in names_of(Taxonomy.of([concept])).concepts] == ["Städar."]


def test_variants_turn_commas_and_part_slashes() -> None:
    assert variants("Formgivare, grafisk/Tecknare") == [
        "Formgivare, grafisk/Tecknare",
        "Formgivare, grafisk",
        "grafisk Formgivare",
        "Formgivare",
        "Tecknare",
    ]


def test_orders_can_be_learned_and_precedents_are_heard() -> None:
    names = finder().names
    evidence = Evidence(names)
    order = learn(evidence, hidden_names(names, each_kind=6))
    assert set(order.weights) == set(COLUMNS) == set(WRITTEN.weights)
    assert order == learn(evidence, hidden_names(names, each_kind=6))
    judged = [Judged("Fikavärd", names.place["cafe"]), Judged("Häststjejen", names.place["stable"])]
    sums = Precedents(evidence, tuple(judged)).over(["Fikavärdinna"])
    assert names.concepts[int(sums[0].argmax())].group == "cafes"


def test_everyday_wishes_find_their_group_among_three() -> None:
    taxonomy = taxonomy_files.load(shared("taxonomy"))
    whole = WishFinder(names_of(taxonomy, own_words()))
    wishes = read_wishes(WISHES)
    hits = 0
    for wish, right in wishes:
        wanted = [each for each in whole.propose(wish) if not each.part.ruled_out][:MOST]
        groups = [taxonomy.get(taxonomy.group_of(each.concept_id)) for each in wanted]
        hits += any(group is not None and group.ssyk_code in right for group in groups)
    assert len(wishes) >= 60
    assert hits >= 0.85 * len(wishes)
