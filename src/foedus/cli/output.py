"""What commands write: lines that cannot steer a terminal, and pages into files."""

from __future__ import annotations

from pathlib import Path

from foedus.errors import FoedusError


def shown(text: str) -> str:
    """Text of a document as one line for a terminal: no line breaks, no control characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def save_page(html: str, out: Path) -> None:
    """Write a page. Raises FoedusError where the file cannot be written."""
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise FoedusError(f"cannot be written: {reason}", where=out, remedy="name another file") from error
