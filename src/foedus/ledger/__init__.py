"""The store of what was read: one SQLite file."""

from foedus.ledger.ledger import Ledger, text_hash

__all__ = ["Ledger", "text_hash"]
