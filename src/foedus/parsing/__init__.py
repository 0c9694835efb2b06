"""Documents to sentences with tokens, lemmas and dependencies."""

from foedus.parsing.loading import DEFAULT_PIPELINE
from foedus.parsing.parser import Parser, load

__all__ = ["DEFAULT_PIPELINE", "Parser", "load"]
