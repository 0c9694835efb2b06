"""What is read out of the data files, kept as JSON: to parse them anew takes a third of the time to start.

The data files are what counts. A kept form names the digest of the very bytes that it was made from and is taken only
where that is theirs, so that it cannot be out of date. It lies in the package (hatch_build.py puts it into the wheel)
or in the user's cache folder ($XDG_CACHE_HOME/foedus, else ~/.cache/foedus), where it is written when there is none.
Where that cannot be written nothing is kept and nothing is said. It is JSON, which runs no code, and one that somebody
else owns or may write is not taken.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from foedus._version import __version__


def kept(name: str, sources: Iterable[Traversable], make: Callable[[], Any]) -> Any:
    """What `make` gives, as JSON holds it (tuples come back as lists), from a kept form where there is a fitting one.

    `name` names the form's file. `sources` are all the files that the result depends on, those with the code of `make`
    among them.
    """
    digest = _digest(sources)
    built = files("foedus") / "kept_forms" / f"{name}.json"
    with suppress(OSError, ValueError):
        return _fitting(json.loads(built.read_bytes()), digest)
    folder = cache_folder()
    if folder is not None:
        with suppress(OSError, ValueError):
            return _fitting(json.loads(_own(folder / f"{name}.json")), digest)
    text = json.dumps({"digest": digest, "made": make()}, ensure_ascii=False, separators=(",", ":"))
    if folder is not None:
        with suppress(OSError):
            _write(folder / f"{name}.json", text)
    return json.loads(text)["made"]


def cache_folder() -> Path | None:
    """The user's cache folder for foedus, which need not exist; None where the user has no home."""
    root = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return (Path(root) if Path(root).is_absolute() else Path.home() / ".cache") / "foedus"
    return None


def _digest(sources: Iterable[Traversable]) -> str:
    digest = blake2b(__version__.encode(), digest_size=16)
    for source in sources:
        content = source.read_bytes()
        digest.update(f"\n{source.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _fitting(form: Any, digest: str) -> Any:
    if not isinstance(form, dict) or form.get("digest") != digest or "made" not in form:
        raise ValueError("made from other files")
    return form["made"]


def _own(path: Path) -> bytes:
    """The bytes of a file that nobody but the user may write. Raises OSError where there is none."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("no file")
        if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
            raise OSError("others may write it")
        return file.read()


def _write(path: Path, text: str) -> None:
    """Write a whole file or none, readable by the user alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
