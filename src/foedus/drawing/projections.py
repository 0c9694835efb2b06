"""From the globe to the plane, both equal-area: Lambert's azimuthal projection for a region, Equal Earth for the world.

Angles in degrees, results in earth radii, y upwards. Snyder (1987), "Map projections: a working manual", USGS 1395,
pages 182-190; Savric, Patterson and Jenny (2018), "The Equal Earth map projection", IJGIS 33(3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Axis = tuple[float, float, float]
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = 3**0.5


def vectors(lon: Floats, lat: Floats) -> Floats:
    """Points on the unit sphere, a row each."""
    away, phi = np.radians(lon), np.radians(lat)
    cos = np.cos(phi)
    return np.stack((cos * np.cos(away), cos * np.sin(away), np.sin(phi)), axis=1)


def _along(points: Floats, axis: Axis) -> Floats:
    # By hand: a product of matrices would wake all of the machine's threads for it.
    x, y, z = axis
    return points[:, 0] * x + points[:, 1] * y + points[:, 2] * z


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection about a point."""

    lon: float
    lat: float

    def __call__(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates; the point opposite of the centre is put at the rim."""
        return self.of_vectors(vectors(lon, lat))

    def of_vectors(self, points: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates of points on the unit sphere."""
        east, north, _ = self._axes
        k = np.sqrt(2 / np.maximum(1e-9, 1 + self.facing(points)))
        return k * _along(points, east), k * _along(points, north)

    def facing(self, points: Floats) -> Floats:
        """The cosine of the angle from the centre, of points on the unit sphere."""
        return _along(points, self._axes[2])

    @property
    def _axes(self) -> tuple[Axis, Axis, Axis]:
        """East and north at the centre, and the centre, on the unit sphere."""
        lon, lat = math.radians(self.lon), math.radians(self.lat)
        up = (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
        north = (-math.sin(lat) * math.cos(lon), -math.sin(lat) * math.sin(lon), math.cos(lat))
        return (-math.sin(lon), math.cos(lon), 0.0), north, up


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The Equal Earth projection about a meridian; longitudes must lie within 180 degrees of it."""

    lon: float

    def __call__(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates."""
        return self.of_widths(lon, *self.widths(lat))

    def of_widths(self, lon: Floats, width: Floats, y: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates by what `widths` says of the latitudes."""
        return np.radians(lon - self.lon) * width, y

    @staticmethod
    def widths(lat: Floats) -> tuple[Floats, Floats]:
        """How long a radian of longitude is at these latitudes, and how high they lie: the same for every meridian."""
        theta = np.arcsin(_ROOT / 2 * np.sin(np.radians(lat)))
        square = theta * theta
        sixth = square**3
        slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
        return 2 * _ROOT / 3 * np.cos(theta) / slope, theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)


Projection = Azimuthal | EqualEarth
