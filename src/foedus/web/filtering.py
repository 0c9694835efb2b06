"""The form of a list's filters, made once for all selections: only what is filled in differs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from foedus.ledger.filters import Filters
from foedus.web.links import said
from foedus.web.selection import CHOICES
from foedus.web.templating import render

_FILLED = ("search", "actor", "between", "since", "until", "place", "publisher", "source", "min_score")
_HIDDEN = ("mode", "doc", "reacts_to", "after")


def filter_form(path: str, filters: Filters, order: str | None = None) -> Markup:
    """The form that leads to a list, with the filters that are set; `order` goes with it."""
    chosen = tuple((name, str(getattr(filters, name) or "")) for name in CHOICES)
    hidden = tuple(name for name in _HIDDEN if getattr(filters, name))
    given = {name: said(str(getattr(filters, name) or "")) for name in (*_FILLED, *hidden)}
    given["between"] = said(_joined(filters.between or ()))
    return Markup(_made(path, chosen, hidden, order).format_map(given))


def _joined(pair: tuple[str, ...]) -> str:
    return (";" if "," in "".join(pair) else ",").join(pair)


@lru_cache(maxsize=1024)
def _made(path: str, chosen: tuple[tuple[str, str], ...], hidden: tuple[str, ...], order: str | None) -> str:
    """The form with braces where something is filled in."""
    filled: Mapping[str, str] = {name: f"{{{name}}}" for name in (*_FILLED, *hidden)}
    return render(
        "filter.html.jinja", path=path, filled=filled, chosen=dict(chosen), hidden=hidden, options=CHOICES, order=order
    )
