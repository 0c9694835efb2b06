"""foedus reads the news and keeps a sourced record of the international system that the news describes.

`read` codes a text, `code` files; `Ledger` is the store; the records are plain frozen dataclasses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus._version import __version__
from foedus.errors import DataError, FoedusError, InputError, ParserError, StoreError, UsageError

if TYPE_CHECKING:
    from foedus.aligning.library import alignment
    from foedus.formats import frame
    from foedus.ledger import Ledger
    from foedus.library import code, read
    from foedus.obliging.library import obligations
    from foedus.records import (
        Actor,
        Claim,
        CodedDocument,
        Commitment,
        Document,
        Event,
        Happening,
        Place,
        Sentence,
        Slant,
        Source,
    )

# Loaded when first asked for: the parser and the tables take a second that `import foedus` need not cost.
_LATER = {
    "Ledger": "foedus.ledger",
    "alignment": "foedus.aligning.library",
    "code": "foedus.library",
    "frame": "foedus.formats",
    "obligations": "foedus.obliging.library",
    "read": "foedus.library",
    **dict.fromkeys(
        "Actor Claim CodedDocument Commitment Document Event Happening Place Sentence Slant Source".split(),
        "foedus.records",
    ),
}

__all__ = [
    "Actor",
    "Claim",
    "CodedDocument",
    "Commitment",
    "DataError",
    "Document",
    "Event",
    "FoedusError",
    "Happening",
    "InputError",
    "Ledger",
    "ParserError",
    "Place",
    "Sentence",
    "Slant",
    "Source",
    "StoreError",
    "UsageError",
    "__version__",
    "alignment",
    "code",
    "frame",
    "obligations",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'foedus' has no attribute {name!r}")
