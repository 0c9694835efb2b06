"""What parties have bound themselves to, as a document reports it."""

from foedus.commitments.find import find_commitments

__all__ = ["find_commitments"]
