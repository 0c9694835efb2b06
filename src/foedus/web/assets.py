"""The style sheet and the scripts, under addresses that change with their content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from foedus.pages import assets as dossier

PATH = "/static/"
_STYLE = "app.css"
_FILES = {"app.js": "text/javascript", "mark.svg": "image/svg+xml"}


@cache
def content(name: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a static file, None where there is none of that name."""
    if name == _STYLE:
        # The web app looks as the dossier does: its own rules come after the dossier's.
        return "text/css", f"{dossier.style()}\n{_read(_STYLE)}".encode()
    return (_FILES[name], _read(name).encode()) if name in _FILES else None


@cache
def asset(name: str) -> str:
    """The address of a static file, with a digest of its content: a browser may keep it for ever."""
    found = content(name)
    if found is None:
        raise LookupError(name)
    return f"{PATH}{name}?v={hashlib.sha256(found[1]).hexdigest()[:12]}"


def _read(name: str) -> str:
    return (files("foedus.web") / "static" / name).read_text("utf-8")
