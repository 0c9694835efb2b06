"""Documents to sentences with tokens, lemmas and dependencies."""

from foedus.parsing.parser import DEFAULT_PIPELINE, Parser, load

__all__ = ["DEFAULT_PIPELINE", "Parser", "load"]
