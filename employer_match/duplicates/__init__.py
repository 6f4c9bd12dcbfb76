"""Are these two employers the same? Pure, and it says why.

The organisation number decides where both have one. Otherwise names, telephone, mail, address, post
code and municipality suggest: "same" needs a hard fact that two records share beside their name,
and "likely" is a question for a person. Likeness of letters alone never makes two records one.

What "same" means: one employer at one place, as far as the two records tell, so that they could be
one record. Two records with one organisation number and different places are two workplaces of one
employer: "likely", with the reason that tells the places apart. Source: product rows 1 and 3.
"""

from employer_match.duplicates.find import Found, candidates, find_in, surest_first
from employer_match.duplicates.known import FREE_MAIL, Known
from employer_match.duplicates.verdicts import Likeness, Reason, Verdict, compare

__all__ = [
    "FREE_MAIL",
    "Found",
    "Known",
    "Likeness",
    "Reason",
    "Verdict",
    "candidates",
    "compare",
    "find_in",
    "surest_first",
]
