"""Distance between municipalities' centre points, as the crow flies.

It is an estimate for a person's own search area and nothing more: roads and timetables are longer,
and a large municipality's centre point may lie tens of kilometres from a workplace in it. On a
sphere the error against the ellipsoid is below 0.6 per cent.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088


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
