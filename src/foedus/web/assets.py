"""The style sheet, scripts and pictures, under addresses that change with their content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from foedus.pages import assets as dossier

PATH = "/static/"
_STYLE = "app.css"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its media type, its bytes as they are and packed, and the address that names its content."""

    media_type: str
    content: bytes
    packed: bytes
    url: str


@cache
def assets() -> dict[str, Asset]:
    """Every static file by its name; nothing else is ever served from the disk."""
    folder = files("foedus.web") / "static"
    texts = {at.name: at.read_text("utf-8") for at in folder.iterdir() if PurePath(at.name).suffix in _TYPES}
    # The web app looks as the dossier does: its own rules come after the dossier's, which hold the drawings'.
    texts[_STYLE] = f"{dossier.style()}\n{texts[_STYLE]}"
    return {name: _made(name, text.replace("\r\n", "\n").encode()) for name, text in sorted(texts.items())}


def asset(name: str) -> str:
    """The address of a static file, with a digest of its content: a browser may keep it for ever."""
    return assets()[name].url


def _made(name: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    packed = gzip.compress(content, 9, mtime=0)
    return Asset(_TYPES[PurePath(name).suffix], content, packed, f"{PATH}{name}?v={digest}")
