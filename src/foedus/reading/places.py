"""PATH arguments to the files that they stand for: files, folders, globs, standard input; in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from foedus.errors import InputError

Form = Literal["text", "markdown", "html", "jsonl", "json", "any"]
SUFFIXES: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
_KNOWN = "known are .txt, .md, .html, .jsonl, .json, and .gz of these"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file to read, and in which form; "any" is told by its content. The path "-" is standard input."""

    path: str
    form: Form


def form_of(path: str) -> Form | None:
    """The form that a file's suffix names (that before .gz for packed files); None where it is not known."""
    name = Path(path).name.lower()
    return SUFFIXES.get(Path(name.removesuffix(".gz")).suffix)


def find_files(paths: Iterable[str]) -> Iterator[FilePlace | InputError]:
    """The files that the paths stand for: paths as given, folders and globs sorted by name.

    Folders are walked to the bottom without following links to folders; in them, and in globs, files of unknown suffix
    and hidden ones are passed over. What does not exist, may not be entered, or holds nothing comes as an InputError in
    its place.
    """
    for path in paths:
        if path == "-":
            yield FilePlace("-", "any")
        elif os.path.lexists(path):
            yield from _named(path)
        elif glob.has_magic(path):
            yield from _globbed(path)
        else:
            yield InputError("no such file or folder", where=path, remedy="check the path")


def _named(path: str) -> Iterator[FilePlace | InputError]:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield _cannot(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif not stat.S_ISREG(mode):
        yield FilePlace(path, "any")
    elif (form := form_of(path)) is not None:
        yield FilePlace(path, form)
    else:
        yield InputError(
            f"files of kind {Path(path).suffix or 'without suffix'!r} are not read", where=path, remedy=_KNOWN
        )


def _globbed(pattern: str) -> Iterator[FilePlace | InputError]:
    found = 0
    for path in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        if Path(path).is_dir():
            if "**" in pattern:
                continue
            found += 1
            yield from _walk(path)
        elif (form := form_of(path)) is not None:
            found += 1
            yield FilePlace(path, form)
    if not found:
        yield InputError("the pattern matches no file that can be read", where=pattern, remedy=_KNOWN)


def _walk(folder: str) -> Iterator[FilePlace | InputError]:
    found = 0
    failed: list[InputError] = []
    for at, folders, names in os.walk(folder, onerror=lambda error: failed.append(_cannot(error.filename, error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(at) / name)
            if not name.startswith(".") and (form := form_of(name)) is not None and Path(path).is_file():
                found += 1
                yield FilePlace(path, form)
        if failed:
            found += len(failed)
            yield from failed
            failed.clear()
    found += len(failed)
    yield from failed
    if not found:
        yield InputError("the folder holds no file that can be read", where=folder, remedy=_KNOWN)


def _cannot(path: str | None, error: OSError) -> InputError:
    return InputError(
        f"cannot be opened: {error.strerror or error}", where=path, remedy="check the path and its permissions"
    )
