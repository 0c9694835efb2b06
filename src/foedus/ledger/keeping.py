"""The columns of a large store, kept in the user's cache folder, so that not every start reads them out of it.

A kept file is taken only where it is of this very store: every document that the store had then is there under its row
number, or has been coded anew since. What came after is read from the store.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from foedus._version import __version__
from foedus.kept import cache_folder
from foedus.ledger.holding import Holding
from foedus.ledger.loading import digests
from foedus.ledger.schema import VERSION

_FORM = f"foedus {__version__}, store {VERSION}, form 3"
_BROKEN = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile)
_SMALL = 20_000
"""A store of fewer events is read faster than it is worth keeping."""


def kept_at(store: Path) -> Path | None:
    """Where the columns of a store are kept; None where the user has no cache folder."""
    folder = cache_folder()
    name = blake2b(str(store.absolute()).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return None if folder is None else folder / f"store-{name}.npz"


def keep(holding: Holding, number: int, path: Path) -> None:
    """Keep the columns as they stand at this number of the store; where that cannot be written, nothing is kept."""
    if holding.size < _SMALL:
        return
    arrays, words = holding.parts()
    said = json.dumps({"form": _FORM, "number": number, "words": words}, separators=(",", ":")).encode()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, said=np.frombuffer(said, np.uint8), allow_pickle=False, **arrays)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


def found(path: Path, db: sqlite3.Connection) -> tuple[Holding, int] | None:
    """The kept columns and the store's number when they were kept; None where there are none that fit the store."""
    with suppress(*_BROKEN), path.open("rb") as file:
        status = os.fstat(file.fileno())
        if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        with np.load(file, allow_pickle=False) as arrays:
            said: dict[str, Any] = json.loads(arrays["said"].tobytes())
            if said["form"] != _FORM:
                return None
            holding = Holding.of_parts({name: arrays[name] for name in arrays.files if name != "said"}, said["words"])
        number: int = said["number"]
        return (holding, number) if _fits(holding, number, db) else None
    return None


def prepare(store: Path, say: Callable[[int], None]) -> None:
    """Keep the columns of a large store, if it is not done, before several processes read them; `say` is told first how
    many events are to be gone through."""
    path = kept_at(store)
    if path is None:
        return
    # Imported here: an index keeps its columns by this module.
    from foedus.ledger.index import Index
    from foedus.ledger.opening import connect

    db = connect(store, read_only=True)
    try:
        count: int = db.execute("SELECT count(*) FROM events").fetchone()[0]
        if count >= _SMALL and found(path, db) is None:
            say(count)
            Index(keep=path).snapshot(db)
    finally:
        db.close()


def _fits(holding: Holding, number: int, db: sqlite3.Connection) -> bool:
    """Whether the store at this number had these documents, as far as it still has them."""
    last: int = db.execute("SELECT last FROM numbers").fetchone()[0]
    rows = db.execute("SELECT rowid, id FROM documents").fetchall()
    view = holding.view(number).documents
    known = dict(zip(view["rowid"][view.order].tolist(), view["digest"][view.order].tolist(), strict=True))
    here = dict(zip((row[0] for row in rows), digests([row[1] for row in rows]).tolist(), strict=True))
    before = {n for n in here if n <= number}
    newer = {digest for n, digest in here.items() if n > number}
    return (
        last >= number
        and all(known.get(n) == here[n] for n in before)
        and all(digest in newer for n, digest in known.items() if n not in before)
    )
