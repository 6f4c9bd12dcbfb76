"""The arrays answer as the straightforward way does, pair by pair, for whatever is drawn."""

from hypothesis import given

from benchmarks.plain_ranking import plain_order
from employer_match.ranking import Openings, Profile, Vacancy, filters, order
from employer_match.ranking.exclusions import exclusions
from tests.ranking import world


@given(world.profiles, world.openings())
def test_same_order_tier_and_wish(profile: Profile, vacancies: list[Vacancy]) -> None:
    person, openings = world.person(profile), Openings.of(vacancies, world.TAXONOMY)
    allowed = filters.may_be_suggested(person, openings)
    for facts, may in zip(openings.facts, allowed, strict=True):
        assert bool(exclusions(person, facts)) is not bool(may), facts.vacancy
    for top in (3, 20):
        fast = order.first(person, openings, top)
        plain = plain_order(person, openings.facts, top)
        assert [openings.vacancies[each.position].id for each in fast] == [
            each.vacancy for each in plain
        ]
        assert [(each.tier, each.nearness) for each in fast] == [
            (each.match.tier, each.match.nearness) for each in plain
        ]
        assert [each.turn for each in fast] == [each.match.place[1] for each in plain]
