"""Legitimation: the professions that the law keeps for those who hold one, as ads name them.

After patientsäkerhetslagen (2010:659) chapter 4, skollagen (2010:800) chapter 2 and lagen
(2009:302) om verksamhet inom djurens hälso- och sjukvård.
"""

import re

PREFIX = "legitimation:"

_PROFESSIONS = {
    "apotekar": "apotekare",
    "arbetsterapeut": "arbetsterapeut",
    "audionom": "audionom",
    "barnmorsk": "barnmorska",
    "biomedicinsk": "biomedicinsk analytiker",
    "dietist": "dietist",
    "djursjukskötar": "djursjukskötare",
    "fysioterapeut": "fysioterapeut",
    "förskollärar": "förskollärare",
    "kiropraktor": "kiropraktor",
    "logoped": "logoped",
    "lärar": "lärare",
    "läkar": "läkare",
    "naprapat": "naprapat",
    "optiker": "optiker",
    "ortopedingenjör": "ortopedingenjör",
    "psykolog": "psykolog",
    "psykoterapeut": "psykoterapeut",
    "receptarie": "receptarie",
    "röntgensjukskötersk": "röntgensjuksköterska",
    "sjukskötersk": "sjuksköterska",
    "tandhygienist": "tandhygienist",
    "tandläkar": "tandläkare",
    "veterinär": "veterinär",
}
"""How the profession's word begins → its name."""

LEGITIMATION = re.compile(
    r"(?<!\w)(?:legitimera(?:d|de)|leg\.?|legitimation\s+som)\s+(?P<who>\w+)"
    r"|(?<!\w)(?P<whose>\w{4,30}?)legitimation(?:en)?(?!\w)",
    re.IGNORECASE,
)
"""What may be a mention of legitimation in a profession; `code` tells."""


def code(mention: re.Match[str]) -> str | None:
    """The code of the profession named, such as "legitimation:sjuksköterska"; None for others."""
    said = (mention["who"] or mention["whose"]).lower()
    if said == "sjuksköterske":
        said = "sjuksköterska"
    for beginning, name in _PROFESSIONS.items():
        if said.startswith(beginning):
            return PREFIX + name
    return None
