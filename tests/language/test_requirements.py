"""What the law asks and the ad demands, and what it only wishes."""

import pytest

from employer_match.language.licences import LICENCE_COVERS
from employer_match.language.requirements import Requirement, stated_requirements

CASES = [
    ("B-körkort är ett krav.", "B"),
    ("Krav: B-körkort.", "B"),
    ("Körkort krävs.", "B"),
    ("Körkort är ett måste.", "B"),
    ("Du måste ha truckkort och b-körkort.", "B"),
    ("Vi kräver att du har körkort klass B.", "B"),
    ("C- och CE-körkort krävs.", "C CE"),
    ("C/CE-körkort krävs.", "C"),
    ("B- eller C-körkort krävs.", "B"),
    ("Körkort med behörighet CE är ett krav.", "CE"),
    ("AM-kort är ett krav.", "AM"),
    ("B-körkort eller högre krävs.", "B"),
    ("B-körkort krävs, C-körkort är meriterande.", "B"),
    ("B-körkort är ett krav men vi ser gärna C-körkort.", "B"),
    ("Krav:\n- B-körkort\n- Svenska\n\nMeriterande:\n- C-körkort", "B"),
    ("Krav\nB-körkort\nMeriterande\nCE-körkort", "B"),
    ("Krav:\n\n- Svenska\n- B-körkort", "B"),
    ("Krav\nSvenska i tal\nB-körkort\nVi erbjuder\nC-körkort på sikt", "B"),
    ("D-körkort och B-körkort krävs.", "D B"),
    ("Du måste vara legitimerad sjuksköterska.", "legitimation:sjuksköterska"),
    ("Legitimation som läkare krävs.", "legitimation:läkare"),
    ("Lärarlegitimation är ett krav.", "legitimation:lärare"),
    ("Sjuksköterskelegitimation krävs.", "legitimation:sjuksköterska"),
    ("Leg. fysioterapeut krävs.", "legitimation:fysioterapeut"),
    ("Krav: legitimerad biomedicinsk analytiker.", "legitimation:biomedicinsk analytiker"),
    ("Förskollärarlegitimation krävs.", "legitimation:förskollärare"),
    # near misses
    ("Körkort är meriterande.", ""),
    ("Körkort är inget krav.", ""),
    ("Körkort är inte ett krav.", ""),
    ("Körkort krävs inte.", ""),
    ("B-körkort krävs för vissa uppdrag.", ""),
    ("Gärna B-körkort.", ""),
    ("Du har B-körkort.", ""),
    ("Körkort är ett plus men inget krav.", ""),
    ("C eller D-körkort krävs.", ""),
    ("B-körkort eller AM-körkort krävs.", ""),
    ("Truckkort krävs.", ""),
    ("D-vitamin krävs.", ""),
    ("Personkort krävs.", ""),
    ("Möjlighet att ta körkort, vilja krävs.", ""),
    ("Vi söker en legitimerad fysioterapeut.", ""),
    ("Legitimerad sjuksköterska eller barnmorska krävs.", ""),
    ("Legitimerad barnmorska eller legitimerad sjuksköterska krävs.", ""),
    ("Fotolegitimation krävs.", ""),
    ("Legitimation krävs.", ""),
    ("Meriterande:\nB-körkort\nErfarenhet krävs", ""),
    ("Krav:\nErfarenhet\n\nOm oss:\nVi har körkort", ""),
    ("Krav:\n- Svenska\n\nVi har alla B-körkort här på företaget.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_what_the_text_demands(text: str, codes: str) -> None:
    found = " ".join(each.code for each in stated_requirements(text))
    assert found == codes


def test_the_quotation_is_the_ad_s_own_words() -> None:
    assert stated_requirements("Välkommen! Hos oss krävs B-körkort. Ring.") == (
        Requirement("B", "Hos oss krävs B-körkort."),
    )


def test_each_is_told_once() -> None:
    text = "B-körkort krävs.\nDu måste ha körkort."
    assert [each.quote for each in stated_requirements(text)] == ["B-körkort krävs."]


def test_covering_is_transitive_and_never_of_itself() -> None:
    for licence, covered in LICENCE_COVERS.items():
        assert licence not in covered
        for each in covered:
            assert LICENCE_COVERS[each] <= covered
