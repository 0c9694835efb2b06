"""From the globe to the plane, both equal-area: Lambert's azimuthal projection for a region, Equal Earth for the world.

Angles in degrees, results in earth radii, y upwards. Snyder (1987), "Map projections: a working manual", USGS 1395,
pages 182-190; Savric, Patterson and Jenny (2018), "The Equal Earth map projection", IJGIS 33(3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = 3**0.5


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection about a point."""

    lon: float
    lat: float

    def __call__(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates; the point opposite of the centre is put at the rim."""
        away, phi, phi0 = np.radians(lon - self.lon), np.radians(lat), np.radians(self.lat)
        cos = np.cos(phi)
        k = np.sqrt(2 / np.maximum(1e-9, 1 + self.facing(lon, lat)))
        return k * cos * np.sin(away), k * (np.cos(phi0) * np.sin(phi) - np.sin(phi0) * cos * np.cos(away))

    def facing(self, lon: Floats, lat: Floats) -> Floats:
        """The cosine of the angle from the centre."""
        away, phi, phi0 = np.radians(lon - self.lon), np.radians(lat), np.radians(self.lat)
        cosines: Floats = np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(away)
        return cosines


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The Equal Earth projection about a meridian; longitudes must lie within 180 degrees of it."""

    lon: float

    def __call__(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """The plane coordinates."""
        theta = np.arcsin(_ROOT / 2 * np.sin(np.radians(lat)))
        square = theta * theta
        sixth = square**3
        slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
        x = 2 * _ROOT / 3 * np.radians(lon - self.lon) * np.cos(theta) / slope
        return x, theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)


Projection = Azimuthal | EqualEarth
