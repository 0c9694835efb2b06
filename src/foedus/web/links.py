"""Small markup that pages repeat by the hundred, made once: parties' links, badges of types and statuses, days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from foedus.pages.clean import clean
from foedus.pages.wording import CERTAINTY_WORDS, SIGN_GLYPHS, STATUS_GLYPHS
from foedus.records import Actor
from foedus.records.event import ActorKind
from foedus.web.templating import url
from foedus.web.wording import parties, short_day, type_label, type_sign

_GLYPHS: Mapping[str, str] = {str(name): glyph for name, glyph in STATUS_GLYPHS.items()}
_CERTAINTIES: Mapping[str, str] = {str(name): word for name, word in CERTAINTY_WORDS.items()}
_SPECIAL = re.compile("[&<>'\"]")


def said(text: str) -> str:
    """Text as it may stand in an element or a quoted attribute: cleaned and escaped."""
    if not text.isprintable():
        text = clean(text)
    return str(escape(text)) if _SPECIAL.search(text) else text


def party_links(actors: Sequence[Actor], none_said: str = "not said", most: int = 6) -> Markup:
    """The parties' links, at most so many, and how many more there are."""
    return _party_links(tuple((a.name, a.country, a.kind) for a in actors), none_said, most)


@lru_cache(maxsize=8192)
def _party_links(named: tuple[tuple[str, str | None, ActorKind], ...], none_said: str, most: int) -> Markup:
    """The same by what of the actors shows."""
    found = parties([Actor("", 0, 0, name, country, kind=kind) for name, country, kind in named])
    if not found:
        return Markup('<span class="unsaid">{}</span>').format(none_said)
    shown = Markup(", ").join(party_link(key, name) for name, key in found[:most])
    return shown + f" and {len(found) - most} more" if len(found) > most else shown


@lru_cache(maxsize=8192)
def party_link(key: str, name: str) -> Markup:
    """A party's name as the link to its page."""
    return Markup('<a class="party" href="{}">{}</a>').format(url("/actor", name=key), clean(name))


@lru_cache(maxsize=1024)
def type_badge(type: str, mode: str | None = None) -> Markup:
    """A type in words with its sign."""
    css = type_sign(type, mode)
    glyph = Markup('<span class="glyph" aria-hidden="true">{}</span>').format(SIGN_GLYPHS[css])
    return Markup('<span class="type {}">{}{}</span>').format(css, glyph, type_label(type))


@lru_cache(maxsize=64)
def status_badge(name: str) -> Markup:
    """A status in words with its glyph."""
    form = Markup('<span class="status {}"><span aria-hidden="true">{}</span> {}</span>')
    return form.format(name, _GLYPHS.get(name, "·"), name)


@lru_cache(maxsize=64)
def certainty_badge(name: str) -> Markup:
    """How surely something is told, in words."""
    return Markup(f'<span class="certainty {said(name)}">{said(_CERTAINTIES.get(name, name))}</span>')


def state_badge(name: str) -> Markup:
    """How something stands."""
    return Markup(f'<span class="state ">{said(name)}</span>')


def ref_link(href: str, text: object, label: str = "") -> Markup:
    """A link to where something is told; `label` is what it says to readers by ear."""
    named = f' aria-label="{said(label)}"' if label else ""
    return Markup(f'<a class="ref" href="{said(href)}"{named}>{said(str(text))}</a>')


@lru_cache(maxsize=8192)
def day_of(value: date | str | None, unsaid: str = "no date") -> Markup:
    """A day as people write it."""
    if not value:
        return Markup('<span class="unsaid">{}</span>').format(unsaid)
    return Markup('<time datetime="{}">{}</time>').format(clean(str(value)), clean(short_day(value)))


def span_of(first: str | None, last: str | None, unsaid: str = "no date") -> Markup:
    """From when to when; one day where both are the same."""
    if first and last and first != last:
        return day_of(first) + " to " + day_of(last)
    return day_of(first or last, unsaid)


GLOBALS: Mapping[str, Callable[..., Markup]] = {
    "party_links": party_links, "party_link": party_link, "type_badge": type_badge, "status_badge": status_badge,
    "day_of": day_of, "span_of": span_of, "certainty_badge": certainty_badge, "state_badge": state_badge,
    "ref_link": ref_link,
}  # fmt: skip
