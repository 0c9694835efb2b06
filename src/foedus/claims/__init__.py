"""Who says so: attribution, certainty, commentary and slant."""

from foedus.claims.attribution import attribute
from foedus.claims.find import find_all_claims, find_claims
from foedus.claims.slant import find_all_slant, find_slant

__all__ = ["attribute", "find_all_claims", "find_all_slant", "find_claims", "find_slant"]
