"""Municipalities by code or by the name that people know."""

import pytest
from marshmallow import ValidationError

from employer_match.schemas.places import Municipality, code_of, name_of


@pytest.mark.parametrize(
    "written", ["0181", "Södertälje", " södertälje ", "SÖDERTÄLJE", "Södertälje kommun"]
)
def test_code_and_name_lead_to_the_code(written: str) -> None:
    assert Municipality().deserialize(written) == "0181"


def test_what_is_no_municipality_is_refused() -> None:
    with pytest.raises(ValidationError, match="no municipality"):
        Municipality().deserialize("Atlantis")
    assert code_of("") is None


def test_an_unknown_code_shows_itself() -> None:
    assert [name_of("0180"), name_of("9999"), name_of(None)] == ["Stockholm", "9999", ""]
