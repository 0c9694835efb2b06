"""Parsed sentences and their mentions to events in the PLOVER ontology, by coding frames held as data."""

from foedus.coding.events import Considered, code_all_events, code_events, consider
from foedus.coding.frames import Frame, Lexicon, lexicon
from foedus.coding.ontology import TypeInfo, ontology

__all__ = [
    "Considered",
    "Frame",
    "Lexicon",
    "TypeInfo",
    "code_all_events",
    "code_events",
    "consider",
    "lexicon",
    "ontology",
]
