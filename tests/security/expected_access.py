"""Who may what, said once for people and for the test that asks every address.

Written from the programme's rules and not from the code: `test_access.py` asks the running service
and compares. The first row whose pattern fits an address is the one that holds; an address that no
row fits is a fault, so that whoever adds one says here who may use it.
"""

import re

#: Letter → role. `*` is everybody who is signed in, `+` anybody at all.
LETTERS = {
    "C": "coach",
    "T": "team_leader",
    "K": "coordinator",
    "R": "reporter",
    "P": "privacy_officer",
    "O": "operator",
}

#: Who may | methods | addresses, as a pattern of the rule without its `/api/v1`.
ROWS = """
+    any        /static/.*|/bootstrap/.*|/healthz|/readyz|/metrics|/accessibility
+    any        /how-suggestions-work|/language|/api/openapi.json|/calendar/<feed>.ics
+    any        /post|/post/.*|/sign-in|/sign-in/.*
*    any        /|/sign-out|/notices|/notices/read|/units
CTK  any        /account/working-time.*|/working-time.*
*    any        /account|/account/.*
O    any        /admin/accounts.*|/admin/tokens.*
KO   any        /admin/signing-in.*
K    any        /admin/duplicates.*|/admin/moderation.*|/duplicates.*|/merges.*|/submitted-needs.*
TK   GET        /admin/(overview|coverage|contacts|collisions)(\\..*)?|/admin/week|/plans
TK   GET        /overview|/coverage|/collisions
CTK  any        /employers.*|/occupations.*|/persons-to-inform.*
CT   GET        /contacts/<.*>/participants
CTK  any        /contacts.*|/credits|/steps|/talks.*|/intentions.*|/handovers?.*|/handover.*
CTK  any        /workplaces.*
CT   any        /participants.*|/spread|/queue
CT   GET        /vacancies/<.*>/participants
CTK  any        /vacancies.*
C    any        /plan.*
CTK  GET        /meeting.*
TK   POST       /meeting/held.*
CTK  POST       /meeting/needs/.*
"""

#: Part of an address → letter → what may stand there. What is not named is not found (`x`: is
#: refused, since that it exists is no secret). "own" is the asker's; for participants the coach's.
REACH = """
participant_id  C  own deputised
participant_id  T  own deputised own-unit
line_id         C  own
span_id         C  own
span_id         T  own own-unit
span_id         K  own own-unit
talk_id         C  own
talk_id         T  own
talk_id         K  own
contact_id      C  own x:own-unit x:other-unit
contact_id      T  own x:own-unit x:other-unit
contact_id      K  own own-unit x:other-unit
intention_id    C  own x:own-unit x:other-unit
intention_id    T  own x:own-unit x:other-unit
intention_id    K  own own-unit x:other-unit
token_id        *  own
session_id      *  own
helped_id       K  own own-unit
helped_id       O  own own-unit other-unit
leaving_id      C  own x:own-unit x:other-unit
leaving_id      T  own own-unit x:other-unit
leaving_id      K  own own-unit other-unit
stamp_id        T  own-unit x:other-unit
stamp_id        K  own-unit x:other-unit
"""


def who_may(method: str, rule: str) -> str:
    """The letters of a rule; raises LookupError where no row fits it."""
    path = rule.removeprefix("/api/v1") or "/"
    for line in ROWS.strip().splitlines():
        letters, methods, pattern = line.split()
        if methods in ("any", method) and re.fullmatch(pattern, path):
            return letters
    raise LookupError(f"{method} {rule}: say in expected_access.py who may")


def may(role: str | None, letters: str) -> bool:
    """Whether a role (None: a visitor) is among the letters."""
    if letters == "+":
        return True
    return role is not None and (letters == "*" or role in {LETTERS[one] for one in letters})


def reach(part: str, role: str) -> dict[str, str]:
    """What of this part a role gets: {"own": "yes", "other-unit": "refused"}; else not found."""
    found = {}
    for line in REACH.strip().splitlines():
        name, letter, *kinds = line.split()
        if name == part and letter in ("*", *(k for k, v in LETTERS.items() if v == role)):
            for kind in kinds:
                found[kind.removeprefix("x:")] = "refused" if kind.startswith("x:") else "yes"
    return found
