"""Confidences are tried: the steepness that surprises least, and the curve of what was right."""

import numpy as np
import pytest

from employer_match.occupations.calibrate import (
    Scored,
    expected_error,
    honesty,
    reliability,
    steepness,
)
from employer_match.occupations.examples import Ad
from employer_match.occupations.kept_words import allowed, without_others
from employer_match.occupations.shares import confidences


def test_clear_scores_may_be_sure_and_misleading_ones_may_not() -> None:
    clear = [Scored(np.array([1.0, 0.0, 0.0]), 0)] * 10
    misleading = [*clear[:5], *[Scored(np.array([1.0, 0.0, 0.0]), 1)] * 5]
    assert steepness(clear) > 20
    assert steepness(misleading) < 5


def test_the_line_makes_the_overconfident_humble() -> None:
    """Sure of the first each time, right two times in three: so the confidence is two thirds."""
    tried = [Scored(np.array([1.0, 0.1, 0.0]), 1 if at % 3 == 0 else 0) for at in range(60)]
    found = honesty(tried)
    assert confidences(tried[0].by_group, found)[0] == pytest.approx(2 / 3, abs=0.02)
    assert honesty([Scored(np.array([1.0]), 0)]).slope == 1


def test_the_curve() -> None:
    curve = reliability([(0.05, False), (0.55, True), (0.55, False), (1.0, True)])
    assert [(each.number, each.confidence, each.right) for each in curve] == [
        (1, 0.05, 0.0),
        (2, pytest.approx(0.55), 0.5),
        (1, 1.0, 1.0),
    ]
    assert expected_error(curve) == pytest.approx((0.05 + 0.1) / 4)


def test_only_the_language_of_work_may_be_learned_from_ads() -> None:
    ads = [
        Ad(
            "Diskare",
            f"En diskare med snabba händer. Ring vår Sverker på Påhittby. Fråga anna {x}",
            "9412",
            x,
        )
        for x in ("A AB", "B AB", "C AB")
    ]
    may = allowed(ads, ["Kock på Operan"])
    assert {"snabba", "händer", "diskare", "operan"} <= may
    assert not {"sverker", "påhittby", "anna"} & may
    assert "udda" not in allowed([*ads, Ad("Udda udda", "", "9412", "A AB")], [])
    assert without_others("Ringde Sverker, snabba händer", may) == "0 0 snabba händer"
