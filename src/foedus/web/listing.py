"""Lists of happenings, and what they are narrowed down by, as markup joined of strings: pages have hundreds of these
lines, for which a template takes many times as long. All text goes through `said`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from foedus.answers.words import counted
from foedus.pages.clean import shortened
from foedus.pages.wording import CERTAINTY_WORDS
from foedus.records import Happening
from foedus.records.same import Same
from foedus.web.excerpts import Piece
from foedus.web.links import day_of, party_links, said, span_of, status_badge, type_badge
from foedus.web.rows import Row
from foedus.web.selection import Choice, Facet
from foedus.web.wording import mode_label

_CERTAINTIES: Mapping[str, str] = {str(name): word for name, word in CERTAINTY_WORDS.items()}
_NO_DATE = '<span class="unsaid">no date</span>'
_ROW = (
    '<tr role="row"><td role="cell" data-l="When, where"><div>{}</div></td>\n'
    '<td role="cell" data-l="Who"><div>{}</div></td>\n'
    '<td role="cell" data-l="To, with"><div>{}</div></td>\n'
    '<td role="cell" data-l="What"><div>{}</div></td>\n'
    '<td role="cell" data-l="Status"><div>{}</div></td>\n'
    '<td role="cell" data-l="Told"><div>{}</div></td></tr>\n'
).format


def happening_rows(rows: Sequence[Row]) -> Markup:
    """The rows of the table of happenings."""
    return Markup("".join(_row(Same(row)) for row in rows))


def happening_steps(rows: Sequence[Row], brief: bool = False) -> Markup:
    """Happenings one under the other, as a list."""
    css = "steps brief" if brief else "steps"
    return Markup(f'<ol class="{css}">\n{"".join(map(happening_step, rows))}</ol>\n')


def happening_step(row: Row, why: str = "") -> Markup:
    """One of them; with `why` it is in the news."""
    h = row.happening
    to = f' <span class="quiet">to, with</span> {party_links(h.recipients, "–", 3)}' if h.recipients else ""
    status = f" {status_badge(h.status)}" if h.status != "happened" else ""
    news = f' <span class="news">{said(why)}</span>' if why else ""
    return Markup(
        f'<li><span class="when">{_when(row, h)}</span><div>{_what(row, h)}'
        f" {party_links(h.actors, 'by whom is not said', 3)}{to}{status}{news}{_tells(row)}</div></li>\n"
    )


def marked_pieces(pieces: Sequence[Piece]) -> Markup:
    """A sentence in pieces, with what is looked for marked."""
    return Markup(_pieces(pieces))


def facet_list(facets: Sequence[Facet], opened: int | None = None, also: Collection[str] = ()) -> Markup:
    """Facets one under the other; with `opened` only the first so many are open, and those named in `also`."""
    return Markup(
        "".join(
            _facet(one, opened is None or n < opened or one.name in also) for n, one in enumerate(facets)
        )
    )  # fmt: skip


@lru_cache(maxsize=4_000)
def _row(one: Same[Row]) -> str:
    row, h = one.one, one.one.happening
    place = f'<span class="sub">{said(h.place.name)}</span>' if h.place else ""
    mode = f' <span class="quiet">{said(mode_label(h.mode))}</span>' if h.mode else ""
    status = str(status_badge(h.status))
    if row.certainties:
        status += f'<span class="sub">{", ".join(_CERTAINTIES.get(c, c) for c in row.certainties)}</span>'
    return _ROW(
        f"{_when(row, h)}{place}",
        party_links(h.actors, "not said", 4),
        party_links(h.recipients, "–", 4),
        _what(row, h) + mode + _tells(row),
        status,
        _told(row, h),
    )


def _when(row: Row, h: Happening) -> str:
    if h.first:
        return span_of(h.first, h.last)
    return f'<span class="unsaid">told {day_of(row.told)}</span>' if row.told else _NO_DATE


def _what(row: Row, h: Happening) -> str:
    return f'<a class="to" href="{said(row.href)}">{type_badge(h.type)}</a>'


def _tells(row: Row) -> str:
    return f'<a class="tells" href="{said(row.sentence)}">{_pieces(row.pieces)}</a>' if row.pieces else ""


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(f"<mark>{said(one.text)}</mark>" if one.hit else said(one.text) for one in pieces)


def _told(row: Row, h: Happening) -> str:
    told = f"<span>{counted(row.reports, 'report')}</span>"
    if row.publishers == 1:
        told += f'<span class="sub">by {said(shortened(h.publishers[0], 60))}</span>'
    elif row.publishers:
        own = f", {h.independent} independently" if h.independent < row.publishers else ""
        told += f'<span class="sub">by {counted(row.publishers, "publisher")}{own}</span>'
    if row.said_by:
        told += f'\n<span class="sub">said by {said(row.said_by)}</span>'
    if row.denied_by:
        told += f'\n<span class="sub denial"><span aria-hidden="true">✕</span> denied by {said(row.denied_by)}</span>'
    return told


def _facet(one: Facet, opened: bool) -> str:
    rest = ""
    if one.rest:
        rest = f'<details class="rest"><summary>{len(one.rest)} more</summary>{_choices(one.rest)}</details>'
    return (
        f'<details class="facet"{" open" if opened else ""}><summary>{said(one.title)}</summary>\n'
        f"{_choices(one.choices)}{rest}</details>\n"
    )


def _choices(choices: Sequence[Choice]) -> str:
    return f"<ul>\n{''.join(map(_choice, choices))}</ul>\n"


def _choice(one: Choice) -> str:
    css = label = hidden = ""
    count = f"{one.count:,}"
    if one.chosen:
        css, hidden, count = ' class="chosen"', ' aria-hidden="true"', "×"
        label = f' aria-label="{said(one.label)}, chosen: take it away" aria-current="true"'
    glyph = f'<span aria-hidden="true">{said(one.glyph)}</span> ' if one.glyph else ""
    return (
        f'<li{css}><a href="{said(one.href)}"{label}><span class="t">{glyph}{said(one.label)}</span>'
        f' <span class="n"{hidden}>{count}</span><svg class="amount" height="3" aria-hidden="true">'
        f'<rect width="{one.share}%" height="3"/></svg></a></li>\n'
    )


GLOBALS: Mapping[str, Callable[..., Markup]] = {
    "happening_rows": happening_rows, "happening_steps": happening_steps, "happening_step": happening_step,
    "facet_list": facet_list, "marked_pieces": marked_pieces,
}  # fmt: skip
