"""What a participant agrees that employers may be told."""

from employer_match.schemas.base import Strict, code, day, reference, text, yes
from employer_match.vocabulary import Approach


class WithdrawalInput(Strict):
    """What is withdrawn: everything, or what is agreed about one employer."""

    employer_id = reference(load_default=None, allow_none=True)


class DisclosureInput(WithdrawalInput):
    """What is agreed, for every employer or for one; what is left out is not agreed."""

    approach = code(Approach, required=True)
    tell_name = yes(load_default=False)
    may_tell = text(2000)
    never_tell = text(2000)
    starts_on = day()
    ends_on = day()
    talked_on = day()
    talked_again_on = day()
    weighed = yes(load_default=False)
