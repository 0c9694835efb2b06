"""The page's style, script and templates, loaded once; the script's hash is what the page's policy lets run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foedus import drawing
from foedus.pages.clean import clean


@cache
def environment() -> Environment:
    """The templates: everything is cleaned and escaped, unknown names are errors."""
    return Environment(
        loader=PackageLoader("foedus.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )


def _printed(value: object) -> object:
    """What a template prints, made harmless where it is text; markup is the templates' own."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def style() -> str:
    """The style sheet: the drawings', then the page's own."""
    return f"{drawing.style()}\n{_static('dossier.css')}"


@cache
def script() -> str:
    """The script."""
    return _static("dossier.js")


def _static(name: str) -> str:
    return (files("foedus.pages") / "static" / name).read_text("utf-8").replace("\r\n", "\n").strip()


@cache
def policy() -> str:
    """The Content Security Policy: nothing is loaded from anywhere, and no script runs but the page's own."""
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
