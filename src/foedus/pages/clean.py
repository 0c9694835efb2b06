"""Hostile text made harmless before it meets a template: as the drawings do it."""

from foedus.drawing.text import clean, shortened, squeezed

__all__ = ["clean", "shortened", "squeezed"]
