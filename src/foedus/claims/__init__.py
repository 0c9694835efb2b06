"""Who says so: attribution, certainty, commentary and slant."""

from foedus.claims.find import find_claims

__all__ = ["find_claims"]
