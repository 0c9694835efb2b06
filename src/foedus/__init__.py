"""foedus reads the news and keeps a sourced record of the international system that the news describes."""

from foedus._version import __version__
from foedus.errors import DataError, FoedusError, InputError, ParserError, StoreError, UsageError

__all__ = [
    "DataError",
    "FoedusError",
    "InputError",
    "ParserError",
    "StoreError",
    "UsageError",
    "__version__",
]
