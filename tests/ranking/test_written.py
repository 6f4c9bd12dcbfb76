"""A profile is kept with a run just as it was ranked, whatever is in it."""

import json

import pytest
from hypothesis import given, settings

from employer_match.ranking import Profile
from employer_match.ranking.written import digest, read_back, written
from tests.ranking import world


@given(world.profiles)
@settings(max_examples=50)
def test_what_is_written_is_read_back(profile: Profile) -> None:
    kept = json.loads(json.dumps(written(profile)))
    assert read_back(kept) == profile
    assert digest(written(read_back(kept))) == digest(kept)


@pytest.mark.parametrize("kept", [{}, {"id": "p", "sex": "f"}, {"id": "p", "hours": {"min": -1}}])
def test_what_another_version_wrote_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="another version"):
        read_back(kept)
