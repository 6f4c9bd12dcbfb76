"""The timeline over the API, of a workplace and of an employer."""

from tests.api.machine import Api
from tests.services.employers.test_timeline import World
from tests.support.factories import Factory


def test_the_timeline_of_a_workplace_and_of_its_employer(api: Api, make: Factory) -> None:
    world = World(make)
    own, other = api(world.coach), api(make.coach())
    of_all = f"/employers/{world.employer.id}/timeline"
    whole = own.get(of_all)
    assert whole.json["total"] == 10
    assert "Fjäril" not in whole.text
    assert "participant" not in str(whole.json["items"])
    one = other.get(f"/workplaces/{world.shop.id}/timeline", page_size=5).json
    assert [entry["kind"] for entry in one["items"]] == ["contact"]
    assert one["items"][0]["who"]["name"] == "Asta Prov"
    assert [entry["announced"] for entry in one["planned"]] == [True]
    assert (one["participants_at_least"], one["jobs_at_least"]) == (None, None)
    assert len(other.get(of_all, page_size=4, page=3).json["items"]) == 2
    assert own.get("/employers/999/timeline").status_code == 404
    assert own.get("/workplaces/999/timeline").status_code == 404
