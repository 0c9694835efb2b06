"""What parties have bound themselves to, as a document reports it."""

from foedus.commitments.find import find_commitments
from foedus.commitments.link import link
from foedus.commitments.lives import undertaking, undertakings

__all__ = ["find_commitments", "link", "undertaking", "undertakings"]
