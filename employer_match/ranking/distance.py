"""Distance between municipalities' centre points, as the crow flies.

It is an estimate for a person's own search area and nothing more: roads and timetables are longer,
and a large municipality's centre point may lie tens of kilometres from a workplace in it. On a
sphere the error against the ellipsoid is below 0.6 per cent.
"""

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_KM = 6371.0088
_ROUNDING_KM = 1e-6


class Place(Protocol):
    """A municipality: its name and centre point, degrees in WGS 84."""

    @property
    def name(self) -> str:
        """The municipality's name."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance in kilometres (haversine, mean Earth radius)."""
    north, north_other = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((north_other - north) / 2) ** 2 + cos(north) * cos(north_other) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


class Map:
    """Municipalities by number, and which of them lie within a distance of one.

    Parameters: `codes` is the municipality of each number, None where unknown.
    """

    def __init__(self, codes: Sequence[str | None], places: Mapping[str, Place]) -> None:
        self._codes, self._places = codes, places
        known = [places.get(code) if code else None for code in codes]
        self._north = np.radians([each.latitude if each else np.nan for each in known])
        self._east = np.radians([each.longitude if each else np.nan for each in known])

    def within(self, start: str, most_km: float) -> npt.NDArray[np.bool_]:
        """Per number whether it may lie within the distance: False only where it is known not to.

        Where rounding could decide, `kilometres` does, so that arrays and words agree.
        """
        here = self._places.get(start)
        if here is None:
            return np.ones(len(self._codes), bool)
        north, east = radians(here.latitude), radians(here.longitude)
        half = np.sin((self._north - north) / 2) ** 2
        half += cos(north) * np.cos(self._north) * np.sin((self._east - east) / 2) ** 2
        away = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        found: npt.NDArray[np.bool_] = ~(away > most_km)  # NaN, the unknown, is not beyond
        for at in np.flatnonzero(np.abs(away - most_km) < _ROUNDING_KM).tolist():
            found[at] = kilometres(here, self._places[self._codes[at] or ""]) <= most_km
        return found
