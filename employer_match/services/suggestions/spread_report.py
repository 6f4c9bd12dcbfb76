"""What a spread cost and how crowded things were and are, as the files and the API carry it."""

from employer_match.ranking import Crowd, Spread


def report(found: Spread) -> dict[str, object]:
    """The spread in JSON's own kinds; what stood on one list only is no crowd and is left out."""
    return {
        "lists": len(found.lists),
        "lists_changed": sum(1 for lost in found.lost.values() if lost),
        "over_cap": sorted(found.over_cap),
        "lost": [
            {
                "profile": profile,
                "vacancy": each.choice.vacancy,
                "tier": str(each.choice.tier),
                "place": each.choice.place,
                "because": str(each.because),
            }
            for profile, lost in sorted(found.lost.items())
            for each in lost
        ],
        "vacancies": [_crowd(each) for each in found.vacancies if max(each.before, each.after) > 1],
        "employers": [_crowd(each) for each in found.employers if max(each.before, each.after) > 1],
    }


def _crowd(crowd: Crowd) -> dict[str, object]:
    return {"id": crowd.id, "lists_before": crowd.before, "lists_after": crowd.after}
