"""What an employer says of contact through the link: every answer may be left open."""

from employer_match.schemas.base import Strict, code, day, many, text, whole, yes
from employer_match.vocabulary import HowOften, Mode, Weekday


class EmployerWishInput(Strict):
    """All of it at once; `version` 0 is the first time."""

    often = code(HowOften, load_default=HowOften.LEFT_TO_US)
    not_before = day()
    preferred_mode = code(Mode, load_default=None, allow_none=True)
    preferred_weekdays = many(code(Weekday), 7)
    preferred_hours = text(100, allow_none=True)
    only_me = yes(load_default=False)
    stop_until = day()
    stop_for_good = yes(load_default=False)
    version = whole(0, load_default=None, allow_none=True)
