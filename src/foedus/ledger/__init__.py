"""The store of what was read: one SQLite file."""

from foedus.ledger.filters import Filters
from foedus.ledger.ledger import Ledger, text_hash

__all__ = ["Filters", "Ledger", "text_hash"]
