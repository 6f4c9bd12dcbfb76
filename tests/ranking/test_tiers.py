"""Which tier a wish puts an opening in, and the sentence that says so."""

import pytest

from employer_match.ranking import Profile, Ranked, Vacancy, Wish
from employer_match.vocabulary import Condition, Tier
from tests.ranking import world

ANIMALS = "Du tar hand om stallets djur varje dag."
CASES = [
    (
        {"occupation": "o-cook"},
        {"occupation": "o-cook"},
        Tier.EXACT,
        "Yrket är ditt önskemål 2: Kock.",
        "The occupation is your wish 2: Kock.",
    ),
    (
        {"occupation": "o-cook"},
        {"group": "5120"},
        Tier.GROUP,
        "Hör till samma yrkesgrupp som ditt önskemål 2: Kock. Här: ”Hjälp oss”.",
        "In the same occupation group as your wish 2: Kock. Here: “Hjälp oss”.",
    ),
    (
        {"group": "9411"},
        {"occupation": "o-canteen"},
        Tier.GROUP,
        "Hör till samma yrkesgrupp som ditt önskemål 2: Köks- och restaurangbiträden. "
        "Här: Skolmåltidsbiträde.",
        "In the same occupation group as your wish 2: Köks- och restaurangbiträden. "
        "Here: Skolmåltidsbiträde.",
    ),
    (
        {"text": "arbeta med djur"},
        {"text": ANIMALS, "occupation": "o-clean"},
        Tier.TEXT,
        f"Ditt önskemål 2, ”arbeta med djur”, finns här: ”{ANIMALS[:-1]}”.",
        f"Your wish 2, “arbeta med djur”, is found here: “{ANIMALS[:-1]}”.",
    ),
    (
        {"text": "djurvård"},
        {"headline": "Djurvårdare till katthem"},
        Tier.TEXT,
        "Ditt önskemål 2, ”djurvård”, finns här: ”Djurvårdare till katthem”.",
        "Your wish 2, “djurvård”, is found here: “Djurvårdare till katthem”.",
    ),
    (
        {"occupation": "o-dish"},
        {"text": "Vi behöver en diskare på fredagar."},
        Tier.TEXT,
        "Ditt önskemål 2, ”Diskare”, finns här: ”Vi behöver en diskare på fredagar”.",
        "Your wish 2, “Diskare”, is found here: “Vi behöver en diskare på fredagar”.",
    ),
    (
        {"group": "g-garden"},
        {"occupation": "o-horse"},
        Tier.RELATED,
        "Hör till samma yrkesområde som ditt önskemål 2: Trädgårdsodlare. Här: Hästskötare.",
        "In the same occupational field as your wish 2: Trädgårdsodlare. Here: Hästskötare.",
    ),
    (
        {"occupation": "o-cook"},
        {"occupation": "o-canteen"},
        Tier.RELATED,
        "Yrket Skolmåltidsbiträde ligger nära ditt önskemål 2: Kock "
        "(utbytbarhet 25 % enligt JobTech).",
        "The occupation Skolmåltidsbiträde is close to your wish 2: Kock "
        "(JobTech's substitutability: 25 %).",
    ),
    (
        {"group": "g-animal"},
        {"occupation": "o-garden"},
        Tier.RELATED,
        "Yrket Trädgårdsarbetare ligger nära ditt önskemål 2: Djurskötare "
        "(utbytbarhet 25 % enligt JobTech).",
        "The occupation Trädgårdsarbetare is close to your wish 2: Djurskötare "
        "(JobTech's substitutability: 25 %).",
    ),
    (
        {"field": "f-green"},
        {"occupation": "o-zoo"},
        Tier.RELATED,
        "Hör till samma yrkesområde som ditt önskemål 2: Naturbruk. Här: Djurvårdare.",
        "In the same occupational field as your wish 2: Naturbruk. Here: Djurvårdare.",
    ),
    (
        {"occupation": "o-cook"},
        {"occupation": "o-clean"},
        Tier.OPEN,
        "Inget av dina önskemål, men inget du har sagt nej till. Här: Lokalvårdare.",
        "None of your wishes, but nothing you have said no to. Here: Lokalvårdare.",
    ),
    (
        {"text": "arbeta med djur"},
        {"text": "Djup kunskap om bokföring."},
        Tier.OPEN,
        "Inget av dina önskemål, men inget du har sagt nej till. Här: ”Hjälp oss”.",
        "None of your wishes, but nothing you have said no to. Here: “Hjälp oss”.",
    ),
]


def suggest(profile: Profile, opening: dict, language: str = "sv") -> Ranked:
    """The only suggestion."""
    vacancy = Vacancy(id="v", **{"headline": "Hjälp oss", **opening})
    (result,) = world.rank_here([profile], [vacancy], language=language)
    assert isinstance(result, Ranked)
    return result


@pytest.mark.parametrize(("wish", "opening", "tier", "swedish", "english"), CASES)
def test_tier_and_sentence(
    wish: dict, opening: dict, tier: Tier, swedish: str, english: str
) -> None:
    profile = Profile(id="p", wishes=(Wish(2, **wish),))
    result = suggest(profile, opening)
    assert (result.tier, result.reasons[0].text) == (tier, swedish)
    assert result.wish == (None if tier is Tier.OPEN else 2)
    assert suggest(profile, opening, "en").reasons[0].text == english


def test_close_comes_before_near_and_near_before_the_field() -> None:
    profile = Profile(id="p", wishes=(Wish(1, occupation="o-cook"),))
    openings = [
        Vacancy(id="a", field="f-food"),
        Vacancy(id="b", occupation="o-canteen"),
        Vacancy(id="c", occupation="o-zoo"),
        Vacancy(id="d", occupation="o-cold", group="g-unheard-of"),
    ]
    results = list(world.rank_here([profile], openings))
    assert [each.vacancy for each in results] == ["d", "b", "a", "c"]


def test_without_wishes_it_is_for_exploring() -> None:
    result = suggest(Profile(id="p"), {"occupation": "o-cook"})
    assert (result.tier, result.wish) == (Tier.EXPLORE, None)
    assert result.reasons[0].text == (
        "Något att känna efter på, medan dina önskemål växer fram. Här: Kock."
    )


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("laga mat och baka", "Du bakar bröd.", True),
        ("laga mat och baka", "Mat serveras.", False),
        ("arbeta utomhus, gärna med växter", "Du vattnar växterna.", True),
        ("arbeta med djur", "Du kommer att arbeta på kontor.", False),
        ("lager", "Lagermedarbetare till vårt terminallager.", True),
        ("kök", "Hjälp i skolköket.", True),
        ("städa", "Daglig städning av lokaler.", True),
        ("!!!", "Vad som helst!!!", False),
    ],
)
def test_own_words_are_read_as_people_mean_them(said: str, text: str, found: bool) -> None:
    result = suggest(Profile(id="p", wishes=(Wish(1, text=said),)), {"text": text})
    assert (result.tier is Tier.TEXT) is found


def test_a_better_wish_comes_first_inside_a_tier_whatever_else_speaks_for_it() -> None:
    profile = Profile(
        id="p",
        wishes=(Wish(1, occupation="o-cook"), Wish(2, occupation="o-clean")),
        conditions=frozenset({Condition.CALM, Condition.DAYTIME}),
    )
    unfit = {Condition.CALM: False, Condition.DAYTIME: False}
    openings = [
        Vacancy(id="a", occupation="o-clean", conditions=dict.fromkeys(unfit, True)),
        Vacancy(id="b", occupation="o-cook", conditions=unfit),
    ]
    assert [each.vacancy for each in world.rank_here([profile], openings)] == ["b", "a"]
